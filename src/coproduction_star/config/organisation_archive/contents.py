"""The list of what is in an archive of one organisation, and what is refused before anything of it is read."""

import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from coproduction_star.config.backup.errors import BackupError, DamagedArchive
from coproduction_star.config.backup.manifest import StoredFile, Table
from coproduction_star.config.backup.verifying import fingerprint, opened

FORMAT = 1
KIND = "co-production star organisation"
NAME = "manifest.json"
MB = 1 << 20
LARGEST_LIST, LARGEST_LINE, LARGEST_ENTRY, LARGEST = 64 * MB, 256 * MB, 4096 * MB, 51_200 * MB
MOST_TIMES = 200
"""How many times its size an archive may unpack to; rows unpack to ten to thirty times."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Written last."""

    product: str
    made_at: str
    organisation: str
    slug: str
    name: str
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    users: Table
    cases: tuple[tuple[int, str], ...]
    """The cases that we ship which its rows point to: the key in the archive, and the case's own name."""
    files: tuple[StoredFile, ...]
    left_out: dict[str, int]
    """Rows whose link led into another organisation, by model."""
    kind: str = KIND
    format: int = FORMAT

    def rows(self) -> int:
        return sum(table.rows for table in self.tables)


def as_json(contents: Contents) -> str:
    return json.dumps(asdict(contents), indent=1)


def from_json(text: bytes) -> Contents:
    try:
        facts = json.loads(text)
        if (facts.pop("kind"), facts.pop("format")) != (KIND, FORMAT):
            raise DamagedArchive(
                "This is no archive of one organisation that this release reads. Nothing was changed."
            )
        return Contents(
            **facts
            | {
                "migrations": tuple((app, name) for app, name in facts["migrations"]),
                "tables": tuple(map(_table, facts["tables"])),
                "users": _table(facts["users"]),
                "cases": tuple((key, slug) for key, slug in facts["cases"]),
                "files": tuple(StoredFile(**file) for file in facts["files"]),
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise DamagedArchive("The list of what is in this archive cannot be read. Nothing was changed.") from problem


def _table(facts: dict[str, object]) -> Table:
    return Table(**{**facts, "columns": tuple(facts["columns"])})  # type: ignore[arg-type]


@contextmanager
def read(file: Path) -> Iterator[tuple[zipfile.ZipFile, Contents]]:
    """The archive, once every name, every size and every byte is what it should be."""
    with opened(file) as archive:
        _refuse_harmful(archive, size=os.stat(file).st_size)
        try:
            contents = from_json(archive.read(NAME))
        except KeyError as problem:
            raise DamagedArchive("This is no archive of one organisation. Nothing was changed.") from problem
        _compare(archive, contents)
        yield archive, contents


def _refuse_harmful(archive: zipfile.ZipFile, *, size: int) -> None:
    """By the list at the end of the file alone, before anything is unpacked."""
    entries = archive.infolist()
    for entry in entries:
        parts = PurePosixPath(entry.filename)
        if parts.is_absolute() or ".." in parts.parts or "\\" in entry.filename:
            raise DamagedArchive(f"It names a file outside its folder: {entry.filename}. Nothing was changed.")
        if entry.file_size > (LARGEST_LIST if entry.filename == NAME else LARGEST_ENTRY):
            raise BackupError(f"{entry.filename} is larger than anything in such an archive. Nothing was changed.")
    total = sum(entry.file_size for entry in entries)
    if total > LARGEST or total > MOST_TIMES * size + MB:
        raise BackupError("This archive unpacks to far more than one of ours would. Nothing was changed.")


def _compare(archive: zipfile.ZipFile, contents: Contents) -> None:
    expected = {table.entry: (table.sha256, table.rows) for table in (*contents.tables, contents.users)}
    expected |= {stored.entry: (stored.sha256, None) for stored in contents.files}
    if sorted(archive.namelist()) != sorted([*expected, NAME]):
        raise DamagedArchive("The archive does not hold what its list says. Nothing was changed.")
    for entry, (sha256, number) in expected.items():
        found, lines = fingerprint(archive, entry)
        if found != sha256 or (number is not None and lines != number):
            raise DamagedArchive(f"{entry} was changed. Nothing was brought in.")


def lines_of(source: IO[bytes]) -> Iterator[bytes]:
    while line := source.readline(LARGEST_LINE + 1):
        if len(line) > LARGEST_LINE:
            raise BackupError("A row of this archive is larger than any of ours. Nothing was changed.")
        yield line
