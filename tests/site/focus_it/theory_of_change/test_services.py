"""Starting from an initiative, drawing arrows forward only, removing with undo, two people at once, agreeing."""

import datetime as dt

import pytest
from tests.factories.journeys import InitiativeFactory, OutcomeFactory
from tests.factories.people import ParticipantFactory
from tests.factories.theory_of_change import ArrowFactory, ItemFactory

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.focus_it.models import CriterionAgreement, SuccessCriterion, Theory, TheoryArrow, TheoryItem
from coproduction_star.focus_it.theory_of_change import agreeing, selectors, services
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.methods.theory_of_change import Kind

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 2)
EMPTY = {"harm": False, "because": "", "unless": "", "noticing": "", "strength": None, "source": "", "case": None}


def item_of(theory, level, **more):
    return ItemFactory(theory=theory, level=level, **more)


def values_of(item, **more):
    names = ("level", "words", "whose", "unwanted", "outcome")
    return {name: getattr(item, name) for name in names} | more


def test_a_theory_takes_from_its_initiative_what_each_side_brings_the_activity_and_the_outcomes(
    programme, inside, lead
):
    initiative = InitiativeFactory(
        programme=programme, title="Tea", citizens_bring="Cakes\n\n Stories ", services_bring="A room " + "x" * 300
    )
    outcome = OutcomeFactory(programme=programme, words="I have company")
    initiative.outcomes.add(outcome)
    made = services.start(programme=programme, title="Why tea works", initiative=initiative, by=lead.user)
    chain = selectors.chain_of(made)
    assert [(item.level, item.words[:8], item.whose) for item in chain.items] == [
        ("contribution", "Cakes", "citizens"),
        ("contribution", "Stories", "citizens"),
        ("contribution", "A room x", "services"),
        ("activity", "Tea", ""),
        ("outcome", "I have c", ""),
    ]
    assert chain.items[-1].outcome == outcome
    assert chain.items[2].words.endswith("…")
    assert len(chain.items[2].words) == 200


def test_items_and_arrows_are_read_in_the_order_of_the_levels(theory, arrow):
    first = item_of(theory, "situation", position=9)
    early = ArrowFactory(theory=theory, start=first, end=arrow.end)
    chain = selectors.chain_of(theory)
    assert [item.level for item in chain.items] == ["situation", "activity", "outcome"]
    assert list(chain.arrows) == [early, arrow]


def test_an_arrow_back_a_circle_and_a_second_arrow_are_refused(theory, arrow, lead):
    with pytest.raises(services.InACircle):
        services.add_arrow(start=arrow.end, values=EMPTY | {"end": arrow.start}, by=lead.user)
    with pytest.raises(services.ArrowTwice):
        services.add_arrow(start=arrow.start, values=EMPTY | {"end": arrow.end}, by=lead.user)
    beside = item_of(theory, "activity")
    with pytest.raises(services.LeadsBack):
        services.add_arrow(start=arrow.start, values=EMPTY | {"end": beside}, by=lead.user)
    assert TheoryArrow.objects.get() == arrow


def test_an_item_does_not_go_to_a_level_from_which_an_arrow_would_lead_back(theory, arrow, lead):
    with pytest.raises(services.LeadsBack):
        services.change_item(item=arrow.start, version=1, values=values_of(arrow.start, level="outcome"), by=lead.user)
    with pytest.raises(services.LeadsBack):
        services.change_item(item=arrow.end, version=1, values=values_of(arrow.end, level="activity"), by=lead.user)
    changed = services.change_item(
        item=arrow.start, version=1, values=values_of(arrow.start, level="change"), by=lead.user
    )
    assert TheoryItem.objects.get(pk=changed.pk).level == "change"


def test_items_change_places_with_their_neighbours_on_their_level_only(theory, arrow, lead):
    second = item_of(theory, "activity", position=arrow.start.position + 5)
    services.move_item(item=second, earlier=True, by=lead.user)
    assert [item.pk for item in selectors.chain_of(theory).on("activity")] == [second.pk, arrow.start_id]
    services.move_item(item=second, earlier=True, by=lead.user)
    services.move_item(item=second, earlier=False, by=lead.user)
    assert [item.pk for item in selectors.chain_of(theory).on("activity")] == [arrow.start_id, second.pk]


def test_the_arrows_of_a_removed_item_wait_and_come_back_with_it(theory, arrow, lead):
    services.remove_part(part=arrow.end, by=lead.user)
    assert selectors.chain_of(theory).arrows == ()
    services.restore_part(part=selectors.part_with(theory=theory, part_id=arrow.end_id), by=lead.user)
    assert selectors.chain_of(theory).arrows == (arrow,)


def test_a_removed_arrow_does_not_come_back_where_another_was_drawn_meanwhile(theory, arrow, lead):
    services.remove_part(part=arrow, by=lead.user)
    services.add_arrow(start=arrow.start, values=EMPTY | {"end": arrow.end}, by=lead.user)
    with pytest.raises(services.ArrowTwice):
        services.restore_part(part=selectors.part_with(theory=theory, part_id=arrow.pk), by=lead.user)


def test_two_people_at_different_parts_lose_nothing(theory, arrow, lead):
    services.change_item(item=arrow.start, version=1, values=values_of(arrow.start, words="Coffee"), by=lead.user)
    services.change_item(item=arrow.end, version=1, values=values_of(arrow.end, words="Company"), by=lead.user)
    services.change_arrow(
        arrow=arrow, version=1, values=EMPTY | {"end": arrow.end, "because": "It is warm"}, by=lead.user
    )
    chain = selectors.chain_of(theory)
    assert [item.words for item in chain.items] == ["Coffee", "Company"]
    assert chain.arrows[0].because == "It is warm"


def test_two_people_at_one_part_are_noticed(arrow, lead):
    services.change_item(item=arrow.start, version=1, values=values_of(arrow.start, words="Coffee"), by=lead.user)
    with pytest.raises(ChangedMeanwhile) as caught:
        services.change_item(item=arrow.start, version=1, values=values_of(arrow.start, words="Beer"), by=lead.user)
    assert caught.value.current.words == "Coffee"


def test_what_somebody_writes_while_another_removes_it_is_back_when_they_save(theory, arrow, lead):
    services.remove_part(part=arrow.start, by=lead.user)
    held = selectors.item_with(theory=theory, item_id=arrow.start_id)
    services.change_item(item=held, version=1, values=values_of(held, words="Coffee"), by=lead.user)
    assert TheoryItem.objects.get(pk=arrow.start_id).words == "Coffee"


def test_a_removed_theory_comes_back_with_all_that_is_in_it(theory, programme, lead):
    services.remove_theory(theory=theory, by=lead.user)
    assert not Theory.objects.exists()
    back = services.restore_theory(programme=programme, theory_id=theory.pk, by=lead.user)
    assert len(selectors.chain_of(back).items) == 2


def test_what_is_open_is_told_with_what_it_is_about(theory, arrow):
    lonely = item_of(theory, "outcome")
    found = {point.kind: point.about for point in selectors.open_points(selectors.chain_of(theory))}
    assert found == {Kind.UNREACHED: (lonely,), Kind.NO_CITIZENS: (), Kind.NO_HARM: ()}
    assert selectors.weakest_arrow(selectors.chain_of(theory)) == arrow


def agree(criterion, lead, **more):
    said = {"wording": criterion.version, "group": "communities", "agrees": True, "reason": "", "on": DAY}
    person = more.pop("person", None) or ParticipantFactory(organisation=criterion.organisation)
    return agreeing.answer(criterion=criterion, participant_id=person.pk, by=lead.user, **(said | more))


def test_an_answer_holds_for_the_words_that_were_read(criterion, lead):
    said = agree(criterion, lead)
    words = {"what": "Nobody eats alone"}
    agreeing.change_criterion(criterion=criterion, version=1, values=words, by=lead.user)
    assert CriterionAgreement.objects.get().wording == 1
    assert SuccessCriterion.objects.get().version == 2
    with pytest.raises(ChangedMeanwhile):
        agree(criterion, lead, wording=1, person=said.participant)
    again = agree(SuccessCriterion.objects.get(), lead, person=said.participant)
    assert (again.pk, again.wording) == (said.pk, 2)


def test_the_same_words_saved_again_are_no_other_words(criterion, lead):
    agreeing.change_criterion(criterion=criterion, version=1, values={"what": criterion.what}, by=lead.user)
    assert SuccessCriterion.objects.get().version == 1


def test_everything_is_written_down_and_each_event_has_its_sentence(theory, arrow, criterion, lead):
    services.rename(theory=theory, version=1, values={"title": "Why"}, by=lead.user)
    services.remove_part(part=criterion, by=lead.user)
    services.restore_part(part=criterion, by=lead.user)
    services.remove_part(part=arrow, by=lead.user)
    agree(criterion, lead, own=False)
    events = list(Event.objects.filter(verb__startswith="focus_it").order_by("at"))
    assert [event.verb.removeprefix("focus_it.") for event in events] == [
        "theory_changed", "theory_criterion_removed", "theory_criterion_restored", "theory_arrow_removed",
        "criterion_answered_for",
    ]  # fmt: skip
    assert all(str(sentence(event)) != event.verb for event in events)
