"""What of the library is shown, how a measure begins with one of its lines, and whether it can still be compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.data.indicators import Label, Measure, Sector
from coproduction_star.grow_it.models import Indicator
from coproduction_star.journeys.models import Programme

from .wording import GROUPS, benefits_shown_by, listed

COMPARED = ("measured", "per", "better")
"""What must be as in the library, so that two organisations count the same."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the library is narrowed to; an empty part narrows nothing."""

    sector: str = ""
    label: str = ""


def wanted_in(asked: Mapping[str, str]) -> Wanted:
    """What an address asks for. Words that the library does not know narrow nothing."""
    sector, label = asked.get("sector", ""), asked.get("label", "")
    return Wanted(sector if sector in set(Sector) else "", label if label in set(Label) else "")


def narrowed(entries: Iterable[Measure], wanted: Wanted) -> tuple[Measure, ...]:
    return tuple(
        one for one in entries if wanted.sector in ("", one.sector.value) and wanted.label in ("", one.label.value)
    )


def used_in(programme: Programme) -> dict[str, Indicator]:
    """The measures of a programme that began from the library, by its ids: one query."""
    return {one.library: one for one in Indicator.objects.filter(programme=programme).exclude(library="")}


def begun_with(one: Measure) -> dict[str, Any]:
    """What the form of a measure says when it begins with a line of the library."""
    shown = benefits_shown_by(one.id)
    return {
        "library": one.id, "title": one.title, "definition": one.definition, "label": one.label.value,
        "measured": one.measured.value, "unit": one.unit, "per": one.per, "better": one.better.value,
        "every": one.every.value, "source": one.where,
        "groups": "\n".join(str(GROUPS[group]) for group in one.groups),
        "benefit": shown[0].id if shown else "",
    }  # fmt: skip


def kept_apart(indicator: Indicator) -> str:
    """Why a measure that began from the library cannot be compared with others of its id; empty where it can."""
    one = listed(indicator.library)
    if one is None:
        return ""
    differs = [name for name in COMPARED if str(getattr(indicator, name)) != str(getattr(one, name))]
    if not differs:
        return ""
    return _(
        "It was changed since: the kind of figure or its direction is another. It cannot be compared with others."
    )
