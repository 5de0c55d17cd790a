"""An invitation lets one person in, once, with the roles it names; afterwards the door says what to do."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.factories.invitations import CODE, InvitationFactory
from tests.factories.people import HOSTILE, OrganisationFactory, ParticipantFactory, UserFactory

from coproduction_star.accounts.models import User
from coproduction_star.audit.models import Event
from coproduction_star.notices.models import Message
from coproduction_star.organisations import services as registry
from coproduction_star.organisations.codes import hash_of, new_code
from coproduction_star.organisations.invitations import services
from coproduction_star.organisations.models import Invitation, Membership, Organisation, Participant

pytestmark = pytest.mark.django_db
DOOR = f"/join/{CODE}/"


@pytest.fixture
def invitation(organisation: Organisation, in_organisation: Any) -> Callable[..., Invitation]:
    def make(**more: Any) -> Invitation:
        with in_organisation(organisation):
            return InvitationFactory(organisation=organisation, **more)

    return make


@pytest.mark.parametrize("typed", [CODE, CODE.lower(), CODE.replace("-", " "), CODE.replace("-", "")])
def test_a_code_may_be_typed_in_any_hand(typed: str) -> None:
    assert hash_of(typed) == hash_of(CODE)


def test_codes_are_never_the_same() -> None:
    assert len({new_code() for _ in range(200)}) == 200


def test_somebody_without_an_account_joins_with_the_code(client: Client, invitation: Any) -> None:
    made = invitation(email="guest@example.org", stakeholder_groups=["carers"])
    response = client.post(DOOR, {"name": f"Guest {HOSTILE}"})
    assert response["Location"] == made.organisation.get_absolute_url()
    membership = Membership.objects.get(user__email="guest@example.org")
    assert [row.role for row in membership.roles.all()] == ["practitioner"]
    assert client.get("/me/notices/").status_code == 200


def test_the_address_invited_is_confirmed_by_the_link(client: Client, invitation: Any) -> None:
    invitation(email="guest@example.org")
    client.post(DOOR, {"name": "Guest"})
    assert User.objects.get(email="guest@example.org").emailaddress_set.get().verified


def test_a_card_lets_somebody_without_an_e_mail_in(client: Client, invitation: Any) -> None:
    invitation(by_card=True)
    client.post(DOOR, {"name": "Rosa"})
    assert User.objects.get(name="Rosa").email == ""


def test_whoever_joins_by_card_gets_the_next_card_to_come_back_with(client: Client, invitation: Any) -> None:
    made = invitation(by_card=True)
    shown = client.get(client.post(DOOR, {"name": "Rosa"})["Location"]).content.decode()
    assert "Keep it: it lets you in next time." in shown
    assert f'href="{made.organisation.get_absolute_url()}"' in shown
    code = shown.partition('star-card__code">')[2].partition("<")[0]
    later = Client()
    later.post("/accounts/card/", {"card": code})
    assert later.session["_auth_user_id"] == str(User.objects.get(name="Rosa").pk)


def test_an_account_is_never_opened_by_an_invitation_alone(client: Client, invitation: Any) -> None:
    UserFactory(email="guest@example.org")
    invitation(email="guest@example.org")
    response = client.post(DOOR, {"name": "Guest"})
    assert response["Location"].startswith("/accounts/login/?next=/join/")
    assert "_auth_user_id" not in client.session


def test_joining_makes_the_person_already_known_a_member(
    client: Client, organisation: Organisation, in_organisation: Any, invitation: Any
) -> None:
    with in_organisation(organisation):
        known = ParticipantFactory(organisation=organisation)
    invitation(participant=known)
    client.post(DOOR, {"name": "Rosa"})
    assert Membership.objects.get().participant_id == known.pk


def test_joining_twice_is_joining_once(signed_in: Any, invitation: Any) -> None:
    invitation()
    client = signed_in("observer")
    assert client.post(DOOR).status_code == 302
    assert client.post(DOOR).status_code == 302
    assert Event.objects.filter(verb="organisations.member_joined_again").count() <= 1
    assert set(Membership.objects.get().roles.values_list("role", flat=True)) == {"observer", "practitioner"}


def test_somebody_who_left_gets_their_place_back(
    organisation: Organisation, invitation: Any, member: Callable[..., Membership]
) -> None:
    gone = member()
    Membership.objects.filter(pk=gone.pk).update(ended_at="2026-01-01T00:00Z")
    invitation()
    client = Client()
    client.force_login(gone.user)
    client.post(DOOR)
    gone.refresh_from_db()
    assert gone.ended_at is None


@pytest.mark.parametrize(
    ("trait", "words"),
    [("expired", "too old"), ("withdrawn", "taken back"), ("used", "was used")],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_closed_door_says_what_to_do(client: Client, invitation: Any, trait: str, words: str, method: str) -> None:
    invitation(**{trait: True})
    response = getattr(client, method)(DOOR, {"name": "Guest"})
    assert response.status_code == 410
    assert words in response.content.decode()
    assert "for a new one" in response.content.decode()
    assert not User.objects.exists()


def test_an_unknown_code_says_what_to_do(client: Client) -> None:
    response = client.get("/join/NOTHING/")
    assert response.status_code == 404
    assert "Check each letter" in response.content.decode()


def test_typing_a_code_leads_to_its_door(client: Client, invitation: Any) -> None:
    invitation()
    response = client.post("/join/", {"code": CODE.lower().replace("-", " ")}, follow=True)
    assert response.status_code == 200
    assert "Join Organisation" in response.content.decode()
    assert HOSTILE not in response.content.decode()


def test_only_the_hash_of_a_code_is_kept(organisation: Organisation, in_organisation: Any) -> None:
    by = UserFactory()
    with in_organisation(organisation):
        made, code = services.invite(organisation=organisation, name="Ann", email="ann@example.org", by=by)
        kept = str(Invitation.objects.values().get(pk=made.pk))
    assert code not in kept
    assert f"/join/{code}/" in Message.objects.get().text


def test_sending_again_closes_the_old_code(organisation: Organisation, in_organisation: Any) -> None:
    by = UserFactory()
    with in_organisation(organisation):
        made, old = services.invite(organisation=organisation, name="Ann", email="ann@example.org", by=by)
        new = services.send_again(invitation=made, by=by)
    client = Client()
    assert client.get(f"/join/{old}/").status_code == 404
    assert client.get(f"/join/{new}/").status_code == 200
    assert Message.objects.filter(withdrawn_at__isnull=True).count() == 1


def test_taking_back_closes_the_door_and_the_letter(signed_in: Any, invitation: Any) -> None:
    made = invitation(email="guest@example.org")
    signed_in("administrator").post(f"/o/eastbridge/people/invitations/{made.pk}/withdraw/")
    assert Client().get(DOOR).status_code == 410


def test_packages_above_hear_of_an_acceptance(client: Client, invitation: Any, monkeypatch: Any) -> None:
    heard: list[tuple[Invitation, Membership]] = []
    monkeypatch.setattr(registry, "_acceptance_hooks", [])
    registry.on_acceptance(lambda one, membership: heard.append((one, membership)))
    made = invitation(programme="00000000-0000-0000-0000-000000000007", programme_roles=["co-producer"], roles=[])
    client.post(DOOR, {"name": "Rosa"})
    assert heard[0][0].pk == made.pk
    assert heard[0][0].programme_roles == ["co-producer"]


def test_nothing_happens_when_a_package_above_refuses(client: Client, invitation: Any, monkeypatch: Any) -> None:
    def refuse(_invitation: Invitation, _membership: Membership) -> None:
        raise RuntimeError("no such programme")

    monkeypatch.setattr(registry, "_acceptance_hooks", [refuse])
    made = invitation()
    with pytest.raises(RuntimeError):
        client.post(DOOR, {"name": "Rosa"})
    assert not Membership.objects.exists()
    assert client.get(DOOR).status_code == 200
    assert made.accepted_at is None


def test_inviting_by_e_mail_sends_one_letter(signed_in: Any) -> None:
    answers = {"name": HOSTILE, "email": "ann@example.org", "roles": ["observer"], "groups": ["carers"]}
    response = signed_in("administrator").post("/o/eastbridge/people/invite/", answers)
    assert response["Location"] == "/o/eastbridge/people/"
    assert [message.to for message in Message.objects.all()] == ["ann@example.org"]


def test_inviting_somebody_to_nothing_says_what_to_do(signed_in: Any) -> None:
    answers = {"name": "Ann", "email": "ann@example.org"}
    words = signed_in("administrator").post("/o/eastbridge/people/invite/", answers).content.decode()
    assert "Select at least one thing they may do." in words
    assert 'value="ann@example.org"' in words


def test_a_card_shows_its_code_once(signed_in: Any, organisation: Organisation, in_organisation: Any) -> None:
    client = signed_in("administrator")
    response = client.post("/o/eastbridge/people/invite/card/", {"name": "Rosa", "roles": ["co-producer"]})
    with in_organisation(organisation):
        made = Invitation.objects.get()
        assert not Participant.objects.filter(name="Rosa").exists()
    shown = response.content.decode()
    code = shown.split('star-card__code">')[1].split("<")[0]
    assert hash_of(code) == made.hash
    assert response["Cache-Control"].count("no-store") == 1


def test_another_organisations_invitation_does_not_exist(signed_in: Any, in_organisation: Any) -> None:
    elsewhere = OrganisationFactory()
    with in_organisation(elsewhere):
        made = InvitationFactory(organisation=elsewhere)
    response = signed_in("administrator").post(f"/o/eastbridge/people/invitations/{made.pk}/withdraw/")
    assert response.status_code == 404
