"""Which texts go through the model together."""

from collections.abc import Iterator, Sequence

TOKENS = 2048
"""Tokens of one batch, its padding among them: enough that a matrix product fills a core, and its states its cache."""


def token_batches(lengths: Sequence[int], most: int = TOKENS) -> Iterator[list[int]]:
    """Places of texts of these `lengths`, each once, the longest first; at most `most` tokens a batch where a text
    alone has not more. Texts of one length stand together, so that little of a batch is padding.
    """
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda place: -lengths[place]):
        if batch and lengths[batch[0]] * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
