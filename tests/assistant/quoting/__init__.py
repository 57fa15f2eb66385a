"""Tests of which words are quoted."""
