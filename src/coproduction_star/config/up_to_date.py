"""Whether the database has the tables of this release: `serve` sees to it, other commands only ask."""

from django.core.management.base import CommandError
from django.db import connections
from django.db.migrations.executor import MigrationExecutor


def check_up_to_date(*, using: str = "default") -> None:
    """Refuse, in words, before a command trips over a table that is not there."""
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database is empty or of an earlier release, and nothing was done. `coproduction-star serve` brings "
            "it up to date when it starts: start it, then try again. If a database should be here already, look "
            "whether STAR_DATA and DATABASE_URL are those of the service."
        )
