"""The report in its versions, those who disagree with their words, the service’s answer by its day, and the end."""

import pytest
from django.test import Client
from tests.factories import visits as make
from tests.factories.journeys import InitiativeFactory

from coproduction_star.journeys.models import Promise
from coproduction_star.journeys.steps import all_steps
from coproduction_star.together.models import ReportVersion, ReportView, Review, ReviewReport, ServiceAnswer
from coproduction_star.together.visits import reporting
from coproduction_star.together.visits.report_selectors import reported
from coproduction_star.voices.models import State

pytestmark = pytest.mark.django_db
OWN, WORDS = "/r/visits/", "apple river lamp garden"


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def agreeing(review):
    review.phase = "agreeing"
    review.save()
    return review


@pytest.fixture
def report(agreeing):
    return make.ReviewReportFactory(review=agreeing, text="The lights are out")


def follower(words=WORDS) -> Client:
    client = Client()
    assert client.post("/r/", {"reference": words})["Location"] == OWN
    return client


def answers(review, **more):
    said = {"version": str(review.version)}
    for one in review.points.all():
        key = one.pk.hex
        said |= {f"accepts_{key}": "yes", f"words_{key}": f"We do it: {one.title}", f"day_{key}_day": "1"}
        said |= {f"day_{key}_month": "6", f"day_{key}_year": "2030"}
    return said | more


def test_each_version_of_the_report_stays(lead_client, at, agreeing):
    where = at("write_report", agreeing.pk)
    lead_client.post(where, {"text": "The lights are out", "version": "0"})
    page = text_of(lead_client.post(where, {"text": "Two lights are out", "version": "1"}, follow=True))
    assert "Two lights are out" in page
    assert "Version 2" in page
    assert list(ReportVersion.objects.values_list("number", "text")) == [
        (2, "Two lights are out"), (1, "The lights are out")
    ]  # fmt: skip
    assert "The lights are out" in text_of(lead_client.get(at("report_versions", agreeing.pk)))


def test_two_who_edit_the_report_at_once_see_both_texts_and_lose_none(lead_client, at, report):
    ReviewReport.objects.update(version=2, text="The lights work again")
    page = text_of(lead_client.post(at("write_report", report.review_id), {"text": "All dark", "version": "1"}))
    assert "Somebody else changed this while you were writing" in page
    assert "The lights work again" in page
    assert page.count("All dark") >= 2
    lead_client.post(at("write_report", report.review_id), {"text": "All dark", "version": "2"})
    assert ReviewReport.objects.get().text == "All dark"


def test_two_who_begin_the_report_at_once_lose_nothing(lead_client, at, report):
    page = text_of(lead_client.post(at("write_report", report.review_id), {"text": "All dark", "version": "0"}))
    assert "The lights are out" in page
    assert "All dark" in page


def test_a_report_is_written_once_the_visits_are_over(lead_client, at, review):
    page = text_of(lead_client.post(at("write_report", review.pk), {"text": "All dark", "version": "0"}))
    assert "The report is written once the visits are over." in page
    assert "All dark" in page


def test_who_disagrees_keeps_their_words_by_four_words(report, signed_in, at, lead_client, public):
    make.ReviewTakerFactory(review=report.review, reference=WORDS)
    browser = follower()
    assert "The lights are out" in text_of(browser.get(OWN))
    page = text_of(browser.post(f"{OWN}view/", {"view": "disagree", "words": ""}))
    assert "Write what you see in another way." in page
    browser.post(f"{OWN}view/", {"view": "disagree", "words": "only one was out"})
    here = at("review", report.review_id)
    assert "only one was out" not in text_of(lead_client.get(here))
    view = ReportView.objects.get()
    moderator = signed_in("moderator")
    assert "Check what somebody says of the report" in text_of(moderator.get(here))
    shown = {"deed": "show", "words": view.words, "version": "1"}
    moderator.post(at("check_report_view", report.review_id, view.pk), shown)
    assert ReportView.objects.get().state == State.SHOWN
    ReviewReport.objects.update(version=2)
    assert "Does not agree (to version 1):" in text_of(lead_client.get(here))
    assert "only one was out" not in text_of(Client().get(public("public_review")))
    Review.objects.update(phase="answered")
    assert "only one was out" in text_of(Client().get(public("public_review")))


def test_agreement_is_with_the_version_that_was_read(report):
    ReviewReport.objects.update(version=2)
    review = Review.objects.get(pk=report.review_id)
    make.ReviewTakerFactory(review=report.review, reference=WORDS)
    browser = follower()
    assert 'name="read" value="2"' in text_of(browser.get(f"{OWN}view/"))
    for read, version, agree in (("1", 1, 0), ("9", 2, 1), ("2", 2, 1)):
        browser.post(f"{OWN}view/", {"view": "agree", "words": "", "read": read})
        assert ReportView.objects.get().of_version == version
        assert reported(review).agree == agree
    make.ReportViewFactory(report=report, taker__review=report.review, of_version=1)
    assert reported(review).disagree == 1


def test_a_member_says_it_only_if_they_took_part(report, signed_in, at, member):
    resident = signed_in("co-producer")
    page = text_of(resident.get(at("report_view", report.review_id), follow=True))
    assert "Those who took part say whether they agree" in page
    assert not ReportView.objects.exists()


def test_the_service_answers_each_point_and_what_it_does_becomes_a_promise(lead_client, at, report, public, points):
    initiative = InitiativeFactory(programme=report.programme)
    Review.objects.update(initiative=initiative)
    no = points[1].pk.hex
    more = {f"accepts_{no}": "no", f"words_{no}": "The stairs belong to somebody else.", f"day_{no}_day": "",
            f"day_{no}_month": "", f"day_{no}_year": ""}  # fmt: skip
    where = at("answer_review", report.review_id)
    page = text_of(lead_client.post(where, answers(report.review, **more), follow=True))
    assert "We do it: You can read the names" in page
    promise = Promise.objects.get()
    assert (promise.who_in_words, promise.initiative) == ("Estate services", initiative)
    assert ServiceAnswer.objects.get(point=points[1]).by_when is None
    anyone = text_of(Client().get(public("public_review")))
    assert "We cannot, because:" in anyone
    assert "The lights are out" in anyone
    step = next(one for one in all_steps() if one.slug == "together")
    assert next(iter(step.public_rows([report.programme]))).place == "decided"


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        ("accepts", "", "Choose what the service says."), ("words", "", "Write what you do, or why you cannot."),
        ("day", "", "Enter the day by which you do it."),
    ],
)  # fmt: skip
def test_an_answer_says_what_is_missing_and_loses_nothing(lead_client, at, report, points, part, value, words):
    key = points[0].pk.hex
    names = [f"day_{key}_{one}" for one in ("day", "month", "year")] if part == "day" else [f"{part}_{key}"]
    where = at("answer_review", report.review_id)
    page = text_of(lead_client.post(where, answers(report.review, **dict.fromkeys(names, value))))
    assert words in page
    assert "We do it: The light works" in page
    assert not ServiceAnswer.objects.exists()


def test_nobody_answers_before_there_is_a_report(lead_client, at, agreeing):
    page = text_of(lead_client.post(at("answer_review", agreeing.pk), answers(agreeing)))
    assert "Write the report of the group first" in page


def test_only_somebody_who_decides_answers(signed_in, at, report):
    assert signed_in("practitioner").get(at("answer_review", report.review_id)).status_code == 403


def test_a_review_does_not_close_without_an_answer_and_can_be_opened_again(lead_client, at, report):
    where = at("close_review", report.review_id)
    page = text_of(lead_client.post(where, {"deed": "close"}, follow=True))
    assert "“We cannot, because”" in page
    assert Review.objects.get().phase == "agreeing"
    lead_client.post(at("answer_review", report.review_id), answers(report.review))
    lead_client.post(where, {"deed": "close"})
    assert Review.objects.get().phase == "closed"
    assert "Open it again" in text_of(lead_client.get(at("review", report.review_id)))
    lead_client.post(where, {"deed": "reopen"})
    assert Review.objects.get().phase == "answered"
    assert lead_client.post(where, {"deed": "burn"}).status_code == 404


def test_an_answer_to_all_points_or_none(report, points):
    one = {points[0].pk: reporting.Answer("no", "We cannot", None)}
    with pytest.raises(reporting.NoAnswer):
        reporting.answer(review=report.review, version=report.review.version, answers=one, by=None)
    assert Review.objects.get().phase == "agreeing"


def test_an_answer_waits_for_whoever_leads(report, member):
    step = next(one for one in all_steps() if one.slug == "together")
    lead = member("programme-lead").user
    assert [one.title for one in step.waiting_for(lead)] == ["Give the service’s answer to a review: The lobbies"]


def test_who_has_no_computer_says_by_phone_whether_they_agree(report, lead_client, at):
    make.ReviewTakerFactory(review=report.review, reference=WORDS)
    where = at("enter_visit", report.review_id)
    said = {"channel": "phone", "view": "disagree", "words": "only one was out", "slip_words": WORDS}
    assert "Do you agree with the report?" in text_of(lead_client.get(where))
    lead_client.post(where, said)
    assert ReportView.objects.get().words == "only one was out"
    wrong = text_of(lead_client.post(where, {**said, "slip_words": "lamp lamp river apple"}))
    assert "No slip of this form has these words" in wrong
    lead_client.post(where, {"channel": "paper", "view": "agree", "words": "", "slip_words": ""})
    assert sorted(ReportView.objects.values_list("agrees", flat=True)) == [False, True]
    assert ReportView.objects.get(agrees=False).taker.channel == "online"
