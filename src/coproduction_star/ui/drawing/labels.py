"""Blocks of lettering with a known outline, so that they can be kept apart and inside the frame."""

from dataclasses import dataclass

from .lettering import Fitted, fit, width
from .svg import Box, Element, e, number

LEADING = 1.2
ASCENT = 0.95
DESCENT = 0.25


@dataclass(frozen=True, slots=True)
class Style:
    size: float
    smallest: float
    colour: str
    bold: bool = False
    lines: int = 1
    class_: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Fitted lines centred on ``x``; ``top`` is the upper edge of the first line."""

    x: float
    top: float
    fitted: Fitted
    style: Style

    @property
    def height(self) -> float:
        return (len(self.fitted.lines) - 1) * self.fitted.size * LEADING + self.fitted.size * (ASCENT + DESCENT)

    @property
    def box(self) -> Box:
        half = max(width(line, size=self.fitted.size, bold=self.style.bold) for line in self.fitted.lines) / 2
        return Box(self.x - half, self.top, self.x + half, self.top + self.height)

    def element(self) -> Element:
        first, step = self.top + self.fitted.size * ASCENT, self.fitted.size * LEADING
        if len(self.fitted.lines) == 1:
            return self._text(self.fitted.lines[0], y=first)
        spans = (
            e("tspan", line, x=number(self.x), y=number(first + i * step)) for i, line in enumerate(self.fitted.lines)
        )
        return self._text(*spans)

    def _text(self, *children: Element | str, y: float | None = None) -> Element:
        return e(
            "text", *children, x=float(self.x), y=y, font_size=number(self.fitted.size),
            font_weight="700" if self.style.bold else None, fill=self.style.colour, text_anchor="middle",
            class_=self.style.class_,
        )  # fmt: skip


def label(text: str, *, style: Style, x: float, top: float, room: float) -> Label:
    """Fit a text in style at a place."""
    fitted = fit(text, room=room, size=style.size, smallest=style.smallest, bold=style.bold, lines=style.lines)
    return Label(x, top, fitted, style)


def stack(
    texts: tuple[tuple[str, Style], ...], *, x: float, left: float, right: float, top: float = 0
) -> tuple[Label, ...]:
    """Set texts under one another, centred on ``x`` or as near to it as the strip allows."""
    placed: list[Label] = []
    for text, style in texts:
        if not text:
            continue
        new = label(text, style=style, x=x, top=placed[-1].box.bottom if placed else top, room=right - left)
        placed.append(new)
    half = max((one.box.width for one in placed), default=0) / 2
    middle = min(max(x, left + half), right - half)
    return tuple(Label(middle, one.top, one.fitted, one.style) for one in placed)


def moved(labels: tuple[Label, ...], *, down: float) -> tuple[Label, ...]:
    """Return the same labels further down (or up, when negative)."""
    return tuple(Label(one.x, one.top + down, one.fitted, one.style) for one in labels)
