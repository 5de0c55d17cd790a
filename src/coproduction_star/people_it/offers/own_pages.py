"""The pages that four words open: what somebody offers and would like, what came of it, and what they can do."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.people_it.coming import Came
from coproduction_star.people_it.models import Agreement, Entry, Need, Offer
from coproduction_star.people_it.offered import State, state_of

from .addresses import OWN
from .clock import Clock

SORT: dict[type, str] = {Offer: "offer", Need: "need"}
STATES = {
    State.LIVING: gettext_lazy("Open"),
    State.PAUSED: gettext_lazy("Resting"),
    State.PAST: gettext_lazy("Its last day has passed"),
    State.WITHDRAWN: gettext_lazy("Taken back"),
}


@dataclass(frozen=True, slots=True)
class OwnThing:
    """`change`, `pause` and `take_back` are addresses; `answer` is what the team wrote, or empty."""

    words: str
    kind: str
    state: str
    until: dt.date
    answer: str
    answered: dt.date | None
    due: dt.date
    shown_as: str
    paused: bool
    change: str
    pause: str
    take_back: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    title: str
    programme: str
    organisation: str
    offers: tuple[OwnThing, ...]
    needs: tuple[OwnThing, ...]
    agreed: tuple[str, ...]
    looked_for: bool
    came: tuple[Came, ...]
    clock: str
    contact: str
    more: str
    agree: str
    reach: str
    take_back: str
    close: str


@dataclass(frozen=True, slots=True)
class DeedPage:
    """Something to fill in or to be sure of, in one's own pages."""

    title: str
    button: str
    back: str
    lead: str = ""


def own_page(
    entry: Entry, *, offers: list[Offer], needs: list[Need], agreed: frozenset[str], came: tuple[Came, ...],
    clock: Clock, today: dt.date,
) -> OwnPage:  # fmt: skip
    return OwnPage(
        title=_("What you offer and what you would like"),
        programme=entry.programme.name,
        organisation=entry.programme.organisation.name,
        offers=tuple(_own(thing, today) for thing in offers),
        needs=tuple(_own(thing, today) for thing in needs),
        agreed=tuple(str(kind.label) for kind in Agreement if kind in agreed),
        looked_for=Agreement.INTRODUCE in agreed,
        came=came,
        clock=clock.sentence,
        contact=entry.programme.organisation.contact,
        more=reverse("people_it:own_more"),
        agree=reverse("people_it:own_agreed"),
        reach=reverse("people_it:own_reach"),
        take_back=reverse("people_it:own_take_all_back"),
        close=reverse("voices:stop_following"),
    )


def _own(thing: Offer | Need, today: dt.date) -> OwnThing:
    def to(name: str) -> str:
        return reverse(f"people_it:{name}", args=(SORT[type(thing)], thing.pk))

    state = state_of(thing, today=today)
    return OwnThing(
        words=thing.words,
        kind=_("I would like to learn it") if getattr(thing, "to_learn", False) else thing.get_kind_display(),
        state=str(STATES[state]),
        until=thing.shown_until,
        answer=thing.answer,
        answered=timezone.localdate(thing.answered_at) if thing.answered_at else None,
        due=thing.answer_due,
        shown_as=thing.public_words if thing.published_at else "",
        paused=state == State.PAUSED,
        change=to("own_change"),
        pause=to("own_pause"),
        take_back=to("own_take_back"),
    )


def deed_page(title: str, button: str, lead: str = "") -> DeedPage:
    return DeedPage(title, button, reverse(OWN), lead)
