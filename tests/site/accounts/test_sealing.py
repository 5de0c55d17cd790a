"""A copy of the database opens no account: what apps and recovery codes are checked with lies there sealed."""

from importlib import import_module
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.factories.people import UserFactory

from coproduction_star.accounts.models import User
from coproduction_star.accounts.second_factor import sealing, selectors, services
from coproduction_star.audit.models import Event

pytestmark = pytest.mark.django_db
OLD, NEW = "an-old-key-" * 6, "a-new-key-" * 6


@pytest.fixture
def person() -> User:
    return UserFactory(email="amal@example.org")


@pytest.fixture
def secret() -> str:
    return generate_totp_secret()


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def rows() -> str:
    """Every row about second steps as the database holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        return repr(cursor.fetchall())


def test_the_table_holds_neither_the_secret_nor_a_recovery_code_or_its_seed(person: User, secret: str) -> None:
    TOTP.activate(person, secret)
    codes = RecoveryCodes.activate(person)
    lying_there = rows()
    for each in (secret, sealing.unseal(codes.instance.data["seed"]), *codes.get_unused_codes()):
        assert each not in lying_there
    assert lying_there.count(sealing.MARK) == 2


def test_the_code_of_the_app_still_signs_in_and_a_wrong_one_does_not(person: User, secret: str) -> None:
    app = TOTP.activate(person, secret)
    assert not app.validate_code("000000" if code_for(secret) != "000000" else "111111")
    assert app.validate_code(code_for(secret))


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert sealing.seal("one") != sealing.seal("one")


@pytest.mark.parametrize("wrong", ["", "plain", sealing.MARK, sealing.MARK + "gAAAAA", "ŵ" * 30])
def test_what_was_never_sealed_is_refused(wrong: str) -> None:
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(wrong)


def test_a_sealed_text_that_somebody_changed_is_refused() -> None:
    sealed = sealing.seal("secret")
    changed = sealed[:-4] + ("AAA=" if not sealed.endswith("AAA=") else "BBB=")
    with pytest.raises(sealing.Unreadable):
        sealing.unseal(changed)


class TestAnotherKey:
    @pytest.fixture(autouse=True)
    def _sealed_with_the_old(self, settings: Any, person: User, secret: str) -> None:
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD, []
        TOTP.activate(person, secret)
        self.codes = RecoveryCodes.activate(person).get_unused_codes()
        settings.SECRET_KEY = NEW

    def test_an_earlier_key_still_opens_what_it_sealed(self, settings: Any, secret: str) -> None:
        settings.SECRET_KEY_FALLBACKS = [OLD]
        assert TOTP(Authenticator.objects.get(type="totp")).validate_code(code_for(secret))

    def test_the_daily_work_seals_it_anew_so_that_the_earlier_key_can_go(self, settings: Any) -> None:
        settings.SECRET_KEY_FALLBACKS = [OLD]
        assert services.seal_anew() == 2
        assert services.seal_anew() == 0
        settings.SECRET_KEY_FALLBACKS = []
        codes = RecoveryCodes(Authenticator.objects.get(type="recovery_codes"))
        assert codes.get_unused_codes() == self.codes

    def test_without_it_nothing_is_sealed_anew_and_nothing_is_lost(self) -> None:
        before = rows()
        assert services.seal_anew() == 0
        assert rows() == before

    def test_without_it_nobody_comes_in_and_the_page_says_why(self, person: User, secret: str) -> None:
        client = Client()
        client.force_login(person)
        for name, sent in (("mfa_reauthenticate", {"code": code_for(secret)}), ("mfa_reauthenticate", {"code": "1"})):
            answer = client.post(reverse(name), sent)
            assert answer.status_code == 403
            assert "a key that this server no longer has" in answer.content.decode()
        assert selectors.TAKEN not in client.session

    def test_they_are_counted_and_removed_only_when_somebody_asks_and_passkeys_stay(self, person: User) -> None:
        Authenticator.objects.create(user=person, type="webauthn", data={"name": "phone", "credential": {}})
        assert len(selectors.unreadable()) == 2
        assert services.forget_unreadable() == 2
        assert [one.type for one in Authenticator.objects.all()] == ["webauthn"]


def test_what_can_be_read_is_not_removed(person: User, secret: str) -> None:
    TOTP.activate(person, secret)
    assert services.forget_unreadable() == 0
    assert Authenticator.objects.count() == 1


def test_rows_of_earlier_releases_are_sealed_by_the_upgrade(person: User, secret: str) -> None:
    Authenticator.objects.create(user=person, type="totp", data={"secret": secret})
    Authenticator.objects.create(user=person, type="recovery_codes", data={"seed": "ab" * 40, "used_mask": 3})
    migration = import_module("coproduction_star.accounts.migrations.0003_seal_second_factors")
    editor = SimpleNamespace(connection=connection)
    migration.seal_all(apps, editor)
    migration.seal_all(apps, editor)
    assert secret not in rows()
    assert TOTP(Authenticator.objects.get(type="totp")).validate_code(code_for(secret))
    codes = Authenticator.objects.get(type="recovery_codes")
    assert (sealing.unseal(codes.data["seed"]), codes.data["used_mask"]) == ("ab" * 40, 3)
    migration.open_all(apps, editor)
    assert secret in rows()


def test_whoever_lost_everything_begins_anew_from_the_command_line(
    person: User, secret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    TOTP.activate(person, secret)
    TOTP.activate(UserFactory(email="other@example.org"), secret)
    client = Client()
    client.force_login(person)
    call_command("admin", "amal@example.org", "--new-second-step")
    assert "sets up a second step again" in capsys.readouterr().out
    assert [one.user.email for one in Authenticator.objects.all()] == ["other@example.org"]
    assert client.get("/me/").status_code == 302
    assert Event.objects.filter(verb="accounts.second_step_begun_anew", subject_id=str(person.pk)).exists()


def test_without_that_word_the_second_step_stays(person: User, secret: str) -> None:
    TOTP.activate(person, secret)
    call_command("admin", "amal@example.org", stdout=StringIO())
    assert Authenticator.objects.count() == 1
