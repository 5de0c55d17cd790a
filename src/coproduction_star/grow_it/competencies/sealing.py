"""Seal what is said of somebody's skills, so that neither an export nor a backup shows it.

The seal is Fernet under a key derived from SECRET_KEY for this purpose alone. Keys in SECRET_KEY_FALLBACKS still open
what they sealed; the daily work seals it anew with the newest.
"""

import base64
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"coproduction_star.grow_it.competencies"


class Unreadable(ValueError):
    """Sealed with a key that this server no longer has."""


def seal(content: Any) -> str:
    return _keys().encrypt(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).decode()


def unseal(sealed: str) -> Any:
    """The content again. Raises Unreadable for a key we lack."""
    try:
        return json.loads(_keys().decrypt(sealed.encode()))
    except InvalidToken as problem:
        raise Unreadable from problem


def sealed_anew(sealed: str) -> str | None:
    """The same under the newest key, or None when it is under it already or cannot be read."""
    try:
        Fernet(_derived(settings.SECRET_KEY)).decrypt(sealed.encode())
    except InvalidToken:
        try:
            return seal(unseal(sealed))
        except Unreadable:
            return None
    return None


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(_derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _derived(secret: str) -> bytes:
    return base64.urlsafe_b64encode(HKDF(SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode()))
