r"""Which things are most like something, and why: by the features they share.

A shared feature counts for more the fewer have it:

.. math:: s(x) = \sum_{f \in F(x)} w_f \ln\left(1 + \frac{N - n_f + 0.5}{n_f + 0.5}\right)

with :math:`N` things in all, :math:`n_f` of them having feature :math:`f`, and
:math:`w_f` the weight of its kind. Nothing is random and nothing is rounded;
equal scores stand in order of number.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from math import log


@dataclass(frozen=True, slots=True)
class Feature:
    """Something the thing asked about has, and who else has it."""

    name: str
    weight: float
    """How much a feature of this kind counts, 0 or more."""
    members: Collection[int]
    """Numbers of the things that have it, each once."""
    is_reason: bool = True
    """Whether sharing it counts towards being alike enough to be given at all."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """One thing that is alike: how much, and the features that say so, the most telling first."""

    number: int
    score: float
    shared: tuple[str, ...]


def telling(feature: Feature, *, of: int) -> float:
    """Say how much it counts to share a feature.

    Parameters
    ----------
    feature
        With its weight and members.
    of
        How many things there are in all.

    Returns
    -------
    float
        The weight times BM25's inverse document frequency; 0 when nobody has it.

    Examples
    --------
    >>> round(telling(Feature("older people", 1, (1, 2)), of=10), 3)
    1.482
    """
    having = len(feature.members)
    return feature.weight * log(1 + (of - having + 0.5) / (having + 0.5)) if having else 0.0


def most_alike(
    features: Iterable[Feature], *, of: int, most: int, but: Collection[int] = (), least: float = 0.0
) -> tuple[Likeness, ...]:
    """Rank things by the features they share with one thing.

    Parameters
    ----------
    features
        What the thing has. Two features of the same name are two features.
    of
        How many things there are in all; at least as many as any feature has members.
    most
        How many to give back.
    but
        Numbers to leave out: usually the thing itself.
    least
        How much the shared features that are reasons must tell; 2.5 is one word that one thing in twelve has.

    Returns
    -------
    tuple of Likeness
        The most alike first. Things that share nothing are never there.

    Raises
    ------
    ValueError
        When a feature has more members than there are things.

    Examples
    --------
    >>> shared = [Feature("loneliness", 3, (1, 2)), Feature("co-deliver", 2, (1, 3, 4))]
    >>> [(like.number, like.shared) for like in most_alike(shared, of=10, most=2)]
    [(1, ('loneliness', 'co-deliver')), (2, ('loneliness',))]

    References
    ----------
    Robertson, S. and Zaragoza, H. (2009). The Probabilistic Relevance Framework: BM25 and Beyond.
    Foundations and Trends in Information Retrieval 3(4), section 3.
    """
    features = tuple(features)
    if any(len(feature.members) > of for feature in features):
        raise ValueError(f"A feature has more members than the {of} things there are. Count the things again.")
    counts = [(telling(feature, of=of), feature) for feature in features]
    ranked = sorted(counts, key=lambda pair: (-pair[0], pair[1].name))
    scores, left_out = _sums(ranked), set(but)
    reasons = _sums((value, feature) for value, feature in ranked if feature.is_reason) if least else scores
    alike = (
        (number, score)
        for number, score in scores.items()
        if number not in left_out and reasons.get(number, 0.0) >= least
    )
    best = nsmallest(most, alike, key=lambda pair: (-pair[1], pair[0]))
    return tuple(Likeness(number, score, _shared(number, ranked)) for number, score in best)


def _sums(ranked: Iterable[tuple[float, Feature]]) -> dict[int, float]:
    sums: defaultdict[int, float] = defaultdict(float)
    for value, feature in ranked:
        if value:
            for number in feature.members:
                sums[number] += value
    return sums


def _shared(number: int, ranked: Iterable[tuple[float, Feature]]) -> tuple[str, ...]:
    return tuple(feature.name for value, feature in ranked if value and number in feature.members)
