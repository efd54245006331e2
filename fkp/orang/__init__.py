"""People: signing in, passwords, and the screens that manage who may do what."""
