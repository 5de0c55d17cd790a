"""Two places become one: what that carries along waits for the councillors of the kept one, as if moved by hand."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people import ParticipantFactory
from tests.site.journeys.pages import of_organisation

from coproduction_star.journeys.models import Initiative, Place, Programme, WardCouncillor
from coproduction_star.journeys.places.services import join_places, part_places
from coproduction_star.map_it.front_door import services
from coproduction_star.map_it.models import CouncillorsTold, FrontDoor
from coproduction_star.notices.models import Message

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def clock(inside: Any) -> Any:
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


@pytest.fixture
def mill(clock: Any, organisation: Any) -> Place:
    """A place that has no councillors of its own."""
    return Place.objects.create(organisation=organisation, name="Mill")


@pytest.fixture
def southfield(clock: Any, organisation: Any) -> Place:
    """A ward with two councillors, which has its public page already."""
    place = Place.objects.create(organisation=organisation, name="Southfield", slug="southfield", published_at=MONDAY)
    for party, email in (("Red", "red@example.org"), ("Blue", "blue@example.org")):
        person = ParticipantFactory(organisation=organisation, email=email)
        WardCouncillor.objects.create(place=place, participant=person, party=party)
    return place


@pytest.fixture
def there(mill: Place, inside: Any, described: Any, show: Any, lead: Any) -> Programme:
    """A public programme of the mill, which shows something that happens there."""
    inside.place = mill
    inside.save()
    show("happening", InitiativeFactory(programme=inside, title="Tea and talk", status="existing", place=mill))
    services.publish(programme=inside, by=lead.user)
    inside.refresh_from_db()
    return inside


def status(programme: Programme) -> int:
    cache.clear()
    return Client().get(f"/in/eastbridge/{programme.slug}/").status_code


def read(programme: Programme) -> str:
    cache.clear()
    return Client().get(f"/in/eastbridge/{programme.slug}/").content.decode()


def told() -> list[str]:
    return sorted(Message.objects.filter(kind="map_it.councillors_told").values_list("to", flat=True))


BOTH = ["blue@example.org", "red@example.org"]


def test_a_programme_that_is_carried_along_closes_until_the_councillors_had_their_day(
    there: Programme, mill: Place, southfield: Place, clock: Any, lead: Any
) -> None:
    assert status(there) == 200
    join_places(kept=southfield, gone=mill, by=lead.user)
    assert told() == BOTH
    assert status(there) == 404
    clock.shift(25 * HOUR)
    assert services.open_what_is_due(now=MONDAY + 25 * HOUR) == 1
    assert "Tea and talk" in read(there)


def test_each_programme_that_is_carried_along_is_told_about(
    there: Programme, mill: Place, southfield: Place, organisation: Any, in_organisation: Any, lead: Any
) -> None:
    with in_organisation(organisation):
        other = ProgrammeFactory(organisation=organisation, place=mill, published_at=MONDAY)
        FrontDoor.objects.create(programme=other, organisation=organisation, publish_at=MONDAY)
        unannounced = ProgrammeFactory(organisation=organisation, place=mill)
        elsewhere = ProgrammeFactory(organisation=organisation, published_at=MONDAY)
        join_places(kept=southfield, gone=mill, by=lead.user)
        heard = set(CouncillorsTold.objects.filter(place=southfield).values_list("programme", flat=True))
        open_still = set(Programme.objects.filter(published_at__isnull=False))
    assert heard == {there.pk, other.pk}
    assert open_still == {elsewhere}
    assert unannounced.pk not in heard


def test_what_is_shown_of_a_programme_of_nowhere_hides_and_its_page_stays(
    mill: Place, southfield: Place, public: Any, show: Any, clock: Any, lead: Any
) -> None:
    show("happening", InitiativeFactory(programme=public, title="Tea and talk", status="existing", place=mill))
    assert "Tea and talk" in read(public)
    join_places(kept=southfield, gone=mill, by=lead.user)
    assert told() == BOTH
    assert status(public) == 200
    assert "Tea and talk" not in read(public)
    clock.shift(25 * HOUR)
    assert "Tea and talk" in read(public)


def test_where_nobody_must_be_told_everything_stays_open(
    there: Programme, mill: Place, organisation: Any, lead: Any
) -> None:
    kept = Place.objects.create(organisation=organisation, name="Westfield")
    join_places(kept=kept, gone=mill, by=lead.user)
    assert told() == []
    assert "Tea and talk" in read(there)
    assert Client().get("/in/eastbridge/places/mill/").status_code == 200


def test_parting_them_again_shows_in_the_mill_what_belongs_there(
    there: Programme, mill: Place, southfield: Place, clock: Any, lead: Any
) -> None:
    joining = join_places(kept=southfield, gone=mill, by=lead.user)
    clock.shift(25 * HOUR)
    services.open_what_is_due(now=MONDAY + 25 * HOUR)
    part_places(joining=joining, by=lead.user)
    assert Initiative.objects.get(title="Tea and talk").place == mill
    assert "Tea and talk" in read(there)


def test_whoever_joins_them_is_told_what_is_closed(
    there: Programme, mill: Place, southfield: Place, organisation: Any, signed_in: Any
) -> None:
    where = of_organisation("join_place", organisation, mill.pk)
    answer = signed_in("programme-lead").post(where, {"kept": southfield.pk}, follow=True)
    said = "1 public page is closed for a day: the councillors of “Southfield” hear of it first."
    assert said in answer.content.decode()


def test_what_stays_behind_is_not_named_among_what_moves(
    there: Programme, mill: Place, southfield: Place, organisation: Any, signed_in: Any
) -> None:
    """Which records are public of the mill, and who was told of it, is not true of the other place."""
    where = of_organisation("join_place", organisation, mill.pk)
    page = signed_in("programme-lead").get(where, {"kept": southfield.pk}).content.decode()
    assert "1 initiative, removed ones too" in page
    assert "1 programme<" in page
    assert "other record" not in page
