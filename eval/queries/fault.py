"""Something that is wrong with a query set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """`rule` is a short name; `said` a sentence that repeats no question. `line` is 0 where it is about the file."""

    file: str
    line: int
    id: str
    rule: str
    said: str

    def __str__(self) -> str:
        where = f", line {self.line}" if self.line else ""
        return f"{self.file}{where}{f' ({self.id})' if self.id else ''}: {self.rule}: {self.said}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands."""

    file: str
    line: int
    id: str

    def fault(self, rule: str, said: str) -> Fault:
        """A fault of the question that stands here."""
        return Fault(self.file, self.line, self.id, rule, said)
