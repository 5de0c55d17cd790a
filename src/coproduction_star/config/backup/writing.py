"""Make an archive."""

import hashlib
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.apps import apps
from django.core.files.storage import Storage, default_storage
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from django.utils import timezone

from coproduction_star import __version__

from . import manifest, rows, sealing
from .errors import BackupError
from .snapshot import snapshot
from .verifying import check

PIECE = 1 << 20


def back_up(file: Path, *, using: str = "default") -> manifest.Manifest:
    """Write everything to the file and read it back to be sure. The file appears only when all of it is there."""
    if file.exists():
        raise BackupError(f"{file} is there already. Choose another name, so that no backup is lost.")
    keys = sealing.recipients()
    part = file.with_name(f"{file.name}.part")
    try:
        part.touch(mode=0o600)
        if keys:
            with sealing.without_a_name() as plain:
                listed = _write_archive(plain, using=using)
                sealing.seal(plain, part, keys=keys)
        else:
            with part.open("w+b") as plain:
                listed = _write_archive(plain, using=using)
        os.replace(part, file)
    except OSError as problem:
        raise BackupError(f"The backup could not be written: {problem}. Nothing was left behind.") from problem
    finally:
        part.unlink(missing_ok=True)
    return listed


def _write_archive(target: IO[bytes], *, using: str) -> manifest.Manifest:
    """Write all of it, and read all of it back."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        listed = _write_all(archive, using=using)
        archive.writestr(manifest.NAME, manifest.as_json(listed))
    target.flush()
    with zipfile.ZipFile(target) as archive:
        return check(archive, name="The backup")


def _write_all(archive: zipfile.ZipFile, *, using: str) -> manifest.Manifest:
    made_at = timezone.now()
    with snapshot(using):
        migrations = tuple(sorted(MigrationRecorder(connections[using]).applied_migrations()))
        tables = tuple(_write_table(archive, model, using=using) for model in rows.models_of(apps))
    return manifest.Manifest(
        product=__version__,
        made_at=made_at.isoformat(timespec="seconds"),
        database=connections[using].vendor,
        migrations=migrations,
        tables=tables,
        files=tuple(write_file(archive, name) for name in stored_files(default_storage)),
    )


def _write_table(archive: zipfile.ZipFile, model: type[Model], *, using: str) -> manifest.Table:
    label, count, found = model._meta.label_lower, 0, hashlib.sha256()
    with archive.open(manifest.table_entry(label), "w", force_zip64=True) as entry:
        for line in rows.lines_of(model, using=using):
            written = line.encode() + b"\n"
            entry.write(written)
            found.update(written)
            count += 1
    columns = tuple(field.attname for field in rows.columns_of(model))
    return manifest.Table(model=label, columns=columns, rows=count, sha256=found.hexdigest())


def write_file(archive: zipfile.ZipFile, name: str) -> manifest.StoredFile:
    size, found = 0, hashlib.sha256()
    with default_storage.open(name) as source, archive.open(manifest.file_entry(name), "w", force_zip64=True) as entry:
        while piece := source.read(PIECE):
            entry.write(piece)
            found.update(piece)
            size += len(piece)
    return manifest.StoredFile(name=name, size=size, sha256=found.hexdigest())


def stored_files(storage: Storage, folder: str = "") -> Iterator[str]:
    """The name of every uploaded file, wherever files are kept."""
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in sorted(names))
    for inner in sorted(folders):
        yield from stored_files(storage, f"{folder}{inner}/")
