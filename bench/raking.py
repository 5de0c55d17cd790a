"""Raking a million answers to four margins, beside four libraries on the same answers in the same run.

Peers that cannot share an environment with the product, nor with each other, get one of their own, made from PyPI.
Each runs in a process of its own; its seconds are those of weighing alone, with its data in the form it likes best.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from bench.figures import Figure

ROWS = 1_000_000
SIZES = {"age": 7, "sex": 2, "tenure": 6, "region": 9}
PEERS = {"balance": "0.23.0", "svy": "0.35.0", "weightipy": "0.4.2", "samplics": "0.6.1"}
SEED = 20261126
TIMES_FASTER = 30
PEAK_MIB = 100
SAME = 1e-8
SCRIPT = Path(__file__).with_name("peers") / "rake_with.py"
UV = Path(sys.executable).parent / "uv"


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _answers(place)
        seconds, peak = _run(Path(sys.executable), "ours", place)
        figures = [
            Figure(
                "1,000,000 answers to 7 × 2 × 6 × 9 margins", 1_000 * seconds, "ms", None, "to 1e-8 of every margin"
            ),
            Figure("peak memory of its process", peak, "MiB", PEAK_MIB),
        ]
        for peer, version in PEERS.items():
            figures += _beside(peer, version, place, seconds)
        return figures


def _answers(folder: Path) -> None:
    """Made answers in which region hangs on age, and a population of another make-up."""
    rng = np.random.default_rng(SEED)
    held = {}
    for name, size in SIZES.items():
        shares = rng.dirichlet(np.full(size, 8.0))
        held[name] = rng.choice(size, size=ROWS, p=shares).astype(np.int8)
        known = shares * rng.uniform(0.6, 1.6, size)
        held[f"target {name}"] = known / known.sum() * 56e6
    follows = rng.random(ROWS) < 0.25
    held["region"][follows] = held["age"][follows]
    np.savez(folder / "answers.npz", **held)


def _beside(peer: str, version: str, folder: Path, ours: float) -> list[Figure]:
    python = folder / peer / "bin/python"
    subprocess.run([UV, "venv", "--quiet", "--python", sys.executable, folder / peer], check=True)
    subprocess.run([UV, "pip", "install", "--quiet", "--python", python, f"{peer}=={version}"], check=True)
    seconds, _peak = _run(python, peer, folder)
    weights, other = np.load(folder / "ours.npy"), np.load(folder / f"{peer}.npy")
    apart = float(np.max(np.abs(other / weights - 1)))
    beside = f"{peer} {version}: {seconds:.2f} s"
    return [
        Figure(f"our time as a share of {peer}'s", 100 * ours / seconds, "%", 100 / TIMES_FASTER, beside),
        Figure(f"largest difference from {peer}'s weights, in units of {SAME:g}", apart / SAME, "", 1),
    ]


def _run(python: Path, library: str, folder: Path) -> tuple[float, float]:
    done = subprocess.run([python, SCRIPT, library, folder], capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{library} could not rake:\n{done.stderr[-2000:]}"
        raise SystemExit(message)
    said = json.loads(done.stdout.splitlines()[-1])
    return said["seconds"], said["peak"]
