"""Read an archive from end to end before anything is believed."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from . import manifest, sealing
from .errors import BackupError, DamagedArchive

PIECE = 1 << 20


@contextmanager
def opened(file: Path, *, key: Path | None = None) -> Iterator[zipfile.ZipFile]:
    """The archive, unsealed where it is sealed, or words about why it is none."""
    try:
        with ExitStack() as held:
            source = held.enter_context(file.open("rb"))
            if sealing.is_sealed(source):
                plain = held.enter_context(sealing.without_a_name())
                sealing.unseal(source, plain, key=key)
                source = plain
            yield held.enter_context(zipfile.ZipFile(source))
    except FileNotFoundError as problem:
        raise BackupError(f"There is no file {file}. Check the name.") from problem
    except (zipfile.BadZipFile, zlib.error, EOFError) as problem:
        raise DamagedArchive(
            f"{file} is damaged, cut short or not a backup ({problem}). Nothing was changed. Use another backup."
        ) from problem
    except OSError as problem:
        raise BackupError(f"{file} cannot be read: {problem.strerror}.") from problem


def verify(file: Path, *, key: Path | None = None) -> manifest.Manifest:
    with opened(file, key=key) as archive:
        return check(archive, name=file.name)


def check(archive: zipfile.ZipFile, *, name: str) -> manifest.Manifest:
    """Compare every entry with the list: nothing missing, nothing more, every byte and row as written."""
    listed = read_manifest(archive)
    expected = {table.entry: (table.sha256, table.rows) for table in listed.tables}
    expected |= {stored.entry: (stored.sha256, None) for stored in listed.files}
    names = [info.filename for info in archive.infolist()]
    if sorted(names) != sorted([*expected, manifest.NAME]):
        raise DamagedArchive(f"{name} does not hold what its list says. Nothing was changed. Use another backup.")
    for entry, (sha256, rows) in expected.items():
        found, lines = fingerprint(archive, entry)
        if found != sha256 or (rows is not None and lines != rows):
            raise DamagedArchive(f"{entry} in {name} was changed. Nothing was restored. Use another backup.")
    return listed


def read_manifest(archive: zipfile.ZipFile) -> manifest.Manifest:
    try:
        return manifest.from_json(archive.read(manifest.NAME))
    except KeyError as problem:
        raise DamagedArchive("This file is not a backup of the Co-production Star. Nothing was changed.") from problem


def fingerprint(archive: zipfile.ZipFile, entry: str) -> tuple[str, int]:
    found, lines = hashlib.sha256(), 0
    with archive.open(entry) as source:
        while piece := source.read(PIECE):
            found.update(piece)
            lines += piece.count(b"\n")
    return found.hexdigest(), lines
