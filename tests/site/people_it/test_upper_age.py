"""A survey from an age to an age: it says so everywhere, and whoever is older is thanked and counted nowhere."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader
from tests.factories.people_it import SurveyEditionFactory, SurveyFactory, SurveyLinkFactory, survey_document

from coproduction_star.people_it.models import AnswerFile, Response, Survey, SurveyLink
from coproduction_star.people_it.survey import forms, services

SignedIn = Callable[..., Client]
ASKED = [{"bank": "do-more"}, {"bank": "good-at"}, {"bank": "want-help"}, {"bank": "age-group"}]
pytestmark = pytest.mark.django_db


def page_of(answer: Any) -> str:
    return unescape(answer.content.decode())


@pytest.fixture
def link(link: SurveyLink) -> SurveyLink:
    """For people of 16 to 25."""
    edition = link.survey.editions.get()
    edition.definition = survey_document(youngest=16, oldest=25, questions=ASKED, sections=[])
    edition.save()
    Survey.objects.filter(pk=link.survey_id).update(youngest=16, oldest=25)
    return link


@pytest.fixture
def team(link: SurveyLink) -> str:
    survey = link.survey
    return f"/o/{survey.organisation.slug}/p/{survey.programme.slug}/people-it/surveys/{survey.pk}/"


class TestWhoeverComes:
    def test_reads_for_whom_it_is_and_says_which_holds(self, first: str) -> None:
        page = page_of(Client().get(first))
        for said in ("For people aged 16 to 25", "I am 16 to 25", "I am younger than 16", "I am older than 25"):
            assert said in page
        assert "or older" not in page

    def test_and_is_older_is_thanked_and_told_whom_else_to_speak_to(self, first: str, link: SurveyLink) -> None:
        type(link.organisation).objects.update(contact="Ring Joy on 01632 960 960.")
        answer = Client().post(first, {"look": "usual", "old_enough": "older"})
        assert answer["Location"] == f"{first}older/"
        page = page_of(Client().get(answer["Location"]))
        assert "Thank you for wanting to take part. These questions are for people up to 25 years." in page
        assert "Ring Joy on 01632 960 960." in page
        assert "another survey" not in page
        assert not Response.objects.exists()

    def test_is_led_to_another_open_survey_that_is_for_them(self, first: str, link: SurveyLink) -> None:
        for title, oldest in (("For all of us", None), ("For the young again", 20)):
            other = SurveyFactory(programme=link.survey.programme, open=True, title=title, oldest=oldest)
            SurveyEditionFactory(survey=other)
            SurveyLinkFactory(survey=other, code=f"OTHER-{oldest}")
        page = page_of(Client().get(f"{first}older/"))
        assert "There is another survey that you can answer:" in page
        assert "For all of us" in page
        assert "For the young again" not in page

    def test_and_turns_out_to_be_older_has_answered_nothing(self, first: str) -> None:
        client = Client()
        client.get(first)
        client.post(first, {"look": "usual", "old_enough": "yes"})
        client.post(f"{first}q/do-more/", {"answer": "maybe"})
        client.post(f"{first}apart/?then=age-group", {"agrees": "yes"})
        answer = client.post(f"{first}q/age-group/", {"answer": "35-44"})
        assert answer["Location"] == f"{first}older/"
        kept = Response.objects.get()
        assert kept.withdrawn_at is not None
        assert kept.answers == {}

    def test_where_there_is_no_upper_age_finds_no_such_page(self, first: str, link: SurveyLink) -> None:
        edition = link.survey.editions.get()
        edition.definition = survey_document()
        edition.save()
        assert Client().get(f"{first}older/")["Location"] == first

    def test_in_welsh_reads_it_in_welsh(self, first: str) -> None:
        client = Client(headers={"accept-language": "cy"})
        page = page_of(client.get(f"{first}older/"))
        assert 'lang="cy"' in page
        assert "Thank you" not in page
        assert "For people aged" not in page_of(client.get(first))


def version_of(survey: Survey) -> dict[str, str]:
    return {"version": forms.words_of_description(survey)["version"]}


class TestTheTeam:
    def test_says_the_upper_age_or_leaves_it_empty(self, signed_in: SignedIn, ready: Survey, at: Any) -> None:
        client = signed_in("programme-lead")
        there = at("survey_settings", ready)
        said = {"title": "Ours", "youngest": 16, "languages": ["en"]} | version_of(ready)
        low = page_of(client.post(there, said | {"oldest": 12}))
        assert "This age is below the first." in low
        assert client.post(there, said | {"oldest": 25}).status_code == 302
        ready.refresh_from_db()
        assert (ready.oldest, ready.draft["oldest"]) == (25, 25)
        assert "from 16 to 25 years" in page_of(client.get(at("survey", ready)))
        empty = said | {"oldest": ""} | version_of(ready)
        assert client.post(there, empty).status_code == 302
        ready.refresh_from_db()
        assert ready.oldest is None
        assert "oldest" not in ready.draft

    def test_publishes_it_with_its_upper_age(self, ready: Survey) -> None:
        ready.draft = ready.draft | {"oldest": 60}
        assert services.publish(survey=ready, by=None).definition["oldest"] == 60

    def test_reads_on_the_phone_what_to_say_to_whoever_is_older(self, signed_in: SignedIn, team: str) -> None:
        page = page_of(signed_in("programme-lead").get(f"{team}answers/script/"))
        assert "For people aged 16 to 25." in page
        assert "Only over 25. Thank them" in page

    def test_prints_it_on_the_paper(self, first: str, tmp_path: Any) -> None:
        sheet = tmp_path / "sheet.pdf"
        sheet.write_bytes(Client().post(f"{first}paper/", {"copies": "1", "look": "usual", "language": "en"}).content)
        text = " ".join(" ".join(page.extract_text() for page in PdfReader(sheet).pages).split())
        assert "For people aged 16 to 25." in text

    def test_types_in_nothing_of_somebody_older(self, signed_in: SignedIn, team: str) -> None:
        typed = {"channel": "paper", "q_age-group": "4", "apart": "on"}
        page = page_of(signed_in("programme-lead").post(f"{team}answers/type-in/", typed))
        assert "The survey is not for people of this age. Type in nothing of this copy." in page
        assert not Response.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_row_of_a_file_outside_the_ages_is_named_and_left_out(
    signed_in: SignedIn, team: str, settings: Any, tmp_path: Any
) -> None:
    own = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": own}
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    client = signed_in("programme-lead")
    text = b"do-more,age-group,_uuid\nmaybe,16-24,u1\nmaybe,35-44,u2\nno,under-16,u3\n"
    there = client.post(f"{team}answers/file/", {"file": SimpleUploadedFile("kobo.csv", text)})["Location"]
    page = page_of(client.get(there))
    of = AnswerFile.objects.get()
    assert (of.read, of.good, of.bad) == (3, 1, 2)
    assert "The survey is not for people of this age, so it is not counted." in page
    assert [one["first"] for one in of.complaints] == [[3, 4]]
    client.post(there, {"may_count": "on"})
    assert Response.objects.count() == 1
