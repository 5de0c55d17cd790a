"""Children are asked while a parent's yes holds, and for what is for their age; who may be too young, never."""

import pytest
from django.utils import timezone
from tests.factories.capacity import SessionPlaceFactory
from tests.factories.people_offers import EntryFactory

from coproduction_star.people_it import parents
from coproduction_star.people_it.inviting import frame, services
from coproduction_star.people_it.models import Invitee

pytestmark = pytest.mark.django_db
PARENT = {"age": "child", "parent": "Her mother", "parent_how": "phone", "parent_agreed_on": "2026-01-10"}


@pytest.fixture
def child(agreed):
    """Ann, under 13, who agreed to be asked again in answers to which her mother agreed."""
    ann = agreed(email="ann@example.org", age_band="under-16")
    ann.survey_responses.update(**PARENT)
    return ann


@pytest.fixture
def for_children(survey):
    survey.youngest = 8
    survey.save()
    return survey


def held(survey):
    return dict(frame.people_frame(survey, narrowed={}, today=timezone.localdate()).held)


def test_a_child_is_asked_while_a_parents_yes_holds(for_children, child):
    assert held(for_children) == {}


def test_a_child_is_not_asked_for_what_is_not_for_children(survey, child):
    survey.youngest = 13
    assert held(survey) == {"young": 1}


def test_whoever_only_may_be_a_child_is_left_in_peace(for_children, agreed):
    agreed(age_band="under-16")
    assert held(for_children) == {"young": 1}


def test_after_the_parent_took_it_back_the_child_is_asked_no_more(for_children, child):
    EntryFactory(programme=for_children.programme, participant=child, **PARENT)  # a yes to offers is none to surveys
    assert held(for_children) == {}
    row = child.survey_responses.get()
    parents.take_back(programme=for_children.programme, kind="answers", key=row.pk, by=None)
    assert frame.why_not(for_children, [child], agreed=None, today=timezone.localdate()) == {child.pk: "young"}


def test_a_yes_taken_back_between_draw_and_sending_counts(for_children, child, drawn):
    EntryFactory(programme=for_children.programme, participant=child, **PARENT)
    sample, row = drawn(), child.survey_responses.get()
    parents.take_back(programme=for_children.programme, kind="answers", key=row.pk, by=None)
    services.send(sample=sample, by=None)
    assert Invitee.objects.get(participant=child).held == "young"


@pytest.mark.parametrize(("youngest", "why"), [(8, {}), (13, {}), (16, {"young": 1}), (18, {"young": 1})])
def test_of_an_age_to_act_alone_one_is_asked_for_what_is_surely_for_one(survey, agreed, youngest, why):
    """Between 13 and 17: nobody knows which."""
    agreed(age_band="under-16").survey_responses.update(age="young")
    survey.youngest = youngest
    assert held(survey) == why


def test_the_age_that_was_said_last_counts_wherever_it_was_said(survey, agreed):
    ann = agreed(age_band="")
    survey.youngest = 18
    assert held(survey) == {}
    SessionPlaceFactory(participant=ann, name="", age="young", session__programme=survey.programme)
    assert held(survey) == {"young": 1}
    EntryFactory(programme=survey.programme, participant=ann, age="adult")
    assert held(survey) == {}


def test_ages_of_many_take_one_query(survey, agreed, django_assert_max_num_queries):
    people = [agreed(email=f"{number}@example.org").pk for number in range(6)]
    with django_assert_max_num_queries(1):
        assert parents.youths(survey.organisation_id, people, kind="answers") == {}
