"""Answering from the bank as it is held: sets and sums, no queries."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import reduce
from math import ceil
from operator import or_

from .facets import CHOSEN_FROM, Facet
from .holding import Bank, Bits, Order
from .matching import Meaning
from .questions import Question
from .weighing import HEAVIEST, rarity

FEW = 5
"""With fewer cases than this that have every word, others are looked for."""
FIRST = 1_000.0
"""More than any sum of scores: cases with every word come first."""

Postings = Mapping[str, Mapping[int, int]]


def narrowed(bank: Bank, question: Question, *, but: Facet | None = None) -> Bits:
    """The cases that fit what is ticked, leaving one facet out of account."""
    fitting = bank.every
    for facet, values in question.chosen.items():
        if values and facet is not but:
            fitting &= reduce(or_, (bank.members(facet, value) for value in values), 0)
    return fitting & _of_years(bank, question)


def _of_years(bank: Bank, question: Question) -> Bits:
    first, last = question.started_from, question.started_until
    if first is None and last is None:
        return bank.every
    years = bank.facets.get(Facet.STARTED, {})
    fitting = (bits for year, bits in years.items() if (first or 0) <= int(year) <= (last or 9999))
    return reduce(or_, fitting, 0)


def facet_counts(bank: Bank, question: Question, *, worded: Bits) -> dict[str, dict[str, int]]:
    """How many cases each value would give, with everything else as it is."""
    counts = {}
    for facet in CHOSEN_FROM:
        among = worded & narrowed(bank, question, but=facet)
        counts[facet.value] = {value: (bits & among).bit_count() for value, bits in bank.facets.get(facet, {}).items()}
    return counts


def scored(meanings: Iterable[Meaning], postings: Postings, *, cases: int) -> tuple[dict[int, float], bool]:
    """Each case's sum over the words, and whether those found have every word.

    When few cases have every word, those with half of the words or more come after them.
    """
    words = [_word_scores(meaning, postings, cases) for meaning in meanings]
    if not words:
        return {}, True
    rarest, *others = sorted(words, key=len)
    full = [number for number in rarest if all(number in other for other in others)]
    if len(full) >= FEW or not others:
        return {number: sum(word[number] for word in words) for number in full}, True
    return _with_half(words, set(full)), False


def _with_half(words: Sequence[Mapping[int, float]], full: Container[int]) -> dict[int, float]:
    total: dict[int, float] = {}
    hits: Counter[int] = Counter()
    for word in words:
        hits.update(word.keys())
        for number, score in word.items():
            total[number] = total.get(number, 0.0) + score
    enough = ceil(len(words) / 2)
    return {n: score + (FIRST if n in full else 0) for n, score in total.items() if hits[n] >= enough}


def _word_scores(meaning: Meaning, postings: Postings, cases: int) -> dict[int, float]:
    """For each case, the best of what the word may mean."""
    best: dict[int, float] = {}
    for stem, share in sorted(meaning.stems.items(), key=lambda pair: pair[1]):
        held = postings.get(stem, {})
        unit = share * rarity(cases=cases, having=len(held)) / HEAVIEST
        fresh = {number: weight * unit for number, weight in held.items()}
        if best:
            fresh = {number: max(score, best.get(number, 0.0)) for number, score in fresh.items()}
        best |= fresh
    return best


def in_order(bank: Bank, order: Order, found: Bits, *, scores: Mapping[int, float], start: int, end: int) -> list[int]:
    """The case numbers of one page."""
    if order is Order.BEST_MATCH:
        numbers = [number for number in scores if found >> number & 1]
        return sorted(numbers, key=lambda number: (-scores[number], number))[start:end]
    flags = bin(found)[:1:-1]
    many = len(flags)
    page: list[int] = []
    for number in bank.orders[order]:
        if number < many and flags[number] == "1":
            page.append(number)
            if len(page) == end:
                break
    return page[start:end]
