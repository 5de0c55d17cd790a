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
SECONDS, PEAK_MIB = 3.0, 400.0
RING_SECONDS = 5.0
AREA_LOSS = 0.5
PEERS = {"faiss": "faiss-cpu==1.15.1", "usearch": "usearch==2.26.6"}
SCRIPT = Path(__file__).with_name("peers") / "match_with.py"
UV = Path(sys.executable).parent / "uv"


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _people(place)
        ours = _run(Path(sys.executable), "ours", place)
        bare = _run(Path(sys.executable), "products", place)
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
        Figure("benefit lost by squares of 100 km alone", ours["loss"], "%", AREA_LOSS),
        Figure("rings of up to 4 for 2,000 people", ours["rings"], "s", RING_SECONDS, ours["ringed"]),
    ]  # fmt: skip


def _people(folder: Path) -> None:
    """Made people like those of a country: towns of very different sizes, skills in clusters, times of a week."""
    rng = np.random.default_rng(SEED)
    towns, spread = rng.uniform((0, 0), (400, 560), (TOWNS, 2)), rng.uniform(1.5, 7, TOWNS)
    sizes = 1 / np.arange(1, TOWNS + 1) ** 0.8
    centres = rng.standard_normal((200, KINDS))
    centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    common = 1 / np.arange(1, 201) ** 0.6
    for name, rows in (("needs", NEEDS), ("offers", OFFERS)):
        town = rng.choice(TOWNS, rows, p=sizes / sizes.sum())
        skills = centres[rng.choice(200, rows, p=common / common.sum())]
        skills = skills + 0.8 / np.sqrt(KINDS) * rng.standard_normal((rows, KINDS))
        skills /= np.linalg.norm(skills, axis=1, keepdims=True)
        times = rng.random((rows, SLOTS)) < 0.25
        times[np.arange(rows), rng.integers(0, SLOTS, rows)] = True
        np.save(folder / f"{name}-skills.npy", skills.astype(np.float32))
        np.save(folder / f"{name}-times.npy", times)
        np.save(folder / f"{name}-at.npy", towns[town] + spread[town, None] * rng.standard_normal((rows, 2)))


def _beside(peer: str, wanted: str, folder: Path) -> Figure:
    python = folder / peer / "bin/python"
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, folder / peer], check=True)
    subprocess.run([UV, "pip", "install", "--quiet", "--python", python, wanted], check=True)
    said = _run(python, peer, folder)
    beside = (
        f"{said['seconds']:.2f} s and {said['peak']:,.0f} MiB; it knows no places, so its best 100 are looked through"
    )
    return Figure(f"of our top 20, found by {wanted.replace('==', ' ')}", said["found"], "%", None, beside)


def _run(python: Path, library: str, folder: Path) -> dict:
    threads = {} if library in PEERS else {"OPENBLAS_NUM_THREADS": "1"}
    with_them = {**os.environ, **threads}
    done = subprocess.run(
        [python, SCRIPT, library, folder], capture_output=True, text=True, check=False, env=with_them
    )
    if done.returncode:
        message = f"{library} could not match:\n{done.stderr[-2000:]}"
        raise SystemExit(message)
    return json.loads(done.stdout.splitlines()[-1])
