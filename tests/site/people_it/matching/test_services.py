"""Approving, asking, answering, introducing and what came of it."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from coproduction_star.notices.models import Message
from coproduction_star.people_it.matching import selectors, services
from coproduction_star.people_it.matching.links import code_of
from coproduction_star.people_it.matching.personal import forget_matches, said_in_matches
from coproduction_star.people_it.models import (
    AskedPerson,
    Entry,
    Introduction,
    MaskedMessage,
    OfferConsent,
    Outcome,
    Proposal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(pair, broker):
    """The pair is asked; gives who gives and who gets."""
    services.approve(
        proposal=selectors.proposal_with(programme=pair.programme, proposal_id=pair.pk), by=broker.user,
        broker_id=broker.participant_id,
    )  # fmt: skip
    people = {row.gives: row for row in AskedPerson.objects.select_related("programme__organisation", "participant")}
    return people[True], people[False]


@pytest.fixture
def introduced(approved):
    for one in approved:
        services.answer(asked=one, said="yes")
    return approved


def letters(about):
    return list(Message.objects.filter(key__startswith=f"people_it.asked:{about.pk}").order_by("made_at"))


def test_both_are_asked_and_no_letter_names_what_it_is_about(approved):
    for one in approved:
        (letter,) = letters(one)
        assert code_of(one.pk) in letter.text
        assert "bicycle" not in f"{letter.subject}{letter.text}".lower()
        assert one.participant.name not in letter.text


def test_whoever_does_not_want_letters_gets_none(approved, pair, broker, somebody, run):
    somebody(offers=["I can play chess"])
    quiet = somebody(needs=["Somebody to play chess with"], email="quiet@example.org")
    quiet.participant.safe_channel = "phone"
    quiet.participant.save()
    made = run().proposals.get()
    services.approve(proposal=selectors.proposal_with(programme=made.programme, proposal_id=made.pk), by=broker.user,
                     broker_id=broker.participant_id)  # fmt: skip
    assert letters(AskedPerson.objects.get(participant=quiet.participant)) == []


def test_what_was_decided_is_not_decided_twice(approved, pair, broker):
    with pytest.raises(services.DecidedBefore):
        services.set_aside(proposal=pair, reason="Too late", by=broker.user)


def test_nobody_is_approved_who_no_longer_agrees(pair, broker):
    found = selectors.proposal_with(programme=pair.programme, proposal_id=pair.pk)
    OfferConsent.objects.update(taken_back_at=timezone.now())
    with pytest.raises((services.DecidedBefore, services.MayNotMeet)):
        services.approve(proposal=found, by=broker.user, broker_id=broker.participant_id)
    assert not AskedPerson.objects.exists()


def test_somebody_known_to_be_at_risk_meanwhile_is_not_introduced(pair, broker):
    entry = pair.legs.get().need.entry
    entry.at_risk = True
    entry.save()
    found = selectors.proposal_with(programme=pair.programme, proposal_id=pair.pk)
    with pytest.raises(services.MayNotMeet, match="at risk"):
        services.approve(proposal=found, by=broker.user, broker_id=broker.participant_id)
    assert not AskedPerson.objects.exists()


def test_whoever_is_known_to_be_at_risk_after_the_approval_is_not_introduced(approved):
    giver, getter = approved
    services.answer(asked=giver, said="yes")
    Entry.objects.filter(participant=getter.participant).update(at_risk=True)
    with pytest.raises(services.IsOver):
        services.answer(asked=getter, said="yes")
    assert not Introduction.objects.exists()


def test_nobody_writes_or_shows_an_address_once_somebody_is_known_to_be_at_risk(introduced):
    giver, getter = introduced
    Entry.objects.filter(participant=getter.participant).update(at_risk=True)
    with pytest.raises(services.IsOver):
        services.write(asked=giver, words="Shall we meet?")
    with pytest.raises(services.IsOver):
        services.show_contact(asked=giver, shown=True)
    assert not MaskedMessage.objects.exists()


def test_nobody_is_reminded_of_what_may_not_take_place(approved):
    giver, getter = approved
    Entry.objects.filter(participant=getter.participant).update(at_risk=True)
    later = timezone.now() + dt.timedelta(days=4)
    assert services.nudge_due(organisation_id=giver.organisation_id, now=later) == 0


def test_a_link_opens_nothing_once_somebody_is_known_to_be_at_risk(introduced, client):
    giver, getter = introduced
    Entry.objects.filter(participant=getter.participant).update(at_risk=True)
    answer = client.get(reverse("people_it:match_link", args=(code_of(giver.pk),)))
    assert answer.status_code == 410
    assert "bicycle" not in answer.content.decode()


def test_a_ring_with_somebody_at_risk_is_not_approved(somebody, run, broker):
    somebody(offers=["I mend bicycles"], needs=["Bread baked for me"])
    careful = somebody(offers=["I bake bread"], needs=["My bicycle is broken"])
    made = run().proposals.get(kind="ring")
    Entry.objects.filter(pk=careful.pk).update(age="young")
    with pytest.raises(services.MayNotMeet, match="under 18"):
        services.approve(proposal=selectors.proposal_with(programme=made.programme, proposal_id=made.pk),
                         by=broker.user, broker_id=broker.participant_id)  # fmt: skip


def test_a_group_with_a_room_is_not_introduced_alone_to_somebody_young(somebody, run, broker):
    somebody(offers=["A room with bicycle stands"], kind="space", group="The hall")
    careful = somebody(needs=["A room to mend bicycles in"], kind="space", group="The bicycle kitchen")
    made = run().proposals.get(kind="group-asset")
    Entry.objects.filter(pk=careful.pk).update(age="young")
    with pytest.raises(services.MayNotMeet, match="under 18"):
        services.approve(proposal=selectors.proposal_with(programme=made.programme, proposal_id=made.pk),
                         by=broker.user, broker_id=broker.participant_id)  # fmt: skip


def test_one_yes_introduces_nobody_and_two_do(approved):
    giver, getter = approved
    services.answer(asked=giver, said="yes")
    assert not Introduction.objects.exists()
    services.answer(asked=getter, said="yes")
    assert Introduction.objects.count() == 1
    assert [letter.subject for letter in letters(giver)][-1] == "Everybody said yes"


def test_a_no_needs_no_reason_and_is_the_end(approved):
    giver, getter = approved
    services.answer(asked=giver, said="yes")
    services.answer(asked=getter, said="no")
    with pytest.raises(services.IsOver):
        services.answer(asked=giver, said="yes")
    assert letters(giver)[-1].subject == "It does not come about this time"
    assert selectors.asking(selectors.approved()).count() == 0


def test_a_yes_may_become_a_no_after_the_introduction(introduced):
    giver, getter = introduced
    services.answer(asked=giver, said="no")
    with pytest.raises(services.IsOver):
        services.write(asked=getter, words="When do we meet?")


def test_whoever_takes_back_their_agreement_ends_it_for_all(introduced):
    giver, getter = introduced
    OfferConsent.objects.filter(entry__participant=giver.participant).update(taken_back_at=timezone.now())
    assert selectors.opened(getter) is None
    with pytest.raises(services.IsOver):
        services.write(asked=getter, words="When do we meet?")


def test_a_message_reaches_the_other_without_its_words(introduced):
    giver, getter = introduced
    services.write(asked=giver, words="Saturday at the library with your bicycle?")
    assert "Saturday" not in letters(getter)[-1].text
    assert letters(getter)[-1].subject == "There is a message for you"
    assert len(letters(giver)) == 2


def test_nobody_writes_before_everybody_said_yes(approved):
    with pytest.raises(services.IsOver):
        services.write(asked=approved[0], words="Hello")


def test_after_three_days_each_silent_one_is_reminded_once(approved, organisation):
    giver, getter = approved
    services.answer(asked=giver, said="yes")
    late = timezone.now() + services.PATIENCE + dt.timedelta(minutes=1)
    assert services.nudge_due(organisation_id=organisation.pk, now=timezone.now()) == 0
    assert services.nudge_due(organisation_id=organisation.pk, now=late) == 1
    assert services.nudge_due(organisation_id=organisation.pk, now=late) == 0
    assert code_of(getter.pk) in letters(getter)[-1].text


def test_what_one_tells_replaces_what_they_told_before(introduced):
    giver = introduced[0]
    services.tell_outcome(asked=giver, happened="later", hours=None, was_good="")
    services.tell_outcome(asked=giver, happened="yes", hours=Decimal("1.5"), was_good="yes")
    assert Outcome.objects.get().hours == Decimal("1.5")


def test_the_broker_who_approves_answers_for_a_role_without_anybody_to_ask(somebody, run, inside, broker):
    from tests.factories.people_offers import RoleWantedFactory

    somebody(offers=["I mend bicycles"])
    RoleWantedFactory(programme=inside)
    made = run().proposals.get()
    asked = services.approve(
        proposal=selectors.proposal_with(programme=inside, proposal_id=made.pk), by=broker.user,
        broker_id=broker.participant_id,
    )  # fmt: skip
    assert [(one.gives, one.said) for one in asked] == [(True, ""), (False, "yes")]


def test_erasing_takes_answers_messages_letters_and_open_proposals(introduced, somebody, run):
    giver, _getter = introduced
    services.write(asked=giver, words="Saturday?")
    assert {held.kind for held in said_in_matches(giver.participant_id)} == {"people_it.maskedmessage"}
    somebody(offers=["Chess"], person=giver.participant)
    somebody(needs=["Somebody for chess"])
    run()
    forget_matches(giver.participant_id)
    assert not AskedPerson.objects.filter(participant=giver.participant).exists()
    assert not MaskedMessage.objects.exists()
    assert letters(giver) == []
    assert not Proposal.objects.filter(approved_at=None).exists()
    assert Introduction.objects.exists()
