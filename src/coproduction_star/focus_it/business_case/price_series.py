"""Price years, and a price series of a case's own as people type it: one year with its level in a line."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.methods.errors import MethodError
from coproduction_star.methods.parameters import deflator, deflators
from coproduction_star.methods.prices import check_price_year

from .boxes import DEFLATOR, OWN_SERIES, SERIES_SOURCE
from .typed_numbers import read_number

LINE = re.compile(r"(?P<year>.+?)\s*[=:\s]\s*(?P<level>\S+)")
YEAR = "prices__year"


class SeriesField(forms.CharField):
    """One year with its level in a line. Each line that cannot be read is told by its number."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"required": False, "max_length": 5_000, "widget": forms.Textarea({"rows": 4})} | more)

    def clean(self, value: Any) -> dict[str, float]:
        found: dict[str, float] = {}
        wrong = []
        for number, line in enumerate(super().clean(value).splitlines(), start=1):
            try:
                found |= _level(line.strip(), found)
            except ValidationError as error:
                facts = {"number": number, "why": " ".join(error.messages)}
                wrong.append(ValidationError(_("Line %(number)s: %(why)s") % facts))
        if wrong:
            raise ValidationError(wrong)
        return found


def _level(line: str, before: Mapping[str, float]) -> dict[str, float]:
    """Read one line: nothing where it is empty."""
    if not line:
        return {}
    said = LINE.fullmatch(line)
    if said is None:
        raise ValidationError(_("Write a year, = and its level, such as 2013/14 = 100."))
    year, level = read_price_year(said["year"]), read_number(said["level"], kind=Kind.EFFECT)
    if level is None or level <= 0:
        raise ValidationError(_("A price level is above 0. Write it as the series has it, such as 100."))
    if year in before:
        raise ValidationError(_("%(year)s is there already. Keep one line for each year.") % {"year": year})
    return {year: level}


def read_price_year(year: str) -> str:
    """Give a price year back. Raises ValidationError with a sentence that says what to write instead."""
    try:
        return check_price_year(year)
    except MethodError as error:
        raise ValidationError(_("“%(year)s” is no price year. Write 2025 or 2025/26.") % {"year": year}) from error


def series_as_typed(index: Mapping[str, Any] | None) -> str:
    """The lines as they can be typed again, year after year, with every digit of a level.

    The order in which they were typed is not kept: PostgreSQL keeps none.
    """
    return "\n".join(f"{year} = {_digits(level)}" for year, level in sorted((index or {}).items()))


def _digits(level: Any) -> str:
    return f"{Decimal(repr(level)):f}" if type(level) in (int, float) else str(level)


def series_fault(said: Mapping[str, Any]) -> tuple[str, str] | None:
    """Which box, and what is wrong with the price series; None where nothing is, or a box of it cannot be read."""
    if OWN_SERIES.name not in said:
        return None
    index, year = said[OWN_SERIES.name], said.get(YEAR)
    if not index:
        empty = _("Write the levels of your price series, or take out where it is from.")
        return (OWN_SERIES.name, empty) if said.get(SERIES_SOURCE.name) else None
    if said.get(DEFLATOR.name):
        both = _("There is a price series of your own too. Choose “%(none)s” here, or empty that box.")
        return DEFLATOR.name, both % {"none": _("Not said yet")}
    if not said.get(SERIES_SOURCE.name):
        return SERIES_SOURCE.name, _("Say where your price series is from.")
    if year and year not in index:
        gone = _("Your price series has no level for %(year)s, the year of the case. Add a line for it.")
        return OWN_SERIES.name, gone % {"year": year}
    return None


def remedy_for(content: Mapping[str, Any], *, year: str, of: str) -> str:
    """What to do with an amount in prices of another year: choose a series that has both years, or write one."""
    shipped = [] if (content.get("prices") or {}).get("index") else _series_with(year, of)
    facts = {"year": year, "of": of, "box": str((DEFLATOR if shipped else OWN_SERIES).label)}
    if shipped:
        said = _("Open the settings and choose %(series)s in “%(box)s”. Or bring the amount to %(of)s yourself.")
        return said % (facts | {"series": shipped[0]})
    said = _(
        "Open the settings and write the levels of %(year)s and %(of)s in “%(box)s”. Or change the amount yourself."
    )
    return said % facts


def _series_with(*years: str) -> list[str]:
    return [name for name in deflators() if set(years) <= set(deflator(name).index)]
