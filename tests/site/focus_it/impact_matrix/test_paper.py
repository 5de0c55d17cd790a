"""A sheet typed in for somebody: by whom, for whom, and what it never takes away."""

import pytest
from tests.factories.journeys import ProgrammeRoleFactory
from tests.factories.people import ParticipantFactory
from tests.site.focus_it.conftest import SAID

from coproduction_star.audit.models import Event
from coproduction_star.focus_it.impact_matrix import paper, services
from coproduction_star.focus_it.models import OptionRating
from coproduction_star.journeys.decisions.services import declare_interest

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


@pytest.fixture
def leader(matrix, member):
    """Who leads the room and does not rate; as a programme lead they see who people are."""
    person = member("programme-lead")
    services.stand_aside(matrix=matrix, participant_id=person.participant_id, by=person.user)
    return person


@pytest.fixture
def person(programme, inside):
    return ParticipantFactory(organisation=programme.organisation)


@pytest.fixture
def sheet(matrix, options, person):
    """Two ratings of the first option, as they stand on paper."""
    top = {"code": paper.sheet_code(matrix), "participant": person.pk, "group": "carers", "declares": "none"}
    return top | {f"{name}_{options[0].pk}": value for name, value in SAID.items()}


def test_a_sheet_is_typed_in_for_somebody_without_an_account(matrix, options, leader, person, client_of, at, sheet):
    client = client_of(leader)
    assert paper.sheet_code(matrix) in text(client.get(at("sheet", matrix)))
    gap = {f"reason_{options[0].pk}": ""}
    assert "has a gap here" in text(client.post(at("enter_ratings", matrix), sheet | gap))
    assert "not a sheet of this matrix" in text(client.post(at("enter_ratings", matrix), sheet | {"code": "AAAAA"}))
    assert not OptionRating.objects.exists()
    client.post(at("enter_ratings", matrix), sheet)
    kept = OptionRating.objects.get()
    assert kept.rater.participant == person
    assert kept.by == leader.user
    assert Event.objects.get(verb="focus_it.option_rated_for").for_whom == person.pk
    assert Event.objects.get(verb="focus_it.rating_begun").for_whom == person.pk
    assert person.interests.get().none_to_declare


@pytest.mark.parametrize("begun", ["nothing", "one option"])
def test_nobody_reads_a_sheet_before_they_have_rated_or_stand_aside(
    begun, matrix, options, declared, rate, client_of, at, sheet
):
    who = declared("facilitator")
    if begun == "one option":
        rate(who, matrix, options=options[:1])
    client = client_of(who)
    assert at("enter_ratings", matrix) not in text(client.get(at("matrix", matrix)))
    before = OptionRating.objects.count()
    told = text(client.post(at("enter_ratings", matrix), sheet, follow=True))
    assert "Rate every option yourself first" in told
    assert OptionRating.objects.count() == before


def test_whoever_has_rated_everything_types_in_too(matrix, declared, rate, client_of, at):
    who = declared("facilitator")
    rate(who, matrix)
    client = client_of(who)
    assert at("enter_ratings", matrix) in text(client.get(at("matrix", matrix)))
    assert "The code of the sheet" in text(client.get(at("enter_ratings", matrix)))


def test_who_may_not_see_who_people_are_types_for_those_with_a_role_here(
    matrix, programme, declared, client_of, at, person, leader
):
    who, known = declared("facilitator"), declared()
    services.stand_aside(matrix=matrix, participant_id=who.participant_id, by=who.user)
    ProgrammeRoleFactory(programme=programme, membership=known, role="co-producer")
    page = text(client_of(who).get(at("enter_ratings", matrix)))
    assert f'value="{known.participant_id}"' in page
    assert f'value="{person.pk}"' not in page
    assert f'value="{person.pk}"' in text(client_of(leader).get(at("enter_ratings", matrix)))


def test_a_sheet_of_another_group_is_refused_and_says_which_group_they_are_in(
    matrix, leader, client_of, at, sheet, person
):
    client = client_of(leader)
    client.post(at("enter_ratings", matrix), sheet)
    told = text(client.post(at("enter_ratings", matrix), sheet | {"group": "communities"}))
    assert "rates here for another group: Carers" in told
    assert OptionRating.objects.get().rater.group == "carers"


def test_a_sheet_replaces_what_was_rated_before_only_when_that_is_ticked(
    matrix, options, leader, client_of, at, sheet, rate, programme, person
):
    client = client_of(leader)
    client.post(at("enter_ratings", matrix), sheet)
    other = sheet | {f"impact_{options[0].pk}": "-2"}
    page = text(client.post(at("enter_ratings", matrix), other))
    assert "They rated this otherwise before" in page
    assert 'name="replaces"' in page
    assert OptionRating.objects.get().impact == 2
    client.post(at("enter_ratings", matrix), other | {"replaces": "on"})
    assert OptionRating.objects.get().impact == -2


@pytest.mark.parametrize(
    ("before", "declares", "interest", "after"),
    [
        ("", "some", "My van", "My van"),
        ("My shop", "none", "", "My shop"),
        ("My shop", "some", "My van", "My shop\nMy van"),
        ("My shop", "some", "My shop", "My shop"),
    ],
)
def test_what_a_sheet_declares_counts_beside_what_was_declared_before(
    before, declares, interest, after, matrix, options, programme, person, leader
):
    declare_interest(
        programme=programme, participant_id=person.pk, none_to_declare=not before, what=before, by=leader.user
    )
    rating = {options[0]: {"impact": 1, "resources": 0, "confidence": 2, "reason": "Yes"}}
    paper.type_in(matrix=matrix, paper=paper.PaperRating(person, "carers", declares, interest, rating), by=leader.user)
    assert person.interests.get().what == after
