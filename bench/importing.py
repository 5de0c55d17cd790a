"""Bringing in 10,000 rows beside 5,000 initiatives, page by page as a person does it; and the bare insert of the same.

The list is the one of bench/messy_list.py: every column filled, some rows twice, some cells wrong.
"""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from typing import Any

from bench import messy_list
from bench.figures import Figure
from bench.messy_list import ROWS

HELD = 5_000
PREVIEW_SECONDS, WRITE_SECONDS = 5.0, 20.0


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
        _seen("csv", world, most=10)  # a server that has just started reads its pages first
        return [figure for kind in ("xlsx", "csv") for figure in _of(kind, world)]


def _of(kind: str, world: dict[str, Any]) -> list[Figure]:
    from coproduction_star.map_it.importing import services, undoing, writing

    seconds, of = _seen(kind, world)
    found = messy_list.found_in(of)
    services.choose_for(of=of, choice="add", by=world["user"])
    services.confirm_import(of=of, leave_bad_cells_empty=True, by=world["user"])
    began = time.perf_counter()
    while writing.write_piece(of.pk):
        pass
    written = time.perf_counter() - began
    of.refresh_from_db()
    if of.written < ROWS - found["cannot be read"]:
        raise RuntimeError(f"{of.written} of {ROWS} rows were written: the figures would be of something else.")
    bare = _bare(of)
    began = time.perf_counter()
    undoing.undo_import(of=of, by=world["user"])
    undone = time.perf_counter() - began
    beside = f"{ROWS:,} rows, {HELD:,} held; {', '.join(f'{number:,} {words}' for words, number in found.items())}"
    return [
        *(Figure(f"{kind}: {what}", took, "s") for what, took in seconds.items()),
        Figure(f"{kind}: from the file to every row seen", sum(seconds.values()), "s", PREVIEW_SECONDS, beside),
        Figure(f"{kind}: written in pieces with places, outcomes, counts", written, "s", WRITE_SECONDS, beside),
        Figure(f"{kind}: the same initiatives inserted bare", bare, "s", None, "bulk_create in one transaction"),
        Figure(f"{kind}: written ÷ inserted bare", written / bare, "times"),
        Figure(f"{kind}: taken back", undone, "s", None, beside),
    ]


def _seen(kind: str, world: dict[str, Any], *, most: int = ROWS) -> tuple[dict[str, float], Any]:
    """How long each page takes, from sending the file to the first page of rows; and the import."""
    from django.conf import settings
    from django.core.files.uploadedfile import SimpleUploadedFile

    from bench.pages import signed_in
    from coproduction_star.map_it.models import Import

    settings.ALLOWED_HOSTS = ["testserver"]
    client, seconds = signed_in(world["user"]), {}
    here = f"/o/{world['organisation'].slug}/p/{world['programme'].slug}/bring-in/"
    file = SimpleUploadedFile(f"projects.{kind}", messy_list.as_file(kind, most=most))
    for what, ask in (
        ("the file is sent", lambda: client.post(here, {"file": file})),
        ("its columns are shown", lambda: client.get(_import(Import, world, "columns/"))),
        ("its columns are confirmed", lambda: client.post(_import(Import, world, "columns/"), _chosen())),
        ("the first rows are shown", lambda: client.get(_import(Import, world, ""))),
    ):
        began = time.perf_counter()
        answer = ask()
        seconds[what] = time.perf_counter() - began
        if answer.status_code not in {200, 302}:
            raise RuntimeError(f"{what}: {answer.status_code}")
    return seconds, _latest(Import)


def _latest(imports: Any) -> Any:
    return imports.objects.select_related("programme__organisation").order_by("-made_at")[0]


def _import(imports: Any, world: dict[str, Any], more: str) -> str:
    slugs = world["organisation"].slug, world["programme"].slug
    return "/o/{}/p/{}/bring-in/{}/{}".format(*slugs, _latest(imports).pk, more)


def _chosen() -> dict[str, str]:
    return {f"column_{place}": meaning for place, meaning in enumerate(messy_list.MEANINGS)}


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


if __name__ == "__main__":
    from bench.figures import table

    found = measure_here()
    print(json.dumps([asdict(figure) for figure in found]) if "--json" in sys.argv else table(found))
