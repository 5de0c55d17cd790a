"""One organisation leaves an installation whole and alone, and comes into another one the same."""

import json
import shutil
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import AutoField
from django.test import override_settings
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.databases import SwappedDatabase, lay_out
from tests.factories.people import MembershipFactory, OrganisationFactory
from tests.factories.people_it import ResponseFactory, SpecialAnswersFactory, SurveyFactory
from tests.site.config.conftest import a_little_of_everything
from tests.site.config.test_backup import everything

from coproduction_star.accounts.models import User
from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import Erasure, ErasureKind, Event
from coproduction_star.config import demonstration
from coproduction_star.config.backup import BackupError, rows
from coproduction_star.config.organisation_archive import belonging, bring_in, contents, export, importing
from coproduction_star.data.cases import load_cases
from coproduction_star.journeys.case_bank.selectors import how_many
from coproduction_star.journeys.case_bank.services import publish_case
from coproduction_star.journeys.models import Case
from coproduction_star.organisations.members.selectors import can_give_back
from coproduction_star.organisations.members.services import change_roles
from coproduction_star.organisations.models import Membership, Organisation

Fresh = Callable[..., AbstractContextManager[None]]
LOGO = b"<svg/>" * 1000
Entries = dict[str, bytes]


@pytest.fixture(scope="module")
def two_organisations(empty_file: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """The made-up borough with all its tools, and beside it another organisation."""
    file = tmp_path_factory.mktemp("two") / "two.sqlite3"
    shutil.copy(empty_file, file)
    with (
        django_db_blocker.unblock(),
        SwappedDatabase(file),
        override_settings(DEMONSTRATION=True),
    ):
        a_little_of_everything()
        demonstration.make()
        east = Organisation.objects.get(slug="eastbridge")
        publish_case(organisation=east, text=next(iter(load_cases())), by=None)
    return file


@pytest.fixture
def source(two_organisations: Path, tmp_path: Path, fresh: Fresh) -> Iterator[Path]:
    """Where the borough is exported from, with a logo."""
    shutil.copy(two_organisations, tmp_path / "source.sqlite3")
    with fresh("source"):
        Organisation.objects.filter(slug="eastbridge").update(
            logo=default_storage.save("logos/east.svg", ContentFile(LOGO))
        )
        export("eastbridge", tmp_path / "east.zip")
        yield tmp_path / "east.zip"


@pytest.fixture
def archive(source: Path) -> Path:
    return source


def subject_at(fields: list[Any]) -> int:
    return next(at for at, field in enumerate(fields) if field.name == "subject")


def plainly(organisation: Organisation) -> dict[str, Counter[str]]:
    """Every row of it by what it says, without the numbers that each installation gives."""
    names: dict[str, dict[Any, str]] = {
        "organisations.membership": dict(Membership._base_manager.values_list("pk", "user__email")),
        "journeys.case": dict(Case._base_manager.values_list("pk", "slug")),
        "accounts.user": dict(User.objects.values_list("pk", "name")),
    }
    found: dict[str, Counter[str]] = {}
    for model in belonging.models():
        fields = rows.columns_of(model)
        told = Counter[str]()
        for row in rows.values_of(model, belonging.rows_of(model, organisation.pk, using="default")):
            said = []
            for field, value in zip(fields, row, strict=True):
                if isinstance(field, AutoField):
                    continue
                if field.name == "subject_id" and model is Event:
                    known = names.get(row[subject_at(fields)], {})
                    said.append(known.get(int(value), "") if value.isdecimal() else value)
                    continue
                if field.name == "detail" and isinstance(value, dict) and "membership" in value:
                    said.append({**value, "membership": names["organisations.membership"].get(value["membership"])})
                    continue
                target = field.related_model._meta.label_lower if field.related_model else ""
                said.append(names[target][value] if target in names and value is not None else value)
            told[rows.as_line(said)] += 1
        found[model._meta.label_lower] = told
    return {label: told for label, told in found.items() if told}


def borough() -> Organisation:
    return Organisation.objects.get(slug="eastbridge")


def test_every_row_and_every_file_is_the_same_beside_another_organisation(
    fresh: Fresh, archive: Path, fill: Callable[[], None]
) -> None:
    here = plainly(borough())
    assert len(here) > 100
    default_storage.delete("logos/east.svg")
    with fresh("target"):
        fill()
        llyn = plainly(Organisation.objects.get(slug="llyn"))
        found = bring_in(archive)
        assert plainly(borough()) == here
        assert {table.model: table.rows for table in found.tables if table.rows} == {
            label: told.total() for label, told in here.items()
        }
        assert plainly(Organisation.objects.get(slug="llyn")) == llyn
        with default_storage.open(borough().logo.name) as file:
            assert file.read() == LOGO


def test_on_postgresql_and_back(
    fresh: Fresh, archive: Path, postgres: AbstractContextManager[None], tmp_path: Path
) -> None:
    here = plainly(borough())
    with postgres:
        lay_out()
        bring_in(archive)
        assert {label: told.total() for label, told in plainly(borough()).items()} == {
            label: told.total() for label, told in here.items()
        }
        export("eastbridge", tmp_path / "back.zip")
    with fresh("target"):
        bring_in(tmp_path / "back.zip")
        assert {k: v for k, v in plainly(borough()).items() if k != "organisations.organisation"} == {
            k: v for k, v in here.items() if k != "organisations.organisation"
        }


def test_nothing_of_the_other_organisation_is_in_it(archive: Path) -> None:
    with scopes_disabled():
        llyn = Organisation.objects.get(slug="llyn")
        keys = {str(llyn.pk), *map(str, Membership.objects.filter(organisation=llyn).values_list("user", flat=True))}
    with zipfile.ZipFile(archive) as held:
        text = b"".join(held.read(name) for name in held.namelist()).decode(errors="replace")
    assert "Llŷn" not in text
    assert [key for key in keys if key in text] == []


def test_nothing_that_lets_anybody_in_goes_along(archive: Path) -> None:
    with zipfile.ZipFile(archive) as held:
        columns = json.loads(held.read(contents.NAME))["users"]["columns"]
        assert not {"password", "is_superuser", "is_staff", "last_login"} & set(columns)
        assert not any("authenticator" in name or "apitoken" in name for name in held.namelist())
    assert archive.stat().st_mode & 0o077 == 0


def test_under_another_word_and_only_once(fresh: Fresh, archive: Path) -> None:
    with fresh("target"):
        OrganisationFactory(slug="eastbridge")
        with pytest.raises(BackupError, match="--as"):
            bring_in(archive)
        before = how_many()
        bring_in(archive, slug="east")
        assert Organisation.objects.get(slug="east").name != borough().name
        brought = Case.objects.filter(organisation__slug="east")
        assert all(case.slug.startswith("east__") for case in brought)
        assert how_many() == before + brought.exclude(published_at=None).count() > before
        with pytest.raises(BackupError, match="in this installation already"):
            bring_in(archive, slug="again")


def test_no_role_is_given_back_to_another_organisations_member(
    fresh: Fresh, source: Path, tmp_path: Path, fill: Callable[[], None]
) -> None:
    """A membership has another number here; the one with its old number is somebody else's."""
    with scopes_disabled():
        east = borough()
        members = Membership.objects.filter(organisation=east)
        one = MembershipFactory(organisation=east, roles=["researcher", "observer"])
        change_roles(membership=one, roles={"observer"}, by=None)
        assert can_give_back(east, one.pk)
        assert members.count() > 1
    again = tmp_path / "again.zip"
    export("eastbridge", again)
    with fresh("target"), scopes_disabled():
        fill()
        llyn = Organisation.objects.get(slug="llyn")
        theirs = MembershipFactory(organisation=llyn, pk=one.pk, roles=["observer"])
        bring_in(again)
        assert not can_give_back(llyn, theirs.pk)
        here = Membership.objects.get(organisation=borough(), user__email=one.user.email)
        assert here.pk != one.pk
        assert can_give_back(borough(), here.pk)


def test_only_what_is_of_it_is_erased_again(
    fresh: Fresh, archive: Path, fill: Callable[[], None], tmp_path: Path, settings: Any
) -> None:
    """Answers of another organisation that were given anew since are nobody's to delete."""
    settings.ERASURE_JOURNAL = tmp_path / "erasures.jsonl"
    with fresh("target"), scopes_disabled():
        fill()
        programme = apps.get_model("journeys.programme")._base_manager.get()
        response = ResponseFactory(survey=SurveyFactory(programme=programme, open=True))
        note_erasure(ErasureKind.SPECIAL_ANSWERS, response.pk)
        Erasure.objects.update(at=timezone.now() + timezone.timedelta(days=1))
        anew = SpecialAnswersFactory(response=response)
        bring_in(archive)
        assert type(anew).objects.filter(pk=anew.pk).exists()


def test_an_event_names_no_programme_of_another(fresh: Fresh, archive: Path, fill: Callable[[], None]) -> None:
    with fresh("target"):
        fill()
        theirs = apps.get_model("journeys.programme")._base_manager.get()
        file = changed(archive, with_column(belonging.EVENT, "programme_id", str(theirs.pk)))
        with pytest.raises(BackupError, match="points into another"):
            bring_in(file)


@pytest.mark.parametrize("problem", [AttributeError, RecursionError])
def test_a_hook_that_fails_after_the_commit_takes_no_file(
    fresh: Fresh, archive: Path, monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    def fail() -> None:
        raise problem

    default_storage.delete("logos/east.svg")
    monkeypatch.setattr(importing, "index_cases", lambda **_of: transaction.on_commit(fail))
    with fresh("target"):
        with pytest.raises(BackupError):
            bring_in(archive)
        assert default_storage.exists(borough().logo.name)


def test_whoever_has_an_account_here_keeps_it_and_becomes_a_member(fresh: Fresh, archive: Path) -> None:
    address = Membership._base_manager.filter(organisation=borough()).values_list("user__email", flat=True)[0]
    with fresh("target"):
        mine = MembershipFactory(user__email=address.upper(), user__name="As they call themselves here").user
        password = mine.password
        bring_in(archive)
        mine.refresh_from_db()
        assert (mine.name, mine.password) == ("As they call themselves here", password)
        assert Membership._base_manager.filter(user=mine, organisation=borough()).exists()


def test_new_people_have_no_password_and_no_power(fresh: Fresh, archive: Path) -> None:
    with fresh("target"):
        bring_in(archive)
        people = list(User.objects.all())
        assert people
        assert not any(one.has_usable_password() or one.is_staff or one.is_superuser for one in people)


def changed(archive: Path, change: Callable[[Entries], None]) -> Path:
    """The archive with other rows, its list made to fit them: as somebody would who means harm."""
    with zipfile.ZipFile(archive) as held:
        entries = {name: held.read(name) for name in held.namelist()}
    change(entries)
    listed = json.loads(entries[contents.NAME])
    for table in (*listed["tables"], listed["users"]):
        body = entries[f"tables/{table['model']}.jsonl"]
        table.update(rows=body.count(b"\n"), sha256=sha256(body).hexdigest())
    entries[contents.NAME] = json.dumps(listed).encode()
    file = archive.with_name("changed.zip")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, body in entries.items():
            target.writestr(name, body)
    return file


def with_column(model: str, column: str, value: Any) -> Callable[[Entries], None]:
    at = [field.attname for field in rows.columns_of(apps.get_model(model))].index(column)

    def change(entries: Entries) -> None:
        name = f"tables/{model}.jsonl"
        first, *rest = entries[name].splitlines(keepends=True)
        row = json.loads(first)
        row[at] = value
        entries[name] = b"".join([json.dumps(row).encode() + b"\n", *rest])

    return change


OF_ANOTHER = {
    "a row of another organisation": ("journeys.programme", "organisation_id", lambda llyn: str(llyn.pk)),
    "a role for another's member": (
        "organisations.membershiprole",
        "membership_id",
        lambda llyn: Membership._base_manager.get(organisation=llyn).pk,
    ),
    "a link into another's rows": (
        "journeys.initiative",
        "programme_id",
        lambda llyn: str(apps.get_model("journeys.programme")._base_manager.get(organisation=llyn).pk),
    ),
}


@pytest.mark.parametrize("harm", OF_ANOTHER.values(), ids=OF_ANOTHER.keys())
def test_no_row_reaches_into_another_organisation(
    fresh: Fresh, archive: Path, fill: Callable[[], None], harm: tuple[str, str, Callable[[Organisation], Any]]
) -> None:
    model, column, value = harm
    with fresh("target"):
        fill()
        before = everything()
        file = changed(archive, with_column(model, column, value(Organisation.objects.get(slug="llyn"))))
        with pytest.raises(BackupError, match="Nothing was kept"):
            bring_in(file)
        assert everything() == before
    assert list(Path(default_storage.location).rglob("*.svg")) == [Path(default_storage.location, "logos/east.svg")]


def test_a_row_cannot_name_a_file_that_is_another_organisations(fresh: Fresh, archive: Path) -> None:
    default_storage.save("attachments/secret.txt", ContentFile(b"of another organisation"))
    file = changed(archive, with_column("organisations.organisation", "logo", "attachments/secret.txt"))
    with fresh("target"):
        bring_in(file)
        assert borough().logo.name == ""


def test_power_over_the_installation_cannot_be_brought_in(fresh: Fresh, archive: Path) -> None:
    def with_power(entries: Entries) -> None:
        listed = json.loads(entries[contents.NAME])
        listed["users"]["columns"] = [
            "is_superuser" if name == "is_active" else name for name in listed["users"]["columns"]
        ]
        entries[contents.NAME] = json.dumps(listed).encode()

    file = changed(archive, with_power)
    with fresh("target"), pytest.raises(BackupError, match="not those of the release"):
        bring_in(file)


def bomb(file: Path) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(contents.NAME, b"{}")
        target.writestr("files/bomb", bytes(64 << 20))
    return file


def outside(file: Path) -> Path:
    with zipfile.ZipFile(file, "w") as target:
        target.writestr("files/../../etc/passwd", b"x")
    return file


def too_large(file: Path) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(contents.NAME, bytes(contents.LARGEST_LIST + 1))
    return file


def no_archive(file: Path) -> Path:
    with zipfile.ZipFile(file, "w") as target:
        target.writestr("readme.txt", b"x")
    return file


REFUSED = {
    "unpacks to far more": bomb,
    "outside its folder": outside,
    "larger than anything": too_large,
    "no archive of one organisation": no_archive,
}


@pytest.mark.parametrize("words", REFUSED)
def test_harm_is_refused_before_anything_is_read(
    fresh: Fresh, tmp_path: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = REFUSED[words](tmp_path / "harm.zip")
    monkeypatch.setattr(contents, "fingerprint", None)
    with fresh("target"):
        before = everything()
        with pytest.raises(BackupError, match=words):
            bring_in(file)
        assert everything() == before


def test_a_changed_byte_and_another_release_are_refused(fresh: Fresh, archive: Path) -> None:
    with zipfile.ZipFile(archive) as held:
        entries = {name: held.read(name) for name in held.namelist()}

    def again(**other: bytes) -> Path:
        file = archive.with_name("again.zip")
        with zipfile.ZipFile(file, "w") as target:
            for name, body in (entries | other).items():
                target.writestr(name, body)
        return file

    with fresh("target"):
        with pytest.raises(BackupError, match="was changed"):
            bring_in(again(**{"files/logos/east.svg": LOGO + b" "}))
        later = entries[contents.NAME].replace(b'"0001_initial"', b'"0001_of_later"', 1)
        with pytest.raises(BackupError, match="the same release"):
            bring_in(again(**{contents.NAME: later}))


def test_every_model_is_in_it_or_said_to_be_left_out() -> None:
    known = {model._meta.label_lower for model in belonging.models()}
    every = {model._meta.label_lower for model in rows.models_of(apps)}
    assert not known & set(belonging.LEFT_OUT)
    assert known | set(belonging.LEFT_OUT) == every


def test_every_number_that_other_rows_follow_is_given_anew() -> None:
    numbered = {
        belonging.target_of(link)
        for model in belonging.models()
        for link in belonging.inner_links_of(model)
        if isinstance(link.related_model._meta.pk, AutoField)
    }
    assert numbered == importing.NUMBERED_AND_POINTED_TO


def test_the_commands_say_what_they_did(
    fresh: Fresh, archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("export_organisation", "eastbridge", tmp_path / "by-command.zip")
    with pytest.raises(CommandError, match="There is no organisation"):
        call_command("export_organisation", "nowhere", tmp_path / "nowhere.zip")
    with pytest.raises(CommandError, match="Choose another name"):
        call_command("export_organisation", "eastbridge", archive)
    with fresh("target"):
        with pytest.raises(CommandError, match="no word for an address"):
            call_command("import_organisation", archive, "--as", "not a word")
        call_command("import_organisation", archive, "--as", "east")
    said = capsys.readouterr().out
    assert "and read them back" in said
    assert "at /o/east/" in said
