"""The pages of whoever keeps places, as a programme lead fills them in."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.factories.people import HOSTILE, MembershipFactory, ParticipantFactory
from tests.site.journeys.pages import of_organisation

from coproduction_star.journeys.models import Place, WardCouncillor
from coproduction_star.journeys.places import services
from coproduction_star.organisations.models import Organisation, Participant

from .conftest import square

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(signed_in):
    return signed_in("programme-lead")


@pytest.fixture
def send(client, organisation):
    def post(page, *args, **fields):
        return client.post(of_organisation(page, organisation, *args), fields)

    return post


@pytest.fixture
def held(organisation, in_organisation):
    def read(name):
        with in_organisation(organisation):
            return Place.everything.filter(name=name).first()

    return read


def text_of(answer):
    return answer.content.decode()


def test_a_ward_is_added_with_its_code_and_a_file(send, held):
    file = SimpleUploadedFile("northfield.geojson", json.dumps(square()).encode())
    answer = send("new_place", name=" Northfield  ward ", code="e05 999 001", file=file)
    made = held("Northfield ward")
    assert answer.status_code == 302
    assert (made.code, made.boundary["type"]) == ("E05999001", "Polygon")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "Give the place a name."),
        ({"name": "ZZ1 1AA"}, "That is a postcode."),
        ({"name": "Mill", "code": "E0599900"}, "one letter and eight digits"),
        ({"name": "Mill", "code": "E05 99900X"}, "one letter and eight digits"),
        ({"name": "Mill", "code": "nothing"}, "one letter and eight digits"),
        ({"name": "Mill", "text": "52.1, -1.3"}, "This is not GeoJSON"),
        (
            {"name": "Mill", "text": json.dumps({"type": "Polygon", "coordinates": [[[4e5, 3e5]] * 5]})},
            "choose WGS 84",
        ),
        ({"name": "northfield"}, "leads to “Northfield” already"),
        ({"name": "Mill", "code": "E05999001"}, "“Northfield” has this code already"),
    ],
)
def test_what_is_wrong_is_said_at_its_box_and_nothing_is_added(send, place, held, fields, said):
    place("Northfield", code="E05999001")
    answer = send("new_place", **fields)
    assert answer.status_code == 200
    assert said in text_of(answer)
    assert held("Mill") is None


def test_the_code_of_another_country_is_taken(send, held):
    send("new_place", name="Marienberg", code="09 663 000")
    assert held("Marienberg").code == "09663000"


def test_a_similar_name_is_pointed_out_first(send, place, held):
    there = place("Northfield")
    answer = send("new_place", name="Northfeild")
    assert "Is it one of these?" in text_of(answer)
    assert f"/places/{there.pk}/" in text_of(answer)
    assert held("Northfeild") is None
    send("new_place", name="Northfeild", mine_is_new="yes")
    assert held("Northfeild") is not None


def test_two_who_change_one_place_see_both_texts_and_the_second_decides(send, client, organisation, place):
    there = place("Northfield")
    send("change_place", there.pk, name="Millfield", code="", version=1)
    answer = send("change_place", there.pk, name="Norwood", code="", version=1)
    assert "Millfield" in text_of(answer)
    assert 'value="Norwood"' in text_of(answer)
    there.refresh_from_db()
    assert there.name == "Millfield"
    send("change_place", there.pk, name="Norwood", code="", version=2)
    there.refresh_from_db()
    assert (there.name, there.version) == ("Norwood", 3)


def test_a_new_name_and_the_old_one_below_it(send, client, organisation, place):
    there = place("Northfield")
    send("change_place", there.pk, name="Millfield", code="", version=1)
    page = text_of(client.get(of_organisation("place", organisation, there.pk)))
    assert "Called before: Northfield" in page
    assert "a new name" in page


def test_a_boundary_is_pasted_and_taken_away(send, held, place):
    there = place("Northfield")
    send("place_boundary", there.pk, text=json.dumps({"type": "Feature", "geometry": square(), "properties": None}))
    assert held("Northfield").boundary["type"] == "Polygon"
    send("remove_boundary", there.pk)
    assert held("Northfield").boundary is None


def test_a_file_larger_than_we_take_is_refused_in_words(send, place):
    there = place("Northfield")
    file = SimpleUploadedFile("large.geojson", b" " * (10 * 1024 * 1024 + 1))
    assert "larger than 10 MB" in text_of(send("place_boundary", there.pk, file=file))


def test_joining_says_first_what_moves(send, client, organisation, place, add, held):
    kept, gone = place("Northfield"), place("Mill")
    add("Tea", place_name="Mill")
    first = text_of(client.get(of_organisation("join_place", organisation, gone.pk), {"kept": kept.pk}))
    assert "1 initiative, removed ones too" in first
    assert held("Mill").joined_with_id is None
    send("join_place", gone.pk, kept=kept.pk)
    assert held("Mill").joined_with_id == kept.pk
    page = client.get(of_organisation("place", organisation, gone.pk), follow=True)
    assert "“Mill” became part of this." in text_of(page)


def test_they_are_parted_from_the_page_of_the_kept_place(send, client, organisation, place, held):
    kept, gone = place("Northfield"), place("Mill")
    send("join_place", gone.pk, kept=kept.pk)
    page = text_of(client.get(of_organisation("place", organisation, kept.pk)))
    where = page.split('action="')[1:]
    part = next(one.split('"')[0] for one in where if "/part/" in one)
    client.post(part)
    assert held("Mill").joined_with_id is None
    assert "are two places already" in text_of(client.post(part, follow=True))


def test_a_full_place_is_not_removed_and_the_page_says_what_is_in_it(send, place, add, held):
    there = place("Northfield")
    add("Tea", place_name="Northfield")
    assert "1 initiative, removed ones too" in text_of(send("remove_place", there.pk))
    assert held("Northfield") is not None


def test_an_empty_place_is_removed(send, place, held):
    send("remove_place", place("Nowhere").pk)
    assert held("Nowhere") is None


@pytest.fixture
def seats(organisation, in_organisation):
    def read():
        with in_organisation(organisation):
            rows = WardCouncillor.objects.values_list("participant__name", "participant__email", "party")
            return sorted(rows)

    return read


def test_a_new_councillor_by_name_with_a_party(send, place, seats):
    there = place()
    send("councillors", there.pk, name="Ann Vale", email="ann@example.org", party="Green")
    send("councillors", there.pk, name="Bo Hill", party="")
    assert seats() == [("Ann Vale", "ann@example.org", "Green"), ("Bo Hill", "", "")]


def test_a_councillor_the_organisation_knows(send, client, organisation, in_organisation, place, seats):
    there = place()
    with in_organisation(organisation):
        known = MembershipFactory(organisation=organisation, roles=["councillor"], participant__name="Bill Harker")
        ParticipantFactory(organisation=organisation, name="Some Resident")
    page = text_of(client.get(of_organisation("councillors", organisation, there.pk)))
    assert "Bill Harker" in page
    assert "Some Resident" not in page
    send("councillors", there.pk, participant=known.participant.pk, party="Independent")
    assert seats() == [("Bill Harker", "", "Independent")]


@pytest.mark.parametrize(
    ("fields", "said"),
    [({}, "Choose somebody, or write a name."), ({"name": "A", "email": "no"}, "e-mail address like")],
)
def test_an_empty_answer_adds_nobody(send, place, seats, fields, said):
    assert said in text_of(send("councillors", place().pk, **fields))
    assert seats() == []


def test_a_councillor_is_taken_off(send, organisation, in_organisation, place, seats):
    there = place()
    with in_organisation(organisation):
        seat = WardCouncillor.objects.create(place=there, participant=ParticipantFactory(organisation=organisation))
    send("remove_councillor", there.pk, seat.pk)
    assert seats() == []
    with in_organisation(organisation):
        assert Participant.objects.filter(pk=seat.participant_id).exists()


def test_before_an_election_no_name_is_shown(client, organisation, in_organisation, place):
    there = place("Northfield")
    with in_organisation(organisation):
        person = ParticipantFactory(organisation=organisation, name="Ann Vale")
        WardCouncillor.objects.create(place=there, participant=person, party="Green")
    today = timezone.localdate()
    Organisation.objects.filter(pk=organisation.pk).update(election_from=today, election_until=today)
    for name in ("place", "councillors"):
        page = text_of(client.get(of_organisation(name, organisation, there.pk)))
        assert "Ann Vale" not in page
        assert "Green" not in page
        assert "Councillor for Northfield" in page


def test_hostile_names_are_only_names(client, organisation, in_organisation, place):
    there = place(f"Ward {HOSTILE}", boundary=square())
    with in_organisation(organisation):
        WardCouncillor.objects.create(
            place=there, participant=ParticipantFactory(organisation=organisation), party=HOSTILE
        )
    for name in ("place", "change_place", "place_boundary", "join_place", "remove_place", "councillors"):
        assert HOSTILE not in text_of(client.get(of_organisation(name, organisation, there.pk)))


@pytest.mark.parametrize("role", ["practitioner", "editor", "councillor", "observer"])
def test_only_leads_and_administrators_keep_places(signed_in, organisation, place, role):
    there = place()
    client = signed_in(role)
    assert client.get(of_organisation("new_place", organisation)).status_code == 403
    page = text_of(client.get(of_organisation("place", organisation, there.pk)))
    assert "Remove it" not in page


def test_the_public_address_of_a_joined_place_leads_to_the_other(send, place, client, organisation):
    kept, gone = place("Northfield"), place("Mill")
    now = timezone.now()
    for one, slug in ((kept, "northfield"), (gone, "mill")):
        one.slug, one.published_at = slug, now
        one.save()
    send("join_place", gone.pk, kept=kept.pk)
    answer = client.get("/in/eastbridge/places/mill/")
    assert (answer.status_code, answer["Location"]) == (302, "/in/eastbridge/places/northfield/")


def test_the_page_says_why_two_cannot_be_joined_this_way_round(client, place, held, organisation, in_organisation):
    kept, gone = place("Northfield"), place("Mill", slug="mill", published_at=timezone.now())
    with in_organisation(organisation):
        WardCouncillor.objects.create(place=kept, participant=ParticipantFactory(organisation=organisation))
    where = of_organisation("join_place", organisation, gone.pk)
    for answer in (client.get(where, {"kept": kept.pk}), client.post(where, {"kept": kept.pk})):
        assert "councillors of “Northfield” were not told" in text_of(answer)
    assert held("Mill").joined_with_id is None


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (services.JoinedMeanwhile, "Somebody joined or removed one of them meanwhile."),
        (services.NotTold, "councillors of “Northfield” were not told"),
    ],
)
def test_whoever_joins_too_late_is_told(client, place, organisation, monkeypatch, refused, said):
    kept, gone = place("Northfield"), place("Mill")

    def too_late(**_two):
        raise refused

    monkeypatch.setattr(services, "join_places", too_late)
    answer = client.post(of_organisation("join_place", organisation, gone.pk), {"kept": kept.pk}, follow=True)
    assert said in text_of(answer)


def test_parting_says_that_the_code_stays_where_it_is_now(send, client, place, organisation):
    kept, gone = place("Northfield", code="E05999001"), place("Mill", code="E05999002")
    send("join_place", gone.pk, kept=kept.pk)
    send("new_place", name="New Town", code="E05999002")
    page = text_of(client.get(of_organisation("place", organisation, kept.pk)))
    part = next(one.split('"')[0] for one in page.split('action="')[1:] if "/part/" in one)
    assert "Another place has its official code now" in text_of(client.post(part, follow=True))


def test_a_public_place_says_why_it_is_not_removed(client, place, organisation, held):
    there = place("Mill", slug="mill", published_at=timezone.now())
    where = of_organisation("remove_place", organisation, there.pk)
    for answer in (client.get(where), client.post(where)):
        assert "Its public page, which people may have kept" in text_of(answer)
    assert held("Mill") is not None


def test_a_councillor_sent_again_from_another_page_is_asked_about_first(client, organisation, place, seats):
    where = of_organisation("councillors", organisation, place().pk)
    for _page in range(2):
        mark = re.search(r'name="once" value="([^"]+)"', text_of(client.get(where))).group(1)
        client.post(where, {"name": "Ann Vale", "email": "", "party": "", "once": mark})
    assert [name for name, _email, _party in seats()] == ["Ann Vale"]
