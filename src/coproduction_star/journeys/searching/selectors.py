from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Model, Q, QuerySet

from coproduction_star.journeys.models import Decision, Initiative, Outcome, Programme, Promise
from coproduction_star.journeys.steps import Found, all_steps

PER_PAGE = 10
MOST_WORDS = 6
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found of one kind on this page, and whether there is more."""

    kind: str
    rows: tuple[Model, ...]
    number: int
    more: bool


def words_in(text: str) -> tuple[str, ...]:
    """The first few words that a reader typed."""
    return tuple(dict.fromkeys(text[:LONGEST].casefold().split()))[:MOST_WORDS]


KINDS: Mapping[str, tuple[Callable[[], QuerySet[Any]], tuple[str, ...]]] = {
    "programmes": (lambda: Programme.objects.select_related("organisation"), ("name", "summary", "service")),
    "initiatives": (lambda: _in_programme(Initiative.objects), ("title", "summary", "citizens_bring")),
    "outcomes": (lambda: _in_programme(Outcome.objects), ("words",)),
    "decisions": (lambda: _in_programme(Decision.objects), ("what", "why", "decided_by")),
    "promises": (lambda: _in_programme(Promise.objects), ("what", "who_in_words", "note")),
}


def _in_programme(rows: Any) -> QuerySet[Any]:
    found: QuerySet[Any] = rows.select_related("programme__organisation")
    return found


def find(words: Iterable[str], *, kind: str = "", number: int = 1) -> tuple[Hits, ...]:
    """Records that hold every word; one query for each kind. Inside the scope, so only what the reader may see."""
    asked = tuple(words)
    if not asked:
        return ()
    kinds = [kind] if kind in KINDS else list(KINDS)
    return tuple(_hits(one, asked, number if kind else 1) for one in kinds)


def _hits(kind: str, words: tuple[str, ...], number: int) -> Hits:
    rows, fields = KINDS[kind]
    every_word = reduce(and_, (reduce(or_, (Q(**{f"{f}__icontains": word}) for f in fields)) for word in words))
    start = (number - 1) * PER_PAGE
    found = tuple(rows().filter(every_word)[start : start + PER_PAGE + 1])
    return Hits(kind, found[:PER_PAGE], number, len(found) > PER_PAGE)


def found_by_steps(words: str) -> tuple[Found, ...]:
    """What the points of the Star hold about these words."""
    return tuple(found for step in all_steps() for found in step.search(words))
