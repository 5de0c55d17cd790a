"""What shared budgets give the whole: the next action, and rows on public pages."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.selectors import facts_of, number_of
from coproduction_star.journeys.steps import NextAction, PublicPlace, PublicRow
from coproduction_star.together.models import Budget, Phase
from coproduction_star.together.permissions import Permission

from .addresses import at
from .selectors import public_budgets
from .wording import until, worth

PLACES = {
    Phase.SUBMIT: PublicPlace.JOIN, Phase.CHECK: PublicPlace.AHEAD, Phase.VOTE: PublicPlace.JOIN,
    Phase.COUNT: PublicPlace.AHEAD, Phase.DECIDED: PublicPlace.DECIDED,
}  # fmt: skip


def counts(today: dt.date) -> dict[str, Any]:
    over = Budget.objects.filter(vote_until__lt=today, counted_on=None, asked_to_count=False)
    return {"budgets": number_of(Budget.objects), "to_count": number_of(over)}


def there(programme: Programme) -> str:
    number = facts_of(programme).counted_by("together").get("budgets", 0)
    return (
        ngettext("%(number)s shared budget", "%(number)s shared budgets", number) % {"number": number}
        if number
        else ""
    )


def next_action(programme: Programme) -> NextAction | None:
    """A vote that is over waits to be counted."""
    if not facts_of(programme).counted_by("together").get("to_count", 0):
        return None
    return NextAction(
        _("count the votes"), _("The vote on a shared budget is over."), at("budgets", programme),
        _("See the shared budgets"), 80, Permission.COUNT_VOTES,
    )  # fmt: skip


def public_rows(programmes: Iterable[Programme], place: Place | None = None) -> Iterator[PublicRow]:
    """One query, however many programmes. A budget is of a programme; the page of a place leads to that."""
    if place is not None:
        return
    here = {one.pk: one for one in programmes}
    for budget in public_budgets(here):
        phase = budget.phase()
        yield PublicRow(
            PLACES[phase], f"{budget.title}: {worth(budget, budget.amount)}", until(budget, phase),
            when=budget.counted_on, address=at("public_budget", here[budget.programme_id], budget.pk),
        )  # fmt: skip
