"""A sealed backup opens with its key and with nothing else, on either database, and no key changes nothing."""

import io
import os
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from tests.databases import lay_out
from tests.site.config.test_backup import everything

from coproduction_star.config import environment
from coproduction_star.config.backup import BackupError, back_up, restore, sealing, verify
from coproduction_star.config.backup.errors import DamagedArchive, Locked

Fresh = Callable[..., AbstractContextManager[None]]
LOGO = b"<svg/>" * 50_000


@pytest.fixture
def key(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_FOLDER = tmp_path
    settings.BACKUP_RECIPIENTS = [sealing.new_key(tmp_path / "backup.key")]
    return tmp_path / "backup.key"


@pytest.fixture
def original(fresh: Fresh, fill: Callable[[], None], key: Path, tmp_path: Path) -> dict[str, Counter[str]]:
    with fresh("source"):
        fill()
        default_storage.save("logos/llyn.svg", ContentFile(LOGO))
        back_up(tmp_path / "all.star")
        default_storage.delete("logos/llyn.svg")
        return everything()


@pytest.fixture
def archive(original: object, tmp_path: Path) -> Path:
    return tmp_path / "all.star"


@pytest.fixture
def small(key: Path, tmp_path: Path) -> Path:
    """Something sealed, for what is refused before anybody looks whether it is a backup."""
    sealing.seal(io.BytesIO(LOGO), tmp_path / "small.star", keys=sealing.recipients())
    return tmp_path / "small.star"


def opened_with(key: Path | None, file: Path) -> bytes:
    into = io.BytesIO()
    with file.open("rb") as source:
        sealing.unseal(source, into, key=key)
    return into.getvalue()


def test_rows_and_files_come_back_on_sqlite(fresh: Fresh, archive: Path, original: object, key: Path) -> None:
    with fresh("target"):
        restore(archive, key=key)
        assert everything() == original
    with default_storage.open("logos/llyn.svg") as file:
        assert file.read() == LOGO


def test_rows_come_back_on_postgresql_and_are_sealed_there_too(
    fresh: Fresh, archive: Path, original: object, key: Path, postgres: AbstractContextManager[None], tmp_path: Path
) -> None:
    with postgres:
        lay_out()
        restore(archive, key=key)
        assert everything() == original
        back_up(tmp_path / "back.star")
    with pytest.raises(Locked):
        verify(tmp_path / "back.star")
    with fresh("target"):
        restore(tmp_path / "back.star", key=key)
        assert everything() == original


def test_nothing_in_the_file_can_be_read(archive: Path) -> None:
    sealed = archive.read_bytes()
    assert sealed.startswith(sealing.BEGINNING)
    for word in (b"manifest", b"tables/", b"logos", b"PK\x03\x04"):
        assert word not in sealed


def test_the_program_age_would_open_it(archive: Path, key: Path) -> None:
    """The format is age's own: its first lines name the version and how the key is wrapped."""
    first, second, *_ = archive.read_bytes().split(b"\n", 2)
    assert first == b"age-encryption.org/v1"
    assert second.startswith(b"-> X25519 ")
    assert key.read_text().splitlines()[1].startswith("AGE-SECRET-KEY-1")


def test_another_key_says_so_and_touches_nothing(
    fresh: Fresh, archive: Path, fill: Callable[[], None], tmp_path: Path
) -> None:
    sealing.new_key(tmp_path / "other.key")
    with fresh("target"):
        fill()
        before = everything()
        with pytest.raises(Locked, match="sealed for another"):
            restore(archive, replace=True, key=tmp_path / "other.key")
        assert everything() == before
    assert not list(tmp_path.glob("before-restore-*"))
    assert not default_storage.exists("logos/llyn.svg")


def test_without_a_key_it_says_how_to_name_one(small: Path) -> None:
    with pytest.raises(Locked, match="--key FILE, or STAR_BACKUP_KEY_FILE"):
        verify(small)


def test_the_key_file_may_be_a_setting(small: Path, key: Path, settings: Any) -> None:
    settings.BACKUP_KEY_FILE = key
    assert opened_with(None, small) == LOGO


def test_a_key_file_may_hold_older_keys_too(small: Path, key: Path, tmp_path: Path) -> None:
    sealing.new_key(tmp_path / "new.key")
    both = tmp_path / "both.key"
    both.write_text((tmp_path / "new.key").read_text() + key.read_text())
    assert opened_with(both, small) == LOGO


def test_any_of_several_keys_opens_it(key: Path, settings: Any, tmp_path: Path) -> None:
    second = tmp_path / "second.key"
    settings.BACKUP_RECIPIENTS = [*settings.BACKUP_RECIPIENTS, sealing.new_key(second)]
    sealing.seal(io.BytesIO(LOGO), tmp_path / "two.star", keys=sealing.recipients())
    assert opened_with(key, tmp_path / "two.star") == opened_with(second, tmp_path / "two.star") == LOGO


@pytest.mark.parametrize("content", [b"", b"a passphrase", b"AGE-SECRET-KEY-1NOTONE", b"\xff\xfe"])
def test_a_file_that_is_no_key_says_what_one_looks_like(small: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "no.key").write_bytes(content)
    with pytest.raises(Locked, match="begins with AGE-SECRET-KEY-1"):
        verify(small, key=tmp_path / "no.key")
    with pytest.raises(Locked, match="cannot be read"):
        verify(small, key=tmp_path / "nowhere.key")


@pytest.mark.parametrize("cut", [40, 200, 70_000, -1, -100])
def test_cut_short_it_is_refused(small: Path, key: Path, cut: int) -> None:
    small.write_bytes(small.read_bytes()[:cut])
    with pytest.raises(BackupError, match="Nothing was changed"):
        verify(small, key=key)


def test_one_changed_bit_is_noticed(small: Path, key: Path) -> None:
    sealed = bytearray(small.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    small.write_bytes(sealed)
    with pytest.raises(DamagedArchive, match="damaged or cut short"):
        verify(small, key=key)


def test_nothing_unsealed_is_left_in_any_folder(archive: Path, tmp_path: Path) -> None:
    left = [file for file in tmp_path.rglob("*") if file.is_file() and file.read_bytes()[:2] == b"PK"]
    assert not left
    assert not list(tmp_path.glob("*.part"))
    assert archive.stat().st_mode & 0o077 == 0


def test_what_replacing_keeps_aside_is_sealed_too(
    fresh: Fresh, archive: Path, key: Path, fill: Callable[[], None]
) -> None:
    with fresh("target"):
        fill()
        restore(archive, replace=True, key=key)
    assert archive.with_name("before-restore-1.star").read_bytes().startswith(sealing.BEGINNING)


def test_an_older_backup_that_is_not_sealed_is_still_read(
    fresh: Fresh, fill: Callable[[], None], key: Path, settings: Any, tmp_path: Path
) -> None:
    settings.BACKUP_RECIPIENTS = []
    with fresh("source"):
        fill()
        back_up(tmp_path / "open.star")
    with fresh("target"):
        restore(tmp_path / "open.star", key=key)


def test_a_full_disk_is_told_in_words(small: Path, key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sealing.pyrage, "decrypt_io", full)
    with pytest.raises(BackupError, match=r"No space left.*It needs room there"):
        verify(small, key=key)


def test_the_commands_make_a_key_and_use_it(
    fresh: Fresh, fill: Callable[[], None], settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA_FOLDER = tmp_path
    key = tmp_path / "backup.key"
    call_command("backup_key", key)
    public = capsys.readouterr().out.strip().rpartition("STAR_BACKUP_RECIPIENTS=")[2]
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert public in key.read_text()
    with pytest.raises(CommandError, match="so that no key is lost"):
        call_command("backup_key", key)
    settings.BACKUP_RECIPIENTS = [public]
    with fresh("source"):
        fill()
        call_command("backup", tmp_path / "all.star")
    with fresh("target"):
        with pytest.raises(CommandError, match="is sealed"):
            call_command("restore", tmp_path / "all.star", "--check")
        call_command("restore", tmp_path / "all.star", "--check", "--key", key)
        call_command("restore", tmp_path / "all.star", "--key", key)
    said = capsys.readouterr().out
    assert "It is sealed" in said
    assert "Restored" in said


def test_a_secret_key_among_the_settings_is_refused_and_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STAR_BACKUP_RECIPIENTS", "AGE-SECRET-KEY-1QQQQ")
    with pytest.raises(ImproperlyConfigured, match="must hold public keys") as refused:
        environment.backup_recipients()
    assert "QQQQ" not in str(refused.value)


PROGRAM = """
import resource, sys, tempfile
from pathlib import Path
import django
django.setup()
from coproduction_star.config.backup import sealing
public = sealing.new_key(Path(sys.argv[1], "one.key"))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with sealing.without_a_name() as plain, sealing.without_a_name() as back:
    for _ in range(96):
        plain.write(bytes(1 << 20))
    sealing.seal(plain, Path(sys.argv[1], "big.star"), keys=[sealing.x25519.Recipient.from_str(public)])
    with Path(sys.argv[1], "big.star").open("rb") as sealed:
        sealing.unseal(sealed, back, key=Path(sys.argv[1], "one.key"))
    assert back.seek(0, 2) == 96 << 20
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_large_backup_passes_in_pieces(tmp_path: Path) -> None:
    """96 MB are sealed and opened in a process that grows by less than a quarter of it."""
    surroundings = {**os.environ, "STAR_DATA": str(tmp_path), "STAR_DEVELOPMENT": "yes"}
    surroundings["DJANGO_SETTINGS_MODULE"] = "coproduction_star.config.settings"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 24_000
