"""Embedding models: found inside PyPI packages or named in settings, never fetched from anywhere."""
