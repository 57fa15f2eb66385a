"""What the probes tell, in sentences for a person."""

from collections.abc import Iterator

from index.probing.outcome import Alarm, Report

_NAMED = 3


def alarm_lines(report: Report) -> Iterator[str]:
    """A sentence for each alarm of `report`."""
    return (_sentence(alarm) for alarm in report.alarms)


def held_line(edition: str) -> str:
    """What to say of an edition that is held for its alarms."""
    return (
        f"edition {edition} is built and is not in use, because of the alarm: look at what came; "
        f"`advicehub editions use {edition}` puts it into use"
    )


def report_lines(report: Report) -> Iterator[str]:
    """The report for a person: how many were asked and found, what comes first most often, and the alarms."""
    found, of = report.found
    own = f"; {found} of {of} find a paragraph of their own among the first five" if of else ""
    yield f"probes: {len(report.outcomes)} questions asked{own}"
    leading = ", ".join(f"{document} ({count})" for document, count in report.firsts().most_common(_NAMED))
    if leading:
        yield f"  first most often: {leading}"
    if report.before:
        raised = f"{len(report.alarms)} alarm(s)" if report.alarms else "no alarm"
        yield f"  compared with edition {report.before}: {raised}"
    yield from (f"  alarm: {line}" for line in alarm_lines(report))


def _sentence(alarm: Alarm) -> str:
    many = f"{alarm.count} of {alarm.of} probe questions"
    topics = f" on {alarm.topics} topics" if alarm.topics > 1 else ""
    if alarm.kind == "recall":
        return f"{many} that found their own paragraph among the first five before do not find it now{topics}"
    what = alarm.document if alarm.kind == "document" else f"{alarm.label or 'a passage'} of {alarm.document}"
    return (
        f"{what} is now the first answer to {many}{topics}, to {alarm.before} before: look at it before you rely on it"
    )
