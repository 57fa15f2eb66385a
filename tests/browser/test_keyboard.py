"""With a keyboard alone: Tab, Shift, Enter and letters, from the question to the copied quotation."""

import pytest

from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab
from tests.browser.test_browser import ANSWERED, ARABIC
from tests.web.served import Served

pytestmark = [pytest.mark.slow, pytest.mark.enable_socket]

FAR = 60
"""Tabs within which everything on these pages is reached."""
_SEEN = """(() => {
    const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
    const top = document.elementFromPoint(box.x + Math.min(box.width, innerWidth) / 2, box.y + box.height / 2);
    return {
        what: at.outerHTML.slice(0, 80),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        shown: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        covered: !(top && (at.contains(top) || top.contains(at))),
    };
})()"""


def _tab_to(tab: Tab, selector: str) -> None:
    """Press Tab until the focus is on the first thing `selector` finds; on the way the focus is always seen."""
    wanted = f"document.activeElement === document.querySelector({selector!r})"
    for _ in range(FAR):
        tab.page.keyboard.press("Tab")
        seen = tab.run(_SEEN)
        assert (seen["ring"], seen["shown"], seen["covered"]) == (True, True, False), seen
        if tab.run(wanted):
            return
    raise AssertionError(f"{selector} was not reached")


@pytest.mark.parametrize(("locale", "text"), [("en-GB", ANSWERED), ("ar", ARABIC)])
def test_from_the_question_to_the_copied_quotation(new_tab: OpenTab, server: Served, locale: str, text: str) -> None:
    # Nothing is smooth here: the focus must be in view at once to be looked at.
    tab = new_tab(server, locale=locale, reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"])
    tab.open()
    _tab_to(tab, "#question")
    tab.page.keyboard.type(text)
    _tab_to(tab, "form.ask button[type=submit]")
    tab.loading(lambda: tab.page.keyboard.press("Enter"))
    for part in ("proof", "copy"):
        _tab_to(tab, f"details.{part} summary")
        tab.page.keyboard.press("Enter")
        assert tab.page.locator(f"details.{part}[open]").count() == 1
    _tab_to(tab, "details.copy button")
    tab.page.keyboard.press("Enter")
    said = tab.page.locator("details.copy [role=status]").first
    said.filter(has_text=tab.run("document.body.dataset.copied")).wait_for()
    copied = tab.run("navigator.clipboard.readText()")
    assert copied == tab.page.locator("details.copy textarea").first.input_value().replace("\r\n", "\n")
    assert text.split()[0] in copied
    assert tab.problems == []


def test_the_first_tab_leads_past_the_head(tab: Tab) -> None:
    tab.open()
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    assert tab.page.url == tab.home + "#main"
    _tab_to(tab, "main a")


def test_no_focus_is_a_trap(tab: Tab) -> None:
    """Tab passes through everything on an answer and comes back to where it began."""
    tab.ask(ANSWERED)
    tab.run("document.querySelectorAll('details').forEach(each => each.open = true)")
    passed: list[str] = []
    for _ in range(4 * FAR):
        tab.page.keyboard.press("Tab")
        passed.append(tab.run("document.activeElement.outerHTML.slice(0, 120)"))
        if passed[-1].startswith("<body") or passed.count(passed[0]) == 2:
            break
    else:
        raise AssertionError(passed[-3:])
    assert any("wipe" in each or "Wipe" in each for each in passed) and any("/verify" in each for each in passed)
