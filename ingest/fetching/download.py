"""One file, from its address to the hidden folder, whole."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from advicehub.errors import FetchError, FetchInterrupted, FetchUnreachable, SourceError
from ingest.fetching import address as addresses
from ingest.fetching.address import Address
from ingest.fetching.connection import Response
from ingest.fetching.exchange import Exchange
from ingest.fetching.headers import Head, check_part, head_of
from ingest.fetching.limits import Limits
from ingest.fetching.lock_file import Version
from ingest.fetching.partial import Begun, Partial
from ingest.fetching.wanted import Wanted
from ingest.kind import NAMES, kind_of

_OK, _PART, _NOT_MODIFIED, _NO_SUCH_PART = 200, 206, 304, 416


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A whole file of the right kind at `file`; `final` is the address that gave it."""

    file: Path
    final: str
    head: Head


class Download:
    """Downloads one file after another into the hidden folder of `folder`."""

    def __init__(self, folder: Path, exchange: Exchange, limits: Limits) -> None:
        self._folder, self._exchange, self._limits = folder, exchange, limits

    def get(self, wanted: Wanted, known: Version | None) -> Downloaded | None:
        """The file, or None when the server says that it is still the `known` version.

        A connection that breaks off is taken up again, by the next command too. Raises `FetchError`; of a
        file of the wrong kind or size nothing is kept.
        """
        partial = Partial(self._folder, wanted.name, self._limits.checkpoint)
        address = addresses.catalogued(wanted.address)
        for tries in range(1, self._limits.tries + 1):
            try:
                return self._once(wanted, address, known, partial)
            except FetchInterrupted as error:
                last = error
                self._exchange.pace.hold(address.host, self._exchange.pace.backoff(tries))
        reason = f"{last.reason} ({self._limits.tries} tries)"
        if isinstance(last, FetchUnreachable):
            self._exchange.pace.give_up(address.host, reason)
        raise FetchError(reason)

    def _once(self, wanted: Wanted, address: Address, known: Version | None, partial: Partial) -> Downloaded | None:
        begun = partial.begun(str(address))
        with self._exchange.get(address, _conditions(begun, known)) as (final, response):
            if response.status == _NOT_MODIFIED and begun is None and known is not None:
                return None
            with _dropping(partial):
                begun = self._begin(wanted, address, response, begun)
            # Only a connection that breaks off while data comes leaves something to go on with.
            self._receive(response, begun, partial)
        with _dropping(partial):
            _check_kind(partial, wanted)
        return Downloaded(partial.file, str(final), begun.head)

    def _begin(self, wanted: Wanted, address: Address, response: Response, begun: Begun | None) -> Begun:
        """What is announced, and what it is added to."""
        if response.status == _PART and begun is not None:
            check_part(response.headers, begun.head, begun.length)
            return begun
        if response.status == _NO_SUCH_PART and begun is not None:
            raise FetchInterrupted("the server does not know the part that was asked for")
        if response.status != _OK:
            raise FetchError(_STATUS.get(response.status, f"the server answers with status {response.status}"))
        return Begun(str(address), head_of(response.headers, wanted.kind, self._limits.size))

    def _receive(self, response: Response, begun: Begun, partial: Partial) -> None:
        length = begun.length
        with partial.writing(begun) as write:
            for chunk in response.chunks:
                length = write(chunk)
                if length > self._limits.size:
                    break
        if length > self._limits.size:
            partial.drop()
            raise FetchError(f"it is larger than {self._limits.size / 1e6:,.0f} MB")
        if begun.head.total >= 0 and length != begun.head.total:
            raise FetchInterrupted("the connection broke off")


_STATUS = {
    401: "the server wants a password",
    403: "the server does not give it out (status 403)",
    404: "there is nothing at this address (status 404)",
    410: "it has been taken away (status 410)",
    451: "it is withheld for legal reasons (status 451)",
}


def _conditions(begun: Begun | None, known: Version | None) -> Mapping[str, str]:
    """Headers that ask for the rest of what was begun, else for the file if it is not the known version."""
    if begun is not None:
        return {"range": f"bytes={begun.length}-", "if-range": begun.head.validator}
    tags = {"if-none-match": known.etag, "if-modified-since": known.last_modified} if known else {}
    return {name: value for name, value in tags.items() if value}


@contextmanager
def _dropping(partial: Partial) -> Iterator[None]:
    """Leave nothing of the download when the block fails."""
    try:
        yield
    except FetchError:
        partial.drop()
        raise


def _check_kind(partial: Partial, wanted: Wanted) -> None:
    """Raise `FetchError` unless the content is of the kind that the catalogue names."""
    found = ""
    with suppress(SourceError):
        kind = kind_of(partial.file)
        found = NAMES[kind]
        if kind == wanted.kind:
            return
    raise FetchError(f"its content is {found or 'nothing that can be read'}, not {wanted.kind.upper()}")
