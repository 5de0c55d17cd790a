"""Read an archive back, into whichever database the settings name."""

import datetime as dt
import hashlib
import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath

from django.apps.registry import Apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.management.color import no_style
from django.db import IntegrityError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from . import manifest, repeating, rows, schema
from .errors import BackupError, DamagedArchive, NotEmpty
from .verifying import check, opened
from .writing import back_up


@dataclass(frozen=True, slots=True)
class Restored:
    """What was in the archive, and how many erasures of later had to be done again."""

    listed: manifest.Manifest
    repeated: int


def restore(
    file: Path,
    *,
    replace: bool = False,
    key: Path | None = None,
    journals: Sequence[Path] = (),
    using: str = "default",
) -> Restored:
    """Check the archive from end to end, then put everything back, as this release keeps it.

    The tables are made as they were in the release that wrote the archive; the
    rows go in unchanged; then the later migrations run, as they would have on
    the old server. All of it is one transaction: whoever kills it half-way
    finds what was there before. Whoever was erased after the archive was
    written is erased again in the same transaction, from the journals.
    """
    with opened(file, key=key) as archive:
        listed = check(archive, name=file.name)
        connection = connections[using]
        targets = schema.targets_of(listed, connection)
        erased = repeating.known_erasures(journals, connection=connection)
        _make_way(connection, aside=_aside(file), replace=replace)
        with ExitStack() as undo:
            with schema.all_or_nothing(connection):
                transaction.on_commit(undo.pop_all, using=using)  # First: another's hook may raise.
                historical = schema.prepare(connection, targets)
                _load(archive, listed, historical, connection=connection)
                other = _add_files(archive, listed, undo=undo)
                ContentType.objects.clear_cache()
                schema.bring_up_to_date(connection)
                repeated = repeating.repeat(erased, made_at=dt.datetime.fromisoformat(listed.made_at), using=using)
            for stored in other:
                default_storage.delete(stored.name)
                _save(archive, stored)
    return Restored(listed, repeated)


def _make_way(connection: BaseDatabaseWrapper, *, aside: Path, replace: bool) -> None:
    if not schema.holds_peoples_data(connection):
        return
    if not replace:
        raise NotEmpty(
            "There is somebody's data in this database already. Name an empty one in DATABASE_URL or STAR_DATA, "
            "or say --replace: that keeps a backup of what is here and then replaces it."
        )
    back_up(aside, using=connection.alias)


def _aside(file: Path) -> Path:
    number = next(n for n in range(1, 10_000) if not file.with_name(f"before-restore-{n}.star").exists())
    return file.with_name(f"before-restore-{number}.star")


def _load(
    archive: zipfile.ZipFile, listed: manifest.Manifest, historical: Apps, *, connection: BaseDatabaseWrapper
) -> None:
    using = connection.alias
    models = {model._meta.label_lower: model for model in rows.models_of(historical)}
    if set(models) != {table.model for table in listed.tables}:
        raise DamagedArchive("The tables in this archive are not those of the release that it names.")
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


def _add_files(archive: zipfile.ZipFile, listed: manifest.Manifest, *, undo: ExitStack) -> list[manifest.StoredFile]:
    """Save every file whose name is free, beside those of before; give back those that must take another's place."""
    other = []
    for stored in listed.files:
        if PurePosixPath(stored.name).is_absolute() or ".." in PurePosixPath(stored.name).parts:
            raise DamagedArchive(f"The archive names a file outside its folder: {stored.name}.")
        if not default_storage.exists(stored.name):
            undo.callback(default_storage.delete, stored.name)
            _save(archive, stored)
        elif not _is_there_already(stored):
            other.append(stored)
    return other


def _save(archive: zipfile.ZipFile, stored: manifest.StoredFile) -> None:
    with archive.open(stored.entry) as source:
        default_storage.save(stored.name, File(source, name=stored.name))


def _is_there_already(stored: manifest.StoredFile) -> bool:
    with default_storage.open(stored.name) as kept:
        return hashlib.file_digest(kept, "sha256").hexdigest() == stored.sha256
