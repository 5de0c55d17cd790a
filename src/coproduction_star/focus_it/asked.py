"""Who is asked in a feature: people with a role that rates, who is still awaited, and the one reminder."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone, translation
from django.utils.translation import ngettext

from coproduction_star.audit.services import record
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import ProgrammeRole
from coproduction_star.notices.services import notify
from coproduction_star.organisations.models import Membership, Participant
from coproduction_star.organisations.reaching import safe_emails
from coproduction_star.organisations.roles import VERBS, Verb
from coproduction_star.ui.drawing.numerals import numeral

RATING_ROLES = sorted(role for role, verbs in VERBS.items() if Verb.RATE in verbs)


ROUND_STATE = Case(
    When(closed_at__isnull=False, then=Value("closed")),
    When(opened_at__isnull=False, then=Value("open")),
    default=Value("draft"),
    output_field=CharField(),
)
"""Where a matrix or a comparison stands."""


class Round(NamedTuple):
    """Something under way: of which kind, its key, where it stands, and how much it waits for.

    A matrix or a comparison waits for people, a theory of change for criteria to be agreed, a business case for parts.
    """

    kind: str
    key: UUID
    state: str
    awaited: int


class RemindedBefore(Exception):
    """One reminder is enough."""


class Letter(NamedTuple):
    """What a person is sent, in their language; the key keeps it from being sent twice."""

    subject: str
    text: str
    key: str


LetterTo = Callable[[Participant], Letter]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part, and how far they are."""

    name: str
    group: str
    state: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class WhoPage:
    """Who has said what they were asked and who has not, and the one reminder."""

    title: str
    frame: Frame
    sentence: str
    people: tuple[Person, ...]
    remind: str
    reminded: str


def still_here() -> QuerySet[Participant]:
    """People who were not erased, joined to another row, or have left; who never had an account cannot leave."""
    rows = Participant.objects.filter(erased_at__isnull=True, merged_into__isnull=True)
    held = Membership.objects.filter(participant=OuterRef("pk"))
    return rows.filter(~Exists(held) | Exists(held.filter(ended_at__isnull=True)))


def roles_that_rate() -> QuerySet[ProgrammeRole]:
    return ProgrammeRole.objects.filter(role__in=RATING_ROLES, membership__ended_at__isnull=True)


def has_a_rating_role(programme: Any) -> Exists:
    """Of participants: in this programme, by its key or as `OuterRef` finds it."""
    return Exists(roles_that_rate().filter(programme=programme, participant=OuterRef("pk")))


def in_their_language(person: Participant) -> Any:
    return translation.override(getattr(person.user, "language", "") or settings.LANGUAGE_CODE)


GOES_ON = Q(programme__closed_at__isnull=True, programme__archived_at__isnull=True)
"""Of what stands in a programme."""


def rated_by(user: Any) -> Q:
    """Of what stands in a programme: it goes on, and this person rates in it."""
    return GOES_ON & Q(programme__in=roles_that_rate().filter(membership__user=user).values("programme"))


def open_to(user: Any) -> Q:
    """Of matrices and comparisons: open, in a programme that goes on and in which this person rates."""
    return Q(opened_at__isnull=False, closed_at__isnull=True) & rated_by(user)


def belongs_to(user: Any) -> Exists:
    """Of what an organisation owns: this person is a member of it."""
    held = Membership.objects.filter(organisation=OuterRef("organisation"), user=user, ended_at__isnull=True)
    return Exists(held)


def number_of(rows: QuerySet[Any], *, of: str) -> Coalesce:
    """How many rows a subquery finds, which all have the same in the field `of`."""
    counted = rows.order_by().values(of).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def remind_once(
    held: Any, awaited: Iterable[Any], letter: Callable[[Participant], Letter], *, verb: str, by: Any
) -> int:
    """Write once to everyone of the `awaited` who is not done. Returns to how many. Raises RemindedBefore.

    The row is locked by whoever calls, and remembers the day in `nudged_at`.
    """
    if held.nudged_at is not None:
        raise RemindedBefore
    late = [one.participant for one in awaited if not one.is_done]
    number = write_to(late, letter, kind="focus_it.reminder", organisation_id=held.organisation_id)
    held.nudged_at = timezone.now()
    held.save(update_fields=["nudged_at"])
    record(by=by, verb=verb, subject=held, number=number)
    return number


def reminded(number: int) -> str:
    return ngettext(
        "A reminder goes to %(number)s person.", "A reminder goes to %(number)s people.", number
    ) % {"number": numeral(number)}  # fmt: skip


def write_to(people: Iterable[Participant], letter: LetterTo, *, kind: str, organisation_id: Any) -> int:
    """Send their letter to each of them to whom an e-mail is safe. Returns to how many."""
    asked = list(people)
    safe = safe_emails(organisation_id, asked)
    return sum(_write(one, letter, kind=kind, to=safe[one.pk]) for one in asked if one.pk in safe)


def _write(person: Participant, letter: LetterTo, *, kind: str, to: str) -> bool:
    with in_their_language(person):
        told = letter(person)
        return bool(
            notify(
                kind=kind, subject=told.subject, text=told.text, key=told.key,
                user=person.user, to=to, organisation_id=person.organisation_id,
            )
        )  # fmt: skip
