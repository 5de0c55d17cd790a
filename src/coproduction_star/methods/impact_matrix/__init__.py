"""The Impact Matrix: where each panel places each option, how firmly, and where panels part.

Placing needs nothing heavy. What counts with numpy is read when it is asked for, so that a web process that shows a
matrix, or the words of one, stays small.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .changing import Overtaking, Turning, overtaking, turning
from .placing import Axis, Panel, Placement, Quadrant, place_options
from .ratings import (
    FEWEST_FOR_SPREAD,
    HIGHEST,
    LOWEST,
    MIDPOINT,
    MINIMUM_RATERS,
    BadMinimum,
    Confidence,
    NoRatings,
    OffTheScale,
    RatedTwice,
    Rating,
)

if TYPE_CHECKING:
    from .agreeing import Agreeing, agreement_inside
    from .comparing import Between, between_panels, where_panels_part
    from .resampling import Stability, Steadiness, stability

LATE = {
    "Agreeing": "agreeing",
    "agreement_inside": "agreeing",
    "Between": "comparing",
    "between_panels": "comparing",
    "where_panels_part": "comparing",
    "Stability": "resampling",
    "Steadiness": "resampling",
    "stability": "resampling",
}
"""What is read when it is asked for, and the module it is in."""

__all__ = [
    "FEWEST_FOR_SPREAD",
    "HIGHEST",
    "LOWEST",
    "MIDPOINT",
    "MINIMUM_RATERS",
    "Agreeing",
    "Axis",
    "BadMinimum",
    "Between",
    "Confidence",
    "NoRatings",
    "OffTheScale",
    "Overtaking",
    "Panel",
    "Placement",
    "Quadrant",
    "RatedTwice",
    "Rating",
    "Stability",
    "Steadiness",
    "Turning",
    "agreement_inside",
    "between_panels",
    "overtaking",
    "place_options",
    "stability",
    "turning",
    "where_panels_part",
]


def __getattr__(name: str) -> Any:
    if name not in LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{LATE[name]}"), name)
