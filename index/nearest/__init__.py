"""Nearest vectors: the rows that point most nearly where a question points, at every size of library."""
