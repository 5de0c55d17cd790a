"""People without accounts are someone; two rows of one person become one, with everything that points to them."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import FAR, HOSTILE, OrganisationFactory, ParticipantFactory

from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Interest, Programme, Promise
from coproduction_star.organisations.models import Membership, Organisation, Participant, ParticipantGroup
from coproduction_star.organisations.participants import moving, selectors, services
from coproduction_star.voices.models import Comment

pytestmark = pytest.mark.django_db
EVERYONE = "/o/eastbridge/people/everyone/"


@pytest.fixture
def people(organisation: Organisation, in_organisation: Any) -> Callable[..., Participant]:
    def make(**more: Any) -> Participant:
        with in_organisation(organisation):
            return ParticipantFactory(organisation=organisation, **more)

    return make


def test_somebody_without_an_account_is_added_with_what_they_need(
    signed_in: Any, organisation: Organisation, in_organisation: Any
) -> None:
    answers = {"name": f"Rosa {HOSTILE}", "access_needs": "Large print", "safe_channel": "phone", "groups": ["carers"]}
    client = signed_in("broker")
    assert client.post(f"{EVERYONE}add/", answers).status_code == 302
    with in_organisation(organisation):
        rosa = Participant.objects.get(name__startswith="Rosa")
        assert (rosa.access_needs, rosa.safe_channel, rosa.user_id) == ("Large print", "phone", None)
        assert rosa.delete_after > dt.date(2026, 1, 1)
        assert [row.group for row in rosa.groups.all()] == ["carers"]
    assert HOSTILE not in client.get(EVERYONE).content.decode()


def test_changing_keeps_what_was_typed_when_something_is_wrong(signed_in: Any, people: Any) -> None:
    rosa = people()
    page = f"{EVERYONE}{rosa.pk}/"
    words = signed_in("broker").post(page, {"name": "Rosa", "email": "not an address"}).content.decode()
    assert "Enter an e-mail address like name@example.org." in words
    assert 'value="not an address"' in words


def test_another_organisations_person_does_not_exist(signed_in: Any, in_organisation: Any) -> None:
    elsewhere = OrganisationFactory()
    with in_organisation(elsewhere):
        stranger = ParticipantFactory(organisation=elsewhere)
    assert signed_in("administrator").get(f"{EVERYONE}{stranger.pk}/").status_code == 404


def test_searching_finds_by_name_and_address(signed_in: Any, people: Any) -> None:
    people(name="Rosa Parks", email="rosa@example.org")
    people(name="Ann Other")
    client = signed_in("broker")
    for words in ("rosa", "PARKS rosa", "rosa@example"):
        page = client.get(EVERYONE, {"q": words}).content.decode()
        assert "Rosa Parks" in page
        assert "Ann Other" not in page


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"name": "Rosa Parks"}, {"name": "Rosa  parks"}, True),
        ({"name": "Parks Rosa"}, {"name": "Rosa Parks"}, True),
        ({"name": "Rosa Parkes"}, {"name": "Rosa Parks"}, True),
        ({"name": "R", "email": "a@example.org"}, {"name": "Q", "email": "A@example.org"}, True),
        ({"name": "Rosa Parks"}, {"name": "Ann Other"}, False),
    ],
)
def test_who_may_be_written_down_twice(
    organisation: Organisation, people: Any, in_organisation: Any, one: Any, other: Any, alike: bool
) -> None:
    people(**one)
    people(**other)
    with in_organisation(organisation):
        assert bool(selectors.likely_duplicates(organisation)) == alike


@pytest.mark.parametrize(
    ("model", "field"), [pytest.param(*pair, id=f"{pair[0]._meta.label}.{pair[1].name}") for pair in moving.pointers()]
)
def test_whatever_points_to_a_person_is_found_by_the_walk(model: Any, field: Any) -> None:
    assert field.related_model is Participant
    assert model._meta.get_field(field.name) is field


def test_the_walk_knows_the_models_that_matter() -> None:
    found = {f"{model._meta.label_lower}.{field.name}" for model, field in moving.pointers()}
    assert {
        "organisations.membership.participant",
        "organisations.participantgroup.participant",
        "organisations.participant.merged_into",
        "organisations.invitation.participant",
        "journeys.promise.who",
        "journeys.interest.participant",
        "journeys.programmerole.participant",
        "voices.comment.participant",
        "voices.attachment.participant",
    } <= found


@pytest.fixture
def pair(people: Any) -> tuple[Participant, Participant]:
    return people(name="Rosa Parks", phone="1"), people(name="Rosa Parkes", phone="2", email="rosa@example.org")


def merge(keep: Participant, other: Participant, by: Membership, in_organisation: Any) -> dict[str, int]:
    with in_organisation(keep.organisation):
        return services.merge_participants(keep=keep, other=other, by=by.user)


def test_everything_moves_over_all_programmes(
    pair: Any, programme: Programme, member: Callable[..., Membership], in_organisation: Any
) -> None:
    keep, other = pair
    by = member("administrator")
    with in_organisation(programme.organisation):
        for home in (programme, ProgrammeFactory(organisation=programme.organisation)):
            own = {"programme": home, "organisation": home.organisation}
            Promise.objects.create(what="x", who=other, due_on=FAR, **own)
            Comment.objects.create(subject="a.b", subject_id=home.pk, participant=other, text="x", **own)
    moved = merge(keep, other, by, in_organisation)
    assert (moved["journeys.promise"], moved["voices.comment"]) == (2, 2)
    with in_organisation(programme.organisation):
        assert set(Promise.objects.values_list("who", flat=True)) == {keep.pk}


def test_what_may_be_held_once_is_held_once(
    pair: Any, programme: Programme, member: Callable[..., Membership], in_organisation: Any
) -> None:
    keep, other = pair
    own = {"programme": programme, "organisation": programme.organisation}
    with in_organisation(programme.organisation):
        for person, words in ((keep, "Mine"), (other, "Theirs")):
            Interest.objects.create(participant=person, what=words, **own)
            ParticipantGroup.objects.create(participant=person, group="carers")
        ParticipantGroup.objects.create(participant=other, group="communities")
    merge(keep, other, member("administrator"), in_organisation)
    with in_organisation(programme.organisation):
        assert Interest.objects.get().what == "Mine"
        groups = ParticipantGroup.objects.values_list("participant", "group")
        assert set(groups) == {(keep.pk, "carers"), (keep.pk, "communities")}


def test_gaps_are_filled_and_what_was_said_stays(
    pair: Any, member: Callable[..., Membership], in_organisation: Any
) -> None:
    keep, other = pair
    merge(keep, other, member("administrator"), in_organisation)
    with in_organisation(keep.organisation):
        keep.refresh_from_db()
        assert (keep.name, keep.phone, keep.email) == ("Rosa Parks", "1", "rosa@example.org")
        assert Participant.objects.get(pk=other.pk).merged_into_id == keep.pk
    assert Event.objects.get(verb="organisations.participants_merged").detail["merged"] == str(other.pk)


def test_the_row_that_was_joined_keeps_no_detail(
    pair: Any, member: Callable[..., Membership], in_organisation: Any
) -> None:
    keep, other = pair
    merge(keep, other, member("administrator"), in_organisation)
    with in_organisation(keep.organisation):
        other.refresh_from_db()
    assert [getattr(other, name) for name in services.DETAILS] == [""] * len(services.DETAILS)


def test_an_account_moves_to_the_row_that_stays(
    people: Any, member: Callable[..., Membership], in_organisation: Any
) -> None:
    signs_in, keep = member("observer"), people()
    merge(keep, signs_in.participant, member("administrator"), in_organisation)
    signs_in.refresh_from_db()
    with in_organisation(keep.organisation):
        keep.refresh_from_db()
    assert signs_in.participant_id == keep.pk
    assert keep.user_id == signs_in.user_id


def test_two_accounts_are_two_people(member: Callable[..., Membership], in_organisation: Any) -> None:
    one, other = member("observer"), member("observer")
    with pytest.raises(services.TwoAccounts):
        merge(one.participant, other.participant, member("administrator"), in_organisation)


def test_a_row_is_not_joined_with_itself(pair: Any, member: Callable[..., Membership], in_organisation: Any) -> None:
    with pytest.raises(services.SamePerson):
        merge(pair[0], pair[0], member("administrator"), in_organisation)


def test_the_page_joins_two_rows_as_chosen(pair: Any, signed_in: Any, in_organisation: Any) -> None:
    keep, other = pair
    client = signed_in("administrator")
    assert "Rosa Parkes" in client.get(f"{EVERYONE}duplicates/").content.decode()
    page = f"{EVERYONE}{keep.pk}/merge/{other.pk}/"
    assert "no account" in client.get(page).content.decode()
    assert "Select the row that stays." in client.post(page, {}).content.decode()
    client.post(page, {"keep": str(other.pk)})
    with in_organisation(keep.organisation):
        assert Participant.objects.get(pk=keep.pk).merged_into_id == other.pk
    assert client.get(f"{EVERYONE}{keep.pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 45])
def test_queries_do_not_grow_with_people(
    people: Any, signed_in: Any, number: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(number):
        people()
    client = signed_in("broker")
    client.get(EVERYONE)  # the first visit of a minute also counts what waits
    with django_assert_max_num_queries(12):
        client.get(EVERYONE)
