"""Keep somebody's plan for them, sealed: only when they ask, and until they erase it. No event says what is in it."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import forget, record
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import Held
from coproduction_star.together.models import OwnPlan
from coproduction_star.ui.sealing import Seal, Unreadable

_SEAL = Seal("coproduction_star.together.my_plan")


def kept_of(programme: Programme, participant_id: UUID) -> dict[str, str]:
    """Its words by the names of the form; none where nothing is kept, or its key is gone."""
    found = OwnPlan.objects.filter(programme=programme, participant=participant_id).first()
    try:
        return dict(_SEAL.unseal(found.sealed)) if found else {}
    except Unreadable:
        return {}


@transaction.atomic
def keep(*, programme: Programme, participant_id: UUID, words: Mapping[str, str], by: Any) -> OwnPlan:
    """In the place of the one before."""
    made, _new = OwnPlan.objects.update_or_create(
        programme=programme, participant_id=participant_id,
        defaults={"organisation_id": programme.organisation_id, "sealed": _SEAL.seal(dict(words))},
    )  # fmt: skip
    record(by=by, verb="together.own_plan_kept", subject=made, for_whom=participant_id)
    return made


@transaction.atomic
def erase_plan(*, programme: Programme, participant_id: UUID, by: Any) -> None:
    for one in OwnPlan.objects.filter(programme=programme, participant=participant_id):
        record(by=by, verb="together.own_plan_erased", subject=one, for_whom=participant_id)
        note_erasure(ErasureKind.OWN_PLAN, one.pk)
        one.delete()


def personal_data(participant_id: UUID) -> Iterator[Held]:
    """Their plans, opened for them."""
    rows = OwnPlan.objects.filter(participant=participant_id).select_related("programme")
    opened = tuple({"programme": one.programme.name, **kept_of(one.programme, participant_id)} for one in rows)
    if opened:
        yield Held("together.own_plan_words", opened)


def erase(participant_id: UUID) -> None:
    rows = OwnPlan.objects.filter(participant=participant_id)
    forget(subject="together.ownplan", subject_ids=list(rows.values_list("pk", flat=True)))
    rows.delete()


def seal_plans_anew() -> int:
    """Bring what an older key sealed under the newest, so that the older can be thrown away a day later."""
    changed = 0
    for key, text in list(OwnPlan._base_manager.values_list("pk", "sealed")):
        anew = _SEAL.sealed_anew(text)
        if anew is not None:
            changed += OwnPlan._base_manager.filter(pk=key, sealed=text).update(sealed=anew)
    return changed
