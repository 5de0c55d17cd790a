"""A first look at the pairs of some needs and many offers: which of them can be among the best, and no other.

Scores are in single precision. A product of matrices gives how alike all of a block are. Where even with every time
shared and at the smallest distance a pair could not reach the score that a need's last candidate has by now, nothing
else is worked out for it; where many could, the times they share are looked at next, for all of them, and places last.
So most pairs cost little more than that product. Hard conditions are exact.
"""

from collections.abc import Iterable

import numpy as np

from .scoring import Rules
from .sides import Flags, Floats, Ints, Side, Singles

SLACK = np.float32(2e-5)
"""How far single precision may be off, generously; pairs this near to the last place are worked out again."""
NEVER = np.float32(-1)
FEW, SOME = 0.05, 0.25
"""Up to these shares of a block, pairs are looked at one by one; above them it is quicker to look at all."""


class Look:
    """Some needs, each with the scores of its best offers so far; blocks of offers are looked at one by one."""

    def __init__(self, needs: Side, offers: Side, rules: Rules, most: int, never: Ints) -> None:
        """Take needs and sorted offers; ``never`` holds pairs as row of the needs × offers + row of the offers."""
        self._needs, self._offers, self._never = needs, offers, never
        of_likeness, self._of_times, self._of_nearness = (np.float32(share) for share in rules.shares)
        self._asked = needs.skills * of_likeness
        self._enough, self._fade_km = np.float32(1 / rules.enough), np.float32(-1 / rules.fade_km)
        self._best = np.full((len(needs), most), NEVER)
        self._found: list[tuple[Ints, Ints, Singles]] = []

    def over(self, runs: Iterable[tuple[int, int]], at_once: int) -> None:
        """Look at runs of offers in blocks, the nearest first: they raise soonest what the others must have."""
        blocks = [(start, min(end, start + at_once)) for first, end in runs for start in range(first, end, at_once)]
        for km, start, end in sorted((self._nearest(slice(*block)), *block) for block in blocks):
            if np.isfinite(km):
                self._block(slice(start, end), km)

    def best(self) -> tuple[Ints, Ints]:
        """Give rows of needs and offers of every pair that can be among the best."""
        least = self._least
        of, place = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
        for need, offer, scores in self._found:
            still = scores >= least[need]
            of.append(need[still])
            place.append(offer[still])
        return np.concatenate(of), np.concatenate(place)

    @property
    def _least(self) -> Singles:
        """The score that a pair must have to be among the best so far, for each need; 0 where there are fewer."""
        last: Singles = np.maximum(self._best.min(axis=1) - SLACK, np.float32(0))
        return last

    def _nearest(self, block: slice) -> float:
        """Give how near these needs and offers can be at best, in km; infinite where all are out of reach."""
        ours, theirs = self._needs, self._offers
        gap = np.maximum(theirs.at[block].min(axis=0) - ours.at.max(axis=0), 0)
        gap = np.maximum(gap, ours.at.min(axis=0) - theirs.at[block].max(axis=0))
        apart = float(gap[0] ** 2 + gap[1] ** 2)
        return float(apart**0.5) if apart <= max(ours.reach.max(), theirs.reach[block].max()) ** 2 else np.inf

    def _block(self, block: slice, km: float) -> None:
        least = self._least
        needed = least - self._of_nearness * np.exp(np.float32(km) * self._fade_km) - SLACK
        scores: Singles = np.matmul(self._asked, self._offers.skills[block].T)
        lacking = needed - self._of_times  # likeness below 0 counts as 0, so that nothing lacking asks for nothing
        hopeful = scores >= np.where(lacking > 0, lacking, -np.inf).astype(np.float32)[:, None]
        if np.count_nonzero(hopeful) <= FEW * hopeful.size:
            need, column = _places(hopeful)
            self._with_times(need, column + block.start, np.maximum(scores[need, column], 0), least)
            return
        np.maximum(scores, 0, out=scores)
        hopeful = self._add_times(scores, block)
        hopeful &= scores >= needed[:, None]
        if np.count_nonzero(hopeful) > SOME * hopeful.size:
            self._add_nearness(scores, hopeful, block)
            hopeful &= scores >= self._raised(scores, least)[:, None]
            need, column = _places(hopeful)
            self._keep(need, column + block.start, scores[need, column])
        else:
            need, column = _places(hopeful)
            self._with_places(need, column + block.start, scores[need, column], least)

    def _add_times(self, scores: Singles, block: slice) -> Flags:
        """Add what shared times give to every pair of a block, and say which pairs share any."""
        shared = self._needs.times @ self._offers.times[block].T
        free: Flags = shared > 0
        shared *= self._enough
        np.minimum(shared, 1, out=shared)
        shared *= self._of_times
        scores += shared
        return free

    def _add_nearness(self, scores: Singles, hopeful: Flags, block: slice) -> None:
        """Add what nearness gives to every pair of a block; those which break a condition are never hopeful."""
        needs, offers = self._needs, self._offers
        far = needs.at[:, 0, None] - offers.at[None, block, 0]
        far *= far
        north = needs.at[:, 1, None] - offers.at[None, block, 1]
        north *= north
        far += north
        hopeful &= far <= np.maximum(needs.reach[:, None], offers.reach[None, block]) ** 2
        hopeful &= needs.person[:, None] != offers.person[None, block]
        for required, held in ((needs.requires[:, None], offers.has[None, block]),
                               (offers.requires[None, block], needs.has[:, None])):  # fmt: skip
            if required.any():
                hopeful &= (required & ~held) == 0
        need, offer = np.divmod(self._never, max(1, len(offers)))
        here = (offer >= block.start) & (offer < block.stop)
        hopeful[need[here], offer[here] - block.start] = False
        near = far.astype(np.float32)
        np.sqrt(near, out=near)
        near *= self._fade_km
        np.exp(near, out=near)
        near *= self._of_nearness
        scores += near
        scores[~hopeful] = NEVER

    def _raised(self, scores: Singles, least: Singles) -> Singles:
        """Take the last place of this block alone, where that asks for more."""
        most, wide = self._best.shape[1], scores.shape[1]
        if wide <= most:
            return least
        last: Singles = np.partition(scores, wide - most, axis=1)[:, wide - most] - SLACK
        return np.maximum(least, last)

    def _with_times(self, need: Ints, offer: Ints, scores: Singles, least: Singles) -> None:
        """Do the same for these pairs alone; whatever falls behind on the way is dropped."""
        shared = np.einsum("ij,ij->i", self._needs.times[need], self._offers.times[offer])
        scores += np.minimum(shared * self._enough, 1) * self._of_times
        still = (shared > 0) & (scores + self._of_nearness >= least[need])
        self._with_places(need[still], offer[still], scores[still], least)

    def _with_places(self, need: Ints, offer: Ints, scores: Singles, least: Singles) -> None:
        needs, offers = self._needs, self._offers
        apart = needs.at[need] - offers.at[offer]
        far: Floats = apart[:, 0] ** 2 + apart[:, 1] ** 2
        scores += self._of_nearness * np.exp(np.sqrt(far).astype(np.float32) * self._fade_km)
        still = scores >= least[need]
        need, offer, scores, far = need[still], offer[still], scores[still], far[still]
        still = far <= np.maximum(needs.reach[need], offers.reach[offer]) ** 2
        still &= needs.person[need] != offers.person[offer]
        still &= (needs.requires[need] & ~offers.has[offer]) == 0
        still &= (offers.requires[offer] & ~needs.has[need]) == 0
        if self._never.size:
            still &= ~np.isin(need * len(offers) + offer, self._never)
        self._keep(need[still], offer[still], scores[still])

    def _keep(self, need: Ints, offer: Ints, scores: Singles) -> None:
        """Keep pairs, which stand in the order of their needs, and raise what the next must have."""
        if not need.size:
            return
        self._found.append((need, offer, scores))
        first = np.flatnonzero(np.diff(need, prepend=-1))
        rows, many = need[first], np.diff(first, append=need.size)
        wide = int(many.max())
        fresh = np.full((rows.size, wide), NEVER)
        fresh[np.repeat(np.arange(rows.size), many), np.arange(need.size) - np.repeat(first, many)] = scores
        both = np.hstack([self._best[rows], fresh])
        self._best[rows] = np.partition(both, wide, axis=1)[:, wide:]


def _places(flags: Flags) -> tuple[Ints, Ints]:
    """Say where a table is true, row by row; for few of many this is quicker than `numpy.nonzero`."""
    need, column = np.divmod(np.flatnonzero(flags), flags.shape[1])
    return need, column
