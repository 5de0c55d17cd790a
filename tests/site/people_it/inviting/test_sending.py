"""What goes to whom, once; the one reminder; the limit, whatever the order; and what stays of whom."""

import datetime as dt
import random
import re

import pytest
from django.utils import timezone
from django_scopes import scope
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people_it import SurveyEditionFactory, SurveyFactory

from coproduction_star.audit.models import Event
from coproduction_star.notices.models import Message
from coproduction_star.people_it import asks
from coproduction_star.people_it.gathering import waiting_for
from coproduction_star.people_it.inviting import services
from coproduction_star.people_it.inviting.addresses import code_of
from coproduction_star.people_it.inviting.on_the_star import waiting_rows
from coproduction_star.people_it.models import AskedNoMore, Invitee, Sample, SurveyAsk
from coproduction_star.voices.my_data.services import erase_participant

pytestmark = pytest.mark.django_db


def write(sample, *, reminded=False):
    services.write_messages.func(str(sample.organisation_id), str(sample.programme_id), str(sample.pk), reminded)


def test_a_message_names_no_topic_and_has_a_link_of_ones_own(agreed, sent):
    agreed(email="ann@example.org", name="Ann Archer")
    sample = sent()
    write(sample)
    letter = Message.objects.get()
    code = code_of(sample.invited.get().pk)
    assert letter.to == "ann@example.org"
    assert f"/t/ask/{code}/\n" in letter.text
    assert f"/t/ask/{code}/stop/" in letter.text
    for topic in ("What can we do", "survey", "Ann", "arolwg"):
        assert topic not in letter.subject + letter.text


def test_done_twice_each_message_goes_once(agreed, sent):
    agreed()
    sample = sent()
    write(sample)
    write(sample)
    assert Message.objects.count() == 1


def test_only_whom_an_email_is_safe_for_gets_one(agreed, sent):
    agreed(email="ann@example.org", phone="0123", safe_channel="phone")
    sample = sent()
    write(sample)
    assert not Message.objects.exists()
    assert sample.invited.get().asked


def test_whoever_said_no_after_the_draw_is_not_asked(survey, agreed, drawn):
    ann, ben = agreed(), agreed(email="ben@example.org")
    sample = drawn()
    asks.ask_no_more(participant=ann, survey=None)
    assert services.send(sample=sample, by=None) == 1
    assert Invitee.objects.get(participant=ann).held == "said-no"
    assert Invitee.objects.get(participant=ben).asked


def test_it_is_sent_once(agreed, drawn):
    agreed()
    sample = drawn()
    services.send(sample=sample, by=None)
    with pytest.raises(services.NotNow):
        services.send(sample=sample, by=None)
    assert SurveyAsk.objects.count() == 1


def test_before_it_is_sent_it_can_be_cancelled_and_nothing_stays(agreed, drawn):
    agreed()
    sample = drawn()
    services.cancel(sample=sample, by=None)
    assert not Invitee.objects.exists()
    for then in (services.send, services.cancel):
        with pytest.raises(services.NotNow):
            then(sample=sample, by=None)
    assert not SurveyAsk.objects.exists()


def test_after_it_is_sent_it_cannot_be_cancelled(agreed, sent):
    agreed()
    with pytest.raises(services.NotNow):
        services.cancel(sample=sent(), by=None)


def test_nobody_is_reminded_within_a_week(agreed, sent):
    agreed()
    with pytest.raises(services.NotNow):
        services.remind(sample=sent(), by=None)


def test_only_those_who_have_not_answered_are_reminded_and_once(agreed, sent, a_week_later):
    ann, ben, cat = agreed(), agreed(email="ben@example.org"), agreed(email="cat@example.org")
    sample = a_week_later(sent())
    services.has_answered(invitee=sample.invited.get(participant=ben))
    services.stop(invitee=sample.invited.get(participant=cat), every=False)
    assert services.remind(sample=sample, by=None) == 1
    write(sample, reminded=True)
    assert list(Message.objects.values_list("to", flat=True)) == [ann.email]
    assert "only reminder" in Message.objects.get().text
    with pytest.raises(services.NotNow):
        services.remind(sample=sample, by=None)


def test_a_closed_survey_reminds_nobody_not_even_what_waits(survey, agreed, sent, a_week_later):
    agreed()
    sample = a_week_later(sent())
    sample.survey.closes_on = timezone.localdate() - dt.timedelta(days=1)
    sample.survey.save()
    with pytest.raises(services.IsOver):
        services.remind(sample=sample, by=None)
    write(sample)
    assert not Message.objects.exists()


def test_whoever_was_asked_often_enough_meanwhile_is_not_reminded(survey, before, agreed, sent, a_week_later):
    ann = agreed()
    sample = a_week_later(sent())
    for _time in range(asks.MOST_ASKS):
        asks.ask(survey=before, people=[ann], by=None)
    assert services.remind(sample=sample, by=None) == 0


@pytest.mark.parametrize("seed", range(6))
def test_the_limit_is_never_exceeded_whatever_the_order(survey, agreed, a_week_later, seed):
    """Several programmes draw, send and remind in any order: nobody is asked more than three times."""
    chance = random.Random(seed)
    people = [agreed(email=f"person{number}@example.org") for number in range(5)]
    programmes = [survey.programme, *(ProgrammeFactory(organisation=survey.organisation) for _more in range(2))]
    surveys = []
    for programme in programmes * 2:
        with scope(organisation=survey.organisation_id, programme=programme.pk):
            made = SurveyFactory(programme=programme, open=True)
            SurveyEditionFactory(survey=made)
            surveys.append(made)
    waiting = [(one, step) for one in surveys for step in ("send", "remind")]
    drawn = {}
    for one in surveys:
        with scope(organisation=one.organisation_id, programme=one.programme_id):
            wanted = chance.choice([None, 3])
            drawn[one] = services.draw_people(survey=one, narrowed={}, wanted=wanted, by_place=False, by=None)
    chance.shuffle(waiting)
    waiting.sort(key=lambda pair: pair[1] == "remind" and chance.random() < 0.7)
    for one, step in waiting:
        with scope(organisation=one.organisation_id, programme=one.programme_id):
            sample = Sample.objects.get(pk=drawn[one].pk)
            sample.survey = one
            if step == "send":
                services.send(sample=sample, by=None)
            elif sample.state == "sent":
                services.remind(sample=a_week_later(sample), by=None)
    with scope(organisation=survey.organisation_id, programme=None):
        asked = [SurveyAsk.objects.filter(participant=person).count() for person in people]
    assert max(asked) == asks.MOST_ASKS


def test_whoever_is_erased_is_in_no_row_and_no_letter(agreed, sent):
    ann = agreed(name="Ann Archer")
    sample = sent()
    write(sample)
    asks.ask_no_more(participant=ann, survey=None)
    erase_participant(participant=ann, by=None)
    one = sample.invited.get()
    assert one.participant is None
    assert one.asked
    assert not Message.objects.exists()
    assert not AskedNoMore.objects.exists()
    assert not SurveyAsk.objects.exists()


def test_that_somebody_answered_is_kept_without_a_day(agreed, sent):
    agreed()
    sample = sent()
    before = Event.objects.count()
    services.has_answered(invitee=sample.invited.get())
    assert Event.objects.count() == before
    kept = {field.name for field in Invitee._meta.fields}
    assert not [name for name in kept if re.search("answered_|changed|response", name)]


def test_the_reminder_waits_for_whoever_sent_it(survey, agreed, drawn, member, a_week_later, at):
    agreed()
    lead = member("programme-lead").user
    sample = drawn(by=lead)
    services.send(sample=sample, by=lead)
    sample.refresh_from_db()
    assert not waiting_rows(lead, timezone.localdate())
    a_week_later(sample)
    (row,) = waiting_rows(lead, timezone.localdate())
    assert row[:3] == ("remind", row[1], survey.title)
    (waits,) = [one for one in waiting_for(lead) if survey.title in one.title]
    assert waits.address == at("samples", survey)
    sample.invited.update(answered=True)
    assert not waiting_rows(lead, timezone.localdate())
