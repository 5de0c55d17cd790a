"""The box of a programme finds what is in that programme, of every kind, and leads on to all the rest."""

import re

import pytest
from django.test import Client
from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import MembershipFactory, ParticipantFactory
from tests.site.journeys.pages import of_organisation, of_programme
from tests.site.journeys.searching.kinds import KINDS

from coproduction_star.journeys.models import Place
from coproduction_star.organisations.models import Organisation

pytestmark = pytest.mark.django_db
NOTHING = "Nothing holds all of these words"


@pytest.fixture
def other(organisation, in_organisation):
    with in_organisation(organisation):
        return ProgrammeFactory(organisation=organisation, slug="next-door", summary="A bench for all")


@pytest.fixture
def everything(organisation, programme, other, in_organisation):
    """A record of each kind in both programmes, and what belongs to none."""
    for one in (programme, other):
        with in_organisation(organisation, one):
            for kind, (_name, make) in KINDS.items():
                make(one, f"Bench {kind} of {one.slug}")
    with in_organisation(organisation):
        Place.objects.create(organisation=organisation, name="Bench End")
        ParticipantFactory(organisation=organisation, name="Bench Nobody")


def main_of(client, where, **query):
    answer = client.get(where, query)
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2]


def hits(page):
    return re.findall(r'star-rows__name" dir="auto" href="([^"]+)"', page)


def somebody_in(organisation, in_organisation, *programmes):
    with in_organisation(organisation):
        member = MembershipFactory(organisation=organisation)
    for one in programmes:
        with in_organisation(organisation, one):
            ProgrammeRoleFactory(programme=one, membership=member, role="co-producer")
    client = Client()
    client.force_login(member.user)
    return client


@pytest.mark.parametrize("role", ["programme-lead", "observer"])
def test_every_kind_is_found_and_only_in_this_programme(everything, signed_in, programme, role):
    page = main_of(signed_in(role), of_programme("search_programme", programme), q="bench")
    for kind, (name, _make) in KINDS.items():
        assert f'<h2 class="govuk-heading-m">{name}</h2>' in page, kind
    assert hits(page)
    assert all(f"/{programme.slug}/" in address for address in hits(page))
    for elsewhere in ("next-door", "Bench End", "Bench Nobody"):
        assert elsewhere not in re.sub("</?mark[^>]*>", "", page)


def test_the_whole_organisation_is_a_link_away_with_the_same_words(everything, signed_in, organisation, programme):
    client = signed_in("programme-lead")
    page = main_of(client, of_programme("search_programme", programme), q="bench lane")
    organisation_wide = of_organisation("search", organisation)
    assert f'href="{organisation_wide}?q=bench+lane">Search all of ' in page
    assert any("/p/next-door/" in address for address in hits(main_of(client, organisation_wide, q="bench")))


def test_somebody_of_one_programme_has_nowhere_else_to_search(everything, organisation, programme, in_organisation):
    client = somebody_in(organisation, in_organisation, programme)
    page = main_of(client, of_programme("search_programme", programme), q="bench")
    assert hits(page)
    assert "Search all" not in page


def test_somebody_of_two_searches_both(everything, organisation, programme, other, in_organisation):
    client = somebody_in(organisation, in_organisation, programme, other)
    page = main_of(client, of_programme("search_programme", programme), q="bench")
    assert "Search all your programmes in " in page
    assert all(f"/{programme.slug}/" in address for address in hits(page))


def test_the_programme_next_door_is_not_there_to_be_searched(everything, organisation, programme, in_organisation):
    other = of_programme("search_programme", programme).replace(programme.slug, "next-door")
    assert somebody_in(organisation, in_organisation, programme).get(other, {"q": "bench"}).status_code == 404


def test_it_keeps_to_twelve_queries(everything, signed_in, programme, django_assert_max_num_queries):
    client, where = signed_in("programme-lead"), of_programme("search_programme", programme)
    main_of(client, where, q="bench")
    with django_assert_max_num_queries(12):
        main_of(client, where, q="bench")


def test_a_councillors_name_finds_nothing_before_an_election(everything, signed_in, member, programme):
    councillor = member("councillor", user__name="Zebedee Unmistakable")
    councillor.participant.name = "Zebedee Unmistakable"
    councillor.participant.save()
    make = KINDS["initiatives"][1]
    make(programme, "Walk with Zebedee Unmistakable")
    client, where = signed_in("programme-lead"), of_programme("search_programme", programme)
    assert hits(main_of(client, where, q="zebedee"))
    Organisation.objects.update(election_from="2000-01-01", election_until="2099-01-01")
    assert NOTHING in main_of(client, where, q="zebedee")


@pytest.mark.parametrize("name", ["star", "initiatives", "people"])
def test_the_box_stands_on_the_pages_of_the_programme(signed_in, programme, name):
    page = main_of(signed_in("observer"), of_programme(name, programme))
    assert f'action="{of_programme("search_programme", programme)}" role="search"' in page
    assert page.count('id="look"') == 1


def test_the_page_of_the_finds_has_one_box(signed_in, programme):
    page = main_of(signed_in("observer"), of_programme("search_programme", programme), q="bench")
    assert page.count('role="search"') == 1


def test_it_speaks_welsh(everything, signed_in, programme):
    where = of_programme("search_programme", programme)
    page = signed_in("observer").get(where, {"q": "bench"}, headers={"accept-language": "cy"}).content.decode()
    assert "<h1" in page
    assert "Chwilio’r rhaglen hon" in page
    assert "Chwilio drwy " in page


class TestPages:
    @pytest.fixture
    def many(self, organisation, programme, in_organisation):
        def make(kind):
            with in_organisation(organisation, programme):
                for number in range(12):
                    KINDS[kind][1](programme, f"Bench {number:02}")

        return make

    @pytest.mark.parametrize("kind", KINDS)
    def test_ten_of_each_kind_stand_on_a_page(self, many, signed_in, programme, kind):
        many(kind)
        client, where = signed_in("programme-lead"), of_programme("search_programme", programme)
        first = main_of(client, where, q="bench")
        assert len(hits(first)) == 10
        assert f'href="{where}?q=bench&amp;kind={kind}&amp;page=2"' in first
        second = main_of(client, where, q="bench", kind=kind, page=2)
        assert len(hits(second)) == 2
        assert f'href="{where}?q=bench&amp;kind={kind}&amp;page=1"' in second
        assert "page=3" not in second
        seen = re.findall(r"</mark> (\d\d)", first + second)
        assert set(seen) == {f"{number:02}" for number in range(12)}

    @pytest.mark.parametrize("query", [{"kind": "matrix", "page": 9}, {"kind": "nothing"}, {"kind": "said"}])
    def test_a_page_that_is_not_there_shows_the_first_of_every_kind(self, many, signed_in, programme, query):
        many("matrix")
        page = main_of(signed_in("observer"), of_programme("search_programme", programme), q="bench", **query)
        assert len(hits(page)) == 10

    def test_one_kind_alone_is_shown_when_it_is_asked_for(self, many, signed_in, organisation):
        many("said")
        many("matrix")
        page = main_of(signed_in("observer"), of_organisation("search", organisation), q="bench", kind="said")
        assert re.findall('<h2 class="govuk-heading-m">([^<]+)', page) == ["What people said"]
