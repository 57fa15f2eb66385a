"""A file becomes a `Document`: read, repaired, its structure found, its passages cut. Knows nothing of
vectors.
"""
