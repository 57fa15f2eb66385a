"""The interface in five languages: which one is in force, its words, its numbers and dates."""
