"""Seal what a second step is checked with, so that a copy of the database alone opens no account.

The seal is Fernet (AES-128 with an HMAC) under a key derived from SECRET_KEY. Keys in SECRET_KEY_FALLBACKS still
open what they sealed; the daily work seals it anew with the newest.
"""

import base64
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

MARK = "sealed-1:"
"""In front of every sealed text; another number when the way of sealing changes."""
PURPOSE = b"coproduction_star.accounts.second_factor"
SEALED_FIELDS = ("secret", "seed")


class Unreadable(PermissionDenied):
    """Sealed with a key that this server no longer has. A refusal, so nobody comes in by it and the page says why."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Your app and recovery codes were set up with a key that this server no longer has. "
                "Whoever runs the server can let you set them up again."
            )
        )


def seal(text: str) -> str:
    return MARK + _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text again. Raises Unreadable for a key we lack, and for a text that was never sealed."""
    try:
        return _keys().decrypt(_token(sealed)).decode()
    except InvalidToken as problem:
        raise Unreadable from problem


def is_readable(data: dict[str, Any]) -> bool:
    """Whether everything sealed in the data of an app or of recovery codes opens."""
    try:
        for name in SEALED_FIELDS:
            if name in data:
                unseal(data[name])
    except Unreadable:
        return False
    return True


def seal_fields(data: dict[str, Any]) -> dict[str, Any]:
    """The same data with its secrets sealed; what is sealed already stays as it is."""
    return {name: seal(value) if _is_plain(name, value) else value for name, value in data.items()}


def sealed_anew(data: dict[str, Any]) -> dict[str, Any] | None:
    """The data under the newest key, or None when it is under it already or cannot be read."""
    newest = Fernet(_derived(settings.SECRET_KEY))
    mine = [name for name in SEALED_FIELDS if name in data]
    if all(_opens(newest, data[name]) for name in mine) or not is_readable(data):
        return None
    return data | {name: seal(unseal(data[name])) for name in mine}


def _is_plain(name: str, value: Any) -> bool:
    return name in SEALED_FIELDS and not value.startswith(MARK)


def _opens(key: Fernet, sealed: str) -> bool:
    try:
        key.decrypt(_token(sealed))
    except InvalidToken:
        return False
    return True


def _token(sealed: str) -> bytes:
    return sealed.removeprefix(MARK).encode() if sealed.startswith(MARK) else b""


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _derived(secret: str) -> bytes:
    """A key of its own for this purpose (RFC 5869), so that it is none of Django's signing keys."""
    return base64.urlsafe_b64encode(HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode()))
