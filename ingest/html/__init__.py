"""HTML: the page is parsed as browsers do, what is no text of its own goes, and the rest is walked in order."""
