"""A broker proposes somebody by hand: the hard conditions hold for it too, and everybody is asked as after a run."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory
from tests.factories.people_offers import RoleWantedFactory
from tests.site.conftest import take_second_step

from coproduction_star.audit.models import Event
from coproduction_star.organisations.models import ParticipantGroup
from coproduction_star.people_it.models import AskedPerson, Need, Offer, OfferConsent, Proposal

pytestmark = pytest.mark.django_db
WHY = "They met at the coffee morning"


@pytest.fixture
def desk(broker):
    client = Client()
    client.force_login(broker.user)
    take_second_step(client, broker.user)
    return client


@pytest.fixture
def here(inside):
    def address(name, *more):
        return reverse(f"people_it:{name}", args=(inside.organisation.slug, inside.slug, *more))

    return address


@pytest.fixture
def offer(somebody):
    """Nobody uses the same words, so that a run proposes nothing."""
    somebody(offers=["I bake sourdough"], email="ann@example.org")
    return Offer.objects.get()


@pytest.fixture
def propose(desk, here, offer):
    """`propose(key)` sends the form for the offer."""

    def send(key, reason=WHY):
        return desk.post(here("propose_by_hand", "offer", offer.pk), {"chosen": str(key), "reason": reason})

    return send


def text_of(answer):
    return answer.content.decode()


def test_a_pair_that_no_run_finds_is_proposed_approved_and_asked(desk, here, somebody, offer, propose, run, broker):
    somebody(needs=["Company on Sundays"], email="ben@example.org")
    need = Need.objects.get()
    assert not run().proposals.exists()
    assert "Company on Sundays" in text_of(desk.get(here("propose_by_hand", "offer", offer.pk)))
    answer = propose(need.pk)
    made = Proposal.objects.get()
    assert answer.url == f"{here('desk')}#proposal-{made.pk}"
    shown = text_of(desk.get(here("desk")))
    assert "Proposed by hand" in shown
    assert WHY in shown
    desk.post(here("approve_proposal", made.pk))
    assert AskedPerson.objects.filter(proposal=made).count() == 2
    assert "One person helps another" in text_of(desk.get(here("matches_under_way")))
    assert Event.objects.filter(verb="people_it.proposed_by_hand").exists()


def test_from_a_need_an_offer_is_chosen(desk, here, somebody, offer):
    somebody(needs=["Company on Sundays"])
    need = Need.objects.get()
    desk.post(here("propose_by_hand", "need", need.pk), {"chosen": str(offer.pk), "reason": WHY})
    assert Proposal.objects.get().legs.get().need == need


def test_a_later_run_leaves_it_and_does_not_propose_the_same(somebody, run, inside, broker, desk, here, pair):
    first = pair.legs.get()
    pair.delete()
    desk.post(here("propose_by_hand", "offer", first.offer_id), {"chosen": str(first.need_id), "reason": WHY})
    made = Proposal.objects.get()
    assert not run().proposals.exists()
    assert list(Proposal.objects.all()) == [made]


@pytest.mark.parametrize(
    ("kinds", "of_need", "expected"),
    [
        ({"offer": "skill"}, {"group": "Walking group"}, "person-group"),
        ({"offer": "space"}, {"group": "Walking group"}, "group-asset"),
    ],
)
def test_groups_get_people_and_spaces(somebody, desk, here, kinds, of_need, expected):
    somebody(offers=["Something of mine"], kind=kinds["offer"])
    somebody(needs=["Something for us"], kind=kinds["offer"], **of_need)
    offer, need = Offer.objects.get(), Need.objects.get()
    desk.post(here("propose_by_hand", "offer", offer.pk), {"chosen": str(need.pk), "reason": WHY})
    assert Proposal.objects.get().kind == expected


def test_a_role_and_an_idea_can_be_chosen_and_an_idea_wants_staff(inside, offer, propose):
    role, idea = RoleWantedFactory(programme=inside), InitiativeFactory(programme=inside, status="potential")
    assert propose(f"role:{role.pk}").status_code == 302
    assert Proposal.objects.get().kind == "person-role"
    Proposal.objects.all().delete()
    answer = propose(f"idea:{idea.pk}")
    assert "is not looked for now" in text_of(answer)
    ParticipantGroup.objects.create(participant=offer.participant, group="frontline-staff")
    assert propose(f"idea:{idea.pk}").status_code == 302
    assert Proposal.objects.get().kind == "idea-staff"


def test_nobody_makes_an_exception_for_a_child_or_somebody_at_risk(somebody, propose):
    for words, more in (("A friend for my child", {"age": "young"}), ("Somebody to talk to", {"at_risk": True})):
        entry = somebody(needs=[words], **more)
        answer = propose(entry.needs.get().pk)
        assert answer.status_code == 200
        assert "under 18 or may be at risk" in text_of(answer)
        assert WHY in text_of(answer)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("of_need", "said"),
    [
        ({"conditions": "background"}, "are not there"),
        ({"times": "weekend-evening"}, "never free at the same time"),
        ({"languages": "pl"}, "no language in common"),
    ],
)
def test_what_does_not_hold_is_said_and_blocks_it(somebody, propose, offer, of_need, said):
    Offer.objects.update(times="weekday-morning", languages="cy")
    somebody(needs=["Company on Sundays"], need=of_need)
    assert said in text_of(propose(Need.objects.get().pk))
    assert not Proposal.objects.exists()


def test_the_same_is_not_proposed_twice(somebody, propose):
    somebody(needs=["Company on Sundays"])
    need = Need.objects.get()
    propose(need.pk)
    assert "has as much under way as they take on" in text_of(propose(need.pk))
    assert Proposal.objects.count() == 1


def test_whoever_takes_back_their_agreement_is_gone_from_it_at_once(somebody, propose, offer, desk, here):
    somebody(needs=["Company on Sundays"])
    propose(Need.objects.get().pk)
    made = Proposal.objects.get()
    OfferConsent.objects.filter(entry=offer.entry, kind="introduce").update(taken_back_at=timezone.now())
    assert WHY not in text_of(desk.get(here("desk")))
    assert desk.post(here("approve_proposal", made.pk)).status_code == 404
    assert desk.get(here("propose_by_hand", "offer", offer.pk)).status_code == 404
    assert not AskedPerson.objects.exists()


def test_without_a_choice_or_a_reason_it_says_so_and_keeps_what_was_typed(somebody, propose):
    somebody(needs=["Company on Sundays"])
    assert "Choose with whom" in text_of(propose(""))
    assert WHY in text_of(propose(""))
    assert "Write why it could suit both." in text_of(propose(Need.objects.get().pk, reason=""))


def test_only_words_that_were_looked_for_are_listed(somebody, desk, here, offer):
    somebody(needs=["Company on Sundays"])
    somebody(needs=["A lift to the clinic"])
    shown = text_of(desk.get(f"{here('propose_by_hand', 'offer', offer.pk)}?words=clinic"))
    assert "A lift to the clinic" in shown
    assert "Company on Sundays" not in shown


def test_whoever_may_not_match_does_not_open_it(signed_in, here, offer):
    assert signed_in("observer").get(here("propose_by_hand", "offer", offer.pk)).status_code in {403, 404}


def test_the_database_wants_a_reason_where_no_run_proposed_it(inside):
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(
            programme=inside, organisation=inside.organisation, kind="ring", score=0, delete_after=timezone.localdate()
        )
