"""Match the people of a folder with one library, in that library's own environment.

Called as ``match_with.py LIBRARY FOLDER``: ``ours`` also leaves its pairs in the folder, ``products`` multiplies as
many rows of skills as ours compares and does nothing else, and a peer looks for the 100 offers most alike to each
need. The last line printed holds the figures.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

MOST, LOOKED_THROUGH, CHECKED = 20, 100, 200
RINGS_OF = 2_000
BLOCK = 8_192


def loaded(folder: Path, side: str) -> tuple[Any, Any, Any]:
    skills, times, at = (np.load(folder / f"{side}-{name}.npy") for name in ("skills", "times", "at"))
    return skills, times, at


def ours(folder: Path) -> dict[str, Any]:
    from coproduction_star.methods.matching import PUBLISHED, Side, beside, candidates

    needs = Side.of(*loaded(folder, "needs"), called="needs")
    offers = Side.of(*loaded(folder, "offers"), called="offers")
    began, worked = time.perf_counter(), time.process_time()
    found = candidates(needs, offers, PUBLISHED, most=MOST)
    seconds, worked, peak = time.perf_counter() - began, time.process_time() - worked, peak_mib()
    np.savez(folder / "ours.npz", need=found.need, offer=found.offer)
    began = time.perf_counter()
    both = beside(found, needs, offers)
    assignment = time.perf_counter() - began
    few = offers.rows(np.arange(len(needs)))
    scarce = candidates(needs, few, PUBLISHED, most=MOST)
    began = time.perf_counter()
    short = beside(scarce, needs, few)
    shortly = time.perf_counter() - began
    cut = in_squares(found, needs, offers, both.best)
    figures = {"seconds": seconds, "worked": worked, "peak": peak, "missed": missed(found, needs, offers)}
    figures |= {"assignment": assignment, "beside": both.sentence, "scarce": shortly, "short": short.sentence}
    return figures | {"loss": 100 * cut.loss, "squares": cut.sentence} | ringed(folder)


def in_squares(found: Any, needs: Any, offers: Any, whole: Any) -> Any:
    """Each square of 100 km as a task of its own, and a last one that joins them.

    A need's candidates are those it has in the whole country: its task reads whoever is within its reach.
    """
    from coproduction_star.methods.matching import by_area, squares

    places = squares(np.concatenate([needs.at, offers.at]))
    return by_area(found, needs, offers, places[: len(needs)], places[len(needs) :], whole=whole)


def country(folder: Path) -> dict[str, Any]:
    """From tables on disk to pairs for 1,100,000 people in one task, then the same cut into pieces."""
    from coproduction_star.methods.matching import PUBLISHED, Side, assigned, by_area, candidates, greedy
    from coproduction_star.methods.matching.choosing import Beside

    compared = counting()
    clock = Clock()
    needs = Side.of(*loaded(folder, "needs"), called="needs")
    offers = Side.of(*loaded(folder, "offers"), called="offers")
    read = clock.lap()
    found = candidates(needs, offers, PUBLISHED, most=MOST)
    finding, peak = clock.lap(), peak_mib()
    best = assigned(found, needs, offers)
    choosing, whole_peak = clock.lap(), peak_mib()
    simple = greedy(found, needs, offers)
    clock.lap()
    cut = in_squares(found, needs, offers, best)
    cutting = clock.lap()
    towns = by_area(found, needs, offers, *(np.load(folder / f"{side}-town.npy") for side in ("needs", "offers")),
                    whole=best)  # fmt: skip
    return {
        "compared": compared[0], "read": read, "finding": finding, "choosing": choosing, "cutting": cutting,
        "peak": peak, "whole_peak": whole_peak, "beside": Beside(best, simple).sentence,
        "loss": 100 * cut.loss, "squares": cut.sentence, "towns": 100 * towns.loss, "by_town": towns.sentence,
        "missed": missed(found, needs, offers),
    }  # fmt: skip


class Clock:
    """Seconds by the wall and of the processor since the last lap."""

    def __init__(self) -> None:
        self._last = time.perf_counter(), time.process_time()

    def lap(self) -> tuple[float, float]:
        before, self._last = self._last, (time.perf_counter(), time.process_time())
        return self._last[0] - before[0], self._last[1] - before[1]


def counting() -> list[int]:
    """Count how many rows of skills are multiplied from here on."""
    from coproduction_star.methods.matching.looking import Look

    done, block = [0], Look._block

    def counted(look: Any, part: slice, km: float) -> None:
        done[0] += len(look._needs) * (part.stop - part.start)
        block(look, part, km)

    Look._block = counted
    return done


def missed(found: Any, needs: Any, offers: Any) -> int:
    """How many of the true best are not there, by all pairs of some needs in double precision."""
    from coproduction_star.methods.matching import PUBLISHED, allowed, parts_of

    gone = 0
    for need in range(0, len(needs), len(needs) // CHECKED):
        every = np.arange(len(offers))
        fit = every[allowed(needs, offers, np.full(every.size, need), every)]
        points = parts_of(needs, offers, PUBLISHED, np.full(fit.size, need), fit).points
        best = fit[np.lexsort((offers.number[fit], -points))[:MOST]]
        gone += len(set(best.tolist()) - set(found.offer[found.need == need].tolist()))
    return gone


def ringed(folder: Path) -> dict[str, Any]:
    """Rings of 2,000 people of one area, who ask for the things of some and offer those of others."""
    from coproduction_star.methods.matching import PUBLISHED, Side, candidates, help_among, rings

    skills, times, _at = (table[:RINGS_OF] for table in loaded(folder, "needs"))
    offered = loaded(folder, "offers")[0][:RINGS_OF]
    at = np.random.default_rng(1).uniform(0, 20, (RINGS_OF, 2))
    person = np.arange(RINGS_OF)
    needs = Side.of(skills, times, at, called="needs", person=person)
    offers = Side.of(offered, times, at, called="offers", person=person)
    found = candidates(needs, offers, PUBLISHED, most=10)
    began, worked = time.perf_counter(), time.process_time()
    made = rings(help_among(found, needs, offers))
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    return {"rings": seconds, "ringed": f"{worked:.1f} s of the processor; {made.sentence}"}


def products(folder: Path) -> dict[str, Any]:
    """Multiply rows of skills, as many as lie in the nine squares around each need, and nothing else."""
    (asked, _times, at), (offered, _others, place) = loaded(folder, "needs"), loaded(folder, "offers")
    square, other = (np.floor(each / 15).astype(np.int64) @ np.array([100_000, 1]) for each in (at, place))
    order = np.argsort(other, kind="stable")
    offered, other = offered[order], other[order]
    steps = np.array([-100_000, 0, 100_000])
    seconds, worked, done = 0.0, 0.0, 0
    for one in np.unique(square):
        rows = asked[square == one]
        first, last = np.searchsorted(other, one + steps - 1), np.searchsorted(other, one + steps + 1, side="right")
        for start, end in zip(first, last, strict=True):
            for begin in range(start, end, BLOCK):
                part = offered[begin : min(end, begin + BLOCK)]
                began, before = time.perf_counter(), time.process_time()
                done += (rows @ part.T).size
                seconds, worked = seconds + time.perf_counter() - began, worked + time.process_time() - before
    return {"seconds": seconds, "worked": worked, "products": done}


def faiss(folder: Path) -> dict[str, Any]:
    import faiss as library

    asked, offered = loaded(folder, "needs")[0], loaded(folder, "offers")[0]
    began = time.perf_counter()
    index = library.IndexFlatIP(offered.shape[1])
    index.add(offered)
    alike = index.search(asked, LOOKED_THROUGH)[1]
    return told(folder, alike, began)


def usearch(folder: Path) -> dict[str, Any]:
    from usearch.index import Index

    asked, offered = loaded(folder, "needs")[0], loaded(folder, "offers")[0]
    began = time.perf_counter()
    index = Index(ndim=offered.shape[1], metric="cos", dtype="f32")
    index.add(np.arange(len(offered)), offered)
    alike = np.asarray(index.search(asked, LOOKED_THROUGH).keys)
    return told(folder, alike, began)


def told(folder: Path, alike: Any, began: float) -> dict[str, Any]:
    seconds, peak = time.perf_counter() - began, peak_mib()
    pairs = np.load(folder / "ours.npz")
    seen = np.arange(len(alike))[:, None] * 1_000_000 + alike.astype(np.int64)
    held = np.isin(pairs["need"] * 1_000_000 + pairs["offer"], seen.ravel())
    return {"seconds": seconds, "peak": peak, "found": 100 * float(held.mean())}


def peak_mib() -> float:
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    library, folder = sys.argv[1], Path(sys.argv[2])
    print(json.dumps(globals()[library](folder)))
