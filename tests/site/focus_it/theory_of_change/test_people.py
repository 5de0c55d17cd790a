"""Who agreed to what is found for the person, goes with them, and moves when two of them turn out to be one."""

import pytest
from tests.factories.people import ParticipantFactory
from tests.factories.theory_of_change import AgreementFactory, CriterionFactory

from coproduction_star.focus_it import step
from coproduction_star.focus_it.models import CriterionAgreement
from coproduction_star.organisations.participants.moving import move_everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(programme, inside):
    return AgreementFactory(criterion__theory__programme=programme, agrees=False, reason="Tea is not enough")


def test_what_a_person_said_of_success_is_found_for_them(said):
    (held,) = step.personal_data(said.participant_id)
    assert held.kind == "focus_it.criterionagreement"
    assert held.rows[0]["reason"] == "Tea is not enough"
    assert list(step.personal_data(ParticipantFactory(organisation=said.organisation).pk)) == []


def test_it_goes_with_them_and_other_peoples_answers_stay(said):
    other = AgreementFactory(criterion=said.criterion)
    step.erase(said.participant_id)
    assert list(CriterionAgreement.objects.all()) == [other]


def test_it_moves_when_two_people_turn_out_to_be_one_and_stands_once(said):
    winner = ParticipantFactory(organisation=said.organisation)
    move_everything(said.participant, winner, by=None)
    assert CriterionAgreement.objects.get().participant == winner
    twin = AgreementFactory(criterion=said.criterion)
    alone = AgreementFactory(criterion=CriterionFactory(theory=said.criterion.theory), participant=twin.participant)
    move_everything(twin.participant, winner, by=None)
    assert CriterionAgreement.objects.filter(participant=winner).count() == 2
    assert CriterionAgreement.objects.get(criterion=alone.criterion).participant == winner
