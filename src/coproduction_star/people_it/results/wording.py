"""The words of questions, answers and groups in the reader's language, and of numbers."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from coproduction_star.data import asset_surveys
from coproduction_star.people_it.models import Survey, SurveyResult
from coproduction_star.ui.drawing.numerals import numeral

from .selectors import PLACE, WAY, asked_by, asked_now, names_of_places, names_of_ways

THEMES = {
    "keep-well": gettext_lazy("Keep well"),
    "look-after-area": gettext_lazy("Look after the area"),
    "keep-safe": gettext_lazy("Keep people safe"),
    "helped-service": gettext_lazy("Work with a public service"),
}
INDICES = {
    "individual": gettext_lazy("Individual contribution"),
    "collective": gettext_lazy("Collective contribution"),
}
TOO_FEW = gettext_lazy("too few to say")
FEW_PEOPLE = gettext_lazy("7 or fewer")
Words = Mapping[str, str]


def said(words: Words, asked: asset_surveys.Survey) -> str:
    """In the reader's language, or in that in which the survey was written."""
    return words.get(get_language() or "") or words.get(asked.languages[0]) or next(iter(words.values()), "")


class Called:
    """What questions, choices, groups, places and ways to the survey are called in one survey."""

    def __init__(
        self, asked: asset_surveys.Survey, places: Mapping[str, str], ways: Mapping[str, str] | None = None
    ) -> None:
        self.asked, self.known = asked, {PLACE: places}
        if ways is not None:
            self.known[WAY] = ways

    def question(self, name: str) -> str:
        if name == PLACE:
            return _("Place")
        if name == WAY:
            return _("The way people came to the survey")
        found = self.asked.question(name)
        return said(found.text, self.asked) if found else name

    def statement(self, question: str, name: str) -> str:
        found = self.asked.question(question)
        rows = found.statements if found else ()
        return next((said(row.text, self.asked) for row in rows if row.id == name), name)

    def answer(self, question: str, name: str) -> str:
        """One choice, or several that were joined."""
        found = self.asked.question(question)
        known = (
            {row.id: said(row.text, self.asked) for row in found.choices} if found else self.known.get(question, {})
        )
        return " + ".join(known.get(part, part) for part in name.split("+"))

    def with_question(self, by: str, group: str) -> str:
        """A group with the question that tells it apart: “How old are you? 16 to 24”, “Place: Mill”."""
        question = self.question(by)
        return (
            f"{question} {self.group(by, group)}" if question.endswith("?") else f"{question}: {self.group(by, group)}"
        )

    def group(self, by: str, group: str) -> str:
        return self.answer(by, group) if by else _("Everybody")


def called_in(survey: Survey, shown: SurveyResult | None) -> Called:
    """The words of a result are those of its day; without one, those that are asked now."""
    if shown is not None and shown.tables:
        return called_then(shown)
    return Called(asked_now(survey), names_of_places(survey.organisation_id), names_of_ways(survey))


def called_then(result: SurveyResult) -> Called:
    return Called(asked_by(result), result.tables.get("places", {}), result.tables.get("ways"))


def title_of(survey: Survey, called: Called) -> str:
    """The survey's own title, or what it was called where it was asked in the reader's language."""
    return called.asked.title.get(get_language() or "") or survey.title


def percent(share: float) -> str:
    return f"{numeral(100 * share)}%"


def estimate(line: Mapping[str, Any], *, measure: str = "share") -> str:
    """A number with the range it may lie in, or that too few answered."""
    if line["value"] is None:
        return str(TOO_FEW)
    show = percent if measure == "share" else numeral
    facts = {"value": show(line["value"]), "low": show(line["low"]), "high": show(line["high"])}
    return _("%(value)s (%(low)s to %(high)s)") % facts


def people(number: int | None) -> str:
    return str(FEW_PEOPLE) if number is None else numeral(number)
