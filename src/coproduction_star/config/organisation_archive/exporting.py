"""Write one organisation."""

import hashlib
import os
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import FileField, Model, QuerySet
from django.utils import timezone

from coproduction_star import __version__
from coproduction_star.accounts.models import User
from coproduction_star.config.backup import rows
from coproduction_star.config.backup.errors import BackupError
from coproduction_star.config.backup.manifest import StoredFile, Table, table_entry
from coproduction_star.config.backup.snapshot import snapshot
from coproduction_star.config.backup.writing import write_file
from coproduction_star.journeys.models import Case
from coproduction_star.organisations.models import Membership, Organisation

from . import belonging, contents

ACCOUNT = ("id", "name", "email", "language", "date_joined", "erased_at", "is_active")
"""What goes along of an account: who it is, and nothing that lets anybody in."""


def export(slug: str, file: Path, *, using: str = "default") -> contents.Contents:
    """Write the archive and read it back. The file appears only when all of it is there."""
    if file.exists():
        raise BackupError(f"{file} is there already. Choose another name.")
    part = file.with_name(f"{file.name}.part")
    try:
        part.touch(mode=0o600)
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            written = _Writer(archive, using=using).write(slug)
            archive.writestr(contents.NAME, contents.as_json(written))
        with contents.read(part) as (_archive, listed):
            os.replace(part, file)
    except OSError as problem:
        raise BackupError(f"The archive could not be written: {problem}. Nothing was left behind.") from problem
    finally:
        part.unlink(missing_ok=True)
    return listed


class _Writer:
    """Knows what rows have named so far."""

    def __init__(self, archive: zipfile.ZipFile, *, using: str) -> None:
        self.archive, self.using = archive, using
        self.users: set[UUID] = set()
        self.cases: set[int] = set()
        self.files: set[str] = set()
        self.dropped: dict[str, set[Any]] = defaultdict(set)

    def write(self, slug: str) -> contents.Contents:
        made_at = timezone.now().isoformat(timespec="seconds")
        with snapshot(self.using):
            found = QuerySet(Organisation, using=self.using).filter(slug=slug).first()
            if found is None:
                raise BackupError(f"There is no organisation “{slug}”. Look at its address: /o/…/")
            migrations = tuple(sorted(MigrationRecorder(connections[self.using]).applied_migrations()))
            tables = tuple(self._table(model, found.pk) for model in belonging.models())
            shipped = Case._base_manager.using(self.using).filter(pk__in=self.cases, organisation=None)
            cases = tuple(shipped.order_by("pk").values_list("pk", "slug"))
            users = self._write(belonging.USER, ACCOUNT, self._accounts(found.pk))
        return contents.Contents(
            product=__version__, made_at=made_at, organisation=str(found.pk), slug=found.slug, name=found.name,
            migrations=migrations, tables=tables, users=users, cases=cases,
            files=tuple(self._files()), left_out={label: len(keys) for label, keys in self.dropped.items() if keys},
        )  # fmt: skip

    def _table(self, model: type[Model], organisation: UUID) -> Table:
        label = model._meta.label_lower
        columns = tuple(field.attname for field in rows.columns_of(model))
        return self._write(label, columns, self._rows(model, organisation, columns))

    def _rows(self, model: type[Model], organisation: UUID, columns: Sequence[str]) -> Iterator[Sequence[Any]]:
        cut: dict[int, set[Any]] = {}
        drop = self.dropped[model._meta.label_lower]
        for field in belonging.inner_links_of(model):
            away = belonging.strays(model, field, organisation, using=self.using)
            if gone := self.dropped.get(belonging.target_of(field)):
                own = belonging.rows_of(model, organisation, using=self.using)
                away |= set(own.filter(**{f"{field.attname}__in": gone}).values_list("pk", flat=True))
            if field.null:
                cut[columns.index(field.attname)] = away
            else:
                drop |= away
        key = columns.index(model._meta.pk.attname)
        noted = self._what_to_note(model, columns)
        for row in rows.values_of(model, belonging.rows_of(model, organisation, using=self.using)):
            if row[key] in drop:
                continue
            whole = [None if row[key] in cut.get(at, ()) else value for at, value in enumerate(row)]
            for at, into in noted:
                if whole[at]:
                    into.add(whole[at])
            yield whole

    def _what_to_note(self, model: type[Model], columns: Sequence[str]) -> list[tuple[int, set[Any]]]:
        into = {belonging.USER: self.users, belonging.CASE: self.cases}
        found: list[tuple[int, set[Any]]] = [
            (columns.index(field.attname), into[belonging.target_of(field)])
            for field in belonging.links_of(model)
            if belonging.target_of(field) in into
        ]
        stored = [field for field in rows.columns_of(model) if isinstance(field, FileField)]
        return found + [(columns.index(field.attname), self.files) for field in stored]

    def _accounts(self, organisation: UUID) -> Iterator[Sequence[Any]]:
        """Of whoever is no member here, the name alone: their address belongs to another organisation."""
        mine = QuerySet(Membership, using=self.using).filter(organisation=organisation).values("user")
        keys = sorted(self.users)
        for start in range(0, len(keys), rows.ROWS_AT_ONCE):
            found = QuerySet(User, using=self.using).filter(pk__in=keys[start : start + rows.ROWS_AT_ONCE])
            yield from found.filter(pk__in=mine).order_by("pk").values_list(*ACCOUNT)
            for key, name, joined, erased in (
                found.exclude(pk__in=mine).order_by("pk").values_list("pk", "name", "date_joined", "erased_at")
            ):
                yield key, name, "", "", joined, erased, False

    def _write(self, label: str, columns: Sequence[str], values: Iterable[Sequence[Any]]) -> Table:
        count, found = 0, hashlib.sha256()
        with self.archive.open(table_entry(label), "w", force_zip64=True) as entry:
            for row in values:
                line = rows.as_line(row).encode() + b"\n"
                entry.write(line)
                found.update(line)
                count += 1
        return Table(model=label, columns=tuple(columns), rows=count, sha256=found.hexdigest())

    def _files(self) -> Iterator[StoredFile]:
        yield from (write_file(self.archive, name) for name in sorted(self.files) if default_storage.exists(name))
