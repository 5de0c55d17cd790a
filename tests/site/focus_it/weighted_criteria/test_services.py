"""What each service keeps, refuses, writes down and calculates anew."""

import json

import pytest
from tests.factories.focus_it import MatrixFactory, OptionFactory
from tests.factories.journeys import InitiativeFactory

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.focus_it import step
from coproduction_star.focus_it.models import (
    ComparedOption,
    Comparison,
    CriteriaResult,
    Criterion,
    SwingWeight,
    Weigher,
)
from coproduction_star.focus_it.weighted_criteria import selectors, services
from coproduction_star.journeys.decisions.services import NotDeclared
from coproduction_star.journeys.initiatives.services import remove_initiative
from coproduction_star.journeys.services import ChangedMeanwhile, recount
from coproduction_star.methods.decision import additive
from coproduction_star.organisations.participants.moving import move_everything

pytestmark = pytest.mark.django_db


def result(comparison, panel="communities"):
    return CriteriaResult.objects.get(comparison=comparison, panel=panel, current=True).found["result"]


def panels(comparison):
    return [row.panel for row in selectors.results_of(comparison)]


def test_options_come_from_initiatives_and_from_what_a_matrix_has_left_each_once(programme, inside, lead):
    tea, walks, gone = (InitiativeFactory(programme=programme, title=title) for title in ("Tea", "Walks", "Gone"))
    matrix = MatrixFactory(programme=programme, opened=True)
    OptionFactory(matrix=matrix, initiative=tea, position=1)
    OptionFactory(matrix=matrix, initiative=walks, position=2)
    OptionFactory(matrix=matrix, initiative=gone, position=3, dropped_at=matrix.opened_at)
    made = services.set_up(programme=programme, title="Which?", initiatives=[tea], matrix=matrix, by=lead.user)
    assert [(one.position, one.title) for one in made.options.all()] == [(1, "Tea"), (2, "Walks")]
    assert "Which?" in sentence(Event.objects.get(verb="focus_it.comparison_set_up"))


def test_weighing_opens_when_two_options_and_every_score_are_there(comparison, lead):
    Comparison.objects.update(opened_at=None)
    score = comparison.options.first().scores.first()
    score.delete()
    with pytest.raises(services.NotWhole):
        services.open_comparison(comparison=comparison, by=lead.user)
    score.save(force_insert=True)
    services.open_comparison(comparison=comparison, by=lead.user)
    assert Comparison.objects.get().is_open


def test_what_matters_stays_as_it_is_once_people_weigh(comparison, lead):
    criterion = comparison.criteria.first()
    for change in (
        lambda: services.change_criterion(criterion=criterion, version=1, values={"best": 600}, by=lead.user),
        lambda: services.remove_criterion(criterion=criterion, by=lead.user),
        lambda: services.add_criterion(comparison=comparison, values={"name": "More"}, by=lead.user),
    ):
        with pytest.raises(services.WeighingBegun):
            change()
    assert Criterion.objects.get(pk=criterion.pk).best == 500
    assert Criterion.objects.count() == 3


def test_the_room_gets_the_worked_example_of_the_method_page(comparison, swings, lead):
    services.weigh_in_room(comparison=comparison, people=12, version=0, swings=swings(comparison), by=lead.user)
    found = result(comparison, "room")
    values = {one["option"]: one["value"] for one in found["value"]["standings"]}
    assert values == pytest.approx({"Club": 0.495, "Grant": 0.47, "Leaflet": 0.24})
    assert found["weights"] == pytest.approx({"Warm homes": 0.5, "Hours asked": 0.3, "Trust": 0.2})
    assert {one["option"]: sorted(one["by"]) for one in found["beaten"]} == {"Leaflet": ["Club", "Grant"]}
    assert [one["option"] for one in found["frontier"] if not one["beaten_by"]] == ["Leaflet", "Club"]
    assert Event.objects.get(verb="focus_it.weighed_in_the_room").by == lead.user


def test_a_group_shows_nothing_before_three_of_its_people_have_weighed(comparison, declared, weigh):
    for number in range(3):
        assert panels(comparison) == []
        weigh(declared("co-producer"), comparison, Trust=40 + number)
    assert panels(comparison) == ["communities"]
    weigh(declared("practitioner"), comparison, group="frontline-staff")
    assert panels(comparison) == ["communities"]


def test_each_person_has_an_equal_say_and_groups_are_not_averaged(comparison, declared, weigh):
    for points in ({}, {}, {"Warm_homes": 50, "Hours_asked": 50, "Trust": 100}):
        weigh(declared("co-producer"), comparison, **points)
    for _number in range(3):
        weigh(declared("practitioner"), comparison, group="frontline-staff", Trust=100)
    shares = result(comparison)["weights"]
    assert shares == pytest.approx({"Warm homes": 1.25 / 3, "Hours asked": 0.85 / 3, "Trust": 0.9 / 3}, abs=1e-4)
    staff = result(comparison, "frontline-staff")["weights"]
    assert staff == pytest.approx({"Warm homes": 100 / 260, "Hours asked": 60 / 260, "Trust": 100 / 260}, abs=1e-4)


def test_the_same_swings_are_calculated_once_and_another_groups_are_left_alone(weighed, declared, weigh, monkeypatch):
    asked = []
    real = services.measure
    monkeypatch.setattr(services, "measure", lambda *args, **more: asked.append(1) or real(*args, **more))
    services.refresh(weighed)
    assert asked == []
    weigh(declared("co-producer"), weighed)
    assert asked == [1]


def test_a_person_changes_their_weights_until_weighing_is_closed(weighed, declared, weigh, lead):
    person = declared("co-producer")
    weigh(person, weighed)
    weigh(person, weighed, Trust=90)
    assert SwingWeight.objects.get(weigher__participant=person.participant_id, criterion__name="Trust").points == 90
    services.close_comparison(comparison=weighed, by=lead.user)
    with pytest.raises(services.ComparisonClosed):
        weigh(person, weighed, Trust=10)
    assert SwingWeight.objects.get(weigher__participant=person.participant_id, criterion__name="Trust").points == 90


def test_nobody_weighs_before_declaring_interests(comparison, member, weigh):
    with pytest.raises(NotDeclared):
        weigh(member("co-producer"), comparison)
    assert not Weigher.objects.exists()


def test_who_typed_it_and_for_whom_is_written_down_and_no_points(comparison, declared, swings, lead):
    person = declared("co-producer")
    services.weigh(
        comparison=comparison, participant_id=person.participant_id, group="carers", swings=swings(comparison),
        by=lead.user,
    )  # fmt: skip
    event = Event.objects.get(verb="focus_it.criteria_weighed_for")
    assert (event.by, event.for_whom) == (lead.user, person.participant_id)
    assert 'matters"' not in json.dumps(event.detail)


def test_an_option_withdrawn_while_others_weigh_loses_nobodys_weights_and_no_score(weighed, lead):
    grant = weighed.options.get(title="Grant")
    before = SwingWeight.objects.count()
    values = {"cost": grant.cost, "cost_source": "Finance", "withdrawn_why": "The fund closed"}
    services.change_option(option=grant, version=1, values=values, by=lead.user)
    assert SwingWeight.objects.count() == before
    assert grant.scores.count() == 3
    assert [one["option"] for one in result(weighed)["value"]["standings"]] == ["Club", "Leaflet"]
    assert "The fund closed" in sentence(Event.objects.get(verb="focus_it.compared_option_withdrawn"))
    services.change_option(option=grant, version=2, values=values | {"withdrawn_why": ""}, by=lead.user)
    assert len(result(weighed)["value"]["standings"]) == 3


def test_another_option_never_changes_the_value_of_those_there_are(weighed, lead):
    before = {one["option"]: one["value"] for one in result(weighed)["value"]["standings"]}
    services.add_options(comparison=weighed, options=[("Bus", None)], by=lead.user)
    bus = ComparedOption.objects.get(title="Bus")
    assert panels(weighed) == [], "an option without scores cannot be compared"
    said = {"low": 1, "central": 1, "high": 1, "basis": "judgement", "source": "The team"}
    services.score_option(option=bus, version=1, scores=dict.fromkeys(weighed.criteria.all(), said), by=lead.user)
    after = {one["option"]: one["value"] for one in result(weighed)["value"]["standings"]}
    assert before.items() <= after.items()


@pytest.mark.parametrize("what", ["option", "scores", "costs", "criterion", "room"])
def test_two_people_who_change_one_thing_at_once_are_told(what, comparison, swings, lead):
    option, criterion = comparison.options.first(), comparison.criteria.first()
    if what == "criterion":
        Comparison.objects.update(opened_at=None)
    cost = {"cost": 1, "cost_source": "Finance", "withdrawn_why": ""}

    def room(version):
        services.weigh_in_room(
            comparison=comparison, people=4, version=version, swings=swings(comparison), by=lead.user
        )

    change = {
        "option": lambda: services.change_option(option=option, version=1, values=cost, by=lead.user),
        "scores": lambda: services.score_option(option=option, version=1, scores={}, by=lead.user),
        "costs": lambda: services.word_costs(comparison=comparison, version=1, words="Pounds", by=lead.user),
        "criterion": lambda: services.change_criterion(criterion=criterion, version=1, values={}, by=lead.user),
        "room": lambda: room(1),
    }[what]
    if what == "room":
        room(0)
    change()
    with pytest.raises(ChangedMeanwhile):
        change()


def test_closing_keeps_what_it_showed_and_opening_again_keeps_that(weighed, lead, declared, weigh):
    services.close_comparison(comparison=weighed, by=lead.user)
    kept = result(weighed)
    with pytest.raises(services.ComparisonClosed):
        services.close_comparison(comparison=weighed, by=lead.user)
    services.reopen_comparison(comparison=weighed, reason="The carers were ill", by=lead.user)
    assert "The carers were ill" in sentence(Event.objects.get(verb="focus_it.comparison_reopened"))
    weigh(declared("co-producer"), weighed, Trust=100)
    assert result(weighed) != kept
    earlier = CriteriaResult.objects.get(panel="communities", current=False)
    assert earlier.found["result"] == kept
    assert earlier.closed_at


def test_a_person_is_erased_with_their_weights_and_counts_no_more(weighed):
    weigher = Weigher.objects.filter(group="communities").first()
    held = next(iter(step.personal_data(weigher.participant_id)))
    assert len(held.rows) == 3
    step.erase(weigher.participant_id)
    assert not list(step.personal_data(weigher.participant_id))
    assert panels(weighed) == ["frontline-staff"], "two are too few"


def test_what_a_closing_showed_stays_when_somebody_is_erased_and_holds_no_person(weighed, lead):
    services.close_comparison(comparison=weighed, by=lead.user)
    weighed.refresh_from_db()
    kept = json.dumps([row.found for row in selectors.results_of(weighed)])
    weigher = Weigher.objects.filter(group="communities").first()
    assert str(weigher.participant_id) not in kept
    assert str(weigher.pk) not in kept
    step.erase(weigher.participant_id)
    assert panels(weighed) == ["communities", "frontline-staff"]


def test_two_participants_who_are_one_person_have_one_say(weighed, lead):
    one, other = Weigher.objects.filter(group="communities")[:2]
    move_everything(one.participant, other.participant, by=lead.user)
    assert Weigher.objects.filter(group="communities").count() == 2
    assert panels(weighed) == ["frontline-staff"], "two are too few"


def test_an_initiative_that_is_removed_stays_an_option(comparison, lead):
    recount(programme=comparison.programme)
    option = comparison.options.first()
    initiative = option.initiative
    remove_initiative(initiative=initiative, by=lead.user)
    initiative.delete()
    option.refresh_from_db()
    assert option.initiative is None
    assert option.title == "Club"


def test_the_pages_tell_what_the_library_tells(weighed):
    """Weights and levels straight into the additive model, without any file between."""
    from coproduction_star.data.parts import Part
    from coproduction_star.data.weighted_criteria import read
    from coproduction_star.methods.decision import Appraisal

    row = CriteriaResult.objects.get(panel="communities")
    asked = read(Part.of(row.found["document"]))
    found = additive(Appraisal(asked.options, asked.criteria, asked.levels), [100, 70, 50])
    ours = {one["option"]: one["value"] for one in row.found["result"]["value"]["standings"]}
    assert ours == pytest.approx({one.option: one.value for one in found.standings}, abs=0.005)
