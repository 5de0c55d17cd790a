"""The code of a link of one's own: worked out anew from the server's secret for every letter, and kept nowhere."""

from uuid import UUID

from coproduction_star.organisations.codes import code_for, hash_of


def code_of(asked_id: UUID) -> str:
    """Sixteen characters in fours. A reminder carries the same link as the first letter."""
    return code_for("people_it.asked", str(asked_id))


def hash_for(asked_id: UUID) -> str:
    return hash_of(code_of(asked_id))
