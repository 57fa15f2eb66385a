"""Hits become an `Answer`: quotations chosen, verified and cited, or the decision that there is no answer."""
