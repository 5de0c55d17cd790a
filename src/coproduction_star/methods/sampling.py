"""Who is asked out of a list, so that anybody can draw the same people again, and how many of them answered.

docs/methods/sampling-and-response.md has the reasons and a worked example.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .disclosure import OPENSAFELY, Rule, shown
from .errors import InputRefused


class BadSample(InputRefused):
    """More people than there are, or none at all."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """People who are drawn from together, and who was drawn.

    ``names`` are the places or groups in it: several where small ones were joined. ``people`` is how many there are,
    ``drawn`` the keys of those to ask, in order of the draw.
    """

    names: tuple[str, ...]
    people: int
    drawn: tuple[str, ...]

    @property
    def fraction(self) -> float:
        """The share that is asked, above 0 and at most 1."""
        return len(self.drawn) / self.people

    @property
    def weight(self) -> float:
        """How many people one of those asked stands for: the design weight, 1 or more."""
        return self.people / len(self.drawn)


def draw(
    people: Mapping[str, str], *, seed: int, wanted: int | None = None, least: int = OPENSAFELY.threshold + 1
) -> tuple[Stratum, ...]:
    """Draw a simple random sample without replacement from each stratum, proportionally to its size.

    Each person gets a number that follows from the seed and their key alone, and those with the smallest are drawn.
    So the order of the list does not matter, and the same seed draws the same people on any machine.

    Parameters
    ----------
    people
        Each person's key, and the name of their stratum. With one name for all it is a simple random sample.
    seed
        Any whole number; keep it.
    wanted
        How many to draw, from 1 to all; ``None`` draws everybody.
    least
        Strata that would have fewer people drawn than this are joined with the next smallest, so that an answer that
        is known to come from a stratum could be anybody's of several.

    Returns
    -------
    tuple of Stratum
        In the order of their names. Every stratum has its exact share, rounded up or down.

    Raises
    ------
    BadSample
        Where nobody is there, or ``wanted`` is no number of them.

    Examples
    --------
    >>> [one.fraction for one in draw({"a": "mill", "b": "mill", "c": "mill", "d": "mill"}, seed=1, wanted=2)]
    [0.5]

    Source: E. Ohlsson, "Coordination of samples using permanent random numbers", in Cox et al. (eds), Business Survey
    Methods, Wiley 1995 (sequential simple random sampling); largest remainders after Hamilton.
    """
    if not people:
        raise BadSample("people", "Nobody is in the list.", "Choose a wider list.")
    number = len(people) if wanted is None else wanted
    if not 1 <= number <= len(people):
        raise BadSample("wanted", f"It is {number} of {len(people)}.", f"Take a number from 1 to {len(people)}.")
    groups = _joined(people, number, least)
    shares = _shares([len(keys) for _names, keys in groups], number)
    return tuple(
        Stratum(names, len(keys), tuple(sorted(keys, key=lambda key: _rank(seed, key))[:share]))
        for (names, keys), share in zip(groups, shares, strict=True)
        if share
    )


def _rank(seed: int, key: str) -> bytes:
    """Give 256 bits that nobody can foresee without the seed; equal ones would be equal keys."""
    return hashlib.sha256(f"{seed}|{key}".encode()).digest()


Group = tuple[tuple[str, ...], list[str]]


def _joined(people: Mapping[str, str], number: int, least: int) -> list[Group]:
    """Join small strata until each has enough people drawn, or one is left."""
    by_name: dict[str, list[str]] = {}
    for key, name in people.items():
        by_name.setdefault(name, []).append(key)
    groups: list[Group] = [((name,), keys) for name, keys in sorted(by_name.items())]
    while len(groups) > 1 and min(_shares([len(keys) for _names, keys in groups], number)) < least:
        groups.sort(key=lambda group: (len(group[1]), group[0]))
        (names, keys), (more, others), *rest = groups
        groups = [(tuple(sorted((*names, *more))), [*keys, *others]), *rest]
        groups.sort(key=lambda group: group[0])
    return groups


def _shares(sizes: Sequence[int], number: int) -> list[int]:
    """Say how many to draw from each: the whole part of its exact share, and one more for the largest remainders."""
    total = sum(sizes)
    shares = [size * number // total for size in sizes]
    by_rest = sorted(range(len(sizes)), key=lambda place: (-(sizes[place] * number % total), place))
    for place in by_rest[: number - sum(shares)]:
        shares[place] += 1
    return shares


@dataclass(frozen=True, slots=True)
class ResponseRate:
    """How many of those who were asked answered, as far as small numbers allow: ``None`` is withheld.

    ``share`` is a fraction from 0 to 1, worked out from the rounded counts.
    """

    asked: int | None
    answered: int | None
    share: float | None


def response_rates(counts: Iterable[tuple[int, int]], rule: Rule = OPENSAFELY) -> tuple[ResponseRate, ...]:
    """Work out AAPOR's response rate 1 of each group, and of all together from what is shown of them.

    Complete answers over everybody who was asked: those who began and stopped, said no, could not be reached or moved
    away all count below the line.

    Parameters
    ----------
    counts
        Of each group, how many were asked and how many of them sent their answers.

    Returns
    -------
    tuple of ResponseRate
        The groups in the given order, then all of them. The last adds up what is shown, so that no subtraction brings
        a withheld group back.

    Raises
    ------
    BadSample
        Where more answered than were asked.

    Examples
    --------
    >>> rates = response_rates([(100, 40), (20, 12)])
    >>> [rate.share for rate in rates], rates[-1].answered, rates[-1].asked
    ([0.4, None, 0.4166666666666667], 50, 120)

    Source: AAPOR, Standard Definitions, 10th edition (2023), RR1 = I / ((I + P) + (R + NC + O) + (UH + UO)).
    """
    rates = [_rate(asked, answered, rule) for asked, answered in counts]
    told = [rate for rate in rates if rate.answered is not None]
    asked, answered = sum(rate.asked or 0 for rate in told), sum(rate.answered or 0 for rate in told)
    whole = ResponseRate(asked or None, answered or None, answered / asked if asked >= rule.least else None)
    return (*rates, whole)


def _rate(asked: int, answered: int, rule: Rule) -> ResponseRate:
    if answered > asked:
        raise BadSample("answered", f"{answered} answered of {asked} asked.", "Count an answer only of those asked.")
    people, answers, silent = shown(asked, rule), shown(answered, rule), shown(asked - answered, rule)
    if people is None or answers is None or silent is None:
        return ResponseRate(people, None, None)
    return ResponseRate(people, answers, min(1.0, answers / people) if people >= rule.least else None)
