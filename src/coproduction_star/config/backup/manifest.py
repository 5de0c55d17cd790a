"""What is in an archive, and what each part of it must look like."""

import json
from dataclasses import asdict, dataclass

from .errors import DamagedArchive

FORMAT = 1
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one model: an entry of JSON lists, one a line, in the order of the columns."""

    model: str
    columns: tuple[str, ...]
    rows: int
    sha256: str

    @property
    def entry(self) -> str:
        return table_entry(self.model)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One uploaded file."""

    name: str
    size: int
    sha256: str

    @property
    def entry(self) -> str:
        return file_entry(self.name)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list of everything, written last."""

    product: str
    made_at: str
    database: str
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    files: tuple[StoredFile, ...]
    format: int = FORMAT


def table_entry(model: str) -> str:
    return f"tables/{model}.jsonl"


def file_entry(name: str) -> str:
    return f"files/{name}"


def as_json(manifest: Manifest) -> str:
    return json.dumps(asdict(manifest), indent=1)


def from_json(text: str | bytes) -> Manifest:
    try:
        facts = json.loads(text)
        if facts["format"] != FORMAT:
            raise DamagedArchive(f"This archive has format {facts['format']}; this release reads format {FORMAT}.")
        return Manifest(
            product=facts["product"],
            made_at=facts["made_at"],
            database=facts["database"],
            migrations=tuple((app, name) for app, name in facts["migrations"]),
            tables=tuple(Table(**{**table, "columns": tuple(table["columns"])}) for table in facts["tables"]),
            files=tuple(StoredFile(**file) for file in facts["files"]),
        )
    except (ValueError, KeyError, TypeError) as problem:
        raise DamagedArchive("The list of what is in this archive cannot be read. Use another backup.") from problem
