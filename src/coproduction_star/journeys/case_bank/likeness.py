"""Cases like a case, a sentence or an initiative: the features each is known by."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT, PEOPLE, Co, Sector
from coproduction_star.journeys.models import Case, Initiative
from coproduction_star.methods.likeness import Feature, Likeness, most_alike

from . import selectors
from .facets import Facet
from .holding import Bank
from .postings import numbers_of
from .sentences import meant_facets, says_nothing
from .words import asked_words, stem, telling_stems

MOST = 5
MOST_WORDS = 40
WEIGHTS: Mapping[Facet, float] = {Facet.OUTCOME: 3.0, Facet.PEOPLE: 3.0, Facet.SECTOR: 2.0, Facet.CO: 2.0}
WORD_WEIGHT = 1.0
LEAST = 2.5
"""Below it there is no likeness to speak of: less than one word that fewer than one case in twelve has."""
AROUND = 0.5
"""How much what stands around a sentence, its service, counts beside what it says itself."""
DIRECTIONS = frozenset(
    stem(word)
    for word in (
        *("less", "better", "more", "fewer", "lower", "faster", "cleaner", "fairer", "stronger", "safer", "calmer"),
        *("higher", "improved"),
    )
)
"""Words of an outcome that say which way; people leave them out ("loneliness" for "less loneliness")."""
ONLY_IN_FULL = frozenset({"help", "street", "hous", "home", "access", "servic", "rule", "cost", "learn", "parent"})
"""Names that are everyday words without their direction: "street" alone is not "cleaner streets"."""
LABELS: Mapping[Facet, Mapping[str, str]] = {
    Facet.OUTCOME: OUTCOMES_SOUGHT,
    Facet.PEOPLE: PEOPLE,
    Facet.SECTOR: {sector.value: sector.label for sector in Sector},
    Facet.CO: {co.value: co.label for co in Co},
}
FACET_OR_WORD = ":"


@dataclass(frozen=True, slots=True)
class AlikeCase:
    """A case that is alike, with what is shared: facet values ("people:older-people") or words ("word:garden")."""

    case: Case
    score: float
    shared: tuple[tuple[str, str], ...]


def alike_case(case: Case, *, most: int = MOST) -> tuple[AlikeCase, ...]:
    """Cases that share outcomes, people, sector and Co's with a case."""
    told = case.record
    pairs = [(Facet.OUTCOME, value) for value in told["outcomes_sought"]]
    pairs += [(Facet.PEOPLE, value) for value in told["people"]]
    pairs += [(Facet.SECTOR, told["sector"]), *((Facet.CO, co) for co in told["cos"])]
    bank = selectors.bank()
    return _rows(most_alike(_facet_features(bank, pairs), of=_many(bank), most=most, but=(case.pk,)))


def alike_words(text: str, *, cos: Iterable[str] = (), around: str = "", most: int = MOST) -> tuple[AlikeCase, ...]:
    """Cases like what somebody says they do: facets that the words name or mean, and the telling words themselves.

    The Co's and what stands `around` the sentence only put cases in order: a
    case that shares nothing with the sentence is not given.
    """
    bank = selectors.bank()
    said = {stem for phrase in named_facets(text).values() for stem in phrase.split()}
    pairs = facets_in(text)
    beside = [pair for pair in facets_in(around) if pair not in pairs]
    features = [
        *_facet_features(bank, pairs),
        *_word_features(text, but=said),
        *_only_order(_facet_features(bank, beside), share=AROUND),
        *_only_order(_facet_features(bank, [(Facet.CO, co) for co in cos if (Facet.CO, co) not in pairs])),
    ]
    return _rows(most_alike(features, of=_many(bank), most=most, least=LEAST))


def alike_initiative(initiative: Initiative, *, most: int = MOST) -> tuple[AlikeCase, ...]:
    """Cases like an initiative: what it is called, says, wants and who it is for. Call it inside the scope."""
    wanted = " ".join(outcome.words for outcome in initiative.outcomes.all())
    text = f"{initiative.title}. {initiative.summary} {wanted}."
    ticked = [co.value for co in Co if getattr(initiative, co.value.replace("-", "_"))]
    return alike_words(text, cos=ticked, around=initiative.programme.service, most=most)


def facets_in(text: str) -> tuple[tuple[Facet, str], ...]:
    """What a text names, and what its turns of phrase mean."""
    return tuple(dict.fromkeys([*named_facets(text), *meant_facets(text)]))


def named_facets(text: str) -> dict[tuple[Facet, str], str]:
    """Facet values whose names stand in a text, by the stems of the name: "elderly people" is "Older people".

    A name inside a longer name does not count: "people with learning disabilities" is not about learning.
    """
    said = f" {' '.join(telling_stems(text))} "
    found = {pair: phrase for phrase, pair in _phrases() if f" {phrase} " in said}
    phrases = set(found.values())
    return {pair: phrase for pair, phrase in found.items() if not _is_within_another(phrase, phrases)}


def _is_within_another(phrase: str, phrases: Collection[str]) -> bool:
    return any(phrase != other and f" {phrase} " in f" {other} " for other in phrases)


@cache
def _phrases() -> tuple[tuple[str, tuple[Facet, str]], ...]:
    pairs = ((_phrase(label), (facet, value)) for facet, labels in LABELS.items() for value, label in labels.items())
    return tuple((phrase, pair) for phrase, pair in pairs if phrase)


def _phrase(label: str) -> str:
    stems = telling_stems(label)
    short = " ".join(stem for stem in stems if stem not in DIRECTIONS)
    return " ".join(stems) if short in ONLY_IN_FULL else short


def _only_order(features: Iterable[Feature], *, share: float = 1.0) -> Iterator[Feature]:
    """The same features, which say in what order and never whether."""
    return (Feature(one.name, one.weight * share, one.members, is_reason=False) for one in features)


def _facet_features(bank: Bank, pairs: Iterable[tuple[Facet, str]]) -> Iterator[Feature]:
    for facet, value in pairs:
        members = numbers_of(bank.members(facet, value))
        yield Feature(f"{facet}{FACET_OR_WORD}{value}", WEIGHTS[facet], frozenset(members))


def _word_features(text: str, *, but: Collection[str]) -> Iterator[Feature]:
    telling = [word for word in asked_words(text) if not says_nothing(word)][:MOST_WORDS]
    words = {stem(word): word for word in reversed(telling) if stem(word) not in but}
    for term, held in sorted(selectors.postings_of(words).items()):
        yield Feature(f"word{FACET_OR_WORD}{words[term]}", WORD_WEIGHT, frozenset(held.numbers))


def _many(bank: Bank) -> int:
    return bank.every.bit_count()


def _rows(found: Iterable[Likeness]) -> tuple[AlikeCase, ...]:
    found = tuple(found)
    rows = {row.pk: row for row in selectors.in_this_order([like.number for like in found])}
    return tuple(
        AlikeCase(rows[like.number], like.score, tuple(map(_pair, like.shared)))
        for like in found
        if like.number in rows
    )


def _pair(name: str) -> tuple[str, str]:
    kind, _sep, value = name.partition(FACET_OR_WORD)
    return kind, value
