"""The desk and the pages around it: who opens them, what they say, and what they never say."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.people_matching import AskedPersonFactory, ProposalFactory
from tests.site.conftest import take_second_step

from coproduction_star.notices.models import Message
from coproduction_star.people_it.matching import selectors, services
from coproduction_star.people_it.models import (
    AskedPerson,
    MatchingRun,
    MatchWeights,
    Need,
    OfferConsent,
    Outcome,
    Proposal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(programme, inside):
    def address(name, *more):
        return reverse(f"people_it:{name}", args=(programme.organisation.slug, programme.slug, *more))

    return address


@pytest.fixture
def desk(broker):
    client = Client()
    client.force_login(broker.user)
    take_second_step(client, broker.user)
    return client


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def approved(pair, broker):
    services.approve(
        proposal=selectors.proposal_with(programme=pair.programme, proposal_id=pair.pk), by=broker.user,
        broker_id=broker.participant_id,
    )  # fmt: skip
    return pair


def test_an_empty_desk_offers_a_run(desk, here):
    shown = text_of(desk.get(here("desk")))
    assert "Look for who could help whom" in shown
    assert "There is none to decide on now." in shown


def test_the_button_begins_a_run_and_leads_to_how_far_it_is(desk, here):
    answer = desk.post(here("start_matching"), {"with_rings": "on"})
    run = MatchingRun.objects.get()
    assert (answer.status_code, answer.url, run.with_rings) == (302, here("matching_run", run.pk), True)
    assert "Step 0 of 3" in text_of(desk.get(answer.url))


def test_a_second_press_leads_to_the_run_that_is_under_way(desk, here):
    assert desk.post(here("start_matching")).url == desk.post(here("start_matching")).url
    assert "Look for who could help whom</button>" not in text_of(desk.get(here("desk")))


def test_a_proposal_says_why_in_words_and_what_its_score_is_made_of(desk, here, pair):
    shown = text_of(desk.get(here("desk")))
    assert "Both name: mend, bicycles." in shown
    assert "How far apart they are is not known." in shown
    assert "Any time suits both." in shown
    assert "of 0.5" in shown


def test_a_hostile_name_stays_a_name(desk, here, programme, inside):
    ProposalFactory(programme=programme)
    shown = text_of(desk.get(here("desk")))
    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown


def test_the_desk_takes_a_fixed_number_of_queries(desk, here, programme, inside, django_assert_max_num_queries):
    for _number in range(3):
        ProposalFactory(programme=programme)
    desk.get(here("desk"))
    with django_assert_max_num_queries(20) as few:
        desk.get(here("desk"))
    for _number in range(6):
        ProposalFactory(programme=programme)
    with django_assert_max_num_queries(len(few)):
        desk.get(here("desk"))


def test_whoever_takes_back_their_agreement_is_not_on_the_desk(desk, here, pair):
    OfferConsent.objects.filter(entry=pair.legs.get().offer.entry).update(taken_back_at=timezone.now())
    shown = text_of(desk.get(here("desk")))
    assert "I mend bicycles" not in shown


def test_approving_asks_both_and_says_whom_to_ask_by_phone(desk, here, somebody, run):
    somebody(offers=["I mend bicycles"], email="ann@example.org")
    somebody(needs=["My bicycle is broken"])
    made = run().proposals.get()
    answer = desk.post(here("approve_proposal", made.pk), follow=True)
    assert "1 of them gets no e-mail: ask them yourself." in text_of(answer)
    assert AskedPerson.objects.count() == 2


def test_whoever_named_a_safe_time_is_told_by_hand_also_once_they_answered(desk, here, somebody, run):
    somebody(offers=["I mend bicycles"], email="ann@example.org")
    somebody(needs=["My bicycle is broken"], email="ben@example.org", when_safe="Tuesday mornings")
    made = run().proposals.get()
    answer = desk.post(here("approve_proposal", made.pk), follow=True)
    assert "1 of them gets no e-mail: ask them yourself." in text_of(answer)
    AskedPerson.objects.update(said="yes", said_at=timezone.now())
    shown = text_of(desk.get(here("matches_under_way")))
    assert "They said when it is safe: Tuesday mornings" in shown
    assert Message.objects.get().to == "ann@example.org"


def test_a_blocked_proposal_says_why_and_offers_no_button(desk, here, pair):
    entry = pair.legs.get().need.entry
    entry.at_risk = True
    entry.save()
    shown = text_of(desk.get(here("desk")))
    assert "They may not be introduced:" in shown
    assert "Approve and ask them" not in shown
    desk.post(here("approve_proposal", pair.pk))
    assert not AskedPerson.objects.exists()


def test_setting_aside_needs_a_reason_and_loses_nothing(desk, here, pair):
    address = here("set_aside_proposal", pair.pk)
    assert "Write why you set it aside." in text_of(desk.post(address, {"reason": ""}))
    assert desk.post(address, {"reason": "They know each other"}).status_code == 302
    assert Proposal.objects.get().set_aside_because == "They know each other"


def test_what_was_decided_meanwhile_is_said_and_the_reason_stays_typed(desk, here, approved):
    shown = text_of(desk.post(here("set_aside_proposal", approved.pk), {"reason": "They know each other"}))
    assert "Somebody decided on it meanwhile" in shown
    assert "They know each other" in shown


def test_a_broker_types_what_somebody_said_and_it_is_written_down(desk, here, approved, broker):
    for one in AskedPerson.objects.all():
        desk.post(here("type_match_answer", one.pk), {"said": "yes"})
    assert {one.typed_by for one in AskedPerson.objects.all()} == {broker.user}
    shown = text_of(desk.get(here("matches_under_way")))
    assert "Introduced" in shown
    assert "Type what came of it" in shown


def test_a_broker_types_what_came_of_it(desk, here, approved):
    for one in AskedPerson.objects.all():
        services.answer(asked=one, said="yes")
    address = here("type_outcome", AskedPerson.objects.filter(gives=True).get().pk)
    wrong = text_of(desk.post(address, {"happened": "no", "hours": "2"}))
    assert "Hours can only be given in what took place." in wrong
    desk.post(address, {"happened": "yes", "hours": "1.5", "was_good": "yes"})
    assert Outcome.objects.get().hours == 1.5
    assert "1.5 hours" in text_of(desk.get(here("matches_under_way")))


def test_other_weights_need_a_reason_and_add_up_to_a_hundred(desk, here):
    typed = {"likeness": 60, "times": 30, "nearness": 20, "reason": ""}
    shown = text_of(desk.post(here("match_weights"), typed))
    assert "Write why you change them." in shown
    assert "The three add up to 110." in shown
    desk.post(here("match_weights"), typed | {"times": 20, "reason": "Few have a car"})
    assert MatchWeights.objects.get().reason == "Few have a car"
    assert "Few have a car" in text_of(desk.get(here("match_weights")))


def test_the_next_run_uses_the_weights_that_were_chosen(desk, here, run):
    desk.post(here("match_weights"), {"likeness": 60, "times": 20, "nearness": 20, "reason": "Few have a car"})
    assert run().weights == {"likeness": 60, "times": 20, "nearness": 20}


def test_few_results_say_nothing_about_weights(desk, here):
    assert "Too few results to say anything" in text_of(desk.get(here("match_weights")))


def test_small_groups_are_not_told_apart(signed_in, here, somebody):
    for _number in range(9):
        somebody(needs=["A lift"])
    shown = text_of(signed_in("observer").get(here("match_rates")))
    assert "too few to say" in shown
    assert Need.objects.count() == 9


@pytest.mark.parametrize(
    ("role", "status"), [("broker", 200), ("programme-lead", 200), ("practitioner", 403), ("observer", 403)]
)
def test_only_who_sees_contacts_sees_the_desk(signed_in, here, role, status):
    assert signed_in(role).get(here("desk")).status_code == status


def test_the_rules_can_be_read_by_anybody_once_the_programme_is_public(here, programme, inside):
    assert Client().get(here("matching_explained")).status_code == 404
    programme.published_at = timezone.now()
    programme.save()
    shown = text_of(Client().get(here("matching_explained")))
    assert "Nobody is ranked by need" in shown
    record = Client().get(here("matching_record")).json()
    assert record["weights"] == {"likeness": 50, "times": 30, "nearness": 20}
    assert "human" in record["record"]


def test_the_public_page_says_why_weights_are_other_ones(here, programme, inside, desk):
    desk.post(here("match_weights"), {"likeness": 60, "times": 20, "nearness": 20, "reason": "Few have a car"})
    programme.published_at = timezone.now()
    programme.save()
    assert "Few have a car" in text_of(Client().get(here("matching_explained")))


def test_nobody_decides_on_the_record_of_a_closed_programme(desk, here, programme, inside):
    made = AskedPersonFactory(proposal=ProposalFactory(programme=programme)).proposal
    programme.heard = programme.decided = "Enough"
    programme.closed_at = timezone.now()
    programme.save()
    assert desk.get(here("desk")).status_code == 200
    assert desk.post(here("approve_proposal", made.pk)).status_code == 403


@pytest.fixture
def results(inside):
    """Twenty matches of words that were alike were good for both, twelve of others were not."""
    from tests.factories.people_matching import WHY as USUAL

    for number in range(32):
        proposal = ProposalFactory(programme=inside, approved_at=timezone.now())
        good = number < 20
        leg = proposal.legs.get()
        leg.why = USUAL | {"for_likeness": 0.45 if good else 0.1}
        leg.save()
        Outcome.objects.create(
            asked=AskedPersonFactory(proposal=proposal), programme=inside, organisation=inside.organisation,
            happened="yes", was_good="yes" if good else "no",
        )  # fmt: skip


def test_few_results_say_nothing_and_nobody_can_accept_it(desk, here):
    shown = text_of(desk.get(here("match_weights")))
    assert "Too few results to say anything: 0 good for both and 0 other so far." in shown
    assert "Accept what results say" not in shown
    assert "Look at what results say now." in text_of(
        desk.post(here("match_weights"), {"deed": "accept", "seen": "53-28-19"}, follow=True)
    )
    assert not MatchWeights.objects.exists()


def test_a_person_accepts_what_results_say_and_the_public_page_says_why(desk, here, inside, results, broker):
    shown = text_of(desk.get(here("match_weights")))
    assert "20 matches were good for both, and 12 were not." in shown
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    desk.post(here("match_weights"), {"deed": "accept", "seen": seen})
    made = MatchWeights.objects.get()
    assert f"{made.likeness}-{made.times}-{made.nearness}" == seen
    assert made.likeness > 50
    assert made.by == broker.user
    inside.published_at = timezone.now()
    inside.save()
    assert "32 results speak for them; 20 of them were good for both." in text_of(
        Client().get(here("matching_explained"))
    )


def test_what_was_seen_is_what_is_accepted(desk, here, results):
    desk.post(here("match_weights"), {"deed": "accept", "seen": "98-1-1"})
    assert not MatchWeights.objects.exists()


def test_the_desk_takes_twelve_queries_however_much_there_is(
    desk, here, pair, somebody, run, django_assert_max_num_queries
):
    for number in range(3):
        somebody(offers=[f"I teach chess {number}"])
        somebody(needs=[f"Somebody for chess {number}", f"Something quite else {number}"])
    run()
    shown = text_of(desk.get(here("desk")))
    assert shown.count("Approve and ask them") >= 3
    assert "Something quite else 1" in shown
    with django_assert_max_num_queries(12):
        desk.get(here("desk"))
