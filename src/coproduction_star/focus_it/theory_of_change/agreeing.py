"""How success is told, and who agrees: by name and date, and for the words that they read."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from coproduction_star.audit.services import record
from coproduction_star.focus_it.models import CriterionAgreement, SuccessCriterion, Theory
from coproduction_star.journeys.services import ChangedMeanwhile, claim_version

from .services import bring_back


@transaction.atomic
def add_criterion(*, theory: Theory, values: Mapping[str, Any], by: Any) -> SuccessCriterion:
    owned = {"theory": theory, "programme_id": theory.programme_id, "organisation_id": theory.organisation_id}
    criterion = SuccessCriterion.objects.create(**owned, **values, by=by)
    record(by=by, verb="focus_it.theory_criterion_added", subject=criterion)
    return criterion


@transaction.atomic
def change_criterion(
    *, criterion: SuccessCriterion, version: int, values: Mapping[str, Any], by: Any
) -> SuccessCriterion:
    """Other words. Who agreed before agreed to the earlier ones; saving the same words again changes nothing."""
    bring_back(criterion, by=by)
    if all(getattr(criterion, name) == value for name, value in values.items()) and criterion.version == version:
        return criterion
    claim_version(criterion, version=version)
    for name, value in values.items():
        setattr(criterion, name, value)
    criterion.save(update_fields=list(values))
    record(by=by, verb="focus_it.theory_criterion_changed", subject=criterion)
    return criterion


@transaction.atomic
def answer(
    *, criterion: SuccessCriterion, wording: int, participant_id: UUID, group: str, agrees: bool, reason: str,
    on: dt.date, by: Any, own: bool = True,
) -> CriterionAgreement:  # fmt: skip
    """Keep or change what one person says. Raises ChangedMeanwhile when they read earlier words."""
    held = SuccessCriterion.objects.select_for_update(of=("self",)).get(pk=criterion.pk)
    if held.version != wording:
        raise ChangedMeanwhile(held)
    said, _is_new = CriterionAgreement.objects.update_or_create(
        criterion=held, participant_id=participant_id,
        defaults={
            "group": group, "agrees": agrees, "reason": reason, "on": on, "wording": wording, "by": by,
            "programme_id": held.programme_id, "organisation_id": held.organisation_id,
        },
    )  # fmt: skip
    verb = "focus_it.criterion_answered" if own else "focus_it.criterion_answered_for"
    record(by=by, verb=verb, subject=held, for_whom=participant_id)
    return said
