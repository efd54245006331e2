"""Accounts: people, passwords, sign-in."""
