"""Curation: what changes in the library when a document comes, is replaced or is withdrawn; and the way back."""
