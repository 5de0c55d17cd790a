"""The tests lay their tables out at once; here the migrations make them one by one, and both come to the same."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from tests.databases import SwappedDatabase, empty_postgres, lay_out, postgres_answers

DJANGOS_OWN = {"auth_group_permissions"}
"""Its id is a bigint by Django's migration and an integer by its model."""
Table = tuple[frozenset[Any], Counter[Any]]


def tables() -> dict[str, Table]:
    """By name: the columns, and the keys, indexes, checks and foreign keys, whatever they are called."""
    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor)) - DJANGOS_OWN
        return {name: _table(cursor, name) for name in names}


def _table(cursor: Any, name: str) -> Table:
    columns = connection.introspection.get_table_description(cursor, name)
    rules = connection.introspection.get_constraints(cursor, name)
    described = frozenset((one.name, one.type_code, one.internal_size, one.null_ok, one.default) for one in columns)
    return described, Counter(repr(sorted(rule.items())) for rule in rules.values())


@pytest.fixture(params=["sqlite", "postgresql"])
def two_databases(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: Any
) -> Iterator[tuple[SwappedDatabase, SwappedDatabase]]:
    if request.param == "postgresql" and not postgres_answers():
        pytest.skip("no PostgreSQL server answers; name one in STAR_TEST_POSTGRES")
    with django_db_blocker.unblock(), ExitStack() as stack:
        if request.param == "sqlite":
            yield SwappedDatabase(tmp_path / "a.sqlite3"), SwappedDatabase(tmp_path / "b.sqlite3")
            return
        name = f"star_migrations_{tmp_path.parent.name.replace('-', '_')}"
        first, second = (stack.enter_context(empty_postgres(f"{name}_{each}")) for each in "ab")
        yield first, second


def test_every_migration_comes_to_what_the_models_say(
    two_databases: tuple[SwappedDatabase, SwappedDatabase],
) -> None:
    one_by_one, at_once = two_databases
    with one_by_one:
        call_command("migrate", interactive=False, verbosity=0)
        migrated, noted = tables(), set(MigrationRecorder(connection).applied_migrations())
    with at_once:
        lay_out()
        laid_out, noted_at_once = tables(), set(MigrationRecorder(connection).applied_migrations())
    assert migrated == laid_out
    assert noted == noted_at_once


def test_a_column_that_differs_would_be_seen(tmp_path: Path, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock(), SwappedDatabase(tmp_path / "a.sqlite3"):
        lay_out()
        before = tables()
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE organisations_organisation ADD COLUMN another text")
        assert tables() != before
