"""A journal of what was erased, so that a backup of before brings nobody back.

It holds kinds, keys and moments: a key says nothing once its row is empty. A row is written in the transaction that
erases, and once that holds, a line in a file beside the database, which stays when an older database takes its place.
"""

import datetime as dt
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import Erasure, ErasureKind

log = structlog.get_logger("coproduction_star.erasures")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One erasure: when, of what kind, and the key of what was emptied or deleted."""

    at: dt.datetime
    kind: str
    key: UUID

    def line(self) -> str:
        return json.dumps({"at": self.at.isoformat(), "kind": self.kind, "key": str(self.key)}) + "\n"


def note_erasure(kind: ErasureKind, key: UUID) -> None:
    """Call it inside the transaction that erases."""
    row, _new = Erasure.objects.update_or_create(kind=kind, key=key, defaults={"at": timezone.now()})
    transaction.on_commit(partial(_append, [_entry(row)]))


def keep_in_file() -> int:
    """Add to the file what stands in the database alone: another machine's, or a full disk's. For the clock."""
    there = set(read_file(Path(settings.ERASURE_JOURNAL)))
    missing = sorted(entry for entry in map(_entry, Erasure.objects.iterator()) if entry not in there)
    if missing:
        _append(missing)
    return len(missing)


def read_file(file: Path) -> Iterator[Entry]:
    """Every line that can be read. A line that was cut by a power failure stands in the database all the same."""
    try:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                try:
                    facts = json.loads(line)
                    yield Entry(dt.datetime.fromisoformat(facts["at"]), facts["kind"], UUID(facts["key"]))
                except (ValueError, KeyError, TypeError):
                    log.warning("a line of the journal of erasures cannot be read")
    except FileNotFoundError:
        return


def _entry(row: Erasure) -> Entry:
    return Entry(row.at, row.kind, row.key)


def _end_of_a_cut_line(file: IO[bytes]) -> str:
    if file.seek(0, os.SEEK_END) == 0:
        return ""
    file.seek(-1, os.SEEK_END)
    return "" if file.read(1) == b"\n" else "\n"


def _append(entries: list[Entry]) -> None:
    text = "".join(entry.line() for entry in entries)
    try:
        descriptor = os.open(settings.ERASURE_JOURNAL, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a+b") as file:
            file.write(f"{_end_of_a_cut_line(file)}{text}".encode())
            file.flush()
            os.fsync(descriptor)
    except OSError as problem:
        log.error("the journal of erasures cannot be written; the hourly work tries again", problem=problem.strerror)
