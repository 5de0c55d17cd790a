"""The public page of a place: what goes on, what is decided when, what came of it, how to join, and who answers."""

import datetime as dt
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people import OrganisationFactory, ParticipantFactory
from tests.factories.voices import ContributionFactory

from coproduction_star.journeys.models import Decision, Place, Promise
from coproduction_star.map_it.front_door import services
from coproduction_star.map_it.models import PublicRecord, Story
from coproduction_star.voices.models import Listening

pytestmark = pytest.mark.django_db
HERE = "/in/eastbridge/places/northfield/"
DAY = dt.date(2026, 10, 1)
SOON = dt.timedelta(days=20)
BOUNDARY = {"type": "Polygon", "coordinates": [[[-1.5, 54.9], [-1.4, 54.9], [-1.4, 55.0], [-1.5, 55.0], [-1.5, 54.9]]]}


@pytest.fixture(autouse=True)
def nothing_is_remembered() -> None:
    """Counts of a public page are kept for a minute, which outlives a test."""
    cache.clear()


@pytest.fixture
def here(public: Any, initiative: Any, show: Any, member: Any) -> Any:
    """A programme that listens and shows something in the place."""
    member("safeguarding-lead")
    show("happening", initiative)
    return public


@pytest.fixture
def another(here: Any, organisation: Any, in_organisation: Any, lead: Any) -> Any:
    """`another("Youth", place)` is a second public programme with an initiative there."""

    def make(name: str, place: Place | None, **more: Any) -> Any:
        with in_organisation(organisation):
            made = ProgrammeFactory(organisation=organisation, name=name, **more)
            found = InitiativeFactory(programme=made, title=f"{name} club", status="existing", place=place)
            services.describe(
                programme=made, purpose=f"{name} for all", phone=f"Ask for {name}", post="", in_person="",
                answerable=ParticipantFactory(organisation=organisation, name=f"Lead of {name}"), by=lead.user,
            )  # fmt: skip
            services.choose(programme=made, kind="happening", offered={found.pk}, chosen={found.pk}, by=lead.user)
            services.publish(programme=made, by=lead.user)
        return made

    return make


def read(path: str = "") -> str:
    answer = Client().get(f"{HERE}{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def decide(programme: Any, what: str, **more: Any) -> Decision:
    return Decision.objects.create(
        programme=programme, organisation_id=programme.organisation_id, what=what, why="It helps most",
        decided_by="The panel", decided_on=DAY, **more,
    )  # fmt: skip


def promise(programme: Any, what: str, **more: Any) -> Promise:
    return Promise.objects.create(
        programme=programme, organisation_id=programme.organisation_id, what=what, who_in_words="The team",
        due_on=DAY, kept="kept", judged_on=DAY, **more,
    )  # fmt: skip


def test_whoever_opens_it_learns_all_that_the_page_of_a_programme_says(here: Any, lead: Any, show: Any) -> None:
    services.announce_decision(
        programme=here, what="Who gets the grants", on=timezone.localdate() + SOON, how="Ring us", by=lead.user
    )
    show("decided", decide(here, "Start a time bank"))
    show("promised", promise(here, "Open the hall on Sundays"))
    page = read()
    for said in (
        "Tea and talk", "Who gets the grants", "Ring us", "Start a time bank", "It helps most",
        "Open the hall on Sundays", "1 kept, 0 partly kept, 0 broken, 0 late.", "Grow old well", "Tom Okafor",
        "01632 960 001", "The library", "Tuesdays", f"/in/eastbridge/{here.slug}/tell-us/", f"{HERE}poster/",
        f"{HERE}feed.xml", f"{HERE}decisions.ics",
    ):  # fmt: skip
        assert said in page, said


def test_every_public_programme_here_is_named_with_who_answers_for_it(
    here: Any, another: Any, northfield: Any
) -> None:
    another("Youth", northfield)
    another("Roads", None)
    page = read()
    assert "Lead of Youth" in page
    assert "Ask for Youth" in page
    assert "Roads" not in page


def test_a_programme_that_was_told_something_about_the_place_is_here_too(another: Any, northfield: Any) -> None:
    roads = another("Roads", None)
    ContributionFactory(programme=roads, place=northfield, words="The kerb at the school", state="shown")
    page = read()
    assert "The kerb at the school" in page
    assert "Lead of Roads" in page


@pytest.mark.parametrize(("kind", "make"), [("decided", decide), ("promised", promise)])
def test_what_is_about_another_place_stays_there(
    kind: str, make: Any, here: Any, show: Any, organisation: Any, initiative: Any
) -> None:
    southfield = Place.objects.create(organisation=organisation, name="Southfield")
    elsewhere = InitiativeFactory(programme=here, status="existing", place=southfield)
    rows = [
        make(here, "About tea", initiative=initiative),
        make(here, "About all of it"),
        make(here, "About the south", initiative=elsewhere),
    ]
    show(kind, *rows)
    for page in (read(), read(f"all/{kind}/"), Client().get(f"/api/v1{HERE}{kind}").content.decode()):
        assert "About tea" in page
        assert "About all of it" in page
        assert "About the south" not in page


def test_a_story_from_the_place_stands_on_its_page(here: Any, initiative: Any) -> None:
    Story.objects.create(
        programme=here, organisation_id=here.organisation_id, initiative=initiative, title="We pour",
        what_happened="Six of us pour.", consent_of="All", consent_by="said", consent_on=DAY,
        shown_from=timezone.now(), place=initiative.place,
    )  # fmt: skip
    assert "We pour" in read()


def test_the_outline_of_the_place_has_its_figures_in_words(here: Any, northfield: Any) -> None:
    assert "<svg" not in read().split("star-door__side")[1]
    Place.objects.filter(pk=northfield.pk).update(boundary=BOUNDARY)
    cache.clear()
    side = read().split("star-door__side")[1]
    assert "<svg" in side
    assert "Already happening: 1" in side


def test_where_nobody_listens_no_form_is_offered(here: Any) -> None:
    assert "tell-us" in read()
    Listening.objects.update_or_create(
        programme=here, defaults={"organisation_id": here.organisation_id, "paused": True}
    )
    cache.clear()
    page = read()
    assert "tell-us" not in page
    assert "01632 960 001" in page


def test_the_poster_names_three_programmes_and_says_that_there_are_more(another: Any, northfield: Any) -> None:
    for name in ("Youth", "Roads", "Food"):
        another(name, northfield)
    sheet = read("poster/")
    assert "Northfield" in sheet
    assert sheet.count("star-poster__programme") == 3
    assert "And 1 more programme: see the page." in sheet
    assert "<path" in sheet


def test_the_feed_and_the_calendar_speak_of_the_place_alone(
    here: Any, another: Any, show: Any, lead: Any, organisation: Any, in_organisation: Any
) -> None:
    roads = another("Roads", None)
    soon = timezone.localdate() + SOON
    services.announce_decision(programme=here, what="Who gets the grants", on=soon, how="", by=lead.user)
    with in_organisation(organisation):
        services.announce_decision(programme=roads, what="Which road", on=soon, how="", by=lead.user)
    show("decided", decide(here, "Start a time bank"))
    for path in ("feed.xml", "decisions.ics"):
        written = read(path)
        assert "Who gets the grants" in written
        assert "Which road" not in written
    assert "Decided: Start a time bank" in read("feed.xml")


def test_a_list_of_the_place_is_turned_page_by_page(here: Any, lead: Any, northfield: Any) -> None:
    for number in range(30):
        InitiativeFactory(programme=here, status="existing", title=f"Tea {number:02}", place=northfield)
    services.show_all_that_happen(programme=here, by=lead.user)
    assert f"{HERE}all/happening/" in read()
    assert read("all/happening/").count("star-rows__row") == 25
    assert Client().get(f"{HERE}all/nonsense/").status_code == 404


@pytest.mark.parametrize("path", ["", "all/happening/", "all/decided/", "all/programmes/", "poster/", "feed.xml"])
def test_it_keeps_to_its_queries_however_much_there_is(
    path: str, here: Any, another: Any, northfield: Any, lead: Any, django_assert_max_num_queries: Any
) -> None:
    Place.objects.filter(pk=northfield.pk).update(boundary=BOUNDARY)
    for number in range(7):
        another(f"Plan {number}", northfield)
    for number in range(30):
        found = InitiativeFactory(programme=here, status="existing", place=northfield)
        rows = (found, decide(here, f"D{number}", initiative=found), promise(here, f"P{number}", initiative=found))
        for row in rows:
            PublicRecord.objects.create(
                programme=here, organisation_id=here.organisation_id, subject=row._meta.label_lower,
                subject_id=row.pk, from_at=timezone.now(),
            )  # fmt: skip
        ContributionFactory(programme=here, place=northfield, words=f"W{number}", state="shown")
    cache.clear()
    with django_assert_max_num_queries(12):  # one of them gathers the figures, which are then kept for a minute
        read(path)
    with django_assert_max_num_queries(11):
        read(path)


@pytest.mark.parametrize(
    ("answered", "late", "said"),
    [
        (0, 1, "1 person told us something. 0 have an answer. 1 answer is or was late."),
        (1, 2, "3 people told us something. 1 has an answer. 2 answers are or were late."),
        (2, 0, "2 people told us something. 2 have an answer. 0 answers are or were late."),
    ],
)
def test_how_many_were_answered_is_said_as_people_say_it(
    answered: int, late: int, said: str, here: Any, northfield: Any
) -> None:
    today = timezone.localdate()
    for _one in range(answered):
        ContributionFactory(
            programme=here, place=northfield, state="shown", answered_at=timezone.now(), outcome="used", answer="Yes"
        )
    for _one in range(late):
        ContributionFactory(programme=here, place=northfield, state="shown", answer_due=today - SOON)
    assert said in read()


@pytest.mark.parametrize("path", ["", "all/happening/", "poster/", "feed.xml", "decisions.ics"])
def test_a_place_of_another_organisation_is_not_there(path: str, here: Any, northfield: Any) -> None:
    OrganisationFactory(slug="westbridge")
    assert Client().get(f"{HERE}{path}").status_code == 200
    assert Client().get(f"{HERE}{path}".replace("eastbridge", "westbridge")).status_code == 404


@pytest.mark.parametrize("path", ["", "all/happening/", "poster/", "feed.xml", "decisions.ics"])
def test_a_place_that_is_not_published_is_not_there(path: str, here: Any, northfield: Any) -> None:
    Place.objects.filter(pk=northfield.pk).update(published_at=None)
    assert Client().get(f"{HERE}{path}").status_code == 404
