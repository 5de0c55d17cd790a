"""A charter in parts, as its pages and files show it: of the draft as it stands now, or frozen in an edition."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coproduction_star.market_it.models import Charter, CharterIncentive, CharterParty, CharterRisk

from .order import in_order
from .presenters import holder_of
from .selectors import ClauseFound
from .wording import Slot, slots_of

Document = dict[str, Any]


def document_of(
    charter: Charter, *, sides: Sequence[CharterParty], clauses: Iterable[ClauseFound],
    incentives: Iterable[CharterIncentive], risks: Iterable[CharterRisk],
) -> Document:  # fmt: skip
    """Plain values only, so that it can be kept as it is."""
    parts = in_order(clauses)
    order = {slot: place for place, slot in enumerate(slots_of(charter.languages))}
    numbers = {one.key: number for part in parts for number, one in part.clauses}
    return {
        "title": charter.title,
        "service": charter.service,
        "purpose": charter.purpose,
        "languages": charter.languages.split(),
        "starts_on": charter.starts_on.isoformat() if charter.starts_on else "",
        "review_on": charter.review_on.isoformat() if charter.review_on else "",
        "parts": [
            {
                "party": str(part.side.key), "side": part.side.name, "kind": part.kind.value,
                "clauses": [_clause(number, one, order) for number, one in part.clauses],
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


def _clause(number: int, one: ClauseFound, order: Mapping[Slot, int]) -> Document:
    """Its words in the languages of the charter, the one that counts first."""
    found = sorted((slot for slot in one.texts if slot in order), key=order.__getitem__)
    return {
        "key": str(one.key), "number": number,
        "texts": {f"{slot.language} {slot.form}": one.texts[slot].words for slot in found},
        "machine": [f"{slot.language} {slot.form}" for slot in found if one.texts[slot].machine],
    }  # fmt: skip
