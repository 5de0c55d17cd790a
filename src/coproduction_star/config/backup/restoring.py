"""Read an archive back, into whichever database the settings name."""

import zipfile
from itertools import islice
from pathlib import Path, PurePosixPath

from django.apps.registry import Apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import IntegrityError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from . import manifest, rows, schema
from .errors import BackupError, DamagedArchive, NotEmpty
from .verifying import opened, verify
from .writing import back_up


def restore(file: Path, *, replace: bool = False, using: str = "default") -> manifest.Manifest:
    """Check the archive from end to end, then put everything back, as this release keeps it.

    The tables are made as they were in the release that wrote the archive; the
    rows go in unchanged, in one transaction; then the later migrations run, as
    they would have on the old server.
    """
    listed = verify(file)
    connection = connections[using]
    targets = schema.targets_of(listed, connection)
    if schema.holds_peoples_data(connection):
        if not replace:
            raise NotEmpty(
                "There is somebody's data in this database already. Name an empty one in DATABASE_URL or STAR_DATA, "
                "or say --replace: that keeps a backup of what is here and then replaces it."
            )
        back_up(_aside(file), using=using)
    historical = schema.prepare(connection, targets)
    with opened(file) as archive:
        _load(archive, listed, historical, using=using)
        _restore_files(archive, listed)
    ContentType.objects.clear_cache()
    call_command("migrate", interactive=False, verbosity=0, database=using)
    return listed


def _aside(file: Path) -> Path:
    number = next(n for n in range(1, 10_000) if not file.with_name(f"before-restore-{n}.star").exists())
    return file.with_name(f"before-restore-{number}.star")


def _load(archive: zipfile.ZipFile, listed: manifest.Manifest, historical: Apps, *, using: str) -> None:
    connection = connections[using]
    models = {model._meta.label_lower: model for model in rows.models_of(historical)}
    if set(models) != {table.model for table in listed.tables}:
        raise DamagedArchive("The tables in this archive are not those of the release that it names.")
    with transaction.atomic(using=using):
        for model in reversed(rows.models_of(historical)):
            QuerySet(model, using=using)._raw_delete(using)
        for table in listed.tables:
            model = models[table.model]
            with archive.open(table.entry) as lines:
                while batch := list(islice(lines, rows.ROWS_AT_ONCE)):
                    rows.insert(model, table.columns, batch, using=using)
            if QuerySet(model, using=using).count() != table.rows:
                raise BackupError(f"Not every row of {table.model} went in. Nothing was kept; the archive is whole.")
        _check_foreign_keys(connection)
        _reset_sequences(connection, historical)


def _check_foreign_keys(connection: BaseDatabaseWrapper) -> None:
    try:
        connection.check_constraints()
    except IntegrityError as problem:
        raise DamagedArchive(
            f"A row in this archive points to a row that is not there ({problem}). Nothing was kept."
        ) from problem


def _reset_sequences(connection: BaseDatabaseWrapper, historical: Apps) -> None:
    statements = connection.ops.sequence_reset_sql(no_style(), rows.models_of(historical))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _restore_files(archive: zipfile.ZipFile, listed: manifest.Manifest) -> None:
    for stored in listed.files:
        if PurePosixPath(stored.name).is_absolute() or ".." in PurePosixPath(stored.name).parts:
            raise DamagedArchive(f"The archive names a file outside its folder: {stored.name}.")
        if default_storage.exists(stored.name):
            default_storage.delete(stored.name)
        with archive.open(stored.entry) as source:
            default_storage.save(stored.name, File(source, name=stored.name))
