"""Databases and folders of a test's own."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import override_settings
from django_scopes import scope
from tests.databases import SwappedDatabase, empty, empty_postgres, postgres_answers
from tests.factories.journeys import InitiativeFactory, OutcomeFactory, PartnerFactory, ProgrammeFactory
from tests.factories.people import MembershipFactory, OrganisationFactory

from coproduction_star.audit.services import record
from coproduction_star.config import demonstration
from coproduction_star.journeys.models import Initiative
from coproduction_star.organisations.models import Organisation

Database = AbstractContextManager[None]


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, settings: Any) -> Path:
    """Uploaded files of this test only."""
    folder = tmp_path / "files"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(folder)}},
    }
    assert Path(default_storage.location) == folder
    return folder


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    with django_db_blocker.unblock():
        return empty(tmp_path_factory.mktemp("empty") / "empty.sqlite3")


@pytest.fixture
def fresh(tmp_path: Path, empty_file: Path, django_db_blocker: Any) -> Iterator[Callable[..., Database]]:
    """`with fresh("a"):` uses an empty, migrated database called a; with `tables=False`, a file with nothing in it."""

    def make(name: str, *, tables: bool = True) -> Database:
        file = tmp_path / f"{name}.sqlite3"
        if tables and not file.exists():
            shutil.copy(empty_file, file)
        return SwappedDatabase(file)

    with django_db_blocker.unblock():
        yield make


@pytest.fixture
def postgres(fresh: Callable[..., Database]) -> Iterator[Database]:
    """A PostgreSQL database with nothing in it."""
    if not postgres_answers():
        pytest.skip("no PostgreSQL server answers; name one in STAR_TEST_POSTGRES")
    with empty_postgres(f"star_round_trip_{os.getpid()}") as database:
        yield database


@pytest.fixture(scope="module")
def _made_borough(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The demonstration, made once for a module: what a test changes is taken back to it, and in the end all of it."""
    files = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path_factory.mktemp("borough"))},
    }
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(DEMONSTRATION=True, STORAGES={**settings.STORAGES, "default": files}):
            assert demonstration.make()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def borough(_made_borough: None, settings: Any, db: None) -> Iterator[Organisation]:
    settings.DEMONSTRATION = True
    organisation = Organisation.objects.get(slug="eastbridge")
    with scope(organisation=organisation.pk, programme=None):
        yield organisation


@pytest.fixture
def fill() -> Callable[[], None]:
    return a_little_of_everything


def a_little_of_everything() -> None:
    """Rows of many kinds: links between tables, lists, numbers, accents, attacks, times to the microsecond."""
    organisation = OrganisationFactory(name="Llŷn a’r Môr <script>", slug="llyn")
    with scope(organisation=organisation.pk, programme=None):
        membership = MembershipFactory(organisation=organisation, roles=["administrator", "programme-lead"])
        programme = ProgrammeFactory(organisation=organisation)
        outcome = OutcomeFactory(programme=programme, words="\u202eright to left\u202c 😀 \u0007")
        initiative = InitiativeFactory(programme=programme)
        initiative.outcomes.add(outcome)
        PartnerFactory(programme=programme)
        Initiative.objects.filter(pk=initiative.pk).update(people=0)
        record(by=membership.user, verb="journeys.tried", subject=programme, words=["é", None, 1.5, {"z": 1, "a": []}])
