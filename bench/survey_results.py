"""A survey that a million people answered: its result worked out by the task, and its pages beside an empty one."""

import re
import subprocess
import sys
import time
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.pages import QUERIES_LIMIT, TIMES_LIMIT, p95_of, queries_of, rows_of, set_up, signed_in, timed

ANSWERS = 1_000_000
WARDS = 20
AT_ONCE = 5_000
PERIOD = 3_570
"""After so many people answers and wards come again in the same order (3 · 5 · 2 · 7 · 17)."""
ASKED = ("keep-well", "look-after-area", "keep-safe", "helped-service", "do-more", "good-at", "want-to-learn",
         "barriers", "sex", "age-group")  # fmt: skip
OFTEN, HOW_OFTEN, WILLING = ("often", "sometimes", "never"), ("monthly", "few", "never"), ("definitely", "maybe", "no")
SKILLS = ("cooking", "digital", "nature", "driving", "listening")
AGES = ("16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-or-more")
WORK_OUT = "work-out"
SECONDS_LIMIT, MIB_LIMIT = 300, 600
"""Our own: in the background, and on the smallest machine."""


def measure() -> list[Figure]:
    """In a process of its own, over a database of its own."""
    told = {name: (float(first), int(second)) for name, first, second in rows_of("bench.survey_results")}
    seconds, peak = told.pop("task")
    empty, _queries = told.pop("empty")
    found = [
        Figure(f"{ANSWERS:,} answers read, weighed to three margins and told by {WARDS} wards", seconds, "s",
               SECONDS_LIMIT),
        Figure("peak memory of the task’s process", peak, "MiB", MIB_LIMIT),
    ]  # fmt: skip
    for name, (p95, queries) in told.items():
        beside = f"{p95:.1f} ms, empty {empty:.1f} ms"
        found.append(Figure(f"{name}, times an empty page", p95 / empty, "×", TIMES_LIMIT, beside))
        found.append(Figure(f"{name}, queries", queries, "", QUERIES_LIMIT))
    return found


def _answers(number: int) -> dict[str, Any]:
    themes = {
        "keep-well": ("eat-move", "look-in", "care", "find-help", "peer"),
        "look-after-area": ("recycle", "save", "litter", "green", "less-car"),
        "keep-safe": ("watch", "report", "walk-with", "talk", "check-home"),
    }
    said: dict[str, Any] = {
        f"{theme}.{one}": OFTEN[(number * 7 + at) % 3] for theme, ones in themes.items() for at, one in enumerate(ones)
    }
    for at, one in enumerate(("decide", "plan", "run", "check")):
        said[f"helped-service.{one}"] = HOW_OFTEN[(number * 5 + at) % 3]
    return said | {
        "do-more": WILLING[number % 3],
        "good-at": [SKILLS[number % 5], SKILLS[(number * 3 + 1) % 5]],
        "want-to-learn": [SKILLS[(number + 2) % 5]],
        "barriers": ["cost", "no-time"][: 1 + number % 2],
        "sex": "male" if number % 5 < 2 else "female",
        "age-group": AGES[(number * 11) % 7],
    }


def build(number: int) -> dict[str, Any]:
    """A council of twenty wards with one survey; figures of the population by sex, age and ward."""
    from django.utils import timezone
    from django_scopes import scope

    from coproduction_star.accounts.models import User
    from coproduction_star.journeys.models import Place, Programme
    from coproduction_star.organisations.founding.services import found_organisation
    from coproduction_star.people_it.models import Survey, SurveyEdition

    user = User.objects.create_person(name="Bench", email="bench@example.org")
    organisation = found_organisation(name="Benchford", by=user)
    programme = Programme.objects.create(organisation=organisation, name="All", slug="all")
    owned = {"organisation": organisation, "programme": programme}
    document = {
        "id": "bench", "version": 1, "title": {"en": "What can you do?"}, "audience": "resident", "youngest": 18,
        "languages": ["en"], "questions": [{"bank": name} for name in ASKED],
    }  # fmt: skip
    now = timezone.now()
    with scope(organisation=organisation.pk, programme=programme.pk):
        wards = [Place.objects.create(organisation=organisation, name=f"Ward {n}") for n in range(WARDS)]
        survey = Survey.objects.create(
            **owned, title="What can you do?", audience="resident", draft=document, capacity="We ring",
            respond_by=now.date(), published_at=now,
        )  # fmt: skip
        edition = SurveyEdition.objects.create(**owned, survey=survey, number=1, definition=document, published_at=now)
        _answer(owned, survey, edition, wards, number)
        _figures(owned, survey, wards)
    return {"user": user, "organisation": organisation, "programme": programme, "survey": survey}


def _answer(owned: dict[str, Any], survey: Any, edition: Any, wards: list[Any], number: int) -> None:
    from django.utils import timezone

    from coproduction_star.people_it.models import Response

    now = timezone.now()
    rows = (
        Response(
            **owned, survey=survey, edition=edition, reference_hash=str(n), place=wards[n * 3 % 17 % WARDS],
            answers=_answers(n), answered_at=now, finished_at=now, delete_after=now.date(),
        )
        for n in range(min(number, PERIOD))
    )  # fmt: skip
    while block := list(islice(rows, AT_ONCE)):
        Response.objects.bulk_create(block)
    _copy(number - PERIOD)


def _copy(number: int) -> None:
    """The same people again and again, by the database itself: one by one, a million take longer than the task."""
    from django.db import connection

    from coproduction_star.people_it.models import Response

    if number <= 0:
        return
    table = Response._meta.db_table
    own = ("id", "reference_hash")
    columns = [field.column for field in Response._meta.local_concrete_fields if field.column not in own]
    again = ", ".join(f'r."{column}"' for column in columns)
    names = ", ".join(f'"{column}"' for column in ("id", "reference_hash", *columns))
    postgres = connection.vendor == "postgresql"
    key = "gen_random_uuid()" if postgres else "lower(hex(randomblob(16)))"
    times = -(-number // PERIOD)
    series = "WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < %s)"
    copied = f"{series} SELECT {key}, r.reference_hash || '-' || g.n, {again} FROM g CROSS JOIN {table} r LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) {copied}", [times, number])


def _figures(owned: dict[str, Any], survey: Any, wards: list[Any]) -> None:
    """Of the wards only those where somebody answered have people."""
    from coproduction_star.people_it.models import Margins

    for name, choices in (
        ("sex", ("female", "male")), ("age-group", AGES), ("place", [str(ward.pk) for ward in wards[:17]]),
    ):  # fmt: skip
        people = [1_000 + 100 * at for at in range(len(choices))]
        population = [
            {"choices": [choice], "people": 1e6 * one / sum(people)}
            for choice, one in zip(choices, people, strict=True)
        ]
        Margins.objects.create(
            **owned, survey=survey, name=name, population=population, source="Made up", year=2021
        )  # fmt: skip


def run(number: int) -> None:
    """Build it, have it worked out by another process, as a worker would, and look at its pages."""
    set_up()
    world = build(number)
    from django_scopes import scope

    from coproduction_star.people_it.results.services import ask_for_result

    with scope(organisation=world["organisation"].pk, programme=world["programme"].pk):
        result = ask_for_result(survey=world["survey"], cap=5.0, by=world["user"])
        subprocess.run([sys.executable, "-m", "bench.survey_results", WORK_OUT, str(result.pk)], check=True)
        result.refresh_from_db()
    if result.state != "done":
        sys.exit(f"{result.state}: {result.obstacles}")
    _pages(world, result)


def work_out(result: str) -> None:
    """In a process that has built nothing, so that its memory is that of the task alone."""
    import django

    django.setup()
    from django_scopes import scopes_disabled

    from coproduction_star.people_it.models import SurveyResult
    from coproduction_star.people_it.results.working import work_out_now

    with scopes_disabled():
        asked = SurveyResult.objects.get(pk=result)
        started = time.perf_counter()
        work_out_now(asked.pk)
    print("task", f"{time.perf_counter() - started:.1f}", _peak_mib(), sep="\t", flush=True)


def _peak_mib() -> int:
    """Of this program alone: `getrusage` hands on what the one that started it had."""
    return int(re.findall(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.M)[0]) // 1024


def _pages(world: dict[str, Any], result: Any) -> None:
    client = signed_in(world["user"])
    here = f"/o/{world['organisation'].slug}/p/all/people-it/surveys/{world['survey'].pk}/results/"
    chosen = [
        ("empty", "/bench/empty/"), ("results of the survey", here),
        ("one question of it", f"{here}{result.pk}/questions/barriers/"),
    ]  # fmt: skip
    counted = [queries_of(client, address) for _name, address in chosen]
    took = timed([partial(client.get, address) for _name, address in chosen])
    for (name, _address), queries, found in zip(chosen, counted, took, strict=True):
        print(name, f"{p95_of(found):.3f}", queries, sep="\t", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == [WORK_OUT]:
        work_out(sys.argv[2])
    else:
        run(int(sys.argv[1]) if len(sys.argv) > 1 else ANSWERS)
