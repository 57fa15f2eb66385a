"""When the probes of a new edition raise an alarm.

The measure is the edition before: there the passage that came first most often did so for a share p of the probes. A
passage alarms when it gained more first places than one with that share would have, by chance, in all but one of a
thousand sets of probes (the tail of a binomial distribution). Documents are measured in the same way, by the document
that came first most often. So the alarm fits itself: where a library holds little, and each of its passages answers
much, much is needed. How often it is false, and what it sees: docs/decisions/0033-probes.md.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import comb

from index.probing import probe
from index.probing.outcome import Alarm, Outcome, Report, paired
from ingest.passage import Passage

CHANCE = 0.001
"""The probability by chance below which a gain, or a loss, raises an alarm."""
LOST = 0.02
"""The share of the probes that found their own paragraph before and may lose it to what came, as a rule."""

PassagesOf = Callable[[str], Sequence[tuple[Passage, str]]]
"""The passages of a document with their texts."""

Pairs = Sequence[tuple[Outcome, Outcome]]


def alarms(before: Report, after: Report, passages_of: PassagesOf) -> Iterator[Alarm]:
    """The alarms of `after`, compared with `before`, over the probes that were asked both times.

    What gained most comes first, one alarm a document; then the loss of what was found. `passages_of` tells of the
    edition after.
    """
    pairs = list(paired(before.outcomes, after.outcomes))
    by_passage = list(_gained(pairs, "passage"))
    by_document = list(_gained(pairs, "document"))
    told = {alarm.document for alarm in by_passage}
    found = [_labelled(alarm, passages_of) for alarm in by_passage]
    found += [alarm for alarm in by_document if alarm.document not in told]
    yield from sorted(found, key=lambda alarm: (alarm.before - alarm.count, alarm.document))
    yield from _lost(pairs)


def least(of: int, share: float) -> int:
    """The least count that as many or more successes than have a probability below CHANCE, in `of` trials with the
    probability `share` each; `of` + 1 when there is none."""
    tail = 0.0
    for count in range(of, -1, -1):
        tail += comb(of, count) * share**count * (1 - share) ** (of - count)
        if tail >= CHANCE:
            return count + 1
    return 0


def _gained(pairs: Pairs, kind: str) -> Iterator[Alarm]:
    """An alarm for what gained too many first places, the most for each document. `kind` is "passage" or "document"."""
    was = Counter(getattr(one, kind) for one, _ in pairs)
    is_ = Counter(getattr(other, kind) for _, other in pairs)
    del was[""], is_[""]
    most = max(was.values(), default=0)
    seen: set[str] = set()
    enough = least(len(pairs), most / len(pairs)) if most else len(pairs) + 1
    for name, count in is_.most_common():
        if count - was[name] < enough:
            continue
        firsts = [other for _, other in pairs if getattr(other, kind) == name]
        document = firsts[0].document
        if document not in seen:
            seen.add(document)
            passage = name if kind == "passage" else ""
            yield Alarm(kind, count, was[name], len(pairs), _topics(firsts), document, passage)


def _lost(pairs: Pairs) -> Iterator[Alarm]:
    """An alarm when too many probes lost their own paragraph; those whose paragraphs are not held now do not count."""
    had = [other for one, other in pairs if one.own > 0 and other.own >= 0]
    lost = [other for other in had if other.own == 0]
    if had and len(lost) >= least(len(had), LOST):
        yield Alarm("recall", len(lost), len(had), len(pairs), _topics(lost))


def _topics(outcomes: Sequence[Outcome]) -> int:
    topics = {each.id: each.topic for each in probe.shipped()}
    return len({topics.get(each.id, "") for each in outcomes} - {""})


def _labelled(alarm: Alarm, passages_of: PassagesOf) -> Alarm:
    """`alarm` with what its passage is called: its number, its page or its place in the document."""
    for place, (passage, _) in enumerate(passages_of(alarm.document), start=1):
        if passage.id == alarm.passage:
            page = f"page {passage.pages[0]}" if passage.pages else f"passage {place}"
            label = f"paragraph {passage.label.rstrip('.')}" if passage.label else page
            return replace(alarm, label=label)
    return alarm
