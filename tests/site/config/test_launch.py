"""What is decided before the settings are read: the demonstration, the data folder, the secret key."""

import os
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from coproduction_star.config import launch


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STAR_DEVELOPMENT", "STAR_DEMONSTRATION", "STAR_SITE_URL", "SECRET_KEY", "STAR_HASHED_STATIC"):
        monkeypatch.setenv(name, "x")
        monkeypatch.delenv(name)
    monkeypatch.setenv("STAR_DATA", str(tmp_path))


def test_the_demonstration_asks_for_development(tmp_path: Path) -> None:
    launch.prepare_environment(["serve", "--demo"])
    assert os.environ["STAR_DEVELOPMENT"] == os.environ["STAR_DEMONSTRATION"] == "yes"


@pytest.mark.parametrize(("words", "port"), [(["--port", "8123"], "8123"), (["--port=8123"], "8123"), ([], "8700")])
def test_links_in_messages_of_the_demonstration_lead_to_where_it_listens(
    words: list[str], port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "8700")
    launch.prepare_environment(["serve", "--demo", *words])
    assert os.environ["STAR_SITE_URL"] == f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_asks_for_no_settings_and_makes_nothing(word: str, tmp_path: Path) -> None:
    launch.prepare_environment(["backup", word])
    assert os.environ["STAR_DEVELOPMENT"] == "yes"
    assert list(tmp_path.iterdir()) == []


def test_a_server_for_real_people_asks_for_neither() -> None:
    launch.prepare_environment(["serve"])
    assert "STAR_DEVELOPMENT" not in os.environ
    assert "STAR_DEMONSTRATION" not in os.environ


@pytest.mark.parametrize(
    ("name", "value"), [("STAR_SITE_URL", "https://star.example.org"), ("STAR_DEVELOPMENT", "no")]
)
def test_the_demonstration_refuses_the_settings_of_a_real_server(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match="anyone sign in as anyone"):
        launch.prepare_environment(["serve", "--demo"])


def test_the_secret_key_is_made_once_and_for_this_user_only(tmp_path: Path) -> None:
    first = launch.keep_secret_key(tmp_path / "new")
    assert launch.keep_secret_key(tmp_path / "new") == first
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "new" / "secret-key").stat().st_mode) == 0o600


def test_a_given_secret_key_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "given")
    launch.prepare_environment(["serve"])
    assert os.environ["SECRET_KEY"] == "given"
    assert not (tmp_path / "secret-key").exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "secret-key").mkdir()
    with pytest.raises((ImproperlyConfigured, IsADirectoryError)):
        launch.keep_secret_key(tmp_path)
