from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q

from coproduction_star.data.commissioning import Template, templates
from coproduction_star.data.content_files import Language
from coproduction_star.journeys.models import (
    CommissioningText,
    Decision,
    EarlierWords,
    Initiative,
    Outcome,
    Programme,
    Reduction,
    TextKind,
)

Earlier = Mapping[UUID, Sequence[EarlierWords]]


@dataclass(frozen=True, slots=True)
class Sources:
    """What the drafts of a decision are filled from."""

    decision: Decision
    initiative: Initiative | None
    outcomes: tuple[str, ...]
    reductions: tuple[Reduction, ...]


def decision_with_texts(*, programme: Programme, decision_id: UUID) -> Decision:
    """With its texts and reductions."""
    parts = (
        Prefetch("texts", queryset=CommissioningText.objects.select_related("by")),
        Prefetch("reductions", queryset=Reduction.objects.select_related("by")),
    )
    rows = Decision.objects.select_related("initiative").prefetch_related(*parts)
    return rows.get(programme=programme, pk=decision_id)


def sources_of(decision: Decision) -> Sources:
    """The outcomes of its initiative, or those of the whole programme; and what still stops or shrinks."""
    through = Initiative.outcomes.through.objects
    own = Exists(through.filter(initiative=decision.initiative_id, outcome=OuterRef("pk")))
    found = list(Outcome.objects.filter(programme=decision.programme).annotate(is_own=own))
    outcomes = [one for one in found if one.is_own] or found
    living = tuple(one for one in decision.reductions.all() if one.taken_out_at is None)
    return Sources(decision, decision.initiative, tuple(one.words for one in outcomes), living)


def earlier_of(decision: Decision) -> Earlier:
    """What its texts and reductions said before, by the key of each, the newest first: one query."""
    found: dict[UUID, list[EarlierWords]] = {}
    rows = EarlierWords.objects.filter(Q(text__decision=decision) | Q(reduction__decision=decision))
    for one in rows.select_related("by"):
        found.setdefault(one.text_id or one.reduction_id, []).append(one)
    return found


def taken_out_of(decision: Decision) -> tuple[Reduction, ...]:
    """What no longer stops or shrinks, the last one first."""
    gone = [one for one in decision.reductions.all() if one.taken_out_at is not None]
    return tuple(sorted(gone, key=lambda one: one.taken_out_at, reverse=True))


def texts_of(decision: Decision) -> dict[str, CommissioningText]:
    return {text.kind: text for text in decision.texts.all()}


def text_of(decision: Decision, kind: str) -> CommissioningText:
    """The text as it was kept, or an empty one that is not saved."""
    return texts_of(decision).get(kind) or CommissioningText(
        decision=decision, kind=kind, version=0,
        programme_id=decision.programme_id, organisation_id=decision.organisation_id,
    )  # fmt: skip


def reduction_with(decision: Decision, reduction_id: UUID) -> Reduction:
    return Reduction.objects.get(decision=decision, pk=reduction_id)


def drafts(language: str) -> dict[str, Template]:
    """By kind of text, in the order of the work, in the reader's language."""
    spoken = Language.WELSH if language == Language.WELSH else Language.ENGLISH
    return {one.slug: one for one in templates(spoken) if one.slug in TextKind.values}
