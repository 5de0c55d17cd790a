"""Every database that a release kept can be opened by this one, with every row and page still there."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from tests.databases import SwappedDatabase

from coproduction_star import __version__
from coproduction_star.accounts.models import User
from coproduction_star.config.backup import restore, verify
from coproduction_star.organisations.models import Organisation

KEPT = sorted(Path(__file__).parent.glob("*.star"))


def released(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


@pytest.mark.parametrize("archive", KEPT, ids=lambda path: path.stem)
def test_this_release_opens_it(archive: Path, tmp_path: Path, django_db_blocker: Any, settings: Any) -> None:
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path / "f")}}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    listed = verify(archive)
    rows = {table.model: table.rows for table in listed.tables}
    copy = shutil.copy(archive, tmp_path)
    with django_db_blocker.unblock(), SwappedDatabase(tmp_path / "opened.sqlite3"):
        restore(Path(copy))
        call_command("migrate", "--check", verbosity=0)
        assert User.objects.count() == rows["accounts.user"]
        assert Organisation.objects.count() == rows["organisations.organisation"]
        for stored in listed.files:
            assert default_storage.size(stored.name) == stored.size
        assert Client().get("/").status_code == 200


def test_the_archives_are_named_after_releases_that_have_been() -> None:
    assert [path.stem for path in KEPT if released(path.stem) > released(__version__)] == []
    assert [path.stem for path in KEPT if verify(path).product != path.stem] == []
