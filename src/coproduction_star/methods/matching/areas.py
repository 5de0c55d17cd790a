"""Areas as pieces of their own: each can be a task, a last one joins them, and what that loses is measured."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from .choosing import Assigned, assigned, put_together, whose_and_loads
from .finding import Candidates
from .sides import Floats, Ints, Side


@dataclass(frozen=True, slots=True)
class ByArea:
    """Pairs chosen in each area alone, the same joined along the borders, and the best for all areas together.

    ``areas`` is how many have pairs to choose from, ``across`` how many candidates cross a border: no area alone can
    choose them. ``along`` is how many candidates the join looks at.
    """

    inside: Assigned
    joined: Assigned
    whole: Assigned
    areas: int
    across: int
    along: int

    @property
    def loss_alone(self) -> float:
        """Give the share of the whole benefit that is lost by areas alone."""
        return _lost(self.inside, self.whole)

    @property
    def loss(self) -> float:
        """Give the share of the whole benefit that is lost when they are joined."""
        return _lost(self.joined, self.whole)

    @property
    def sentence(self) -> str:
        """Say what cutting it costs."""
        if self.areas < 2 and not self.across:
            return "All pairs lie in one area, so that matching it alone loses nothing."
        pieces = "1 area" if self.areas == 1 else f"Each of {self.areas:,} areas"
        said = f"{pieces} matched alone loses {self.loss_alone:.2%} of the benefit"
        said += _their_help(self.whole.helped - self.inside.helped)
        if not self.across:
            return f"{said}."
        return (
            f"{said}; joined along their borders they lose {self.loss:.2%}"
            f"{_their_help(self.whole.helped - self.joined.helped)}."
        )


def _lost(some: Assigned, whole: Assigned) -> float:
    return max(0.0, 1 - some.benefit / whole.benefit) if whole.benefit else 0.0


def _their_help(fewer: int) -> str:
    return "" if fewer <= 0 else " and 1 need its help" if fewer == 1 else f" and {fewer:,} needs their help"


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
    """Choose pairs within each area alone, then join them; areas are numbers of squares, councils, or anything else.

    Each area is a task that asks nothing of the others. The join chooses again for the needs that could be helped
    from across a border, among what the others left: few, so it is quick, and never worse than areas alone.

    Somebody with offers in two areas is asked in that of their lowest number alone, so that their load is kept.
    """
    asked, offered = np.asarray(need_area)[found.need], _homes(offers, np.asarray(offer_area))[found.offer]
    same = asked == offered
    kept, area = found.only(same), asked[same]
    people = whose_and_loads(offers)
    pieces = [assigned(kept.only(area == one), needs, offers, people=people) for one in np.unique(area)]
    inside = put_together([piece.pairs for piece in pieces], offers)
    border = np.isin(found.need, found.need[~same])
    joined = _joined(found.only(border), inside.pairs, needs, offers, people)
    whole = whole or assigned(found, needs, offers)
    return ByArea(inside, joined, whole, len(pieces), int((~same).sum()), int(border.sum()))


def _joined(
    border: Candidates, inside: Candidates, needs: Side, offers: Side, people: tuple[Ints, Ints]
) -> Assigned:  # fmt: skip
    """Choose again for the needs at borders, within what those who help others can still take on."""
    far = inside.only(~np.isin(inside.need, border.need))
    whose, loads = people
    left = loads - np.bincount(whose[far.offer], minlength=loads.size)
    still = border.only(left[whose[border.offer]] > 0)
    return put_together([far, assigned(still, needs, offers, people=(whose, left)).pairs], offers)


def _homes(offers: Side, area: npt.NDArray[Any]) -> npt.NDArray[Any]:
    order = np.argsort(offers.number)
    _people, first, code = np.unique(offers.person[order], return_index=True, return_inverse=True)
    homes = np.empty_like(area)
    homes[order] = area[order][first][code.reshape(-1)]
    return homes
