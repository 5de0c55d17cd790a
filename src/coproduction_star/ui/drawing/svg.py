"""SVG as values: a tree of elements, written out with every word escaped.

All looks are presentation attributes, because the content-security policy
forbids style attributes and style elements; classes are there for focus and
hover only. The same tree is therefore a picture in a page and a file on its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

NAMESPACE = "http://www.w3.org/2000/svg"
_NAMES = {"view_box": "viewBox", "class_": "class"}
_UNSAFE = re.compile("[&<>\"'\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = str | float | int


@dataclass(frozen=True, slots=True)
class Element:
    """One SVG element; ``None`` attributes were left out when it was made."""

    tag: str
    attributes: tuple[tuple[str, Value], ...] = ()
    children: tuple["Element | str", ...] = ()

    def __html__(self) -> str:
        """Markup for templates."""
        out: list[str] = []
        _write(self, out)
        return "".join(out)

    def get(self, name: str) -> str:
        """Return an attribute as it will be written; empty when it has none."""
        return next((str(value) for key, value in self.attributes if key == name), "")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in drawing units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def widened(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of them."""
    lefts, tops, rights, bottoms = zip(*((b.left, b.top, b.right, b.bottom) for b in boxes), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def e(tag: str, *children: "Element | str | None", **attributes: Value | None) -> Element:
    """Make an element: ``e("text", "7", x=3, font_size=12)``; empty children and attributes fall away."""
    kept = tuple((_name(key), value) for key, value in attributes.items() if value is not None)
    return Element(tag, kept, tuple(child for child in children if child is not None))


def link(address: str, name: str, *children: Element | None, class_: str) -> Element:
    """Group that is a link with its own name; without an address only a group."""
    title = e("title", name)
    if not address:
        return e("g", title, *children, role="img", aria_label=name)
    return e("a", title, *children, href=address, aria_label=name, class_=class_)


def picture(box: Box, *children: Element | None, name: str, key: str, class_: str, role: str = "group") -> Element:
    """Return the root for a page: scales to its place, is named by its title."""
    title = e("title", name, id=f"{key}-title")
    return e(
        "svg", title, *children, view_box=view_box(box), role=role, aria_labelledby=f"{key}-title",
        class_=class_, xmlns=NAMESPACE, focusable="false",
    )  # fmt: skip


def number(value: float) -> str:
    """Coordinate with one decimal and no needless zeros."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def view_box(box: Box) -> str:
    return f"{number(box.left)} {number(box.top)} {number(box.width)} {number(box.height)}"


@cache
def _name(key: str) -> str:
    return _NAMES.get(key) or key.replace("_", "-")


def _plain(value: Value) -> str:
    """Write a value; text is cleaned and escaped, whatever kind of text it is, and most needs neither."""
    if isinstance(value, float):
        return number(value)
    text = str(value)
    return str(escape(_NOT_XML.sub("", text))) if _UNSAFE.search(text) else text


def _write(element: Element, out: list[str]) -> None:
    named = "".join([f' {key}="{_plain(value)}"' for key, value in element.attributes])
    if not element.children:
        out.append(f"<{element.tag}{named}/>")
        return
    out.append(f"<{element.tag}{named}>")
    for child in element.children:
        if isinstance(child, Element):
            _write(child, out)
        else:
            out.append(_plain(child))
    out.append(f"</{element.tag}>")


def as_markup(element: Element) -> Markup:
    """Return markup for a page."""
    return Markup(element.__html__())  # noqa: S704 - every word and attribute was escaped while writing
