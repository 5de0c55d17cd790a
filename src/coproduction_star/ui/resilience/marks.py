"""A value that every form carries once: it tells a second sending from a new one, and whose page it was."""

import hashlib
import secrets

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from coproduction_star.ui.postcodes import is_postcode

FIELD = "once"
SENT_AGAIN = "kept"
"""What was typed was looked at once more and is meant to be sent."""
OURS = {"csrfmiddlewaretoken", FIELD, SENT_AGAIN}
ASKS_FOR_IT = "postcode"
"""How the name of every field ends that asks for a postcode."""
SALT = "coproduction_star.ui.resilience"


def owner_of(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return str(user.pk) if user is not None and user.is_authenticated else ""


def new_mark(owner: str) -> str:
    chance = secrets.token_hex(16)
    return f"{chance}.{_seal(chance, owner)}"


def is_owners(mark: str, owner: str) -> bool:
    chance, _, seal = mark.partition(".")
    return constant_time_compare(seal, _seal(chance, owner))


def key_of(request: HttpRequest) -> str:
    """The same mark with other words is another form: somebody went back and changed what they typed."""
    return _digest(request, request.POST.get(FIELD, ""))


def words_of(request: HttpRequest) -> str:
    """What one person, or one browser of somebody without an account, typed at one address, under whatever mark."""
    return _digest(request, owner_of(request) or request.META.get("CSRF_COOKIE", ""))


def _digest(request: HttpRequest, start: str) -> str:
    digest = hashlib.sha256(repr((start, request.get_full_path())).encode())
    for name in sorted(request.POST.keys() - OURS):
        digest.update(repr((name, [without_postcode(name, value) for value in request.POST.getlist(name)])).encode())
    for name, file in sorted(request.FILES.items()):
        digest.update(repr((name, file.name)).encode())
        for chunk in file.chunks():
            digest.update(chunk)
        file.seek(0)
    return digest.hexdigest()


def without_postcode(name: str, value: str) -> str:
    """A postcode is kept nowhere, so that not even a hash of it stays, which anyone could find out by trying."""
    return "(postcode)" if holds_postcode(name, value) else value


def holds_postcode(name: str, value: str) -> bool:
    """In any box a postcode and nothing else; in the one that asks for it, whatever else was typed beside it."""
    return name.endswith(ASKS_FOR_IT) or is_postcode(value)


def _seal(chance: str, owner: str) -> str:
    return salted_hmac(SALT, f"{chance}|{owner}", algorithm="sha256").hexdigest()[:32]
