"""The gutters of a file's pages so far: where a page of few lines may be expected to have columns, too."""

from dataclasses import dataclass, field

_SAME = 4.0
_MOST = 6
_LEAST = 10
"""Lines that a column has at least to tell for the pages that follow."""


@dataclass(slots=True)
class Gutters:
    """Places (x, in points) between columns that were plain to see on the pages before."""

    known: list[float] = field(default_factory=list)

    def see(self, x: float, lines: int) -> None:
        """A page has columns with `x` between them, the shorter of which has so many `lines`."""
        if lines >= _LEAST and not self.has(x):
            self.known = [x, *self.known][:_MOST]

    def has(self, x: float) -> bool:
        """Whether `x` lies where a gutter is known."""
        return any(abs(x - other) < _SAME for other in self.known)
