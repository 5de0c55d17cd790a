"""Together: the four Co's in a room or on a phone. No point of the Star, but a member of the registry."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy
from django_scopes import scopes_disabled

from coproduction_star.journeys.addresses import step_address
from coproduction_star.journeys.finding import gather
from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Asked, Finds, Held, Knot, Progress, PublicRow, Step, Waiting, register
from coproduction_star.journeys.toolbox import nothing_made_with

from .budgets import on_the_star as budgets
from .budgets.addresses import at
from .design_rounds import on_the_star as design_rounds
from .design_rounds.addresses import rounds_address
from .models import Budget, DesignRound, OwnPlan, Review, Shift, Workshop
from .my_plan import keeping as plans
from .my_plan.addresses import my_plan_address
from .personal import erase as erase_rows
from .personal import personal_data as rows_about
from .shifts import about_people, counted
from .shifts import on_the_star as shifts
from .shifts.addresses import shifts_address
from .visits import on_the_star as visits
from .visits.addresses import reviews_address
from .visits.counted import series as series_of_visits
from .workshop import on_the_star as workshop
from .workshop.addresses import workshops_address

IN_PHASES: dict[str, Any] = {"design-round": design_rounds, "visits": visits}
"""Features whose rows on public pages have a phase, by their tool: one query for all of them."""


def progress(programme: Programme) -> Progress:
    """No point of the Star, so it has no share; it says what was begun."""
    held = (one.there(programme) for one in (budgets, design_rounds, shifts, visits, workshop))
    return Progress(note=" · ".join(filter(None, held)))


def counts(today: dt.date) -> dict[str, Any]:
    kept = budgets.counts(today) | design_rounds.counts() | shifts.counts()
    return kept | visits.counts() | workshop.counts()


def waiting_rows(user: Any, today: dt.date) -> Any:
    """Kind, key, title, how many, by when, and where: of every feature in one shape."""
    first, *others = (
        row for one in (design_rounds, shifts, visits, workshop) for row in one.waiting_rows(user, today)
    )
    return first.union(*others, all=True)


def waiting_for(user: Any) -> Iterator[Waiting]:
    with scopes_disabled():
        rows = list(waiting_rows(user, timezone.localdate()))
    for kind, key, title, number, due, slug, name, home in sorted(rows, key=lambda row: (row[6], row[0], row[2])):
        programme = programme_at(slug, name, home)
        feature = next((one for one in (shifts, visits, workshop) if kind in one.KINDS), design_rounds)
        yield feature.waiting(programme, kind, key, title, number, due)


def public_rows(programmes: Iterable[Programme], place: Place | None = None) -> Iterator[PublicRow]:
    """What anyone may join, and what came of it."""
    if place is not None:
        return
    here = {one.pk: one for one in programmes}
    if not nothing_made_with(here.values(), "shared-budget"):
        yield from budgets.public_rows(here.values())
    in_phases = [one for tool, one in IN_PHASES.items() if not nothing_made_with(here.values(), tool)]
    if in_phases:
        first, *others = (one.public_rows(here) for one in in_phases)
        for kind, key, home, title, phase, due in sorted(first.union(*others, all=True), key=lambda row: row[3]):
            yield (visits if kind == "review" else design_rounds).public_row(here[home], key, title, phase, due)
    if not nothing_made_with(here.values(), "shifts"):
        for shift in shifts.public_rows(here):
            yield shifts.public_row(here[shift.programme_id], shift)


def search(asked: Asked) -> Iterator[Finds]:
    """Design rounds, shifts, reviews and workshops by their own words: one query."""
    kinds: dict[str, tuple[str, Any]] = {
        "design": ("design-round", design_rounds), "shift": ("shifts", shifts), "review": ("visits", visits),
        "workshop": ("workshop", workshop),
    }  # fmt: skip
    here = {
        kind: feature
        for kind, (tool, feature) in kinds.items()
        if asked.programme is None or not nothing_made_with([asked.programme], tool)
    }
    if not here:
        return
    for kind, rows, more in gather(asked, {kind: partial(feature.found, asked) for kind, feature in here.items()}):
        yield Finds(kind, str(here[kind].NAME), tuple(here[kind].hit(*row) for row in rows), more)


def counted_series(programme: Programme) -> Iterator[Any]:
    """What a measure can take from here: nothing is counted before one is chosen."""
    yield from counted.series(programme)
    yield from series_of_visits(programme)


def thread(initiative: Initiative) -> Iterator[Knot]:
    yield from design_rounds.knots(initiative)
    yield from shifts.knots(initiative)
    yield from visits.knots(initiative)
    yield from workshop.knots(initiative)


def personal_data(participant_id: UUID) -> Iterator[Held]:
    yield from rows_about(participant_id)
    yield from plans.personal_data(participant_id)


def erase(participant_id: UUID) -> None:
    erase_rows(participant_id)
    about_people.erase(participant_id)
    plans.erase(participant_id)


register(
    Step(
        slug="together",
        name=gettext_lazy("Together"),
        number=6,
        address=lambda programme: step_address(programme, "together"),
        beside=gettext_lazy("Together: what a group does in a room or on a phone"),
        counts=counts,
        progress=progress,
        next_action=budgets.next_action,
        tools={
            "shared-budget": lambda programme: at("budgets", programme),
            "design-round": rounds_address,
            "shifts": shifts_address,
            "my-plan": my_plan_address,
            "visits": reviews_address,
            "workshop": workshops_address,
        },
        made_with={
            "shared-budget": lambda: Budget.objects.all(),
            "design-round": lambda: DesignRound.objects.all(),
            "shifts": lambda: Shift.objects.all(),
            "my-plan": lambda: OwnPlan.objects.all(),
            "visits": lambda: Review.objects.all(),
            "workshop": lambda: Workshop.objects.all(),
        },
        thread=thread,
        counted_series=counted_series,
        waiting_for=waiting_for,
        waiting_rows=waiting_rows,
        public_rows=public_rows,
        search=search,
        personal_data=personal_data,
        erase=erase,
    )
)
