"""A survey as people will meet it, page by page. Nothing is kept: what was chosen travels in the form itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys import Survey as Definition
from coproduction_star.data.asset_surveys.pages import QuestionPage, page_called, question_pages
from coproduction_star.data.questions import Answer
from coproduction_star.people_it.asking.asked import Asked, asked_on
from coproduction_star.people_it.asking.look import language_of
from coproduction_star.people_it.asking.question_form import QuestionForm
from coproduction_star.people_it.models import Survey
from coproduction_star.ui.reading import Look, look_called

from .addresses import at
from .wording import language_name

LONGEST = 100_000
"""Characters of what was chosen so far; more is none of ours."""


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One question, or the end when `asked` is empty."""

    title: str
    survey: str
    progress: str
    asked: Asked | None
    so_far: str
    key: str
    language: str
    look: str
    first: bool
    languages: tuple[tuple[str, str], ...]
    looks: tuple[tuple[str, str], ...]
    back: str
    again: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """How somebody looks through a survey: in which language, in which version, with which answers so far."""

    language: str
    look: str
    answers: Mapping[str, Answer]


def chosen_in(definition: Definition, data: Mapping[str, Any]) -> Chosen:
    return Chosen(
        language_of(definition, str(data.get("language", ""))), look_called(str(data.get("look", ""))),
        _answers(str(data.get("so_far", ""))),
    )  # fmt: skip


def _answers(text: str) -> dict[str, Answer]:
    try:
        found = json.loads(text[:LONGEST]) if text else {}
    except ValueError:
        return {}
    return (
        {str(key): value for key, value in found.items() if _may_be_an_answer(value)}
        if isinstance(found, dict)
        else {}
    )


def _may_be_an_answer(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str | int | float)


@dataclass(frozen=True, slots=True)
class Step:
    """Where somebody is: the pages they get, the place among them, and the form of that page."""

    pages: tuple[QuestionPage, ...]
    place: int
    form: QuestionForm | None
    chosen: Chosen


def begin(definition: Definition, chosen: Chosen) -> Step:
    return _step(definition, chosen, 0)


def go_on(definition: Definition, chosen: Chosen, data: Any) -> Step:
    """The next page, the one before, or the same with what is wrong with its answer."""
    pages = question_pages(definition, chosen.answers)
    place = page_called(pages, data.get("key", ""))
    if place is None:
        return begin(definition, chosen)
    if "earlier" in data:
        return _step(definition, chosen, max(0, place - 1))
    form = QuestionForm(data, page=pages[place], language=chosen.language, answers=chosen.answers)
    if "skip" not in data and not form.is_valid():
        return Step(pages, place, form, chosen)
    kept = {pages[place].key: None} if "skip" in data else form.kept
    answers = {key: value for key, value in {**chosen.answers, **kept}.items() if value is not None}
    return _step(definition, Chosen(chosen.language, chosen.look, answers), place + 1)


def _step(definition: Definition, chosen: Chosen, place: int) -> Step:
    pages = question_pages(definition, chosen.answers)
    if place >= len(pages):
        return Step(pages, len(pages), None, chosen)
    form = QuestionForm(page=pages[place], language=chosen.language, answers=chosen.answers)
    return Step(pages, place, form, chosen)


def preview_page(survey: Survey, definition: Definition, step: Step) -> PreviewPage:
    chosen, page = step.chosen, step.pages[step.place] if step.form else None
    asked = asked_on(page, step.form, language=chosen.language, look=chosen.look) if page and step.form else None
    return PreviewPage(
        title=_("Looking at the survey"),
        survey=definition.title.get(chosen.language, survey.title),
        progress=_("Question %(here)s of %(all)s") % {"here": step.place + 1, "all": len(step.pages)} if page else "",
        asked=asked,
        so_far=json.dumps(dict(chosen.answers)),
        key=page.key if page else "",
        language=chosen.language,
        look=chosen.look,
        first=step.place == 0,
        languages=tuple((code, language_name(code)) for code in definition.languages),
        looks=tuple((look.value, str(look.label)) for look in Look),
        back=at("survey", survey),
        again=at("survey_preview", survey),
    )
