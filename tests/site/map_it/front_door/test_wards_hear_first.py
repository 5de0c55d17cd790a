"""Nothing about a ward is published before its councillors have had their head start, however it came to be there."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import ParticipantFactory

from coproduction_star.journeys.initiatives.services import change_initiative
from coproduction_star.journeys.models import Decision, Initiative, Place, Programme, Promise, WardCouncillor
from coproduction_star.journeys.programmes.services import change_programme
from coproduction_star.journeys.services import recount
from coproduction_star.map_it.front_door import services
from coproduction_star.map_it.models import CouncillorsTold, PublicRecord, Story
from coproduction_star.map_it.register import services as register
from coproduction_star.map_it.stories import services as stories
from coproduction_star.notices.models import Message

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
DAY = dt.date(2026, 2, 1)


@pytest.fixture
def clock(inside: Any) -> Any:
    """Monday at nine; `clock.shift(25 * HOUR)` moves on."""
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def southfield(clock: Any, organisation: Any) -> Place:
    """A ward with two councillors of two parties."""
    place = Place.objects.create(organisation=organisation, name="Southfield")
    for party, email in (("Red", "red@example.org"), ("Blue", "blue@example.org")):
        person = ParticipantFactory(organisation=organisation, email=email)
        WardCouncillor.objects.create(place=place, participant=person, party=party)
    return place


def read(programme: Programme, path: str = "") -> str:
    cache.clear()
    return Client().get(f"/in/eastbridge/{programme.slug}/{path}").content.decode()


def place_page(name: str) -> int:
    return Client().get(f"/in/eastbridge/places/{name}/").status_code


def open_public_pages() -> int:
    return services.open_what_is_due(now=timezone.now())


def tell_new_wards() -> int:
    return services.tell_what_moved() + stories.tell_what_moved()


def told() -> list[str]:
    return sorted(Message.objects.filter(kind="map_it.councillors_told").values_list("to", flat=True))


BOTH = ["blue@example.org", "red@example.org"]


def move(initiative: Initiative, where: str, by: Any) -> None:
    initiative.refresh_from_db()
    change_initiative(
        initiative=initiative, version=initiative.version, cos=(), outcomes=(), place_name=where, values={}, by=by
    )


class TestBetweenPublishingAndOpening:
    @pytest.fixture
    def waiting(
        self, clock: Any, inside: Any, described: Any, initiative: Any, seats: Any, show: Any, lead: Any
    ) -> Any:
        show("happening", initiative)
        services.publish(programme=inside, by=lead.user)
        assert inside.published_at is None
        return inside

    def test_what_is_ticked_then_waits_for_its_own_ward(
        self, waiting: Any, southfield: Place, show: Any, clock: Any
    ) -> None:
        clock.shift(20 * HOUR)
        show("happening", InitiativeFactory(programme=waiting, title="Walks", status="existing", place=southfield))
        assert [one for one in told() if one in BOTH] == BOTH
        clock.shift(5 * HOUR)
        open_public_pages()
        page = read(waiting)
        assert "Tea and talk" in page
        assert "Walks" not in page
        assert (place_page("northfield"), place_page("southfield")) == (200, 404)
        clock.shift(20 * HOUR)
        assert "Walks" in read(waiting)
        assert place_page("southfield") == 200

    def test_councillors_who_came_since_are_told_when_it_opens(
        self, waiting: Any, show: Any, clock: Any, organisation: Any
    ) -> None:
        place = Place.objects.create(organisation=organisation, name="Southfield")
        show("happening", InitiativeFactory(programme=waiting, title="Walks", status="existing", place=place))
        WardCouncillor.objects.create(place=place, participant=ParticipantFactory(organisation=organisation))
        clock.shift(25 * HOUR)
        open_public_pages()
        assert "Walks" not in read(waiting)
        assert CouncillorsTold.objects.filter(place=place).exists()
        clock.shift(25 * HOUR)
        assert "Walks" in read(waiting)

    def test_the_page_itself_waits_for_the_ward_it_moves_to(
        self, waiting: Any, southfield: Place, clock: Any, lead: Any
    ) -> None:
        clock.shift(20 * HOUR)
        _move_programme(waiting, "Southfield", lead.user)
        clock.shift(5 * HOUR)
        assert open_public_pages() == 0
        clock.shift(20 * HOUR)
        assert open_public_pages() == 1


class TestWhatIsPublicAndMoves:
    @pytest.fixture
    def shown(self, clock: Any, public: Any, initiative: Any, show: Any) -> Initiative:
        show("happening", initiative)
        assert "Tea and talk" in read(public)
        return initiative

    @pytest.mark.parametrize("how", ["the form", "a column of a list"])
    def test_it_hides_until_the_councillors_there_had_their_day(
        self, how: str, shown: Initiative, southfield: Place, public: Any, clock: Any, lead: Any
    ) -> None:
        if how == "the form":
            move(shown, "Southfield", lead.user)
        else:
            Initiative.objects.filter(pk=shown.pk).update(place=southfield)
        assert "Tea and talk" not in read(public)
        assert "Tea and talk" not in read(public, "all/happening/")
        assert told() == (BOTH if how == "the form" else [])
        call_command("hourly")
        assert told() == BOTH
        assert tell_new_wards() == 0
        assert "Tea and talk" not in read(public)
        assert place_page("southfield") == 404
        clock.shift(25 * HOUR)
        assert "Tea and talk" in read(public)
        assert place_page("southfield") == 200

    def test_to_a_ward_without_councillors_it_goes_on_showing(self, shown: Initiative, public: Any, lead: Any) -> None:
        move(shown, "Westfield", lead.user)
        assert "Tea and talk" in read(public)
        assert place_page("westfield") == 200
        move(shown, "", lead.user)
        assert "Tea and talk" in read(public)

    def test_what_was_decided_and_promised_about_it_and_its_story_move_with_it(
        self, shown: Initiative, southfield: Place, public: Any, show: Any, clock: Any, lead: Any
    ) -> None:
        show("decided", decide(public, initiative=shown))
        show("promised", promise(public, initiative=shown))
        story = Story.objects.create(
            programme=public, organisation_id=public.organisation_id, initiative=shown, title="We pour",
            what_happened="Six of us pour.", consent_of="All", consent_by="said", consent_on=DAY,
        )  # fmt: skip
        stories.publish_story(story=story, by=lead.user)
        titles = ("Start a time bank", "Open the hall", "We pour")
        assert all(one in read(public) for one in titles)
        move(shown, "Southfield", lead.user)
        assert told() == BOTH
        assert tell_new_wards() == 0
        assert not any(one in read(public) for one in titles)
        clock.shift(25 * HOUR)
        assert all(one in read(public) for one in titles)

    def test_letters_go_when_the_move_is_saved_and_not_before(
        self, shown: Initiative, southfield: Place, lead: Any, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks() as queued:
            move(shown, "Southfield", lead.user)
        assert told() == BOTH
        assert len(queued) == len(BOTH)

    def test_nobody_is_told_of_a_move_that_did_not_come_about(
        self, shown: Initiative, southfield: Place, lead: Any, monkeypatch: Any
    ) -> None:
        def fails(_programme: Any) -> None:
            raise RuntimeError

        monkeypatch.setattr(stories, "moved", fails)
        with pytest.raises(RuntimeError), transaction.atomic():
            move(shown, "Southfield", lead.user)
        assert told() == []
        assert Initiative.objects.get(pk=shown.pk).place != southfield

    def test_a_change_that_moves_nothing_tells_nobody(
        self, shown: Initiative, seats: Any, public: Any, lead: Any
    ) -> None:
        before = told()
        move(shown, "Northfield", lead.user)
        assert told() == before
        assert "Tea and talk" in read(public)

    def test_what_is_joined_with_something_elsewhere_moves_with_it(
        self, shown: Initiative, southfield: Place, public: Any, show: Any, clock: Any, lead: Any
    ) -> None:
        show("decided", decide(public, initiative=shown))
        there = InitiativeFactory(programme=public, title="Walks", status="existing", place=southfield)
        recount(programme=public)
        joining = register.join(kept=there, gone=shown, choices={}, by=lead.user)
        assert told() == BOTH
        assert "Start a time bank" not in read(public)
        clock.shift(25 * HOUR)
        assert "Start a time bank" in read(public)
        register.part(joining=joining, by=lead.user)
        assert "Start a time bank" in read(public)

    def test_its_page_closes_when_the_programme_itself_moves(
        self, shown: Initiative, southfield: Place, public: Any, clock: Any, signed_in: Any
    ) -> None:
        client = signed_in("programme-lead")
        sent = {"name": public.name, "place": "Southfield", "summary": "", "service": "", "version": public.version}
        answer = client.post(f"/o/eastbridge/p/{public.slug}/about/", sent, follow=True)
        assert "closed for a day" in answer.content.decode()
        assert told() == BOTH
        assert Client().get(f"/in/eastbridge/{public.slug}/").status_code == 404
        assert place_page("southfield") == 404
        clock.shift(23 * HOUR)
        assert open_public_pages() == 0
        clock.shift(2 * HOUR)
        assert open_public_pages() == 1
        assert "Tea and talk" in read(public)
        assert place_page("southfield") == 200

    def test_a_programme_that_moves_where_nobody_must_be_told_stays_open(
        self, shown: Initiative, public: Any, lead: Any
    ) -> None:
        _move_programme(public, "Westfield", lead.user)
        assert "Tea and talk" in read(public)
        assert place_page("westfield") == 200


def decide(programme: Any, **more: Any) -> Decision:
    return Decision.objects.create(
        programme=programme, organisation_id=programme.organisation_id, what="Start a time bank", why="It helps",
        decided_by="The panel", decided_on=DAY, **more,
    )  # fmt: skip


def promise(programme: Any, **more: Any) -> Promise:
    return Promise.objects.create(
        programme=programme, organisation_id=programme.organisation_id, what="Open the hall", who_in_words="The team",
        due_on=DAY, kept="kept", judged_on=DAY, **more,
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "make"), [("decided", decide), ("promised", promise)])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_decision_or_promise_about_a_ward_waits_too(
    kind: str, make: Any, when: str, inside: Any, described: Any, southfield: Place, show: Any, clock: Any, lead: Any
) -> None:
    row = make(inside, initiative=InitiativeFactory(programme=inside, title="Walks", place=southfield))
    if when == "before":
        show(kind, row)
    services.publish(programme=inside, by=lead.user)
    if when == "after":
        assert told() == []
        show(kind, row)
        assert row.what not in read(inside)
        assert PublicRecord.objects.get().from_at == timezone.now() + 24 * HOUR
    assert told() == BOTH
    clock.shift(25 * HOUR)
    open_public_pages()
    assert row.what in read(inside)


def _move_programme(programme: Programme, place: str, by: Any) -> None:
    change_programme(
        programme=programme, version=programme.version, name=programme.name, service="", place=place, summary="", by=by
    )
