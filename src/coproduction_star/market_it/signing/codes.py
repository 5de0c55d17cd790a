"""The code of a link to sign by: shown once, kept as its hash."""

import hashlib
import secrets

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without those that are taken for others."""
LENGTH, GROUP = 16, 4


def new_code() -> str:
    """80 bits, in four groups to type, such as `K7PM-2QXD-9RTA-HW4C`."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(drawn[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def hash_of_code(code: str) -> str:
    """The same however it is typed. It needs no key: nobody guesses 80 bits."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"coproduction_star.market_it.signing|{plain}".encode()).hexdigest()
