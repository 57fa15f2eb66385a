"""Which words of a passage are quoted: those that answer, with what they need to be read alone."""
