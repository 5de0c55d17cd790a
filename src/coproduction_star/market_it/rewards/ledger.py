"""The ledger: accounts, and amounts that move between them. One row takes and gives, so it balances (adr 40)."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.market_it.models import (
    OVERDRAWN,
    AccountKind,
    Claim,
    LedgerAccount,
    Moved,
    RewardRules,
    Transfer,
    Unit,
)
from coproduction_star.organisations.models import Participant


class BelowLimit(ValueError):
    """The account would fall below the agreed limit; `left` is what it has, `lowest` how far it may go."""

    def __init__(self, left: int, lowest: int) -> None:
        super().__init__(f"{left} left, not below {lowest}")
        self.left, self.lowest = left, lowest


class AccountClosed(ValueError):
    """Nothing moves to or from an account that is closed."""


class PutRight(ValueError):
    """It was put right already, or is itself what put something right."""


def account_of(programme: Programme, participant: Participant) -> LedgerAccount:
    """Somebody's own, opened when first needed, with the limit that the programme agreed."""
    lowest = RewardRules.objects.filter(programme=programme).values_list("lowest_minutes", flat=True).first()
    made, _new = LedgerAccount.objects.get_or_create(
        programme=programme, participant=participant, organisation_id=programme.organisation_id,
        defaults={
            "kind": AccountKind.PERSON, "lowest_minutes": OVERDRAWN if lowest is None else lowest, "lowest_pence": 0,
        },
    )  # fmt: skip
    return made


def account_for(programme: Programme, kind: str) -> LedgerAccount:
    """The programme's own, or the world outside; both without a limit."""
    made, _new = LedgerAccount.objects.get_or_create(
        programme=programme, kind=kind, organisation_id=programme.organisation_id
    )
    return made


@transaction.atomic
def open_pot(*, programme: Programme, name: str, by: Any) -> LedgerAccount:
    """A pot that people give credits to; it never falls below nothing."""
    made, is_new = LedgerAccount.objects.get_or_create(
        programme=programme, kind=AccountKind.POT, name=name, organisation_id=programme.organisation_id,
        defaults={"lowest_minutes": 0, "lowest_pence": 0},
    )  # fmt: skip
    if is_new:
        record(by=by, verb="market_it.pot_opened", subject=made)
    return made


@transaction.atomic
def move(
    *, from_account: LedgerAccount, to_account: LedgerAccount, unit: str, amount: int, why: str, by: Any,
    words: str = "", category: str = "", on: dt.date | None = None, initiative: Initiative | None = None,
    claim: Claim | None = None, reverses: Transfer | None = None,
) -> Transfer:  # fmt: skip
    """Move an amount, and both balances with it. Raises BelowLimit or AccountClosed; then nothing moved."""
    held = _lock(from_account, to_account)
    source, target = held[from_account.pk], held[to_account.pk]
    if source.closed_at or target.closed_at:
        raise AccountClosed(gettext_noop("This account is closed."))
    _check(source, unit, amount)
    made = Transfer.objects.create(
        programme_id=source.programme_id, organisation_id=source.organisation_id, from_account=source,
        to_account=target, unit=unit, amount=amount, why=why, words=words, category=category,
        happened_on=on or timezone.localdate(), initiative=initiative, claim=claim, reverses=reverses, by=by,
    )  # fmt: skip
    LedgerAccount.objects.filter(pk=source.pk).update(**{unit: F(unit) - amount})
    LedgerAccount.objects.filter(pk=target.pk).update(**{unit: F(unit) + amount})
    whose = target.participant_id or source.participant_id
    record(by=by, verb=f"market_it.moved_{why}", subject=made, for_whom=whose)
    return made


def _lock(one: LedgerAccount, other: LedgerAccount) -> dict[Any, LedgerAccount]:
    """In the order of their keys, so that two who move at once never wait for each other for ever."""
    rows = LedgerAccount.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    return {row.pk: row for row in rows}


def _check(source: LedgerAccount, unit: str, amount: int) -> None:
    left, lowest = getattr(source, unit), getattr(source, f"lowest_{unit}")
    if lowest is not None and left - amount < lowest:
        raise BelowLimit(left, lowest)


@transaction.atomic
def put_right(*, transfer: Transfer, words: str, by: Any) -> Transfer:
    """Move it back, once, and say why. Raises PutRight or BelowLimit."""
    transfer = Transfer.objects.select_for_update(of=("self",)).get(pk=transfer.pk)
    if transfer.reverses_id or transfer.claim_id or Transfer.objects.filter(reverses=transfer).exists():
        raise PutRight(gettext_noop("This was put right before, or belongs to a claim. Nothing moved."))
    return move(
        from_account=transfer.to_account, to_account=transfer.from_account, unit=transfer.unit,
        amount=transfer.amount, why=Moved.CORRECTION, words=words, reverses=transfer, by=by,
        initiative=transfer.initiative,
    )  # fmt: skip


def earn(*, programme: Programme, participant: Participant, minutes: int, by: Any, **more: Any) -> Transfer:
    """Credits for time given: an hour is a credit, whatever was done in it."""
    source, target = account_for(programme, AccountKind.ORGANISATION), account_of(programme, participant)
    return move(
        from_account=source, to_account=target, unit=Unit.MINUTES, amount=minutes, why=Moved.EARNED, by=by, **more
    )


def spend(*, programme: Programme, participant: Participant, minutes: int, by: Any, **more: Any) -> Transfer:
    """Credits used for something that the programme gives. Raises BelowLimit."""
    source, target = account_of(programme, participant), account_for(programme, AccountKind.ORGANISATION)
    return move(
        from_account=source, to_account=target, unit=Unit.MINUTES, amount=minutes, why=Moved.SPENT, by=by, **more
    )


def give(*, source: LedgerAccount, target: LedgerAccount, minutes: int, by: Any, **more: Any) -> Transfer:
    """A gift to somebody or to a pot, or out of a pot. Raises BelowLimit."""
    return move(
        from_account=source, to_account=target, unit=Unit.MINUTES, amount=minutes, why=Moved.GIFT, by=by, **more
    )


def bring_over(*, programme: Programme, participant: Participant, minutes: int, by: Any) -> Transfer:
    """Credits that somebody had before this ledger began."""
    source, target = account_for(programme, AccountKind.OUT), account_of(programme, participant)
    return move(from_account=source, to_account=target, unit=Unit.MINUTES, amount=minutes, why=Moved.OPENING, by=by)
