"""The annex of the decree that sets a standard in force."""
