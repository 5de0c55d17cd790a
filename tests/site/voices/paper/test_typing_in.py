"""What came on paper or by phone: for whom, by whom, with the words of the slip, once."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import HOSTILE, ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Programme
from coproduction_star.notices.models import Message
from coproduction_star.voices.following.selectors import found_by
from coproduction_star.voices.models import Contribution, Listening, PaperSlip, State
from coproduction_star.voices.paper.codes import form_code, in_halves
from coproduction_star.voices.paper.selectors import NoSuchSlip, SlipUsed
from coproduction_star.voices.paper.services import TooManyCopies, print_copies, type_in
from coproduction_star.voices.references import hash_of
from coproduction_star.voices.services import NobodyLooksAfterPeople, Said
from coproduction_star.voices.working_days import working_days_after

pytestmark = pytest.mark.django_db
TEAM = "/o/eastbridge/p/ageing-well/said/"
FORM = f"{TEAM}enter/idea/"
MONDAY = dt.date(2026, 11, 16)


def page_of(response: Any) -> str:
    return response.content.decode()


def typed(**more: Any) -> dict[str, Any]:
    day = timezone.localdate()
    received = {"received_day": day.day, "received_month": day.month, "received_year": day.year}
    return {"words": "More benches please", "about_somebody": "no", "channel": "paper", **received, **more}


@pytest.fixture
def team(signed_in: Callable[..., Client]) -> Client:
    return signed_in("practitioner")


@pytest.fixture
def words(listening_programme: Programme) -> str:
    """Of one printed form."""
    return print_copies(programme=listening_programme, kind="idea", copies=1)[0]


def test_each_copy_has_words_of_its_own_and_only_their_hash_is_kept(listening_programme: Programme) -> None:
    printed = print_copies(programme=listening_programme, kind="idea", copies=3)
    assert len(set(printed)) == 3
    rows = PaperSlip.objects.all()
    assert {row.reference_hash for row in rows} == {hash_of(one) for one in printed}
    assert all(row.delete_after > timezone.localdate() for row in rows)


@pytest.mark.parametrize("copies", [0, -1, 21])
def test_nobody_prints_none_or_hundreds(listening_programme: Programme, copies: int) -> None:
    with pytest.raises(TooManyCopies):
        print_copies(programme=listening_programme, kind="idea", copies=copies)
    assert not PaperSlip.objects.exists()


def test_the_words_of_the_slip_open_what_was_typed_in(
    listening_programme: Programme, words: str, team: Client
) -> None:
    page = page_of(team.post(FORM, typed(slip_words=words.upper().replace("-", "  ")), follow=True))
    made = found_by(words)
    assert made.words == "More benches please"
    assert not PaperSlip.objects.exists()
    assert "star-four__words" not in page


def test_a_slip_is_used_once_and_nothing_typed_is_lost(words: str, team: Client) -> None:
    team.post(FORM, typed(slip_words=words))
    page = page_of(team.post(FORM, typed(slip_words=words, words="Other words", contact="rosa@example.org")))
    assert "was typed in before" in page
    for kept in ("Other words", "rosa@example.org", words):
        assert kept in page
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize("wrong", ["kind", "programme", "never printed"])
def test_the_words_of_another_form_are_refused_and_kept(
    listening_programme: Programme, words: str, team: Client, wrong: str
) -> None:
    slip = PaperSlip.objects.get()
    if wrong == "kind":
        slip.kind = "join"
        slip.save()
    elif wrong == "programme":
        other = ProgrammeFactory(organisation=listening_programme.organisation)
        PaperSlip.objects.filter(pk=slip.pk).update(programme=other)
    else:
        slip.delete()
    page = page_of(team.post(FORM, typed(slip_words=words)))
    assert "No slip of this form has these words." in page
    assert "More benches please" in page
    assert not Contribution.objects.exists()


def test_a_misread_word_is_named(team: Client, listening_programme: Programme) -> None:
    page = page_of(team.post(FORM, typed(slip_words="zzzz <b> river lamp")))
    assert "No slip has the word “zzzz”." in page


def test_guessing_the_words_of_others_is_slowed(team: Client, words: str, one_moment: None) -> None:
    for _number in range(10):
        team.post(FORM, typed(slip_words="river river river river"))
    response = team.post(FORM, typed(slip_words=words))
    assert response.status_code == 429
    assert "More benches please" in page_of(response)
    assert PaperSlip.objects.count() == 1
    assert team.post(FORM, typed(words="By phone", channel="phone")).status_code == 302


def test_without_a_slip_the_words_are_shown_to_who_typed_it_in(
    listening_programme: Programme, team: Client, signed_in: Any
) -> None:
    team.get(FORM)
    page = page_of(team.post(FORM, typed(channel="phone"), follow=True))
    assert "Read the four words out twice" in page
    made = Contribution.objects.get()
    assert hash_of(page.split('star-four__words" translate="no" lang="en">')[1].split("<")[0]) == made.reference_hash
    assert "star-four__words" not in page_of(signed_in("practitioner").get(f"{TEAM}entered/{made.pk}/"))


def test_it_is_logged_who_typed_it_and_for_whom(listening_programme: Programme, member: Any, signed_in: Any) -> None:
    somebody = ParticipantFactory(organisation=listening_programme.organisation, name="Rosa Green")
    user = member("practitioner").user
    said = Said(kind="idea", words="More benches please", name="Rosa")
    type_in(programme=listening_programme, said=said, channel="paper", by=user, participant=somebody)
    made = Contribution.objects.get()
    assert (made.by, made.participant, made.channel, made.name) == (user, somebody, "paper", "Rosa")
    events = Event.objects.filter(verb__in=["voices.said", "voices.typed_in"])
    assert {(event.by_id, event.for_whom) for event in events} == {(user.pk, somebody.pk)}
    assert not any("Rosa" in f"{event.subject_title} {event.detail}" for event in events)


def test_the_same_words_of_two_people_on_paper_are_two(listening_programme: Programme, member: Any) -> None:
    user, said = member("practitioner").user, Said(kind="idea", words="More benches please")
    for _sheet in range(2):
        type_in(programme=listening_programme, said=said, channel="paper", by=user, sender="one browser")
    assert Contribution.objects.count() == 2


def test_the_answer_is_due_from_the_day_it_came(listening_programme: Programme, member: Any) -> None:
    said = Said(kind="idea", words="More benches please")
    made, _words = type_in(
        programme=listening_programme, said=said, channel="paper", by=member("practitioner").user, received=MONDAY
    )
    assert made.answer_due == working_days_after(MONDAY, 10)


def test_a_day_to_come_is_refused(listening_programme: Programme, team: Client) -> None:
    assert "This day is still to come." in page_of(team.post(FORM, typed(received_year=2999)))
    empty = {f"received_{part}": "" for part in ("day", "month", "year")}
    assert "Enter the day on which it came." in page_of(team.post(FORM, typed(**empty)))


@pytest.mark.parametrize(
    ("more", "flag"),
    [
        ({"words": "Ring me on 07700 900123"}, "has_address"),
        ({"words": "Sarah Jones never opens the hall"}, "third_person"),
        ({"about_somebody": "yes"}, "third_person"),
        ({"worry": "on"}, "worry"),
    ],
)
def test_the_same_is_held_as_on_the_page(
    listening_programme: Programme, team: Client, more: dict[str, Any], flag: str
) -> None:
    team.post(FORM, typed(**more))
    made = Contribution.objects.get()
    assert getattr(made, flag)
    assert made.state == State.HELD
    assert Message.objects.filter(kind="worry").exists() == (flag == "worry")


def test_without_somebody_who_looks_after_people_nothing_is_taken(
    listening_programme: Programme, words: str, team: Client, lead: Any
) -> None:
    lead.roles.all().delete()
    page = page_of(team.post(FORM, typed(slip_words=words)))
    assert "No safeguarding lead can be told" in page
    assert "More benches please" in page
    assert PaperSlip.objects.exists()
    with pytest.raises(NobodyLooksAfterPeople):
        type_in(programme=listening_programme, said=Said(kind="idea", words="x"), channel="paper", by=None)


def test_hostile_words_stay_words(listening_programme: Programme, team: Client) -> None:
    ParticipantFactory(organisation=listening_programme.organisation, name=HOSTILE)
    page = page_of(team.post(FORM, typed(words=HOSTILE, name=HOSTILE, slip_words=HOSTILE, about_somebody="")))
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page


def test_the_code_opens_its_form(listening_programme: Programme, team: Client) -> None:
    code = in_halves(form_code(listening_programme, "join")).lower()
    response = team.post(f"{TEAM}enter/", {"form_code": code})
    assert response["Location"] == f"{TEAM}enter/join/?channel=paper"


@pytest.mark.parametrize("wrong", ["HKT RMM", "", "<b>"])
def test_a_mistyped_code_is_refused_with_a_sentence(listening_programme: Programme, team: Client, wrong: str) -> None:
    response = team.post(f"{TEAM}enter/", {"form_code": wrong})
    assert response.status_code == 200
    assert ("No form has this code." if wrong else "Type the six letters") in page_of(response)


def test_the_code_of_another_programme_says_so(listening_programme: Programme, team: Client) -> None:
    other = ProgrammeFactory(organisation=listening_programme.organisation)
    page = page_of(team.post(f"{TEAM}enter/", {"form_code": form_code(other, "join")}))
    assert "Another programme printed this form." in page


@pytest.mark.parametrize(
    ("role", "status"), [("practitioner", 200), ("moderator", 200), ("observer", 403), ("co-producer", 403)]
)
def test_who_may_type_in(listening_programme: Programme, signed_in: Any, role: str, status: int) -> None:
    client = signed_in(role)
    for path in (f"{TEAM}enter/", FORM, f"{TEAM}script/idea/"):
        assert client.get(path).status_code == status
    assert ("enter/" in page_of(client.get(TEAM))) == (status == 200)


def test_only_who_sees_contact_details_chooses_among_everyone(listening_programme: Programme, signed_in: Any) -> None:
    ParticipantFactory(organisation=listening_programme.organisation, name="Rosa Green")
    assert "Rosa Green" in page_of(signed_in("programme-lead").get(FORM))
    assert "Rosa Green" not in page_of(signed_in("moderator").get(FORM))


def test_a_form_can_be_typed_in_while_the_public_forms_are_closed(
    listening_programme: Programme, team: Client
) -> None:
    Listening.objects.create(programme=listening_programme, organisation=listening_programme.organisation, paused=True)
    assert team.post(FORM, typed()).status_code == 302


def test_an_unknown_kind_is_no_page(listening_programme: Programme, team: Client) -> None:
    for path in (f"{TEAM}enter/no-such-kind/", f"{TEAM}enter/nonsense/", f"{TEAM}script/nonsense/"):
        assert team.get(path).status_code == 404


def test_the_service_tells_wrong_words_from_used_ones(listening_programme: Programme, words: str, member: Any) -> None:
    same = {"programme": listening_programme, "said": Said(kind="idea", words="x"), "channel": "paper",
            "by": member("practitioner").user}  # fmt: skip
    type_in(**same, slip_words=words)
    with pytest.raises(SlipUsed):
        type_in(**same, slip_words=words)
    with pytest.raises(NoSuchSlip):
        type_in(**same, slip_words="river river river river")


ON_A_PAGE = f"{TEAM}enter/on-a-page/"
PAGE = "/in/eastbridge/ageing-well/"


def test_what_is_wrong_without_a_page_is_asked_by_the_code_of_the_paper_and_nothing_is_lost(
    listening_programme: Programme, team: Client
) -> None:
    page = page_of(team.post(ON_A_PAGE, typed(words="It is on Tuesdays")))
    code = in_halves(form_code(listening_programme, "on-a-page"))
    assert f"Form {code} is about a page, and no page is named here." in page
    assert "It is on Tuesdays" in page
    assert not Contribution.objects.exists()
    team.post(ON_A_PAGE, typed(words="It is on Tuesdays", no_page="on"))
    assert Contribution.objects.get().page == ""


@pytest.mark.parametrize(
    "written", [PAGE, f"https://star.example.org{PAGE}?page=2#top", f"star.example.org{PAGE[:-1]}"]
)
def test_the_page_is_known_however_its_address_is_written(
    listening_programme: Programme, team: Client, written: str
) -> None:
    team.post(ON_A_PAGE, typed(page=written))
    assert Contribution.objects.get().page == PAGE


@pytest.mark.parametrize("written", ["Tea and talk", "/in/eastbridge/other/", "/o/eastbridge/", HOSTILE])
def test_an_address_that_is_no_public_page_is_refused_and_kept(
    listening_programme: Programme, team: Client, written: str
) -> None:
    page = page_of(team.post(ON_A_PAGE, typed(page=written)))
    assert "No public page of this programme has this address." in page
    assert "More benches please" in page
    assert HOSTILE not in page
    assert not Contribution.objects.exists()


def test_words_of_another_form_say_the_code_to_look_for(listening_programme: Programme, team: Client) -> None:
    page = page_of(team.post(FORM, typed(slip_words="river river river river")))
    assert f"If the code on the paper is not {in_halves(form_code(listening_programme, 'idea'))}" in page
