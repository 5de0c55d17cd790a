"""What somebody typed before we could take it, kept on the server in their session for an hour."""

import re
import time
from collections.abc import MutableMapping
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest, QueryDict

from .marks import FIELD, OURS, holds_postcode, is_owners

SESSION_KEY = "typed"
SECONDS = 60 * 60
MOST_CHARACTERS = 256 * 1024
SECRET = re.compile(r"password|secret|credential|^code$", re.IGNORECASE)
FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, where it was going, and whose page it was."""

    address: str
    fields: list[tuple[str, str]]
    files: list[str]
    mark: str
    until: float


def is_form(request: HttpRequest) -> bool:
    return request.method == "POST" and request.content_type in FORMS


def typed_in(request: HttpRequest) -> Typed | None:
    """What this request carries; nothing when it is too much to keep.

    Never passwords, never a postcode, never the files themselves.
    """
    fields = _worth_keeping(request.POST)
    if sum(len(name) + len(value) for name, value in fields) > MOST_CHARACTERS:
        return None
    return Typed(
        address=request.get_full_path(),
        fields=fields,
        files=[file.name or "" for _name, file in request.FILES.items()],
        mark=request.POST.get(FIELD, ""),
        until=time.time() + SECONDS,
    )


def keep(request: HttpRequest) -> bool:
    """Keep what the request carries in its session; say whether there was something to keep."""
    typed = typed_in(request)
    if typed is None or not typed.mark:
        return False
    request.session[SESSION_KEY] = asdict(typed)
    return True


def kept(session: MutableMapping[str, Any], *, owner: str) -> Typed | None:
    """What was kept for this person. On a shared computer the next person never sees it."""
    row = session.get(SESSION_KEY)
    if row is None:
        return None
    typed = Typed(**row)
    if typed.until < time.time() or not is_owners(typed.mark, owner):
        forget(session)
        return None
    return typed


def forget(session: MutableMapping[str, Any]) -> None:
    session.pop(SESSION_KEY, None)


def _worth_keeping(posted: QueryDict) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in posted.lists()
        if name not in OURS and not SECRET.search(name)
        for value in values
        if not holds_postcode(name, value)
    ]
