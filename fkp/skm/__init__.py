"""Running a Survei: citizens answer, staff seal."""
