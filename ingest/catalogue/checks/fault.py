"""A fault in the corpus folder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`says` is what is wrong, for a person who can mend it; `rule` is the name of the check that found it.

    `file` is relative to the corpus folder. `line` is 1-based, 0 where an `entry` says the place, or the whole
    file is meant.
    """

    file: str
    line: int
    entry: str
    rule: str
    says: str

    @property
    def place(self) -> str:
        """ "notes/arrest.md:14", or 'sources.toml, entry "uncat"'."""
        if self.line:
            return f"{self.file}:{self.line}"
        return f'{self.file}, entry "{self.entry}"' if self.entry else self.file
