"""Passkeys in a real browser, with the authenticator that Chromium makes up for tests. They need a name: localhost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import CDPSession, Page, expect
from tests.browser.conftest import People
from tests.browser.hands import heading
from tests.browser.records import code_sent

from coproduction_star.organisations.models import Membership

A_PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def server(server: str, settings: Any) -> str:
    """A browser keeps passkeys for names only, never for numbers such as 127.0.0.1."""
    address = server.replace("127.0.0.1", "localhost")
    settings.SITE_URL = address
    return address


@dataclass
class Phone:
    """The authenticator of one browser."""

    line: CDPSession
    id: str

    def held(self) -> list[dict[str, Any]]:
        return self.line.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]

    def is_somebody_elses(self) -> None:
        """The finger or face is not the owner's."""
        self.line.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": False})


def phone_of(page: Page) -> Phone:
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": A_PHONE})
    return Phone(line, made["authenticatorId"])


def without_password(membership: Membership) -> Membership:
    """As somebody is who was invited and signs in with codes."""
    membership.user.set_unusable_password()
    membership.user.save()
    return membership


@pytest.fixture
def member(people: People) -> Membership:
    return without_password(people.member("practitioner"))


@pytest.fixture
def page(people: People) -> Page:
    return people.context().new_page()


def sign_in_by_code(page: Page, member: Membership, *, then: str = "/me/") -> None:
    page.goto(f"/accounts/login/?next={then}")
    page.get_by_label("E-mail address").fill(member.user.email)
    page.get_by_role("button", name="Continue").click()
    heading(page, "Enter the code")
    page.get_by_label("Code").fill(code_sent())
    page.get_by_role("button", name="Sign in").click()


def add_passkey(page: Page, name: str, *, alone: bool) -> None:
    page.goto("/me/settings/")
    page.get_by_role("link", name="Second step").click()
    page.get_by_role("link", name="Add passkeys").click()
    heading(page, "Add a passkey")
    page.get_by_label("Name of the passkey").fill(name)
    if alone:
        page.get_by_label("Sign in with this passkey alone").check(force=True)
    page.get_by_role("button", name="Add a passkey").click()
    heading(page, "Recovery codes")


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()
    expect(page.locator("body")).to_contain_text("You have signed out.")


def test_a_member_adds_a_passkey_signs_in_with_it_alone_and_removes_it(
    page: Page, member: Membership, visit: Callable[..., Page]
) -> None:
    # Given a member who signs in with a code and adds a passkey that is enough by itself
    phone = phone_of(page)
    sign_in_by_code(page, member)
    page.wait_for_url("**/me/")
    add_passkey(page, "my phone", alone=True)
    assert [key["rpId"] for key in phone.held()] == ["localhost"]
    sign_out(page)
    # When they come back with it
    visit(page, "/accounts/login/?next=/me/settings/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    # Then they are in, where they were going, without any code
    page.wait_for_url("**/me/settings/")
    expect(page.locator("body")).to_contain_text(member.user.email)
    # And they can take it away again
    page.get_by_role("link", name="Second step").click()
    page.get_by_role("link", name="Change passkeys").click()
    visit(page)
    page.get_by_role("link", name="Remove my phone").click()
    # Who changes how the account is kept safe shows once more that it is them
    heading(page, "Show once more that it is you")
    page.get_by_role("button", name="Use a passkey").click()
    heading(page, "Remove this passkey?")
    page.get_by_role("button", name="Remove the passkey").click()
    expect(page.locator("body")).to_contain_text("The passkey was removed.")
    assert not Authenticator.objects.filter(type="webauthn").exists()
    # And the key that the phone still has opens nothing
    sign_out(page)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    said = page.locator(".govuk-error-summary, .govuk-notification-banner").first
    expect(said).to_contain_text("The passkey did not work. Try again, or use your e-mail address.")
    page.goto("/me/")
    heading(page, "Sign in")


def test_a_passkey_is_the_second_step_after_a_code(
    page: Page, member: Membership, people: People, visit: Callable[..., Page]
) -> None:
    # Given a member with a passkey that is not enough alone
    phone = phone_of(page)
    sign_in_by_code(page, member)
    page.wait_for_url("**/me/")
    add_passkey(page, "my key", alone=False)
    sign_out(page)
    # When they sign in with a code
    sign_in_by_code(page, member)
    # Then they are asked for the second step, and the passkey is it
    heading(page, "One more step")
    visit(page)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/me/")
    assert phone.held()[0]["signCount"] == 2


def test_an_administrator_sets_up_a_passkey_on_the_way_in_and_uses_it_next_time(people: People, page: Page) -> None:
    # Given an administrator without a second step, who goes to the people of the organisation
    phone = phone_of(page)
    administrator = without_password(people.member("administrator"))
    there = "/o/eastbridge/people/"
    sign_in_by_code(page, administrator, then=there)
    heading(page, "Set up a second step")
    # When they set up a passkey
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_label("Name of the passkey").fill("my laptop")
    page.get_by_label("Sign in with this passkey alone").check(force=True)
    page.get_by_role("button", name="Add a passkey").click()
    # Then they go on to where they were going
    page.get_by_role("button", name="Go on to where you were going").click()
    page.wait_for_url(f"**{there}")
    # And next time the passkey alone is enough for that page too
    sign_out(page)
    page.goto(f"/accounts/login/?next={there}")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"**{there}")
    assert len(phone.held()) == 1


def test_somebody_elses_finger_does_not_sign_in(page: Page, member: Membership) -> None:
    # Given a passkey on a phone that somebody else holds
    phone = phone_of(page)
    sign_in_by_code(page, member)
    page.wait_for_url("**/me/")
    add_passkey(page, "my phone", alone=True)
    sign_out(page)
    phone.is_somebody_elses()
    # When they try it
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    # Then nobody is signed in, and the page says what to do instead
    expect(page.locator("#passkey-problem")).to_contain_text("or use your e-mail address")
    page.goto("/me/")
    heading(page, "Sign in")


def test_the_passkey_shows_once_more_that_it_is_you(page: Page, member: Membership, people: People) -> None:
    # Given a member with a passkey who signed in a while ago
    phone_of(page)
    sign_in_by_code(page, member)
    page.wait_for_url("**/me/")
    add_passkey(page, "my phone", alone=True)
    # When they are asked once more
    page.goto("/accounts/second-step/webauthn/reauthenticate/?next=/me/tokens/")
    page.get_by_role("button", name="Use a passkey").click()
    # Then they go on
    page.wait_for_url("**/me/tokens/")


def test_where_scripts_are_off_the_page_says_so_and_offers_the_app(people: People, member: Membership) -> None:
    page = people.somebody(member.user.email, javascript=False)
    page.goto("/accounts/second-step/webauthn/add/")
    expect(page.get_by_role("button", name="Add a passkey")).not_to_be_visible()
    expect(page.get_by_role("link", name="Set up an app")).to_be_visible()


def test_the_passkey_and_the_code_lead_to_each_other(page: Page, member: Membership) -> None:
    # Given a member with a passkey and recovery codes
    phone_of(page)
    sign_in_by_code(page, member)
    page.wait_for_url("**/me/")
    add_passkey(page, "my phone", alone=True)
    # When they are asked once more, with a code
    page.goto("/accounts/second-step/reauthenticate/")
    # Then the way with the passkey is one link away, in our words
    page.get_by_role("link", name="With a passkey").click()
    page.get_by_role("link", name="With a code from the app").wait_for()
