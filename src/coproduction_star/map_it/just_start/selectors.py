import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_scopes import scope, scopes_disabled

from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT
from coproduction_star.journeys.case_bank.likeness import AlikeCase, alike_words
from coproduction_star.journeys.case_bank.selectors import case_called
from coproduction_star.journeys.models import Case, Programme
from coproduction_star.map_it.models import Happened, SmallStart, SmallStep
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.roles import Role
from coproduction_star.voices.models import Listening
from coproduction_star.voices.references import hashes_of
from coproduction_star.voices.selectors import HAS_AN_ADDRESS

MOST_CASES = 3
MOST_PROGRAMMES = 20
LONGEST_LIFE = dt.timedelta(days=365)
"""Of a link that stops letters: longer than a plan lives after its last step."""


class NotFound(LookupError):
    """No such plan: wrong words, or long gone. Nobody is told which."""


def found_by(words: str) -> SmallStart:
    return _one(reference_hash__in=hashes_of(words))


def opened_as(*, identity: str, reference_hash: str) -> SmallStart:
    """What a browser has open. The words must be the same as when they were typed."""
    return _one(pk=identity, reference_hash=reference_hash)


def steps_of(start: SmallStart) -> tuple[SmallStep, ...]:
    """From the first to the one of now."""
    return tuple(start.steps.order_by("number"))


def cases_like(wanted: str, *, outcome: str) -> tuple[AlikeCase, ...]:
    """Three at most. One of our outcomes is looked for by its English name, as the cases are in English."""
    return alike_words(OUTCOMES_SOUGHT.get(outcome) or wanted, most=MOST_CASES)


def case_or_none(slug: str) -> Case | None:
    """A case may have been taken out since somebody chose it."""
    try:
        return case_called(slug) if slug else None
    except Case.DoesNotExist:
        return None


def to_remind(today: dt.date) -> tuple[SmallStep, ...]:
    """Steps whose day has come, of people who confirmed that they want a letter."""
    rows = SmallStep.objects.filter(
        on__lte=today, happened=Happened.OPEN, start__email_confirmed_at__isnull=False
    ).exclude(start__email="")
    return tuple(rows.select_related("start"))


def open_programmes(asked: str) -> tuple[Programme, ...]:
    """Published programmes that listen, by name; everybody may see that they are there."""
    with scopes_disabled():
        leads = Participant.objects.filter(organisation=OuterRef("organisation"), erased_at__isnull=True).filter(
            HAS_AN_ADDRESS,
            Q(membership__roles__role=Role.SAFEGUARDING_LEAD)
            | Q(programme_roles__role=Role.SAFEGUARDING_LEAD, programme_roles__programme=OuterRef("pk")),
            membership__ended_at__isnull=True,
        )
        paused = Listening.objects.filter(programme=OuterRef("pk"), paused=True)
        rows = _published().filter(Exists(leads), ~Exists(paused), closed_at=None)
        named = Q(name__icontains=asked) | Q(organisation__name__icontains=asked) | Q(place__name__icontains=asked)
        return tuple(rows.filter(named).order_by("name", "pk")[:MOST_PROGRAMMES])


@contextmanager
def in_open_programme(identity: UUID) -> Iterator[Programme]:
    """A published programme with its scope open. Raises Programme.DoesNotExist."""
    with scopes_disabled():
        found = _published().get(pk=identity)
    with scope(organisation=found.organisation_id, programme=found.pk):
        yield found


def _published() -> QuerySet[Programme]:
    rows = Programme.objects.filter(published_at__isnull=False, archived_at=None)
    return rows.select_related("organisation", "place")


def _one(**which: object) -> SmallStart:
    found = SmallStart.objects.filter(**which).first()
    if found is None:
        raise NotFound
    return found
