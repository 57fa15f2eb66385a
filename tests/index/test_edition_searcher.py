"""`EditionSearcher` is a `Searcher`, alone and against worlds made at random."""

import itertools
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from advicehub.settings import Settings
from index import ingestion
from index.access import PUBLIC, Access
from index.encoder import QuestionEncoder
from index.opening import open_searcher
from index.question import question
from index.searcher import Searcher
from tests.conftest import STUB
from tests.contracts.searcher import WORLD, Build, SearcherContract
from tests.stub_embedder import StubEmbedder


@pytest.fixture
def build(tmp_path: Path, stub: StubEmbedder) -> Build:
    number = itertools.count()

    def make(world: Mapping[str, Mapping[str, str]]) -> Searcher:
        home = tmp_path / f"home{next(number)}"
        settings = Settings(home=home, models=(STUB,), workers=2, probes="off")
        for group, contents in world.items():
            folder = home.with_name(f"{home.name}-{group}")
            folder.mkdir()
            for name, text in contents.items():
                (folder / f"{name}.txt").write_text(text)
            ingestion.ingest([folder], settings, ingestion.Wish(group))
        return open_searcher(settings, encoder=QuestionEncoder([stub]))

    return make


class TestEditionSearcher(SearcherContract):
    """The contract."""


def test_dense_search_equals_brute_force(build: Build, stub: StubEmbedder) -> None:
    from index.embedded import embedded

    searcher = build(WORLD)
    access = Access.to("unit-7")
    asked = question("when may firearms be used")
    vector = stub.embed_questions([asked.text])[0]
    hits = searcher.search(asked, access, 50, "dense")
    for hit in hits:
        made = stub.embed_passages([embedded(hit.passage, hit.text).parts])[0].astype(np.float16).astype(np.float32)
        assert hit.value("stub") == pytest.approx(float(made[0] @ vector), abs=2e-6)
        assert hit.value("stub sentence") == pytest.approx(float(max(made[1:] @ vector)), abs=2e-6)


sentences = st.sampled_from(
    [
        "Force is a last resort.",
        "A lawyer comes first.",
        "Report each shot.",
        "Doctors see the detained.",
        "No orders excuse it.",
    ]
)
worlds = st.dictionaries(
    st.sampled_from(["public", "a", "b"]),
    st.dictionaries(
        st.sampled_from("uvwxyz"), st.lists(sentences, min_size=1, max_size=4).map("\n\n".join), min_size=1
    ),
    min_size=2,
)


@pytest.mark.slow
@examples(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds, asked=sentences, group=st.sampled_from(["a", "b"]))
def test_random_worlds_answer_as_if_the_rest_were_deleted(
    build: Callable[..., Searcher], world: dict[str, dict[str, str]], asked: str, group: str
) -> None:
    # A name in each text: the same bytes in one group twice would be refused.
    named = {g: {f"{g}-{n}": f"{text}\n\nSigned {n}." for n, text in docs.items()} for g, docs in world.items()}
    access = Access.to(group)
    allowed = {g: documents for g, documents in named.items() if g in access.groups}
    if not allowed:
        assert build(named).search(question(asked), access, 20) == []
        return
    whole, alone = build(named), build(allowed)
    assert whole.search(question(asked), access, 20) == alone.search(question(asked), access, 20)
    assert whole.terms(question(asked), access) == alone.terms(question(asked), access)
    assert whole.widening(question(asked), access) == alone.widening(question(asked), access)
    assert whole.edition(access) == alone.edition(access)


def test_public_is_what_everybody_may_read() -> None:
    assert PUBLIC.groups == {"public"}
    assert Access.to("a").groups == {"a", "public"}
