"""Any change of a good file's bytes ends in a document or a clean refusal, never in another error."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advicehub.errors import SourceError
from ingest.jail import Read, Refused, read_all
from ingest.kind import kind_of
from ingest.readers import reader_for
from ingest.unpack_child import of_mail, of_zip
from tests.contracts.reader import check_document
from tests.properties.mutations import GOOD, mutated

_FILES = 60
_SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.fixture(autouse=True)
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """OCR has its own tests; here it would only cost time."""
    monkeypatch.setenv("ADVICEHUB_OCR", "off")


@pytest.mark.parametrize("kind", GOOD)
@given(data=st.data())
@settings(max_examples=100, suppress_health_check=_SHARED)
def test_a_changed_file_is_read_or_refused(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    path = tmp_path / f"x.{kind}"
    path.write_bytes(data.draw(mutated(GOOD[kind]())))
    try:
        found = kind_of(path)
        if found in ("zip", "eml"):
            list((of_zip if found == "zip" else of_mail)(path))
        if found != "zip":
            check_document(reader_for(path).read(path))
    except SourceError as error:
        assert error.reason


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in GOOD if kind != "zip"])
def test_changed_files_are_read_or_refused_in_the_jail(tmp_path: Path, kind: str) -> None:
    """More of them, and harder: what breaks the C libraries would end this very process outside the jail."""
    dice = random.Random(kind)
    good = GOOD[kind]()
    paths = []
    for number in range(_FILES):
        data = bytearray(good)
        for _ in range(dice.choice((1, 4, 40))):
            data[dice.randrange(len(data))] = dice.randrange(256)
        paths.append(tmp_path / f"{number}.{kind}")
        paths[-1].write_bytes(data[: dice.randrange(len(data))] if dice.random() < 0.2 else data)
    results = list(read_all(paths, 2))
    assert [result.path for result in results] == paths
    for result in results:
        if isinstance(result, Refused):
            assert "report the file" not in result.reason, (result.path.name, result.reason)
        else:
            assert isinstance(result, Read)
            check_document(result.document)
