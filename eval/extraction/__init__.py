"""Documents whose true content is known, made from texts of our own, and how well the readers find that content."""
