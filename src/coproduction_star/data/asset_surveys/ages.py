"""Whether somebody who said how old they are is one of those whom a survey is for."""

from enum import StrEnum

from coproduction_star.data.questions import Answer

from .survey import Survey

QUESTION = "age-group"
"""The question of the bank that tells of an age."""
BANDS: dict[str, tuple[int, int | None]] = {
    "under-16": (0, 15), "16-24": (16, 24), "25-34": (25, 34), "35-44": (35, 44), "45-54": (45, 54),
    "55-64": (55, 64), "65-74": (65, 74), "75-or-more": (75, None),
}  # fmt: skip
"""First and last age of each of its answers."""


class Outside(StrEnum):
    """On which side of the ages somebody is."""

    YOUNGER = "younger"
    OLDER = "older"


def outside(survey: Survey, question: str, answer: Answer) -> Outside | None:
    """Say on which side of the ages this answer is, where nobody who gives it is within them.

    Examples
    --------
    A group of ages that a survey cuts in two is within: nobody's age is known to the year.
    """
    band = BANDS.get(str(answer)) if question == QUESTION else None
    if band is None:
        return None
    first, last = band
    if survey.oldest is not None and first > survey.oldest:
        return Outside.OLDER
    return Outside.YOUNGER if last is not None and last < survey.youngest else None
