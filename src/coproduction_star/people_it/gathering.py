"""What the features of the step hold of one kind, brought together so that one query finds all of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, DateTimeField, F, IntegerField, TimeField, UUIDField, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django_scopes import scopes_disabled

from coproduction_star.journeys.counted_series import CountedSeries
from coproduction_star.journeys.finding import gather
from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Asked, Figure, Finds, Found, Knot, PublicRow, Waiting

from .capacity import on_the_star as meeting
from .capacity import outward as learning
from .capacity.addresses import sessions_address
from .inviting import on_the_star as inviting
from .matching import counted as of_matches
from .matching import on_the_star as matches
from .matching.selectors import given_of, took_place
from .models import LearningSession
from .offers import clock
from .offers import counted as of_offers
from .offers import finding as offers
from .offers import on_the_star as offering
from .results import counted as of_results
from .results import on_the_star as results
from .survey import on_the_star as surveys

NO_WORDS = Value("", output_field=CharField())
Hit = Callable[..., Found]


def search(asked: Asked) -> Iterator[Finds]:
    """Surveys and sessions by their titles, offers by their words: each reader finds what their pages show them."""
    kinds = {"survey": (surveys.pages(asked), surveys.NAME, surveys.hit), **offers.kinds(asked)}
    kinds["session"] = (meeting.pages(asked), meeting.NAME, meeting.hit)
    kinds["result"] = (results.pages(asked), results.NAME, results.hit)
    for kind, rows, more in gather(asked, {kind: page for kind, (page, _name, _hit) in kinds.items()}):
        _page, name, hit = kinds[kind]
        yield Finds(kind, str(name), tuple(hit(*row) for row in rows), more)


def counted_series(programme: Programme) -> Iterator[CountedSeries]:
    """What a measure can take from here: nothing is counted before one is chosen."""
    yield from of_matches.series(programme)
    yield from of_offers.series(programme)
    yield from of_results.series(programme)


def waiting_rows(user: Any, today: dt.date) -> Any:
    """Kind, key, title, how many, by when, and where: of every feature in one shape."""
    held = surveys.waiting_rows(user, today).order_by()
    first = held.values_list(
        Value("survey"), Cast("pk", CharField()), "title", Value(1, output_field=IntegerField()), "respond_by",
        *surveys.WHERE,
    )  # fmt: skip
    others = (
        inviting.waiting_rows(user, today),
        meeting.waiting_rows(user, today),
        *offering.waiting_rows(user, today, key=NO_WORDS, title=NO_WORDS),
        *matches.waiting_rows(user, today, key=NO_WORDS, title=NO_WORDS),
        results.waiting_rows(user, title=NO_WORDS),
    )
    return first.union(*others, all=True)


def waiting_for(user: Any) -> Iterator[Waiting]:
    with scopes_disabled():
        rows = list(waiting_rows(user, timezone.localdate()))
    for kind, key, title, number, due, slug, name, home in sorted(rows, key=lambda row: (row[6], row[0], row[2])):
        programme = programme_at(slug, name, home)
        yield WAITING[kind](programme, key, title, number, due)


def figures(programme: Programme) -> Iterator[Figure]:
    """What came of introductions and of sessions, how long people waited for an answer, and surveys: two queries."""
    today, rows = timezone.localdate(), defaultdict(list)
    no_moments, no_session = (_none(DateTimeField()),) * 2, tuple(_none(kind) for kind in SESSION_NUMBERS)
    answers = (one.values_list(Value("answer"), *ANSWER, *no_session) for one in clock.told(programme, today=today))
    sessions = learning.counted(programme).values_list(Value("session"), *no_moments, *learning.COUNTED)
    nothing = (_none(DateField()), *(_none(kind) for kind in SESSION_NUMBERS[:3]))
    hundredths = Cast(F("least") * 100, IntegerField())
    met = took_place(programme).values_list(Value("met"), "first", "last", *nothing, hundredths)
    for kind, made, answered, day, *numbers in sessions.union(*answers, met, all=True)[: clock.MOST]:
        rows[kind].append(READ[kind](made, answered, day, *numbers))
    yield from matches.figures(programme, given_of(rows["met"]))
    yield from learning.figures(rows["session"], sessions_address(programme))
    yield from offering.figures(programme, rows["answer"], today=today)
    yield from results.figures(programme)


def figures_of_all() -> Iterator[Figure]:
    """What came of introductions and of sessions in all programmes: two queries."""
    yield from matches.figures_of_all()
    yield from learning.figures(learning.counted().values_list(*learning.COUNTED), "")


def _none(kind: Any) -> Any:
    return Cast(Value(None), kind)


ANSWER = ("made_at", "answered_at", "answer_due")
READ: Mapping[str, Callable[..., Any]] = {
    "session": lambda _made, _answered, *session: session,
    "answer": lambda made, answered, day, *_session: (made, answered, day),
    "met": lambda first, last, *rest: (first, last, rest[-1]),
}
"""What each kind of row of the figures is read as."""
SESSION_NUMBERS = (TimeField(), TimeField(), IntegerField(), IntegerField())


def public_rows(programmes: Iterable[Programme], place: Place | None = None) -> Iterator[PublicRow]:
    """Offers and wishes that may be read, and sessions that anyone can come to: one query."""
    of = {programme.pk: programme for programme in programmes}
    no_session = (Cast(Value(None), UUIDField()), NO_WORDS, NO_WORDS, *(Cast(Value(None), kind()) for kind in WHEN))
    counts = offering.public_counts(of.keys(), place, rest=no_session)
    numbers, sessions = {}, []
    for kind, key, number, *columns in learning.public_sessions(of.keys(), place).union(*counts, all=True):
        if kind == "session":
            sessions.append(LearningSession(programme_id=key, **dict(zip(SESSION, columns, strict=True))))
        else:
            numbers[key, kind] = number
    for key, programme in of.items():
        offers, needs = numbers.get((key, "offer"), 0), numbers.get((key, "need"), 0)
        if offers + needs:
            yield offering.public_row(programme, offers=offers, needs=needs)
    for one in sorted(sessions, key=lambda one: (one.on, one.starts)):
        yield learning.public_row(of[one.programme_id], one)


SESSION = ("pk", "title", "where", "on", "starts", "ends")
WHEN = (DateField, TimeField, TimeField)


def thread(initiative: Initiative) -> Iterator[Knot]:
    """The roles it looks for people with, its sessions, and that people were brought together for it: one query."""
    others = (matches.tied_to(initiative), meeting.tied_to(initiative))
    rows = list(offering.tied_to(initiative).union(*others, all=True))
    roles = [row for kind, *row in rows if kind == "role"]
    for key, title, until, closed_at in sorted(roles, key=lambda row: (row[2], row[0])):
        yield offering.knot(initiative.programme, key, title, until, closed_at)
    sessions = [row for kind, *row in rows if kind == "session"]
    for key, title, day, published_at in sorted(sessions, key=lambda row: (row[2], row[0])):
        yield meeting.knot(initiative.programme, key, title, day, published_at)
    introduced = [(when, what) for kind, _key, what, _day, when in rows if kind == "introduced"]
    for when, what in sorted(introduced):
        yield matches.knot(initiative.programme, what, when)


def _a_survey(programme: Programme, key: str, title: str, _number: int, due: dt.date | None) -> Waiting:
    return surveys.waiting(UUID(key), title, due, programme)


WAITING: Mapping[str, Callable[..., Waiting]] = {
    "survey": _a_survey,
    "result": lambda programme, key, _title, _number, _due: results.waiting(programme, key),
    "remind": lambda programme, key, title, _number, due: inviting.waiting(programme, key, title, due),
    "session": lambda programme, key, title, _number, _due: meeting.waiting(programme, key, title),
    "offer": lambda programme, _key, _title, number, due: offering.waiting("offer", programme, number, due),
    "need": lambda programme, _key, _title, number, due: offering.waiting("need", programme, number, due),
    "proposals": lambda programme, _key, _title, number, _due: matches.to_decide(programme, number),
    "silent": lambda programme, _key, _title, number, _due: matches.to_ask(programme, number),
    "untold": lambda programme, _key, _title, number, _due: matches.to_hear(programme, number),
    "asked": lambda _programme, key, _title, _number, _due: matches.to_answer(UUID(key)),
}
