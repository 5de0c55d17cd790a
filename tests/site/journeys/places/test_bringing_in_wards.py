"""All wards from the file the council has: seen first, added together, taken back together."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.people import HOSTILE
from tests.site.journeys.pages import of_organisation

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.models import Place
from coproduction_star.journeys.places import bringing, services
from coproduction_star.journeys.places.bringing import Fate, guess

from .conftest import square

pytestmark = pytest.mark.django_db


def collection(*areas):
    """Each area as (name, code, boundary)."""
    features = [
        {"type": "Feature", "properties": {"FID": n, "WD24CD": code, "WD24NM": name}, "geometry": boundary}
        for n, (name, code, boundary) in enumerate(areas, start=1)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


WARDS = collection(("Northfield", "E05999001", square()), ("Mill", "E05999002", square(west=0.02)))


@pytest.fixture
def here(organisation, in_organisation):
    with in_organisation(organisation):
        yield organisation


@pytest.fixture
def begin(here, lead):
    def make(content=WARDS):
        return bringing.begin(organisation=here, name="wards.geojson", content=content, by=lead.user)

    return make


@pytest.fixture
def confirm(lead):
    def do(file, left_out=()):
        return bringing.confirm(
            file=file, name_from=file.name_from, code_from=file.code_from, left_out=left_out, by=lead.user
        )

    return do


def fates(file):
    rows = bringing.rows_of(file, name_from=file.name_from, code_from=file.code_from)
    return {row.name: row.fate for row in rows}


@pytest.mark.parametrize(
    ("areas", "guessed"),
    [
        ([{"WD24CD": "E05999001", "WD24NM": "A", "WD24NMW": ""}, {"WD24CD": "E05999002", "WD24NM": "B"}],
         ("WD24NM", "WD24CD")),
        ([{"ward_name": "A", "id": "1"}, {"ward_name": "B", "id": "2"}], ("ward_name", "")),
        ([{"label": "A", "n": "1"}, {"label": "B", "n": "2"}], ("label", "")),
        ([{}], ("", "")),
    ],
)  # fmt: skip
def test_what_is_the_name_and_what_the_code_is_guessed(areas, guessed):
    assert guess(areas) == guessed


words = st.text(max_size=6)


@given(st.lists(st.dictionaries(words, words, max_size=3), max_size=5))
def test_the_guess_never_breaks_whatever_the_properties(areas):
    name, code = guess(areas)
    held = {key for area in areas for key in area} | {""}
    assert {name, code} <= held


def test_nothing_is_written_until_it_is_confirmed(begin, confirm):
    file = begin()
    assert fates(file) == {"Northfield": Fate.NEW, "Mill": Fate.NEW}
    assert not Place.objects.exists()
    confirm(file)
    assert dict(Place.objects.values_list("name", "code")) == {"Northfield": "E05999001", "Mill": "E05999002"}


def test_a_place_that_is_there_gets_its_code_and_boundary_and_keeps_its_name(begin, confirm, place):
    held = place("Northfield and Vale", code="E05999001")
    file = begin()
    assert fates(file)["Northfield"] is Fate.CHANGES
    confirm(file)
    held.refresh_from_db()
    assert (held.name, held.boundary["type"]) == ("Northfield and Vale", "Polygon")
    assert fates(begin()) == {"Northfield": Fate.SAME, "Mill": Fate.SAME}


def test_a_place_is_known_by_its_earlier_name_too(begin, place, lead):
    held = place("Northfield")
    services.change_place(place=held, version=held.version, name="Vale", code="", by=lead.user)
    assert fates(begin())["Northfield"] is Fate.CHANGES


def test_what_cannot_come_in_says_why(begin, place):
    place("Clash", code="E05999099")
    content = collection(
        ("", "E05999001", square()),
        ("Open", "E05999003", None),
        ("Odd", "E0599", square()),
        ("Two", "E05999004", square()),
        ("two", "E05999005", square()),
        ("Clash", "E05999006", square()),
    )
    assert fates(begin(content)) == {
        "": Fate.NO_NAME, "Open": Fate.NO_BOUNDARY, "Odd": Fate.BAD_CODE, "Two": Fate.TWICE, "two": Fate.TWICE,
        "Clash": Fate.OTHER_CODE,
    }  # fmt: skip


def test_what_was_left_out_stays_out_and_confirming_twice_adds_once(begin, confirm):
    file = begin()
    confirm(file, left_out={2})
    assert [place.name for place in Place.objects.all()] == ["Northfield"]
    with pytest.raises(bringing.NotNow):
        confirm(file)


def test_all_of_it_is_taken_back(begin, confirm, place, lead):
    held = place("Northfield")
    file = bringing.undo(file=confirm(begin()), by=lead.user)
    held.refresh_from_db()
    assert (held.code, held.boundary) == ("", None)
    assert list(Place.objects.all()) == [held]
    assert file.kept_back == []


def test_what_somebody_worked_with_since_stays_and_is_named(begin, confirm, place, add, lead):
    held = place("Northfield")
    file = confirm(begin())
    add("Tea", place_name="Mill")
    services.set_boundary(place=Place.objects.get(pk=held.pk), boundary=square(size=0.5), by=lead.user)
    assert sorted(bringing.undo(file=file, by=lead.user).kept_back) == ["Mill", "Northfield"]


@pytest.mark.parametrize(
    "worked",
    [{"boundary": square(size=0.5)}, {"code": "E05999077"}, {"slug": "mill", "published_at": timezone.now()}],
    ids=["redrawn", "coded", "published"],
)  # fmt: skip
def test_a_new_ward_that_somebody_worked_on_since_stays_and_is_named(begin, confirm, lead, worked):
    file = confirm(begin())
    Place.objects.filter(name="Mill").update(**worked)
    assert bringing.undo(file=file, by=lead.user).kept_back == ["Mill"]
    assert [place.name for place in Place.objects.all()] == ["Mill"]


def test_taking_many_wards_back_takes_no_more_questions_than_taking_two(begin, confirm, lead):
    def asked(number):
        areas = [(f"Ward {number} {one}", f"E0{number:02}{one:05}", square(west=one / 10)) for one in range(number)]
        file = confirm(begin(collection(*areas)))
        Place.objects.filter(pk__in=file.made).update(published_at=timezone.now(), slug=F("code"))
        with CaptureQueriesContext(connection) as queries:
            assert len(bringing.undo(file=file, by=lead.user).kept_back) == number
        return len(queries)

    assert asked(2) == asked(12)


def test_one_place_by_its_code_and_again_by_its_name_is_twice(begin, place):
    place("Northfield and Vale", code="E05999001")
    content = collection(
        ("North", "E05999001", square()), ("Northfield and Vale", "", square(west=1)), ("Mill", "E05999002", square())
    )
    assert fates(begin(content)) == {
        "North": Fate.TWICE, "Northfield and Vale": Fate.TWICE, "Mill": Fate.NEW,
    }  # fmt: skip


def test_bringing_a_file_is_in_the_history(begin):
    file = begin()
    event = Event.objects.get(subject_id=str(file.pk))
    assert "wards.geojson" in sentence(event)


@pytest.fixture
def client(signed_in):
    return signed_in("programme-lead")


def upload(client, organisation, content):
    file = SimpleUploadedFile("wards.geojson", content)
    return client.post(of_organisation("bring_places", organisation), {"file": file}, follow=True)


def test_the_whole_way_through_the_pages(client, organisation, in_organisation):
    page = upload(client, organisation, WARDS)
    text = page.content.decode()
    where = page.request["PATH_INFO"]
    assert "2 areas: 2 are new" in text
    assert "Nothing is added yet" in text
    done = client.post(where, {"name_from": "WD24NM", "code_from": "WD24CD", "area": ["1", "2", "x"]}, follow=True)
    assert "2 wards were added" in done.content.decode()
    assert "It was taken back." in client.post(f"{where}undo/", follow=True).content.decode()
    assert "dealt with already" in client.post(f"{where}undo/", follow=True).content.decode()
    with in_organisation(organisation):
        assert not Place.objects.exists()


def test_another_property_can_be_the_name(client, organisation):
    where = upload(client, organisation, WARDS).request["PATH_INFO"]
    text = client.get(f"{where}?name_from=FID&code_from=").content.decode()
    assert '<span dir="auto">2</span>' in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This is not GeoJSON"),
        (b"PK\x03\x04", "This is not GeoJSON"),
        (json.dumps(square()).encode(), "This is one shape"),
        (b" " * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
    ],
)
def test_a_file_we_cannot_use_is_refused_where_it_was_chosen(client, organisation, content, said):
    assert said in upload(client, organisation, content).content.decode()


def test_hostile_properties_are_only_words(client, organisation):
    content = collection((HOSTILE, HOSTILE, square())).replace(b"WD24NM", b"<b>nm")
    assert "<b>" not in upload(client, organisation, content).content.decode()
    assert HOSTILE not in upload(client, organisation, content).content.decode()
