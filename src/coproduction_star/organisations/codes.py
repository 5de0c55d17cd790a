"""Codes that let one person in once. Only their hashes are ever kept."""

import hashlib
import secrets

from django.utils.crypto import salted_hmac

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, 1, I, L and O, which are misread on paper."""
GROUPS, OF = 4, 4


def new_code() -> str:
    """Sixteen characters in fours, 79 bits: nobody guesses one while it lives."""
    return _in_fours([secrets.choice(ALPHABET) for _ in range(GROUPS * OF)])


def code_for(kind: str, key: str) -> str:
    """A code that is worked out anew from the server's secret each time it is needed, and kept nowhere."""
    drawn = salted_hmac(kind, key, algorithm="sha256").digest()
    return _in_fours([ALPHABET[byte % len(ALPHABET)] for byte in drawn[: GROUPS * OF]])


def _in_fours(letters: list[str]) -> str:
    return "-".join("".join(letters[start : start + OF]) for start in range(0, GROUPS * OF, OF))


def hash_of(code: str) -> str:
    """The same for a code typed in small letters, with spaces or without the dashes."""
    plain = "".join(letter for letter in code.upper() if letter in ALPHABET)
    return hashlib.sha256(plain.encode()).hexdigest()
