"""What people said is found by whoever their pages show it to, and by nobody else."""

import re

import pytest
from django.test import Client
from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import MembershipFactory
from tests.factories.voices import ContributionFactory
from tests.site.journeys.pages import of_organisation

from coproduction_star.journeys.initiatives.services import add_initiative
from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.roles import VERBS, Role, Verb
from coproduction_star.voices.comments.services import add_comment, hide_comment
from coproduction_star.voices.models import AnswerKind, State
from coproduction_star.voices.removing import remove

pytestmark = pytest.mark.django_db
WORDS = "Quillfeather lane needs a bench"


@pytest.fixture
def finds(organisation):
    def found(client, words="quillfeather"):
        page = client.get(of_organisation("search", organisation), {"q": words}).content.decode().partition("<main")[2]
        assert "Search our own records" in page
        return "Nothing holds all of these words" not in page

    return found


def roles_with(verb):
    return {role for role in Role if verb in VERBS[role]}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(
    ("fields", "verb"),
    [
        ({"state": State.SHOWN}, Verb.SEE),
        ({"state": State.WAITING}, Verb.MODERATE),
        ({"state": State.HELD, "third_person": True}, Verb.MODERATE),
        ({"state": State.REFUSED, "reason": "unkind"}, Verb.MODERATE),
        ({"state": State.HELD, "worry": True}, Verb.SEE_SPECIAL),
        ({"state": State.SHOWN, "worry": True}, Verb.SEE_SPECIAL),
    ],
    ids=["shown", "waiting", "held", "refused", "worry", "worry raised later"],
)
def test_who_finds_what(finds, said, signed_in, role, fields, verb):
    said(words=WORDS, **fields)
    assert finds(signed_in(role)) is (role in roles_with(verb))


def test_what_was_taken_back_is_found_by_nobody(finds, said, signed_in):
    said(words="", state=State.WITHDRAWN)
    assert not finds(signed_in("safeguarding-lead"))


@pytest.mark.parametrize("asked", ["penelope", "quill@secret.example", "before"])
def test_neither_name_nor_contact_nor_the_words_before_editing_find_it(finds, said, signed_in, asked):
    said(words=WORDS, state=State.SHOWN, name="Penelope", contact="quill@secret.example", original="Before it was so")
    client = signed_in("safeguarding-lead")
    assert finds(client)
    assert not finds(client, asked)


def test_an_answer_finds_it_and_leads_to_its_page(finds, said, signed_in, organisation, programme):
    found = said(
        words=WORDS, state=State.SHOWN, answer="It becomes a pilot", outcome=AnswerKind.ANSWERED,
        answered_at="2026-03-02T10:00Z",
    )  # fmt: skip
    page = signed_in("practitioner").get(of_organisation("search", organisation), {"q": "pilot"}).content.decode()
    assert f"/said/{found.pk}/" in page
    observer = signed_in("observer").get(of_organisation("search", organisation), {"q": "pilot"}).content.decode()
    assert f"/said/{found.pk}/" not in observer
    assert f'/p/{programme.slug}/said/"' in observer


def test_a_moderator_of_one_programme_finds_nothing_of_another(finds, said, organisation, in_organisation):
    with in_organisation(organisation):
        other = ProgrammeFactory(organisation=organisation)
    with in_organisation(organisation, other):
        member = MembershipFactory(organisation=organisation)
        ProgrammeRoleFactory(programme=other, membership=member, role="moderator")
        ContributionFactory(programme=other, words="Mine to check", state=State.WAITING)
    said(words=WORDS, state=State.SHOWN)
    client = Client()
    client.force_login(member.user)
    assert not finds(client)
    assert finds(client, "mine check")


class TestComments:
    @pytest.fixture
    def comment(self, listening_programme, member):
        by = member("practitioner")
        initiative = add_initiative(programme=listening_programme, title="A bench", by=by.user)
        return add_comment(subject=initiative, text=WORDS, participant_id=by.participant_id, by=by.user)

    def test_it_is_found_with_its_record(self, finds, comment, signed_in, organisation):
        client = signed_in("observer")
        assert finds(client)
        page = client.get(of_organisation("search", organisation), {"q": "quillfeather"}).content.decode()
        assert f"/comments/journeys.initiative/{comment.subject_id}/" in page

    def test_not_when_it_was_removed(self, finds, comment, signed_in):
        remove(thing=comment, by=comment.by)
        assert not finds(signed_in("programme-lead"))

    def test_not_when_it_was_hidden(self, finds, comment, signed_in):
        hide_comment(comment=comment, reason="Unkind", by=comment.by)
        assert not finds(signed_in("programme-lead"))

    def test_a_councillors_comment_is_not_found_before_an_election(
        self, finds, listening_programme, member, signed_in
    ):
        councillor = member("councillor")
        initiative = add_initiative(programme=listening_programme, title="A bench", by=councillor.user)
        add_comment(subject=initiative, text=WORDS, participant_id=councillor.participant_id, by=councillor.user)
        client = signed_in("observer")
        assert finds(client)
        Organisation.objects.update(election_from="2000-01-01", election_until="2099-01-01")
        assert not finds(client)


def test_the_page_keeps_to_twelve_queries_with_everything_said(
    finds, said, signed_in, listening_programme, django_assert_max_num_queries
):
    for number in range(12):
        said(words=f"{WORDS} {number}", state=State.SHOWN)
    client = signed_in("programme-lead")
    finds(client)
    with django_assert_max_num_queries(12):
        assert finds(client)


def test_each_kind_has_its_own_heading_and_its_programme_beside_it(
    said, signed_in, listening_programme, member, organisation
):
    said(words=WORDS, state=State.SHOWN)
    by = member("practitioner")
    initiative = add_initiative(programme=listening_programme, title="A bench", by=by.user)
    add_comment(subject=initiative, text=WORDS, participant_id=by.participant_id, by=by.user)
    page = signed_in("observer").get(of_organisation("search", organisation), {"q": "quillfeather"}).content.decode()
    _before, comments, spoken = page.partition("<main")[2].split("<h2")
    assert ">Comments</h2>" in comments
    assert ">What people said</h2>" in spoken
    assert all(listening_programme.name in part for part in (comments, spoken))


def test_the_newest_stand_first_and_the_rest_on_the_next_page(said, signed_in, organisation):
    for one in range(12):
        said(words=f"{WORDS} {one:02}", state=State.SHOWN)
    client, where = signed_in("observer"), of_organisation("search", organisation)
    first = client.get(where, {"q": "quillfeather"}).content.decode()
    assert re.findall(r"bench (\d\d)", first) == [f"{number:02}" for number in range(11, 1, -1)]
    second = client.get(where, {"q": "quillfeather", "kind": "said", "page": 2}).content.decode()
    assert re.findall(r"bench (\d\d)", second) == ["01", "00"]
