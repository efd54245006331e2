"""Staff prepare, open, close and seal a survey, and read what came of it."""
