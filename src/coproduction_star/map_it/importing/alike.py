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
MOST_SHARED = 40
"""A word that more names share says nothing about two of them."""
DIGITS = re.compile(r"\d+")
Key = TypeVar("Key")


class Names(Generic[Key]):
    """Names with what they belong to. Numbers must be the same: "Phase 1" is not "Phase 2"."""

    def __init__(self, known: Iterable[tuple[Key, str]] = (), *, also: Iterable[str] = ()) -> None:
        known = list(known)
        self._uses = Counter(stem for name in (*(name for _key, name in known), *also) for stem in set(stems_of(name)))
        self._exact: dict[str, Key] = {}
        self._sharing: dict[tuple[str, str], dict[str, Key]] = defaultdict(dict)
        for of, name in known:
            self.add(of, name)

    def add(self, of: Key, name: str) -> None:
        said = key(name)
        self._exact.setdefault(said, of)
        for place in self._places(name):
            if len(self._sharing[place]) < MOST_SHARED:
                self._sharing[place].setdefault(said, of)

    def find(self, name: str) -> Key | None:
        """Whatever has the same name, or nearly."""
        said = key(name)
        if said in self._exact:
            return self._exact[said]
        near: dict[str, Key] = {}
        for place in self._places(name):
            near |= self._sharing.get(place, {})
        best = process.extractOne(said, near.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        return near[best[0]] if best else None

    def _places(self, name: str) -> list[tuple[str, str]]:
        """The rarest of its words, each with the numbers in it."""
        numbers = " ".join(DIGITS.findall(name))
        stems = sorted(set(stems_of(name)), key=lambda stem: (self._uses[stem], stem))
        words = [stem for stem in stems if not stem.isdigit()]
        return [(stem, numbers) for stem in words[:RARE]]


@lru_cache(maxsize=40_000)
def stems_of(name: str) -> tuple[str, ...]:
    return tuple(telling_stems(name))
