"""The upward report of SKM and FKP, their holding and their follow-up: who is missing first."""
