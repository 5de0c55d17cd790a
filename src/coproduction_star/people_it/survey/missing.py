"""What a survey still misses before anybody may be asked, in sentences that say where to put it right."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.data.asset_surveys import Survey as Definition
from coproduction_star.data.asset_surveys import SurveyQuestion, check_survey
from coproduction_star.data.documents import Complaints, Path
from coproduction_star.data.questions import Side
from coproduction_star.people_it.definitions import definition_of
from coproduction_star.people_it.models import ADULT, Survey

from .wording import language_name

SETTINGS, PROMISE, BANK, QUESTION, LANGUAGE, LISTENING = (
    "settings", "promise", "bank", "question", "language", "listening",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to put right: what, and the page (with the question or the language) where."""

    words: str
    page: str
    about: str = ""


class _Places(Complaints):
    """Remembers the way to each complaint."""

    __slots__ = ("found",)

    def __init__(self) -> None:
        super().__init__(file="")
        self.found: list[tuple[Path, str, str]] = []

    def complain(self, path: Path, what: str, remedy: str) -> None:
        self.found.append((path, what, remedy))


def missing_in(draft: dict[str, Any]) -> tuple[Missing, ...]:
    """What the questions still miss. Each is said once, however many lines lack the same."""
    if not draft.get("questions"):
        return (Missing(_("There are no questions yet. Add some from the bank, or your own."), BANK),)
    definition, places = definition_of(draft), _Places()
    check_survey(definition, places)
    found = (_said(definition, *one) for one in places.found)
    return tuple(dict.fromkeys(found))


def _said(definition: Definition, path: Path, what: str, remedy: str) -> Missing:
    if path == ("questions",):
        return _sides(definition)
    question = _question(definition, path)
    if what.startswith("There are no words for"):
        return _words(definition, path, question)
    if question is None:
        return Missing(f"{what} {remedy}", SETTINGS)
    about = {"question": question.text.get(definition.languages[0], question.id)}
    if path[2:] == () and definition.youngest < ADULT:
        said = _("“%(question)s” is not for people under 18. Take it out, or ask from 18.") % about
    elif "choices" in path:
        said = _("“%(question)s” needs more answers to choose from.") % about
    elif path[-1] == "show_if":
        said = _(
            "“%(question)s” is shown after an answer that is not given before it. Move it down, or show it always."
        )
        said %= about
    else:
        said = f"“{about['question']}”: {what} {remedy}"
    return Missing(said, QUESTION, question.id)


def _question(definition: Definition, path: Path) -> SurveyQuestion | None:
    if path[0] != "questions" or len(path) < 2:
        return None
    return definition.questions[int(path[1])]


def _words(definition: Definition, path: Path, question: SurveyQuestion | None) -> Missing:
    """Words of a language are written on one page, so they are missed once for each language."""
    first = definition.languages[0]
    holder: Any = question or definition
    if path[0] == "sections":
        holder = definition.sections[int(path[1])]
    words = [holder.title] if path[-1] == "title" else _texts(holder)
    lacking = next((code for code in definition.languages for text in words if text and code not in text), first)
    if lacking == first:
        page, about = (QUESTION, question.id) if question else (SETTINGS, "")
        return Missing(_("Words are missing in %(language)s.") % {"language": language_name(lacking)}, page, about)
    said = _("Not everything is written in %(language)s yet.") % {"language": language_name(lacking)}
    return Missing(said, LANGUAGE, lacking)


def _texts(question: SurveyQuestion) -> list[Any]:
    rows = [row.text for row in (*question.choices, *question.statements)]
    return [question.text, question.easy, question.help, *rows]


def _sides(definition: Definition) -> Missing:
    """Needs and offers are both asked, of everybody, or neither is."""
    asked = {side: [each for each in definition.questions if each.side is side] for side in Side}
    if not asked[Side.OFFER]:
        said = _("People are asked what they need and not what they can offer. Ask both, of everybody.")
    elif not asked[Side.NEED]:
        said = _("People are asked what they can offer and not what they need. Ask both, of everybody.")
    else:
        said = _("Not everybody is asked what they need and what they can offer. Show one question of each always.")
    return Missing(said, BANK)


def promise_missing(survey: Survey, *, today: dt.date, asked_before: bool) -> Iterator[Missing]:
    """No survey without an offer: who responds, with what, by when, and what came of the last time."""
    if not survey.capacity:
        yield Missing(_("Say who will respond to the answers, and with what: no survey without an offer."), PROMISE)
    if survey.capacity_of_id is None:
        yield Missing(_("Name the person who answers for that."), PROMISE)
    if survey.respond_by is None:
        yield Missing(_("Say by which day people hear what comes of it."), PROMISE)
    elif survey.respond_by <= today:
        yield Missing(_("The day by which people hear what comes of it has passed. Choose a later one."), PROMISE)
    if survey.closes_on and survey.closes_on < today:
        yield Missing(_("The last day to answer has passed. Choose a later one."), PROMISE)
    if survey.closes_on and survey.respond_by and survey.respond_by < survey.closes_on:
        yield Missing(
            _("People would hear what came of it before they can last answer. Change one of the days."), PROMISE
        )
    if not survey.last_time:
        said = (
            _("Say what came of the last time you asked. People read it first.")
            if asked_before
            else _("Say what came of the last time people were asked, or that it is the first time.")
        )
        yield Missing(said, PROMISE)
