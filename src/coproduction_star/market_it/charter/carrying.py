"""What a charter includes of the plans of incentives and carries of the register of risks."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.market_it.models import (
    Charter,
    CharterIncentive,
    CharterParty,
    CharterRisk,
    Clause,
    PlanItem,
    Risk,
)


class ThereAlready(ValueError):
    """An incentive or a risk stands in a charter once."""


@transaction.atomic
def include(*, charter: Charter, item: PlanItem, clause: Clause | None, by: Any) -> CharterIncentive:
    """Raises ThereAlready."""
    try:
        with transaction.atomic():
            made = CharterIncentive.objects.create(**_of(charter), item=item, clause=clause)
    except IntegrityError as error:
        raise ThereAlready(gettext_noop("This incentive stands in the charter already.")) from error
    record(by=by, verb="market_it.incentive_included", subject=made)
    return made


@transaction.atomic
def leave_out(*, included: CharterIncentive, by: Any) -> None:
    record(by=by, verb="market_it.incentive_left_out", subject=included)
    included.delete()


@transaction.atomic
def carry(
    *, charter: Charter, risk: Risk, mechanism: str, held_by: CharterParty | None, held_in_words: str,
    clause: Clause | None, by: Any,
) -> CharterRisk:  # fmt: skip
    """Say that the charter carries a risk: by what, and who holds it. Raises ThereAlready."""
    try:
        with transaction.atomic():
            made = CharterRisk.objects.create(
                **_of(charter), risk=risk, mechanism=mechanism, held_by=held_by, held_in_words=held_in_words,
                clause=clause,
            )  # fmt: skip
    except IntegrityError as error:
        raise ThereAlready(gettext_noop("This risk stands in the charter already.")) from error
    record(by=by, verb="market_it.risk_carried", subject=made)
    return made


@transaction.atomic
def put_down(*, carried: CharterRisk, by: Any) -> None:
    record(by=by, verb="market_it.risk_put_down", subject=carried)
    carried.delete()


def _of(charter: Charter) -> dict[str, Any]:
    return {"charter": charter, "programme_id": charter.programme_id, "organisation_id": charter.organisation_id}
