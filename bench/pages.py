"""The page budget: each page over a large world, beside an empty page for a signed-in person in the same run."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
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
    (_name, alone, _queries), *rows = rows_of("bench.pages")
    empty = float(alone)
    found = [Figure("an empty page, 95th percentile", empty, "ms")]
    for name, p95, queries in rows:
        times, most = (None, None) if name in BESIDE_THE_BUDGET else (TIMES_LIMIT, QUERIES_LIMIT)
        beside = f"{float(p95):.1f} ms, empty {empty:.1f} ms"
        found.append(Figure(f"{name}, times an empty page", float(p95) / empty, "×", times, beside))
        found.append(Figure(f"{name}, queries", int(queries), "", most))
    return found


def rows_of(module: str) -> list[list[str]]:
    """Run a module over a database of its own; what it prints with two tabs in a line are its rows."""
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
            [sys.executable, "-m", module], env=surroundings, stdout=subprocess.PIPE, text=True, check=True
        )
    return [line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 2]


def addresses(world: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What the administrator opens."""
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
    yield "impact matrix, 20 options and 200 raters, closed", _a_matrix(world, "closed")
    yield "explorer", f"/o/{organisation}/p/{programme}/explorer/"
    yield "a place of the explorer", _a_corner(world)
    yield "ideas nobody has tried", f"/o/{organisation}/p/{programme}/explorer/ideas/"
    yield "public page of a programme", f"/in/{organisation}/{programme}/"
    yield "public list in full", f"/in/{organisation}/{programme}/all/happening/"
    yield "public page of a place", f"/in/{organisation}/places/northfield/"
    yield "places of the team", f"/o/{organisation}/places/"
    yield "a place of the team", _a_place(world)
    yield from _people_it(world, f"/o/{organisation}/p/{programme}")
    yield from _market_it(world, f"/o/{organisation}/p/{programme}")


def _people_it(world: dict[str, Any], home: str) -> Iterator[tuple[str, str]]:
    yield "People it, its step", f"{home}/people-it/"
    yield "broker's desk", f"{home}/people-it/matches/"
    yield "what became of matches", f"{home}/people-it/matches/under-way/"
    yield "who finds somebody", f"{home}/people-it/matches/rates/"
    yield "offers and wishes of the team", f"{home}/people-it/offers/"
    yield "public board of offers", f"/in{home.removeprefix('/o').replace('/p/', '/')}/offers/"
    yield "sessions", f"{home}/people-it/sessions/"
    yield "survey builder", f"{home}/people-it/surveys/{world['survey'].pk}/"
    yield "ward page", f"{_a_place(world)}ward/"


def _market_it(world: dict[str, Any], home: str) -> Iterator[tuple[str, str]]:
    charter = f"/market-it/charters/{world['charter'].pk}/"
    outside = f"/in{home.removeprefix('/o').replace('/p/', '/')}/charters/{world['charter'].pk}/"
    yield "charter, 200 clauses and 2,000 comments", f"{home}{charter}"
    yield "its promises", f"{home}{charter}promises/"
    yield "who signed it, 500 people", f"{home}{charter}signatures/"
    yield "its public page", outside
    yield "register, 5,000 risks", f"{home}/market-it/risks/"


def visits(world: dict[str, Any]) -> Iterator[tuple[str, Any, str]]:
    """What is opened, in whose browser, and where: the empty page first. Public pages are for visitors."""
    from django.test import Client

    administrator, visitor = signed_in(world["user"]), Client()
    for name, address in addresses(world):
        yield name, visitor if address.startswith("/in/") else administrator, address
    open_matrix = _a_matrix(world, "open")
    yield "the same while people rate, seen by one who has", signed_in(world["rater"]), open_matrix
    yield "the same while people rate, seen by who leads", signed_in(world["leader"]), open_matrix


def _a_matrix(world: dict[str, Any], which: str) -> str:
    organisation, programme = world["organisation"].slug, world["programme"].slug
    return f"/o/{organisation}/p/{programme}/focus-it/matrices/{world[f'{which} matrix'].pk}/"


def _a_case() -> str:
    from coproduction_star.journeys.models import Case

    return f"/cases/{Case._base_manager.order_by('slug').values_list('slug', flat=True)[5000]}/"


def _a_corner(world: dict[str, Any]) -> str:
    from coproduction_star.journeys.models import Outcome

    organisation, programme = world["organisation"].slug, world["programme"]
    outcome = Outcome._base_manager.filter(programme=programme).first()
    return f"/o/{organisation}/p/{programme.slug}/explorer/{outcome.pk}/co-deliver/"


def _a_place(world: dict[str, Any]) -> str:
    """Half of the largest programme is there."""
    from coproduction_star.journeys.models import Place

    place = Place._base_manager.get(name="Northfield")
    return f"/o/{world['organisation'].slug}/places/{place.pk}/"


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


def set_up() -> None:
    """The product with an empty database, and with an empty page among its own."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from coproduction_star.config.new_database import bring_up_to_date

    settings.ROOT_URLCONF = "bench.empty_page"
    settings.ALLOWED_HOSTS = ["testserver"]
    bring_up_to_date(connection)
    call_command("collectstatic", interactive=False, verbosity=0)


def time_pages() -> None:
    set_up()
    from bench.world import build

    chosen = list(visits(build()))
    counted = [queries_of(client, address) for _name, client, address in chosen]
    took = timed([partial(client.get, address) for _name, client, address in chosen])
    for (name, _client, _address), queries, found in zip(chosen, counted, took, strict=True):
        print(name, f"{p95_of(found):.3f}", queries, sep="\t", flush=True)


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


def timed(chosen: Sequence[Callable[[], object]], *, rounds: int = ROUNDS) -> list[list[float]]:
    """Milliseconds of every time that each is done. They take turns, so that what else runs here slows all of them."""
    took: list[list[float]] = [[] for _one in chosen]
    for _round in range(rounds):
        for found, act in zip(took, chosen, strict=True):
            started = time.perf_counter()
            act()
            found.append((time.perf_counter() - started) * 1000)
    return took


def p95_of(took: Sequence[float]) -> float:
    return statistics.quantiles(took, n=20)[-1]


if __name__ == "__main__":
    time_pages()
