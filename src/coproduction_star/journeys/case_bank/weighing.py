"""How much a word says about a case: BM25's formula with a weight for each field, settled when the case is written.

See docs/methods/search.md. The usual length is fixed, so one case's weights do
not change when others come and go.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log
from typing import Any

from coproduction_star.data.countries import COUNTRIES
from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT, PEOPLE, Co, Sector

from .words import stem, telling, words_of

SATURATION = 1.2
LENGTH_MATTERS = 0.4
USUAL_LENGTH = 450
HEAVIEST = 255
FIELD_WEIGHTS: Mapping[str, int] = {"title": 5, "problem": 2, "approach": 2}
OTHER_FIELDS = ("place", "organisations", "citizens_bring", "services_bring", "lessons")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The stems of one case: their weights (1 to 255) and the words they came from."""

    weights: Mapping[str, int]
    words: Mapping[str, frozenset[str]]


def weigh(record: Mapping[str, Any]) -> Weighed:
    """Weigh a case as its file tells it, with its words in other languages."""
    counts: Counter[str] = Counter()
    written: defaultdict[str, set[str]] = defaultdict(set)
    for text, weight in _texts(record):
        for word in words_of(text):
            if telling(word):
                counts[stem(word)] += weight
                written[stem(word)].add(word)
    length = 1 - LENGTH_MATTERS + LENGTH_MATTERS * counts.total() / USUAL_LENGTH
    weights = {term: _weight(count, length) for term, count in counts.items()}
    return Weighed(weights, {term: frozenset(words) for term, words in written.items()})


def rarity(*, cases: int, having: int) -> float:
    """How much it says that a case has a word: BM25's inverse document frequency, never below zero."""
    return log(1 + (cases - having + 0.5) / (having + 0.5))


def _weight(count: int, length: float) -> int:
    return max(1, round(HEAVIEST * count / (count + SATURATION * length)))


def _texts(record: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for told in (record, *record.get("translations", {}).values()):
        for field, weight in FIELD_WEIGHTS.items():
            yield told.get(field) or "", weight
        for field in OTHER_FIELDS:
            value = told.get(field) or ""
            yield value if isinstance(value, str) else " ".join(value), 1
    yield from ((label, 1) for label in _labels(record))
    yield from ((result["what"], 1) for result in record.get("results", ()))


def _labels(record: Mapping[str, Any]) -> Iterator[str]:
    yield COUNTRIES.get(record["country"], "")
    yield Sector(record["sector"]).label
    yield from (Co(co).label for co in record["cos"])
    yield from (PEOPLE.get(word, word) for word in record["people"])
    yield from (OUTCOMES_SOUGHT.get(word, word) for word in record["outcomes_sought"])
