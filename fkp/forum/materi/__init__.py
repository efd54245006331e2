"""What is published before a forum, and what people say of it."""
