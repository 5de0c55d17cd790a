"""Everything goes into one file and comes back from it, on either database, or nothing changes."""

import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from coproduction_star.accounts.models import User
from coproduction_star.audit.models import Event
from coproduction_star.config.backup import BackupError, back_up, manifest, restore, rows, verify, writing
from coproduction_star.config.backup.errors import DamagedArchive, NewerArchive, NotEmpty
from coproduction_star.organisations.models import Organisation

Fresh = Callable[..., AbstractContextManager[None]]


def everything() -> dict[str, Counter[str]]:
    """Every row of every table, as lines."""
    return {m._meta.label_lower: Counter(rows.lines_of(m, using="default")) for m in rows.models_of(apps)}


@pytest.fixture
def archive(fresh: Fresh, fill: Callable[[], None], tmp_path: Path) -> Path:
    """A backup of a database with a little of everything, and one uploaded file."""
    with fresh("source"):
        fill()
        default_storage.save("logos/ll\u0177n.svg", ContentFile(b"<svg/>" * 1000))
        back_up(tmp_path / "all.star")
        default_storage.delete("logos/ll\u0177n.svg")
    return tmp_path / "all.star"


@pytest.fixture
def original(fresh: Fresh, archive: Path) -> dict[str, Counter[str]]:
    with fresh("source"):
        return everything()


def test_a_new_database_gets_every_row_back(fresh: Fresh, archive: Path, original: object) -> None:
    with fresh("target", tables=False):
        restore(archive)
        assert everything() == original


def test_a_database_that_was_started_once_gets_every_row_back(fresh: Fresh, archive: Path, original: object) -> None:
    with fresh("target"):
        restore(archive)
        assert everything() == original


def test_from_sqlite_to_postgresql_and_back_nothing_is_lost(
    fresh: Fresh, archive: Path, original: object, postgres: AbstractContextManager[None], tmp_path: Path
) -> None:
    with postgres:
        restore(archive)
        assert everything() == original
        back_up(tmp_path / "back.star")
    with fresh("target"):
        restore(tmp_path / "back.star")
        assert everything() == original


def test_on_postgresql_the_next_row_gets_a_number_of_its_own(
    archive: Path, postgres: AbstractContextManager[None]
) -> None:
    with postgres:
        restore(archive)
        last = Event.objects.latest("pk").pk
        new = Event.objects.create(verb="journeys.tried", subject="journeys.programme", subject_id="1")
        assert new.pk > last


def test_uploaded_files_come_back(fresh: Fresh, archive: Path) -> None:
    with fresh("target"):
        restore(archive)
    with default_storage.open("logos/ll\u0177n.svg") as file:
        assert file.read() == b"<svg/>" * 1000


def test_a_time_keeps_its_microseconds_and_is_not_made_today(fresh: Fresh, archive: Path) -> None:
    with fresh("source"):
        before = Organisation.objects.get().made_at
    with fresh("target"):
        restore(archive)
        assert Organisation.objects.get().made_at == before
        assert before.microsecond


def test_nobody_else_can_read_the_file(archive: Path) -> None:
    assert archive.stat().st_mode & 0o077 == 0


def test_an_existing_backup_is_never_written_over(fresh: Fresh, archive: Path) -> None:
    before = archive.read_bytes()
    with fresh("source"), pytest.raises(BackupError, match="Choose another name"):
        back_up(archive)
    assert archive.read_bytes() == before


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(fresh: Fresh, tmp_path: Path) -> None:
    with fresh("source"), pytest.raises(BackupError, match="could not be written"):
        back_up(tmp_path / "no-such-folder" / "all.star")


def test_what_is_written_meanwhile_is_not_half_in_it(
    fresh: Fresh, fill: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A snapshot: a writer in another connection changes the database while the tables are read."""
    with fresh("source"):
        fill()
        before = Event.objects.count()
        original_order = rows.models_of

        def write_when_asked(registry: object) -> list[type]:
            models = original_order(apps)
            User.objects.exists()
            other = connection.copy()
            other.cursor().execute("DELETE FROM audit_event")
            other.close()
            return models

        monkeypatch.setattr(writing.rows, "models_of", write_when_asked)
        listed = back_up(tmp_path / "all.star")
    assert next(table.rows for table in listed.tables if table.model == "audit.event") == before > 0


def test_somebodys_data_is_not_replaced_unasked(fresh: Fresh, archive: Path, fill: Callable[[], None]) -> None:
    with fresh("target"):
        fill()
        before = everything()
        with pytest.raises(NotEmpty, match="--replace"):
            restore(archive)
        assert everything() == before


def test_replacing_keeps_a_backup_of_what_was_there(fresh: Fresh, archive: Path, original: object) -> None:
    with fresh("target"):
        Organisation.objects.create(name="Old", slug="old")
        restore(archive, replace=True)
        assert everything() == original
        restore(archive.with_name("before-restore-1.star"), replace=True)
        assert Organisation.objects.get().slug == "old"


def damaged(archive: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The archive again with some of its entries changed, as a whole zip file."""
    with zipfile.ZipFile(archive) as source:
        entries = {name: source.read(name) for name in source.namelist()}
    change(entries)
    file = archive.with_name("damaged.star")
    with zipfile.ZipFile(file, "w") as target:
        for name, content in entries.items():
            target.writestr(name, content)
    return file


USERS = manifest.table_entry("accounts.user")
DAMAGES = {
    "a row more": lambda entries: entries.update({USERS: entries[USERS] * 2}),
    "a byte changed": lambda entries: entries.update({USERS: entries[USERS].replace(b"example", b"elpmaxe")}),
    "a table gone": lambda entries: entries.pop(USERS),
    "a file nobody listed": lambda entries: entries.update({"files/evil": b"x"}),
    "no list": lambda entries: entries.pop(manifest.NAME),
    "a list that is no list": lambda entries: entries.update({manifest.NAME: b"{"}),
    "a list of another format": lambda entries: entries.update({manifest.NAME: b'{"format": 99}'}),
}


@pytest.mark.parametrize("change", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_archive_changes_nothing(
    fresh: Fresh, archive: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    file = damaged(archive, change)
    with fresh("target"):
        before = everything()
        with pytest.raises(DamagedArchive):
            restore(file)
        assert everything() == before


@pytest.mark.parametrize("size", [0, 100, 5000])
def test_an_archive_cut_short_says_so(archive: Path, size: int) -> None:
    file = archive.with_name("cut.star")
    file.write_bytes(archive.read_bytes()[:size])
    with pytest.raises(DamagedArchive, match="damaged, cut short or not a backup"):
        verify(file)


def test_an_archive_of_a_newer_release_is_refused(fresh: Fresh, archive: Path) -> None:
    newer = b'["journeys", "0999_of_the_future"]'
    file = damaged(
        archive,
        lambda entries: entries.update(
            {manifest.NAME: entries[manifest.NAME].replace(b'"migrations": [', b'"migrations": [' + newer + b",")}
        ),
    )
    with fresh("target"), pytest.raises(NewerArchive, match="newer than this one"):
        restore(file)


def test_no_such_file_says_check_the_name(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="Check the name"):
        verify(tmp_path / "nothing.star")


def test_a_row_that_points_nowhere_is_refused_and_nothing_stays(fresh: Fresh, archive: Path) -> None:
    def without_users(entries: dict[str, bytes]) -> None:
        listed = manifest.from_json(entries[manifest.NAME])
        tables = tuple(
            replace(table, rows=0, sha256=sha256(b"").hexdigest()) if table.model == "accounts.user" else table
            for table in listed.tables
        )
        changed = replace(listed, tables=tables)
        entries.update({USERS: b"", manifest.NAME: manifest.as_json(changed).encode()})

    file = damaged(archive, without_users)
    with fresh("target"):
        with pytest.raises(BackupError, match="points to a row that is not there"):
            restore(file)
        assert not Organisation.objects.exists()


def test_every_table_is_in_the_archive_after_those_it_points_to(archive: Path) -> None:
    listed = [table.model for table in verify(archive).tables]
    assert set(listed) == {m._meta.label_lower for m in apps.get_models(include_auto_created=True) if m._meta.managed}
    assert listed.index("accounts.user") < listed.index("organisations.participant")
    assert listed.index("journeys.programme") < listed.index("journeys.initiative")


def test_the_commands_say_what_they_did(
    fresh: Fresh, archive: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with fresh("target"):
        call_command("restore", archive, "--check")
        call_command("restore", archive)
        call_command("backup", tmp_path / "again.star")
        with pytest.raises(CommandError, match="somebody's data"):
            call_command("restore", archive)
    said = capsys.readouterr().out
    assert "Is whole" in said
    assert "Restored" in said
    assert "secret key is not in it" in said
