"""The printed form: everything the page asks and says, in codes that are the same everywhere, with its own words."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.people import HOSTILE

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.voices.contributions.forms import ContributionForm
from coproduction_star.voices.contributions.wording import FORMS
from coproduction_star.voices.models import Listening, PaperSlip
from coproduction_star.voices.paper.codes import form_code, in_halves, place_code
from coproduction_star.voices.paper.forms import NOT_OF_A_FORM
from coproduction_star.voices.references import hash_of

pytestmark = pytest.mark.django_db
TELL = "/in/eastbridge/ageing-well/tell-us/"
PAPER = f"{TELL}idea/paper/"
TEAM = "/o/eastbridge/p/ageing-well/said/"


def page_of(response: Any) -> str:
    return response.content.decode()


def printed(client: Client, copies: object = 1, path: str = PAPER) -> str:
    return page_of(client.post(path, {"copies": copies}))


def words_on(page: str) -> list[str]:
    return re.findall(r'star-four__words"[^>]*>([a-z ]+)<', page)


@pytest.fixture
def place(listening_programme: Programme) -> Place:
    return Place.objects.create(
        organisation=listening_programme.organisation, name="Upper Field", slug="upper-field",
        published_at=timezone.now(),
    )  # fmt: skip


@pytest.fixture
def listening(listening_programme: Programme, member: Any) -> Listening:
    reader = member("practitioner").participant
    reader.name = "Megan Lloyd"
    reader.save()
    return Listening.objects.create(
        programme=listening_programme, organisation=listening_programme.organisation, reader=reader,
        answer_within=7, in_danger="Out of hours ring 01234 567890.", hand_in=f"The library {HOSTILE}",
    )  # fmt: skip


@pytest.mark.parametrize("kind", FORMS)
def test_the_sheet_asks_what_the_page_asks(client: Client, place: Place, kind: str) -> None:
    page = printed(client, path=f"{TELL}{kind}/paper/")
    form = ContributionForm(wording=FORMS[kind], places=Place.objects.all())
    asked = [field for name, field in form.fields.items() if name not in NOT_OF_A_FORM]
    assert len(asked) == 7
    for field in asked:
        assert str(field.label) in page
    assert in_halves(form_code(Programme.objects.get(slug="ageing-well"), kind)) in page


def test_the_sheet_says_who_reads_it_by_when_where_to_hand_it_in_and_what_to_do_in_danger(
    client: Client, listening: Listening
) -> None:
    page = printed(client)
    for said in (
        "Megan Lloyd",
        "within 7 working days after we get it",
        "ring 999",
        "Out of hours ring 01234 567890.",
        "The library",
        "two years after the answer",
    ):
        assert said in page
    assert HOSTILE not in page


def test_without_a_place_to_hand_it_in_there_is_a_line_to_write_one(
    client: Client, listening_programme: Programme
) -> None:
    assert "star-paper__fill" in printed(client)


def test_each_copy_has_its_own_words_and_looking_makes_none(client: Client, listening_programme: Programme) -> None:
    page_of(client.get(PAPER))
    assert not PaperSlip.objects.exists()
    words = words_on(printed(client, 20))
    assert len(set(words)) == 20
    assert {hash_of(one) for one in words} == set(PaperSlip.objects.values_list("reference_hash", flat=True))


@pytest.mark.parametrize("copies", ["", "0", "21", "many", HOSTILE])
def test_a_number_of_copies_that_makes_no_sense_is_asked_again(
    client: Client, listening_programme: Programme, copies: str
) -> None:
    page = printed(client, copies)
    assert "There is a problem" in page
    assert HOSTILE not in page
    assert not PaperSlip.objects.exists()


def test_printing_without_end_is_slowed(client: Client, listening_programme: Programme, one_moment: None) -> None:
    for _time in range(3):
        printed(client, 20)
    response = client.post(PAPER, {"copies": 20})
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert PaperSlip.objects.count() == 60


def test_twenty_copies_take_no_more_queries_than_one(
    client: Client, place: Place, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(24):
        printed(client, 20)


def test_the_codes_are_the_same_on_paper_on_the_phone_and_where_it_is_typed_in(
    client: Client, place: Place, signed_in: Any
) -> None:
    team = signed_in("practitioner")
    code = place_code(place)
    assert re.search(rf"{code}</span> <span[^>]*>Upper Field", printed(client))
    assert re.search(rf"{code}</span> <span[^>]*>Upper Field", page_of(team.get(f"{TEAM}script/idea/")))
    page = page_of(team.get(f"{TEAM}enter/idea/"))
    for words in (f"{code} – Upper Field", "Y – Yes, or maybe", "D – I am worried", "X – Please do not contact me"):
        assert words in page


def test_where_no_form_is_open_none_is_printed(client: Client, listening_programme: Programme, lead: Any) -> None:
    assert client.get(PAPER).status_code == 200
    assert client.get(f"{TELL}nonsense/paper/").status_code == 404
    lead.roles.all().delete()
    assert client.post(PAPER, {"copies": 1}).status_code == 302
    assert not PaperSlip.objects.exists()
    listening_programme.published_at = None
    listening_programme.save()
    assert client.get(PAPER).status_code == 404


@pytest.mark.parametrize("kind", FORMS)
def test_the_script_asks_about_danger_first_and_ends_with_the_four_words_twice(
    listening: Listening, signed_in: Any, kind: str
) -> None:
    page = page_of(signed_in("moderator").get(f"{TEAM}script/{kind}/"))
    order = [
        "Is somebody in danger now?",
        "Out of hours ring 01234 567890.",
        "within 7 working days",
        str(FORMS[kind].question),
        "Choose the letters:",
        "I read it to you now.",
        "Read the four words from the page, slowly.",
        "Read the four words a second time.",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_the_form_of_the_page_leads_to_paper_and_the_teams_page_to_typing_in(
    client: Client, listening_programme: Programme, signed_in: Any
) -> None:
    assert f'href="{PAPER}"' in page_of(client.get(f"{TELL}idea/"))
    page = page_of(signed_in("practitioner").get(TEAM))
    assert f'href="{TEAM}enter/"' in page
    page = page_of(signed_in("practitioner").get(f"{TEAM}enter/"))
    for kind in FORMS:
        for path in (f"{TEAM}enter/{kind}/", f"{TEAM}script/{kind}/", f"{TELL}{kind}/paper/"):
            assert f'href="{path}"' in page


@pytest.mark.parametrize(("kind", "asked"), [("on-a-page", True), ("idea", False)])
def test_only_the_sheet_about_a_page_asks_which_page(
    client: Client, listening_programme: Programme, kind: str, asked: bool
) -> None:
    assert ("Which page is it about?" in printed(client, path=f"{TELL}{kind}/paper/")) == asked
