"""Adding, renaming, joining, parting and removing places, and who speaks for them."""

import pytest
from django.utils import timezone
from tests.factories.people import ParticipantFactory
from tests.factories.voices import ContributionFactory

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.models import Initiative, Place, Programme, WardCouncillor
from coproduction_star.journeys.places import naming, services
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.map_it.models import PublicRecord
from coproduction_star.voices.models import Contribution

from .conftest import square

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(organisation, in_organisation):
    with in_organisation(organisation):
        yield organisation


def named(name, organisation):
    return naming.find_place(name, organisation_id=organisation.pk)


def test_a_place_is_added_with_its_code_and_boundary(here, lead):
    made = services.add_place(organisation=here, name="Northfield", code="E05999001", boundary=square(), by=lead.user)
    made.refresh_from_db()
    assert (made.name, made.code, made.boundary["type"]) == ("Northfield", "E05999001", "Polygon")
    assert Event.objects.get(subject_id=str(made.pk)).verb == "journeys.place_added"


def test_two_places_have_two_names_and_two_codes(here, lead, place):
    held = place(code="E05999001")
    with pytest.raises(services.NameTaken) as error:
        services.add_place(organisation=here, name="NORTHFIELD", by=lead.user)
    assert error.value.place == held
    with pytest.raises(services.CodeTaken):
        services.add_place(organisation=here, name="Riverside", code="E05999001", by=lead.user)


def test_the_old_name_is_found_after_a_new_one(here, lead, place):
    held = place("Northfield")
    services.change_place(place=held, version=held.version, name="North Field and Mill", code="", by=lead.user)
    assert named("northfield", here).pk == held.pk
    assert named("North Field and Mill", here).pk == held.pk


def test_whoever_types_the_old_name_of_an_initiatives_place_makes_no_new_one(here, lead, place, add):
    held = place("Northfield")
    services.change_place(place=held, version=held.version, name="Millfield", code="", by=lead.user)
    initiative = add("Tea", place_name="Northfield")
    assert initiative.place_id == held.pk
    assert Place.objects.count() == 1


def test_a_name_goes_there_and_back_again(here, lead, place):
    held = place("Northfield")
    services.change_place(place=held, version=1, name="Millfield", code="", by=lead.user)
    services.change_place(place=held, version=2, name="Northfield", code="", by=lead.user)
    assert [row.name for row in held.earlier_names.all()] == ["Millfield"]


def test_an_earlier_name_cannot_be_given_to_another(here, lead, place):
    held = place("Northfield")
    services.change_place(place=held, version=held.version, name="Millfield", code="", by=lead.user)
    with pytest.raises(services.NameTaken):
        services.add_place(organisation=here, name="Northfield", by=lead.user)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Northfeild", ["Northfield"]),
        ("Northfield ward", ["Northfield"]),
        ("The Old Town", ["Old Town"]),
        ("Town, Old", ["Old Town"]),
        ("Zone 2", []),
        ("Southgate", []),
    ],
)
def test_similar_names_are_pointed_out(name, found):
    assert naming.alike(name, ["Northfield", "Old Town", "Zone 1"]) == found


@pytest.fixture
def two(here, place, add, programme, organisation, in_organisation):
    """Two places, each with something; one councillor of both."""
    kept, gone = place("Northfield"), place("Mill", code="E05999002", boundary=square())
    add("Tea", place_name="Mill")
    add("Walks", place_name="Northfield")
    with in_organisation(organisation, programme):
        ContributionFactory(programme=programme, place=gone)
    both = ParticipantFactory(organisation=organisation)
    for one in (kept, gone):
        WardCouncillor.objects.create(place=one, participant=both)
    WardCouncillor.objects.create(place=gone, participant=ParticipantFactory(organisation=organisation))
    return kept, gone


def places_of_everything(organisation, programme, in_organisation):
    with in_organisation(organisation, programme):
        return {
            **dict(Initiative.objects.values_list("title", "place__name")),
            "said": Contribution.objects.get().place.name,
        }


def test_joining_moves_everything_and_the_name_leads_on(two, here, lead, programme, in_organisation):
    kept, gone = two
    services.join_places(kept=kept, gone=gone, by=lead.user)
    assert set(places_of_everything(here, programme, in_organisation).values()) == {"Northfield"}
    assert WardCouncillor.objects.filter(place=kept).count() == 2
    assert named("Mill", here).pk == kept.pk
    assert list(Place.objects.all()) == [kept]
    kept.refresh_from_db()
    assert (kept.code, kept.boundary["type"]) == ("E05999002", "Polygon")


@pytest.mark.parametrize("parted", [False, True], ids=["joined", "parted again"])
def test_whoever_has_the_page_open_since_before_overwrites_nothing(two, lead, parted):
    kept, gone = two
    read = kept.version
    joining = services.join_places(kept=kept, gone=gone, by=lead.user)
    if parted:
        kept.refresh_from_db()
        read = kept.version
        services.part_places(joining=joining, by=lead.user)
    with pytest.raises(ChangedMeanwhile):
        services.change_place(place=kept, version=read, name="North", code="", by=lead.user)
    kept.refresh_from_db()
    assert kept.name == "Northfield"


def test_parting_brings_everything_back(two, here, lead, programme, in_organisation):
    kept, gone = two
    before = places_of_everything(here, programme, in_organisation)
    joining = services.join_places(kept=kept, gone=gone, by=lead.user)
    services.part_places(joining=joining, by=lead.user)
    assert places_of_everything(here, programme, in_organisation) == before
    assert WardCouncillor.objects.filter(place=gone).count() == 2
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.code, kept.boundary, gone.code) == ("", None, "E05999002")
    with pytest.raises(services.PartedAlready):
        services.part_places(joining=joining, by=lead.user)


def test_what_came_since_the_joining_stays_with_the_kept_place(two, here, lead, add, programme, in_organisation):
    kept, gone = two
    joining = services.join_places(kept=kept, gone=gone, by=lead.user)
    add("New", place_name="Mill")
    services.part_places(joining=joining, by=lead.user)
    assert places_of_everything(here, programme, in_organisation)["New"] == "Northfield"


def test_the_public_address_goes_with_a_place_that_has_none(two, lead):
    kept, gone = two
    since = timezone.now()
    Place.objects.filter(pk=gone.pk).update(slug="mill", published_at=since)
    joining = services.join_places(kept=kept, gone=gone, by=lead.user)
    kept.refresh_from_db()
    assert (kept.slug, kept.published_at) == ("mill", since)
    services.part_places(joining=joining, by=lead.user)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.slug, kept.published_at, gone.slug, gone.published_at) == ("", None, "mill", since)


def test_a_page_the_kept_place_came_to_need_stays_when_they_are_parted(two, lead, programme, here, in_organisation):
    kept, gone = two
    since = timezone.now()
    Place.objects.filter(pk=gone.pk).update(slug="mill", published_at=since)
    joining = services.join_places(kept=kept, gone=gone, by=lead.user)
    with in_organisation(here, programme):
        Programme.objects.filter(pk=programme.pk).update(published_at=since)
        walks = Initiative.objects.get(title="Walks")
        PublicRecord.objects.create(
            programme=programme, organisation=here, subject="journeys.initiative", subject_id=walks.pk, from_at=since
        )
    services.part_places(joining=joining, by=lead.user)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.slug, kept.published_at, gone.slug, gone.published_at) == ("northfield", since, "mill", since)


def test_a_page_is_not_given_to_a_place_whose_councillors_were_not_told(two, here, lead):
    kept, gone = two
    Place.objects.filter(pk=gone.pk).update(slug="mill", published_at=timezone.now())
    WardCouncillor.objects.create(place=kept, participant=ParticipantFactory(organisation=here))
    with pytest.raises(services.NotTold):
        services.join_places(kept=kept, gone=gone, by=lead.user)
    kept.refresh_from_db()
    assert (kept.published_at, WardCouncillor.objects.filter(place=gone).count()) == (None, 2)
    services.join_places(kept=gone, gone=kept, by=lead.user)


@pytest.mark.parametrize("taker", ["another", "the kept one"])
def test_a_code_that_another_place_has_by_now_stays_there(here, lead, place, taker):
    kept, gone = place("One", code="E05999001"), place("Two", code="E05999002")
    joining = services.join_places(kept=kept, gone=gone, by=lead.user)
    taking = kept if taker == "the kept one" else place("Three")
    taking.refresh_from_db()
    services.change_place(place=taking, version=taking.version, name=taking.name, code="E05999002", by=lead.user)
    services.part_places(joining=joining, by=lead.user)
    assert dict(Place.objects.filter(name__in=["Two", taking.name]).values_list("name", "code")) == {
        "Two": "", taking.name: "E05999002",
    }  # fmt: skip
    assert Event.objects.filter(verb="journeys.place_code_left", subject_id=str(gone.pk)).exists()


def test_a_place_that_was_joined_meanwhile_is_not_joined_again(here, lead, place):
    one, two, three = place("One"), place("Two"), place("Three")
    services.join_places(kept=two, gone=one, by=lead.user)
    for kept, gone in ((three, one), (one, three)):
        with pytest.raises(services.JoinedMeanwhile):
            services.join_places(kept=kept, gone=gone, by=lead.user)


def test_the_address_of_a_joined_place_is_given_to_no_other(here, lead, place):
    kept, gone = place("Mill"), place("Mill Lane", slug="mill", published_at=timezone.now())
    services.join_places(kept=place("Vale", slug="vale", published_at=timezone.now()), gone=gone, by=lead.user)
    assert naming.free_slug(kept) == "mill-2"


def test_a_chain_of_joined_places_leads_to_the_last(here, lead, place):
    first, second, third = place("One"), place("Two"), place("Three")
    services.join_places(kept=second, gone=first, by=lead.user)
    services.join_places(kept=third, gone=second, by=lead.user)
    assert named("One", here).pk == third.pk
    assert naming.every_name(here.pk) == dict.fromkeys(("One", "Two", "Three"), third.pk)


def test_a_place_is_not_joined_with_itself(here, lead, place):
    held = place()
    with pytest.raises(services.SamePlace):
        services.join_places(kept=held, gone=held, by=lead.user)


def test_only_an_empty_place_is_removed(two, here, lead, place):
    kept, _gone = two
    with pytest.raises(services.NotEmpty) as error:
        services.remove_place(place=kept, by=lead.user)
    assert error.value.held == {"journeys.initiative": 1, "journeys.wardcouncillor": 1}
    empty = place("Nowhere")
    services.change_place(place=empty, version=empty.version, name="Somewhere", code="", by=lead.user)
    services.remove_place(place=empty, by=lead.user)
    assert named("Nowhere", here) is None


def test_a_place_that_anyone_can_read_of_is_not_removed(here, lead, place):
    public = place("Mill", slug="mill", published_at=timezone.now())
    with pytest.raises(services.NotEmpty) as error:
        services.remove_place(place=public, by=lead.user)
    assert error.value.held == {services.PUBLIC_PAGE: 1}


def test_a_place_others_were_joined_with_is_not_empty(here, lead, place):
    kept, gone = place("One"), place("Two")
    services.join_places(kept=kept, gone=gone, by=lead.user)
    with pytest.raises(services.NotEmpty):
        services.remove_place(place=kept, by=lead.user)


def test_every_act_is_a_sentence_in_the_history(two, here, lead):
    kept, gone = two
    joining = services.join_places(kept=kept, gone=gone, by=lead.user)
    services.part_places(joining=joining, by=lead.user)
    services.set_boundary(place=kept, boundary=square(), by=lead.user)
    services.set_boundary(place=kept, boundary=None, by=lead.user)
    kept.refresh_from_db()
    services.change_place(place=kept, version=kept.version, name="Norwood", code="E05999009", by=lead.user)
    seat = services.add_councillor(
        place=kept, participant=ParticipantFactory(organisation=here), party="Green", by=lead.user
    )
    services.remove_councillor(seat=seat, by=lead.user)
    told = [sentence(event) for event in Event.objects.filter(subject="journeys.place", verb__startswith="journeys")]
    assert len(told) == 8
    assert not [words for words in told if "%" in words or "journeys." in words]
