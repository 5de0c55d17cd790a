"""The bank as one process holds it: sets of cases, their orders and the vocabulary. No queries here.

About 5 MB for 10,000 cases; read again only when the bank changes. The
postings stay in the database: a search fetches those of its own words.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from coproduction_star.data.vocabularies import Evidence

from .facets import Facet

Bits = int
"""A set of case numbers, one bit each."""


class Order(StrEnum):
    """How a list of cases is sorted."""

    BEST_MATCH = "match"
    EVIDENCE = "evidence"
    TITLE = "title"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of the bank: how many cases each stem has, and the words as written with their stems."""

    cases: Mapping[str, int]
    stems: Mapping[str, str]
    rising: tuple[str, ...]
    by_length: Mapping[int, tuple[str, ...]]

    def beginning_with(self, start: str, *, most: int) -> list[str]:
        """The stems of words that begin so, commonest first."""
        first = bisect_left(self.rising, start)
        last = bisect_left(self.rising, start + "\uffff", first)
        stems = dict.fromkeys(self.stems[word] for word in self.rising[first:last])
        return sorted(stems, key=lambda stem: (-self.cases[stem], stem))[:most]


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything a list needs to know without asking the database again."""

    facets: Mapping[str, Mapping[str, Bits]]
    orders: Mapping[Order, tuple[int, ...]]
    vocabulary: Vocabulary

    @property
    def every(self) -> Bits:
        return self.facets.get(Facet.EVERY, {}).get("", 0)

    def members(self, facet: str, value: str) -> Bits:
        return self.facets.get(facet, {}).get(value, 0)


def vocabulary_of(rows: Iterable[tuple[str, int, str]]) -> Vocabulary:
    """Put the words in order. Each row: stem, number of cases, words as written."""
    cases: dict[str, int] = {}
    stems: dict[str, str] = {}
    for term, many, words in rows:
        cases[term] = many
        stems.update(dict.fromkeys(words.split(), term))
    by_length: defaultdict[int, list[str]] = defaultdict(list)
    rising = sorted(stems)
    for word in rising:
        by_length[len(word)].append(word)
    return Vocabulary(cases, stems, tuple(rising), {length: tuple(words) for length, words in by_length.items()})


def orders_of(rows: Iterable[tuple[int, str, str, int | None]]) -> dict[Order, tuple[int, ...]]:
    """Sort once for all lists. Each row: number, title, grade of evidence, year it started; titles rising."""
    rows = list(rows)
    strengths = {grade.value: grade.strength for grade in Evidence}
    by_evidence = sorted(rows, key=lambda row: -strengths.get(row[2], 0))
    by_year = sorted(rows, key=lambda row: -(row[3] or 0))
    sorted_rows = {Order.TITLE: rows, Order.EVIDENCE: by_evidence, Order.NEWEST: by_year}
    return {order: tuple(row[0] for row in ordered) for order, ordered in sorted_rows.items()}
