"""The catalogue: official sources, topics, glossary, vocabulary and collections, read from `corpus/` and checked."""
