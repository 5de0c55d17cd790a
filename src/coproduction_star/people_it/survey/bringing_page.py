"""What a workbook of another program would make of the draft, before anybody decides."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.asset_surveys import SurveyQuestion
from coproduction_star.data.errors import Problem
from coproduction_star.data.questions import Kind
from coproduction_star.journeys.frames import Frame
from coproduction_star.methods.sentences import in_language
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.asking.look import in_language as words_in
from coproduction_star.people_it.models import FormFile, Survey

from .addresses import at
from .bringing import Found
from .presenters import inside
from .wording import KINDS, language_name

MOST_SAID = 100
"""Rows that are named; whoever has more puts these right first."""


@dataclass(frozen=True, slots=True)
class WrongRow:
    """One row of the file: where in it, what is wrong, and what to do or what becomes of it."""

    row: int
    where: str
    what: str
    then: str


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """One question of the file, under the heading that stands before it where it is a new one."""

    text: str
    kind: str
    heading: str
    language: str


@dataclass(frozen=True, slots=True)
class BroughtPage:
    """What the file would become; the draft is as it was."""

    title: str
    frame: Frame
    lead: str
    file: str
    takes_place: str
    languages: str
    questions: tuple[FoundQuestion, ...]
    lost: tuple[WrongRow, ...]
    more: str
    """How many rows are not named; empty where all are."""
    look: tuple[str, ...]
    version: int
    keep_first: str
    """Where the draft is downloaded as it is; empty where there is none."""
    theirs: str


def brought_page(survey: Survey, of: FormFile, found: Found, *, access: Access, theirs: str = "") -> BroughtPage:
    definition = found.definition
    return BroughtPage(
        title=_("What this file would become"),
        frame=inside(survey, access),
        lead=_("Nothing has changed yet. Look through it, then choose at the foot of the page."),
        file=of.name,
        takes_place=_takes_place(len(definition.questions), len(survey.draft["questions"])),
        languages=", ".join(language_name(code) for code in definition.languages),
        questions=tuple(_questions(found)),
        lost=tuple(wrong_rows(found.lost, then=_becomes)),
        more=more_rows(found.lost),
        look=tuple(in_language(one, _) for one in found.look[:MOST_SAID]),
        version=survey.version,
        keep_first=at("survey_file", survey, "xlsx") if survey.draft["questions"] else "",
        theirs=theirs,
    )


def wrong_rows(problems: Sequence[Problem], *, then: Callable[[Problem], str] | None = None) -> Iterator[WrongRow]:
    """The first rows with something wrong, in the language of the page."""
    for one in problems[:MOST_SAID]:
        where = _("The whole file") if one.field == "whole file" else one.field
        yield WrongRow(one.line, where, _said(one.what), then(one) if then else _said(one.remedy))


def more_rows(problems: Sequence[Problem]) -> str:
    number = max(0, len(problems) - MOST_SAID)
    said = ngettext("%(number)s more row is not named here.", "%(number)s more rows are not named here.", number)
    return said % {"number": number} if number else ""


def _said(text: str) -> str:
    return _(in_language(text, _)) if text else ""


def _becomes(problem: Problem) -> str:
    """What the survey does without it."""
    column = problem.field.partition("::")[0]
    return BECOMES.get(column, BECOMES[""])()


BECOMES: dict[str, Callable[[], str]] = {
    "type": lambda: _("The row is left out."),
    "relevant": lambda: _("It is shown to everybody."),
    "constraint": lambda: _("Every answer of its kind is taken."),
    "required": lambda: _("Nobody has to answer it."),
    "calculation": lambda: _("Nothing is worked out."),
    "": lambda: _("What stands in this cell is left out."),
}


def _takes_place(new: int, old: int) -> str:
    questions = ngettext("%(number)s question", "%(number)s questions", new) % {"number": new}
    if not old:
        return _("It has %(questions)s. The draft has none yet.") % {"questions": questions}
    said = ngettext(
        "It has %(questions)s. They would take the place of the %(number)s question of the draft.",
        "It has %(questions)s. They would take the place of the %(number)s questions of the draft.",
        old,
    )
    return said % {"questions": questions, "number": old}


def _questions(found: Found) -> Iterator[FoundQuestion]:
    definition, before = found.definition, ""
    language = definition.languages[0]
    for question in definition.questions:
        section: Any = definition.section(question.section)
        heading = words_in(section.title, language) if section and question.section != before else ""
        before = question.section
        yield FoundQuestion(words_in(question.text, language), _about(question), heading, language)


def _about(question: SurveyQuestion) -> str:
    """How it is answered, and between how many answers."""
    kind = str(KINDS[question.kind])
    if question.kind in (Kind.ONE, Kind.SEVERAL):
        number = len(question.choices)
        return f"{kind} · " + ngettext("%(number)s answer", "%(number)s answers", number) % {"number": number}
    return kind
