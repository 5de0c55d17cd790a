"""The code on a card: easy to read aloud and to type, and too long to guess."""

import secrets

from django.utils.crypto import salted_hmac

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0, 1, I, L and O, which are misread on paper."""
GROUPS, OF = 3, 4


def new_code() -> str:
    """Twelve characters in fours, 59 bits: at the ten tries a minute we allow, nobody guesses one."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(OF)) for _ in range(GROUPS))


def hash_of(code: str) -> str:
    """The same for small letters, with spaces or without dashes. Keyed, so that a stolen table gives no codes."""
    plain = "".join(letter for letter in code.upper() if letter in ALPHABET)
    return salted_hmac("accounts.cards", plain, algorithm="sha256").hexdigest()
