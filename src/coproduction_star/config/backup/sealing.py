"""Seal a backup, so that nobody reads it who has only the file, or only the server.

In the format age (age-encryption.org/v1), which other programs open too. The server knows public
keys; what opens a backup is a key file that lies elsewhere. Everything passes in pieces, and what
is not sealed lies only in a file without a name, which is gone when the process ends.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage
from django.conf import settings
from pyrage import x25519

from .errors import BackupError, DamagedArchive, Locked

BEGINNING = b"age-encryption.org/v1\n"
SECRET = "AGE-SECRET-KEY-"  # noqa: S105 - how each secret key begins, and no secret
PIECE = 1 << 20


def recipients() -> list[x25519.Recipient]:
    """The public keys that backups are sealed for. None: they are not sealed."""
    try:
        return [x25519.Recipient.from_str(word) for word in settings.BACKUP_RECIPIENTS]
    except pyrage.RecipientError as problem:
        raise BackupError(
            "STAR_BACKUP_RECIPIENTS holds something that is no public key; one begins with age1. Nothing was written."
        ) from problem


def new_key(file: Path) -> str:
    """Write a new key file that only this user of the machine can read, and give its public key."""
    secret = x25519.Identity.generate()
    public = str(secret.to_public())
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(f"# Opens the backups that were sealed for {public}\n{secret}\n")
    except FileExistsError as problem:
        raise BackupError(f"{file} is there already. Choose another name, so that no key is lost.") from problem
    except OSError as problem:
        raise BackupError(f"The key could not be written: {problem.strerror}.") from problem
    return public


@contextmanager
def without_a_name() -> Iterator[IO[bytes]]:
    """A file in the data folder that nobody else can open; it is gone however this process ends."""
    with tempfile.TemporaryFile(dir=settings.DATA_FOLDER) as file:
        yield file


def seal(plain: IO[bytes], file: Path, *, keys: Sequence[x25519.Recipient]) -> None:
    """Write the sealed file and open it again, with a key that is made for this and then forgotten."""
    once = x25519.Identity.generate()
    plain.seek(0)
    wanted = hashlib.file_digest(plain, "sha256").hexdigest()
    plain.seek(0)
    try:
        with file.open("wb") as sealed:
            pyrage.encrypt_io(plain, sealed, [*keys, once.to_public()])
    except pyrage.EncryptError as problem:
        raise BackupError(f"The backup could not be written: {problem}. Nothing was left behind.") from problem
    found = _Fingerprint()
    with file.open("rb") as sealed:
        pyrage.decrypt_io(sealed, found, [once])
    if found.sha256.hexdigest() != wanted:
        raise BackupError("The backup could not be read back as it was written. Nothing was left behind.")


class _Fingerprint:
    """Takes what is written, and keeps its SHA-256 only."""

    def __init__(self) -> None:
        self.sha256 = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        self.sha256.update(piece)
        return len(piece)

    def flush(self) -> None:
        """Nothing waits."""


def is_sealed(source: IO[bytes]) -> bool:
    found = source.read(len(BEGINNING)) == BEGINNING
    source.seek(0)
    return found


def unseal(source: IO[bytes], into: IO[bytes], *, key: Path | None) -> None:
    """Open what was sealed, or say in words which key is missing."""
    secrets = _secrets(key or settings.BACKUP_KEY_FILE)
    try:
        pyrage.decrypt_io(source, into, secrets)
    except pyrage.DecryptError as problem:
        raise Locked(
            "This key does not open this backup: it was sealed for another. Nothing was changed. "
            "Name the key file whose public key was in STAR_BACKUP_RECIPIENTS when the backup was made."
        ) from problem
    except OSError as problem:
        if problem.errno:
            raise BackupError(
                f"The backup could not be opened in {settings.DATA_FOLDER}: {problem.strerror}. It needs room there "
                "for the whole backup. Nothing was changed."
            ) from problem
        raise DamagedArchive(
            "This sealed backup is damaged or cut short. Nothing was changed. Use another backup."
        ) from problem
    into.seek(0)


def _secrets(key: Path | None) -> list[Any]:
    if key is None:
        raise Locked(
            "This backup is sealed. Name the file with the key that opens it: --key FILE, or STAR_BACKUP_KEY_FILE."
        )
    try:
        lines = key.read_text(encoding="ascii").splitlines()
        found = [x25519.Identity.from_str(line.strip()) for line in lines if line.strip().startswith(SECRET)]
    except (UnicodeDecodeError, pyrage.IdentityError):
        found = []
    except OSError as problem:
        raise Locked(f"The key file {key} cannot be read: {problem.strerror}.") from problem
    if not found:
        raise Locked(f"{key} holds no key. A line of a key file begins with {SECRET}1.")
    return found
