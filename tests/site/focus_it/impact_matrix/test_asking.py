"""Who is asked, reminded and told: those who may rate here and are still here, and nobody else."""

import pytest
from django.utils import timezone
from tests.factories.focus_it import RaterFactory, RatingFactory
from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.focus_it import step
from coproduction_star.focus_it.impact_matrix import asking, deciding, services
from coproduction_star.notices.models import Message
from coproduction_star.organisations.models import Membership, Participant

pytestmark = pytest.mark.django_db


def asked(matrix):
    return {one.participant.pk for one in asking.awaited_in(matrix)}


def leave(person):
    Membership.objects.filter(pk=person.pk).update(ended_at=timezone.now())


def test_who_is_asked_has_a_role_that_rates_here_or_has_begun(matrix, co_producer, programme, declared):
    here, begun = co_producer(), RaterFactory(matrix=matrix).participant_id
    co_producer(ProgrammeFactory(organisation=programme.organisation))
    looks_on = declared()
    ProgrammeRoleFactory(programme=programme, membership=looks_on, role="observer")
    assert asked(matrix) == {here.participant_id, begun}


@pytest.mark.parametrize("has_begun", [True, False])
def test_whoever_left_is_not_asked_reminded_or_told(has_begun, matrix, co_producer, rate, lead):
    gone, stays = co_producer(), co_producer()
    if has_begun:
        rate(gone, matrix, options=matrix.options.all()[:1])
    leave(gone)
    assert asked(matrix) == {stays.participant_id}
    assert services.remind(matrix=matrix, by=lead.user) == 1
    assert not list(step.waiting_for(gone.user))


def test_whoever_was_erased_or_joined_to_another_row_is_not_asked(matrix):
    one, two = (RaterFactory(matrix=matrix).participant for _number in range(2))
    Participant.objects.filter(pk=one.pk).update(erased_at=timezone.now())
    Participant.objects.filter(pk=two.pk).update(merged_into=one)
    assert asked(matrix) == set()


def test_whoever_stands_aside_is_not_reminded_and_nothing_waits_for_them(matrix, co_producer, lead):
    aside = co_producer()
    services.stand_aside(matrix=matrix, participant_id=aside.participant_id, by=aside.user)
    assert services.remind(matrix=matrix, by=lead.user) == 0
    assert not list(step.waiting_for(aside.user))


def test_people_can_be_reminded_again_once_it_was_opened_again(matrix, co_producer, lead):
    co_producer()
    assert services.remind(matrix=matrix, by=lead.user) == 1
    services.close_matrix(matrix=matrix, by=lead.user)
    services.reopen_matrix(matrix=matrix, reason="Too few", by=lead.user)
    assert services.remind(matrix=matrix, by=lead.user) == 1
    assert Message.objects.filter(kind="focus_it.reminder").count() == 2


def test_everyone_hears_what_became_of_the_options_they_rated(matrix, options, declared, co_producer, rate, lead):
    first, second = options
    both, one, gone, aside = (co_producer() for _number in range(4))
    rate(both, matrix)
    rate(one, matrix, options=[second])
    rate(gone, matrix)
    leave(gone)
    services.stand_aside(matrix=matrix, participant_id=aside.participant_id, by=aside.user)
    on_paper = RaterFactory(
        matrix=matrix, participant=ParticipantFactory(organisation=matrix.organisation, email="p@e.r")
    )
    RatingFactory(option=first, rater=on_paper)
    services.close_matrix(matrix=matrix, by=lead.user)
    decider = declared("programme-lead")
    words = {
        "what": "Start", "why": "Wanted", "decided_by": "All", "dissent": "", "decided_on": timezone.localdate()
    }  # fmt: skip
    deciding.decide(
        matrix=matrix, outcomes={first: "ahead", second: "not-now"}, words=words,
        participant_id=decider.participant_id, by=decider.user,
    )  # fmt: skip
    told = {message.to: message.text for message in Message.objects.filter(kind="focus_it.decided")}
    assert set(told) == {both.user.email, one.user.email, "p@e.r"}
    assert "It goes ahead" in told[both.user.email]
    assert "Not now" in told[both.user.email]
    assert "It goes ahead" not in told[one.user.email]
    assert "Not now" not in told["p@e.r"]
