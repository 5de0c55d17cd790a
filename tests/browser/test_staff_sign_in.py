"""The browser goes to the staff's own service and comes back: the page policy must let it, and nothing else."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import People
from tests.browser.hands import heading
from tests.identity_service import IdentityService, identity_service

from coproduction_star.accounts.models import User


@pytest.fixture
def service(settings: Any) -> Iterator[IdentityService]:
    with identity_service() as service:
        settings.SOCIALACCOUNT_PROVIDERS = service.settings()
        directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        allowed = [*directives["form-action"], service.address]
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives | {"form-action": allowed}}
        service.person = {"sub": "a-1", "email": "amal@example.org", "email_verified": True, "name": "Amal Said"}
        yield service


def test_somebody_who_works_here_makes_an_account_and_comes_back_with_one_click(
    people: People, service: IdentityService
) -> None:
    # Given somebody who works here and has no account yet
    page = people.context().new_page()
    page.goto("/accounts/login/")
    page.get_by_role("link", name="I work here: sign in with Eastbridge").click()
    heading(page, "Sign in with your staff account")
    # When they go there and come back
    page.get_by_role("button", name="Continue").click()
    heading(page, "Make an account")
    # Then they see what is kept before anything is, and make the account
    expect(page.get_by_label("Your name")).to_have_value("Amal Said")
    expect(page.get_by_label("E-mail address")).to_have_value("amal@example.org")
    expect(page.get_by_label("E-mail address")).not_to_be_editable()
    assert not User.objects.exists()
    page.get_by_role("button", name="Make my account").click()
    page.wait_for_url("**/me/")
    # And the next time they are in at once
    again = people.context().new_page()
    again.goto("/accounts/oidc/staff/login/")
    again.get_by_role("button", name="Continue").click()
    again.wait_for_url("**/me/")
    assert service.asked.count("userinfo") == 2
    people.complaints[:] = [each for each in people.complaints if service.issuer not in each]
