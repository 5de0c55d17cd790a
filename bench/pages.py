"""The page budget: each page over a large world, beside an empty page for a signed-in person in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.figures import Figure

TIMES_LIMIT, QUERIES_LIMIT = 8, 12
ROUNDS, WARM_UP = 60, 5
ROOT = Path(__file__).resolve().parents[1]


def measure() -> list[Figure]:
    """In a process of its own, over a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "STAR_DATA": folder,
            "STAR_DEVELOPMENT": "yes",
            "STAR_HASHED_STATIC": "yes",
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "coproduction_star.config.settings",
        }
        done = subprocess.run(
            [sys.executable, "-m", "bench.pages"], env=surroundings, stdout=subprocess.PIPE, text=True, check=True
        )
    rows = [line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 3]
    empty = float(rows[0][2])
    found = [Figure("an empty page, 95th percentile", empty, "ms")]
    for name, _address, p95, queries in rows[1:]:
        beside = f"{float(p95):.1f} ms, empty {empty:.1f} ms"
        found.append(Figure(f"{name}, times an empty page", float(p95) / empty, "×", TIMES_LIMIT, beside))
        found.append(Figure(f"{name}, queries", int(queries), "", QUERIES_LIMIT))
    return found


def addresses(world: dict[str, Any]) -> Iterator[tuple[str, str]]:
    organisation, programme = world["organisation"].slug, world["programme"].slug
    yield "empty", "/bench/empty/"
    yield "case list", "/cases/"
    yield "case list, searched", "/cases/?words=lonely+older+people"
    yield "case page", _a_case()
    yield "Star page", f"/o/{organisation}/p/{programme}/"
    yield "initiatives of the largest programme", f"/o/{organisation}/p/{programme}/initiatives/"
    yield "programmes", f"/o/{organisation}/programmes/"
    yield "organisation's Star", f"/o/{organisation}/"


def _a_case() -> str:
    from coproduction_star.journeys.models import Case

    return f"/cases/{Case._base_manager.order_by('slug').values_list('slug', flat=True)[5000]}/"


def time_pages() -> None:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from bench.world import build

    settings.ROOT_URLCONF = "bench.empty_page"
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    world = build()
    from django.test import Client

    client = Client(raise_request_exception=True)
    client.force_login(world["user"])
    for name, address in addresses(world):
        print(name, address, *timed(client, address), sep="\t", flush=True)


def timed(client: Any, address: str) -> tuple[str, int]:
    """Milliseconds at the 95th percentile, and queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _warm in range(WARM_UP):
        answer = client.get(address, follow=False)
        if answer.status_code != 200:
            sys.exit(f"{address} answered {answer.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    took = []
    for _round in range(ROUNDS):
        started = time.perf_counter()
        client.get(address)
        took.append((time.perf_counter() - started) * 1000)
    return f"{statistics.quantiles(took, n=20)[-1]:.3f}", len(queries)


if __name__ == "__main__":
    time_pages()
