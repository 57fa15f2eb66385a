"""From the quotations that were found to what is shown: order, folding, differences, parts of a question."""
