"""Query sets, judgments, runs and measures: what the library finds, and how well. Never sees a case."""
