"""The organisation's own record of forecasts, offered to the author of the next case; nothing counts by itself."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.journeys.forecasts import OwnErrors, own_errors
from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.methods.track_record import Forecasted, in_per_cent
from coproduction_star.organisations.access import Access

from .addresses import at
from .document import Place
from .notes import Note
from .selectors import Takeable

OWN_RECORD = "own-record"
COSTS, BENEFITS = "costs", "benefits"
KEPT_OF = {COSTS: Forecasted.COST, BENEFITS: Forecasted.BENEFIT}
BESIDE = {"costs": COSTS, "outcomes": BENEFITS}
"""Beside which part of a case each stands."""


def own_to_take(key: str, *, access: Access) -> Takeable | None:
    """The record as a figure that somebody may take: how far costs came out above, or benefits below.

    Benefits that came out as forecast or above leave nothing to take off, so nothing is offered.
    """
    found = own_errors(KEPT_OF[key], access=access) if key in KEPT_OF else None
    return _takeable(key, found) if found is not None and found.record.is_enough else None


def _takeable(key: str, found: OwnErrors) -> Takeable | None:
    of_costs, record = key == COSTS, found.record
    low, middle, high = record.low or 0.0, record.median or 0.0, record.high or 0.0
    if not of_costs:
        low, middle, high = (min(1.0, max(0.0, -one)) for one in (high, middle, low))
    if not of_costs and not middle:
        return None
    label = _("our own costs above forecast") if of_costs else _("our own benefits below forecast")
    figure = {
        "kind": (Kind.RATE if of_costs else Kind.SHARE).value, "low": round(low, 4), "central": round(middle, 4),
        "high": round(high, 4), "label": label, "source": source_of(found), "grade": 1, "form": "triangular",
        "unit": _("a share of what was forecast"),
    }  # fmt: skip
    amount = signed(record.median) if of_costs else in_per_cent(middle)
    return Takeable(key, label[:1].upper() + label[1:], amount, source_of(found), figure)


def own_takeables(access: Access) -> tuple[Takeable, ...]:
    """Two queries, and nothing where too few cases have an outturn."""
    return tuple(one for key in KEPT_OF if (one := own_to_take(key, access=access)) is not None)


def own_notes(case: BusinessCase, place: Place, access: Access) -> Iterator[Note]:
    """Beside a cost, and beside what changes for people: one query. It says how few where there are too few."""
    key = BESIDE.get(place.kind)
    found = own_errors(KEPT_OF[key], access=access) if key else None
    if key is None or found is None or not found.record.n:
        return
    title = _("What our own cases show")
    if not found.record.is_enough:
        yield Note(title, (_("%(n)s of our cases has or have an outturn: too few to say.") % {"n": found.record.n},))
        return
    taken = _takeable(key, found)
    about = (
        _("Errors are of what was forecast before anything was added or taken off for optimism."),
        _("Nothing is changed by itself: take it as a figure, look whether your case is like those, and choose it."),
    )  # fmt: skip
    where = f"{at('case_part', case, 'figures/new')}?from={OWN_RECORD}:{key}"
    leads = (_("Take it as a figure of this case"), where) if taken else ("", "")
    thin = (_("It rests on few cases and may move when one more is added."),) if found.record.is_thin else ()
    yield Note(title, (f"{source_of(found)}.", *thin, *about), leads=leads)


def source_of(found: OwnErrors) -> str:
    record = found.record
    words = _(
        "%(n)s business cases of this organisation: half above and half below %(median)s, from %(low)s to %(high)s"
    )
    return words % {
        "n": record.n, "median": signed(record.median), "low": signed(record.low), "high": signed(record.high),
    }  # fmt: skip


def signed(error: float | None) -> str:
    """“+18%”, “−4%” or “0%”."""
    per_cent = in_per_cent(abs(error or 0.0))
    return per_cent if per_cent == "0%" else f"{'+' if (error or 0) > 0 else '−'}{per_cent}"
