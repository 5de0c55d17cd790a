"""What the environment says, with errors that say how to put it right."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

DEVELOPMENT_SECRET = "only-for-development-and-tests-never-for-real-people"  # noqa: S105 - named for what it is


def development() -> bool:
    return env.bool("STAR_DEVELOPMENT", default=False)


def demonstration(*, in_development: bool) -> bool:
    """One-click sign-in for every role: in development only."""
    wanted = env.bool("STAR_DEMONSTRATION", default=False)
    if wanted and not in_development:
        raise ImproperlyConfigured(
            "STAR_DEMONSTRATION lets anyone sign in as anyone, so it needs STAR_DEVELOPMENT=yes. "
            "On a server for real people, take STAR_DEMONSTRATION away."
        )
    return wanted


def secret_key(*, in_development: bool) -> str:
    key = env.str("SECRET_KEY", default="")
    if key:
        return key
    if in_development:
        return DEVELOPMENT_SECRET
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Start with `coproduction-star serve`, which keeps one in its data folder, "
        "or set SECRET_KEY to at least 50 characters that nobody can guess."
    )


def data_folder() -> Path:
    folder = Path(env.str("STAR_DATA", default="var")).expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def database(folder: Path) -> dict[str, object]:
    """One SQLite file unless DATABASE_URL names something else."""
    url = env.str("DATABASE_URL", default="")
    settings: dict[str, object] = dict(env.db_url_config(url or f"sqlite:///{folder / 'star.sqlite3'}"))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = SQLITE_OPTIONS
        settings["TEST"] = {"NAME": env.str("STAR_TEST_SQLITE", default=":memory:")}
    elif settings["ENGINE"] == "django.db.backends.postgresql":
        settings["CONN_MAX_AGE"] = env.int("STAR_CONNECTION_SECONDS", default=60)
        settings["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured("DATABASE_URL must start with sqlite:/// or postgres://.")
    return settings


SQLITE_OPTIONS: dict[str, object] = {
    # Writers queue at BEGIN instead of failing half-way; readers never wait for them.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728;"
    ),
}
