"""The golden thread of an initiative: from the outcome people want to a published result."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.steps import Knot

PLACES: Mapping[str, tuple[Any, Any]] = {
    "outcome": (_("Outcome"), _("Say which outcome it is for, on its page of details.")),
    "case": (_("Case"), _("Use an idea from the case bank, and the case it came from stands here.")),
    "initiative": (_("Initiative"), ""),
    "score": (_("Appraisal score"), _("Filled when people rate the options together, in Focus it.")),
    "figure": (_("Business-case figure"), _("Filled by the business case, in Focus it.")),
    "role": (_("Role and match"), _("Filled when somebody’s offer is matched to it, in People it.")),
    "promise": (_("Promise"), _("Write down who promises what, and by when.")),
    "risk": (_("Risk"), _("Filled by the risk register, in Market it.")),
    "indicator": (_("Indicator"), _("Filled when you choose how to measure it, in Grow it.")),
    "result": (_("Result"), _("Filled when the first figures arrive, in Grow it.")),
    "published": (_("Published case"), _("The thread ends as a new case that others can learn from.")),
}
"""Each place with its name and what would fill it."""

EXTRA = "decision"


@dataclass(frozen=True, slots=True)
class ThreadPlace:
    """One place on the thread: what is tied there, or what would fill it."""

    slug: str
    name: str
    knots: tuple[Knot, ...]
    would_fill: str


def thread_of(knots: Iterable[Knot]) -> tuple[ThreadPlace, ...]:
    """Every place in order, empty ones too."""
    tied: dict[str, list[Knot]] = {}
    for knot in knots:
        tied.setdefault(knot.place, []).append(knot)
    return tuple(
        ThreadPlace(slug, str(name), tuple(tied.get(slug, ())), str(hint)) for slug, (name, hint) in PLACES.items()
    )
