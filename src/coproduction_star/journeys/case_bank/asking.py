"""Answering from the bank as it is held: sets and sums, no queries."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from itertools import chain, islice, repeat
from math import ceil
from operator import or_

from .facets import CHOSEN_FROM, Facet
from .holding import Bank, Bits, Order
from .matching import Meaning
from .postings import Postings
from .questions import Question
from .weighing import HEAVIEST, rarity

FEW = 5
"""With fewer cases than this that have every word, others are looked for."""
FIRST = 1_000.0
"""More than any sum of scores: cases with every word come first."""


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


def scored(
    meanings: Iterable[Meaning], postings: Mapping[str, Postings], *, cases: int
) -> tuple[dict[int, float], bool]:
    """Each case's sum over the words, and whether those found have every word.

    When few cases have every word, those with half of the words or more come after them.
    """
    words = [_word_scores(meaning, postings, cases) for meaning in meanings]
    if not words:
        return {}, True
    full = set.intersection(*map(set, sorted(words, key=len)))
    if len(full) >= FEW or len(words) == 1:
        return _sums(full, words), True
    hits = Counter(chain.from_iterable(words))
    enough = ceil(len(words) / 2)
    sums = _sums([number for number, many in hits.items() if many >= enough], words)
    return sums | {number: sums[number] + FIRST for number in full}, False


def _sums(numbers: Collection[int], words: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """Add the scores up; written with maps, because this is where a search spends its time."""
    columns = [map(word.get, numbers, repeat(0.0)) for word in words]
    return dict(zip(numbers, map(sum, zip(*columns, strict=True)), strict=True))


def _word_scores(meaning: Meaning, postings: Mapping[str, Postings], cases: int) -> dict[int, float]:
    """For each case, the score of the surest meaning it has."""
    best: dict[int, float] = {}
    for stem, share in sorted(meaning.stems.items(), key=lambda pair: pair[1]):
        held = postings.get(stem)
        if held:
            unit = share * rarity(cases=cases, having=len(held)) / HEAVIEST
            scores = [weight * unit for weight in range(HEAVIEST + 1)]
            best.update(zip(held.numbers, map(scores.__getitem__, held.weights), strict=True))
    return best


def in_order(bank: Bank, order: Order, found: Bits, *, scores: Mapping[int, float], start: int, end: int) -> list[int]:
    """The case numbers of one page."""
    flags = bin(found)[:1:-1].ljust(max(scores, default=0) + 1, "0")
    if order is Order.BEST_MATCH:
        numbers = sorted(number for number in scores if flags[number] == "1")
        return sorted(numbers, key=scores.__getitem__, reverse=True)[start:end]
    many = len(flags)
    shown = (number for number in bank.orders[order] if number < many and flags[number] == "1")
    return list(islice(shown, start, end))
