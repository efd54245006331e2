"""Importing units from a spreadsheet: read it, plan what would change, show that, then do it."""
