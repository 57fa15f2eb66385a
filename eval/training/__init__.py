"""Trains what the program ships: the adapters by which questions that mean the same come together."""
