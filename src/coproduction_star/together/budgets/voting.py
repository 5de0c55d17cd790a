"""Taking votes. A vote is one row, written in one short transaction, and no event tells of it."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from coproduction_star.together.models import Ballot, Budget, Eligibility, PaperBallot, Phase, Rule, SpentCode
from coproduction_star.voices.references import hash_of, reference_from

from . import secrecy, selectors

Choices = Mapping[str, int]


class VoteClosed(ValueError):
    """There is no vote today."""


class NoSuchCode(ValueError):
    """The code is not on the list, or it has voted: which of the two is told to nobody."""


class SheetsClosed(ValueError):
    """Sheets are typed in from the first day of the vote until it is counted."""


def cast(*, budget: Budget, choices: Choices, code: str, sender: str) -> str:
    """Take a vote, and give the four words of its receipt. The same vote sent twice from one browser is one vote.

    Raises VoteClosed or NoSuchCode; nothing is written then.
    """
    if budget.phase() is not Phase.VOTE or budget.rule == Rule.PANEL:
        raise VoteClosed
    once = _once(budget, code=code, sender=sender)
    words = reference_from(f"vote|{budget.pk}|{sender}|{once[0]}")
    before = Ballot.objects.filter(budget=budget, once__in=once).first()
    if before is None:
        try:
            return _write(budget, choices, once[0], words)
        except IntegrityError:
            before = Ballot.objects.filter(budget=budget, once__in=once).first()
    if before is not None and before.receipt == hash_of(words) and before.choices == dict(choices):
        return words
    raise NoSuchCode


def _once(budget: Budget, *, code: str, sender: str) -> tuple[str, ...]:
    if budget.eligibility == Eligibility.PLACE:
        return secrecy.once_for_browser(budget.pk, sender)
    once = secrecy.once_for(budget.pk, code)
    if not selectors.is_listed(budget, secrecy.listed_as(budget.pk, code)):
        raise NoSuchCode
    if SpentCode.objects.filter(budget=budget, once__in=once).exists():
        raise NoSuchCode
    return once


def _write(budget: Budget, choices: Choices, once: str, words: str) -> str:
    with transaction.atomic():
        Ballot.objects.create(
            budget=budget, programme_id=budget.programme_id, organisation_id=budget.organisation_id,
            choices=dict(choices), once=once, receipt=hash_of(words),
        )  # fmt: skip
    return words


@transaction.atomic
def give_in(*, budget: Budget, code: str) -> None:
    """Somebody gives a code in for a sheet of paper. Raises VoteClosed or NoSuchCode."""
    if budget.phase() is not Phase.VOTE:
        raise VoteClosed
    once = secrecy.once_for(budget.pk, code)
    listed = selectors.is_listed(budget, secrecy.listed_as(budget.pk, code))
    if not listed or Ballot.objects.filter(budget=budget, once__in=once).exists():
        raise NoSuchCode
    _row, made = SpentCode.objects.get_or_create(
        budget=budget, once=once[0], programme_id=budget.programme_id, organisation_id=budget.organisation_id
    )  # fmt: skip
    if not made:
        raise NoSuchCode


@transaction.atomic
def type_sheet(*, budget: Budget, number: int, choices: Choices, by: object) -> PaperBallot:
    """Type a sheet in, or again what one typed before. Raises SheetsClosed."""
    if budget.phase() not in {Phase.VOTE, Phase.COUNT} or budget.asked_to_count:
        raise SheetsClosed
    row, _made = PaperBallot.objects.update_or_create(
        budget=budget, number=number, by=by, programme_id=budget.programme_id,
        organisation_id=budget.organisation_id, defaults={"choices": dict(choices)},
    )  # fmt: skip
    return row
