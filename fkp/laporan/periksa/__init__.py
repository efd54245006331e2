"""Checking a downloaded file without us: no application, no database, no network."""
