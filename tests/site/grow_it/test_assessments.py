"""Looking at oneself: each group for itself, then side by side; weak answers become promises."""

import csv
import io

import pytest
from tests.factories import grow_it as make

from coproduction_star.audit.models import Event
from coproduction_star.data.self_assessments import SelfAssessment, statements
from coproduction_star.grow_it.models import Assessment, AssessmentAnswer

pytestmark = pytest.mark.django_db


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def begun(inside):
    return make.AssessmentFactory(programme=inside, title="Day one")


def answer(begun, group, score, number=1, **more):
    for _one in range(number):
        make.AssessmentAnswerFactory(
            programme=begun.programme, assessment=begun, group=group, scores={"MAP1": score}, notes={}, **more
        )


def test_a_round_begins_with_the_usual_groups(lead_client, at, inside):
    page = text_of(lead_client.post(at("new_assessment"), {"kind": "readiness", "title": "Day one"}, follow=True))
    assert "Nobody has answered yet." in page
    assert Assessment.objects.get().groups[0] == "Residents"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"title": ""}, "Give this round a name."), ({"kind": ""}, "Choose what you look at."),
        ({"groups": "Us\nus"}, "A group stands there twice."),
    ],
)  # fmt: skip
def test_a_round_needs_a_name_and_a_kind(lead_client, at, inside, more, words):
    page = text_of(lead_client.post(at("new_assessment"), {"kind": "review", "title": "Ours", "groups": "", **more}))
    assert words in page
    assert not Assessment.objects.exists()


def test_every_statement_is_asked_and_one_answer_is_enough(signed_in, at, begun):
    resident = signed_in("co-producer")
    form = text_of(resident.get(at("answer_assessment", begun.pk)))
    assert all(one.words in form for one in statements(SelfAssessment.READINESS))
    said = {"group": "Residents", "score_MAP1": "2", "score_FOC1": "4", "note_FOC1": "We voted in May"}
    page = text_of(resident.post(at("answer_assessment", begun.pk), said, follow=True))
    assert "Saved. Thank you." in page
    assert AssessmentAnswer.objects.get().scores == {"MAP1": 2, "FOC1": 4}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"group": "Residents"}, "Score one statement at least."),
        ({"score_MAP1": "2"}, "Choose for whom you speak."),
        ({"group": "Residents", "score_MAP1": "5", "note_MAP2": "Kept"}, "4 and 5 need something others can see."),
    ],
)
def test_bad_input_says_what_to_do_and_keeps_the_words(lead_client, at, begun, said, words):
    page = text_of(lead_client.post(at("answer_assessment", begun.pk), said))
    assert words in page
    assert ("Kept" in page) is ("note_MAP2" in said)
    assert not AssessmentAnswer.objects.exists()


def test_a_second_answer_takes_the_place_of_the_first(lead_client, at, begun):
    for score, version in (("2", ""), ("3", "1")):
        lead_client.post(
            at("answer_assessment", begun.pk), {"group": "Staff", "score_MAP1": score, "version": version}
        )
    assert AssessmentAnswer.objects.get().scores == {"MAP1": 3}
    assert "Change my answer" in text_of(lead_client.get(at("assessment", begun.pk)))


def test_an_answer_changed_in_two_windows_shows_both(lead_client, at, begun):
    said = {"group": "Staff", "score_MAP1": "2"}
    lead_client.post(at("answer_assessment", begun.pk), said)
    lead_client.post(at("answer_assessment", begun.pk), {**said, "score_MAP1": "3", "version": "1"})
    page = text_of(lead_client.post(at("answer_assessment", begun.pk), {**said, "score_MAP1": "1", "version": "1"}))
    assert "3 – in several places" in page
    assert AssessmentAnswer.objects.get().scores == {"MAP1": 3}


def test_groups_that_see_it_in_different_ways_are_told(lead_client, at, begun):
    answer(begun, "Residents", 1, 3)
    answer(begun, "Staff", 5, 3)
    page = text_of(lead_client.get(at("assessment", begun.pk)))
    assert "Groups see 1 statement in quite different ways" in page
    assert "Where each part stands, and how far apart groups see it" in page


def test_weak_statements_become_promises_when_the_round_has_ended(lead_client, at, begun):
    answer(begun, "Residents", 1, 2)
    assert "Make it a promise" not in text_of(lead_client.get(at("assessment", begun.pk)))
    assert "End this round?" in text_of(lead_client.get(at("end_assessment", begun.pk)))
    page = text_of(lead_client.post(at("end_assessment", begun.pk), follow=True))
    assert "Make it a promise" in page
    where = page.split('star-noprint" href="')[1:]
    address = next(part.split('"')[0] for part in where if "what=Ask" in part.split('"')[0])
    assert "Ask ten people this week what they do" in text_of(lead_client.get(address.replace("&amp;", "&")))


def test_when_a_round_ends_nothing_leads_to_whoever_answered(lead_client, at, begun):
    lead_client.post(at("answer_assessment", begun.pk), {"group": "Staff", "score_MAP1": "2"})
    assert AssessmentAnswer.objects.get().by is not None
    assert Event.objects.get(verb="grow_it.assessment_answered").by is None
    lead_client.post(at("end_assessment", begun.pk))
    assert AssessmentAnswer.objects.get().by is None
    page = text_of(lead_client.post(at("answer_assessment", begun.pk), {"group": "Staff", "score_MAP1": "4",
                                                                         "note_MAP1": "Too late"}))  # fmt: skip
    assert "This round has ended meanwhile." in page
    assert "Too late" in page


def test_a_review_shows_nothing_of_fewer_than_five(lead_client, at, inside):
    review = make.AssessmentFactory(programme=inside, kind="review", groups=["Carers", "Staff"])
    for group, number in (("Carers", 3), ("Staff", 1)):
        for _one in range(number):
            make.AssessmentAnswerFactory(
                programme=inside, assessment=review, group=group, scores={"REV1": 1}, notes={"REV1": "Ann was rude"}
            )
    page = text_of(lead_client.get(at("assessment", review.pk)))
    assert "Fewer than 5 have answered." in page
    assert "Ann was rude" not in page
    assert "cs-chart" not in page
    rows = list(
        csv.DictReader(io.StringIO(lead_client.get(at("assessment_csv", review.pk)).content.decode("utf-8-sig")))
    )
    assert {row["median"] for row in rows if row["statement"] == "REV1"} == {"", "too few to show"}


@pytest.mark.parametrize(("number", "shown"), [(4, False), (5, True)])
def test_whoever_answers_alone_is_not_shown_alone(lead_client, at, begun, number, shown):
    for _one in range(number):
        make.AssessmentAnswerFactory(
            programme=begun.programme, assessment=begun, scores={"MAP1": 4}, notes={"MAP1": "We voted"}, together=False
        )
    page = text_of(lead_client.get(at("assessment", begun.pk)))
    assert ("Fewer than 5 have answered." in page) is not shown
    assert ("We voted" in page) is shown
    assert ("cs-chart" in page) is shown


def test_what_a_group_said_together_is_typed_in(lead_client, signed_in, at, begun):
    lead_client.post(at("type_in_assessment", begun.pk), {"group": "Residents", "score_MAP1": "2"})
    lead_client.post(at("type_in_assessment", begun.pk), {"group": "Staff", "score_MAP1": "3"})
    assert AssessmentAnswer.objects.filter(together=True).count() == 2
    assert signed_in("co-producer").get(at("type_in_assessment", begun.pk)).status_code == 403


def test_earlier_rounds_make_a_trend(lead_client, at, begun):
    answer(begun, "Residents", 1, 2)
    lead_client.post(at("end_assessment", begun.pk))
    later = make.AssessmentFactory(programme=begun.programme, title="A year later")
    page = text_of(lead_client.get(at("assessment", later.pk)))
    assert "Earlier rounds" in page
    assert "Day one" in page


def test_many_answers_take_few_queries(lead_client, at, begun, django_assert_max_num_queries):
    answer(begun, "Residents", 3, 30)
    with django_assert_max_num_queries(16):
        lead_client.get(at("assessment", begun.pk))
