"""A result in public: who may show it, what everybody sees, what programs read, and that it can be taken back."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories.people_it import SurveyLinkFactory

from coproduction_star.audit.models import Event
from coproduction_star.people_it.models import Survey
from coproduction_star.people_it.results import charts, publishing
from coproduction_star.people_it.results.public_page import public_page
from coproduction_star.people_it.results.wording import called_then

PAGE_BUDGET = 12


def text_of(response):
    return response.content.decode()


@pytest.fixture(autouse=True)
def public_programme(programme):
    programme.published_at = timezone.now()
    programme.save()


@pytest.fixture
def lead(signed_in):
    return signed_in("programme-lead")


@pytest.fixture
def public(result):
    publishing.publish(result=result, who="The wellbeing board", by=None)
    return result


@pytest.fixture
def page_at(result):
    programme = result.survey.programme
    return reverse("people_it:public_results", args=(programme.organisation.slug, programme.slug, result.survey_id))


@pytest.fixture
def data_at(result):
    programme = result.survey.programme
    return f"/api/v1/in/{programme.organisation.slug}/{programme.slug}/survey-results"


def test_nothing_is_in_public_before_the_programme_is(client, lead, result, programme, page_at, data_at, at):
    programme.published_at = None
    programme.save()
    said = lead.post(at("publish_result", result.survey, result.pk), {"who": "The wellbeing board"}, follow=True)
    assert "once the programme has a public page" in text_of(said)
    assert client.get(page_at).status_code == 404
    assert client.get(data_at).status_code == 404


def test_nothing_is_in_public_until_somebody_shows_it(client, lead, result, page_at, data_at, at):
    assert client.get(page_at).status_code == 404
    assert client.get(f"{data_at}/{result.survey_id}").status_code == 404
    assert client.get(data_at).json()["items"] == []
    asked = lead.get(at("publish_result", result.survey, result.pk))
    assert "Show it to everybody" in text_of(asked)
    said = lead.post(at("publish_result", result.survey, result.pk), {"who": "The wellbeing board"}, follow=True)
    assert "Everybody can see this result now." in text_of(said)
    assert "Decided by: The wellbeing board." in text_of(said)
    assert Event.objects.filter(verb="people_it.result_published").exists()
    page = text_of(client.get(page_at))
    assert "Decided by: The wellbeing board." in page
    assert "Who we have not heard" in page
    assert "The ranges are worked out as if" in page
    assert client.get(data_at).json()["items"][0]["decided_by"] == "The wellbeing board"


def test_the_public_numbers_are_those_that_members_see_and_no_small_one(client, lead, public, data_at):
    told = client.get(f"{data_at}/{public.survey_id}?size=100").json()
    assert (told["state"], told["result"], told["decided_by"]) == ("done", str(public.pk), "The wellbeing board")
    assert told["answers"] % 5 == 0
    assert all(line["answers"] is None or line["answers"] > 7 for line in told["items"])
    assert any(line["estimate"] is not None for line in told["items"])
    assert told["address"].startswith("/in/")
    chosen = client.get(f"{data_at}/{public.survey_id}?question=do-more&by=sex").json()["items"]
    assert {line["by"] for line in chosen} == {"sex"}
    assert client.get(f"{data_at}/{public.survey_id}?colour=red").status_code == 422


def test_each_question_is_one_table_that_stacks_or_has_two_columns(client, public, page_at):
    shown = public_page(public, called_then(public))
    told = {table["question"] for table in public.tables["overall"] if any(one["value"] for one in table["lines"])}
    assert len(shown.tables) == len(told) > 3
    for table in shown.tables:
        assert len({len(row) for row in table.rows} | {len(table.head)}) == 1
    of_answers = next(table for table in shown.tables if len(table.head) == 2)
    assert re.search(r" \(answers: \d+\)$", of_answers.caption)
    assert of_answers.head[1] == "Share, and its range"
    page = text_of(client.get(page_at))
    assert page.count("Everybody") == 0
    assert shown.too_few.startswith("Too few answered to say anything: ")
    assert shown.too_few.split(": ")[1].split(" · ")[0] in page


def test_no_picture_or_table_of_who_was_heard_has_a_decimal(public):
    called = called_then(public)
    picture = charts.heard(public, called)
    assert len(picture.table.rows) == 2
    assert all(row[1].isdecimal() for row in picture.table.rows)
    table = public_page(public, called).heard_table
    assert not [cell for row in table.rows for cell in row[1:] if re.search(r"\d[.]\d", cell)]


def test_it_is_taken_back_for_a_reason_that_everybody_reads(client, lead, public, page_at, data_at, at):
    refused = lead.post(at("take_back_result", public.survey), {"why": ""})
    assert "Say why you take it back." in text_of(refused)
    gone = lead.post(at("take_back_result", public.survey), {"why": "The wrong year"}, follow=True)
    assert "Taken back. The public page says why." in text_of(gone)
    page = text_of(client.get(page_at))
    assert "because: The wrong year" in page
    assert "<table" not in page
    told = client.get(f"{data_at}/{public.survey_id}").json()
    assert (told["state"], told["taken_back_why"], told["answers"]) == ("taken-back", "The wrong year", None)
    assert (told["items"], told["heard"], told["sources"], told["result"]) == ([], [], [], None)
    assert client.get(data_at).json()["items"] == []
    again = lead.post(at("take_back_result", public.survey), {"why": "Twice"}, follow=True)
    assert "Nothing of this survey is in public." in text_of(again)
    lead.post(at("publish_result", public.survey, public.pk), {"who": "The board"})
    assert "Decided by: The board." in text_of(client.get(page_at))


def test_a_newer_result_takes_the_place_of_the_one_before(public, work_out, data_at, client):
    newer = work_out(public.survey)
    publishing.publish(result=newer, who="The board", by=None)
    public.refresh_from_db()
    assert public.published_at is None
    assert client.get(f"{data_at}/{public.survey_id}").json()["result"] == str(newer.pk)


def test_what_is_not_worked_out_is_shown_to_nobody(lead, survey, at):
    from coproduction_star.people_it.results import services

    waiting = services.ask_for_result(survey=survey, cap=None, by=None)
    assert lead.get(at("publish_result", survey, waiting.pk)).status_code == 404
    with pytest.raises(publishing.NothingToPublish):
        publishing.publish(result=waiting, who="The board", by=None)


@pytest.mark.parametrize("role", ["observer", "researcher"])
def test_only_who_may_publish_shows_a_result(signed_in, public, at, role):
    client = signed_in(role)
    assert client.get(at("publish_result", public.survey, public.pk)).status_code == 403
    assert client.get(at("take_back_result", public.survey)).status_code == 403
    page = text_of(client.get(at("results", public.survey)))
    assert "See the public page" in page
    assert "Take the result back" not in page


def test_the_page_of_a_survey_leads_to_it_once_nobody_can_answer(client, public):
    link = SurveyLinkFactory(survey=public.survey, code="mill-one")
    start = reverse("people_it:public_survey", args=(public.survey.organisation.slug, link.code))
    assert "See what people said, in numbers" not in text_of(client.get(start))
    Survey.objects.update(closes_on="2020-01-01")
    assert "See what people said, in numbers" in text_of(client.get(start))
    publishing.take_back(survey=public.survey, why="The wrong year", by=None)
    assert "See what people said, in numbers" not in text_of(client.get(start))


def test_the_public_page_keeps_to_its_budget(client, public, page_at, data_at, django_assert_max_num_queries):
    client.get(page_at)
    with django_assert_max_num_queries(PAGE_BUDGET):
        client.get(page_at)
    with django_assert_max_num_queries(PAGE_BUDGET):
        client.get(f"{data_at}/{public.survey_id}")


def test_the_title_is_in_the_language_of_the_reader_where_it_was_asked_in_it(client, public, page_at):
    public.definition |= {"languages": ["en", "cy"], "title": {"en": "What?", "cy": "Beth allwch chi ei wneud?"}}
    public.save(update_fields=["definition"])
    page = text_of(client.get(page_at, HTTP_ACCEPT_LANGUAGE="cy"))
    assert "Beth ddywedodd pobl: Beth allwch chi ei wneud?" in page
    assert "Beth allwch" not in text_of(client.get(page_at))
