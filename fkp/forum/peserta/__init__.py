"""Who is invited: contact book, planner by element, invitations, replies and needs."""
