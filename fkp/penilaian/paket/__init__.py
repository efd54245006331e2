"""The evidence pack of one indicator: everything an evaluator asks for, and what is missing."""
