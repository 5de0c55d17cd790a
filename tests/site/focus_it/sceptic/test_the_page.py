"""What a sceptic would ask: five questions, each with what features found, and never “none” where nobody looked."""

import datetime as dt

import pytest
from django.urls import reverse
from tests.factories.focus_it import (
    BusinessCaseFactory,
    ChallengeFactory,
    FriendFactory,
    MatrixFactory,
    OptionFactory,
    RaterFactory,
    RatingFactory,
    rated_matrix,
)
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import HOSTILE
from tests.factories.theory_of_change import AgreementFactory, ArrowFactory, CriterionFactory, TheoryFactory

from coproduction_star.focus_it.critical_friends import services as friends
from coproduction_star.focus_it.doubts import Question, doubts_about
from coproduction_star.focus_it.impact_matrix import services
from coproduction_star.focus_it.models import Option
from coproduction_star.focus_it.sceptic.presenters import MOST
from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.models import Decision
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db
NOBODY = "Nobody has looked yet."
DAY = dt.date(2026, 11, 1)


def text(answer):
    return answer.content.decode()


@pytest.fixture
def page_of(signed_in, programme):
    def read(initiative, role="observer"):
        where = reverse("focus_it:sceptic", args=(programme.organisation.slug, programme.slug, initiative.pk))
        return text(signed_in(role).get(where))

    return read


@pytest.fixture
def told(member):
    """`told(initiative, question)` is what a looker-on is told about it."""
    access = access_of(member("observer"))

    def read(initiative, question):
        return [one.sentence for one in doubts_about(initiative, access)[question]]

    return read


@pytest.fixture
def closed(rated, lead):
    services.close_matrix(matrix=rated, by=lead.user)
    return rated


def first(matrix):
    return matrix.options.order_by("position")[0]


def test_where_nobody_has_looked_it_says_so_and_never_none(programme, inside, page_of):
    page = page_of(InitiativeFactory(programme=programme, evidence="comparison"))
    assert page.count(NOBODY) == 5
    assert "Nobody has looked at 5 of the five questions yet." in page
    assert HOSTILE not in page


def test_the_register_tells_weak_evidence_who_is_not_reached_and_whose_time_it_takes(programme, inside, told):
    one = InitiativeFactory(programme=programme, groups_not_reached="Night workers", citizen_hours_a_month=120)
    assert "Nobody has written down how it is known to work." in told(one, Question.WEAKEST)
    assert told(one, Question.LOSES) == [
        "Not reached: Night workers", "Citizens give 120 hours a month. It is their time, and no saving.",
    ]  # fmt: skip


def test_dissent_that_was_written_down_stands_there_and_silence_is_not_agreement(programme, inside, told):
    one = InitiativeFactory(programme=programme)
    facts = {"programme": programme, "organisation": programme.organisation, "initiative": one, "decided_on": DAY}
    Decision.objects.create(**facts, what="Go", why="x", decided_by="Cabinet", dissent="Two members said no")
    Decision.objects.create(**facts, what="Stay", why="x", decided_by="Cabinet")
    said = " ".join(told(one, Question.DISSENT))
    assert "Two members said no" in said
    assert "Nobody’s disagreement was written down." in said


def test_challenges_without_answer_come_first_then_those_declined(friend_of, programme, inside, told, lead):
    one = InitiativeFactory(programme=programme)
    friend = friend_of()
    declined = ChallengeFactory(friend=friend, initiative=one, words="Too dear", line="Cost")
    ChallengeFactory(friend=friend, initiative=one, words="For whom?", line="People")
    friends.answer(challenge=declined, title="T", version=1, reply="decline", why="It is paid", by=lead.user)
    assert told(one, Question.CHALLENGES) == [
        "“For whom?” (People). Not answered.", "“Too dear” (Cost). Declined, because: It is paid",
    ]  # fmt: skip


def test_when_all_challenges_were_taken_up_it_says_how_many(friend_of, programme, inside, told, lead):
    one = InitiativeFactory(programme=programme)
    made = ChallengeFactory(friend=friend_of(), initiative=one)
    friends.answer(challenge=made, title="T", version=1, reply="accept", why="Yes", by=lead.user)
    assert told(one, Question.CHALLENGES) == ["1 challenge was made, and it was taken up."]


@pytest.fixture
def friend_of(matrix):
    return lambda: FriendFactory(matrix=matrix)


def test_a_matrix_tells_its_weak_figures_and_its_risk(programme, inside, told, matrix):
    option = first(matrix)
    assert "Nobody has said how many people would benefit." in told(option.initiative, Question.WEAKEST)
    Option.objects.filter(pk=option.pk).update(people=40, risk="high", risk_note="It floods", feasibility="low")
    weak = told(option.initiative, Question.WEAKEST)
    assert "40 people would benefit. An estimate of whoever leads the matrix. No source is written down." in weak
    assert "It is hardly feasible." in weak
    assert told(option.initiative, Question.LOSES) == ["The risk is high: It floods"]


def test_while_people_rate_nothing_of_what_they_think_is_told(rated, told):
    hidden = ["People are rating now. What groups think is shown when rating is closed."]
    assert told(first(rated).initiative, Question.DISSENT) == hidden
    assert told(first(rated).initiative, Question.TURNING) == hidden


def test_groups_that_part_are_told_as_groups_when_rating_is_closed(programme, inside, told, lead):
    matrix = MatrixFactory(programme=programme, opened=True, impact_label="Lives")
    option, _other = OptionFactory(matrix=matrix, position=1), OptionFactory(matrix=matrix, position=2)
    for group, impact in (("communities", 2), ("frontline-staff", -1)):
        for _number in range(3):
            rater = RaterFactory(matrix=matrix, group=group)
            RatingFactory(option=option, rater=rater, impact=impact, reason="Because I said so")
    services.close_matrix(matrix=matrix, by=lead.user)
    assert told(option.initiative, Question.DISSENT) == ["Lives: Communities say +2, Frontline staff say −1."]
    assert told(option.initiative, Question.LOSES) == ["Frontline staff see a loss: Lives, −1."]


def test_what_would_change_the_order_is_told_of_the_option_and_its_neighbour(closed, told):
    ahead, behind = closed.options.order_by("position")
    for option in (ahead, behind):
        said = told(option.initiative, Question.TURNING)
        assert said
        assert all(f"“{behind.title}” would pass “{ahead.title}”" in words for words in said)


def test_fewer_than_three_of_a_group_are_never_told(programme, inside, told, lead):
    matrix = rated_matrix(programme, raters=2)
    services.close_matrix(matrix=matrix, by=lead.user)
    one = first(matrix).initiative
    (said,) = told(one, Question.DISSENT)
    assert said.startswith("Fewer than two groups have rated it")
    assert told(one, Question.TURNING) == []
    assert not [words for words in told(one, Question.WEAKEST) if "guessing" in words]


def test_groups_that_agree_are_said_to_have_been_compared(closed, told):
    assert told(first(closed).initiative, Question.DISSENT) == [
        "2 groups rated it, and no two are a whole step apart."
    ]


def test_a_group_that_was_guessing_is_told(closed, programme, inside, told, lead):
    matrix = MatrixFactory(programme=programme, opened=True)
    option = OptionFactory(matrix=matrix, position=1)
    for _number in range(3):
        RatingFactory(option=option, rater=RaterFactory(matrix=matrix, group="carers"), confidence=1)
    services.close_matrix(matrix=matrix, by=lead.user)
    assert "Carers were mostly guessing." in told(option.initiative, Question.WEAKEST)


def test_the_page_fits_on_a_sheet_and_says_how_many_more_there_are(friend_of, programme, inside, page_of):
    one, friend = InitiativeFactory(programme=programme), friend_of()
    for number in range(MOST + 2):
        ChallengeFactory(friend=friend, initiative=one, words=f"Doubt number {number}.")
    page = page_of(one)
    assert page.count("Doubt number") == MOST
    assert "And 2 more." in page


def test_nobodys_name_stands_on_it(closed, page_of, friend_of):
    option = first(closed)
    ChallengeFactory(friend=friend_of(), initiative=option.initiative)
    page = page_of(option.initiative, "facilitator").split("<main")[1]
    assert "Friend " not in page
    assert "Participant " not in page
    assert HOSTILE not in page


def test_the_initiative_and_the_option_lead_to_it(matrix, signed_in, at, programme):
    option = first(matrix)
    where = reverse("focus_it:sceptic", args=(programme.organisation.slug, programme.slug, option.initiative_id))
    client = signed_in("observer")
    assert where in text(client.get(address("initiative", programme, option.initiative_id)))
    assert where in text(client.get(at("matrix", matrix)))


def test_three_theories_take_no_more_queries_than_one(
    programme, inside, signed_in, django_assert_max_num_queries, django_assert_num_queries
):
    one = InitiativeFactory(programme=programme)
    where = reverse("focus_it:sceptic", args=(programme.organisation.slug, programme.slug, one.pk))
    client = signed_in("observer")
    ArrowFactory(theory=TheoryFactory(programme=programme, initiative=one), because="")
    client.get(where)
    with django_assert_max_num_queries(12) as alone:
        client.get(where)
    for _number in range(2):
        ArrowFactory(theory=TheoryFactory(programme=programme, initiative=one), because="")
    with django_assert_num_queries(len(alone)):
        page = text(client.get(where))
    assert page.count("For 1 arrow nobody has said why.") > 1


def test_dissent_about_success_stands_on_the_page(programme, inside, page_of):
    one = InitiativeFactory(programme=programme)
    theory = TheoryFactory(programme=programme, initiative=one)
    AgreementFactory(criterion=CriterionFactory(theory=theory), agrees=False, reason="Too few")
    assert "1 person does not agree that this is success" in page_of(one)


def test_dissent_about_many_criteria_takes_no_query_more(closed, signed_in, programme, django_assert_max_num_queries):
    one = first(closed).initiative
    client = signed_in("observer")
    where = reverse("focus_it:sceptic", args=(programme.organisation.slug, programme.slug, one.pk))
    for number in range(3):
        theory = TheoryFactory(programme=programme, initiative=one)
        ArrowFactory(theory=theory)
        for _person in range(number + 1):
            AgreementFactory(criterion=CriterionFactory(theory=theory), agrees=False, reason="Too few")
    ChallengeFactory(initiative=one)
    client.get(where)
    with django_assert_max_num_queries(12):
        page = text(client.get(where))
    assert page.count("1 person does not agree that this is success") == MOST


def test_the_criterion_with_the_most_against_it_comes_first(programme, inside, told):
    one = InitiativeFactory(programme=programme)
    few, many = (CriterionFactory(theory=TheoryFactory(programme=programme, initiative=one), what=w) for w in "AB")
    for criterion in (few, many, many):
        AgreementFactory(criterion=criterion, agrees=False, reason="Too few")
    AgreementFactory(criterion=few, agrees=True)
    assert told(one, Question.DISSENT)[-2:] == [
        "2 people do not agree that this is success: “B”", "1 person does not agree that this is success: “A”",
    ]  # fmt: skip


def test_it_takes_few_queries(closed, signed_in, programme, friend_of, django_assert_max_num_queries):
    option = first(closed)
    BusinessCaseFactory(programme=programme, initiative=option.initiative)
    ArrowFactory(theory=TheoryFactory(programme=programme, initiative=option.initiative))
    for _number in range(5):
        ChallengeFactory(friend=friend_of(), initiative=option.initiative)
    where = reverse("focus_it:sceptic", args=(programme.organisation.slug, programme.slug, option.initiative_id))
    client = signed_in("observer")
    client.get(where)
    with django_assert_max_num_queries(12):
        client.get(where)
