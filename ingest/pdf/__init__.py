"""PDF: characters become lines, lines paragraphs, paragraphs blocks. One small step to a module."""
