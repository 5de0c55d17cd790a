"""Lines for whoever watches the server: that somebody came in, went, was refused, or took a file away. Never who.

An account is told by a mark: the same for the same account, and nobody's without the secret key. A line carries the
`request_id` of its request, by which the web server in front knows where it came from.
"""

from collections.abc import Iterable
from typing import Any

import structlog
from django.utils.crypto import salted_hmac

log = structlog.get_logger("coproduction_star.sign_in")
LENGTH = 16


def mark_of(user: Any) -> str:
    return _mark(user.email or str(user.pk)) if user is not None else ""


def came_in(*, user: Any, ways: Iterable[str]) -> None:
    """`ways` in their order, such as a password and then the second step."""
    log.info("signed in", account=mark_of(user), ways=list(ways))


def went_out(*, user: Any) -> None:
    log.info("signed out", account=mark_of(user))


def refused(*, way: str, user: Any = None, typed: str = "") -> None:
    """Something wrong was typed: for an account that is known, or for an address of which nobody says if it is."""
    log.warning("sign-in refused", account=mark_of(user) or (_mark(typed) if typed else ""), way=way)


def took_away(*, user: Any, route: str) -> None:
    """A file was saved, of the kind that the pattern of its address tells."""
    log.info("file taken away", account=mark_of(user), route=route)


def _mark(text: str) -> str:
    made = salted_hmac("coproduction_star.accounts.security_log", text.strip().lower(), algorithm="sha256")
    return str(made.hexdigest()[:LENGTH])
