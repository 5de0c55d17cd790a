"""What each step tells of a ward: only of that ward, never somebody's words or name, and in one query."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.focus_it import ChallengeFactory, FriendFactory, rated_matrix
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.voices import ContributionFactory

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.steps import WardPart, all_steps
from coproduction_star.map_it.models import DecisionAhead, Story

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + dt.timedelta(days=9)


@pytest.fixture
def mill(programme, inside_here):
    return Place.objects.create(organisation=programme.organisation, name="Mill")


@pytest.fixture
def inside_here(in_organisation, organisation):
    with in_organisation(organisation):
        yield


def told(place):
    return [row for step in all_steps() for row in step.ward_rows(place)]


def by_part(place, part):
    return [row for row in told(place) if row.part == part]


def ahead(programme, what="Which ideas get a grant", on=SOON):
    return DecisionAhead.objects.create(programme=programme, organisation=programme.organisation, what=what, on=on)


def story(initiative, **more):
    now = timezone.now()
    consent = {"consent_of": "Ann", "consent_by": "paper", "consent_on": now.date(), "shown_from": now}
    return Story.objects.create(
        programme=initiative.programme, organisation=initiative.organisation, initiative=initiative, title="Tea",
        what_happened="Tea", place=initiative.place, **{**consent, **more},
    )  # fmt: skip


def test_a_ward_where_nothing_is_written_down_has_nothing_to_tell(mill):
    assert told(mill) == []


class TestDecisionsToCome:
    def test_of_a_programme_about_the_ward(self, mill):
        ahead(ProgrammeFactory(organisation=mill.organisation, place=mill))
        (row,) = by_part(mill, WardPart.AHEAD)
        assert (row.title, row.when) == ("Which ideas get a grant", SOON)
        assert row.address.startswith("/o/")

    def test_of_a_programme_with_an_initiative_in_the_ward(self, mill, programme):
        ahead(programme)
        assert by_part(mill, WardPart.AHEAD) == []
        InitiativeFactory(programme=programme, place=mill)
        assert len(by_part(mill, WardPart.AHEAD)) == 1

    def test_not_those_that_are_past_nor_of_a_programme_in_the_archive(self, mill):
        programme = ProgrammeFactory(organisation=mill.organisation, place=mill)
        ahead(programme, on=timezone.localdate() - dt.timedelta(days=1))
        assert by_part(mill, WardPart.AHEAD) == []
        ahead(programme)
        Programme.objects.filter(pk=programme.pk).update(archived_at=timezone.now())
        assert by_part(mill, WardPart.AHEAD) == []


class TestStories:
    def test_those_that_may_be_told(self, mill, programme):
        story(InitiativeFactory(programme=programme, place=mill))
        assert [row.title for row in by_part(mill, WardPart.STORIES)] == ["Tea"]

    def test_none_before_its_day_and_none_of_another_ward(self, mill, programme):
        story(InitiativeFactory(programme=programme, place=mill), shown_from=timezone.now() + dt.timedelta(days=1))
        elsewhere = Place.objects.create(organisation=mill.organisation, name="Harbour")
        story(InitiativeFactory(programme=programme, place=elsewhere))
        assert by_part(mill, WardPart.STORIES) == []


class TestWhatPeopleSay:
    def test_is_counted_and_never_quoted(self, mill, programme):
        for _number in range(3):
            ContributionFactory(programme=programme, place=mill, shown=True, words="My neighbour Ann is lonely")
        (row,) = by_part(mill, WardPart.SAID)
        assert row.number == 3
        assert "Ann" not in f"{row.title} {row.text}"

    def test_of_another_ward_is_not_counted(self, mill, programme):
        ContributionFactory(programme=programme, shown=True)
        assert by_part(mill, WardPart.SAID) == []


class TestRisks:
    def test_challenges_without_an_answer_are_counted_for_each_initiative(self, mill, programme):
        initiative = InitiativeFactory(programme=programme, place=mill, title="Walk with me")
        friend = FriendFactory(matrix=rated_matrix(programme))
        ChallengeFactory(friend=friend, initiative=initiative)
        ChallengeFactory(friend=friend, initiative=initiative)
        ChallengeFactory(friend=friend)
        (row,) = by_part(mill, WardPart.RISKS)
        assert (row.title, row.number) == ("Walk with me", 2)

    def test_those_taken_back_are_not(self, mill, programme):
        initiative = InitiativeFactory(programme=programme, place=mill)
        friend = FriendFactory(matrix=rated_matrix(programme))
        ChallengeFactory(friend=friend, initiative=initiative, words="", withdrawn_at=timezone.now())
        assert by_part(mill, WardPart.RISKS) == []


@pytest.mark.parametrize("step", [pytest.param(step, id=step.slug) for step in all_steps()])
def test_a_step_asks_the_database_twice_at_most(step, mill, programme):
    for number in range(3):
        initiative = InitiativeFactory(programme=programme, place=mill, title=f"Walk {number}")
        story(initiative)
        ahead(programme, what=f"Choice {number}")
        ContributionFactory(programme=programme, place=mill, shown=True)
    with CaptureQueriesContext(connection) as asked:
        list(step.ward_rows(mill))
    assert len(asked) <= 2
