"""The weights of a survey, and how its people were drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from coproduction_star.methods.errors import InputRefused

if TYPE_CHECKING:
    from .jackknife import Replicates

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
    them; ``population_members`` how many people each cluster has in all, where people were drawn singly within it;
    ``margins`` the places of each answer's categories in the margins that the weights were raked to. With
    ``replicates`` errors are told by them instead.
    """

    weights: Floats
    base: Floats
    clusters: Places
    strata: Places
    population_clusters: Floats | None = None
    margins: tuple[Places, ...] = ()
    of_cluster: Places = field(default_factory=lambda: np.zeros(0, dtype=np.intp))
    """In which stratum each cluster lies."""
    population_members: Floats | None = None
    replicates: "Replicates | None" = None

    @classmethod
    def of(
        cls,
        weights: npt.ArrayLike,
        *,
        base: npt.ArrayLike | None = None,
        clusters: npt.ArrayLike | None = None,
        strata: npt.ArrayLike | None = None,
        population_clusters: npt.ArrayLike | Mapping[str, float] | None = None,
        population_members: Mapping[str, float] | None = None,
        margins: Mapping[str, npt.ArrayLike] | None = None,
        replicates: "Replicates | None" = None,
    ) -> "Design":
        """Check and number everything; clusters and strata may be words.

        ``population_clusters`` is one number, or one for each stratum by its name; ``population_members`` one for
        each cluster by its name.

        Raises
        ------
        BadDesign
            With what does not fit.
        """
        final = _weights("weights", weights)
        before = final if base is None else _weights("base weights", base, final.size)
        groups = np.arange(final.size) if clusters is None else _numbered("clusters", clusters, final.size)
        lists = np.zeros(final.size, dtype=np.intp) if strata is None else _numbered("strata", strata, final.size)
        called = ["the whole"] if strata is None else [str(name) for name in np.unique(np.asarray(strata))]
        of_cluster = np.zeros(int(groups.max()) + 1, dtype=np.intp)
        of_cluster[groups] = lists
        if (of_cluster[groups] != lists).any():
            raise BadDesign("clusters", "One cluster lies in two strata.", "Give its parts names of their own.")
        _refuse_lonely(of_cluster, called)
        places = tuple(_numbered(f"margin {name}", codes, final.size) for name, codes in (margins or {}).items())
        known = _population(_by_name("population_clusters", population_clusters, called), of_cluster, called)
        members = _members(population_members, clusters, groups)
        return cls(final, before, groups, lists, known, places, of_cluster, members, replicates)

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


def _refuse_lonely(of_cluster: Places, called: Sequence[str]) -> None:
    lonely = np.flatnonzero(np.bincount(of_cluster) < 2)
    if lonely.size:
        who = f"Stratum “{called[lonely[0]]}”" if len(called) > 1 else "The sample"
        reason = f"{who} has one cluster, so nothing tells how clusters of it differ."
        raise BadDesign("strata", reason, "Join the stratum with one like it, or draw two clusters at least.")


def _by_name(
    field_name: str, counts: npt.ArrayLike | Mapping[str, float] | None, called: Sequence[str]
) -> npt.ArrayLike | None:  # fmt: skip
    """Put numbers that are given by name in the order of the names."""
    if not isinstance(counts, Mapping):
        return counts
    missing = [name for name in called if name not in counts]
    strange = [name for name in counts if name not in called]
    if missing or strange:
        reason = f"There is none for “{missing[0]}”." if missing else f"Nobody who answered is in “{strange[0]}”."
        raise BadDesign(field_name, reason, "Give one number for each name that the answers have, and no other.")
    return [counts[name] for name in called]


def _population(counts: npt.ArrayLike | None, of_cluster: Places, called: Sequence[str]) -> Floats | None:
    if counts is None:
        return None
    asked = np.bincount(of_cluster).astype(np.float64)
    known = np.broadcast_to(np.asarray(counts, dtype=np.float64), asked.shape)
    if not np.isfinite(known).all() or (known < asked).any():
        at = int(np.flatnonzero(~(known >= asked))[0])
        who = f"Stratum “{called[at]}”" if len(called) > 1 else "It"
        reason = f"{who} has fewer clusters in all ({known[at]:,.10g}) than were asked ({asked[at]:,.0f})."
        raise BadDesign("population_clusters", reason, "Count all clusters of the stratum, asked or not.")
    return known


def _members(
    counts: Mapping[str, float] | None, clusters: npt.ArrayLike | None, groups: Places
) -> Floats | None:  # fmt: skip
    if counts is None:
        return None
    if clusters is None:
        raise BadDesign("population_members", "There are no clusters.", "Say in which cluster each person was drawn.")
    called = [str(name) for name in np.unique(np.asarray(clusters))]
    known = np.asarray(_by_name("population_members", counts, called), dtype=np.float64)
    asked = np.bincount(groups)
    if not np.isfinite(known).all() or (known < asked).any():
        at = int(np.flatnonzero(~(known >= asked))[0])
        reason = f"Cluster “{called[at]}” has fewer people in all ({known[at]:,.10g}) than answered ({asked[at]:,})."
        raise BadDesign("population_members", reason, "Count everybody in the cluster, asked or not.")
    if ((asked < 2) & (known > 1)).any():
        name = called[int(np.flatnonzero((asked < 2) & (known > 1))[0])]
        reason = f"One of several people in cluster “{name}” answered, so nothing tells how they differ."
        raise BadDesign("population_members", reason, "Leave population_members out; clusters alone tell nearly all.")
    return known
