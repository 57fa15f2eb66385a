"""Fetching public documents from their official addresses. The only code that opens a connection."""
