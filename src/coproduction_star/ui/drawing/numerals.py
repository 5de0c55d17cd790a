"""Figures as the reader's language writes them."""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def numeral(value: float, *, decimals: int = 0) -> str:
    """Write a number with grouping: 12,345 or 0.25."""
    written = number_format(round(value, decimals), decimal_pos=decimals, use_l10n=True, force_grouping=True)
    return written.replace("-", "−")


def decimals_of(values: Iterable[float], *, most: int = 2) -> int:
    """Return how many decimals it takes to show all values, within reason."""
    return max((_decimals(value, most) for value in values), default=0)


def reach(low: float, high: float, *, decimals: int) -> str:
    """Write a range: "8 to 16"."""
    ends = {"low": numeral(low, decimals=decimals), "high": numeral(high, decimals=decimals)}
    return _("%(low)s to %(high)s") % ends


def _decimals(value: float, most: int) -> int:
    return next((places for places in range(most) if abs(value - round(value, places)) < 10**-9), most)
