"""Reading the official list of postcodes at its real size, beside Python's csv module only passing over the same file.

The list is made here: as many rows and columns as the directory of the United Kingdom has, a few of them in our wards.
"""

import csv
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.figures import Figure

ROWS = 2_700_000
OTHER_COLUMNS = 44
OURS_EVERY = 400
WARDS = {f"E0599900{number}": number for number in range(1, 7)}
MEGABYTES = 300
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def measure() -> list[Figure]:
    """In a process of its own, whose memory is the reader's alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "directory.zip"
        _make(path)
        words = [sys.executable, "-m", "bench.postcodes", str(path)]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [Figure(**row) for row in json.loads(done.stdout.splitlines()[-1])]


def _make(path: Path) -> None:
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("Data/directory.csv", "w", force_zip64=True) as raw,
    ):
        text = io.TextIOWrapper(raw, encoding="utf-8", newline="")
        writer = csv.writer(text)
        writer.writerow(["pcd", "pcds", "doterm", "osward", *(f"column{number}" for number in range(OTHER_COLUMNS))])
        writer.writerows(_rows())
        text.flush()


def _rows() -> Iterator[list[str]]:
    others = ["E99999999"] * OTHER_COLUMNS
    ours = list(WARDS)
    for number in range(ROWS):
        inward = f"{number % 10}{LETTERS[number // 10 % 20]}{LETTERS[number // 200 % 20]}"
        district = number // 4_000
        outward = f"{LETTERS[district // 90 % 20]}{LETTERS[district // 1_800 % 20]}{district % 90 + 10}"
        ward = ours[number // OURS_EVERY % len(ours)] if number % OURS_EVERY == 0 else f"E05{number % 900_000:06d}"
        yield [f"{outward}{inward}", f"{outward} {inward}", "", ward, *others]


def measure_here(path: Path) -> list[Figure]:
    import os

    import django

    os.environ.setdefault("STAR_DEVELOPMENT", "yes")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coproduction_star.config.settings")
    django.setup()
    from coproduction_star.journeys.places.postcode_list import read_list

    began = time.perf_counter()
    with zipfile.ZipFile(path) as archive, archive.open("Data/directory.csv") as raw:
        passed = sum(1 for _ in csv.reader(io.TextIOWrapper(raw, encoding="utf-8", newline=""))) - 1
    bare = time.perf_counter() - began
    began = time.perf_counter()
    with path.open("rb") as file:
        found = read_list(file, size=path.stat().st_size, wards=WARDS, told=lambda _rows, _share: None)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    planted = ROWS // OURS_EVERY
    if (found.rows, len(found.best), passed) != (ROWS, planted, ROWS):
        message = f"{found.rows} rows and {len(found.best)} postcodes were found, of {ROWS} and {planted}"
        raise SystemExit(message)
    return [
        Figure("reading the whole list", seconds, "s", None, f"{ROWS:,} rows, {planted:,} in our six wards, all met"),
        Figure("the same, against csv only passing over it", seconds / bare, "times", 3, f"csv: {bare:.1f} s"),
        Figure("memory of the process at its peak", peak, "MB", MEGABYTES),
    ]


if __name__ == "__main__":
    print(json.dumps([asdict(figure) for figure in measure_here(Path(sys.argv[1]))]))
