"""The words and figures that every page of a matrix says its numbers with."""

from collections.abc import Sequence
from math import ceil, floor
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.organisations.groups import LABELS, StakeholderGroup
from coproduction_star.ui.drawing.numerals import decimals_of, numeral, reach

QUADRANTS = {
    "HIGH_LOW": gettext_lazy("Invest: make the case"),
    "HIGH_HIGH": gettext_lazy("Do first"),
    "LOW_HIGH": gettext_lazy("Check who carries the cost"),
    "LOW_LOW": gettext_lazy("Not now, because"),
}
"""In the order of the corners of the picture, clockwise from above left."""
SURE = {3: gettext_lazy("Sure"), 2: gettext_lazy("Fairly sure"), 1: gettext_lazy("Guessing")}
"""How sure people say they are, as they are asked."""
FIRM, FAIRLY_FIRM = 0.9, 0.7


def group(name: str) -> str:
    return str(LABELS[StakeholderGroup(name)])


def signed(value: float) -> str:
    """A place on the scale: +1.5, 0 or −2."""
    written = numeral(value, decimals=decimals_of([value]))
    return f"+{written}" if value > 0 else written


def middle_half(axis: dict[str, Any]) -> str:
    """Where the middle half of the ratings lies; of fewer than five it would tell each of them."""
    if axis["lower"] is None:
        return "–"
    if axis["lower"] == axis["upper"]:
        return _("all near %(value)s") % {"value": signed(axis["median"])}
    decimals = decimals_of([axis["lower"], axis["upper"]])
    return reach(axis["lower"], axis["upper"], decimals=decimals)


def how_sure(median: float | None) -> str:
    """The median of a group, in the words that people chose from."""
    if median is None:
        return "–"
    low, high = str(SURE[floor(median)]), str(SURE[ceil(median)])
    return low if low == high else _("Between “%(low)s” and “%(high)s”") % {"low": low, "high": high}


def share(value: float) -> str:
    return _("%(number)s of 100") % {"number": round(100 * value)}


def listed(names: Sequence[str]) -> str:
    """“A”, “B” and “C”."""
    quoted = [_("“%(name)s”") % {"name": name} for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return _("%(some)s and %(last)s") % {"some": ", ".join(quoted[:-1]), "last": quoted[-1]}


def how_firm(first: float) -> str:
    if first >= FIRM:
        return _("That is firm.")
    if first >= FAIRLY_FIRM:
        return _("That is fairly firm.")
    return _("That is not firm: other people of this group could well put another one first.")
