"""What the environment says, with errors that say how to put it right."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

SECRET_LENGTH = 50
METRICS_TOKEN_LENGTH = 20
DEVELOPMENT_SECRET = "only-for-development-and-tests-never-for-real-people"  # noqa: S105 - named for what it is


YES = ("yes", "true", "on", "1")
NO = ("no", "false", "off", "0", "")


def yes_or_no(name: str, *, default: bool) -> bool:
    word = env.str(name, default="yes" if default else "no").strip().lower()
    if word not in YES + NO:
        raise ImproperlyConfigured(f"{name} is {word!r}. Write yes or no.")
    return word in YES


def number(name: str, *, default: int) -> int:
    word = env.str(name, default=str(default)).strip()
    if not word.isdecimal():
        raise ImproperlyConfigured(f"{name} is {word!r}. Write a whole number, such as {default}.")
    return int(word)


def development() -> bool:
    return yes_or_no("STAR_DEVELOPMENT", default=False)


def demonstration(*, in_development: bool) -> bool:
    """One-click sign-in for every role: in development only."""
    wanted = yes_or_no("STAR_DEMONSTRATION", default=False)
    if wanted and not in_development:
        raise ImproperlyConfigured(
            "STAR_DEMONSTRATION lets anyone sign in as anyone, so it needs STAR_DEVELOPMENT=yes. "
            "On a server for real people, take STAR_DEMONSTRATION away."
        )
    return wanted


def secret_key(folder: Path, *, in_development: bool) -> str:
    """SECRET_KEY, or the one that `coproduction-star serve` keeps in the data folder."""
    kept = folder / "secret-key"
    key = env.str("SECRET_KEY", default="") or (kept.read_text().strip() if kept.exists() else "")
    if in_development:
        return key or DEVELOPMENT_SECRET
    if not key:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Start with `coproduction-star serve`, which keeps one in its data folder, "
            "or set SECRET_KEY to at least 50 characters that nobody can guess."
        )
    if len(key) < SECRET_LENGTH or key == DEVELOPMENT_SECRET:
        raise ImproperlyConfigured(
            f"SECRET_KEY can be guessed. Set it to at least {SECRET_LENGTH} characters that nobody can guess, "
            "or take it away and `coproduction-star serve` keeps one in its data folder."
        )
    return key


def site_url(*, in_development: bool) -> str:
    """Where people find the product; links in e-mails start with it."""
    url = env.str("STAR_SITE_URL", default="http://127.0.0.1:8000" if in_development else "").rstrip("/")
    parts = urlsplit(url)
    if not in_development and (parts.scheme != "https" or not parts.hostname):
        raise ImproperlyConfigured(
            "STAR_SITE_URL must be the address people use, and start with https://, as in "
            "STAR_SITE_URL=https://star.example.org. People sign in here, so nothing goes over plain HTTP. "
            "To try the product on this machine, use `coproduction-star serve --demo`."
        )
    return url


def operator(*, in_development: bool) -> tuple[str, str]:
    """Who runs this server, and how to reach them: both are said to whoever types something about themselves."""
    name, contact = env.str("STAR_OPERATOR", default="").strip(), env.str("STAR_OPERATOR_CONTACT", default="").strip()
    if not in_development and not (name and contact):
        raise ImproperlyConfigured(
            "STAR_OPERATOR and STAR_OPERATOR_CONTACT must say who runs this server and how to reach them, as in "
            'STAR_OPERATOR="Eastbridge Borough Council" STAR_OPERATOR_CONTACT="dataprotection@eastbridge.example, '
            '01632 960 001". Both stand on the privacy page and under forms.'
        )
    return name, contact


def security_contact() -> str:
    """Whom to tell of a weakness, as an address that programs can follow; empty where nobody was named."""
    said = env.str("STAR_SECURITY_CONTACT", default="").strip()
    if re.fullmatch(r"[^@\s:]+@[^@\s:]+", said):
        return f"mailto:{said}"
    if said and not re.fullmatch(r"(https://|mailto:|tel:)\S+", said):
        raise ImproperlyConfigured(
            "STAR_SECURITY_CONTACT must be an e-mail address or start with https://, as in "
            "STAR_SECURITY_CONTACT=security@eastbridge.example. Take it away and there is no security.txt."
        )
    return said


def metrics_token(folder: Path) -> str:
    """What whoever reads the counts must show; empty: there are none. Processes count into one folder."""
    token = env.str("STAR_METRICS_TOKEN", default="").strip()
    if token and len(token) < METRICS_TOKEN_LENGTH:
        raise ImproperlyConfigured(
            f"STAR_METRICS_TOKEN can be guessed. Set it to at least {METRICS_TOKEN_LENGTH} characters that nobody can "
            "guess, or take it away and there are no metrics."
        )
    if token:
        where = os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(folder / "metrics"))
        Path(where).mkdir(parents=True, exist_ok=True)
    return token


def scanner() -> str:
    """Where ClamAV's daemon listens; empty where no scanner was named."""
    said = env.str("STAR_SCANNER", default="").strip()
    if said and not re.fullmatch(r"unix:/\S+|tcp://[^\s/:]+:\d+|tcp://\[[0-9A-Fa-f:]+\]:\d+", said):
        raise ImproperlyConfigured(
            "STAR_SCANNER must say where ClamAV listens, as in STAR_SCANNER=unix:/run/clamav/clamd.ctl or "
            "STAR_SCANNER=tcp://127.0.0.1:3310. Take it away and files are not scanned."
        )
    return said


def hosts(url: str, *, in_development: bool) -> list[str]:
    own = ["127.0.0.1", "localhost", "[::1]"] if in_development else []
    return env.list("ALLOWED_HOSTS", default=[*own, urlsplit(url).hostname or ""])


def staff_sign_in(*, in_development: bool) -> dict[str, object]:
    """The staff's own sign-in service (OpenID Connect), when all of its four settings are there."""
    names = ("STAR_OIDC_NAME", "STAR_OIDC_SERVER_URL", "STAR_OIDC_CLIENT_ID", "STAR_OIDC_CLIENT_SECRET")
    name, server, client, secret = (env.str(each, default="") for each in names)
    if not any((name, server, client, secret)):
        return {}
    missing = [each for each in names if not env.str(each, default="")]
    if missing:
        raise ImproperlyConfigured(f"Staff sign-in needs {', '.join(missing)} too. Set them, or none of the four.")
    if not in_development and urlsplit(server).scheme != "https":
        raise ImproperlyConfigured("STAR_OIDC_SERVER_URL must start with https://. What comes from there is believed.")
    app = {
        "provider_id": "staff",
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


def staff_sign_in_origins() -> list[str]:
    """Where a browser may be sent from our sign-in form: the page policy refuses every other host."""
    server = urlsplit(env.str("STAR_OIDC_SERVER_URL", default=""))
    return env.list("STAR_OIDC_ORIGINS", default=[f"{server.scheme}://{server.netloc}"] if server.netloc else [])


def mail(*, in_development: bool) -> dict[str, object]:
    """EMAIL_URL names the mail server, as in smtp+tls://user:password@mail.example.org:587."""
    url = env.str("EMAIL_URL", default="")
    if url:
        return {name: value for name, value in env.email_url_config(url).items() if name != "EMAIL_FILE_PATH"}
    kind = "filebased" if in_development else "smtp"
    return {"EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend"}


def data_folder() -> Path:
    folder = Path(env.str("STAR_DATA", default="var")).expanduser().resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ImproperlyConfigured(
            f"The data folder {folder} cannot be made: {problem.strerror}. Name one that can in STAR_DATA."
        ) from problem
    return folder


def backup_recipients() -> list[str]:
    """The public keys that backups are sealed for; a secret one must not lie here."""
    words = [word.strip() for word in env.list("STAR_BACKUP_RECIPIENTS", default=[])]
    for word in filter(None, words):
        if not re.fullmatch(r"age1[02-9ac-hj-np-z]{58}", word):
            raise ImproperlyConfigured(
                "STAR_BACKUP_RECIPIENTS must hold public keys, which begin with age1, with commas between them. "
                "`coproduction-star backup-key FILE` makes a key and says its public half."
            )
    return [word for word in words if word]


def backup_key_file() -> Path | None:
    """Where the key lies that opens sealed backups; better nowhere on this machine."""
    named = env.str("STAR_BACKUP_KEY_FILE", default="")
    return Path(named).expanduser() if named else None


def database(folder: Path) -> dict[str, object]:
    """One SQLite file unless DATABASE_URL names something else."""
    url = env.str("DATABASE_URL", default="")
    settings: dict[str, object] = dict(env.db_url_config(url or f"sqlite:///{folder / 'star.sqlite3'}"))
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = SQLITE_OPTIONS
        settings["TEST"] = {"NAME": env.str("STAR_TEST_SQLITE", default=":memory:")}
    elif settings["ENGINE"] == "django.db.backends.postgresql":
        settings["CONN_MAX_AGE"] = number("STAR_CONNECTION_SECONDS", default=60)
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
