"""The error tree. Every error that reaches a person is one of these, and says one clear sentence.

    AdviceHubError                exit 1
    ├── UsageError                exit 2   a command was given something it cannot take
    ├── QuestionError                      a question that cannot be asked (empty, too long, unreadable)
    ├── SourceError                        a file that cannot be read; carries the file and the reason
    ├── ModelError                         an embedding model that is missing or not what it should be
    ├── EditionError                       an edition that cannot be opened
    │   ├── EditionMissing
    │   ├── EditionDamaged                 a hash does not agree: it never answers
    │   └── EditionForeign                 made by another model or layout than the one in use
    ├── StorageFull                        the disk is full; nothing that was there is lost
    ├── FetchError                         a public file that cannot be fetched; carries the reason
    │   └── FetchInterrupted               it may go well at another time
    │       └── FetchUnreachable           nobody answers at all
    ├── CatalogueError                     a file of the corpus folder that is not as it should be
    └── DataError                          a query set, run, qrels or answers file that cannot be used

No message ever holds the text of a question: messages travel to logs and terminals. HTTP codes are
given in `web/` alone.
"""

SOME_REFUSED = 3
"""Exit code of a command that did its work but refused some inputs, each named with its reason."""


class AdviceHubError(Exception):
    """The root. `str(error)` is one sentence for a person; `exit_code` is the command's exit status."""

    exit_code = 1


class UsageError(AdviceHubError):
    """A command, option or setting was given something it cannot take."""

    exit_code = 2


class QuestionError(AdviceHubError):
    """A question that cannot be asked; the message says why and never repeats the question."""


class SourceError(AdviceHubError):
    """A source file that cannot be read. `file` is its name, `reason` a sentence without it."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


class ModelError(AdviceHubError):
    """An embedding model that is missing, cannot be loaded, or is not what its name says."""


class EditionError(AdviceHubError):
    """An edition that cannot be opened. `edition` is its id, or '' when none is known."""

    def __init__(self, message: str, edition: str = "") -> None:
        super().__init__(message)
        self.edition = edition


class EditionMissing(EditionError):
    """No edition has been built yet, or the one asked for is not there."""


class EditionDamaged(EditionError):
    """A file of the edition is not what its manifest says. It must never answer."""


class EditionForeign(EditionError):
    """The edition was made by another model, or in a layout this version does not read."""


class StorageFull(AdviceHubError):
    """The disk is full. What was there before is whole; nothing half-written is used."""


class DataError(AdviceHubError):
    """A query set, run, qrels or answers file that cannot be used; the message names file and line."""


class CatalogueError(AdviceHubError):
    """A data file of the corpus folder that is wrong. `entry` and `field` say where, '' when it is all of it."""

    def __init__(self, file: str, reason: str, entry: str = "", field: str = "") -> None:
        place = [file, f'entry "{entry}"' if entry else "", f'field "{field}"' if field else ""]
        super().__init__(f"{', '.join(part for part in place if part)}: {reason}")
        self.file, self.reason, self.entry, self.field = file, reason, entry, field


class FetchError(AdviceHubError):
    """A public file that cannot be fetched. `reason` is a sentence for a person, without the file's name."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FetchInterrupted(FetchError):
    """A download that broke off, or could not begin, for a reason that may pass."""


class FetchUnreachable(FetchInterrupted):
    """A host whose name cannot be looked up, or that nobody answers for."""
