"""A round answered without an account: by a link that works once, or on paper that somebody types in."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import grow_it as make

from coproduction_star.audit.models import Event
from coproduction_star.grow_it.assessments import services
from coproduction_star.grow_it.models import Assessment, AssessmentAnswer, AssessmentSlip, AssessmentSlips

pytestmark = pytest.mark.django_db


def text_of(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def until(days=10):
    day = timezone.localdate() + dt.timedelta(days=days)
    return {"until_day": day.day, "until_month": day.month, "until_year": day.year}


@pytest.fixture
def review(inside):
    return make.AssessmentFactory(programme=inside, kind="review", title="All sides", groups=["Carers", "Staff"])


@pytest.fixture
def where(review):
    day = timezone.localdate() + dt.timedelta(days=7)
    codes = services.make_slips(assessment=review, group="Carers", number=2, until=day, by=None)
    return reverse("grow_it:answer_by_link", args=[codes[0]])


def test_links_are_printed_once_for_one_group(lead_client, at, review):
    said = {"group": "Carers", "number": "3", **until()}
    page = text_of(lead_client.post(at("make_assessment_links", review.pk), said))
    assert page.count("/q/") >= 3
    assert "Hand these out to: Carers" in page
    round_page = text_of(lead_client.get(at("assessment", review.pk)))
    assert "3 of 3 unused" in round_page
    assert "/q/" not in round_page
    assert Event.objects.get(verb="grow_it.assessment_links_made").by is not None


@pytest.mark.parametrize(
    ("more", "words"),
    [({"group": ""}, "Choose a group."), ({"number": "61"}, "Make 60 links at most"),
     (until(-1), "This day has passed."), (until(200), "This is too far away.")],
)  # fmt: skip
def test_links_that_cannot_be_made_say_why(lead_client, at, review, more, words):
    page = text_of(lead_client.post(at("make_assessment_links", review.pk), {
        "group": "Carers", "number": "3", **until(), **more,
    }))  # fmt: skip
    assert words in page
    assert not AssessmentSlips.objects.exists()


def test_a_person_answers_once_and_nothing_leads_to_them(where, review):
    outside = Client()
    page = text_of(outside.get(where))
    assert "You speak for: Carers." in page
    assert "Thank you" in text_of(outside.post(where, {"score_REV1": "2", "note_REV1": "We rang twice"}))
    kept = AssessmentAnswer.objects.get()
    assert (kept.group, kept.scores, kept.by, kept.together) == ("Carers", {"REV1": 2}, None, False)
    assert AssessmentSlip.objects.count() == 1
    assert "opens nothing any more" in text_of(outside.get(where), 404)
    assert "opens nothing any more" in text_of(outside.post(where, {"score_REV1": "1"}), 404)
    assert Event.objects.get(verb="grow_it.assessment_answered").by is None


def test_an_empty_answer_says_what_to_do_and_keeps_the_link(where):
    page = text_of(Client().post(where, {"note_REV1": "Kept words"}))
    assert "Score one statement at least." in page
    assert "Kept words" in page
    assert AssessmentSlip.objects.count() == 2


def test_it_is_there_in_easy_read_and_sets_no_cookie(where):
    answer = Client().get(f"{where}?look=easy")
    assert "Nobody asks your name." in text_of(answer)
    assert not answer.cookies
    assert answer["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("change", ["round", "links", "day"])
def test_a_link_that_has_ended_opens_nothing(where, review, change):
    if change == "round":
        services.end(assessment=review, by=None)
    elif change == "links":
        services.end_slips(slips=AssessmentSlips.objects.get(), by=None)
    else:
        AssessmentSlips.objects.update(until="2020-01-01")
    for answer in (Client().get(where), Client().post(where, {"score_REV1": "2"})):
        assert answer.status_code in {404, 410}
    assert not AssessmentAnswer.objects.exists()


def test_wrong_codes_are_slowed(db):
    client = Client(REMOTE_ADDR="192.0.2.71")
    seen = {client.get(reverse("grow_it:answer_by_link", args=[f"WRONG-{n}"])).status_code for n in range(12)}
    assert seen == {404, 429}


def test_open_links_are_ended_by_the_team_alone(lead_client, signed_in, at, where, review):
    batch = AssessmentSlips.objects.get()
    assert signed_in("co-producer").post(at("end_assessment_links", review.pk, batch.pk)).status_code == 403
    lead_client.post(at("end_assessment_links", review.pk, batch.pk))
    assert not AssessmentSlip.objects.exists()


@pytest.mark.parametrize(("number", "shown"), [(4, False), (5, True)])
def test_five_answers_by_link_are_needed_too(lead_client, at, review, number, shown):
    day = timezone.localdate()
    for code in services.make_slips(assessment=review, group="Carers", number=number, until=day, by=None):
        Client().post(reverse("grow_it:answer_by_link", args=[code]), {"score_REV1": "2", "note_REV1": "Rang twice"})
    assert ("Rang twice" in text_of(lead_client.get(at("assessment", review.pk)))) is shown


def test_paper_of_one_person_counts_as_one_and_says_who_typed_it(lead_client, at, inside):
    begun = make.AssessmentFactory(programme=inside, title="Day one")
    said = {"group": "Residents", "score_MAP1": "2", "how": "paper"}
    for _one in range(4):
        lead_client.post(at("type_in_assessment", begun.pk), said | {"note_MAP1": f"Words {_one}"})
    assert "Fewer than 5 have answered." in text_of(lead_client.get(at("assessment", begun.pk)))
    lead_client.post(at("type_in_assessment", begun.pk), said | {"how": "together"})
    assert "Fewer than 5 have answered." not in text_of(lead_client.get(at("assessment", begun.pk)))
    typed = Event.objects.filter(verb="grow_it.assessment_typed_in")
    assert typed.count() == 5
    assert None not in set(typed.values_list("by", flat=True))


def test_the_first_round_stays_the_baseline_over_years(lead_client, at, inside):
    for number in range(8):
        one = make.AssessmentFactory(programme=inside, title=f"Year {number}")
        for _person in range(5):
            make.AssessmentAnswerFactory(
                programme=inside, assessment=one, scores={"MAP1": 1 if number == 0 else 3}, notes={}
            )
        services.end(assessment=one, by=None)
        Assessment.objects.filter(pk=one.pk).update(made_at=dt.datetime(2018 + number, 3, 1, tzinfo=dt.UTC))
    page = text_of(lead_client.get(at("assessment", one.pk)))
    assert "Since the first round" in page
    assert "Year 0" in page
    assert "Year 1" not in page
    row = page[page.index("Since the first round") :]
    assert row.index(">1<") < row.index(">3<")


def test_weak_answers_of_the_performance_check_become_promises(lead_client, at, inside):
    check = make.AssessmentFactory(programme=inside, kind="performance", title="Our targets")
    from coproduction_star.data.self_assessments import SelfAssessment, statements

    first = statements(SelfAssessment.PERFORMANCE)[0]
    for _person in range(5):
        make.AssessmentAnswerFactory(programme=inside, assessment=check, scores={first.id: 1}, notes={})
    services.end(assessment=check, by=None)
    page = text_of(lead_client.get(at("assessment", check.pk)))
    assert "Make it a promise" in page
    address = page.split('star-noprint" href="')[-1].split('"')[0].replace("&amp;", "&")
    assert "what=" in address
    assert first.suggestion.split("’")[0][:20] in text_of(lead_client.get(address))
