"""Every page that django-allauth can show stands in our frame, with our words, and none has a style of its own."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import allauth
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.template import TemplateDoesNotExist, engines
from django.test import Client
from django.urls import reverse
from tests.factories.people import UserFactory
from tests.site.addresses import every_address

from coproduction_star.accounts.models import User
from coproduction_star.accounts.signing_in.letters import LETTERS
from coproduction_star.accounts.signing_in.sentences import DONE

pytestmark = pytest.mark.django_db
THEIRS = Path(allauth.__file__).parent
APPS = ("account", "mfa", "socialaccount")
NOT_USED = {
    # What each would need before it could be shown.
    "account/base_confirm_code",
    "account/base_entrance",
    "account/base_manage",
    "account/base_manage_email",
    "account/base_manage_password",
    "account/base_manage_phone",
    "account/base_reauthenticate",
    "account/confirm_phone_verification_code",  # phone numbers as sign-in names
    "account/email",  # several addresses per account
    "account/email_confirm",  # links instead of codes
    "account/phone_change",
    "account/signup_by_passkey",  # accounts without an address
    "account/snippets/already_logged_in",
    "account/snippets/warn_no_email",
    "mfa/base_entrance",
    "mfa/base_manage",
    "mfa/recovery_codes/base",
    "mfa/totp/base",
    "mfa/trust",  # browsers that are trusted for weeks
    "mfa/webauthn/base",
    "mfa/webauthn/signup_form",
    "mfa/webauthn/snippets/login_script",
    "mfa/webauthn/snippets/scripts",
    "socialaccount/base_entrance",
    "socialaccount/base_manage",
    "socialaccount/login_redirect",  # cookies that never cross sites
    "socialaccount/snippets/login",
    "socialaccount/snippets/login_extra",
    "socialaccount/snippets/provider_list",
}


def their_pages() -> Iterator[str]:
    for app in APPS:
        folder = THEIRS / "templates" / app
        yield from (f"{app}/{path.relative_to(folder).with_suffix('')}" for path in sorted(folder.rglob("*.html")))


@pytest.mark.parametrize("name", sorted(set(their_pages()) - NOT_USED))
def test_each_of_their_pages_has_one_of_ours(name: str) -> None:
    try:
        engines["jinja2"].get_template(f"{name}.jinja")
    except TemplateDoesNotExist:
        engines["jinja2"].get_template(f"{name}.html")


def test_the_list_of_pages_not_used_names_real_ones() -> None:
    assert set(their_pages()) >= NOT_USED


def used_in_their_code(pattern: str) -> set[str]:
    sources = (path for app in APPS for path in (THEIRS / app).rglob("*.py"))
    skipped = ("tests", "providers", "headless")
    text = "".join(path.read_text() for path in sources if not set(path.parts) & set(skipped))
    return set(re.findall(pattern, text))


def test_every_e_mail_they_can_send_has_words_of_ours() -> None:
    sent = used_in_their_code(r'"((?:account|mfa|socialaccount)/email/\w+)"')
    by_link = {"account/email/password_reset_key"}
    assert sent - by_link <= set(LETTERS)
    assert len(sent) > 15


def test_every_message_they_can_show_has_words_of_ours() -> None:
    shown = used_in_their_code(r'"((?:account|mfa|socialaccount)/messages/\w+\.txt)"')
    assert {name for name in shown if "phone" not in name} <= set(DONE)
    assert len(shown) > 15


@pytest.fixture
def person() -> User:
    user = UserFactory(email="amal@example.org")
    user.set_password("four quiet herons wading")
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def guarded(person: User) -> User:
    TOTP.activate(person, generate_totp_secret())
    RecoveryCodes.activate(person)
    return person


def is_ours(html: str) -> bool:
    return "star-header" in html and "<h1" in html and "style=" not in html and "data:image" not in html


def anonymous_pages() -> list[str]:
    return [
        "account_login",
        "account_signup",
        "account_inactive",
        "account_request_login_code",
        "account_reset_password",
        "account_password_reset_completed",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
    ]


@pytest.mark.parametrize("name", anonymous_pages())
def test_pages_for_anyone_are_in_our_look(client: Client, name: str) -> None:
    assert is_ours(client.get(reverse(name)).content.decode())


@pytest.mark.parametrize(
    "name",
    [
        "account_logout",
        "account_email",
        "account_change_password",
        "account_reauthenticate",
        "socialaccount_connections",
        "mfa_index",
        "mfa_list_webauthn",
    ],
)
def test_pages_for_the_signed_in_are_in_our_look(client: Client, person: User, name: str) -> None:
    client.force_login(person)
    assert is_ours(client.get(reverse(name)).content.decode())


def fresh(client: Client, person: User, code_sent: Callable[[], str]) -> None:
    """Sign in just now, so that no page asks again who it is."""
    response = client.post("/accounts/login/", {"login": person.email, "password": ""})
    client.post(response["Location"], {"code": code_sent()})


def confirm(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": "four quiet herons wading"})


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn"])
def test_pages_that_set_up_a_second_step_are_in_our_look(client: Client, person: User, name: str) -> None:
    client.force_login(person)
    confirm(client)
    assert is_ours(client.get(reverse(name)).content.decode())


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_deactivate_totp",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
    ],
)
def test_pages_about_the_second_step_one_has_are_in_our_look(client: Client, guarded: User, name: str) -> None:
    client.force_login(guarded)
    confirm(client)
    assert is_ours(client.get(reverse(name)).content.decode())


def test_recovery_codes_come_as_text_too(client: Client, guarded: User) -> None:
    client.force_login(guarded)
    confirm(client)
    response = client.get(reverse("mfa_download_recovery_codes"))
    assert response["Content-Type"].startswith("text/plain")
    assert len(response.content.decode().split("\n\n")[1].split()) == 10


def test_passkey_pages_are_in_our_look(client: Client, guarded: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda user: [])
    key = Authenticator.objects.create(
        user=guarded, type=Authenticator.Type.WEBAUTHN, data={"name": "<script>my phone</script>", "credential": {}}
    )
    client.force_login(guarded)
    confirm(client)
    for address in (
        reverse("mfa_list_webauthn"),
        reverse("mfa_edit_webauthn", args=[key.pk]),
        reverse("mfa_remove_webauthn", args=[key.pk]),
        reverse("mfa_reauthenticate_webauthn"),
    ):
        html = client.get(address).content.decode()
        assert is_ours(html), address
        assert "<script>my phone" not in html


def test_pages_in_the_middle_of_signing_in_are_in_our_look(
    client: Client, guarded: User, code_sent: Callable[[], str]
) -> None:
    response = client.post("/accounts/login/", {"login": guarded.email, "password": ""})
    assert is_ours(client.get(response["Location"]).content.decode())
    response = client.post(response["Location"], {"code": code_sent()})
    assert response["Location"] == reverse("mfa_authenticate")
    assert is_ours(client.get(response["Location"]).content.decode())


def test_pages_in_the_middle_of_a_new_password_are_in_our_look(
    client: Client, person: User, code_sent: Callable[[], str]
) -> None:
    response = client.post(reverse("account_reset_password"), {"email": person.email})
    assert is_ours(client.get(response["Location"]).content.decode())
    response = client.post(response["Location"], {"code": code_sent()})
    assert is_ours(client.get(response["Location"]).content.decode())


def test_the_page_that_confirms_a_new_address_is_in_our_look(
    client: Client, person: User, code_sent: Callable[[], str]
) -> None:
    client.force_login(person)
    response = client.post(reverse("account_email"), {"action_add": "1", "email": "new@example.org"})
    assert is_ours(client.get(response["Location"]).content.decode())
    client.post(response["Location"], {"code": code_sent()})
    person.refresh_from_db()
    assert person.email == "new@example.org"


def test_somebody_without_a_password_sets_one_in_our_look(client: Client) -> None:
    user = UserFactory()
    user.set_unusable_password()
    user.save()
    client.force_login(user)
    assert is_ours(client.get(reverse("account_set_password")).content.decode())


def test_no_address_of_theirs_is_left_without_a_test_here() -> None:
    theirs = {name for name, view in every_address() if getattr(view, "__module__", "").startswith("allauth.")}
    walked = set(re.findall(r'"((?:account|mfa|socialaccount)_\w+)"', Path(__file__).read_text()))
    elsewhere = {
        "account_confirm_login_code",
        "account_confirm_password_reset_code",
        "account_complete_password_reset",
        "account_email_verification_sent",
        "mfa_login_webauthn",  # answers with data for the page's script, or goes to sign-in
        "openid_connect_login",
        "openid_connect_callback",
        "socialaccount_signup",
    }
    assert theirs <= walked | elsewhere
