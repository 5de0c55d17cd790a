"""Tables as they were in the release that wrote an archive."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.apps.registry import Apps
from django.core.management import call_command
from django.db import router, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import QuerySet

from coproduction_star import __version__

from .errors import NewerArchive
from .manifest import Manifest

Target = tuple[str, str]
PEOPLES = ("accounts.User", "organisations.Organisation")
"""A database with a row in one of these belongs to somebody. A migrated one has cases and an event of its own."""


def targets_of(listed: Manifest, connection: BaseDatabaseWrapper) -> list[Target]:
    """The last migration of each app that the archive's release had."""
    loader = MigrationExecutor(connection).loader
    graph, applied = loader.graph, _without_replaced(set(listed.migrations), loader)
    unknown = sorted(applied - set(graph.nodes))
    if unknown:
        raise NewerArchive(
            f"This archive was made by release {listed.product}, which is newer than this one ({__version__}) or "
            f"has parts that this one lacks ({unknown[0][0]} {unknown[0][1]}). Install that release, then restore. "
            "Nothing was changed."
        )
    later = {node: {child.key for child in graph.node_map[node].children} for node in applied}
    return sorted(
        node for node in applied if not any(child in applied and child[0] == node[0] for child in later[node])
    )


def _without_replaced(applied: set[Target], loader: MigrationLoader) -> set[Target]:
    """Without those that one migration has taken the place of: where it ran, Django notes them all as done."""
    for now, migration in loader.replacements.items():
        replaced = set(migration.replaces)
        if replaced <= applied:
            applied = applied - replaced | {now}
    return applied


def holds_peoples_data(connection: BaseDatabaseWrapper) -> bool:
    tables = set(connection.introspection.table_names())
    models = [apps.get_model(label) for label in PEOPLES]
    return any(model._meta.db_table in tables and QuerySet(model, using=connection.alias).exists() for model in models)


@contextmanager
def all_or_nothing(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Tables and rows change together or not at all, also when the process is killed."""
    # SQLite lets foreign keys be left unchecked only outside a transaction; `restore` checks them itself.
    with connection.constraint_checks_disabled(), transaction.atomic(using=connection.alias):
        yield


def bring_up_to_date(connection: BaseDatabaseWrapper) -> None:
    """Run the migrations that came after the archive was written."""
    _check_links_at_once(connection)
    call_command("migrate", interactive=False, verbosity=0, database=connection.alias)


def _check_links_at_once(connection: BaseDatabaseWrapper) -> None:
    """PostgreSQL alters no table while a check of one of its rows waits for the end of the transaction."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _check_links_at_the_end(connection: BaseDatabaseWrapper) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def prepare(connection: BaseDatabaseWrapper, targets: list[Target]) -> Apps:
    """Make empty tables for exactly these migrations, and give the models that fit them.

    Those of an archive of this very release are made at once, as those of a new database are.
    """
    executor = MigrationExecutor(connection)
    state = executor.loader.project_state(targets, at_end=True)
    applied = _without_replaced(set(executor.loader.applied_migrations), executor.loader)
    wanted = _plan(executor, targets)
    if applied != wanted:
        drop_everything(connection)
        _check_links_at_once(connection)
        executor = MigrationExecutor(connection)
        if wanted == _plan(executor, executor.loader.graph.leaf_nodes()):
            make_tables(connection)
            _note_as_done(executor, wanted)
        else:
            executor.migrate(targets)
    _check_links_at_the_end(connection)
    return state.apps


def make_tables(connection: BaseDatabaseWrapper) -> None:
    """Every table from the models of today: a hundredth of the time that the migrations take."""
    with connection.schema_editor() as editor:
        for app in apps.get_app_configs():
            for model in router.get_migratable_models(app, connection.alias, include_auto_created=False):
                if model._meta.can_migrate(connection):
                    editor.create_model(model)


def _note_as_done(executor: MigrationExecutor, nodes: set[Target]) -> None:
    """Also what a migration has taken the place of, as Django itself notes it."""
    executor.recorder.ensure_schema()
    for node in sorted(nodes):
        for one in (*executor.loader.graph.nodes[node].replaces, node):
            executor.recorder.record_applied(*one)


def _plan(executor: MigrationExecutor, targets: list[Target]) -> set[Target]:
    return {node for target in targets for node in executor.loader.graph.forwards_plan(target)}


def drop_everything(connection: BaseDatabaseWrapper) -> None:
    """Drop the product's own tables and nothing else that may be in the database."""
    existing = set(connection.introspection.table_names())
    ours = existing & {*connection.introspection.django_table_names(only_existing=True), "django_migrations"}
    names = [connection.ops.quote_name(name) for name in sorted(ours)]
    if not names:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"DROP TABLE {', '.join(names)} CASCADE")
            return
        with connection.constraint_checks_disabled():
            for name in names:
                cursor.execute(f"DROP TABLE {name}")
