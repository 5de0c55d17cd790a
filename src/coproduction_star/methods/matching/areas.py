"""Areas as pieces of their own: each can be a task, and what that loses is measured."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .choosing import Assigned, assigned
from .finding import Candidates
from .sides import Floats, Ints, Side


@dataclass(frozen=True, slots=True)
class ByArea:
    """Pairs chosen in each area alone, beside the best for all areas together.

    ``areas`` is how many have pairs to choose from, ``across`` how many candidates cross a border and are lost.
    """

    inside: Assigned
    whole: Assigned
    areas: int
    across: int

    @property
    def loss(self) -> float:
        """Give the share of the whole benefit that is lost."""
        return max(0.0, 1 - self.inside.benefit / self.whole.benefit) if self.whole.benefit else 0.0

    @property
    def sentence(self) -> str:
        """Say what cutting it costs."""
        if self.areas < 2 and not self.across:
            return "All pairs lie in one area, so that matching it alone loses nothing."
        pieces = "1 area" if self.areas == 1 else f"{self.areas:,} areas"
        fewer = self.whole.helped - self.inside.helped
        people = "" if fewer <= 0 else " and 1 need its help" if fewer == 1 else f" and {fewer:,} needs their help"
        return f"Each of {pieces} matched alone loses {self.loss:.2%} of the benefit{people}."


def squares(at: Floats, *, km: float = 100.0) -> Ints:
    """Give each place the number of its square, on a grid of so many kilometres.

    >>> squares(np.array([[10.0, 10.0], [90.0, 40.0], [110.0, 10.0]])).tolist()
    [0, 0, 1]
    """
    return np.unique(np.floor(at / km), axis=0, return_inverse=True)[1].reshape(-1).astype(np.int64)


def by_area(
    found: Candidates, needs: Side, offers: Side, need_area: npt.ArrayLike, offer_area: npt.ArrayLike, *,
    whole: Assigned | None = None,
) -> ByArea:  # fmt: skip
    """Choose pairs within each area alone; areas are numbers of squares, councils, or anything else.

    Somebody with offers in two areas is asked in that of their lowest number alone, so that their load is kept.
    """
    asked, offered = np.asarray(need_area)[found.need], _homes(offers, np.asarray(offer_area))[found.offer]
    inside = asked == offered
    kept, area = found.only(inside), asked[inside]
    pieces = [assigned(kept.only(area == one), needs, offers) for one in np.unique(area)]
    return ByArea(_sum(pieces), whole or assigned(found, needs, offers), len(pieces), int((~inside).sum()))


def _homes(offers: Side, area: npt.NDArray[Any]) -> npt.NDArray[Any]:
    order = np.argsort(offers.number)
    _people, first, code = np.unique(offers.person[order], return_index=True, return_inverse=True)
    homes = np.empty_like(area)
    homes[order] = area[order][first][code.reshape(-1)]
    return homes


def _sum(pieces: list[Assigned]) -> Assigned:
    def joined(name: str) -> Ints:
        return np.concatenate([np.empty(0, dtype=np.int64), *(getattr(one.pairs, name) for one in pieces)])

    return Assigned(
        Candidates(joined("need"), joined("offer"), joined("points")),
        sum(one.benefit for one in pieces),
        sum(one.places for one in pieces),
        sum(one.helped for one in pieces),
    )
