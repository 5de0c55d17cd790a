"""Matching beside its peers on the same people in the same run: candidates, assignment, areas and rings.

Each library runs in a process of its own; seconds are those of the sum alone, with its data in the form it likes. Ours
and the bare products of matrices have one thread, so that on a machine which does other work they do not wait for each
other; peers have all. Peers get an environment of their own, made from PyPI.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from bench.figures import Figure

NEEDS, OFFERS, MOST = 10_000, 100_000, 20
KINDS, SLOTS, TOWNS = 128, 21, 320
REACH_KM = 15.0
SEED = 20261126
AT_ONCE = 100_000
SECONDS, PEAK_MIB = 3.0, 400.0
RING_SECONDS = 5.0
AREA_LOSS = 0.5
PEERS = {"faiss": "faiss-cpu==1.15.1", "usearch": "usearch==2.26.6"}
SCRIPT = Path(__file__).with_name("peers") / "match_with.py"
UV = Path(sys.executable).parent / "uv"


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        people(place, NEEDS, OFFERS)
        ours = run(Path(sys.executable), "ours", place)
        bare = run(Path(sys.executable), "products", place)
        return [*_ours(ours, bare), *(_beside(peer, wanted, place) for peer, wanted in PEERS.items())]


def _ours(ours: dict[str, float], bare: dict[str, float]) -> list[Figure]:
    products = (
        f"{ours['worked']:.1f} s of the processor; BLAS alone for {bare['products']:,.0f} products of rows: "
        f"{bare['seconds']:.2f} s, {bare['worked']:.2f} s of the processor"
    )
    return [
        Figure("top 20 for 10,000 needs of 100,000 offers", ours["seconds"], "s", SECONDS, products),
        Figure("peak memory of its process", ours["peak"], "MiB", PEAK_MIB),
        Figure("missed of the true top 20 of 200 needs", ours["missed"], "", 0, "all pairs, in double precision"),
        Figure("the best pairs altogether, and the best pair first", ours["assignment"], "s", None, ours["beside"]),
        Figure("the same with 10,000 offers only", ours["scarce"], "s", None, ours["short"]),
        Figure("benefit lost by squares of 100 km, joined", ours["loss"], "%", AREA_LOSS, ours["squares"]),
        Figure("rings of up to 4 for 2,000 people", ours["rings"], "s", RING_SECONDS, ours["ringed"]),
    ]  # fmt: skip


def people(folder: Path, needs: int, offers: int) -> None:
    """Made people like those of a country: towns of very different sizes, skills in clusters, times of a week.

    Written some rows at a time, so that a million take no more memory than ten thousand.
    """
    rng = np.random.default_rng(SEED)
    towns, spread = rng.uniform((0, 0), (400, 560), (TOWNS, 2)), rng.uniform(1.5, 7, TOWNS)
    sizes = 1 / np.arange(1, TOWNS + 1) ** 0.8
    centres = rng.standard_normal((200, KINDS))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    common = 1 / np.arange(1, 201) ** 0.6
    for side, rows in (("needs", needs), ("offers", offers)):
        skills = _table(folder / f"{side}-skills.npy", np.float32, (rows, KINDS))
        times = _table(folder / f"{side}-times.npy", bool, (rows, SLOTS))
        at = _table(folder / f"{side}-at.npy", float, (rows, 2))
        towns_of = _table(folder / f"{side}-town.npy", np.int64, (rows,))
        for start in range(0, rows, AT_ONCE):
            part = slice(start, min(rows, start + AT_ONCE))
            many = part.stop - start
            town = rng.choice(TOWNS, many, p=sizes / sizes.sum())
            made = centres[rng.choice(200, many, p=common / common.sum())]
            made = made + 0.8 / np.sqrt(KINDS) * rng.standard_normal((many, KINDS))
            skills[part] = made / np.linalg.norm(made, axis=1, keepdims=True)
            free = rng.random((many, SLOTS)) < 0.25
            free[np.arange(many), rng.integers(0, SLOTS, many)] = True
            times[part], towns_of[part] = free, town
            at[part] = towns[town] + spread[town, None] * rng.standard_normal((many, 2))


def _table(path: Path, kind: type, shape: tuple[int, ...]) -> np.memmap:
    return np.lib.format.open_memmap(path, mode="w+", dtype=kind, shape=shape)


def _beside(peer: str, wanted: str, folder: Path) -> Figure:
    python = folder / peer / "bin/python"
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, folder / peer], check=True)
    subprocess.run([UV, "pip", "install", "--quiet", "--python", python, wanted], check=True)
    said = run(python, peer, folder)
    beside = (
        f"{said['seconds']:.2f} s and {said['peak']:,.0f} MiB; it knows no places, so its best 100 are looked through"
    )
    return Figure(f"of our top 20, found by {wanted.replace('==', ' ')}", said["found"], "%", None, beside)


def run(python: Path, library: str, folder: Path) -> dict:
    threads = {} if library in PEERS else {"OPENBLAS_NUM_THREADS": "1"}
    with_them = {**os.environ, **threads}
    done = subprocess.run(
        [python, SCRIPT, library, folder], capture_output=True, text=True, check=False, env=with_them
    )
    if done.returncode:
        message = f"{library} could not match:\n{done.stderr[-2000:]}"
        raise SystemExit(message)
    return json.loads(done.stdout.splitlines()[-1])
