"""A walk over every address inside an organisation, as everybody who might come by.

What is expected is read off the permission that the page names, so that a
page cannot promise one thing and do another; a new address is walked from the
day it exists, and one whose parts have no sample here fails by name.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import rules
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope
from tests.factories.journeys import ProgrammeFactory, ProgrammeRoleFactory
from tests.factories.people import MembershipFactory, OrganisationFactory
from tests.site.addresses import Address, addresses
from tests.site.conftest import take_second_step
from tests.site.sample_world import LATER, samples

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.journeys.selectors import with_programme_roles
from coproduction_star.map_it.models import Story
from coproduction_star.organisations.models import Membership, Organisation
from coproduction_star.organisations.permissions import Permission
from coproduction_star.organisations.roles import Role
from coproduction_star.organisations.selectors import access_of
from coproduction_star.people_it.models import Survey

pytestmark = pytest.mark.django_db

INSIDE = [
    address for address in addresses() if "organisation" in address.parts and not address.route.startswith("in/")
]
PAGES = [address for address in INSIDE if not address.route.startswith("api/")]
OF_PROGRAMME = [address for address in PAGES if "programme" in address.parts]
OF_ORGANISATION = [address for address in PAGES if "programme" not in address.parts]
NAMES = {
    "sort", "co", "part", "place", "organisation", "programme", "kind", "tool", "slug", "lesson", "incentive", "asked",
    "arranged", "listed", "skill_id", "topic", "library_measure", "benefit", "design_part",
}  # fmt: skip
"""Parts that name no record of an organisation: a case (`slug`), a lesson, an incentive, a measure of the library."""
EVERY_VERB = [Role.ADMINISTRATOR, Role.PROGRAMME_LEAD, Role.MODERATOR, Role.SAFEGUARDING_LEAD]
"""Roles that together may do everything, so that what is refused is not there rather than forbidden."""
DECIDES_FURTHER = {
    "organisations:remove_member": "Anyone may end their own membership, only an administrator a colleague's.",
    "voices:remove_comment": "Only who wrote it.",
    "voices:restore_comment": "Only who wrote it.",
    "voices:remove_file": "Only who put it there.",
    "voices:restore_file": "Only who put it there.",
    "focus_it:friend": "Only who was asked.",
    "focus_it:challenge_line": "Only who was asked.",
    "focus_it:take_back_challenge": "Only who was asked.",
    "focus_it:answer_challenge": "Who writes a case or keeps the money: only what is said of a case.",
    "people_it:ward_meet": "A councillor of another ward sees nobody here.",
    "people_it:sample_letters": "Only who may also see contact details: letters have addresses.",
    "people_it:words_brought": "Only who brought the file.",
    "people_it:use_sample": "Only a sample that was drawn for this survey with known chances.",
    "market_it:withdraw_suggestion": "Only who made it.",
    "market_it:take_claim_back": "Only who claimed.",
    "market_it:my_passport_card": "Only who has one.",
    "market_it:share_my_passport": "Only who has one.",
    "market_it:end_my_passport": "Only who has one.",
    "market_it:my_agreements": "One's own roles, whoever asks.",
    "market_it:agree_to": "Only who takes the role.",
    "market_it:take_back_agreement": "Only who agreed.",
    "market_it:charter_receipt": "Only who signed.",
    "market_it:take_own_back": "Only who signed.",
    "market_it:answer_settlement": "Only who raised it.",
    "grow_it:rate_my_skill": "One's own skills, whoever asks, once there are any.",
    "grow_it:new_skills_plan": "One's own skills, whoever asks, once there are any.",
    "grow_it:skills_plan": "One's own skills, whoever asks, once there are any.",
    "grow_it:skills_plan_done": "One's own skills, whoever asks, once there are any.",
    "grow_it:skills_plan_drop": "One's own skills, whoever asks, once there are any.",
    "grow_it:ask_about_my_skills": "One's own skills, whoever asks, once there are any.",
    "grow_it:end_my_links": "One's own skills, whoever asks, once there are any.",
    "grow_it:share_my_skills": "One's own skills, whoever asks, once there are any.",
    "grow_it:take_back_my_skills": "One's own skills, whoever asks, once there are any.",
    "grow_it:count_my_skills": "One's own skills, whoever asks, once there are any.",
    "grow_it:delete_my_skills": "One's own skills, whoever asks, once there are any.",
    "grow_it:shared_skills": "Only whom they were shared with.",
    "grow_it:show_recognition": "Only who is thanked.",
    "grow_it:take_recognition_away": "Only who is thanked.",
    "journeys:handover": "Only who hands over, who is asked, and who looks after roles.",
    "journeys:change_handover": "Not who is asked.",
    "journeys:accept_handover": "Only who was asked.",
    "journeys:withdraw_handover": "Only who hands over, who is asked, and who looks after roles.",
    "journeys:copied_programme": "Only where a programme began as a copy.",
    "journeys:try_it": "The empty form names nothing to try.",
    "together:change_visit": "Only who visited.",
    "together:visit_photos": "Only who visited.",
    "together:take_photo_out": "Only who visited.",
}
"""Pages open to a permission which then ask whose the record is."""
AT_ITS_BEGINNING = (
    {
        f"people_it:answer_{page}": "Shows what this browser began; any other is led to the first page of the survey."
        for page in ("words", "parent", "older", "question", "apart", "where", "agree", "sent", "still_there")
    }
    | {
        f"market_it:{page}": "Shows the receipt to the browser that signed; every other is led to the form."
        for page in ("signed_by_link", "hand_on", "close_device")
    }
    | {"together:dot_design": "Leads to the round where dots are not asked for yet."}
    | {"together:tell_visit": "Leads to the review while people still choose what good looks like."}
)
ONLY_FORGETS = {
    f"people_it:answer_{page}": "It only forgets in this browser what was begun, and must work whatever there is."
    for page in ("leave", "close")
}
PUBLIC = [
    address
    for address in addresses()
    if address.route.startswith("in/") and len(address.parts) > 1 and address.name not in ONLY_FORGETS
]
"""What anyone may read of a programme, a place or a story, once it is published."""
TOLD_TO_NOBODY_ELSE = {
    "voices:tell_us_sent": "It is the same page, whether there is such a contribution or not.",
    "people_it:public_session_kept": "It is the same page, whether there is such a place or not.",
    "market_it:public_claim_sent": "It is the same page, whether there is such a claim or not.",
    "market_it:public_passport_kept": "It is the same page, whether there is such a passport or not.",
    "together:signed_shift": "It is the same page, whether there is such a person or not.",
    "together:told_design": "It is the same page, whether there is such a person or not.",
    "together:told_review": "It is the same page, whether there is such a person or not.",
    "people_it:offer_sent": "It is the same page, whether there is such an entry or not.",
}
LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
REFUSED, ABSENT, SIGN_IN = 403, 404, 302


@dataclass(frozen=True)
class World:
    organisation: Organisation
    programme: Programme
    values: dict[str, Any]

    def path(self, address: Address, **instead: Any) -> str:
        values = {**self.values, **address.choices, **instead}
        missing = [part for part in address.parts if part not in values]
        assert not missing, f"{address.route}: tests/site/sample_world.py has no sample for {missing}"
        return reverse(address.name, kwargs={part: values[part] for part in address.parts})


@pytest.fixture
def world(organisation: Organisation, programme: Programme) -> World:
    with scope(organisation=organisation.pk, programme=None):
        return World(organisation, programme, samples(organisation, programme))


def visit(client: Client, path: str) -> int:
    """The status of a GET, or of an empty POST where only that is taken; nothing it does is kept."""
    with transaction.atomic():
        answer = client.get(path)
        if answer.status_code == 405:
            answer = client.post(path)
        if answer.streaming:
            b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer.status_code


def signed_in_as(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.user)
    take_second_step(client, membership.user)
    return client


def wrong(walk: Iterator[tuple[Address, int, bool]]) -> list[str]:
    return [f"{address.route} gave {status}" for address, status, as_it_should in walk if not as_it_should]


def test_there_is_something_to_walk() -> None:
    assert len(OF_PROGRAMME) > 20
    assert len(OF_ORGANISATION) > 5


def test_somebody_not_signed_in_is_asked_to_sign_in(world: World) -> None:
    found = ((address, visit(Client(), world.path(address))) for address in PAGES)
    assert not wrong((address, status, status == SIGN_IN) for address, status in found)


def test_a_member_of_another_organisation_finds_nothing(world: World) -> None:
    other = OrganisationFactory()
    with scope(organisation=other.pk, programme=None):
        client = signed_in_as(MembershipFactory(organisation=other, roles=[Role.ADMINISTRATOR]))
    found = ((address, visit(client, world.path(address))) for address in PAGES)
    assert not wrong((address, status, status == ABSENT) for address, status in found)


def test_anothers_record_under_ones_own_address_is_not_there(world: World) -> None:
    """Who may do everything in another organisation guesses the ids, under their own organisation and programme."""
    other = OrganisationFactory()
    with scope(organisation=other.pk, programme=None):
        client = signed_in_as(MembershipFactory(organisation=other, roles=EVERY_VERB))
        own = {"organisation": other.slug, "programme": ProgrammeFactory(organisation=other).slug}
    with_records = [address for address in PAGES if set(address.parts) - NAMES]
    assert with_records
    found = ((address, visit(client, world.path(address, **own))) for address in with_records)
    assert not wrong((address, status, status == ABSENT) for address, status in found)


@pytest.fixture
def partner(world: World) -> Client:
    """Somebody of a partner organisation, who takes part in one programme only."""
    with scope(organisation=world.organisation.pk, programme=None):
        membership = MembershipFactory(organisation=world.organisation)
        ProgrammeRoleFactory(programme=world.programme, membership=membership, role=Role.CO_PRODUCER)
        ProgrammeFactory(organisation=world.organisation, slug="next-door")
    return signed_in_as(membership)


def test_a_partner_sees_nothing_of_the_organisation_but_the_way_to_their_programme(
    world: World, partner: Client
) -> None:
    found = ((address, visit(partner, world.path(address))) for address in OF_ORGANISATION)
    assert not wrong(
        (address, status, (status == ABSENT) == (address.permission != Permission.OPEN)) for address, status in found
    )


def test_the_programme_next_door_does_not_exist_for_a_partner(world: World, partner: Client) -> None:
    found = ((address, visit(partner, world.path(address, programme="next-door"))) for address in OF_PROGRAMME)
    assert not wrong((address, status, status == ABSENT) for address, status in found)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are decided, fetched and presented, and not drawn: who may open one shows without its HTML, and sooner.
    That every page can be drawn is what tests/browser/test_every_page.py walks."""
    monkeypatch.setattr("django.template.backends.jinja2.Template.render", lambda *_args, **_more: "")


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("everywhere", [True, False], ids=["in-the-organisation", "in-one-programme"])
def test_a_role_opens_what_its_permission_says_and_no_more(
    world: World, role: Role, everywhere: bool, member: Callable[..., Membership]
) -> None:
    membership = member(*([role] if everywhere else []))
    with scope(organisation=world.organisation.pk, programme=None):
        if not everywhere:
            ProgrammeRoleFactory(programme=world.programme, membership=membership, role=role)
        access = with_programme_roles(access_of(membership))
    client = signed_in_as(membership)
    pages = PAGES if everywhere else OF_PROGRAMME

    def walk() -> Iterator[tuple[Address, int, bool]]:
        for address in pages:
            subject = world.programme if "programme" in address.parts else world.organisation
            open_to_them = rules.has_perm(address.permission, access, subject)
            status = visit(client, world.path(address))
            if open_to_them and address.name in DECIDES_FURTHER:
                continue
            yield address, status, status != ABSENT and (status == REFUSED) != open_to_them

    assert not wrong(walk())


def publish(world: World) -> None:
    """The programme, its place and its story. Somebody looks after people, so that the public forms are open."""
    now = timezone.now()
    Programme.objects.filter(pk=world.programme.pk).update(published_at=now)
    Place.objects.filter(pk=world.values["place_id"]).update(published_at=now, slug=world.values["place"])
    Survey.objects.filter(links__code=world.values["code"]).update(published_at=now)
    Story.objects.filter(pk=world.values["story_id"]).update(
        shown_from=now, consent_of="Ann", consent_by="paper", consent_on=now.date()
    )
    MembershipFactory(organisation=world.organisation, roles=[Role.SAFEGUARDING_LEAD])


class TestWhatIsPublic:
    @pytest.fixture
    def told(self, world: World) -> World:
        with scope(organisation=world.organisation.pk, programme=None):
            publish(world)
        return world

    @pytest.fixture
    def elsewhere(self, db: None) -> World:
        """Another organisation that publishes things of its own."""
        other = OrganisationFactory()
        with scope(organisation=other.pk, programme=None):
            programme = ProgrammeFactory(organisation=other)
            there = World(other, programme, samples(other, programme) | {"place": "southfield"})
            publish(there)
        return there

    @pytest.fixture
    def reader(self) -> Client:
        """Somebody with an account, as one of these pages asks for one; they belong to nobody here."""
        return signed_in_as(MembershipFactory())

    def walk(
        self, reader: Client, world: World, pages: Iterable[Address] = PUBLIC, **instead: Any
    ) -> Iterator[tuple[Address, int]]:
        for address in pages:
            kind = "idea" if address.name.startswith("voices:") else "happening"
            values = {"kind": kind, "sent": world.values["contribution"], **instead}
            yield address, visit(reader, world.path(address, **values))

    def test_it_is_there_once_it_is_published(self, told: World, reader: Client) -> None:
        assert len(PUBLIC) > 15
        found = self.walk(reader, told)
        assert not wrong(
            (address, status, status == (302 if address.name in AT_ITS_BEGINNING else 200))
            for address, status in found
        )

    def test_nothing_is_there_before_it_is_published(self, world: World, reader: Client) -> None:
        assert not wrong((address, status, status == ABSENT) for address, status in self.walk(reader, world))

    @pytest.mark.parametrize(
        ("model", "part", "hidden"),
        [
            (Programme, "programme", {"published_at": None}),
            (Programme, "programme", {"archived_at": LONG_AGO}),
            (Place, "place", {"published_at": None}),
            (Place, "place", {"published_at": LATER}),
            (Story, "story_id", {"shown_from": None}),
            (Story, "story_id", {"shown_from": LATER}),
        ],
        ids=["programme", "archived", "place", "place later", "story", "story later"],
    )
    def test_what_is_taken_back_alone_is_not_there(
        self, told: World, reader: Client, model: Any, part: str, hidden: dict[str, Any]
    ) -> None:
        with scope(organisation=told.organisation.pk, programme=None):
            model.objects.update(**hidden)
        found = self.walk(reader, told, [address for address in PUBLIC if part in address.parts])
        assert not wrong((address, status, status == ABSENT) for address, status in found)

    def test_another_organisations_address_does_not_lead_to_it(
        self, told: World, elsewhere: World, reader: Client
    ) -> None:
        found = self.walk(reader, told, organisation=elsewhere.organisation.slug)
        assert not wrong((address, status, status == ABSENT) for address, status in found)

    def test_another_organisations_programme_does_not_lead_to_its_records(
        self, told: World, elsewhere: World, reader: Client
    ) -> None:
        own = {"organisation": elsewhere.organisation.slug, "programme": elsewhere.programme.slug}
        pages = [one for one in PUBLIC if set(one.parts) - NAMES and one.name not in TOLD_TO_NOBODY_ELSE]
        assert pages
        found = self.walk(reader, told, pages, **own)
        assert not wrong((address, status, status == ABSENT) for address, status in found)

    def test_nor_does_the_programme_next_door(self, told: World, reader: Client) -> None:
        with scope(organisation=told.organisation.pk, programme=None):
            ProgrammeFactory(organisation=told.organisation, slug="next-door", published_at=timezone.now())
        pages = [one for one in PUBLIC if "story_id" in one.parts]
        found = self.walk(reader, told, pages, programme="next-door")
        assert not wrong((address, status, status == ABSENT) for address, status in found)
