"""The catalogue: official sources, topics, glossary and collections, read from `corpus/` and checked."""
