"""What the environment says is checked, and every refusal says what to write instead."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from coproduction_star.config import environment

OPERATOR = {"STAR_OPERATOR": "Eastbridge", "STAR_OPERATOR_CONTACT": "01632 960 001"}
REAL = {"SECRET_KEY": "x" * 60, "STAR_SITE_URL": "https://star.example.org", **OPERATOR}
STAFF_SIGN_IN = [f"STAR_OIDC_{each}" for each in ("NAME", "SERVER_URL", "CLIENT_ID", "CLIENT_SECRET")]
SHOW = "from django.conf import settings as s; print(repr(s.{}))"


def settings_say(what: str, tmp_path: Path, **surroundings: str) -> str:
    """One setting, read by a process of its own with these variables and no others."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW.format(what)],
        env={
            "PYTHONPATH": str(Path(environment.__file__).parents[2]),
            "DJANGO_SETTINGS_MODULE": "coproduction_star.config.settings",
            "STAR_DATA": str(tmp_path),
            **surroundings,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout or done.stderr).strip()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY can be guessed"),
        ({"SECRET_KEY": environment.DEVELOPMENT_SECRET}, "SECRET_KEY can be guessed"),
        ({"STAR_SITE_URL": ""}, "STAR_SITE_URL must be the address people use"),
        ({"STAR_SITE_URL": "http://star.example.org"}, "start with https://"),
        ({"STAR_OPERATOR": ""}, "must say who runs this server"),
        ({"STAR_OPERATOR_CONTACT": " "}, "must say who runs this server"),
        ({"STAR_DEMONSTRATION": "yes"}, "lets anyone sign in as anyone"),
        ({"STAR_BEHIND_PROXY": "perhaps"}, "Write yes or no"),
        ({"STAR_HSTS_SECONDS": "a year"}, "Write a whole number"),
        ({"STAR_OIDC_NAME": "Council"}, "Staff sign-in needs STAR_OIDC_SERVER_URL"),
        (dict.fromkeys(STAFF_SIGN_IN, "http://id.example"), "STAR_OIDC_SERVER_URL must start with https://"),
        ({"STAR_SECURITY_CONTACT": "ring us"}, "must be an e-mail address or start with https://"),
        ({"DATABASE_URL": "mysql://somewhere/star"}, "DATABASE_URL must start with"),
    ],
)
def test_a_server_for_real_people_does_not_start_with(changed: dict[str, str], sentence: str, tmp_path: Path) -> None:
    assert sentence in settings_say("DEBUG", tmp_path, **{**REAL, **changed})


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("SESSION_COOKIE_SECURE", "True"),
        ("SESSION_COOKIE_NAME", "'__Host-sessionid'"),
        ("CSRF_COOKIE_NAME", "'__Host-csrftoken'"),
        ("LANGUAGE_COOKIE_NAME", "'__Host-language'"),
        ("FOLLOWING_COOKIE_NAME", "'__Secure-following'"),
        ("ANSWERING_COOKIE_NAME", "'__Secure-answering'"),
        ("SECURE_SSL_REDIRECT", "True"),
        ("SECURE_HSTS_SECONDS", "31536000"),
        ("SECURE_PROXY_SSL_HEADER", "('HTTP_X_FORWARDED_PROTO', 'https')"),
        ("ALLOWED_HOSTS", "['star.example.org']"),
        ("DEBUG", "False"),
        ("DEMONSTRATION", "False"),
        ("OPEN_REGISTRATION", "False"),
        ("WHITENOISE_USE_FINDERS", "False"),
    ],
)
def test_a_server_for_real_people_is_safe_by_default(setting: str, value: str, tmp_path: Path) -> None:
    assert settings_say(setting, tmp_path, **REAL) == value


def test_whom_to_tell_of_a_weakness_is_an_address_that_programs_follow(tmp_path: Path) -> None:
    said = settings_say("SECURITY_CONTACT", tmp_path, **REAL, STAR_SECURITY_CONTACT="security@eastbridge.example")
    assert said == "'mailto:security@eastbridge.example'"


def test_the_kept_secret_key_is_read_where_none_is_given(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("k" * 60)
    assert settings_say("SECRET_KEY", tmp_path, STAR_SITE_URL="https://star.example.org", **OPERATOR) == repr("k" * 60)


@pytest.mark.parametrize(("word", "means"), [("yes", True), ("True", True), ("0", False), ("", False), ("off", False)])
def test_yes_and_no_are_written_as_people_write_them(
    word: str, means: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STAR_TRIED", word)
    assert environment.yes_or_no("STAR_TRIED", default=True) is means


def test_a_data_folder_that_cannot_be_made_names_its_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("STAR_DATA", str(tmp_path / "file" / "folder"))
    with pytest.raises(ImproperlyConfigured, match="STAR_DATA"):
        environment.data_folder()
