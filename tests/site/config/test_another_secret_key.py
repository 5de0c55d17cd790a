"""An archive holds no secret key. What happens to second steps that were sealed with the key of the old server."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.management import call_command
from tests.factories.people import UserFactory

from coproduction_star.accounts.second_factor import services
from coproduction_star.config.backup import back_up
from coproduction_star.config.jobs import DAILY

Fresh = Callable[..., AbstractContextManager[None]]
OLD, NEW = "the-key-of-the-old-server-" * 3, "the-key-of-the-new-server-" * 3


@pytest.fixture
def archive(fresh: Fresh, tmp_path: Path, settings: Any) -> Path:
    """Of a server with another key, on which one person has an app and recovery codes."""
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD, []
    with fresh("source"):
        person = UserFactory()
        TOTP.activate(person, generate_totp_secret())
        RecoveryCodes.activate(person)
        back_up(tmp_path / "old.star")
    settings.SECRET_KEY = NEW
    return tmp_path / "old.star"


def test_restoring_says_how_many_cannot_be_read_and_keeps_them(
    fresh: Fresh, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with fresh("target"):
        call_command("restore", archive)
        assert Authenticator.objects.count() == 2
    said = capsys.readouterr().err
    assert said.startswith("2 authenticator apps and sets of recovery codes were set up with another secret key")
    assert "SECRET_KEY_FALLBACKS" in said


def test_with_the_old_key_beside_the_new_one_they_work(
    fresh: Fresh, archive: Path, capsys: pytest.CaptureFixture[str], settings: Any
) -> None:
    settings.SECRET_KEY_FALLBACKS = [OLD]
    with fresh("target"):
        call_command("restore", archive)
        assert services.seal_anew() == 2
    assert capsys.readouterr().err == ""


def test_their_people_set_them_up_again_when_the_old_key_is_lost(
    fresh: Fresh, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with fresh("target"):
        call_command("restore", archive, "--new-second-steps")
        assert not Authenticator.objects.exists()
    assert "Removed 2 apps and sets of recovery codes. Passkeys stay." in capsys.readouterr().out


def test_sealing_anew_is_part_of_the_daily_work() -> None:
    assert services.seal_anew in DAILY
