"""Short codes of what hangs on the wall board: whoever takes a slip says the code, and no more."""

import secrets

from coproduction_star.people_it.models import Need, Offer

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Without I, O and Q, which look like 1 and 0."""
FIRST: dict[type[Offer] | type[Need], str] = {Offer: "G", Need: "W"}
"""What is given, and what is wished for: so that no code names two things."""
REST = 4


def new_code(model: type[Offer] | type[Need]) -> str:
    """With 280,000 of each kind a collision is rare; the database refuses it and the caller tries again."""
    return FIRST[model] + "".join(secrets.choice(LETTERS) for _letter in range(REST))


def plain_code(typed: str) -> str:
    """What counts of a code as somebody typed it."""
    return "".join(letter for letter in typed.upper() if letter in LETTERS)
