"""Short codes of letters on a printed form, which the page that types it in knows.

A form's code is the letter of its kind, four letters of its programme and a
check letter. There are 23 letters, a prime number, so the check letter finds
every single wrong letter and every two neighbours that changed places.
"""

import hashlib
from collections.abc import Iterable, Iterator
from uuid import UUID

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.organisations.models import SafeChannel
from coproduction_star.voices.models import Kind

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Without I, O and Q, which look like 1 and 0."""
OF_KIND: dict[str, str] = {
    Kind.HAPPENING: "H",
    Kind.IDEA: "L",
    Kind.OBJECTION: "W",
    Kind.RISK: "R",
    Kind.JOIN: "J",
    Kind.QUESTION: "Y",
    Kind.ON_A_PAGE: "P",
}
OF_CHANNEL: dict[str, str] = {
    SafeChannel.EMAIL: "E",
    SafeChannel.PHONE: "P",
    SafeChannel.TEXT: "T",
    SafeChannel.POST: "L",
    SafeChannel.IN_PERSON: "F",
    SafeChannel.NONE: "X",
}
OF_ANSWER = {"no": "N", "yes": "Y"}
OF_WORRY = "D"
PROGRAMME_LETTERS, PLACE_LETTERS = 4, 3
HALF = 3


class Mistyped(ValueError):
    """No form has this code: a letter is wrong, missing or too many."""


class OfAnotherProgramme(ValueError):
    """A right code, of a form that another programme printed."""


def form_code(programme: Programme, kind: str) -> str:
    body = OF_KIND[kind] + _letters_of(programme.pk, PROGRAMME_LETTERS)
    return body + check_letter(body)


def kind_of(typed: str, *, programme: Programme) -> str:
    """Which form the code belongs to, however it was spaced."""
    code = "".join(letter for letter in typed.upper() if letter.isalnum())
    kinds = {letter: kind for kind, letter in OF_KIND.items()}
    whole = len(code) == PROGRAMME_LETTERS + 2 and set(code) <= set(LETTERS)
    if not whole or check_letter(code[:-1]) != code[-1] or code[0] not in kinds:
        raise Mistyped
    if code != form_code(programme, kinds[code[0]]):
        raise OfAnotherProgramme
    return kinds[code[0]]


def in_halves(code: str) -> str:
    """As it is printed."""
    return f"{code[:HALF]} {code[HALF:]}"


def place_code(place: Place) -> str:
    """Made from the place itself, so that it stays when other places come and go."""
    return _letters_of(place.pk, PLACE_LETTERS)


def coded(choices: Iterable[tuple[str, object]], codes: dict[str, str]) -> Iterator[tuple[str, object]]:
    """The choices of a field with the code before each; what has none stays as it is."""
    for value, label in choices:
        yield value, f"{codes[value]} – {label}" if value in codes else label


def check_letter(body: str) -> str:
    """
    >>> check_letter("HABCD") == check_letter("HACBD")
    False
    """
    total = sum(place * LETTERS.index(letter) for place, letter in enumerate(body, start=1))
    return LETTERS[-total % len(LETTERS)]


def _letters_of(identity: UUID, number: int) -> str:
    rest = int.from_bytes(hashlib.sha256(identity.bytes).digest(), "big")
    letters = []
    for _place in range(number):
        rest, index = divmod(rest, len(LETTERS))
        letters.append(LETTERS[index])
    return "".join(letters)
