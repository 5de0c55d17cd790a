import datetime as dt

from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT
from coproduction_star.journeys.case_bank.likeness import AlikeCase, alike_words
from coproduction_star.journeys.case_bank.selectors import case_called
from coproduction_star.journeys.models import Case
from coproduction_star.map_it.models import Happened, SmallStart, SmallStep
from coproduction_star.voices.references import hashes_of

MOST_CASES = 3


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


def _one(**which: object) -> SmallStart:
    found = SmallStart.objects.filter(**which).first()
    if found is None:
        raise NotFound
    return found
