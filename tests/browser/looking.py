"""Looking at a page the way everyone must be able to."""

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from lxml import html
from playwright.sync_api import Error, Page

NARROW, WIDE = 320, 1280
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
"""Every rule of WCAG 2.2 AA; of what passes, axe need not tell."""
AXE_IS_THERE = "() => typeof axe !== 'undefined'"
RUN_AXE = "async (rules) => (await axe.run(rules)).violations"
IS_THERE = "() => document.readyState === 'complete' && document.body !== null"
TRIES = 200
INNER_STOPS = 30
"""Boxes that scroll are stops too, and a field for a date has three."""
DOES_NOTHING = (
    "//button[not(ancestor::form or @form or ancestor-or-self::*[@hidden])] | //button[@type='button'][not(@hidden)]"
    " | //main//a[not(@href)] | //form[not(.//button or .//input[@type='submit'] or @id = //button/@form)]"
)
OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const inside = (box) => box.left >= -1 && box.right <= width + 1;
  const scrolls = (node) => { for (let n = node.parentElement; n; n = n.parentElement) {
    if (["auto", "scroll", "hidden"].includes(getComputedStyle(n).overflowX)) return true; } return false; };
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((node) => node.getClientRects().length && !inside(node.getBoundingClientRect()) && !scrolls(node))
    .slice(0, 5).map((node) => node.outerHTML.slice(0, 120));
}"""
FIND_STOPS = """() => {
  const main = document.querySelector("main");
  const groups = new Set();
  const all = [...main.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  window.starStops = all.filter((node) => {
    if (node.disabled || node.tabIndex < 0 || !node.checkVisibility({visibilityProperty: true})) return false;
    if (node.type !== "radio") return true;  // Tab comes to a group of them once
    const first = !groups.has(node.name);
    groups.add(node.name);
    return first;
  });
  main.tabIndex = -1;
  main.focus();
  return window.starStops.length;
}"""
NEXT_STOP = """() => {
  const node = document.activeElement;
  if (!node || !document.querySelector("main").contains(node)) return null;
  const same = (n) => n === node || (node.type === "radio" && n.type === "radio" && n.name === node.name);
  const look = (n) => { const s = getComputedStyle(n);
    return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor, s.borderColor, s.stroke, s.fill].join(); };
  const inner = [...node.querySelectorAll("*")].slice(0, 9);
  const parts = [node, node.parentElement, node.parentElement.parentElement, ...inner,
    ...(node.nextElementSibling ? [node.nextElementSibling] : [])];
  const number = window.starStops.findIndex(same);
  if (node.starSeen) return {number, shown: true};  // a date has three stops; a blur would go back to its first
  node.starSeen = true;
  const on = parts.map(look).join();
  node.blur();
  const off = parts.map(look).join();
  node.focus({preventScroll: true});
  return {number, shown: on !== off, html: node.outerHTML.slice(0, 120)};
}"""
PASSED_BY = "(numbers) => numbers.map((n) => `Tab passes by: ${window.starStops[n].outerHTML.slice(0, 120)}`)"
FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const look = (n) => { const s = getComputedStyle(n);
    return [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor, s.borderColor, s.textDecoration,
            s.stroke, s.strokeWidth, s.fill].join("|"); };
  const inner = [...node.querySelectorAll("*")].slice(0, 30);  // a box that scrolls can hold thousands
  const around = [node.parentElement, node.parentElement?.parentElement].filter(Boolean);  // shown by :focus-within
  const parts = [node, ...around, ...inner, ...(node.nextElementSibling ? [node.nextElementSibling] : [])];
  const on = parts.map(look).join();
  const box = node.getBoundingClientRect();
  node.blur();
  const off = parts.map(look).join();
  node.focus();
  const label = node.labels && node.labels.length ? node.labels[0].textContent : "";
  const name = node.getAttribute("aria-label") || label || node.textContent || node.value || node.getAttribute("title")
    || "";
  return {tag: node.tagName.toLowerCase(), name: name.replace(/\\s+/g, " ").trim(), id: node.id,
          href: node.getAttribute("href") || "", shown: on !== off, inside: box.width > 0 && box.height > 0};
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the keyboard can go, and whether one sees that it is there."""

    tag: str
    name: str
    id: str
    href: str
    shown: bool
    inside: bool


def look(page: Page) -> None:
    """At both widths: nothing wider than the screen, and axe finds nothing."""
    _at_both_widths(page, check_axe=True)


def look_at_width(page: Page) -> None:
    """At both widths: nothing wider than the screen."""
    _at_both_widths(page, check_axe=False)


def _at_both_widths(page: Page, *, check_axe: bool) -> None:
    wait_until_there(page)
    size = page.viewport_size or {"width": WIDE, "height": 900}
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": size["height"]})
        assert overflowing(page) == [], f"{page.url} is wider than {width} pixels"
        found = problems(page) if check_axe else []
        assert found == [], f"{page.url} at {width} pixels: {found}"
    page.set_viewport_size(size)


def wait_until_there(page: Page) -> None:
    """A press returns once the next page has begun: on a busy machine, before there is anything of it to look at."""
    for _try in range(TRIES):
        page.wait_for_load_state()
        if _is_there(page):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{page.url} never came to its end")


def _is_there(page: Page) -> bool:
    try:
        return bool(page.evaluate(IS_THERE))
    except Error as error:
        if "context was destroyed" not in str(error):
            raise
        return False


def overflowing(page: Page) -> list[str]:
    """What sticks out, so that one would have to scroll sideways."""
    found: list[str] = page.evaluate(OVERFLOWING)
    wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found or (["the page, though no element of it"] if wider else [])


def problems(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, a line for each element."""
    if not page.evaluate(AXE_IS_THERE):
        page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(RUN_AXE, RULES)
    return [
        f"{violation['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for violation in found
        for node in violation["nodes"]
    ]


def tab_stops(page: Page, *, most: int = 200) -> list[Stop]:
    """Press Tab from the top until the page ends, and say where it stopped."""
    page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); }")
    stops: list[Stop] = []
    for _step in range(most):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUSED)
        if seen is None:
            break
        stops.append(Stop(**seen))
    return stops


def keyboard_troubles(page: Page, *, most: int = 60) -> list[str]:
    """Go through the page's own part by Tab: what it passes by, is held fast by, or shows no focus on.

    A long list is left after `most` stops; its last rows are like its first.
    """
    there: int = page.evaluate(FIND_STOPS)
    troubles, reached = [], set()
    for _step in range(min(there, most) + INNER_STOPS):
        page.keyboard.press("Tab")
        seen = page.evaluate(NEXT_STOP)
        if seen is None:
            break
        reached.add(seen["number"])
        troubles += [] if seen["shown"] else [f"no sign of the focus: {seen['html']}"]
    else:
        if there <= most:
            troubles.append("Tab never leaves the page's own part")
    expected = range(there if there <= most else max(reached))
    return troubles + page.evaluate(PASSED_BY, sorted(set(expected) - reached))


def needs_a_script(sent: str) -> list[str]:
    """What of a page, as the server sent it, does nothing in a browser that runs no script."""
    page = html.fromstring(sent)
    return [html.tostring(one, encoding="unicode")[:120] for one in page.xpath(DOES_NOTHING)]


def press_to(page: Page, name: str, *, key: str = "Enter", most: int = 200) -> None:
    """Go to the link, button or field of that name by Tab alone, and press the key there."""
    go_to(page, name, most=most)
    page.keyboard.press(key)


def go_to(page: Page, name: str, *, most: int = 200) -> None:
    """Go to the link, button or field of that name by Tab alone."""
    for _step in range(most):
        page.keyboard.press("Tab")
        seen = _focused(page)
        if seen and name in seen["name"]:
            assert seen["shown"], f"One cannot see that {name!r} has the focus"
            return
    raise AssertionError(f"Tab never came to {name!r} on {page.url}")


def _focused(page: Page) -> dict[str, Any] | None:
    """Where the keyboard is; nowhere while the next page comes."""
    try:
        seen: dict[str, Any] | None = page.evaluate(FOCUSED)
    except Error as error:
        if "context was destroyed" not in str(error):
            raise
        page.wait_for_load_state()
        return None
    return seen
