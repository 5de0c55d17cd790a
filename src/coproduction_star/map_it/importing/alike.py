"""Which rows look like something that is there already: the same name first, then names that share rare words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from coproduction_star.journeys.case_bank.words import telling_stems

from .vocabulary import key

ALIKE = 88
"""Of a hundred letters; "Garden for everyone" and "Gardens for everyone" have 97."""
RARE = 3
MOST_CLOSE = 5
SLIP = 87
"""Of a hundred letters; "everyone" and "evryone" have 93, "eastham" and "westham" 86: two places, not a slip."""
MOST_SHARED = 40
"""A word that more names share says nothing about two of them."""
DIGITS = re.compile(r"\d+")
Key = TypeVar("Key")


class Rare:
    """How often each word stands in the names of a programme and of a list: the rare ones tell names apart."""

    def __init__(self, names: Iterable[str]) -> None:
        self._uses = Counter(stem for name in names for stem in set(stems_of(name)))
        self._places: dict[str, list[tuple[str, str]]] = {}

    def places(self, name: str) -> list[tuple[str, str]]:
        """The rarest of its words, each with the numbers in it."""
        if name not in self._places:
            numbers = " ".join(DIGITS.findall(name))
            words = {stem for stem in stems_of(name) if not stem.isdigit()}
            rarest = sorted(words, key=lambda stem: (self._uses[stem], stem))[:RARE]
            self._places[name] = [(stem, numbers) for stem in rarest]
        return self._places[name]


class Names(Generic[Key]):
    """Names with what they belong to. Numbers must be the same: "Phase 1" is not "Phase 2"."""

    def __init__(self, known: Iterable[tuple[Key, str]] = (), *, rare: Rare | None = None) -> None:
        known = list(known)
        self._rare = rare or Rare(name for _key, name in known)
        self._exact: dict[str, Key] = {}
        self._sharing: dict[tuple[str, str], dict[str, Key]] = defaultdict(dict)
        for of, name in known:
            self.add(of, name)

    def add(self, of: Key, name: str) -> None:
        said = in_order(name)
        self._exact.setdefault(said, of)
        for place in self._rare.places(name):
            if len(self._sharing[place]) < MOST_SHARED:
                self._sharing[place].setdefault(said, of)

    def find(self, name: str) -> Key | None:
        """Whatever has the same name, or nearly."""
        said = in_order(name)
        if said in self._exact:
            return self._exact[said]
        near: dict[str, Key] = {}
        for place in self._rare.places(name):
            near |= self._sharing.get(place, {})
        close = process.extract(said, near.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST_CLOSE)
        return next((near[other] for other, _score, _place in close if same_words(said, other)), None)


@lru_cache(maxsize=40_000)
def in_order(name: str) -> str:
    """Its words from A to Z: "Choir, Northfield" is "Northfield choir"."""
    return " ".join(sorted(key(name).split()))


def same_words(one: str, other: str) -> bool:
    """Whether each telling word of one stands in the other too, or nearly: "Walks in Eastham" are not "in Westham".

    >>> same_words("gardens for everyone", "garden for evryone"), same_words("walk in eastham", "walk in westham")
    (True, False)
    """
    ones, others = set(stems_of(one)), set(stems_of(other))
    mine, theirs = ones - others, others - ones
    return all(_nearly(word, theirs) for word in mine) and all(_nearly(word, mine) for word in theirs)


def _nearly(word: str, words: set[str]) -> bool:
    return any(fuzz.ratio(word, other) >= SLIP for other in words)


@lru_cache(maxsize=40_000)
def stems_of(name: str) -> tuple[str, ...]:
    return tuple(telling_stems(name))
