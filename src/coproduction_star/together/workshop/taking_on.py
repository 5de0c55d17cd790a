"""What goes on after a workshop, once somebody of the team confirms it: initiatives, options and promises."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.services import make_promise
from coproduction_star.journeys.steps import accept
from coproduction_star.together.models import ActivityKind, WorkshopContribution
from coproduction_star.voices.models import State

from . import selectors
from .results import LEAST, rating_said
from .wording import STOOD


class TakenOn(ValueError):
    """Somebody took it on before."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("Somebody has taken this on already. Nothing was made twice."))


class NotShown(ValueError):
    """Somebody took it off the screen, or it waits to be read."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("The room does not read these words now. Nothing was made."))


@transaction.atomic
def becomes_initiative(
    *, contribution: WorkshopContribution, title: str, summary: str, rate: bool, by: Any
) -> Initiative:
    """The idea becomes an initiative; with `rate` also an option in Focus it, with how the room stood to it."""
    held = _held(contribution)
    programme = contribution.activity.workshop.programme
    initiative: Initiative = accept("idea", programme=programme, payload={"title": title, "summary": summary}, by=by)
    option_at = ""
    if rate:
        payload = {"initiative": initiative, "title": title, "note": note_of(contribution)}
        option_at = accept("option", programme=programme, payload=payload, by=by).address
    WorkshopContribution.objects.filter(pk=held.pk).update(became=initiative, option_at=option_at)
    record(by=by, verb="together.words_taken_on", subject=contribution, title=title)
    return initiative


@transaction.atomic
def becomes_promise(*, contribution: WorkshopContribution, what: str, who: str, due_on: dt.date, by: Any) -> Any:
    held = _held(contribution)
    programme = contribution.activity.workshop.programme
    promise = make_promise(programme=programme, what=what, due_on=due_on, who_in_words=who, by=by)
    WorkshopContribution.objects.filter(pk=held.pk).update(promise=promise)
    record(by=by, verb="together.words_taken_on", subject=contribution, title=what)
    return promise


def note_of(contribution: WorkshopContribution) -> str:
    """Where it came from and how the room stood to it, in numbers."""
    found = selectors.stands_on(contribution)
    said = [contribution.activity.workshop.title]
    if dots := found.get((ActivityKind.DOTS, 1), 0):
        said.append(_("dots: %(n)s") % {"n": dots})
    said += [
        f"{words}: {found[ActivityKind.AGREE, value]}"
        for value, words in STOOD.items()
        if (ActivityKind.AGREE, value) in found
    ]
    given = selectors.ratings_on(contribution)
    if len(given) >= LEAST:
        said.append(rating_said(given))
    return " · ".join(said)


def _held(contribution: WorkshopContribution) -> WorkshopContribution:
    held = WorkshopContribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
    if held.became_id or held.promise_id:
        raise TakenOn
    if held.state != State.SHOWN:
        raise NotShown
    return held
