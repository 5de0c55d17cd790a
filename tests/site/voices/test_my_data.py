"""Everyone can take a copy of what is kept about them, and be erased; what stays tells nobody who they were."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django_scopes import scope, scopes_disabled
from tests.factories import market_it
from tests.factories.capacity import ReflectionFactory, SessionFactory, SessionPlaceFactory
from tests.factories.design_rounds import DesignRoundFactory, DesignTakerFactory
from tests.factories.focus_it import ComparisonFactory, FriendFactory, MatrixFactory, RaterFactory, WeigherFactory
from tests.factories.grow_it import ConnectorFactory, IndicatorFactory, SeatFactory, TeachingFactory
from tests.factories.grow_it_skills import RecognitionFactory, SkillsProfileFactory, SkillsShareFactory
from tests.factories.invitations import InvitationFactory
from tests.factories.journeys import InitiativeFactory, ProgrammeRoleFactory
from tests.factories.people import FAR, HOSTILE, MembershipFactory, OrganisationFactory, ParticipantFactory
from tests.factories.people_it import (
    AskedNoMoreFactory,
    InviteeFactory,
    ResponseFactory,
    SurveyAskFactory,
    SurveyFactory,
)
from tests.factories.people_matching import AskedPersonFactory, ProposalFactory
from tests.factories.people_offers import EntryFactory, LoadLimitFactory, NeedFactory, OfferFactory, RoleWantedFactory
from tests.factories.shifts import OwnPlanFactory, ShiftFeedFactory, ShiftPlaceFactory
from tests.factories.theory_of_change import AgreementFactory, CriterionFactory, TheoryFactory
from tests.factories.visits import ReviewFactory, ReviewTakerFactory

from coproduction_star.accounts.models import User
from coproduction_star.audit.models import Event
from coproduction_star.journeys.models import Interest, Programme, Promise
from coproduction_star.map_it.models import FrontDoor, Story
from coproduction_star.organisations.models import Invitation, Membership, Organisation, Participant, ParticipantGroup
from coproduction_star.organisations.participants.services import add_participant, merge_participants
from coproduction_star.voices.comments.services import add_comment
from coproduction_star.voices.models import Comment
from coproduction_star.voices.my_data import services
from coproduction_star.voices.my_data.gathering import keys_to

pytestmark = pytest.mark.django_db
NAME = "Rosa Unmistakable"


def _friend(person: Participant, programme: Programme) -> None:
    matrix = MatrixFactory(programme=programme)
    FriendFactory(matrix=matrix, participant=person, name="", email="", hash=None, delete_after=None)


def _story(person: Participant, programme: Programme) -> None:
    initiative = InitiativeFactory(programme=programme)
    Story.objects.create(
        initiative=initiative, programme=programme, organisation=programme.organisation, title="Tea on Fridays",
        what_happened="Six of us pour.", consent_of="Otherperson", quote="Otherwords", quoted="Othername", ask=person,
    )  # fmt: skip


OF_STEPS: dict[str, Callable[[Participant, Programme], Any]] = {
    "focus_it.criticalfriend": _friend,
    "focus_it.rater": lambda person, programme: RaterFactory(
        matrix=MatrixFactory(programme=programme), participant=person
    ),
    "focus_it.weigher": lambda person, programme: WeigherFactory(
        comparison=ComparisonFactory(programme=programme), participant=person
    ),
    "focus_it.criterionagreement": lambda person, programme: AgreementFactory(
        criterion=CriterionFactory(theory=TheoryFactory(programme=programme)), participant=person
    ),
    "grow_it.indicator": lambda person, programme: IndicatorFactory(programme=programme, owner=person),
    "grow_it.connector": lambda person, programme: ConnectorFactory(programme=programme, participant=person),
    "grow_it.governanceseat": lambda person, programme: SeatFactory(programme=programme, participant=person),
    "grow_it.skillsprofile": lambda person, programme: SkillsProfileFactory(
        organisation=programme.organisation, participant=person
    ),
    "grow_it.skillsshare": lambda person, programme: SkillsShareFactory(
        profile__organisation=programme.organisation, with_whom=person
    ),
    "grow_it.recognition": lambda person, programme: RecognitionFactory(programme=programme, participant=person),
    "grow_it.teaching": lambda person, programme: TeachingFactory(
        programme=programme, who=person, title="", agreed_on=FAR
    ),
    "map_it.frontdoor": lambda person, programme: FrontDoor.objects.create(
        programme=programme, organisation=programme.organisation, purpose="Grow old well", answerable=person
    ),
    "map_it.story": _story,
    "people_it.survey": lambda person, programme: SurveyFactory(
        programme=programme, promised=True, capacity_of=person
    ),
    "people_it.response": lambda person, programme: ResponseFactory(
        survey=SurveyFactory(programme=programme, open=True), participant=person
    ),
    "people_it.surveyask": lambda person, programme: SurveyAskFactory(
        survey=SurveyFactory(programme=programme, open=True), participant=person
    ),
    "people_it.invitee": lambda person, programme: InviteeFactory(
        sample__survey=SurveyFactory(programme=programme, open=True), participant=person
    ),
    "people_it.askednomore": lambda person, programme: AskedNoMoreFactory(participant=person),
    "people_it.entry": lambda person, programme: EntryFactory(programme=programme, participant=person),
    "people_it.offer": lambda person, programme: OfferFactory(entry__programme=programme, entry__participant=person),
    "people_it.need": lambda person, programme: NeedFactory(entry__programme=programme, entry__participant=person),
    "people_it.rolewanted": lambda person, programme: RoleWantedFactory(programme=programme, contact=person),
    "people_it.learningsession": lambda person, programme: SessionFactory(programme=programme, asks=person),
    "people_it.sessionplace": lambda person, programme: SessionPlaceFactory(
        session=SessionFactory(programme=programme), participant=person
    ),
    "people_it.coachingreflection": lambda person, programme: ReflectionFactory(participant=person),
    "people_it.askedperson": lambda person, programme: AskedPersonFactory(
        proposal=ProposalFactory(programme=programme), participant=person
    ),
    "people_it.loadlimit": lambda person, programme: LoadLimitFactory(participant=person),
    "market_it.risk": lambda person, programme: market_it.RiskFactory(
        programme=programme, owner=person, owner_in_words=""
    ),
    "market_it.suggestion": lambda person, programme: market_it.SuggestionFactory(
        charter__programme=programme, participant=person
    ),
    "market_it.signature": lambda person, programme: market_it.SignatureFactory(
        edition__charter__programme=programme, participant=person
    ),
    "market_it.promiseverdict": lambda person, programme: market_it.PromiseVerdictFactory(
        side__charter__programme=programme, participant=person
    ),
    "market_it.breach": lambda person, programme: market_it.BreachFactory(
        charter__programme=programme, raised_by=person
    ),
    "market_it.declaration": lambda person, programme: market_it.DeclarationFactory(
        pack__programme=programme, participant=person
    ),
    "market_it.roletaker": lambda person, programme: market_it.RoleTakerFactory(
        pack__programme=programme, participant=person
    ),
    "market_it.evidence": lambda person, programme: market_it.EvidenceFactory(
        organisation=programme.organisation, participant=person
    ),
    "market_it.ledgeraccount": lambda person, programme: market_it.TransferFactory(
        programme=programme, to_account__participant=person
    ),
    "market_it.claim": lambda person, programme: market_it.ClaimFactory(programme=programme, participant=person),
    "market_it.thankyou": lambda person, programme: market_it.ThankYouFactory(programme=programme, participant=person),
    "market_it.supportgiven": lambda person, programme: market_it.SupportGivenFactory(
        programme=programme, participant=person
    ),
    "market_it.accesspassport": lambda person, programme: market_it.PassportShareFactory(
        programme=programme, passport__participant=person
    ),
    "market_it.message": lambda person, programme: market_it.MessageFactory(
        campaign__programme=programme, messenger=person
    ),
    "together.reviewtaker": lambda person, programme: ReviewTakerFactory(
        review=ReviewFactory(programme=programme), participant=person
    ),
    "together.designtaker": lambda person, programme: DesignTakerFactory(
        design=DesignRoundFactory(programme=programme), participant=person
    ),
    "together.ownplan": lambda person, programme: OwnPlanFactory(programme=programme, participant=person),
    "together.shiftfeed": lambda person, programme: ShiftFeedFactory(programme=programme, participant=person),
    "together.shiftplace": lambda person, programme: ShiftPlaceFactory(shift__programme=programme, participant=person),
}
"""Rows of the points of the Star that point to a participant. Each step takes its own away, as it says itself."""


@pytest.fixture
def rosa(programme: Programme, member: Callable[..., Membership], in_organisation: Any) -> Membership:
    """Somebody with a row in every model that can hold one about her."""
    member("administrator")
    one = member("co-producer")
    User.objects.filter(pk=one.user_id).update(name=NAME, email="rosa@example.org")
    one.user.refresh_from_db()
    with in_organisation(programme.organisation, programme):
        person = one.participant
        person.name, person.email, person.phone, person.access_needs = NAME, "rosa@example.org", "0123", "Large print"
        person.save()
        ParticipantGroup.objects.create(participant=person, group="carers")
        subject = InitiativeFactory(programme=programme)
        add_comment(subject=subject, text=f"{NAME} was here", participant_id=person.pk, by=one.user)
        own = {"programme": programme, "organisation": programme.organisation}
        Promise.objects.create(what="Water the plants", who=person, due_on=FAR, **own)
        Interest.objects.create(participant=person, none_to_declare=True, **own)
        ProgrammeRoleFactory(programme=programme, membership=one, role="co-producer")
        InvitationFactory(organisation=programme.organisation, participant=person, name=NAME)
    return one


def browser(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.user)
    return client


def copy_for(membership: Membership) -> zipfile.ZipFile:
    response = browser(membership).get("/me/data/copy.zip")
    assert response["Content-Disposition"].startswith("attachment")
    return zipfile.ZipFile(io.BytesIO(response.content))


def test_the_copy_holds_what_is_kept(rosa: Membership) -> None:
    account, chapter = json.loads(copy_for(rosa).read("data.json"))
    assert account["held"]["accounts.user"][0]["email"] == "rosa@example.org"
    assert chapter["held"]["voices.comment"][0]["text"] == f"{NAME} was here"
    assert {
        "organisations.participant",
        "organisations.participantgroup",
        "organisations.membership",
        "organisations.invitation",
        "journeys.promise",
        "journeys.interest",
        "journeys.programmerole",
        "audit.event",
    } <= set(chapter["held"])


def test_the_copy_holds_no_secret_and_nobody_else(rosa: Membership, member: Callable[..., Membership]) -> None:
    member("observer", participant__name="Somebody Else")
    archive = copy_for(rosa)
    for name in archive.namelist():
        words = archive.read(name).decode()
        assert "Somebody Else" not in words
        assert "password" not in words
        assert "hash" not in json.loads(words) if name.endswith(".json") else HOSTILE not in words


def test_the_readable_page_escapes_what_people_wrote(rosa: Membership) -> None:
    words = copy_for(rosa).read("data.html").decode()
    assert NAME in words
    assert "<script>" not in words


def everything_kept() -> str:
    """The whole database as text."""
    out = io.StringIO()
    with scopes_disabled():
        call_command("dumpdata", stdout=out, exclude=["contenttypes", "auth", "sessions"], use_base_manager=True)
    return out.getvalue()


def test_erased_means_that_no_row_tells_who_it_was(rosa: Membership) -> None:
    assert NAME in everything_kept()
    response = browser(rosa).post("/me/data/erase/", {"sure": "on"})
    assert response.status_code == 302
    kept = everything_kept()
    for trace in (NAME, "rosa@example.org", "0123", "Large print"):
        assert trace not in kept, trace


def test_a_row_joined_with_the_erased_one_tells_nothing_either(
    rosa: Membership, member: Callable[..., Membership], in_organisation: Any
) -> None:
    """Also a row that was joined before joining emptied it, and what the events called it."""
    by = member("administrator").user
    with in_organisation(rosa.organisation):
        twin = add_participant(organisation=rosa.organisation, by=by, name="Rosa Twicewritten", phone="0777")
        merge_participants(keep=rosa.participant, other=twin, by=by)
        Participant.objects.filter(pk=twin.pk).update(name="Rosa Twicewritten", phone="0777")
    services.erase_account(user=rosa.user)
    kept = everything_kept()
    for trace in (NAME, "Twicewritten", "0777"):
        assert trace not in kept, trace


@pytest.fixture
def offline(rosa: Membership, in_organisation: Any) -> Participant:
    """Somebody without an account."""
    with in_organisation(rosa.organisation):
        return ParticipantFactory(organisation=rosa.organisation, name="Ivor Offline", phone="0888")


def test_an_administrator_erases_somebody_without_an_account(offline: Participant, signed_in: Any) -> None:
    person = f"/o/eastbridge/people/everyone/{offline.pk}/"
    client = signed_in("administrator")
    assert f"{person}erase/" in client.get(person).content.decode()
    asked = client.post(f"{person}erase/", {}).content.decode()
    assert "What stays, and why" in asked
    assert "Tick the box if you are sure" in asked
    assert "Ivor Offline" in everything_kept()
    assert client.post(f"{person}erase/", {"sure": "on"})["Location"] == "/o/eastbridge/people/everyone/"
    for trace in ("Ivor Offline", "0888"):
        assert trace not in everything_kept()
    assert client.get(person).status_code == 404


def test_nobody_but_an_administrator_erases_others(offline: Participant, signed_in: Any) -> None:
    page = f"/o/eastbridge/people/everyone/{offline.pk}/"
    broker = signed_in("broker")
    assert broker.post(f"{page}erase/", {"sure": "on"}).status_code == 403
    assert f"{page}erase/" not in broker.get(page).content.decode()
    assert "Ivor Offline" in everything_kept()


def test_whoever_signs_in_erases_themselves(rosa: Membership, signed_in: Any) -> None:
    page = f"/o/eastbridge/people/everyone/{rosa.participant_id}/erase/"
    words = signed_in("administrator").post(page, {"sure": "on"}).content.decode()
    assert "Ask them to erase their account themselves" in words
    assert NAME in everything_kept()


def test_promises_and_events_stay_without_a_name(rosa: Membership) -> None:
    services.erase_account(user=rosa.user)
    with scopes_disabled():
        assert Promise.objects.get().who.name == services.ERASED_NAME
    assert Event.objects.filter(by=rosa.user).exists()


def test_somebody_erased_cannot_come_back(rosa: Membership) -> None:
    client = browser(rosa)
    client.post("/me/data/erase/", {"sure": "on"})
    assert client.get("/me/data/").status_code == 302
    user = User.objects.get(pk=rosa.user_id)
    assert (user.is_active, user.has_usable_password(), user.name) == (False, False, "")


def test_erasing_asks_whether_the_person_is_sure(rosa: Membership) -> None:
    words = browser(rosa).post("/me/data/erase/", {}).content.decode()
    assert "Tick the box if you are sure" in words
    assert User.objects.get(pk=rosa.user_id).erased_at is None


def test_the_last_administrator_cannot_be_erased(
    organisation: Organisation, member: Callable[..., Membership]
) -> None:
    only = member("administrator")
    words = browser(only).post("/me/data/erase/", {"sure": "on"}).content.decode()
    assert "last administrator" in words
    assert "/o/eastbridge/people/" in words
    assert User.objects.get(pk=only.user_id).is_active


def test_every_model_that_points_to_a_participant_says_what_erasing_does() -> None:
    goes = {model._meta.label_lower for model in services.GOES}
    pointing = {model._meta.label_lower for model, _ in keys_to(Participant)}
    assert pointing == goes | set(services.STAYS) | set(OF_STEPS)


def pointing_to(person: Participant) -> set[str]:
    """Which of the models of the steps have a row that points to this person."""
    keys = [(model, field) for model, field in keys_to(Participant) if model._meta.label_lower in OF_STEPS]
    found = [model for model, field in keys if model._base_manager.filter(**{field.attname: person.pk}).exists()]
    return {model._meta.label_lower for model in found}


def test_no_row_of_a_step_points_to_somebody_erased(rosa: Membership, programme: Programme) -> None:
    person = rosa.participant
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        for make in OF_STEPS.values():
            make(person, programme)
    assert pointing_to(person) == set(OF_STEPS)
    services.erase_account(user=rosa.user)
    assert pointing_to(person) == set()
    with scopes_disabled():
        assert FrontDoor.objects.get().purpose == "Grow old well"
        assert Story.objects.get().what_happened == "Six of us pour."


def test_the_copy_says_where_somebody_is_named_and_not_who_else_agreed(rosa: Membership, programme: Programme) -> None:
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        for label in ("map_it.frontdoor", "map_it.story"):
            OF_STEPS[label](rosa.participant, programme)
    archive = copy_for(rosa)
    _account, chapter = json.loads(archive.read("data.json"))
    named = {one["named_as"]: one for one in chapter["held"]["map_it.named"]}
    assert named["who answers for it"]["programme"] == programme.name
    assert named["who can be asked about it"]["story"] == "Tea on Fridays"
    assert not {"Otherperson", "Otherwords", "Othername"} & set(archive.read("data.json").decode().split('"'))


def test_rows_go_when_their_day_has_come(organisation: Organisation, in_organisation: Any) -> None:
    with in_organisation(organisation):
        old = ParticipantFactory(organisation=organisation, name=NAME, delete_after=dt.date(2026, 1, 1))
        young = ParticipantFactory(organisation=organisation, delete_after=FAR)
        InvitationFactory(organisation=organisation, delete_after=dt.date(2026, 1, 1))
    gone = services.delete_due(dt.date(2026, 1, 2))
    assert gone == {"organisations.participant": 1, "organisations.invitation": 1}
    with in_organisation(organisation):
        old.refresh_from_db()
        assert old.name == services.ERASED_NAME
        assert Participant.objects.get(pk=young.pk).erased_at is None
        assert not Invitation.objects.exists()
    assert services.delete_due(dt.date(2026, 1, 2)) == {}


def test_who_has_access_is_not_erased_by_the_calendar(organisation: Organisation, in_organisation: Any) -> None:
    with in_organisation(organisation):
        one = MembershipFactory(organisation=organisation, roles=["observer"])
        Participant.objects.update(delete_after=dt.date(2026, 1, 1))
    assert services.delete_due(dt.date(2026, 1, 2)) == {}
    assert User.objects.get(pk=one.user_id).is_active


def test_erasing_in_one_organisation_leaves_the_other(rosa: Membership, in_organisation: Any) -> None:
    elsewhere = OrganisationFactory()
    with in_organisation(elsewhere):
        there = MembershipFactory(organisation=elsewhere, user=rosa.user, roles=["observer"]).participant
    with scopes_disabled():
        services.erase_participant(participant=rosa.participant, by=rosa.user)
        assert Participant.objects.get(pk=there.pk).erased_at is None
        assert not Comment.objects.exists()
