"""Widening: what is searched besides a question's own words, so that plain words reach technical texts."""
