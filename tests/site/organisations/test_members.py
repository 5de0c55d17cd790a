"""Roles change, members leave and hand over; an organisation never loses its last administrator."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.factories.people import HOSTILE, MembershipFactory, OrganisationFactory, UserFactory
from tests.site.conftest import take_second_step

from coproduction_star.audit.models import Event
from coproduction_star.audit.sentences import sentence
from coproduction_star.organisations import services as registry
from coproduction_star.organisations.founding.services import found_organisation
from coproduction_star.organisations.members import services
from coproduction_star.organisations.models import Membership, Organisation

pytestmark = pytest.mark.django_db
Make = Callable[..., Membership]


def roles_of(membership: Membership) -> set[str]:
    return set(membership.roles.values_list("role", flat=True))


def test_roles_become_exactly_those_chosen_and_the_event_says_which(organisation: Organisation, member: Make) -> None:
    by, one = member("administrator"), member("observer", "editor")
    services.change_roles(membership=one, roles=["editor", "broker"], by=by.user)
    assert roles_of(one) == {"editor", "broker"}
    event = Event.objects.get(verb="organisations.roles_changed")
    assert event.detail == {"given": ["broker"], "taken": ["observer"]}
    assert event.for_whom == one.participant_id


def test_changing_nothing_writes_nothing(organisation: Organisation, member: Make) -> None:
    one = member("observer")
    services.change_roles(membership=one, roles=["observer"], by=one.user)
    assert not Event.objects.filter(verb="organisations.roles_changed").exists()


@pytest.mark.parametrize("act", ["change_roles", "end_membership"])
def test_the_last_administrator_stays(organisation: Organisation, member: Make, act: str) -> None:
    only = member("administrator")
    member("programme-lead")
    more = {"roles": ["observer"]} if act == "change_roles" else {}
    with pytest.raises(registry.LastAdministrator):
        getattr(services, act)(membership=only, by=only.user, **more)
    assert roles_of(only) == {"administrator"}
    assert not Event.objects.filter(verb__startswith="organisations.").exists()


@pytest.mark.parametrize("excuse", ["ended", "inactive", "elsewhere"])
def test_only_somebody_who_can_give_access_counts_as_another_administrator(
    organisation: Organisation, member: Make, in_organisation: Any, excuse: str
) -> None:
    only = member("administrator")
    if excuse == "elsewhere":
        other = OrganisationFactory()
        with in_organisation(other):
            MembershipFactory(organisation=other, roles=["administrator"])
    else:
        other_one = member("administrator")
        if excuse == "ended":
            Membership.objects.filter(pk=other_one.pk).update(ended_at="2026-01-01T00:00Z")
        else:
            other_one.user.is_active = False
            other_one.user.save()
    with pytest.raises(registry.LastAdministrator):
        services.end_membership(membership=only, by=only.user)


def test_one_of_two_administrators_may_leave_and_then_the_other_may_not(
    organisation: Organisation, member: Make
) -> None:
    one, two = member("administrator"), member("administrator")
    services.end_membership(membership=one, by=one.user)
    with pytest.raises(registry.LastAdministrator):
        services.end_membership(membership=two, by=two.user)


def test_leaving_hands_the_work_over(organisation: Organisation, member: Make, monkeypatch: Any) -> None:
    moved: list[tuple[int, int]] = []

    def hand_over(leaver: Membership, successor: Membership | None) -> int:
        moved.append((leaver.pk, successor.pk if successor else 0))
        return 3

    monkeypatch.setattr(registry, "_works", [registry.Work("plants", lambda one: 3, hand_over)])
    administrator, one, successor = member("administrator"), member("practitioner"), member("practitioner")
    assert registry.work_left_by(one) == [("plants", 3)]
    services.end_membership(membership=one, successor=successor, by=administrator.user)
    assert moved == [(one.pk, successor.pk)]
    assert Event.objects.get(verb="organisations.member_removed").detail["moved"] == 3


def test_whoever_left_sees_nothing_any_more(organisation: Organisation, member: Make) -> None:
    administrator, one = member("administrator"), member("observer")
    client = Client()
    client.force_login(one.user)
    assert client.get("/o/eastbridge/people/roles/").status_code == 200
    services.end_membership(membership=one, by=administrator.user)
    assert client.get("/o/eastbridge/people/roles/").status_code == 404


def browser(one: Membership) -> Client:
    client = Client()
    client.force_login(one.user)
    take_second_step(client, one.user)
    return client


def test_the_page_tells_the_last_administrator_what_to_do(organisation: Organisation, member: Make) -> None:
    only = member("administrator")
    page = f"/o/eastbridge/people/members/{only.pk}/"
    for address, answers in ((page, {"roles": ["observer"]}), (f"{page}remove/", {"successor": ""})):
        words = browser(only).post(address, answers).content.decode()
        assert "Make somebody else an administrator first." in words


def test_the_last_administrator_is_told_before_anything_is_asked(organisation: Organisation, member: Make) -> None:
    only = member("administrator")
    page = f"/o/eastbridge/people/members/{only.pk}/remove/"
    words = browser(only).get(page).content.decode()
    assert "Make somebody else an administrator first." in words
    assert "You will not see this organisation any more" not in words
    member("administrator")
    assert "You will not see this organisation any more" in browser(only).get(page).content.decode()


def test_anyone_may_leave_and_nobody_but_an_administrator_removes_others(
    organisation: Organisation, member: Make
) -> None:
    member("administrator")
    one, other = member("observer"), member("observer")
    assert browser(one).post(f"/o/eastbridge/people/members/{other.pk}/remove/", {"successor": ""}).status_code == 403
    assert browser(one).post(f"/o/eastbridge/people/members/{one.pk}/remove/", {"successor": ""}).status_code == 302
    one.refresh_from_db()
    assert one.ended_at is not None


def test_a_member_of_another_organisation_does_not_exist(
    organisation: Organisation, member: Make, in_organisation: Any
) -> None:
    other = OrganisationFactory()
    with in_organisation(other):
        stranger = MembershipFactory(organisation=other, roles=["observer"])
    client = browser(member("administrator"))
    assert client.get(f"/o/eastbridge/people/members/{stranger.pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 40])
def test_the_people_page_takes_the_same_queries_for_one_and_for_forty(
    organisation: Organisation, member: Make, number: int, django_assert_max_num_queries: Any
) -> None:
    administrator = member("administrator")
    for _ in range(number):
        member("observer", "editor")
    client = browser(administrator)
    client.get("/o/eastbridge/people/")  # the first visit of a minute also counts what waits
    with django_assert_max_num_queries(12):
        words = client.get("/o/eastbridge/people/").content.decode()
    assert HOSTILE not in words
    assert words.count("star-people__person") == number + 1


def test_an_administrator_gives_somebody_without_e_mail_a_new_card(organisation: Organisation, member: Make) -> None:
    rosa, administrator = member("observer", user__email=""), browser(member("administrator"))
    page = f"/o/eastbridge/people/members/{rosa.pk}/card/"
    assert page in administrator.get("/o/eastbridge/people/").content.decode()
    assert HOSTILE not in administrator.get(page).content.decode()
    shown = administrator.post(page)
    assert "no-store" in shown["Cache-Control"]
    code = shown.content.decode().partition('star-card__code">')[2].partition("<")[0]
    client = Client()
    client.post("/accounts/card/", {"card": code})
    assert client.session["_auth_user_id"] == str(rosa.user_id)
    assert Event.objects.get(verb="organisations.card_given").for_whom == rosa.participant_id


@pytest.mark.parametrize("who", ["has an e-mail", "belongs elsewhere too"])
def test_nobody_opens_an_account_that_has_another_door(
    organisation: Organisation, member: Make, in_organisation: Any, who: str
) -> None:
    one = member("observer", **({} if who == "has an e-mail" else {"user__email": ""}))
    if who == "belongs elsewhere too":
        other = OrganisationFactory()
        with in_organisation(other):
            MembershipFactory(organisation=other, user=one.user)
    page = f"/o/eastbridge/people/members/{one.pk}/card/"
    words = browser(member("administrator")).post(page, follow=True).content.decode()
    assert "We cannot make a card for them here." in words
    assert not one.user.cards.exists()
    assert browser(member("observer")).post(page).status_code == 403


def test_before_an_election_the_people_page_names_no_councillor(organisation: Organisation, member: Make) -> None:
    councillor = member("councillor")
    client = browser(member("broker"))
    name = councillor.participant.name.split(" <")[0]
    assert name in client.get("/o/eastbridge/people/").content.decode()
    Organisation.objects.update(election_from="2000-01-01", election_until="2099-01-01")
    assert f"{name} &lt;" not in client.get("/o/eastbridge/people/").content.decode()


def test_whoever_starts_an_organisation_looks_after_it(db: None) -> None:
    user = UserFactory()
    made = found_organisation(name=f"Eastbridge {HOSTILE}", by=user)
    assert made.slug.startswith("eastbridge")
    assert roles_of(Membership.objects.get(organisation=made)) == {"administrator", "programme-lead"}


@pytest.mark.parametrize(("name", "slug"), [("Same", "same-2"), ("🌟", "organisation"), ("مدينة", "organisation")])
def test_an_address_is_found_for_any_name(db: None, name: str, slug: str) -> None:
    found_organisation(name="Same", by=UserFactory())
    assert found_organisation(name=name, by=UserFactory()).slug == slug


def test_starting_is_refused_with_a_reason_where_the_server_does_not_allow_it(signed_in: Any, settings: Any) -> None:
    settings.OPEN_REGISTRATION = False
    response = signed_in("observer").get("/organisations/new/")
    assert response.status_code == 403
    assert "started by whoever runs it" in response.content.decode()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (("1", "5", "2027"), ("", "", ""), "Enter both days, or neither."),
        (("6", "5", "2027"), ("1", "5", "2027"), "must not be before"),
        (("31", "2", "2027"), ("1", "5", "2027"), "Enter a real date"),
        (("1", "5", "2020"), ("6", "5", "2020"), "These days are over."),
    ],
)
def test_an_election_period_that_cannot_be_says_what_to_do(signed_in: Any, start: Any, end: Any, words: str) -> None:
    answers = {
        f"{name}_{part}": value
        for name, date in (("start", start), ("end", end))
        for part, value in zip(("day", "month", "year"), date, strict=True)
    }
    page = signed_in("administrator").post("/o/eastbridge/settings/election/", answers).content.decode()
    assert words in page


@pytest.mark.parametrize(
    ("before", "start", "end", "words"),
    [
        (None, 10, 40, "Until then nothing changes."),
        (None, -3, 9, "From now until"),
        ((20, 50), 10, 40, "The days overlap with those before"),
        ((60, 90), 10, 40, "only one period is kept."),
    ],
)
def test_an_election_period_says_what_it_changes(
    signed_in: Any, organisation: Organisation, before: Any, start: int, end: int, words: str
) -> None:
    today = timezone.localdate()
    if before:
        organisation.election_from, organisation.election_until = (today + dt.timedelta(days=day) for day in before)
        organisation.save()
    days = {"start": today + dt.timedelta(days=start), "end": today + dt.timedelta(days=end)}
    answers = {f"{name}_{part}": getattr(day, part) for name, day in days.items() for part in ("day", "month", "year")}
    page = signed_in("administrator").post("/o/eastbridge/settings/election/", answers, follow=True).content.decode()
    assert words in page


def test_every_event_of_ours_reads_as_a_sentence(organisation: Organisation, member: Make) -> None:
    by, one = member("administrator"), member("observer")
    services.change_roles(membership=one, roles=["editor"], by=by.user)
    services.end_membership(membership=one, by=by.user)
    for event in Event.objects.filter(verb__startswith="organisations."):
        assert "%(" not in sentence(event)
        assert sentence(event).startswith("Person")
