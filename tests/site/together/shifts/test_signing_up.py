"""Sign up in two taps, with or without an account; wait, move up, step back, swap; two who want the last place."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories import shifts as make
from tests.factories.people import ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.notices.models import Message
from coproduction_star.together.models import PlaceState, Shift, ShiftPlace
from coproduction_star.together.personal import personal_data
from coproduction_star.together.shifts import selectors, signing
from coproduction_star.together.shifts.signing import Joining
from coproduction_star.together.step import erase

pytestmark = pytest.mark.django_db
OWN, WORDS = "/r/shift/", "apple river lamp garden"


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture
def public(shift):
    programme = shift.programme
    return reverse("together:public_shift", args=(programme.organisation.slug, programme.slug, shift.pk))


def follower(words=WORDS) -> Client:
    client = Client()
    assert client.post("/r/", {"reference": words})["Location"] == OWN
    return client


def states(shift):
    return {one.name or one.participant.name: one.state for one in ShiftPlace.objects.filter(shift=shift)}


def test_anyone_signs_up_with_a_name_and_gets_four_words(public, joining, shift):
    browser = Client()
    form = text_of(browser.get(public))
    assert "0 of 1 found" in form
    answer = browser.post(public, joining, follow=True)
    page = text_of(answer)
    assert "Thank you, you are signed up." in page
    assert "You come: Walk leader." in page
    place = ShiftPlace.objects.get()
    assert (place.name, place.state, place.participant, place.by) == ("Sam", PlaceState.SIGNED, None, None)
    assert Shift.objects.get().missing == 0
    assert "Your four words are not shown here now" in text_of(Client().get(answer.request["PATH_INFO"]))


def test_the_same_person_who_signs_up_twice_has_one_place(public, joining):
    browser = Client()
    browser.get(public)
    for _time in range(2):
        browser.post(public, {**joining, "contact": f"sam{_time}@example.org"})
    assert ShiftPlace.objects.count() == 1


def test_the_form_says_what_is_missing_and_keeps_what_was_typed(public, joining):
    page = text_of(Client().post(public, {**joining, "adult": "", "contact": "07000 000000"}))
    assert "Tick that you are 18 or over." in page
    assert "07000 000000" in page
    assert not ShiftPlace.objects.exists()


def test_of_two_who_want_the_last_place_one_gets_it_and_the_other_stands_first(public, joining, shift, role):
    """Both pages showed a free place; the lock of the shift lets one in."""
    first, second = Client(), Client()
    assert "0 of 1 found" in text_of(first.get(public))
    assert "0 of 1 found" in text_of(second.get(public))
    first.post(public, joining)
    page = text_of(second.post(public, {**joining, "name": "Kit"}, follow=True))
    assert "You stand on the waiting list. Write these four words down" in page
    assert "You stand first on the waiting list: Walk leader." in page
    assert states(shift) == {"Sam": PlaceState.SIGNED, "Kit": PlaceState.WAITING}


def test_whoever_waits_longest_moves_up_and_is_told(shift, role):
    sam = signing.sign_up(role=role, who=Joining(name="Sam"), sender="one").place
    signing.sign_up(role=role, who=Joining(name="Kit", contact="kit@example.org"), sender="two")
    signing.sign_up(role=role, who=Joining(name="Lee"), sender="three")
    assert not signing.step_back(place=sam)
    assert states(shift) == {"Sam": PlaceState.BACK, "Kit": PlaceState.SIGNED, "Lee": PlaceState.WAITING}
    letter = Message.objects.get()
    assert (letter.to, letter.subject) == ("kit@example.org", "You have a place now")
    assert "Memory walk" not in letter.text
    assert Event.objects.filter(verb="together.shift_moved_up").count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"on": timezone.localdate() - dt.timedelta(days=1)}, "This shift has begun, or it is past."),
        ({"cancelled_because": "Rain"}, "This shift does not take place."),
    ],
)
def test_nobody_signs_up_for_what_is_past_or_called_off(public, joining, role, change, words):
    Shift.objects.update(**change)
    assert words in text_of(Client().post(public, joining))
    with pytest.raises((signing.Over, signing.CalledOff)):
        signing.sign_up(role=role, who=Joining(name="Sam"))
    assert not ShiftPlace.objects.exists()


def test_with_an_account_one_button_signs_up_and_one_steps_back(resident, at, shift, role):
    page = text_of(resident.get(at("shift", shift.pk)))
    assert "Sign up" in page
    page = text_of(resident.post(at("join_shift", shift.pk), {"role": role.pk}, follow=True))
    assert "You come: Walk leader." in page
    page = text_of(resident.post(at("join_shift", shift.pk), {"role": role.pk}, follow=True))
    assert "You have signed up for this shift already. Nothing was changed." in page
    page = text_of(resident.post(at("join_shift", shift.pk), {"do": "back"}, follow=True))
    assert "You stepped back. Whoever waits moves up." in page
    page = text_of(resident.post(at("join_shift", shift.pk), {"do": "again"}, follow=True))
    assert "You come. Thank you." in page
    assert ShiftPlace.objects.get().reference_hash is None


@pytest.mark.parametrize("said", [{"role": "x"}, {"do": "x"}, {}])
def test_a_button_that_is_not_there_changes_nothing(resident, at, shift, role, said):
    page = text_of(resident.post(at("join_shift", shift.pk), said, follow=True))
    assert "That button is not on this page." in page
    assert not ShiftPlace.objects.exists()


def test_stepping_back_late_is_thanked_and_asked_to_ring(resident, at, shift, role):
    resident.post(at("join_shift", shift.pk), {"role": role.pk})
    soon = timezone.localtime() + dt.timedelta(hours=5)
    Shift.objects.update(on=soon.date(), starts=soon.time(), ends=dt.time(23, 59, 59))
    page = text_of(resident.post(at("join_shift", shift.pk), {"do": "back"}, follow=True))
    assert "It is soon, so please ring too: 0300 000 0000." in page
    Shift.objects.update(on=timezone.localdate() - dt.timedelta(days=1))
    page = text_of(resident.post(at("join_shift", shift.pk), {"do": "again"}, follow=True))
    assert "This shift has begun, or it is past." in page


def test_an_offered_place_goes_to_the_next_who_signs_up_and_is_kept_until_then(shift, role):
    sam = signing.sign_up(role=role, who=Joining(name="Sam", contact="sam@example.org"), sender="one").place
    signing.offer(place=sam, offers=True)
    assert states(shift) == {"Sam": PlaceState.SIGNED}
    signing.sign_up(role=role, who=Joining(name="Kit"), sender="two")
    assert states(shift) == {"Sam": PlaceState.BACK, "Kit": PlaceState.SIGNED}
    assert "Somebody took the place that you offered." in Message.objects.get().text


def test_whoever_waits_takes_an_offered_place_at_once(shift, role):
    sam = signing.sign_up(role=role, who=Joining(name="Sam"), sender="one").place
    signing.sign_up(role=role, who=Joining(name="Kit"), sender="two")
    assert signing.offer(place=sam, offers=True).state == PlaceState.BACK
    assert states(shift)["Kit"] == PlaceState.SIGNED


def test_an_offer_can_be_taken_back(shift, role):
    sam = signing.sign_up(role=role, who=Joining(name="Sam"), sender="one").place
    signing.offer(place=sam, offers=True)
    signing.offer(place=sam, offers=False)
    signing.sign_up(role=role, who=Joining(name="Kit"), sender="two")
    assert states(shift) == {"Sam": PlaceState.SIGNED, "Kit": PlaceState.WAITING}


def test_nobody_stands_in_a_role_whose_conditions_are_not_met(shift, role, resident, at):
    """Asked through the registry: nobody has shown a check, so nobody gets a place; others are not held up."""
    role.conditions = "background"
    role.save()
    page = text_of(resident.post(at("join_shift", shift.pk), {"role": role.pk}, follow=True))
    assert "something is missing for this role" in page
    assert "Still missing for this role:" in page
    unknown = signing.sign_up(role=role, who=Joining(name="Kit"), sender="two")
    assert unknown.place.state == PlaceState.WAITING
    assert unknown.lacks == ("A check of criminal records, such as DBS",)
    assert {one.state for one in ShiftPlace.objects.all()} == {PlaceState.WAITING}
    role.conditions = ""
    role.save()
    signing.sign_up(role=role, who=Joining(name="Lee"), sender="three")
    assert [one.state for one in ShiftPlace.objects.order_by("made_at")] == ["signed", "waiting", "waiting"]


def test_four_words_open_the_place_and_act_on_it(shift, role):
    place = make.ShiftPlaceFactory(shift=shift, role=role, name="Sam", reference=WORDS)
    browser = follower()
    assert "You come: Walk leader." in text_of(browser.get(OWN))
    assert "You offer your place to others" in text_of(browser.post("/r/shift/act/", {"do": "offer"}, follow=True))
    assert "You stepped back: Walk leader." in text_of(browser.post("/r/shift/act/", {"do": "back"}, follow=True))
    browser.post("/r/shift/erase/")
    assert not ShiftPlace.objects.filter(pk=place.pk).exists()
    assert browser.get(OWN)["Location"] == "/r/"
    assert Client().get(OWN)["Location"] == "/r/"


def test_the_team_signs_up_somebody_who_rang(lead_client, at, shift, joining):
    answer = lead_client.post(at("enter_shift", shift.pk), {**joining, "name": ""})
    assert "Choose somebody, or write a name." in text_of(answer)
    page = text_of(lead_client.post(at("enter_shift", shift.pk), joining, follow=True))
    assert "You come: Walk leader." in page
    assert "star-four__words" in page
    place = ShiftPlace.objects.get()
    assert place.by is not None
    page = text_of(lead_client.post(at("step_somebody_back", shift.pk, place.pk), follow=True))
    assert "Their place is free." in page


def test_only_the_team_reads_names(lead_client, resident, at, shift, role):
    make.ShiftPlaceFactory(shift=shift, role=role, name="Bethan Rowe", contact="07000 111")
    assert "Bethan Rowe" in text_of(lead_client.get(at("shift", shift.pk)))
    page = text_of(resident.get(at("shift", shift.pk)))
    assert "Bethan Rowe" not in page
    assert "07000 111" not in page
    assert "1 of 1 found" in page


def test_somebody_erased_leaves_their_place_to_whoever_waits(shift, role, programme):
    person = ParticipantFactory(organisation=programme.organisation)
    signing.sign_up(role=role, who=Joining(participant=person), sender="one")
    signing.sign_up(role=role, who=Joining(name="Kit"), sender="two")
    assert not list(personal_data(person.pk))
    erase(person.pk)
    assert states(shift) == {"Kit": PlaceState.SIGNED}


def test_a_shift_takes_the_same_queries_however_many_come(lead_client, at, shift, role, django_assert_max_num_queries):
    role.needed = 3
    role.save()
    for _number in range(8):
        make.ShiftPlaceFactory(shift=shift, role=role)
    with django_assert_max_num_queries(12):
        lead_client.get(at("shift", shift.pk))
    assert len(selectors.filled(shift)[0].come) == 8
