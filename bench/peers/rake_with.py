"""Rake the answers of a file with one library, in that library's own environment.

Called as ``rake_with.py LIBRARY FOLDER``: the folder holds answers.npz, and gets LIBRARY.npy with the weights.
The last line printed is the seconds and the peak memory in MiB.
"""

import itertools
import json
import logging
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np

TOLERANCE = 1e-8
ROUNDS = 1_000


def ours(codes: dict[str, Any], targets: dict[str, Any]) -> tuple[Any, float]:
    from coproduction_star.methods.raking import Margin, rake

    margins = [Margin(name, tuple(map(str, range(len(known)))), tuple(known)) for name, known in targets.items()]
    began = time.perf_counter()
    found = rake(codes, margins, tolerance=TOLERANCE)
    return found.weights, time.perf_counter() - began


def svy(codes: dict[str, Any], targets: dict[str, Any]) -> tuple[Any, float]:
    import polars
    import svy as library

    rows = len(next(iter(codes.values())))
    people = float(next(iter(targets.values())).sum())
    frame = polars.DataFrame(
        {name: code.astype(np.int32) for name, code in codes.items()} | {"w": np.full(rows, people / rows)}
    )
    controls = {name: dict(enumerate(map(float, known))) for name, known in targets.items()}
    began = time.perf_counter()
    sample = library.Sample(frame, library.Design(wgt="w"))
    done = sample.weighting.rake(controls=controls, tol=TOLERANCE, max_iter=ROUNDS)
    return done.data["rk_wgt"].to_numpy(), time.perf_counter() - began


def samplics(codes: dict[str, Any], targets: dict[str, Any]) -> tuple[Any, float]:
    from samplics.weighting import SampleWeight

    rows = len(next(iter(codes.values())))
    people = float(next(iter(targets.values())).sum())
    margins = {name: code.astype(int) for name, code in codes.items()}
    control = {name: dict(enumerate(map(float, known))) for name, known in targets.items()}
    began = time.perf_counter()
    found = SampleWeight().rake(
        samp_weight=np.full(rows, people / rows), margins=margins, control=control, tol=TOLERANCE, ctrl_tol=TOLERANCE,
        max_iter=ROUNDS,
    )  # fmt: skip
    return found, time.perf_counter() - began


def weightipy(codes: dict[str, Any], targets: dict[str, Any]) -> tuple[Any, float]:
    import pandas as pd
    import weightipy as library

    frame = pd.DataFrame(
        {name: pd.Categorical.from_codes(code, _labels(name, targets)) for name, code in codes.items()}
    )  # fmt: skip
    shares = {
        name: dict(zip(_labels(name, targets), map(float, 100 * known / known.sum()), strict=True))
        for name, known in targets.items()
    }
    began = time.perf_counter()
    scheme = library.scheme_from_dict(shares, rim_params={"convcrit": TOLERANCE, "max_iterations": ROUNDS})
    return library.weight(frame, scheme).to_numpy(), time.perf_counter() - began


def balance(codes: dict[str, Any], targets: dict[str, Any]) -> tuple[Any, float]:
    import pandas as pd
    from balance.weighting_methods.rake import rake

    rows = len(next(iter(codes.values())))
    people = float(next(iter(targets.values())).sum())
    labels = {name: np.array(_labels(name, targets)) for name in targets}
    frame = pd.DataFrame({name: labels[name][code] for name, code in codes.items()})
    cells = list(itertools.product(*(range(len(known)) for known in targets.values())))
    target = pd.DataFrame(
        [{name: labels[name][place] for name, place in zip(targets, cell, strict=True)} for cell in cells]
    )  # fmt: skip
    shares = [known / known.sum() for known in targets.values()]
    each = [people * np.prod([share[at] for share, at in zip(shares, cell, strict=True)]) for cell in cells]
    began = time.perf_counter()
    found = rake(
        frame, pd.Series(np.full(rows, people / rows)), target, pd.Series(each), variables=list(targets),
        max_iteration=ROUNDS, convergence_rate=TOLERANCE, rate_tolerance=0, transformations=None,
    )  # fmt: skip
    return np.asarray(found["weight"]), time.perf_counter() - began


def _labels(name: str, targets: dict[str, Any]) -> list[str]:
    return [f"{name}{place}" for place in range(len(targets[name]))]


def _peak() -> float:
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def main(library: str, folder: Path) -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    with np.load(folder / "answers.npz") as held:
        names = [name for name in held.files if not name.startswith("target ")]
        codes = {name: held[name] for name in names}
        targets = {name: held[f"target {name}"] for name in names}
    weights, seconds = globals()[library](codes, targets)
    people = next(iter(targets.values())).sum()
    found = np.asarray(weights, dtype=float)
    np.save(folder / f"{library}.npy", found * (people / found.sum()))
    print(json.dumps({"seconds": seconds, "peak": _peak()}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
