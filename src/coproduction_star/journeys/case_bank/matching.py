"""Which stems of the bank a typed word may mean: itself, what it begins, or what it was nearly spelt as."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .holding import Vocabulary
from .words import OTHER_WORDS, asked_words, stem

MOST_WORDS = 8
MOST_BEGINNINGS = 20
MOST_SPELLINGS = 5
SHORTEST_BEGINNING = 3
SHORTEST_FOR_ONE_SLIP, SHORTEST_FOR_TWO_SLIPS = 4, 8
BEGINNING, ONE_SLIP, TWO_SLIPS = 0.6, 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Meaning:
    """One typed word: stems with how surely each is meant (0 to 1), and the spelling used when it was not found."""

    typed: str
    stems: Mapping[str, float]
    spelt: str = ""


def meanings(text: str, *, vocabulary: Vocabulary) -> tuple[Meaning, ...]:
    """Read a question: its first eight telling words."""
    words = asked_words(text)[:MOST_WORDS]
    return tuple(_meaning(word, vocabulary, last=word == words[-1]) for word in words)


def _meaning(word: str, vocabulary: Vocabulary, *, last: bool) -> Meaning:
    stems: dict[str, float] = {}
    if last and len(word) >= SHORTEST_BEGINNING:
        stems = dict.fromkeys(vocabulary.beginning_with(word, most=MOST_BEGINNINGS), BEGINNING)
    if stem(word) in vocabulary.cases:
        stems[stem(word)] = 1.0
    if stems:
        return Meaning(word, stems)
    near = _nearly(word, vocabulary)
    return Meaning(word, {stem(w): share for w, share in reversed(near)}, near[0][0] if near else "")


def _nearly(word: str, vocabulary: Vocabulary) -> list[tuple[str, float]]:
    """Words a slip or two away (a letter missing, added, changed, or two swapped), nearest and commonest first.

    People seldom slip in the first letter: "lonly" is "lonely" and not "only".
    """
    if len(word) < SHORTEST_FOR_ONE_SLIP:
        return []
    slips = 2 if len(word) >= SHORTEST_FOR_TWO_SLIPS else 1
    others = (other for other in OTHER_WORDS if stem(other) in vocabulary.cases)
    choices = tuple(dict.fromkeys([*_about_as_long(len(word), slips, vocabulary), *others]))
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=None)
    begun_alike = [hit for hit in found if hit[0][0] == word[0]]
    nearest = sorted(begun_alike or found, key=lambda hit: (hit[1], -vocabulary.cases[stem(hit[0])], hit[0]))
    return [(near, ONE_SLIP if distance == 1 else TWO_SLIPS) for near, distance, _ in nearest[:MOST_SPELLINGS]]


def _about_as_long(length: int, slips: int, vocabulary: Vocabulary) -> Iterator[str]:
    for near in range(length - slips, length + slips + 1):
        yield from vocabulary.by_length.get(near, ())
