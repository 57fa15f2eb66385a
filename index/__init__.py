"""Documents become an edition on disk; a question becomes `Hit`s. Knows nothing of people."""
