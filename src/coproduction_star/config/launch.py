"""What must be true of the environment before the settings are read."""

import os
import secrets
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

ALIASES = {
    "demo": ["serve", "--demo"],
    "backup-key": ["backup_key"],
    "export-organisation": ["export_organisation"],
    "import-organisation": ["import_organisation"],
}
"""What a command is short for."""
DEMONSTRATION = {"STAR_DEVELOPMENT": "yes", "STAR_DEMONSTRATION": "yes"}
NO = ("", "0", "no", "off", "false")
HELP = {"-h", "--help"}
"""What asks for words only, before anything is set up."""


def prepare_environment(words: Sequence[str]) -> None:
    """Choose the settings, the data folder and the secret key for this command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coproduction_star.config.settings")
    if HELP.intersection(words):
        os.environ["STAR_DEVELOPMENT"] = "yes"
        os.environ.setdefault("SECRET_KEY", "only for reading the help, never for a session of anybody")
        return
    if "--demo" in words:
        choose_demonstration(words)
    if words and words[0] == "serve":
        os.environ.setdefault("STAR_HASHED_STATIC", "yes")
    if "SECRET_KEY" not in os.environ:
        folder = Path(os.environ.get("STAR_DATA", "var")).expanduser()
        os.environ["SECRET_KEY"] = keep_secret_key(folder)


def choose_demonstration(words: Sequence[str]) -> None:
    """Ask for development and demonstration, unless the environment asks for real people."""
    real = os.environ.get("STAR_DEVELOPMENT", "yes").lower() in NO
    if real or os.environ.get("STAR_SITE_URL", "").startswith("https://"):
        raise ImproperlyConfigured(
            "The demonstration lets anyone sign in as anyone, and the settings here are those of a server for real "
            "people (STAR_SITE_URL starts with https://, or STAR_DEVELOPMENT says no). Take those settings away to "
            "see the demonstration, or start `coproduction-star serve` without --demo."
        )
    os.environ.update(DEMONSTRATION)
    os.environ.setdefault("STAR_DATA", "var/demonstration")
    os.environ.setdefault("STAR_SITE_URL", f"http://127.0.0.1:{_port(words)}")


def _port(words: Sequence[str]) -> str:
    """The port that `serve` will listen on, so that links in messages lead here."""
    given = [after for word, after in pairwise(words) if word == "--port"]
    given += [word.removeprefix("--port=") for word in words if word.startswith("--port=")]
    return given[-1] if given else os.environ.get("PORT", "8000")


def keep_secret_key(folder: Path) -> str:
    """Read the key that signs sessions, or make one that only this user of the machine can read."""
    file = folder / "secret-key"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(60))
    except FileExistsError:
        pass
    except OSError as problem:
        raise ImproperlyConfigured(
            f"The secret key cannot be kept in {folder}: {problem.strerror}. "
            "Let this user write there, or name another folder in STAR_DATA."
        ) from problem
    return file.read_text().strip()
