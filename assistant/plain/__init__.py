"""Help with a quoted paragraph, without a word of our own about it: glossary entries, and how hard it is to read."""
