"""A charter in parts, as its pages and files show it: of the draft as it stands now, or frozen in an edition."""

from collections.abc import Iterable, Sequence
from typing import Any

from coproduction_star.market_it.models import Charter, CharterIncentive, CharterParty, CharterRisk

from .order import in_order
from .presenters import holder_of
from .selectors import ClauseFound

Document = dict[str, Any]


def document_of(
    charter: Charter, *, sides: Sequence[CharterParty], clauses: Iterable[ClauseFound],
    incentives: Iterable[CharterIncentive], risks: Iterable[CharterRisk],
) -> Document:  # fmt: skip
    """Plain values only, so that it can be kept as it is."""
    parts = in_order(clauses)
    numbers = {one.clause.pk: number for part in parts for number, one in part.clauses}
    return {
        "title": charter.title,
        "service": charter.service,
        "purpose": charter.purpose,
        "languages": charter.languages.split(),
        "starts_on": charter.starts_on.isoformat() if charter.starts_on else "",
        "review_on": charter.review_on.isoformat() if charter.review_on else "",
        "parts": [
            {
                "party": str(part.side.pk), "side": part.side.name, "kind": part.kind.value,
                "clauses": [_clause(number, one) for number, one in part.clauses],
            }
            for part in parts
        ],
        "parties": [{"key": str(one.pk), "name": one.name} for one in sides],
        "incentives": [{"words": one.item.words, "clause": numbers.get(one.clause_id)} for one in incentives],
        "risks": [
            {
                "title": one.risk.title, "mechanism": one.mechanism, "held_by": holder_of(one),
                "clause": numbers.get(one.clause_id),
            }
            for one in risks
        ],
    }  # fmt: skip


def _clause(number: int, one: ClauseFound) -> Document:
    texts = {f"{slot.language} {slot.form}": wording.words for slot, wording in sorted(one.texts.items(), key=_slot)}
    machine = sorted(f"{slot.language} {slot.form}" for slot, wording in one.texts.items() if wording.machine)
    return {"key": str(one.clause.pk), "number": number, "texts": texts, "machine": machine}


def _slot(item: Any) -> tuple[str, bool]:
    slot = item[0]
    return slot.language, slot.form != "plain"
