"""Whoever kills a restore half-way finds the database as it was, and can restore again."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from tests.databases import lay_out
from tests.site.config.test_backup import everything

from coproduction_star.organisations.models import Organisation

OLDER = Path(__file__).parents[2] / "upgrade" / "0.1.0.star"
"""Its tables are older than ours: all of them are dropped and made again."""
PROGRAM = """
import os, signal, sys
from importlib import import_module
from pathlib import Path
import django
django.setup()
place, name, times, archive = sys.argv[1:]
module = import_module(place)
whole, calls = getattr(module, name), []
def killed(*given, **named):
    calls.append(1)
    if len(calls) == int(times):
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(*given, **named)
setattr(module, name, killed)
from coproduction_star.config.backup import restore
restore(Path(archive), replace=True)
"""
BACKUP = "coproduction_star.config.backup"
MOMENTS = {
    "the old tables are dropped": (f"{BACKUP}.schema", "_check_links_at_once", 1),
    "half of the rows are in": (f"{BACKUP}.rows", "insert", 12),
    "everything is in but the last step": ("coproduction_star.journeys.case_bank.services", "copy_shipped_cases", 1),
}


def restore_and_die(moment: tuple[str, str, int], url: str, folder: Path) -> None:
    place, name, times = moment
    archive = folder / "older.star"
    archive.write_bytes(OLDER.read_bytes())
    surroundings = {**os.environ, "DATABASE_URL": url, "STAR_DATA": str(folder), "STAR_DEVELOPMENT": "yes"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, place, name, str(times), str(archive)],
        env=surroundings, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())
def test_a_killed_restore_leaves_what_was_there(
    fresh: Callable[..., AbstractContextManager[None]],
    fill: Callable[[], None],
    tmp_path: Path,
    moment: tuple[str, str, int],
) -> None:
    with fresh("target"):
        fill()
        before = everything()
    restore_and_die(moment, f"sqlite:///{tmp_path}/target.sqlite3", tmp_path)
    with fresh("target"):
        assert everything() == before
        call_command("migrate", "--check", verbosity=0)


def test_on_postgresql_a_killed_restore_leaves_what_was_there(
    fill: Callable[[], None], postgres: Any, tmp_path: Path
) -> None:
    with postgres:
        lay_out()
        fill()
        before = everything()
        settings = postgres.wanted
    who = f"{settings['USER']}:{settings['PASSWORD']}".rstrip(":")
    url = f"postgres://{who}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
    restore_and_die(MOMENTS["half of the rows are in"], url, tmp_path)
    with postgres:
        assert everything() == before
        assert Organisation.objects.get().slug == "llyn"
