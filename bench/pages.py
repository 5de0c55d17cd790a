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
BESIDE_THE_BUDGET = {"initiative page", "decisions", "for me", "search of own records", "programmes"}
"""Measured too, to see them slow down; the budget is promised for the other pages."""
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
        times, most = (None, None) if name in BESIDE_THE_BUDGET else (TIMES_LIMIT, QUERIES_LIMIT)
        beside = f"{float(p95):.1f} ms, empty {empty:.1f} ms"
        found.append(Figure(f"{name}, times an empty page", float(p95) / empty, "×", times, beside))
        found.append(Figure(f"{name}, queries", int(queries), "", most))
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
    yield "initiative page", _an_initiative(world)
    yield "decisions", f"/o/{organisation}/p/{programme}/decisions/"
    yield "for me", "/me/"
    yield "search of own records", f"/o/{organisation}/search/?q=neighbours+alone"
    yield (
        "impact matrix, 20 options and 200 raters",
        (f"/o/{organisation}/p/{programme}/focus-it/matrices/{world['matrix'].pk}/"),
    )
    yield "explorer", f"/o/{organisation}/p/{programme}/explorer/"
    yield "a place of the explorer", _a_corner(world)
    yield "ideas nobody has tried", f"/o/{organisation}/p/{programme}/explorer/ideas/"
    yield "public page of a programme", f"/in/{organisation}/{programme}/"
    yield "public list in full", f"/in/{organisation}/{programme}/all/happening/"
    yield "public page of a place", f"/in/{organisation}/places/northfield/"


def _a_case() -> str:
    from coproduction_star.journeys.models import Case

    return f"/cases/{Case._base_manager.order_by('slug').values_list('slug', flat=True)[5000]}/"


def _a_corner(world: dict[str, Any]) -> str:
    from coproduction_star.journeys.models import Outcome

    organisation, programme = world["organisation"].slug, world["programme"]
    outcome = Outcome._base_manager.filter(programme=programme).first()
    return f"/o/{organisation}/p/{programme.slug}/explorer/{outcome.pk}/co-deliver/"


def _an_initiative(world: dict[str, Any]) -> str:
    from coproduction_star.journeys.models import Initiative

    organisation, programme = world["organisation"].slug, world["programme"]
    one = Initiative._base_manager.filter(programme=programme).order_by("title")[2500]
    return f"/o/{organisation}/p/{programme.slug}/initiatives/{one.pk}/"


def signed_in(user: Any) -> Any:
    """A browser where this person also took the second step, which administrators need."""
    from django.test import Client

    from coproduction_star.accounts.second_factor.services import mark_taken

    client = Client(raise_request_exception=True)
    client.force_login(user)
    session = client.session
    mark_taken(session, user=user)
    session.save()
    return client


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
    client = signed_in(world["user"])
    pages = list(addresses(world))
    counted = {address: queries_of(client, address) for _name, address in pages}
    took = timed(client, [address for _name, address in pages])
    for name, address in pages:
        p95 = statistics.quantiles(took[address], n=20)[-1]
        print(name, address, f"{p95:.3f}", counted[address], sep="\t", flush=True)


def queries_of(client: Any, address: str) -> int:
    """How many a visit takes, after a few that warm up."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _warm in range(WARM_UP):
        answer = client.get(address)
        if answer.status_code != 200:
            sys.exit(f"{address} answered {answer.status_code}")
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)  # at once: the next visit forgets them


def timed(client: Any, chosen: list[str]) -> dict[str, list[float]]:
    """Milliseconds of every visit. The pages take turns, so that what else the machine does slows all of them."""
    took: dict[str, list[float]] = {address: [] for address in chosen}
    for _round in range(ROUNDS):
        for address in chosen:
            started = time.perf_counter()
            client.get(address)
            took[address].append((time.perf_counter() - started) * 1000)
    return took


if __name__ == "__main__":
    time_pages()
