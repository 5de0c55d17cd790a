"""The number of a printed copy: which survey and which edition of it, and one copy among all.

Seven letters and a check letter, which finds every wrong letter, every two neighbours that changed places, and a
copy of another survey. The four words on the copy follow from the number and the server's secret: neither is kept
until somebody hands the copy in.
"""

import secrets

from coproduction_star.people_it.models import Survey, SurveyEdition
from coproduction_star.voices.paper.codes import LETTERS, check_letter
from coproduction_star.voices.references import reference_from

CHANCE = 6
LENGTH = CHANCE + 2
HALF = 4
SURVEY_LETTERS = 4


class Mistyped(ValueError):
    """No copy of this survey has this number."""


def new_number(edition: SurveyEdition) -> str:
    """A number for one copy, which nobody can guess and hardly two copies share."""
    body = LETTERS[edition.number % len(LETTERS)] + "".join(secrets.choice(LETTERS) for _place in range(CHANCE))
    return body + _check(edition.survey, body)


def read_number(survey: Survey, typed: str) -> str:
    """The number as it is kept, however it was spaced. Raises Mistyped."""
    number = "".join(letter for letter in typed.upper() if letter.isalnum())
    if len(number) != LENGTH or not set(number) <= set(LETTERS) or _check(survey, number[:-1]) != number[-1]:
        raise Mistyped
    return number


def edition_of(survey: Survey, number: str) -> SurveyEdition:
    """The edition that was printed: the latest whose letter the number begins with. Raises Mistyped."""
    for edition in SurveyEdition.objects.filter(survey=survey).order_by("-number"):
        if LETTERS[edition.number % len(LETTERS)] == number[0]:
            return edition
    raise Mistyped


def words_of_copy(survey: Survey, number: str) -> str:
    """The four words that stand on the slip of this copy."""
    return reference_from(f"paper|{survey.pk}|{number}")


def sent_key(survey: Survey, number: str) -> str:
    """What a copy that was typed in is known by, so that it is not typed in twice."""
    return f"paper:{survey.pk.hex}:{number}"


def in_halves(number: str) -> str:
    """As it is printed."""
    return f"{number[:HALF]} {number[HALF:]}"


def form_letters(survey: Survey) -> str:
    """Four letters that tell the forms of one survey from those of another."""
    return "".join(LETTERS[byte % len(LETTERS)] for byte in survey.pk.bytes[:SURVEY_LETTERS])


def _check(survey: Survey, body: str) -> str:
    return check_letter(form_letters(survey) + body)
