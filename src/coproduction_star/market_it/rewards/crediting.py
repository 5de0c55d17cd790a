"""What a form says of credits, as moves in the ledger."""

import datetime as dt
from typing import Any

from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import LedgerAccount, Transfer
from coproduction_star.organisations.models import Participant

from . import ledger
from .credit_forms import CreditsForm


def write(
    *, programme: Programme, participant: Participant, what: str, minutes: int, on: dt.date, words: str,
    other: Participant | None, pot: LedgerAccount | None, by: Any,
) -> Transfer:  # fmt: skip
    """Raises BelowLimit or AccountClosed; then nothing moved."""
    here: dict[str, Any] = {"programme": programme, "participant": participant, "minutes": minutes, "by": by}
    told: dict[str, Any] = {"words": words, "on": on}
    if what == CreditsForm.EARN:
        return ledger.earn(**here, **told)
    if what == CreditsForm.SPEND:
        return ledger.spend(**here, **told)
    if what == CreditsForm.OPEN:
        return ledger.bring_over(**here)
    target = pot if what == CreditsForm.POT else ledger.account_of(programme, _somebody(other))
    source = ledger.account_of(programme, participant)
    return ledger.give(source=source, target=_account(target), minutes=minutes, by=by, **told)


def from_pot(*, pot: LedgerAccount, other: Participant, minutes: int, words: str, by: Any) -> Transfer:
    """Raises BelowLimit or AccountClosed."""
    target = ledger.account_of(pot.programme, other)
    return ledger.give(source=pot, target=target, minutes=minutes, words=words, by=by)


def _somebody(other: Participant | None) -> Participant:
    if other is None:
        raise ValueError("A gift goes to somebody.")
    return other


def _account(target: LedgerAccount | None) -> LedgerAccount:
    if target is None:
        raise ValueError("A gift goes into a pot.")
    return target
