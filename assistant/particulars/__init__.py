"""What pins a question down, names, years, numbers and countries, and whether a passage is about the same."""
