"""A duty is answered, not needed for a reason, or open; what it said before stays, and nobody overwrites anybody."""

import pytest
from django.db import IntegrityError, transaction

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.duties import selectors, services
from coproduction_star.journeys.duties.standing import shade_of, state_in_words
from coproduction_star.journeys.models import Duty, DutyKind, EarlierWords
from coproduction_star.journeys.personal.own_duties import own_duties
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.methods.data_protection import Assessment

pytestmark = pytest.mark.django_db
FAIR = {"still_open": "yes", "reasons": "yes", "time": "yes", "weighed": "yes", "shown": "Two evenings"}


@pytest.fixture
def answer(lead):
    def do(duty, *, version=None, state="answered", answers=FAIR, because="", reason=""):
        return services.answer_duty(
            duty=duty, version=duty.version if version is None else version, state=state, because=because,
            answers=answers, reason=reason, by=lead.user,
        )  # fmt: skip

    return do


def test_a_new_decision_has_four_duties_in_their_order(record):
    decision = record(data="No personal data at all")
    duties = selectors.duties_in_order(decision)
    assert [duty.kind for duty in duties] == ["equality", "data", "consultation", "interests"]
    assert [duty.state for duty in duties] == ["open", "not_needed", "open", "open"]
    assert duties[1].because == "No personal data at all"
    assert state_in_words(decision) == "3 duties not done yet"
    assert shade_of(decision) == "orange"


def test_a_decision_from_before_duties_were_asked_says_so_and_can_be_completed(old, answer):
    assert not selectors.was_asked(old)
    assert (state_in_words(old), shade_of(old)) == ("From before duties were asked", "grey")
    answer(selectors.duty_of(old, "consultation"))
    assert [duty.kind for duty in old.duties.all()] == ["consultation"]
    assert state_in_words(old) == "3 duties not done yet"


def test_two_who_begin_the_same_duty_of_an_old_decision_do_not_overwrite_each_other(old, answer):
    first, second = (selectors.duty_of(old, "consultation") for _ in "ab")
    answer(first)
    with pytest.raises(ChangedMeanwhile) as caught:
        answer(second, answers=FAIR | {"shown": "Nothing"})
    assert caught.value.current.answers["shown"] == "Two evenings"
    assert Duty.objects.get().answers["shown"] == "Two evenings"


def test_all_four_done_are_said_to_be_asked(record, answer):
    decision = record(equality="It is about a key", data="No data", interests="Asked, none")
    answer(selectors.duty_of(decision, "consultation"))
    assert (state_in_words(decision), shade_of(decision)) == ("Duties asked", "green")
    assert selectors.open_duties(decision) == ()


def test_a_change_keeps_what_it_said_with_its_reason(record, answer, lead):
    duty = answer(selectors.duty_of(record(), "consultation"))
    changed = answer(duty, answers=FAIR | {"time": "no", "repair": "Ask again"}, reason="It was one week")
    assert (changed.version, changed.answers["time"]) == (3, "no")
    kept = EarlierWords.objects.get()
    assert (kept.duty, kept.reason, kept.by) == (duty, "It was one week", lead.user)
    assert kept.before == {"state": "answered", "because": "", "answers": FAIR}


def test_an_answer_is_changed_for_a_reason_only(record, answer):
    duty = answer(selectors.duty_of(record(), "consultation"))
    with pytest.raises(services.NoReason):
        answer(duty, answers={"shown": "x"})
    duty.refresh_from_db()
    assert (duty.answers, duty.version) == (FAIR, 2)


def test_a_duty_is_not_needed_for_a_reason_only(record, answer):
    with pytest.raises(services.NoReason):
        answer(selectors.duty_of(record(), "equality"), state="not_needed")
    assert not Duty.objects.exclude(state="open").exists()


def test_answers_are_kept_when_a_duty_turns_out_not_to_be_needed(record, answer):
    duty = answer(selectors.duty_of(record(), "consultation"))
    gone = answer(duty, state="not_needed", because="It is an emergency", reason="Flood")
    assert (gone.state, gone.because, gone.answers) == ("not_needed", "It is an emergency", FAIR)


def test_a_half_answered_duty_stays_open_and_loses_nothing(record, answer):
    duty = answer(selectors.duty_of(record(), "consultation"), state="open", answers={"shown": "So far"})
    assert (duty.state, duty.answers) == ("open", {"shown": "So far"})
    assert not EarlierWords.objects.exists()
    answer(duty)
    assert EarlierWords.objects.get().before["answers"] == {"shown": "So far"}


def test_an_older_page_changes_nothing(record, answer):
    duty = selectors.duty_of(record(), "consultation")
    answer(duty)
    with pytest.raises(ChangedMeanwhile):
        answer(duty, version=1, answers={"shown": "Mine"})
    assert Duty.objects.get(kind="consultation").answers == FAIR


def test_each_is_an_event_that_names_the_decision(record, answer):
    answer(selectors.duty_of(record(data="No data"), "consultation"))
    said = [sentence(event) for event in Event.objects.filter(verb__startswith="journeys.duty_").order_by("pk")]
    assert "why a duty of the decision “Start a time bank” is not needed" in said[0]
    assert "answered a duty of the decision “Start a time bank”" in said[1]


@pytest.mark.parametrize(
    ("answers", "assessment"),
    [
        ({"personal": "no"}, Assessment.NO_DATA),
        ({"personal": "yes"}, Assessment.NOT_NEEDED),
        ({"personal": "unsure", "vulnerable": "unsure"}, Assessment.ASK),
        ({"personal": "yes", "special": "yes", "large_scale": "unsure"}, Assessment.NEEDED),
    ],
)
def test_not_sure_counts_as_yes(record, answer, answers, assessment):
    duty = answer(selectors.duty_of(record(), "data"), answers=answers)
    assert selectors.screened(duty).assessment is assessment


def test_only_an_answered_screening_comes_to_something(record, answer):
    decision = record()
    assert selectors.screened(selectors.duty_of(decision, "data")) is None
    assert selectors.screened(answer(selectors.duty_of(decision, "consultation"))) is None


def test_open_duties_wait_for_whoever_recorded_the_decision_while_the_programme_is_open(record, answer, lead, member):
    decision = record(equality="Small", data="None", interests="None")
    waiting = list(own_duties(lead.user))
    assert [one.title for one in waiting] == ["Answer 1 duty of “Start a time bank”"]
    assert str(decision.pk) in waiting[0].address
    assert not list(own_duties(member("councillor").user))
    answer(selectors.duty_of(decision, "consultation"))
    assert not list(own_duties(lead.user))


def test_nothing_waits_for_who_has_left(record, lead):
    record()
    type(lead).objects.filter(pk=lead.pk).update(ended_at="2026-01-01T00:00Z")
    assert not list(own_duties(lead.user))


@pytest.mark.parametrize(
    "wrong", [{"kind": "other"}, {"state": "not_needed"}, {"state": "answered"}, {"kind": "equality", "version": 2}]
)
def test_the_database_refuses_half_a_duty(record, wrong):
    decision = record()
    if "version" not in wrong:
        Duty.objects.all().delete()
    own = {"programme_id": decision.programme_id, "organisation_id": decision.organisation_id}
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(**{**own, "decision": decision, "kind": DutyKind.DATA, **wrong})


def test_the_database_refuses_earlier_words_of_nothing(inside):
    with pytest.raises(IntegrityError), transaction.atomic():
        EarlierWords.objects.create(programme=inside, organisation=inside.organisation, before={})
