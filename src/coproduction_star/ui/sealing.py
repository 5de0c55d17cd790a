"""Seal what somebody wrote for themselves, so that neither an export nor a backup shows it.

The seal is Fernet under a key derived from SECRET_KEY for one purpose alone. Keys in SECRET_KEY_FALLBACKS still open
what they sealed; the daily work seals it anew with the newest.
"""

import base64
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unreadable(ValueError):
    """Sealed with a key that this server no longer has."""


class Seal:
    """One purpose, such as somebody's skills: what is sealed for it opens for no other."""

    def __init__(self, purpose: str) -> None:
        self._purpose = purpose.encode()

    def seal(self, content: Any) -> str:
        return self._keys().encrypt(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).decode()

    def unseal(self, sealed: str) -> Any:
        """The content again. Raises Unreadable for a key we lack."""
        try:
            return json.loads(self._keys().decrypt(sealed.encode()))
        except InvalidToken as problem:
            raise Unreadable from problem

    def sealed_anew(self, sealed: str) -> str | None:
        """The same under the newest key, or None when it is under it already or cannot be read."""
        try:
            Fernet(self._derived(settings.SECRET_KEY)).decrypt(sealed.encode())
        except InvalidToken:
            try:
                return self.seal(self.unseal(sealed))
            except Unreadable:
                return None
        return None

    def _keys(self) -> MultiFernet:
        return MultiFernet(
            [Fernet(self._derived(key)) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
        )

    def _derived(self, secret: str) -> bytes:
        key = HKDF(SHA256(), length=32, salt=None, info=self._purpose).derive(secret.encode())
        return base64.urlsafe_b64encode(key)
