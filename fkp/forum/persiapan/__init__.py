"""Preparing a forum: theme, date, team, agenda, calendar."""
