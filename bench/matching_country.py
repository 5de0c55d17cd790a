"""Matching a country: 100,000 needs among 1,000,000 offers in one task, and the same cut into pieces.

Beside it, BLAS alone makes as many products of rows of skills, on one thread like ours. Limits are for time of the
processor: that is what a machine with nothing else to do takes.
"""

import sys
import tempfile
from pathlib import Path

from bench.figures import Figure
from bench.matching import people, run

NEEDS, OFFERS = 100_000, 1_000_000
TIMES_BLAS, PEAK_MIB, SECONDS, LOSS = 10, 2_560, 120, 0.5


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        people(place, NEEDS, OFFERS)
        ours = run(Path(sys.executable), "country", place)
        bare = run(Path(sys.executable), "products", place)
    return _figures(ours, bare)


def _figures(ours: dict, bare: dict) -> list[Figure]:
    alone = bare["worked"] / bare["products"] * ours["compared"]
    laps = {name: ours[name][1] for name in ("read", "finding", "choosing")}
    by_the_wall = sum(ours[name][0] for name in laps)
    parts = f"{laps['read']:.0f} s to read and check, {laps['finding']:.0f} s for candidates, "
    parts += f"{laps['choosing']:.0f} s to choose; {by_the_wall:.0f} s by the wall"
    products = f"{laps['finding']:.1f} s beside {alone:.1f} s for {ours['compared'] / 1e9:.2f} billion products"
    return [
        Figure("top 20 for 100,000 needs of 1,000,000 offers, times BLAS alone", laps["finding"] / alone, "times",
               TIMES_BLAS, products),
        Figure("peak memory of candidates, the people in it", ours["peak"], "MiB", PEAK_MIB),
        Figure("missed of the true top 20 of 200 needs", ours["missed"], "", 0, "all pairs, in double precision"),
        Figure("1,100,000 people end to end in one task", sum(laps.values()), "s", SECONDS, parts),
        Figure("peak memory of it all", ours["whole_peak"], "MiB", PEAK_MIB, ours["beside"]),
        Figure("benefit lost by squares of 100 km, joined", ours["loss"], "%", LOSS, ours["squares"]),
        Figure("squares and join, after candidates", ours["cutting"][1], "s"),
        Figure("benefit lost by 320 towns, joined", ours["towns"], "%", None, ours["by_town"]),
    ]  # fmt: skip
