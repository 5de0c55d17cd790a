"""Codes to vote with, and the keyed hashes that stand for them.

The list of codes and the ballots hold hashes under different names, so that one cannot be laid beside the other.
Each is made from the code as it is typed: without the codes and the secret of the server nobody leads from one to the
other.
"""

import secrets
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without those that are taken for others."""
LENGTH, GROUP = 12, 4


def new_code() -> str:
    """60 bits, in three groups to type, such as `K7PM-2QXD-9RTA`."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(drawn[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def listed_as(budget_id: UUID, code: str) -> tuple[str, ...]:
    """How a code stands on the list, under the key of now and those of before."""
    return _hashes("listed", budget_id, _plain(code))


def once_for(budget_id: UUID, code: str) -> tuple[str, ...]:
    """What a ballot keeps so that a code votes once."""
    return _hashes("once", budget_id, _plain(code))


def once_for_browser(budget_id: UUID, sender: str) -> tuple[str, ...]:
    """The same where people say themselves that they live here: the secret of a browser stands for the code."""
    return _hashes("browser", budget_id, sender)


def _plain(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _hashes(what: str, budget_id: UUID, said: str) -> tuple[str, ...]:
    salt, value = f"coproduction_star.together.{what}", f"{budget_id}|{said}"
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return tuple(salted_hmac(salt, value, secret=key, algorithm="sha256").hexdigest() for key in keys)
