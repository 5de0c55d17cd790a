"""The team's pages of offers and needs: the list, one of them, and what is typed in for others."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.models import Age, Agreement, Entry, Need, Offer
from coproduction_star.people_it.offered import State, state_of
from coproduction_star.people_it.permissions import Permission
from coproduction_star.people_it.reaching import ByHand

from .addresses import at
from .board_pages import about_thing, conditions_of
from .clock import Clock
from .own_pages import SORT, STATES

HERE = "offers"
TONES = {State.LIVING: "green", State.PAUSED: "grey", State.PAST: "grey", State.WITHDRAWN: "grey"}


@dataclass(frozen=True, slots=True)
class Row:
    """One offer or wish in the list. Nothing in it tells who it is of."""

    words: str
    code: str
    about: tuple[str, ...]
    said: str
    late: bool
    care: str
    public: bool
    address: str


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    frame: Frame
    rows: tuple[Row, ...]
    number: int
    pages: Any
    query: str
    clock: tuple[str, ...]
    enter: str
    script: str
    roles: str
    wall: str
    parents: str
    board: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who it is and how it is safe to reach them: only for whoever may see that. Their contact is on `address`."""

    name: str
    channel: str
    when_safe: str
    by_hand: bool
    """No letter tells them that an answer is there."""
    address: str


@dataclass(frozen=True, slots=True)
class ThingPage:
    title: str
    frame: Frame
    words: str
    code: str
    about: tuple[str, ...]
    state: str
    tone: str
    until: dt.date
    due: dt.date
    answered: dt.date | None
    group: str
    helper: str
    channel: str
    agreed: tuple[str, ...]
    may_match: bool
    care: tuple[str, ...]
    conditions: tuple[str, ...]
    in_answer_to: str
    person: Person | None
    may_show: bool
    is_public: bool
    living: bool
    hide: str
    care_at: str
    propose: str
    """Where it is proposed to somebody by hand, or empty."""
    back: str
    theirs: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    frame: Frame
    button: str
    lead: str = ""
    back: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()
    script: str = ""
    """What to say on the phone, where somebody types in for another."""


@dataclass(frozen=True, slots=True)
class EnteredPage:
    """`words` is empty when they hold a slip, or when they are not shown here any more."""

    title: str
    frame: Frame
    programme: str
    organisation: str
    words: tuple[str, ...]
    type_at: str
    due: dt.date | None
    enter: str
    offers: str


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def list_page(
    *, programme: Programme, access: Access, pages: Any, asked: dict[str, Any], clock: Clock, today: dt.date
) -> ListPage:
    query = urlencode({name: value for name, value in asked.items() if value})
    return ListPage(
        title=_("Offers and wishes"),
        frame=frame_of(programme, access),
        rows=tuple(_row(thing, programme, today) for thing in pages),
        number=pages.paginator.count,
        pages=pages,
        query=f"{query}&" if query else "",
        clock=clock.sentences,
        enter=at("enter_offers", programme),
        script=at("offers_script", programme),
        roles=at("roles_wanted", programme),
        wall=at("offers_wall", programme),
        parents=at("parents", programme),
        board=at("public_offers", programme) if programme.published_at else "",
    )


def _row(thing: Offer | Need, programme: Programme, today: dt.date) -> Row:
    answered = thing.answered_at
    waits = _("Wants an answer by %(day)s") % {"day": date_format(thing.answer_due, "j F Y")}
    return Row(
        words=thing.words or _("(erased)"),
        code=thing.code,
        about=about_thing(thing),
        said=_("Answered") if answered else waits,
        late=not answered and thing.answer_due < today and thing.withdrawn_at is None,
        care=_("With care") if thing.entry.age != Age.ADULT or thing.entry.at_risk else "",
        public=thing.published_at is not None,
        address=at("offer", programme, SORT[type(thing)], thing.pk),
    )


def thing_page(
    thing: Offer | Need, *, access: Access, by_hand: ByHand | None, today: dt.date, theirs: Any = ()
) -> ThingPage:
    """`by_hand` is there for whoever may see who it is."""
    programme, entry, sort = thing.programme, thing.entry, SORT[type(thing)]
    agreed = {row.kind for row in entry.consents.all()}
    state = state_of(thing, today=today)
    return ThingPage(
        title=_("An offer") if sort == "offer" else _("A wish"),
        frame=frame_of(programme, access),
        words=thing.words or _("(erased)"),
        code=thing.code,
        about=about_thing(thing),
        state=str(STATES[state]),
        tone=TONES[state],
        until=thing.shown_until,
        due=thing.answer_due,
        answered=timezone.localdate(thing.answered_at) if thing.answered_at else None,
        group=entry.group,
        helper=entry.helper,
        channel=entry.get_channel_display(),
        agreed=tuple(str(kind.label) for kind in Agreement if kind in agreed),
        may_match=Agreement.INTRODUCE in agreed,
        care=tuple(_care(entry)),
        conditions=conditions_of(thing.conditions),
        in_answer_to=thing.in_answer_to.code if thing.in_answer_to else "",
        person=_person(entry, programme, by_hand) if by_hand else None,
        may_show=Agreement.PUBLISH in agreed,
        is_public=thing.published_at is not None,
        living=state in {State.LIVING, State.PAUSED},
        hide=at("hide_offer", programme, sort, thing.pk),
        care_at=at("care_for", programme, sort, thing.pk),
        propose=_propose(thing, access, state),
        back=at("offers", programme),
        theirs=tuple(theirs),
    )


def _propose(thing: Offer | Need, access: Access, state: State) -> str:
    """The desk's page for it, for whoever matches."""
    may = state == State.LIVING and has_perm(Permission.MATCH, access, thing.programme)
    return at("propose_by_hand", thing.programme, SORT[type(thing)], thing.pk) if may else ""


def _care(entry: Entry) -> list[str]:
    said = {
        Age.YOUNG: _("They are under 18."),
        Age.CHILD: _("They are a child. A parent or guardian agreed: %(parent)s.") % {"parent": entry.parent},
    }
    return [
        *([said[Age(entry.age)]] if entry.age in said else []),
        *([_("They may be at risk.")] if entry.at_risk else []),
    ]


def _person(entry: Entry, programme: Programme, by_hand: ByHand) -> Person:
    person = entry.participant
    where = f"/o/{programme.organisation.slug}/people/everyone/{person.pk}/"
    channel = person.get_safe_channel_display() or ""
    return Person(person.name, channel, entry.when_safe, by_hand.is_for(person), where)


def form_page(
    *, programme: Programme, access: Access, title: str, button: str, back: str, lead: str = "", theirs: Any = (),
    script: str = "",
) -> FormPage:  # fmt: skip
    return FormPage(title, frame_of(programme, access), button, lead, back, tuple(theirs), script)


def entered_page(*, programme: Programme, access: Access, entry: Entry, words: str, follow: str) -> EnteredPage:
    things = [*entry.offers.all(), *entry.needs.all()]
    return EnteredPage(
        title=_("Saved. Give them these four words") if words else _("Saved"),
        frame=frame_of(programme, access),
        programme=programme.name,
        organisation=programme.organisation.name,
        words=tuple(words.split("-")) if words else (),
        type_at=f"{settings.SITE_URL.partition('://')[2]}{follow}",
        due=min((thing.answer_due for thing in things), default=None),
        enter=at("enter_offers", programme),
        offers=at("offers", programme),
    )
