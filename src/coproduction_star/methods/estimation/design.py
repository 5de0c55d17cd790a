"""The weights of a survey, and how its people were drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


class BadDesign(InputRefused):
    """Weights, clusters or strata that do not fit the answers, or from which no error can be told."""


@dataclass(frozen=True, slots=True)
class Design:
    """How answers stand for the population.

    ``weights`` (answers) are the final ones, ``base`` those before raking. ``clusters`` numbers the group in which
    each person was drawn (a school, a street; everybody alone where left out), ``strata`` the list they were drawn
    from. ``population_clusters`` is how many clusters each stratum has in all, for surveys that asked a good part of
    them; ``margins`` the places of each answer's categories in the margins that the weights were raked to.
    """

    weights: Floats
    base: Floats
    clusters: Places
    strata: Places
    population_clusters: Floats | None = None
    margins: tuple[Places, ...] = ()
    of_cluster: Places = field(default_factory=lambda: np.zeros(0, dtype=np.intp))
    """In which stratum each cluster lies."""

    @classmethod
    def of(
        cls,
        weights: npt.ArrayLike,
        *,
        base: npt.ArrayLike | None = None,
        clusters: npt.ArrayLike | None = None,
        strata: npt.ArrayLike | None = None,
        population_clusters: npt.ArrayLike | None = None,
        margins: Mapping[str, npt.ArrayLike] | None = None,
    ) -> "Design":
        """Check and number everything; clusters and strata may be words.

        Raises
        ------
        BadDesign
            With what does not fit.
        """
        final = _weights("weights", weights)
        before = final if base is None else _weights("base weights", base, final.size)
        groups = np.arange(final.size) if clusters is None else _numbered("clusters", clusters, final.size)
        lists = np.zeros(final.size, dtype=np.intp) if strata is None else _numbered("strata", strata, final.size)
        of_cluster = np.zeros(int(groups.max()) + 1, dtype=np.intp)
        of_cluster[groups] = lists
        if (of_cluster[groups] != lists).any():
            raise BadDesign("clusters", "One cluster lies in two strata.", "Give its parts names of their own.")
        _refuse_lonely(of_cluster)
        places = tuple(_numbered(f"margin {name}", codes, final.size) for name, codes in (margins or {}).items())
        known = _population(population_clusters, of_cluster)
        return cls(final, before, groups, lists, known, places, of_cluster)

    @property
    def freedom(self) -> int:
        """Degrees of freedom: clusters less strata."""
        return int(self.of_cluster.size - (self.of_cluster.max() + 1))


def _weights(name: str, weights: npt.ArrayLike, rows: int | None = None) -> Floats:
    found = np.asarray(weights, dtype=np.float64)
    if found.ndim != 1 or found.size < 2 or (rows is not None and found.size != rows):
        raise BadDesign(name, "There is not one for each of two answers or more.", "Give one for each answer.")
    if not np.isfinite(found).all() or found.min() <= 0:
        raise BadDesign(name, "One is not a number above 0.", "Give each answer a weight, or leave the answer out.")
    return found


def _numbered(name: str, groups: npt.ArrayLike, rows: int) -> Places:
    found = np.asarray(groups)
    if found.shape != (rows,):
        raise BadDesign(name, f"There are {found.size:,} for {rows:,} answers.", "Give one for each answer.")
    return np.unique(found, return_inverse=True)[1].reshape(-1)


def _refuse_lonely(of_cluster: Places) -> None:
    if (np.bincount(of_cluster) < 2).any():
        reason = "A stratum has one cluster, so nothing tells how clusters of it differ."
        raise BadDesign("strata", reason, "Join the stratum with one like it.")


def _population(counts: npt.ArrayLike | None, of_cluster: Places) -> Floats | None:
    if counts is None:
        return None
    asked = np.bincount(of_cluster).astype(np.float64)
    known = np.broadcast_to(np.asarray(counts, dtype=np.float64), asked.shape)
    if not np.isfinite(known).all() or (known < asked).any():
        reason = "A stratum has fewer clusters in all than were asked."
        raise BadDesign("population_clusters", reason, "Count all clusters of the stratum, asked or not.")
    return known
