"""Bring one organisation in, beside those that are here."""

import datetime as dt
import json
import uuid
import zipfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import SuspiciousOperation, ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.core.validators import validate_slug
from django.db import DatabaseError, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import AutoField, FileField, Model, QuerySet

from coproduction_star import __version__
from coproduction_star.accounts.models import User
from coproduction_star.audit.models import Event
from coproduction_star.config.backup import repeating, rows
from coproduction_star.config.backup.errors import DamagedArchive, NewerArchive, NotEmpty
from coproduction_star.config.backup.manifest import Table
from coproduction_star.journeys.case_bank.services import index_cases
from coproduction_star.journeys.models import Case, Programme
from coproduction_star.organisations.models import Organisation

from . import belonging, contents
from .exporting import ACCOUNT

REFUSED = (
    DatabaseError, ValidationError, SuspiciousOperation, ValueError, TypeError, KeyError, AttributeError,
    RecursionError,
)  # fmt: skip
"""What comes of a row that no installation of ours wrote."""


def bring_in(file: Path, *, slug: str = "", using: str = "default") -> contents.Contents:
    """Check the archive from end to end, then put all of it in, in one transaction, or nothing."""
    with contents.read(file) as (archive, listed):
        _check_release(listed, using=using)
        key = _key_of(listed)
        slug = _free_slug(listed, slug or listed.slug, using=using)
        try:
            with ExitStack() as undo, transaction.atomic(using=using):
                transaction.on_commit(undo.pop_all, using=using)  # First: another's hook may raise.
                reader = _Reader(archive, listed, slug=slug, undo=undo, using=using)
                reader.read()
                _check_apart(listed, using=using)
                index_cases(organisation_id=key)
                _erase_again(listed, new_accounts=reader.new_accounts, using=using)
        except REFUSED as problem:
            raise DamagedArchive(
                f"A row of this archive does not fit here ({type(problem).__name__}: {problem}). Nothing was kept."
            ) from problem
    return listed


def _key_of(listed: contents.Contents) -> UUID:
    try:
        return UUID(listed.organisation)
    except (ValueError, TypeError, AttributeError) as problem:
        raise DamagedArchive("This archive names no organisation. Nothing was changed.") from problem


def _check_release(listed: contents.Contents, *, using: str) -> None:
    here = set(MigrationRecorder(connections[using]).applied_migrations())
    if set(listed.migrations) != here:
        raise NewerArchive(
            f"This archive was made by release {listed.product}, which is not this one ({__version__}). "
            "Bring both installations to the same release, export again, then bring it in. Nothing was changed."
        )
    columns = {model._meta.label_lower: _columns(model) for model in belonging.models()}
    found = {table.model: table.columns for table in listed.tables}
    if found != columns or (listed.users.model, listed.users.columns) != (belonging.USER, ACCOUNT):
        raise DamagedArchive("The tables in this archive are not those of the release that it names.")


def _free_slug(listed: contents.Contents, slug: str, *, using: str) -> str:
    here = QuerySet(Organisation, using=using)
    validate_slug(slug)
    if here.filter(pk=UUID(listed.organisation)).exists():
        raise NotEmpty(f"“{listed.name}” is in this installation already. Nothing was changed.")
    if here.filter(slug=slug).exists():
        raise NotEmpty(f"There is an organisation “{slug}” here. Choose another word with --as. Nothing was changed.")
    return slug


def _erase_again(listed: contents.Contents, *, new_accounts: Collection[UUID], using: str) -> None:
    """Whoever of it was erased here since the archive was made."""
    known = repeating.known_erasures([Path(settings.ERASURE_JOURNAL)], connection=connections[using])
    erased = repeating.of_organisation(known, UUID(listed.organisation), new_accounts=new_accounts)
    repeating.repeat(erased, made_at=dt.datetime.fromisoformat(listed.made_at), using=using)


def _columns(model: type[Model]) -> tuple[str, ...]:
    return tuple(field.attname for field in rows.columns_of(model))


def _check_apart(listed: contents.Contents, *, using: str) -> None:
    """Every row that came in belongs to this organisation, and none of its links leaves it."""
    key = UUID(listed.organisation)
    for table in listed.tables:
        model = apps.get_model(table.model)
        if belonging.rows_of(model, key, using=using).count() != table.rows:
            raise DamagedArchive(f"Rows of {table.model} belong to another organisation. Nothing was kept.")
        for field in belonging.inner_links_of(model):
            if belonging.strays(model, field, key, using=using):
                raise DamagedArchive(f"{table.model} points into another organisation. Nothing was kept.")
    events = QuerySet(Event, using=using).filter(organisation_id=key, programme_id__isnull=False)
    elsewhere = QuerySet(Programme, using=using).exclude(organisation_id=key).values("pk")
    if events.filter(programme_id__in=elsewhere).exists():
        raise DamagedArchive(f"{belonging.EVENT} points into another organisation. Nothing was kept.")


class _Reader:
    """Knows which keys and names stand here for those of the archive."""

    def __init__(
        self, archive: zipfile.ZipFile, listed: contents.Contents, *, slug: str, undo: ExitStack, using: str
    ) -> None:
        self.archive, self.listed, self.slug, self.undo, self.using = archive, listed, slug, undo, using
        self.keys: dict[str, dict[Any, Any]] = {}
        self.files: dict[str, str] = {"": ""}
        self.new_accounts: set[UUID] = set()

    def read(self) -> None:
        for stored in self.listed.files:
            with self.archive.open(stored.entry) as source:
                name = default_storage.save(stored.name, File(source, name=stored.name))
            self.undo.callback(default_storage.delete, name)
            self.files[stored.name] = name
        self.keys[belonging.USER] = dict(self._users())
        self.keys[belonging.CASE] = self._shipped_cases()
        tables = {table.model: table for table in self.listed.tables}
        # Events name rows without a foreign key: what they name must have its number here before them.
        for model in sorted(belonging.models(), key=lambda model: model._meta.label_lower == belonging.EVENT):
            self._table(model, tables[model._meta.label_lower])

    def _lines(self, table: Table) -> Iterator[list[Any]]:
        with self.archive.open(table.entry) as source:
            for line in contents.lines_of(source):
                row = json.loads(line)
                if len(row) != len(table.columns):
                    raise DamagedArchive(f"A row of {table.model} has other columns than it should. Nothing was kept.")
                yield row

    def _users(self) -> Iterator[tuple[str, str]]:
        """Whoever has an account here with the same key or address keeps it as it is."""
        users = QuerySet(User, using=self.using)
        for row in self._lines(self.listed.users):
            facts = dict(zip(self.listed.users.columns, row, strict=True))
            key, email = facts.pop("id"), str(facts.pop("email")).strip().lower()
            same = users.filter(pk=key).first() or (users.filter(email__iexact=email).first() if email else None)
            if same is None:
                nobody = {"username": uuid.uuid4().hex, "password": make_password(None)}
                same = User(id=UUID(key), email=email, **nobody, **facts)
                same.clean_fields(exclude=["password"])
                same.save(using=self.using, force_insert=True)
                self.new_accounts.add(same.pk)
            yield key, str(same.pk)

    def _shipped_cases(self) -> dict[Any, Any]:
        """Cases are numbered in each installation; their own names are everywhere the same."""
        shipped = Case._base_manager.using(self.using).filter(organisation=None)
        here = dict(shipped.filter(slug__in=[slug for _key, slug in self.listed.cases]).values_list("slug", "pk"))
        return {key: here[slug] for key, slug in self.listed.cases}

    def _table(self, model: type[Model], table: Table) -> None:
        key = model._meta.pk
        numbered = isinstance(key, AutoField)
        columns = [name for name in table.columns if not (numbered and name == key.attname)]
        at = table.columns.index(key.attname)
        pointed_to = table.model in NUMBERED_AND_POINTED_TO
        known = self.keys.setdefault(table.model, {}) if pointed_to else {}
        read = (self._here(model, table.columns, row) for row in self._lines(table))
        while batch := list(islice(read, rows.ROWS_AT_ONCE)):
            if not numbered:
                rows.insert_values(model, columns, batch, using=self.using)
            elif pointed_to:
                for row in batch:
                    known[row[at]] = self._alone(model, columns, [*row[:at], *row[at + 1 :]])
            else:
                rows.insert_values(model, columns, [[*row[:at], *row[at + 1 :]] for row in batch], using=self.using)

    def _alone(self, model: type[Model], columns: Sequence[str], row: Sequence[Any]) -> Any:
        fields = {field.attname: field for field in rows.columns_of(model)}
        one = rows.made(model, [fields[name] for name in columns], row)
        one.save_base(raw=True, force_insert=True, using=self.using)
        return one.pk

    def _here(self, model: type[Model], columns: Sequence[str], row: list[Any]) -> list[Any]:
        """The row with the keys and the names of files of this installation."""
        for field in rows.columns_of(model):
            at = columns.index(field.attname)
            target = field.related_model._meta.label_lower if field.related_model else ""
            if row[at] is not None and target in self.keys:
                row[at] = self.keys[target][row[at]]
            elif isinstance(field, FileField):
                row[at] = self.files.get(row[at] or "", "")
        if model is Case:
            # As it would be if it were published here: no name of another's case, nor of one of ours.
            at = columns.index("slug")
            row[at] = f"{self.slug}__{row[at].rpartition('__')[2]}"
        if model is Organisation:
            row[columns.index("slug")] = self.slug
        if model._meta.label_lower == belonging.EVENT:
            of, which, detail = (columns.index(name) for name in ("subject", "subject_id", "detail"))
            row[which] = self._named(row[of], row[which])
            if isinstance(row[detail], dict) and "membership" in row[detail]:
                row[detail]["membership"] = self.keys[MEMBERSHIP].get(row[detail]["membership"])
        return row

    def _named(self, subject: str, key: str) -> str:
        """The key of the same row here; nothing where a number would name another row."""
        known = self.keys.get(subject, {})
        if subject in NUMBERED_AND_POINTED_TO:
            return str(known.get(int(key), "")) if key.isdecimal() else ""
        return str(known.get(key, "" if key.isdecimal() else key))


MEMBERSHIP = "organisations.membership"
NUMBERED_AND_POINTED_TO = frozenset({MEMBERSHIP, belonging.CASE})
"""Their rows get a new number here, which other rows must follow. A test finds one more."""
