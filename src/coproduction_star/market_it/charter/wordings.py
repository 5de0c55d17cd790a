"""The words of a clause: said anew, kept beside each other when two people write at once, and chosen."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.market_it.models import Clause, Wording

from .wording import Slot

Standing = Mapping[Slot, Wording]


def standing(clause: Clause) -> dict[Slot, Wording]:
    """The words that hold, in each language and form."""
    return {Slot(one.language, one.form): one for one in Wording.objects.filter(clause=clause, current=True)}


@transaction.atomic
def say(
    *, clause: Clause, texts: Mapping[Slot, str], seen: Mapping[Slot, UUID | None], by: Any
) -> tuple[Wording, ...]:
    """Say a clause anew. Gives what is kept beside words that somebody else saved meanwhile, until one is chosen.

    `seen` are the wordings that the writer had before them: only what they changed is written.
    """
    Clause.objects.select_for_update().get(pk=clause.pk)
    now, rivals, changed = standing(clause), [], False
    for slot, words in texts.items():
        held, before = now.get(slot), _seen(clause, seen.get(slot))
        if words == before or (held is not None and words == held.words):
            continue
        if (held.pk if held else None) == seen.get(slot):
            _supersede(clause, slot, words, held, by)
            changed = True
        elif held is not None and words:
            rivals.append(_beside(clause, slot, words, held, by))
    if changed:
        _next_version(clause)
        record(by=by, verb="market_it.clause_worded", subject=clause)
    if rivals:
        record(by=by, verb="market_it.clause_worded_twice", subject=clause)
    return tuple(rivals)


def _seen(clause: Clause, key: UUID | None) -> str:
    found = Wording.objects.filter(clause=clause, pk=key).first() if key else None
    return found.words if found else ""


def _supersede(clause: Clause, slot: Slot, words: str, held: Wording | None, by: Any) -> None:
    if held is not None:
        Wording.objects.filter(pk=held.pk).update(current=False)
    if words:
        Wording.objects.create(**kept_of(clause, slot, words, by))


def _beside(clause: Clause, slot: Slot, words: str, held: Wording, by: Any) -> Wording:
    return Wording.objects.create(**kept_of(clause, slot, words, by), current=False, rival=held)


def _next_version(clause: Clause) -> None:
    Clause.everything.filter(pk=clause.pk).update(version=F("version") + 1)


@transaction.atomic
def choose(*, wording: Wording, by: Any) -> None:
    """Let these words hold. Every other text that waited for this choice is settled and stays in the history."""
    clause = Clause.objects.select_for_update().get(pk=wording.clause_id)
    rows = Wording.objects.filter(clause=clause, language=wording.language, form=wording.form)
    now = timezone.now()
    if not wording.current:
        rows.filter(current=True).update(current=False)
        rows.filter(pk=wording.pk).update(current=True, settled_at=now)
        _next_version(clause)
    rows.filter(rival__isnull=False, settled_at__isnull=True).update(settled_at=now)
    record(by=by, verb="market_it.wording_chosen", subject=clause)


def kept_of(clause: Clause, slot: Slot, words: str, by: Any) -> dict[str, Any]:
    """The fields of a new wording."""
    return {
        "clause": clause, "programme_id": clause.programme_id, "organisation_id": clause.organisation_id,
        "language": slot.language, "form": slot.form, "words": words, "by": by,
    }  # fmt: skip
