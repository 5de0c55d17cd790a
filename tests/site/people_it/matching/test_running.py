"""A run from rows in the database: who is read, what is written, and what the next run leaves out."""

import datetime as dt

import pytest
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory
from tests.factories.people_offers import LoadLimitFactory, RoleWantedFactory

from coproduction_star.audit.models import Event
from coproduction_star.organisations.models import ParticipantGroup
from coproduction_star.people_it.matching import running, selectors, services
from coproduction_star.people_it.models import MatchingRun, OfferConsent, Proposal, RunState

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 26)


def test_a_run_writes_proposals_with_the_numbers_behind_them(pair):
    leg = pair.legs.get()
    assert pair.kind == "person-person"
    assert "bicycl" in leg.why["shared"]
    assert leg.why["km"] is None
    assert leg.why["score"] == pytest.approx(
        leg.why["for_likeness"] + leg.why["for_times"] + leg.why["for_nearness"], abs=1e-6
    )
    assert pair.run.result["helped"] == 1


def test_two_runs_at_once_are_one(inside, broker):
    first = running.start(programme=inside, with_rings=True, by=broker.user)
    with pytest.raises(running.RunUnderWay) as told:
        running.start(programme=inside, with_rings=True, by=broker.user)
    assert told.value.run == first


def test_a_run_whose_worker_died_may_be_begun_again(inside, broker):
    first = running.start(programme=inside, with_rings=True, by=broker.user)
    MatchingRun.objects.filter(pk=first.pk).update(moved_at=timezone.now() - running.STUCK * 2)
    assert running.start(programme=inside, with_rings=True, by=broker.user) != first


def test_a_second_worker_with_the_same_run_writes_nothing_twice(run, pair):
    made = pair.run
    running.work.func(str(made.organisation_id), str(made.programme_id), str(made.pk))
    assert Proposal.objects.count() == 1


def test_a_run_that_fails_says_so(inside, broker, monkeypatch):
    def breaks(*_, **__):
        raise ValueError

    monkeypatch.setattr(running, "propose", breaks)
    made = running.start(programme=inside, with_rings=True, by=broker.user)
    with pytest.raises(ValueError):
        running.work.func(str(made.organisation_id), str(inside.pk), str(made.pk))
    assert MatchingRun.objects.get().state == RunState.FAILED


def test_the_next_run_replaces_what_nobody_decided_on(run, pair):
    run()
    assert Proposal.objects.count() == 1
    assert not Proposal.objects.filter(pk=pair.pk).exists()


def test_whoever_takes_back_their_agreement_is_gone_from_proposals_at_once(inside, pair):
    assert selectors.to_decide(inside, TODAY).count() == 1
    OfferConsent.objects.filter(entry=pair.legs.get().need.entry).update(taken_back_at=timezone.now())
    assert selectors.to_decide(inside, TODAY).count() == 0


def test_who_did_not_agree_is_not_matched(somebody, run):
    somebody(offers=["I mend bicycles"], agreed=())
    somebody(needs=["My bicycle is broken"])
    assert run().result["alone"][0]["because"] == "person"


def test_an_offer_for_a_time_that_has_passed_is_not_matched(somebody, run):
    somebody(offers=["I mend bicycles"], offer={"shown_until": dt.date(2020, 1, 1)})
    somebody(needs=["My bicycle is broken"])
    assert run().result["pairs"] == 0


def test_what_a_broker_set_aside_is_not_proposed_again(run, pair, broker):
    services.set_aside(proposal=pair, reason="They are neighbours and know each other", by=broker.user)
    assert run().result["pairs"] == 0


def test_whoever_has_enough_to_do_is_left_out(somebody, run):
    who = somebody(offers=["I mend bicycles"]).participant
    LoadLimitFactory(participant=who, most_at_once=0)
    somebody(needs=["My bicycle is broken"])
    result = run().result
    assert (result["pairs"], result["full"]) == (0, 1)


def test_what_is_under_way_counts_towards_the_load(somebody, run, broker):
    entry = somebody(offers=["I mend bicycles"], offer={"most": 3})
    LoadLimitFactory(participant=entry.participant, most_at_once=1)
    somebody(needs=["My bicycle is broken"])
    one = run().proposals.get()
    services.approve(proposal=selectors.proposal_with(programme=one.programme, proposal_id=one.pk), by=broker.user,
                     broker_id=broker.participant_id)  # fmt: skip
    somebody(needs=["My bicycle has a flat tyre"])
    assert run().result["pairs"] == 0


def test_words_that_anybody_uses_propose_nobody(somebody, run):
    somebody(offers=["I would like to help somebody once a week in the evening"])
    somebody(needs=["Somebody to help me would be good, in the evening"])
    assert run().result["pairs"] == 0


def test_two_without_a_language_in_common_are_not_proposed(somebody, run):
    somebody(offers=["I mend bicycles"], offer={"languages": "cy"})
    somebody(needs=["My bicycle is broken"], need={"languages": "en pl"})
    assert run().result["pairs"] == 0


@pytest.mark.parametrize("careful", [{"at_risk": True}, {"age": "young"}])
def test_nobody_young_or_at_risk_is_proposed_to_one_person(somebody, run, careful):
    somebody(offers=["I mend bicycles"])
    somebody(needs=["My bicycle is broken"], **careful)
    assert run().result["pairs"] == 0


def test_a_name_that_somebody_wrote_is_no_group(somebody, run):
    """Anyone may write one; it opens no way to a child."""
    somebody(offers=["We mend bicycles together"], group="The bicycle kitchen")
    somebody(needs=["My bicycle is broken"], age="young")
    assert run().result["pairs"] == 0


def test_somebody_at_risk_may_meet_a_group_that_the_team_knows(somebody, run):
    somebody(offers=["We mend bicycles together"], group="The bicycle kitchen", known_group=True)
    somebody(needs=["My bicycle is broken"], at_risk=True)
    assert run().proposals.get().kind == "person-group"


def test_a_careful_role_done_alone_is_for_nobody_while_no_step_answers_for_conditions(somebody, run, inside):
    somebody(offers=["I mend bicycles"], offer={"conditions": "background"})
    RoleWantedFactory(programme=inside, whom="children", one_to_one=True, conditions="background")
    assert run().result["pairs"] == 0


def test_a_role_that_others_share_finds_somebody(somebody, run, inside):
    somebody(offers=["I mend bicycles"])
    RoleWantedFactory(programme=inside)
    assert run().proposals.get().kind == "person-role"


def test_a_room_is_for_a_group_and_never_for_a_role(somebody, run, inside):
    somebody(offers=["A room with bicycle stands"], kind="space")
    RoleWantedFactory(programme=inside)
    somebody(needs=["A room to mend bicycles in"], kind="space", group="The bicycle kitchen")
    assert run().proposals.get().kind == "group-asset"


def test_an_idea_looks_for_staff(somebody, run, inside):
    InitiativeFactory(programme=inside, title="A bicycle library", status="potential")
    somebody(offers=["I mend bicycles"])
    staff = somebody(offers=["I know bicycle shops"])
    ParticipantGroup.objects.create(participant=staff.participant, group="frontline-staff")
    made = run().proposals.get()
    assert (made.kind, made.legs.get().offer.participant) == ("idea-staff", staff.participant)


def test_people_who_help_each_other_are_a_ring(somebody, run):
    somebody(offers=["I mend bicycles"], needs=["Somebody to teach me the guitar"])
    somebody(offers=["Guitar lessons"], needs=["My bicycle is broken"])
    made = run().proposals.get()
    assert (made.kind, made.size) == ("ring", 2)
    assert run(with_rings=False).result["rings"] == 0


def test_what_happened_is_written_down_without_words_of_people(pair):
    events = Event.objects.filter(verb__startswith="people_it.matching")
    assert {event.verb for event in events} == {"people_it.matching_started", "people_it.matching_done"}
    assert not [event for event in events if "bicycle" in f"{event.subject_title}{event.detail}"]


def test_reading_takes_the_same_queries_however_much_waits(inside, somebody, django_assert_num_queries):
    from coproduction_star.methods.matching import PUBLISHED
    from coproduction_star.people_it.matching.reading import read

    for number in range(8):
        somebody(offers=[f"I mend bicycles {number}"], needs=[f"A lift {number}"])
    with django_assert_num_queries(8):
        read(inside, rules=PUBLISHED, with_rings=True, today=TODAY)
