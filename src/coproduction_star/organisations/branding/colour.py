"""One colour of an organisation: whether it can be read, and the nearest one that can."""

import colorsys
import re

INK, WHITE = "#16202c", "#ffffff"
TEXT_ON_IT = 4.5
"""White words on the band: WCAG 2.2, 1.4.3."""
APART_FROM_INK = 1.25
"""The band stands right under the ink header: less than this and nobody sees where it begins."""
PATTERN = re.compile(r"#[0-9a-f]{6}\Z")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 (the same) to 21 (black and white)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_readable(colour: str) -> bool:
    return contrast(colour, WHITE) >= TEXT_ON_IT and contrast(colour, INK) >= APART_FROM_INK


def nearest_readable(colour: str) -> str:
    """The same hue, made darker or lighter by the smallest step that can be read."""
    hue, light, strength = colorsys.rgb_to_hls(*_parts(colour))
    steps = (light + sign * step / 200 for step in range(201) for sign in (-1, 1))
    tried = (_hex(colorsys.hls_to_rgb(hue, value, strength)) for value in steps if 0 <= value <= 1)
    return next(found for found in tried if is_readable(found))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
