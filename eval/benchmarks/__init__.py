"""Timings as ratios to what a person would otherwise install, measured in one run on one machine."""
