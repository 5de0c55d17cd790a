"""Initiatives of a programme whose names are alike, so that nothing is written down twice without noticing.

Quick letters first, then the stems of the words: "Walking group" meets "Group for walkers".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz import fuzz, process

from coproduction_star.journeys.case_bank.words import fold, telling_stems
from coproduction_star.journeys.models import Initiative, Programme

MOST_READ = 30_000
"""Titles looked through at most, the newest first."""
MOST_SHOWN = 5
ROUGHLY = 50
CLOSE = 82
SHORTLIST = 40


@dataclass(frozen=True, slots=True)
class SimilarTitle:
    """An initiative with a name like the one asked about; 100 is the same name."""

    id: UUID
    title: str
    score: int


class Titles:
    """The names of a programme, read once and asked many times."""

    def __init__(self, known: Iterable[tuple[UUID, str]]) -> None:
        self._known = list(known)
        self._folded = [fold(title) for _id, title in self._known]

    def like(self, title: str, *, most: int = MOST_SHOWN, but: UUID | None = None) -> tuple[SimilarTitle, ...]:
        """The closest first; names that only share a word are not among them."""
        near = process.extract(
            fold(title), self._folded, scorer=fuzz.token_set_ratio, score_cutoff=ROUGHLY, limit=SHORTLIST
        )
        stems = _stems(title)
        scored = [SimilarTitle(*self._known[at], _closeness(stems, self._known[at][1])) for _text, _score, at in near]
        close = [one for one in scored if one.score >= CLOSE and one.id != but]
        return tuple(sorted(close, key=lambda one: (-one.score, one.title))[:most])


def titles_of(programme: Programme) -> Titles:
    """One query."""
    rows = Initiative.objects.filter(programme=programme).order_by("-made_at").values_list("pk", "title")
    return Titles(rows[:MOST_READ])


def similar_titles(*, programme: Programme, title: str, but: UUID | None = None) -> tuple[SimilarTitle, ...]:
    return titles_of(programme).like(title, but=but)


def _stems(title: str) -> str:
    return " ".join(sorted(set(telling_stems(title)))) or fold(title)


def _closeness(stems: str, title: str) -> int:
    return round(fuzz.ratio(stems, _stems(title)))
