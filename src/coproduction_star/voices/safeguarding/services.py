from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.voices.models import Contribution, State
from coproduction_star.voices.versions import change, claim_version


class NothingWasDone(Exception):
    """A worry is closed only with what was done about it."""


@transaction.atomic
def close_worry(
    *, contribution: Contribution, version: int, outcome: str, may_be_checked: bool, by: Any
) -> Contribution:
    """Say what was done. With `may_be_checked` the words go on to the moderators as any others do."""
    if not outcome.strip():
        raise NothingWasDone
    claim_version(contribution, version)
    change(contribution, worry_outcome=outcome, worry_closed_at=timezone.now(), worry_closed_by=by)
    if may_be_checked:
        held = contribution.third_person or contribution.has_address
        change(contribution, worry=False, state=State.HELD if held else State.WAITING)
    record(by=by, verb="voices.worry_closed", subject=contribution)
    return contribution
