"""Anyone can say from a public page that something on it is wrong, and the page is kept with the words."""

import re
import time
from typing import Any

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from tests.factories.journeys import InitiativeFactory

from coproduction_star.journeys.models import Initiative, Place, Programme
from coproduction_star.map_it.models import Story
from coproduction_star.voices.contributions.forms import SALT
from coproduction_star.voices.models import Contribution
from coproduction_star.voices.subjects import page_asked_about

pytestmark = pytest.mark.django_db
HOME = "/in/eastbridge/ageing-well/"
PLACE = "/in/eastbridge/places/northfield/"
FORM = f"{HOME}tell-us/on-a-page/"


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    """Rate limits are counted in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def published(programme: Programme, member: Any) -> Any:
    """A published programme that listens, with a public place and a public story."""
    member("safeguarding-lead")
    now = timezone.now()
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        programme.published_at = now
        programme.place = Place.objects.create(
            organisation=programme.organisation, name="Northfield", slug="northfield", published_at=now
        )
        programme.name = "Ageing well"
        programme.save()
        initiative = InitiativeFactory(programme=programme, title="Lunch club")
        Story.objects.create(
            programme=programme, organisation_id=programme.organisation_id, initiative=initiative, title="We cook",
            what_happened="Six of us cook.", consent_of="All", consent_by="said", consent_on=now.date(),
            shown_from=now,
        )  # fmt: skip
        yield programme


def story_page() -> str:
    return f"{HOME}stories/{Story.objects.get().pk}/"


def answers() -> dict[str, Any]:
    began = signing.dumps(time.time() - 60, salt=SALT)
    return {"words": "It is on Tuesdays now", "about_somebody": "no", "began": began}


def link_on(page: str) -> str:
    found = re.search(r'href="([^"]*tell-us/on-a-page/[^"]*)"', page)
    assert found, "no way to say that something is wrong"
    return found[1].replace("&amp;", "&")


@pytest.mark.parametrize(
    ("where", "title"),
    [(lambda: HOME, "Ageing well"), (lambda: PLACE, "Northfield"), (story_page, "We cook")],
    ids=["programme", "place", "story"],
)
def test_from_every_public_page_to_four_words(published: Any, where: Any, title: str) -> None:
    client, page = Client(), where()
    client.cookies["csrftoken"] = "k" * 32
    form = link_on(client.get(page).content.decode())
    asked = client.get(form).content.decode()
    assert f'href="{page}"' in asked
    assert title in asked
    sent = client.post(form, answers(), follow=True).content.decode()
    assert re.search(r'star-four__words"[^>]*>[a-z]+ [a-z]+ [a-z]+ [a-z]+<', sent)
    made = Contribution.objects.get()
    assert (made.page, made.kind, made.state) == (page, "on-a-page", "waiting")


def test_the_page_of_a_programme_leads_to_the_form_on_paper(published: Any) -> None:
    page = Client().get(HOME).content.decode()
    paper = re.search(r'href="([^"]*/on-a-page/paper/)">Print the form to say so on paper<', page)
    assert paper
    printed = Client().post(paper[1], {"copies": 1}).content.decode()
    assert "Which page is it about?" in printed


@pytest.mark.parametrize(
    ("query", "asks"), [("", True), (f"?page={HOME}", False)], ids=["from nowhere", "from a page"]
)
def test_the_form_asks_for_the_page_only_when_it_cannot_know(published: Any, query: str, asks: bool) -> None:
    assert ("Which page is it about?" in Client().get(f"{FORM}{query}").content.decode()) is asks


def test_words_about_a_story_are_about_its_initiative(published: Any) -> None:
    Client().post(f"{FORM}?page={story_page()}", answers())
    assert Contribution.objects.get().about == Initiative.objects.get(title="Lunch club")


def test_words_about_a_place_begin_with_the_place(published: Any) -> None:
    page = Client().get(f"{FORM}?page=/in/eastbridge/places/northfield/").content.decode()
    assert re.search(rf'value="{published.place_id}"\s+selected', page)


@pytest.mark.parametrize(
    "page",
    ["https://evil.example/", "/in/eastbridge/another/", "/in/elsewhere/ageing-well/", "/o/eastbridge/", "/nowhere/",
     "javascript:alert(1)", "/in/eastbridge/ageing-well/stories/00000000-0000-0000-0000-000000000000/",
     "/in/eastbridge/places/nowhere/", ""],
)  # fmt: skip
def test_any_other_address_is_not_kept_and_nothing_else_is_lost(published: Any, page: str) -> None:
    client = Client()
    assert "On the page:" not in client.get(FORM, {"page": page}).content.decode()
    client.post(f"{FORM}?page={page}", answers())
    made = Contribution.objects.get()
    assert (made.page, made.words) == ("", "It is on Tuesdays now")


def test_the_team_opens_the_page_from_the_words(published: Any, signed_in: Any) -> None:
    Client().post(f"{FORM}?page={HOME}", answers())
    queue = signed_in("moderator").get("/o/eastbridge/p/ageing-well/to-check/").content.decode()
    assert "Open the page it is about" in queue
    assert f'href="{HOME}"' in queue


def test_a_page_that_nobody_listens_for_offers_no_form(published: Any, member: Any) -> None:
    published.closed_at, published.heard, published.decided = timezone.now(), "x", "y"
    published.save()
    assert "on-a-page" not in Client().get(HOME).content.decode()
    assert "on-a-page" not in Client().get(story_page()).content.decode()


def test_the_page_that_is_spoken_of_is_looked_up_once(published: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counted(*given: Any) -> Any:
        asked.append(given)
        return page_asked_about(*given)

    monkeypatch.setattr("coproduction_star.voices.contributions.views.page_asked_about", counted)
    assert Client().get(FORM, {"page": PLACE}).status_code == 200
    assert len(asked) == 1
