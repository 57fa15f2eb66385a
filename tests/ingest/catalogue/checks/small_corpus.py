"""A corpus of two sources, one topic, one note and its translation, in which nothing is wrong."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from ingest.asked import FIRST_LINE
from ingest.catalogue.checks.fault import Fault
from ingest.catalogue.checks.folder import Folder, read_folder
from ingest.catalogue.read import read_reference

Rule = Callable[[Folder], Iterable[Fault]]

SOURCES = """
[[source]]
id = "uncat"
title = "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment"
short_title = "UNCAT"
issuer = "United Nations General Assembly"
type = "treaty"
binding = true
checked = "seen"
symbol = "A/RES/39/46"
date = "1984-12-10"
in_force = "1987-06-26"
languages = ["en", "fr"]
address = "https://www.un.org/uncat"
topics = ["arrest"]

[[source]]
id = "gc1"
title = "General comment No. 1"
short_title = "CAT General Comment 1"
issuer = "Committee against Torture"
type = "general comment"
binding = false
checked = "seen"
status = "superseded"
superseded_by = "uncat"

[[source]]
id = "rumour"
title = "A tool that nobody has seen"
short_title = "CTI tool 99"
issuer = "Somebody"
type = "tool"
binding = false
checked = "unseen"
"""
TOPICS = """
[[topic]]
id = "arrest"
names = { en = "Arrest" }
definition = "Taking a person into custody."
triage = "arrest"
questions = ["May we?"]
key_sources = ["uncat"]
"""
CATEGORIES = """
[[category]]
id = "arrest"
name = "Arrest"
route = "in_scope"
"""
_PROSE = " ".join(["Tell the person why he is held and write it down at once."] * 26)
NOTE = f"""---
id: note-arrest
title: "Arrest"
short_title: "Arrest"
type: note
language: en
issuer: "Advice Hub"
date: 2026-11-21
binding: false
status: current
topics: [arrest]
work: note-arrest
summary_of: [uncat]
licence: "CC BY 4.0"
---

# Arrest

Our summary of UNCAT.

## Background

1. {_PROSE} (UNCAT, art. 2(1))

## What the standards require

2. Write down the time:
- of the arrest;
- of the interview. (UNCAT, arts 11 and 16; A/RES/39/46, art. 2)

## Recommended practice

### Before

3. Plan the arrest. (UNCAT, art. 11)

### During

4. Say who you are. (UNCAT, art. 11)

### After

5. Write the record. (UNCAT, art. 11)

## Common questions

### May we hold him over the weekend?

6. No. (UNCAT, art. 11)

## Key sources

- UNCAT (A/RES/39/46), <https://www.un.org/uncat>.
"""
FRENCH = (
    NOTE.replace("id: note-arrest\n", "id: note-arrest-fr\n")
    .replace("language: en", "language: fr")
    .replace("UNCAT, art", "Convention contre la torture, art")
)
_ASKED = [("en", "what do we do"), ("en", "and then"), ("fr", "on fait quoi"), ("fr", "et après"), ("es", "qué hago")]
ASKED = "\n".join(
    [FIRST_LINE, *(f"{number}\t{language}\t{text} {number}" for number in range(1, 7) for language, text in _ASKED), ""]
)


def small_corpus(root: Path, **changed: str) -> Path:
    """Write the corpus into `root`; `changed` ("sources", "note", "french", "asked", …) are texts in place of its
    own."""
    texts = {"sources": SOURCES, "topics": TOPICS, "categories": CATEGORIES} | changed
    (root / "notes").mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        if name not in ("note", "french", "asked"):
            (root / f"{name}.toml").write_text(text, encoding="utf-8")
    (root / "notes" / "arrest.md").write_text(changed.get("note", NOTE), encoding="utf-8")
    (root / "notes" / "arrest.fr.md").write_text(changed.get("french", FRENCH), encoding="utf-8")
    (root / "notes" / "arrest.md.asked.tsv").write_text(changed.get("asked", ASKED), encoding="utf-8")
    return root


def found(rule: Rule, root: Path, **changed: str) -> list[str]:
    """Place and words of what `rule` finds in the corpus with the texts `changed`."""
    folder, faults = read_folder(small_corpus(root, **changed), read_reference(root))
    assert not faults
    return [f"{fault.place}: {fault.says}" for fault in sorted(rule(folder))]


def line_of(text: str, words: str) -> int:
    """The line of `text` that has `words`."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if re.search(re.escape(words), line))
