"""Receipts: what is needed to check a quotation later, without us, on another machine."""
