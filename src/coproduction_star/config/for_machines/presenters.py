import datetime as dt
from typing import Any

from django.utils import timezone

from .selectors import Health

GOOD_FOR = dt.timedelta(days=90)
"""How long what security.txt says holds. It is made anew from the settings each time it is asked for."""
SILENT = {"database": "does not answer"}


def as_json(health: Health) -> dict[str, Any]:
    began = health.hourly_work_began
    return {
        "database": "answers",
        "oldest_task_waits_seconds": round(health.oldest_task_waits.total_seconds()),
        "hourly_work_began_seconds_ago": None if began is None else round(began.total_seconds()),
        "late": list(health.late),
    }


def security_txt(*, contact: str, site: str, languages: list[str]) -> str:
    """RFC 9116: whom to tell, until when that holds, and where this stands."""
    expires = (timezone.now() + GOOD_FOR).astimezone(dt.UTC).replace(microsecond=0)
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires.strftime('%Y-%m-%dT%H:%M:%SZ')}",
        f"Preferred-Languages: {', '.join(languages)}",
        f"Canonical: {site}/.well-known/security.txt",
    )
    return "\n".join(lines) + "\n"
