"""Pages for everyone: calendar of forums, one forum, the page of a participant."""
