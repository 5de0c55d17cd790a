"""Search finds one's own records, and only those."""

import pytest
from django.test import Client
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import HOSTILE, MembershipFactory, OrganisationFactory
from tests.site.journeys.pages import of_organisation

from coproduction_star.journeys.searching.presenters import EXCERPT, excerpt, pieces
from coproduction_star.journeys.words import words_in

pytestmark = pytest.mark.django_db


def search(client, organisation, **query):
    return client.get(of_organisation("search", organisation), query).content.decode()


def test_every_word_must_be_there(signed_in, organisation, add):
    add("Tea and talk")
    add("Tea towels")
    page = search(signed_in("observer"), organisation, q="tea TALK")
    assert "star-mark" in page
    assert "towels" not in page


def test_nothing_of_another_organisation_is_found(signed_in, organisation, in_organisation):
    elsewhere = OrganisationFactory()
    with in_organisation(elsewhere):
        InitiativeFactory(programme=ProgrammeFactory(organisation=elsewhere), title="Secret bench")
    assert "Nothing holds all of these words" in search(signed_in("observer"), organisation, q="bench")


def test_more_than_ten_are_paged(signed_in, organisation, add):
    for number in range(12):
        add(f"Bench {number:02}")
    client = signed_in("observer")
    assert "</mark> 10" not in search(client, organisation, q="bench")
    assert "</mark> 11" in search(client, organisation, q="bench", kind="initiatives", page=2)


@pytest.mark.parametrize("asked", [HOSTILE, "%", "\\", "'", "x" * 5000, "أ", ""])
def test_anything_may_be_typed(signed_in, organisation, hostile_initiative, asked):
    page = search(signed_in("observer"), organisation, q=asked)
    assert HOSTILE not in page


def test_it_takes_as_many_queries_for_one_as_for_many(signed_in, organisation, add, django_assert_max_num_queries):
    for number in range(12):
        add(f"Bench {number}")
    client = signed_in("observer")
    search(client, organisation, q="bench")  # the first visit of a minute also counts what waits
    with django_assert_max_num_queries(12):
        search(client, organisation, q="bench")


def test_a_stretch_around_the_first_word():
    text = "a" * 300 + " bench " + "b" * 300
    assert "bench" in excerpt(text, ("bench",))
    assert excerpt(text, ("bench",)).startswith("… ")


@pytest.mark.parametrize("at", range(100, 140))
def test_a_stretch_is_cut_between_words(at):
    words = ["apple", "pear", "fig"] * 60
    words[at] = "bench"
    said = excerpt(" ".join(words), ("bench",))
    assert "bench" in said
    assert set(said.split()) == {"…", "apple", "pear", "fig", "bench"}


@pytest.mark.parametrize("text", ["椅子" * 300, "x" * 600, " " * 600 + "bench"])
def test_a_text_without_gaps_between_words_is_cut_all_the_same(text):
    said = excerpt(text, ("bench",))
    assert 0 < len(said) <= EXCERPT + 4


def test_a_short_text_is_whole():
    assert excerpt("A bench by the gate", ("gate",)) == "A bench by the gate"


def test_the_pieces_are_the_text_again():
    cut = pieces("Bench by the bench", ("bench",))
    assert "".join(piece.text for piece in cut) == "Bench by the bench"
    assert [piece.text for piece in cut if piece.hit] == ["Bench", "bench"]


def test_a_word_typed_twice_is_one():
    assert words_in("Tea tea  talk") == ("tea", "talk")


def test_somebody_of_one_programme_finds_the_box_on_their_list(in_organisation, organisation, programme):
    with in_organisation(organisation, programme):
        resident = MembershipFactory(organisation=organisation)
        ProgrammeRoleFactory(programme=programme, membership=resident, role="co-producer")
    client = Client()
    client.force_login(resident.user)
    page = client.get(of_organisation("home", organisation), follow=True).content.decode()
    where = of_organisation("search", organisation)
    assert f'action="{where}" role="search"' in page
    assert client.get(where, {"q": "ageing"}).status_code == 200
