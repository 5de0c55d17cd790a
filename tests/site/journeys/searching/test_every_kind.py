"""Every kind of record is found by whoever may read it, at the beginning of a word, and by nobody else."""

import datetime as dt

import pytest
from django.test import Client
from tests.factories.journeys import OutcomeFactory, ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import MembershipFactory, ParticipantFactory
from tests.site.journeys.pages import of_organisation

from coproduction_star.journeys.models import Decision, Initiative, Place
from coproduction_star.journeys.services import make_promise
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.models import Organisation

pytestmark = pytest.mark.django_db
NOTHING = "Nothing holds all of these words"


@pytest.fixture
def search(organisation):
    def page(client, words, **more):
        answer = client.get(of_organisation("search", organisation), {"q": words, **more})
        assert answer.status_code == 200
        return answer.content.decode().partition("<main")[2]

    return page


@pytest.fixture
def decision(inside, lead):
    return Decision.objects.create(
        programme=inside, organisation=inside.organisation, what="Start a time bank", why="It costs little",
        decided_by="The board", decided_on=dt.date(2026, 1, 5), dissent="Quillfeather thought it too early",
        by=lead.user,
    )  # fmt: skip


@pytest.fixture
def in_one_programme(in_organisation, organisation, programme):
    """A browser of somebody who holds a role in one programme only."""
    with in_organisation(organisation, programme):
        member = MembershipFactory(organisation=organisation)
        ProgrammeRoleFactory(programme=programme, membership=member, role="co-producer")
    client = Client()
    client.force_login(member.user)
    return client


@pytest.mark.parametrize("words", ["quillfeather", "BOARD", "bank early"])
def test_a_decision_is_found_by_its_dissent_and_by_who_decided(search, signed_in, decision, words):
    page = search(signed_in("observer"), words)
    assert f"#decision-{decision.pk}" in page


def test_every_kind_of_the_spine_is_found_with_one_query(
    search, signed_in, organisation, inside, lead, add, decision, django_assert_max_num_queries
):
    add("Bank of tools")
    OutcomeFactory(programme=inside, words="I bank on my neighbours")
    make_promise(
        programme=inside, what="Open the bank", due_on=dt.date(2026, 5, 1), who=lead.participant, by=lead.user
    )
    ProgrammeFactory(organisation=organisation, name="Banking on each other")
    Place.objects.create(organisation=organisation, name="Bank End")
    ParticipantFactory(organisation=organisation, name="Nan Bankole")
    client = signed_in("programme-lead")
    search(client, "bank")
    with django_assert_max_num_queries(12):
        page = search(client, "bank")
    for kind in ("Programmes", "Initiatives", "Outcomes", "Decisions", "Promises", "Places", "People"):
        assert f'<h2 class="govuk-heading-m">{kind}</h2>' in page, kind


@pytest.mark.parametrize(
    ("title", "asked", "found"),
    [
        ("Start a walk", "art", False),
        ("Start a walk", "star", True),
        ("Tea-and-art club", "art", True),
        ("The “art” room", "art", True),
        ("(Art) for all", "art", True),
        ("Café for all", "caf", True),
        ("Décor day", "cor", False),
        ("Rooms for £5", "£5", True),
        ("50% more", "%", True),
        ("Who? Everyone*", "everyone*", True),
        ("Anything", "any*", False),
        ("Anything", "[a-z]", False),
    ],
)
def test_words_are_matched_where_they_begin(add, inside, title, asked, found):
    add(title)
    assert Initiative.objects.filter(hold([asked], fields=["title"])).exists() is found


def test_only_the_word_itself_is_marked(search, signed_in, add):
    add("Art to start with")
    page = search(signed_in("observer"), "art")
    assert '<mark class="star-mark">Art</mark> to start with' in page


def test_a_place_is_found_by_the_whole_organisation_and_not_by_somebody_of_one_programme(
    search, signed_in, organisation, in_organisation, in_one_programme
):
    with in_organisation(organisation):
        place = Place.objects.create(organisation=organisation, name="Quillfeather Rise")
    assert of_organisation("place", organisation, place.pk) in search(signed_in("observer"), "quill")
    assert NOTHING in search(in_one_programme, "quill")


class TestPeople:
    @pytest.fixture
    def nan(self, organisation, in_organisation):
        with in_organisation(organisation):
            return ParticipantFactory(
                organisation=organisation, name="Nan Quillfeather", email="nan@secret.example", phone="0117 496 0000"
            )

    def test_they_are_found_by_name_and_never_by_how_to_reach_them(self, search, signed_in, nan):
        client = signed_in("programme-lead")
        page = search(client, "quillfeather")
        assert str(nan.pk) in page
        assert "secret.example" not in page
        for asked in ("nan@secret.example", "secret", "0117"):
            assert NOTHING in search(client, asked)

    @pytest.mark.parametrize("role", ["observer", "researcher", "practitioner"])
    def test_whoever_may_not_see_all_people_finds_those_of_a_programme_only(
        self, search, signed_in, nan, inside, role
    ):
        client = signed_in(role)
        assert NOTHING in search(client, "quillfeather")
        member = MembershipFactory(organisation=inside.organisation, participant=nan)
        ProgrammeRoleFactory(programme=inside, membership=member, participant=nan, role="co-producer")
        page = search(client, "quillfeather")
        assert f"/p/{inside.slug}/people/" in page
        assert str(nan.pk) not in page

    def test_somebody_of_another_programme_does_not_find_them(
        self, search, nan, organisation, in_organisation, in_one_programme
    ):
        with in_organisation(organisation):
            other = ProgrammeFactory(organisation=organisation)
        with in_organisation(organisation, other):
            member = MembershipFactory(organisation=organisation, participant=nan)
            ProgrammeRoleFactory(programme=other, membership=member, participant=nan, role="co-producer")
        assert NOTHING in search(in_one_programme, "quillfeather")


class TestBeforeAnElection:
    @pytest.fixture(autouse=True)
    def _election(self, organisation, member, programme, in_organisation, add, lead):
        councillor = member("councillor", user__name="Zebedee Unmistakable")
        councillor.participant.name = "Zebedee Unmistakable"
        councillor.participant.save()
        add("Walk with Zebedee Unmistakable")
        Organisation.objects.update(election_from="2000-01-01", election_until="2099-01-01")

    @pytest.mark.parametrize("asked", ["zebedee", "unmistakable", "walk zebedee"])
    def test_a_councillors_name_finds_nothing(self, search, signed_in, asked):
        assert NOTHING in search(signed_in("programme-lead"), asked)

    def test_and_is_not_shown_beside_what_is_found(self, search, signed_in):
        page = search(signed_in("programme-lead"), "walk")
        assert '<mark class="star-mark">Walk</mark>' in page
        assert "Zebedee" not in page


def test_a_page_before_the_first_is_the_first(search, signed_in, add):
    add("Bench")
    assert "Bench" in search(signed_in("observer"), "bench", kind="initiatives", page=0)
