"""How wide words are, and how to make them fit.

The server has no browser to ask, so it reckons with the advance widths of
DejaVu Sans, one of the widest of the ordinary system typefaces: what fits in
it fits in the others too.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_REGULAR = {
    0.29: "'ijlIJ", 0.32: " ,.’·", 0.35: "/:;\\|f", 0.36: "-", 0.4: "()[]t!", 0.42: "r", 0.5: '"*_`–',
    0.53: "sz?", 0.56: "cL", 0.59: "Fkvxy", 0.61: "PTYao", 0.63: "eESbdghnpqu", 0.64: "$0123456789{}€£",
    0.69: "KAVBRXZ", 0.7: "C", 0.76: "UHN", 0.79: "DG&OQ", 0.84: "w#+<=>^~×", 0.86: "M", 1.0: "%mW@…—½",
}  # fmt: skip
_BOLD = {
    0.34: "'ijl", 0.38: " /IJ\\|,.’·", 0.42: ":;-", 0.46: "f!()[]", 0.5: "tr_`–", 0.58: '"*?zc', 0.6: "s",
    0.65: "Lvxy", 0.69: "akEFTeo", 0.72: "$0123456789hnu{}SYbdgpq€£",
    0.77: "CPZBAKRVX", 0.85: "UGD#+<=>HN^~OQ×",    0.92: "&w", 1.1: "%@MmW…—½",
}  # fmt: skip
_OTHER_LETTERS = 0.9
LONGEST = 200
"""No line in a picture has more letters."""


def _by_character(table: Mapping[float, str]) -> Mapping[str, float]:
    return {character: width for width, characters in table.items() for character in characters}


_WIDTHS = {False: _by_character(_REGULAR), True: _by_character(_BOLD)}


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words cut into lines at a size at which every line fits."""

    lines: tuple[str, ...]
    size: float
    whole: bool
    """False when words had to be left out (they end in …)."""


@lru_cache(maxsize=4096)
def width(text: str, *, size: float, bold: bool = False) -> float:
    """Estimated width of one line of text, rather too wide than too narrow."""
    widths = _WIDTHS[bold]
    plain = unicodedata.normalize("NFD", text)
    return size * sum(0 if unicodedata.combining(c) else _width_of(c, widths) for c in plain)


def fit(text: str, *, room: float, size: float, smallest: float, bold: bool = False, lines: int = 1) -> Fitted:
    """Shrink, then break, then shorten a text until it fits the room."""
    text = " ".join(text.split())
    needed = width(text, size=1, bold=bold)
    if needed * smallest <= room:
        return Fitted((text,), round(min(size, room / max(needed, 0.01)), 1), whole=True)
    broken = _break(text, room=room, size=smallest, bold=bold)
    if len(broken) <= lines:
        return Fitted(broken, smallest, whole=True)
    last = _shorten(" ".join(broken[lines - 1 :]), room=room, size=smallest, bold=bold)
    return Fitted((*broken[: lines - 1], last), smallest, whole=False)


def _width_of(character: str, widths: Mapping[str, float]) -> float:
    if character in widths:
        return widths[character]
    return 1.3 if unicodedata.east_asian_width(character) in "WF" else _OTHER_LETTERS


def _break(text: str, *, room: float, size: float, bold: bool) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size=size, bold=bold) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(_shorten(line, room=room, size=size, bold=bold) for line in lines)


def _shorten(text: str, *, room: float, size: float, bold: bool) -> str:
    if width(text, size=size, bold=bold) <= room:
        return text
    ends = range(min(len(text), LONGEST), 0, -1)
    fitting = (end for end in ends if width(f"{text[:end]}…", size=size, bold=bold) <= room)
    return text[: next(fitting, 0)].rstrip() + "…"
