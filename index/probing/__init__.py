"""Probes: the same questions asked of every new edition, to see whether something takes the first place everywhere."""
