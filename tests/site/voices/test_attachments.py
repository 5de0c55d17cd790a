"""Files: what they are is read off their content; they are saved, never shown by the browser."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django_scopes import scope
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people import HOSTILE

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.models import Organisation
from coproduction_star.voices.attachments.kinds import NotAllowed, kind_of
from coproduction_star.voices.models import Attachment

HOME = "/o/eastbridge/p/ageing-well/files/"
PDF = b"%PDF-1.7\n..."


def archive(*names: str, text: str = "x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PDF, "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "image/png"),
        (b"\xff\xd8\xff\xe0....", "image/jpeg"),
        (archive("word/document.xml"), "wordprocessingml.document"),
        (archive("xl/workbook.xml"), "spreadsheetml.sheet"),
        (archive("mimetype", text="application/vnd.oasis.opendocument.text"), "opendocument.text"),
        (b"name,hours\nRosa,3\n", "text/plain"),
    ],
)
def test_kinds_we_take(content: bytes, ending: str) -> None:
    assert kind_of(io.BytesIO(content)).endswith(ending)


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script>",
        b"  \n<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"MZ\x90\x00",
        b"PK\x03\x04 broken",
        archive("word/document.xml", "word/vbaProject.bin"),
        archive("other/thing"),
        b"\x00\x01\x02",
        b"   ",
    ],
)
def test_kinds_we_refuse(content: bytes) -> None:
    with pytest.raises(NotAllowed):
        kind_of(io.BytesIO(content))


@pytest.fixture
def initiative(programme: Programme, in_organisation: Any) -> Initiative:
    with in_organisation(programme.organisation, programme):
        return InitiativeFactory(programme=programme)


@pytest.fixture
def attached(
    initiative: Initiative, signed_in: Callable[..., Client], in_organisation: Any, settings: Any, tmp_path: Any
) -> Callable[..., tuple[Client, Attachment]]:
    own_folder = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path), "base_url": "/files/"},
    }
    settings.STORAGES = {**settings.STORAGES, "default": own_folder}

    def make(name: str = "minutes.pdf", content: bytes = PDF) -> tuple[Client, Attachment]:
        client = signed_in("practitioner")
        answers = {"file": SimpleUploadedFile(name, content), "description": HOSTILE}
        client.post(f"{HOME}journeys.initiative/{initiative.pk}/", answers)
        with in_organisation(initiative.organisation, initiative.programme):
            return client, Attachment.objects.get()

    return make


@pytest.mark.django_db
def test_a_file_is_saved_and_never_shown(attached: Any) -> None:
    client, made = attached()
    response = client.get(f"{HOME}{made.pk}/")
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/pdf"


@pytest.mark.django_db
def test_a_file_is_kept_under_a_name_of_our_own(attached: Any) -> None:
    _client, made = attached(name="../../evil.html")
    assert made.file.name.endswith(".pdf")
    assert "evil" not in made.file.name


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<script>alert(1)</script>", "We cannot take this kind of file"),
        (b"", "This file is empty"),
        (b"%PDF-" + b"x" * (10 * 1024 * 1024), "larger than 10 MB"),
    ],
    ids=["script", "empty", "large"],
)
def test_a_file_we_cannot_take_says_what_to_do(
    initiative: Initiative, signed_in: Any, content: bytes, words: str
) -> None:
    answers = {"file": SimpleUploadedFile("a.pdf", content), "description": "Minutes of May"}
    page = signed_in("practitioner").post(f"{HOME}journeys.initiative/{initiative.pk}/", answers).content.decode()
    assert words in page
    assert "Minutes of May" in page


@pytest.mark.django_db
def test_another_programmes_file_does_not_exist(attached: Any, programme: Programme, in_organisation: Any) -> None:
    client, made = attached()
    with in_organisation(programme.organisation):
        ProgrammeFactory(organisation=programme.organisation, slug="other")
    assert client.get(f"/o/eastbridge/p/other/files/{made.pk}/").status_code == 404


@pytest.mark.django_db
def test_a_removed_file_is_gone_for_all_until_brought_back(attached: Any) -> None:
    client, made = attached()
    client.post(f"{HOME}{made.pk}/remove/")
    assert client.get(f"{HOME}{made.pk}/").status_code == 404
    client.post(f"{HOME}{made.pk}/restore/")
    assert b"".join(client.get(f"{HOME}{made.pk}/").streaming_content) == PDF


@pytest.mark.django_db
def test_who_only_looks_adds_no_file(initiative: Initiative, signed_in: Any) -> None:
    response = signed_in("observer").post(f"{HOME}journeys.initiative/{initiative.pk}/", {})
    assert response.status_code == 403


class TestBeforeAnElection:
    """No page gives a picture by or of a councillor; a document is given, without their name in its own."""

    PICTURE = b"\xff\xd8\xff\xe0...."

    @pytest.fixture
    def look(self, attached: Any, member: Any) -> Callable[..., tuple[str, Any]]:
        councillor = member("councillor", user__name="Zebedee Unmistakable")

        def files(name: str, content: bytes, *, by_councillor: bool = False) -> tuple[str, Any]:
            client, made = attached(name=name, content=content)
            if by_councillor:
                with scope(organisation=made.organisation_id, programme=made.programme_id):
                    Attachment.objects.update(participant=councillor.participant)
            Organisation.objects.update(election_from="2000-01-01", election_until="2099-01-01")
            page = client.get(f"{HOME}journeys.initiative/{made.subject_id}/").content.decode()
            return page.partition("<main")[2], client.get(f"{HOME}{made.pk}/")

        return files

    @pytest.mark.django_db
    @pytest.mark.parametrize("name", ["zebedee_unmistakable-2026.jpg", "Zebedee Unmistakable.jpg"])
    def test_a_picture_of_one_is_told_of_and_not_given(self, look: Any, name: str) -> None:
        page, answer = look(name, self.PICTURE)
        assert "A picture (not shown before the election)" in page
        assert "zebedee" not in page.casefold()
        assert answer.status_code == 404

    @pytest.mark.django_db
    def test_nor_is_one_that_a_councillor_added(self, look: Any) -> None:
        page, answer = look("hall.jpg", self.PICTURE, by_councillor=True)
        assert "hall.jpg" not in page
        assert answer.status_code == 404

    @pytest.mark.django_db
    def test_another_picture_is(self, look: Any) -> None:
        page, answer = look("hall.jpg", self.PICTURE)
        assert "hall.jpg" in page
        assert b"".join(answer.streaming_content) == self.PICTURE

    @pytest.mark.django_db
    def test_a_document_is_given_without_the_name(self, look: Any) -> None:
        page, answer = look("Letter_from_Zebedee_Unmistakable.pdf", PDF)
        assert "zebedee" not in page.casefold()
        assert b"".join(answer.streaming_content) == PDF
        assert "zebedee" not in answer["Content-Disposition"].casefold()
        assert ".pdf" in answer["Content-Disposition"]
