"""Another database for a while: a SQLite file, or an empty one on a PostgreSQL server."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import environ
import psycopg
from django.core.management import call_command
from django.db import connections

from coproduction_star.config import new_database  # noqa: TID251 - an empty database as the product makes it
from coproduction_star.config.environment import SQLITE_OPTIONS  # noqa: TID251 - a swapped-in file must behave as the product's own

POSTGRES = os.environ.get("STAR_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")


class SwappedDatabase:
    """Let every thread use this database, and put back what was used before."""

    def __init__(self, file: Path | None = None, **settings: Any) -> None:
        self.wanted = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), **settings}

    def __enter__(self) -> None:
        self.before, self.settings = connections["default"], dict(connections.settings["default"])
        if self.wanted["ENGINE"] != self.settings["ENGINE"]:
            sqlite = self.wanted["ENGINE"] == "django.db.backends.sqlite3"
            connections.settings["default"]["OPTIONS"] = dict(SQLITE_OPTIONS) if sqlite else {}
        connections.settings["default"].update(self.wanted)
        del connections["default"]

    def __exit__(self, *_exception: object) -> None:
        connections["default"].close()
        connections.settings["default"].clear()
        connections.settings["default"].update(self.settings)
        connections["default"] = self.before


def lay_out() -> None:
    """As `serve` makes a new database; tests/site/config/test_migrations.py sees that it is what migrations make."""
    new_database.lay_out(connections["default"])


def note_migrations_as_done() -> None:
    call_command("migrate", fake=True, interactive=False, verbosity=0)


def empty(file: Path) -> Path:
    """An empty database of this release in that file."""
    with SwappedDatabase(file):
        lay_out()
        with connections["default"].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


def postgres_answers() -> bool:
    try:
        with psycopg.connect(POSTGRES, connect_timeout=5):
            return True
    except psycopg.Error:
        return False


@contextmanager
def empty_postgres(name: str) -> Iterator[SwappedDatabase]:
    """A new database on the server, dropped afterwards."""
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield SwappedDatabase(**{**environ.Env.db_url_config(POSTGRES), "NAME": name})
        finally:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
