"""What is kept from the search, what is not, and the words it rests on."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.triage.cues import line_of
from assistant.triage.sheet import LANGUAGES, sheet
from assistant.triage.triage import triage
from eval.queries.reading import SHIPPED, read_questions
from eval.signals import by_language, read_and_sort
from index.question import MAX_CHARACTERS, Question, question


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_is_whole_and_no_cue_of_it_is_found_everywhere(language: str) -> None:
    read = sheet(language)
    patterns = {**read.urgent, **read.mandate, **{f"unless {name}": each for name, each in read.unless.items()}}
    line = line_of(" qwx zzyx | 7777 ", language)
    assert {name for name, each in patterns.items() if each.found(line)} == set()


@pytest.mark.parametrize(
    ("text", "kind", "cue"),
    [
        ("My cousin was taken last night and nobody says where he is.", "urgent", "last night"),
        ("Mi primo lleva 3 dias en huelga de hambre y no dejan entrar al medico", "urgent", "Mi primo"),
        ("Mon cousin est expulsé demain, aidez-nous", "urgent", "demain"),
        ("O meu primo desapareceu ontem", "urgent", "ontem"),
        ("ابن عمي اختفى أمس", "urgent", "أمس"),
        ("Which country is the worst torturer?", "out_of_mandate", "Which country is the worst"),
        ("Comment frapper un homme sans laisser de traces ?", "out_of_mandate", "sans laisser de traces"),
    ],
)
def test_what_is_kept_from_the_search_says_which_words_it_rests_on(text: str, kind: str, cue: str) -> None:
    signal = triage(question(text))
    assert signal is not None and signal.kind == kind
    assert any(cue in each for each in signal.cues)
    assert all(each in text for each in signal.cues)


@pytest.mark.parametrize(
    "text",
    [
        "What must officers do when a prisoner says he will kill himself?",
        "Suppose a man is taken at night and disappears: what does the law say?",
        "How can inspectors detect officers who hide marks?",
        "Is the Committee's view binding?",
        "¿Se puede alimentar a la fuerza a un preso en huelga de hambre?",
    ],
)
def test_a_question_for_a_rule_is_searched(text: str) -> None:
    assert triage(question(text)) is None


def test_someone_dying_in_the_askers_own_cells_is_urgent_and_the_rule_about_it_is_not() -> None:
    assert triage(Question("The man in our cell just hanged himself, he is not breathing, what do we do now?", "en"))
    assert triage(Question("What do we do if a detainee hangs himself?", "en")) is None


def test_a_wrongly_told_language_does_not_hide_a_cue() -> None:
    assert triage(Question("Mi hermano está desaparecido desde ayer", "pt")) is not None


@pytest.mark.parametrize("name", ["development", "calibration"])
def test_ordinary_questions_are_searched(name: str) -> None:
    asked = read_questions(SHIPPED / f"{name}.jsonl").values()
    stopped = [each.id for each in asked if triage(Question(each.text, each.language))]
    assert len(asked) > 200 and len(stopped) / len(asked) <= 0.01, stopped


def test_the_development_set_is_told_as_well_as_the_decision_says() -> None:
    reports = by_language(read_and_sort(SHIPPED / "signals-development.jsonl"))
    for language, report in reports.items():
        assert (report.urgent.value or 0) >= 0.95, language
        assert (report.out_of_mandate.value or 0) >= 0.92, language
        assert (report.stopped.value or 0) <= 0.03, language


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1, max_size=300), st.sampled_from(["", *LANGUAGES, "ru"]))
def test_any_text_at_all_is_told_and_its_cues_are_its_own_words(text: str, language: str) -> None:
    signal = triage(Question(text, language))
    assert signal is None or (signal.cues and all(each in text for each in signal.cues))


def test_it_takes_no_time_to_speak_of() -> None:
    asked = Question("They took my brother last night and nobody tells us where he is; who can help us?", "en")
    triage(asked)
    started = time.process_time()
    for _ in range(50):
        triage(asked)
    assert (time.process_time() - started) / 50 < 0.02
    longest = Question(("he was there and they said it " * 80)[:MAX_CHARACTERS], "en")
    started = time.process_time()
    triage(longest)
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Can we fire in the air so that they leave?",
        "Peut-on tirer en l'air pour les disperser ?",
        "¿Está permitido disparar al aire para que se vayan?",
        "Podemos disparar para o ar para os dispersar?",
        "هل يجوز إطلاق النار في الهواء لتفريقهم؟",
    ],
)
def test_a_shot_in_the_air_is_no_broadcast(text: str) -> None:
    assert triage(question(text)) is None
