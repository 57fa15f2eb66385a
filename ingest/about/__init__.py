"""What a document says of itself: title, issuer, symbol, date, type and country, read from its cover."""
