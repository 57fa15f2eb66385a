"""Golden files: what is read of small sources, word for word. Offsets that move must move on purpose.

To write the expected files anew after a deliberate change: `ADVICEHUB_GOLDEN=write pytest tests/golden`,
and raise the number in the reader's EXTRACTOR.
"""

import json
import os
from pathlib import Path

import pytest

from ingest.cut import cut
from ingest.extract_json import extract_json
from ingest.readers import reader_for
from tests.golden import office_sources
from tests.ingest.documents import count_words

HERE = Path(__file__).parent / "extraction"
SOURCES = sorted(
    path for path in HERE.iterdir() if path.suffix in {".txt", ".md", ".pdf", ".html", ".docx", ".odt", ".eml"}
)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_extraction(source: Path) -> None:
    document = reader_for(source).read(source)
    found = json.loads(json.dumps(extract_json(document, cut(document, count_words))))
    expected = source.with_name(source.name + ".json")
    if os.environ.get("ADVICEHUB_GOLDEN") == "write":
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def test_the_office_files_are_what_their_script_writes(tmp_path: Path) -> None:
    for path in office_sources.write(tmp_path):
        assert path.read_bytes() == (HERE / path.name).read_bytes()
