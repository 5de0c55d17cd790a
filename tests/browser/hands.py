"""Two ways of using a page: by keyboard alone, or by pointing, which also works with JavaScript off.

A journey is told once, with a hand that follows links, fills in fields and presses buttons by the names people read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.browser.looking import go_to, look, look_at_width, press_to, wait_until_there

IN_A_GROUP = """() => {
  const node = document.activeElement;
  return node && node.type === "radio" ? node.labels[0].textContent.replace(/\\s+/g, " ").trim() : null;
}"""

SENDS = "() => document.activeElement.matches('form button:not([type=button]), button[form]:not([type=button])')"


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that somebody took away."""

    name: str
    text: str


@dataclass
class Pointing:
    """With a mouse or a finger."""

    page: Page

    def open(self, path: str) -> None:
        self.page.goto(path)

    def follow(self, name: str) -> None:
        with self.page.expect_navigation():
            self._use_link(name)
        wait_until_there(self.page)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click()
        wait_until_there(self.page)

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def tick(self, label: str) -> None:
        self.page.get_by_label(label).first.check(force=True)

    def unfold(self, name: str) -> None:
        self.page.locator("summary").filter(has_text=name).first.click()

    choose = tick

    def pick(self, label: str, choice: str) -> None:
        """One line of a list that opens."""
        self.page.get_by_label(label).first.select_option(label=choice)

    def write_lines(self, label: str, *lines: str) -> None:
        self.write(label, "\n".join(lines))

    def take_away(self, name: str) -> Taken:
        """The file behind a link."""
        with self.page.expect_download() as coming:
            self._use_link(name)
        return Taken(coming.value.suggested_filename, Path(coming.value.path()).read_text("utf-8-sig"))

    def _use_link(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def look(self) -> None:
        """At both widths. axe is a script itself: where none run, only the width is looked at."""
        look_at_width(self.page)


class Typing(Pointing):
    """With the keyboard alone. Each stop must show that it has the focus."""

    def press(self, name: str) -> None:
        """Wait for the page that the button leads to: one that opens next would cut it off."""
        go_to(self.page, name)
        if not self.page.evaluate(SENDS):
            self.page.keyboard.press("Enter")
        else:
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
        wait_until_there(self.page)

    def _use_link(self, name: str) -> None:
        self._go(name, "Enter")

    def pick(self, label: str, choice: str) -> None:
        """Typing the beginning of a line chooses it."""
        self._go(label, "Home")
        self.page.keyboard.type(choice)
        chosen = self.page.evaluate("document.activeElement.selectedOptions[0].textContent")
        assert chosen == choice

    unfold = press

    def write(self, label: str, text: str) -> None:
        self._go(label, "Control+A")
        self.page.keyboard.type(text)

    def tick(self, label: str) -> None:
        self._go(label, "Space")

    def look(self) -> None:
        look(self.page)

    def choose(self, label: str) -> None:
        """One of several: Tab comes to the group, the arrows go through it."""
        for _stop in range(100):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(IN_A_GROUP) is not None:
                break
        for _choice in range(20):
            if label in (self.page.evaluate(IN_A_GROUP) or ""):
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"The arrows never came to {label!r} on {self.page.url}")

    def _go(self, name: str, key: str) -> None:
        press_to(self.page, name, key=key)
        wait_until_there(self.page)


HandOf = Callable[..., Pointing]
"""`hand_of("lead@demonstration.example")` is the hand of that person; without an address, of a visitor."""


def heading(page: Page, words: str) -> None:
    expect(page.locator("h1")).to_contain_text(words)
