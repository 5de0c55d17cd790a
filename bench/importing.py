"""Bringing in 10,000 rows beside 5,000 initiatives: looked through, then written; and the bare insert of the same."""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from typing import Any

from bench.figures import Figure

ROWS, HELD = 10_000, 5_000
PREVIEW_SECONDS, WRITE_SECONDS = 5.0, 20.0
HEADINGS = ["Name", "Status", "What people do together", "Place", "People", "Description", "Outcomes", "Funding"]


def rows() -> list[list[str]]:
    """A tenth looks like something that is there already."""
    statuses = ("ongoing", "planned", "could be better", "ended")
    return [
        [
            f"{WORDS[n % 20]} {WORDS[n // 20 % 20]} of street {n if n % 10 else n // 2} with neighbours",
            statuses[n % 4],
            ("co-design; co-deliver", "co-assess")[n % 2],
            f"Ward {n % 60}",
            str(n % 90),
            "Volunteers and staff visit people who are alone. " * 3,
            ("I am less lonely", "I feel safe going out")[n % 2],
            "Lottery",
        ]
        for n in range(ROWS)
    ]


WORDS = [
    *("Garden", "Kitchen", "Choir", "Library", "Walk", "Bench", "Repair", "Visit", "Market", "Music"),
    *("Story", "Film", "Bread", "Bicycle", "Woodland", "River", "Memory", "Carers", "Fathers", "Chess"),
]


def measure() -> list[Figure]:
    """In a process of its own, with a database of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.importing", "--json"], capture_output=True, text=True, check=True
    )
    return [Figure(**row) for row in json.loads(done.stdout.splitlines()[-1])]


def measure_here() -> list[Figure]:
    from bench.search import prepare

    with tempfile.TemporaryDirectory() as folder:
        prepare("", folder)
        return _measured()


def _measured() -> list[Figure]:
    from django_scopes import scope

    from bench.world import build

    world = build(cases=1, programmes=2, initiatives=2 * HELD)
    with scope(organisation=world["organisation"].pk, programme=world["programme"].pk):
        return [figure for kind in ("xlsx", "csv") for figure in _of(kind, world)]


def _of(kind: str, world: dict[str, Any]) -> list[Figure]:
    from coproduction_star.map_it.importing import services, undoing, writing

    content = _file(kind)
    began = time.perf_counter()
    of = services.begin_import(programme=world["programme"], name=f"b.{kind}", content=content, by=world["user"])
    services.look_through(of=of, meanings=of.meanings, by=world["user"])
    previewed = time.perf_counter() - began
    services.choose_for(of=of, choice="add", by=world["user"])
    services.confirm_import(of=of, leave_bad_cells_empty=False, by=world["user"])
    began = time.perf_counter()
    while writing.write_piece(of.pk):
        pass
    written = time.perf_counter() - began
    of.refresh_from_db()
    if of.written != ROWS:
        raise RuntimeError(f"{of.written} of {ROWS} rows were written: the figures would be of something else.")
    bare = _bare(of)
    began = time.perf_counter()
    undoing.undo_import(of=of, by=world["user"])
    undone = time.perf_counter() - began
    beside = f"{ROWS:,} rows, {HELD:,} held"
    return [
        Figure(f"{kind}: read, checked, compared with what is there", previewed, "s", PREVIEW_SECONDS, beside),
        Figure(f"{kind}: written in pieces with places, outcomes, counts", written, "s", WRITE_SECONDS, beside),
        Figure(f"{kind}: the same initiatives inserted bare", bare, "s", None, "bulk_create in one transaction"),
        Figure(f"{kind}: written ÷ inserted bare", written / bare, "times"),
        Figure(f"{kind}: taken back", undone, "s", None, beside),
    ]


def _bare(of: Any) -> float:
    """The floor: the rows as they are, without a look at anything; thrown away again."""
    import uuid

    from django.db import transaction

    from coproduction_star.journeys.models import Initiative

    made = list(Initiative.objects.filter(pk__in=of.rows.values("pk")))
    for initiative in made:
        initiative.pk = uuid.uuid4()
    began = time.perf_counter()
    with transaction.atomic():
        Initiative.objects.bulk_create(made, batch_size=1_000)
        taken = time.perf_counter() - began
        transaction.set_rollback(True)
    return taken


def _file(kind: str) -> bytes:
    from coproduction_star.ui.documents.spreadsheets.writing import workbook

    if kind == "xlsx":
        return workbook({"Projects": [HEADINGS, *rows()]})
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out).writerows([HEADINGS, *rows()])
    return out.getvalue().encode()


if __name__ == "__main__":
    from bench.figures import table

    found = measure_here()
    print(json.dumps([asdict(figure) for figure in found]) if "--json" in sys.argv else table(found))
