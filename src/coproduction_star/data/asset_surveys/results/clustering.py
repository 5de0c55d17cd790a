"""Groups that were drawn as a whole: schools, streets, practices. Whoever shares one is not drawn singly."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from .obstacles import Obstacle, Why
from .tally import Dimension, Tally
from .units import EVERYBODY

if TYPE_CHECKING:
    from .drawing import KnownDrawing

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class KnownClusters:
    """By which question groups are told apart, and how many such groups there are in all, asked or not.

    ``in_all`` has one number for each stratum of the drawing, or one where there are no strata; it is empty where
    nobody knows. ``members`` has for each group how many people are in it, heard or not: nought where nobody knows.
    """

    dimension: Dimension
    in_all: tuple[float, ...] = ()
    members: tuple[float, ...] = ()

    def population(self, *, strata: bool) -> Floats | None:
        """How many groups are in each stratum: numbered from 1 where there are strata, else from 0."""
        if not self.in_all:
            return None
        return np.array([np.inf, *self.in_all] if strata else self.in_all)

    def people_in(self, clusters: Places, said: Places) -> Floats | None:
        """How many people are in each group, numbered as ``clusters``; endless where nobody knows."""
        if not any(self.members):
            return None
        known = np.array([np.inf, *(one or np.inf for one in self.members)])
        found = np.full(int(clusters.max()) + 1, np.inf)
        found[clusters] = known[said]
        return found


@dataclass(frozen=True, slots=True)
class Grouped:
    """Which group each cell is in, from 0 without gaps, and which stratum."""

    clusters: Places
    strata: Places


def grouped(said: Places, strata: Places, answers: Floats) -> Grouped:
    """Put each cell into its group and its stratum.

    Whoever's group is not known (0) is in one group more of their stratum, so that they make no range narrower.
    Whoever's stratum is not known is in that of their group, or else in the largest.

    >>> grouped(np.array([1, 1, 2, 0]), np.array([1, 0, 2, 2]), np.ones(4)).strata.tolist()
    [1, 1, 2, 2]
    """
    known = strata > 0
    if known.any():
        there = np.zeros((int(said.max()) + 1, int(strata.max()) + 1))
        np.add.at(there, (said[known], strata[known]), answers[known])
        largest = int(there.sum(axis=0).argmax())
        homes = np.where(there.any(axis=1), there.argmax(axis=1), largest)
        homes[0] = largest
        strata = np.where(known, strata, homes[said])
    keys = np.where(said > 0, said, int(said.max()) + 1 + strata)
    return Grouped(np.unique(keys, return_inverse=True)[1].reshape(-1), strata)


def places_in(tally: Tally, clusters: KnownClusters, drawing: "KnownDrawing | None") -> tuple[Places, Places, Floats]:
    """Give the group and the stratum of each row of the whole (0: not known), and how many answered in it."""
    places = tally.whole.places()
    said = places[:, tally.margins.index(clusters.dimension)]
    strata = places[:, tally.margins.index(drawing.dimension)] if drawing else np.zeros_like(said)
    return said, strata, tally.whole.counts[: len(said), EVERYBODY].astype(np.float64)


def badly_grouped(tally: Tally, clusters: KnownClusters, drawing: "KnownDrawing | None") -> list[Obstacle]:
    """Name what makes that no error can be told: groups in two strata, one alone, or as many as there are."""
    said, strata, answers = places_in(tally, clusters, drawing)
    question = clusters.dimension.question
    if not (said > 0).any():
        return [Obstacle(Why.NOBODY_SAID, (question,))]
    asked = (question, drawing.dimension.question) if drawing else (question,)
    if drawing and (torn := list(_torn(said, strata, clusters, drawing))):
        return torn
    found = grouped(said, strata, answers)
    of_cluster = np.zeros(int(found.clusters.max()) + 1, dtype=np.intp)
    of_cluster[found.clusters] = found.strata
    numbers = np.bincount(of_cluster)
    names = ("", *drawing.dimension.names()) if drawing else ("",)
    obstacles = [Obstacle(Why.ONE_GROUP, asked, _named(names, at)) for at in np.flatnonzero(numbers == 1)]
    obstacles += _more_than_there_are(said, answers, clusters)
    population = clusters.population(strata=drawing is not None)
    if population is None:
        return obstacles
    many = [at for at in np.flatnonzero(numbers) if numbers[at] >= population[at]]
    return obstacles + [
        Obstacle(Why.ALL_GROUPS, asked, _named(names, at), (float(numbers[at]), float(population[at]))) for at in many
    ]


def _more_than_there_are(said: Places, answers: Floats, clusters: KnownClusters) -> list[Obstacle]:
    names, heard = clusters.dimension.names(), np.bincount(said, answers)[1:]
    pairs = enumerate(zip(heard, clusters.members, strict=False))
    question = (clusters.dimension.question,)
    return [
        Obstacle(Why.MORE_IN_GROUP, question, (names[at],), (float(there), in_all))
        for at, (there, in_all) in pairs
        if 0 < in_all < there
    ]


def _named(names: tuple[str, ...], at: "int | np.signedinteger[Any]") -> tuple[str, ...]:
    return (names[at],) if names[at] else ()


def _torn(said: Places, strata: Places, clusters: KnownClusters, drawing: "KnownDrawing") -> Iterator[Obstacle]:
    names, lists = clusters.dimension.names(), drawing.dimension.names()
    for group in np.unique(said[said > 0]):
        among = np.unique(strata[(said == group) & (strata > 0)])
        if among.size > 1:
            categories = (names[group - 1], *(lists[at - 1] for at in among[:2]))
            yield Obstacle(Why.TORN, (clusters.dimension.question, drawing.dimension.question), categories)
