"""The colours of the product. This is the one place; the style sheets get theirs written from here."""

from collections.abc import Mapping

INK = "#16202c"
PAPER = "#ffffff"
HEART = "#ffd54a"
SLATE = "#22384f"
SLATE_LIGHT = "#2e4a66"
QUIET = "#4a5560"
"""Notes and axis words: 7:1 on white."""
HARM = "#a4161a"
"""What may do harm in a picture; never told by its colour alone."""
LINE = "#b1b4b6"
LAND = "#d6dee5"
SEA = "#f6f8fa"

STEPS: Mapping[str, str] = {
    "map-it": "#0a6c74",
    "focus-it": "#3b3b98",
    "people-it": "#9b1b5a",
    "market-it": "#a8430a",
    "grow-it": "#2b6a2f",
}
PLAIN: Mapping[str, str] = {
    "ink": INK,
    "paper": PAPER,
    "heart": HEART,
    "slate": SLATE,
    "slate-light": SLATE_LIGHT,
    "muted": QUIET,
    "line": LINE,
    "land": LAND,
    "sea": SEA,
}


def step_colour(step: str) -> str:
    """Colour of a step by its slug (``map_it`` is ``map-it``); slate for what belongs to none."""
    return STEPS.get(step.replace("_", "-"), SLATE)


def tint(colour: str, strength: float) -> str:
    """Mix a colour with paper: 1 is the colour itself, 0 is paper."""
    return "#" + "".join(f"{round(255 - (255 - part) * strength):02x}" for part in _parts(colour))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours as WCAG 2.2 defines it (1 to 21)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ink_on(background: str) -> str:
    """Ink or paper, whichever reads better on a background."""
    return max((INK, PAPER), key=lambda colour: contrast(colour, background))


def as_scss() -> str:
    """Return the text of ``styles/_colours.scss``."""
    lines = ["// Written by `python -m coproduction_star.ui.drawing.colours` from drawing/colours.py."]
    lines += [f"${name}: {colour};" for name, colour in {**PLAIN, **STEPS}.items()]
    steps = ", ".join(f'"{name}": ${name}' for name in STEPS)
    return "\n".join([*lines, f"$steps: ({steps});", ""])


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


if __name__ == "__main__":
    from pathlib import Path

    (Path(__file__).parents[1] / "styles" / "_colours.scss").write_text(as_scss(), encoding="utf-8")
