"""Who may do what, on one screen."""
