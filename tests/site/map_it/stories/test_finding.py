"""Local stories are found: as drafts by those who may write them, and by others once anyone may read them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.map_it import StoryFactory
from tests.factories.people import MembershipFactory
from tests.site.journeys.pages import of_organisation

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.map_it.models import Story
from coproduction_star.organisations.roles import VERBS, Role, Verb

pytestmark = pytest.mark.django_db
WRITERS = {role for role in Role if {Verb.EDIT, Verb.PUBLISH} & VERBS[role]}


@pytest.fixture
def search(organisation: Any) -> Callable[..., str]:
    def page(client: Client, words: str = "quillfeather") -> str:
        answer = client.get(of_organisation("search", organisation), {"q": words})
        assert answer.status_code == 200
        return answer.content.decode().partition("<main")[2]

    return page


@pytest.fixture
def tell(inside: Any) -> Callable[..., Story]:
    """`tell(public=True, …)` writes a story of the programme, inside its scope."""

    def make(**more: Any) -> Story:
        return StoryFactory(**{"programme": inside, "title": "Quillfeather lane has a bench"} | more)

    return make


def of_team(story: Story) -> str:
    return reverse("map_it:story", args=("eastbridge", story.programme.slug, story.initiative_id))


def public(story: Story) -> str:
    return reverse("map_it:public_story", args=("eastbridge", story.programme.slug, story.pk))


def _close(programme: Programme) -> None:
    programme.closed_at, programme.heard, programme.decided = timezone.now(), "Much", "To go on"
    programme.save()


@pytest.mark.parametrize("role", list(Role))
def test_a_draft_is_found_by_whoever_may_write_it_and_leads_to_the_page_where_they_do(
    search: Any, tell: Any, signed_in: Any, role: str
) -> None:
    story, client = tell(), signed_in(role)
    page = search(client)
    assert (of_team(story) in page) is (role in WRITERS)
    assert public(story) not in page
    assert client.get(of_team(story)).status_code == (200 if role in WRITERS else 403)


@pytest.mark.parametrize("role", list(Role))
def test_a_public_one_is_found_by_all_where_each_may_read_it(
    search: Any, tell: Any, signed_in: Any, role: str
) -> None:
    story, client = tell(public=True), signed_in(role)
    where = of_team(story) if role in WRITERS else public(story)
    assert f'href="{where}"' in search(client)
    assert client.get(where).status_code == 200


@pytest.mark.parametrize("field", ["what_happened", "what_changed", "what_did_not", "quote"])
def test_each_of_its_texts_finds_it_and_is_shown(search: Any, tell: Any, signed_in: Any, field: str) -> None:
    tell(public=True, title="Tea", **{field: "It began on Quillfeather lane"})
    page = search(signed_in("observer"))
    assert "It began on" in page
    assert '<mark class="star-mark">Quillfeather</mark>' in page


def test_who_agreed_finds_nothing(search: Any, tell: Any, signed_in: Any) -> None:
    tell(public=True, consent_of="Penelope and Tom")
    assert "Nothing holds all of these words" in search(signed_in("programme-lead"), "penelope")


class TestNotShownToThePublic:
    """What no public page shows is not found by a reader who may not write; writers find what their pages have."""

    @pytest.fixture
    def finds(self, search: Any, signed_in: Any) -> Callable[[str], bool]:
        return lambda role: "Local stories" in search(signed_in(role))

    def test_when_the_programme_is_not_public(self, finds: Any, tell: Any, inside: Any) -> None:
        tell(public=True)
        inside.published_at = None
        inside.save()
        assert not finds("observer")
        assert finds("editor")

    def test_when_the_initiative_moved_to_a_ward_whose_councillors_do_not_know_yet(
        self, finds: Any, tell: Any, organisation: Any
    ) -> None:
        story = tell(public=True)
        assert finds("observer")
        story.initiative.place = Place.objects.create(organisation=organisation, name="Northfield")
        story.initiative.save()
        assert not finds("observer")
        assert finds("editor")

    def test_nobody_finds_it_when_its_initiative_was_removed(self, finds: Any, tell: Any) -> None:
        story = tell(public=True)
        story.initiative.removed_at = story.shown_from
        story.initiative.save()
        assert not finds("observer")
        assert not finds("editor")

    def test_drafts_of_a_closed_programme_are_found_by_nobody(self, finds: Any, tell: Any, inside: Any) -> None:
        tell()
        _close(inside)
        assert not finds("editor")

    def test_what_is_public_in_a_closed_programme_leads_a_writer_to_the_public_page(
        self, search: Any, tell: Any, inside: Any, signed_in: Any
    ) -> None:
        story = tell(public=True)
        _close(inside)
        client = signed_in("editor")
        assert f'href="{public(story)}"' in search(client)
        assert client.get(public(story)).status_code == 200


def test_a_writer_of_one_programme_finds_no_draft_of_another(
    search: Any, tell: Any, organisation: Any, in_organisation: Any
) -> None:
    with in_organisation(organisation):
        other = ProgrammeFactory(organisation=organisation)
    with in_organisation(organisation, other):
        member = MembershipFactory(organisation=organisation)
        ProgrammeRoleFactory(programme=other, membership=member, role="editor")
        mine = StoryFactory(programme=other, title="Quillfeather tales")
    theirs = tell()
    client = Client()
    client.force_login(member.user)
    page = search(client)
    assert of_team(mine) in page
    assert of_team(theirs) not in page


def test_many_stories_take_no_more_queries_than_the_page_budget(
    search: Any, tell: Any, signed_in: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        tell(title=f"Quillfeather {number}", public=bool(number % 2))
    client = signed_in("programme-lead")
    search(client)
    with django_assert_max_num_queries(12):
        page = search(client)
    assert page.count("star-rows__name") == 10
