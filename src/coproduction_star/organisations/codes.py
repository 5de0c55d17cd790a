"""Codes that let one person in once. Only their hashes are ever kept."""

import hashlib
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, 1, I, L and O, which are misread on paper."""
GROUPS, OF = 4, 4


def new_code() -> str:
    """Sixteen characters in fours, 79 bits: nobody guesses one while it lives."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(OF)) for _ in range(GROUPS))


def hash_of(code: str) -> str:
    """The same for a code typed in small letters, with spaces or without the dashes."""
    plain = "".join(letter for letter in code.upper() if letter in ALPHABET)
    return hashlib.sha256(plain.encode()).hexdigest()
