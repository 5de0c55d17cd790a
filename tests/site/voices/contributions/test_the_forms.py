"""The public forms: open only when somebody looks after people, kind when in a hurry, and nothing typed is lost."""

import datetime as dt
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people import HOSTILE, OrganisationFactory

from coproduction_star.accounts.models import User
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.map_it.just_start.selectors import open_programmes
from coproduction_star.notices.models import Message
from coproduction_star.organisations.members.services import end_membership
from coproduction_star.organisations.models import Participant
from coproduction_star.voices.contributions.forms import SALT
from coproduction_star.voices.models import Contribution, Kind, Listening
from coproduction_star.voices.references import hash_of
from coproduction_star.voices.selectors import that_listen

pytestmark = pytest.mark.django_db
HOME = "/in/eastbridge/ageing-well/tell-us/"
FORM = f"{HOME}idea/"


def answers(**more: Any) -> dict[str, Any]:
    """As somebody fills in the form who began a minute ago."""
    began = signing.dumps(time.time() - 60, salt=SALT)
    return {"words": "More benches please", "about_somebody": "no", "began": began, **more}


def page_of(response: Any) -> str:
    return response.content.decode()


def words_on(response: Any) -> str:
    """The four words as they stand on the page; nothing when they do not."""
    found = re.search(r'star-four__words"[^>]*>([a-z ]+)<', page_of(response))
    return found[1] if found else ""


def stamp_on(response: Any) -> str:
    return re.search(r'name="began" value="([^"]+)"', page_of(response))[1]


@pytest.fixture
def resident() -> Client:
    """A browser without an account that has opened the form once."""
    client = Client(enforce_csrf_checks=False)
    client.cookies["csrftoken"] = "k" * 32
    return client


def test_somebody_tells_us_and_gets_four_words_once(listening_programme: Programme, resident: Client) -> None:
    response = resident.post(FORM, answers(), follow=True)
    made = Contribution.objects.get()
    words = words_on(response)
    assert len(words.split()) == 4
    assert hash_of(words) == made.reference_hash
    assert not any(word in response.request["PATH_INFO"] for word in words.split())


@pytest.mark.parametrize("kind", list(Kind))
def test_every_form_says_who_reads_it_when_and_what_to_do_in_danger(
    listening_programme: Programme, resident: Client, kind: str, member: Any
) -> None:
    reader = member("practitioner").participant
    reader.name = "Megan Lloyd"
    reader.save()
    Listening.objects.create(
        programme=listening_programme, organisation=listening_programme.organisation, reader=reader,
        in_danger="Out of hours ring 01234 567890.",
    )  # fmt: skip
    page = page_of(resident.get(f"{HOME}{kind}/"))
    for words in (
        "Megan Lloyd",
        "You get an answer by",
        "ring 999",
        "Out of hours ring 01234 567890.",
        "never changes what help you can get",
        "What happens to what you write here",
        "I am worried that somebody is in danger",
    ):
        assert words in page


def test_a_reader_who_was_erased_is_named_no_more(listening_programme: Programme, resident: Client, lead: Any) -> None:
    person = lead.participant
    person.name, person.erased_at = "Somebody who was erased", timezone.now()
    person.save()
    Listening.objects.create(
        programme=listening_programme, organisation=listening_programme.organisation, reader=person
    )
    assert "Somebody who was erased" not in page_of(resident.get(f"{HOME}question/", follow=True))


def test_a_reader_who_left_is_named_no_more_and_who_takes_over_is(
    listening_programme: Programme, resident: Client, member: Any
) -> None:
    admin, leaver = member("administrator"), member("practitioner", participant__name="Megan Lloyd")
    other = member("editor", participant__name="Sofia Marques")
    listening = Listening.objects.create(
        programme=listening_programme, organisation=listening_programme.organisation, reader=leaver.participant
    )
    end_membership(membership=leaver, by=admin.user, successor=other)
    page = page_of(resident.get(f"{HOME}question/"))
    assert "Megan Lloyd" not in page
    assert "Sofia Marques" in page
    Listening.objects.update(reader=leaver.participant)
    assert "Megan Lloyd" not in page_of(resident.get(f"{HOME}question/"))
    Listening.objects.update(reader=other.participant)
    end_membership(membership=other, by=admin.user)
    listening.refresh_from_db()
    assert listening.reader is None


def test_without_a_safeguarding_lead_no_form_is_open(
    listening_programme: Programme, resident: Client, lead: Any
) -> None:
    assert resident.get(FORM).status_code == 200
    lead.roles.all().delete()
    assert resident.get(FORM).status_code == 302
    assert resident.post(FORM, answers()).status_code == 302
    assert not Contribution.objects.exists()
    page = page_of(resident.get(HOME))
    assert "You cannot tell us anything here just now." in page
    assert FORM not in page


@pytest.mark.parametrize("known", ["", "ruth@example.org"])
def test_forms_are_open_only_while_a_safeguarding_lead_can_be_written_to(
    listening_programme: Programme, resident: Client, lead: Any, signed_in: Any, known: str
) -> None:
    """By their account, or as the organisation knows them."""
    User.objects.filter(pk=lead.user_id).update(email="")
    Participant.objects.filter(pk=lead.participant_id).update(email=known)
    is_open = known != ""
    assert resident.get(FORM).status_code == (200 if is_open else 302)
    assert that_listen([listening_programme]).exists() == is_open
    assert bool(open_programmes("Ageing")) == is_open
    resident.post(FORM, answers(worry="on"))
    assert [message.to for message in Message.objects.filter(kind="worry")] == [known] * is_open
    team = signed_in("practitioner").get("/o/eastbridge/p/ageing-well/said/")
    assert ("no safeguarding lead can be written to" in page_of(team)) != is_open


@pytest.mark.parametrize("change", ["paused", "closed"])
def test_a_programme_that_does_not_listen_now_has_no_form(
    listening_programme: Programme, resident: Client, change: str
) -> None:
    if change == "paused":
        Listening.objects.create(
            programme=listening_programme, organisation=listening_programme.organisation, paused=True
        )
    else:
        listening_programme.closed_at, listening_programme.heard, listening_programme.decided = (
            timezone.now(),
            "x",
            "y",
        )
        listening_programme.save()
    assert resident.get(FORM).status_code == 302


def test_an_unpublished_programme_does_not_exist(programme: Programme, lead: Any, resident: Client) -> None:
    for path in (HOME, FORM, f"{HOME}sent/{programme.pk}/"):
        assert resident.get(path).status_code == 404
    assert resident.post(FORM, answers()).status_code == 404


def test_another_organisations_programme_is_not_under_this_address(
    listening_programme: Programme, resident: Client
) -> None:
    other = OrganisationFactory(slug="westbridge")
    assert resident.get(f"/in/{other.slug}/ageing-well/tell-us/").status_code == 404
    assert resident.get(f"{HOME}nonsense/").status_code == 404
    assert resident.get(f"{HOME}no-such-kind/").status_code == 404


def test_an_empty_form_says_what_to_do_and_keeps_the_rest(listening_programme: Programme, resident: Client) -> None:
    page = page_of(resident.post(FORM, answers(words="", contact="rosa@example.org", about_somebody="")))
    assert "Write what you would like." in page
    assert "Say whether it is about a person who could be recognised." in page
    assert "rosa@example.org" in page
    assert '<details class="govuk-details" open>' in page


def test_hostile_words_stay_words(listening_programme: Programme, resident: Client) -> None:
    page = page_of(resident.post(FORM, answers(words=HOSTILE, about_somebody="")))
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page


def test_an_address_in_the_words_is_held_and_the_writer_is_told(
    listening_programme: Programme, resident: Client
) -> None:
    page = page_of(resident.post(FORM, answers(words="Fix 12 Northfield Road"), follow=True))
    assert "We found what looks like an address" in page
    assert Contribution.objects.get().has_address


def test_the_box_for_machines_must_stay_empty_and_says_so(listening_programme: Programme, resident: Client) -> None:
    page = page_of(resident.post(FORM, answers(leave_empty="http://spam.example")))
    assert "Make this box empty again" in page
    assert "More benches please" in page
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    "began", ["", "nonsense", signing.dumps(1.0, salt="another")], ids=["none", "nonsense", "forged"]
)
def test_whoever_is_quicker_than_a_person_is_asked_to_look_once_more(
    listening_programme: Programme, resident: Client, began: str
) -> None:
    response = resident.post(FORM, answers(began=began))
    assert "That was very quick." in page_of(response)
    assert "More benches please" in page_of(response)
    assert not Contribution.objects.exists()
    stamp = stamp_on(response)
    assert signing.loads(stamp, salt=SALT) <= time.time()


def test_a_moment_after_it_was_shown_is_too_quick(listening_programme: Programme, resident: Client) -> None:
    response = resident.get(FORM)
    stamp = stamp_on(response)
    assert "That was very quick." in page_of(resident.post(FORM, answers(began=stamp)))


def test_a_burst_is_slowed_with_a_kind_sentence_and_loses_nothing(
    listening_programme: Programme, resident: Client, one_moment: None
) -> None:
    for number in range(6):
        assert resident.post(FORM, answers(words=f"Bench {number}")).status_code == 302
    response = resident.post(FORM, answers(words="The seventh bench"))
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert "Yours are still here, below." in page_of(response)
    assert "The seventh bench" in page_of(response)
    assert Contribution.objects.count() == 6


def test_another_address_is_not_slowed_by_it(
    listening_programme: Programme, resident: Client, one_moment: None
) -> None:
    for number in range(6):
        resident.post(FORM, answers(words=f"Bench {number}"))
    assert resident.post(FORM, answers(words="Mine"), REMOTE_ADDR="192.0.2.7").status_code == 302


def test_the_same_words_twice_give_one_and_the_same_four_words(
    listening_programme: Programme, resident: Client
) -> None:
    first = words_on(resident.post(FORM, answers(), follow=True))
    again = words_on(resident.post(FORM, answers(), follow=True))
    assert first == again != ""
    assert Contribution.objects.count() == 1


def test_another_browser_is_not_shown_the_words(listening_programme: Programme, resident: Client) -> None:
    where = resident.post(FORM, answers())["Location"]
    assert words_on(resident.get(where))
    other = Client()
    other.cookies["csrftoken"] = "z" * 32
    for path in (where, f"{HOME}sent/{listening_programme.pk}/"):
        response = other.get(path)
        assert words_on(response) == ""
        assert "More benches" not in page_of(response)


def test_the_words_are_shown_for_half_an_hour(listening_programme: Programme, resident: Client) -> None:
    where = resident.post(FORM, answers())["Location"]
    Contribution.objects.update(made_at=timezone.now() - dt.timedelta(minutes=31))
    assert words_on(resident.get(where)) == ""


def test_only_places_that_are_published_can_be_chosen(listening_programme: Programme, resident: Client) -> None:
    organisation = listening_programme.organisation
    known = Place.objects.create(
        organisation=organisation, name="Upper Field", slug="upper-field", published_at=timezone.now()
    )
    hidden = Place.objects.create(organisation=organisation, name="Secret Field")
    page = page_of(resident.get(FORM))
    assert "Upper Field" in page
    assert "Secret Field" not in page
    assert resident.post(FORM, answers(place=str(hidden.pk))).status_code == 200
    resident.post(FORM, answers(place=str(known.pk)))
    assert Contribution.objects.get().place == known


def test_a_ward_is_not_named_while_its_councillors_have_their_head_start(
    listening_programme: Programme, resident: Client
) -> None:
    now = timezone.now()
    ward = Place.objects.create(
        organisation=listening_programme.organisation, name="Upper Field", slug="upper-field",
        published_at=now + dt.timedelta(hours=24),
    )  # fmt: skip
    assert "Upper Field" not in page_of(resident.get(FORM))
    assert resident.post(FORM, answers(place=str(ward.pk))).status_code == 200
    assert not Contribution.objects.exists()
    with time_machine.travel(now + dt.timedelta(hours=25), tick=False):
        assert "Upper Field" in page_of(resident.get(FORM))
        resident.post(FORM, answers(place=str(ward.pk)))
    assert Contribution.objects.get().place == ward


def test_a_worry_about_a_plan_remembers_the_plan(
    listening_programme: Programme, resident: Client, in_organisation: Callable[..., Any]
) -> None:
    plan = InitiativeFactory(programme=listening_programme, title="Close the pool")
    with in_organisation(listening_programme.organisation):
        elsewhere = InitiativeFactory(programme=ProgrammeFactory(organisation=listening_programme.organisation))
    page = page_of(resident.get(f"{HOME}objection/?plan={plan.pk}"))
    assert "Close the pool" in page
    resident.post(f"{HOME}objection/?plan={plan.pk}", answers())
    assert Contribution.objects.get().about == plan
    for nonsense in (elsewhere.pk, "x"):
        assert resident.get(f"{HOME}objection/?plan={nonsense}").status_code == 200
        assert str(elsewhere) not in page_of(resident.get(f"{HOME}objection/?plan={nonsense}"))


def test_a_form_takes_few_queries(
    listening_programme: Programme, resident: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        resident.get(FORM)
