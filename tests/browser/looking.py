"""Looking at a page the way everyone must be able to."""

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

NARROW, WIDE = 320, 1280
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
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
    size = page.viewport_size or {"width": WIDE, "height": 900}
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": size["height"]})
        assert overflowing(page) == [], f"{page.url} is wider than {width} pixels"
        found = problems(page) if check_axe else []
        assert found == [], f"{page.url} at {width} pixels"
    page.set_viewport_size(size)


def overflowing(page: Page) -> list[str]:
    """What sticks out, so that one would have to scroll sideways."""
    found: list[str] = page.evaluate(OVERFLOWING)
    wider = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return found or (["the page, though no element of it"] if wider else [])


def problems(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, a line for each element."""
    found: dict[str, Any] = Axe().run(page, options=RULES).response
    return [
        f"{violation['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for violation in found["violations"]
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


def press_to(page: Page, name: str, *, key: str = "Enter", most: int = 200) -> None:
    """Go to the link, button or field of that name by Tab alone, and press the key there."""
    for _step in range(most):
        page.keyboard.press("Tab")
        seen = _focused(page)
        if seen and name in seen["name"]:
            assert seen["shown"], f"One cannot see that {name!r} has the focus"
            page.keyboard.press(key)
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
