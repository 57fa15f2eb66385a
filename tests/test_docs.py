"""The documents name what there is: every command, setting and route stands in them, and every link leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from advicehub.command import cli
from advicehub.settings import ModelChoice, Settings
from web.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
DOCS = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted(path for room in ("eval", "index") for path in (ROOT / room).rglob("README.md")),
]
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CALL = re.compile(r"advicehub((?: [a-z][a-z-]*)+)([^`#\n]*)")
_OPTION = re.compile(r"(?<![\w-])--[a-z-]+")
_FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`]*`")


def _read(path: Path) -> str:
    return path.read_text("utf-8")


REFERENCE = _read(ROOT / "docs" / "reference.md")
ALL = "\n".join(map(_read, DOCS))


def _commands(group: click.Group, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """The commands below `group` by their words; a group is none."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        words = f"{above} {name}".strip()
        if isinstance(command, click.Group):
            yield from _commands(command, words)
        else:
            yield words, command


COMMANDS = dict(_commands(cli))


def _anchors(path: Path) -> set[str]:
    """What a link can name in a page: its headings as GitHub writes them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", _read(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    for link in _LINK.findall(_CODE.sub("", _FENCE.sub("", _read(path)))):
        if re.match(r"https?:", link):
            continue
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        assert not anchor or anchor in _anchors(target), link


def test_every_page_of_the_documents_is_reached_from_the_readme() -> None:
    reached, ahead = set[Path](), [ROOT / "README.md"]
    while ahead:
        path = ahead.pop().resolve()
        if path in reached or path.suffix != ".md":
            continue
        reached.add(path)
        links = (link.partition("#")[0] for link in _LINK.findall(_read(path)) if not re.match(r"https?:", link))
        ahead += [path.parent / link for link in links if (path.parent / link).is_file()]
    assert {path for path in (ROOT / "docs").rglob("*.md")} - reached == set()


@pytest.mark.parametrize("words", COMMANDS)
def test_every_command_is_in_the_reference(words: str) -> None:
    assert re.search(rf"`(?:advicehub )?{re.escape(words)}[` ]", REFERENCE)


def test_commands_in_the_documents_exist_with_their_options() -> None:
    for words, rest in _CALL.findall(ALL):
        # Words that are no command begin a path or a name: the longest command that fits is meant.
        parts = words.split()
        meant = [" ".join(parts[:count]) for count in range(len(parts), 0, -1) if " ".join(parts[:count]) in COMMANDS]
        group = any(each.startswith(f"{parts[0]} ") for each in COMMANDS)
        assert meant or (group and len(parts) == 1), words
        if meant:
            options = {
                name for each in COMMANDS[meant[0]].params for opt in (each.opts, each.secondary_opts) for name in opt
            }
            assert set(_OPTION.findall(rest.split("advicehub")[0])) <= options | {"--help"}, words + rest


def test_every_setting_is_in_the_reference() -> None:
    assert [name for name in Settings.model_fields if not re.search(rf"^\| `{name}` \|", REFERENCE, re.MULTILINE)] == []
    assert [name for name in ModelChoice.model_fields if not re.search(rf"^{name} = ", REFERENCE, re.MULTILINE)] == []
    named = set(re.findall(r"^\| `(\w+)` \|", REFERENCE, re.MULTILINE))
    assert named == set(Settings.model_fields), "a setting that is gone"


def _shown(route: str) -> bool:
    # The further parts of a list come under its first page, whose address the reference has.
    pattern = re.sub(r"\\\{\w+\\\}", r"[^/`? ]+", re.escape(re.sub(r"/\{part\}$", "", route)))
    return re.search(rf"`(?:(?:GET|POST) )?{pattern}[`?]", ALL) is not None


def test_every_route_is_in_the_documents() -> None:
    assert sorted({route for _, route in RULES if not _shown(route)}) == []
    assert not _shown("/nowhere") and not _shown("/topics/{topic}/nowhere")


def test_addresses_in_the_reference_exist() -> None:
    routes = [re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(route)) for _, route in RULES]
    for address in re.findall(r"`(?:POST )?(/[^`]*)`", REFERENCE):
        if address != "/PART":
            assert any(re.fullmatch(route, address) for route in routes), address
