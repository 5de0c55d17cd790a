"""How fast the case bank answers with 10,000 cases, beside a plain scan in the same run.

Run ``python bench/search.py`` (SQLite in a temporary folder) or with ``--postgres URL`` (a database that may be
filled and thrown away). ``--json`` prints the figures for `make bench`. The target is 20 ms at the 95th percentile.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

TARGET_MS = 20.0
SCALE = 10_000
ROUNDS = 6
QUESTIONS = (
    "loneliness", "older people", "lonely older people at home", "budget", "residents decide budget",
    "young people mental health", "co-design", "patients", "lonelyness", "volunters", "neigbourhood",
    "prison councils", "flood", "hospital stays", "tenants complaints housing", "school", "health", "people",
    "community group", "reykjavík", "waste recycl", "serv", "council staff people residents group work",
    "trust in government", "uganda health workers", "zzzzqqq",
)  # fmt: skip


def prepare(postgres: str, folder: str) -> None:
    """Point Django at a database of our own and migrate it."""
    os.environ.update(
        STAR_DEVELOPMENT="yes", STAR_DATA=folder, DJANGO_SETTINGS_MODULE="coproduction_star.config.settings"
    )
    os.environ["DATABASE_URL"] = postgres or f"sqlite:///{folder}/bench.sqlite3"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill(number: int) -> dict[str, float]:
    """Put the cases in, and say how long that took and how big it made the process."""
    from many_cases import many_cases

    from coproduction_star.journeys.case_bank.services import copy_shipped_cases

    before = peak_mb()
    start = time.perf_counter()
    copy_shipped_cases(many_cases(number))
    return {"fill_seconds": time.perf_counter() - start, "fill_memory_mb": peak_mb() - before}


def peak_mb() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(ask: Callable[[str], Any]) -> list[float]:
    """Milliseconds of every question, in every round, after one round to warm up."""
    took = []
    for round_ in range(ROUNDS + 1):
        for question in QUESTIONS:
            start = time.perf_counter()
            ask(question)
            if round_:
                took.append((time.perf_counter() - start) * 1000)
    return took


def ours(words: str) -> Any:
    from coproduction_star.journeys.case_bank.questions import Question
    from coproduction_star.journeys.case_bank.selectors import ask

    return ask(Question(words=words))


def plain_scan(words: str) -> Any:
    """The peer: every word somewhere in the record, first twenty by title, and how many there are."""
    from django.db.models import TextField
    from django.db.models.functions import Cast

    from coproduction_star.journeys.case_bank.selectors import published

    rows = published().annotate(text=Cast("record", TextField()))
    for word in words.split():
        rows = rows.filter(text__icontains=word)
    return list(rows.defer("record").order_by("title")[:20]), rows.count()


def figures(number: int) -> Iterator[tuple[str, float]]:
    """Everything measured, by name."""
    yield from fill(number).items()
    start = time.perf_counter()
    ours("warm up")
    yield "first_question_ms", (time.perf_counter() - start) * 1000
    search, scan = timed(ours), timed(plain_scan)
    yield "search_p50_ms", statistics.median(search)
    yield "search_p95_ms", statistics.quantiles(search, n=20)[-1]
    yield "scan_p50_ms", statistics.median(scan)
    yield "scan_p95_ms", statistics.quantiles(scan, n=20)[-1]
    yield "times_faster_p95", statistics.quantiles(scan, n=20)[-1] / statistics.quantiles(search, n=20)[-1]


def measure(*, postgres: str = "", number: int = SCALE) -> dict[str, float]:
    """Measure in a fresh database; the entry for `make bench`."""
    sys.path.insert(0, str(Path(__file__).parent))
    with tempfile.TemporaryDirectory() as folder:
        prepare(postgres, folder)
        return dict(figures(number))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgres", default="", help="address of a database that may be filled")
    parser.add_argument("--cases", type=int, default=SCALE)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measure(postgres=given.postgres, number=given.cases)
    if given.json:
        print(json.dumps(found))
    else:
        for name, value in found.items():
            print(f"{name:20} {value:10.1f}")
    return 0 if found["search_p95_ms"] < TARGET_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
