"""Outlines of the world's land, for maps drawn on the server."""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate

Line = tuple[tuple[float, float], ...]
"""Longitude and latitude in degrees, point after point."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """Land as lines, with where they come from."""

    source: str
    licence: str
    made: str
    """The day the file was converted."""
    land: tuple[Line, ...]
    """Closed rings: coasts, and the shores of inland seas."""


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """Read the outlines that we ship."""
    raw = json.loads(files(__name__).joinpath("world.json").read_text(encoding="utf-8"))
    return Outlines(raw["source"], raw["licence"], raw["made"], tuple(map(_line, raw["land"])))


def _line(steps: list[int]) -> Line:
    across, up = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple((x / 10, y / 10) for x, y in zip(across, up, strict=True))
