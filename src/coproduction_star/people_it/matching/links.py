"""The code of a link of one's own: worked out anew from the server's secret for every letter, and kept nowhere."""

from uuid import UUID

from django.utils.crypto import salted_hmac

from coproduction_star.organisations.codes import ALPHABET, GROUPS, OF, hash_of


def code_of(asked_id: UUID) -> str:
    """Sixteen characters in fours. A reminder carries the same link as the first letter."""
    drawn = salted_hmac("people_it.asked", str(asked_id), algorithm="sha256").digest()
    letters = [ALPHABET[byte % len(ALPHABET)] for byte in drawn[: GROUPS * OF]]
    return "-".join("".join(letters[start : start + OF]) for start in range(0, GROUPS * OF, OF))


def hash_for(asked_id: UUID) -> str:
    return hash_of(code_of(asked_id))
