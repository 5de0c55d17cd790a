import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.case_bank.likeness import AlikeCase
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Initiative, Status
from coproduction_star.journeys.permissions import Permission
from coproduction_star.map_it.alike import Alike, alike_line
from coproduction_star.map_it.models import HealthCheck
from coproduction_star.organisations.access import Access

from .questions import Question, strong_points, to_improve


@dataclass(frozen=True, slots=True)
class AskPage:
    """The eight questions."""

    title: str
    button: str
    frame: Frame
    lead: str
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A question with the answer that was given."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to try, because of an answer; `promise` leads to a promise with its words in it."""

    words: str
    said: Said
    why: str
    promise: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A check, as a line with a link."""

    when: dt.datetime
    who: str
    address: str
    strong: int


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What is strong, what to try, who has done it elsewhere, and the checks before."""

    title: str
    frame: Frame
    sentence: str
    strong: tuple[Said, ...]
    suggestions: tuple[Suggestion, ...]
    cases: tuple[Alike, ...]
    earlier: tuple[Earlier, ...]
    may_promise: bool
    may_improve: bool
    improve: str
    again: str


@dataclass(frozen=True, slots=True)
class Panel:
    """On the page of an initiative."""

    checked: dt.datetime | None
    last: str
    check: str
    may_check: bool


def at(name: str, initiative: Initiative, *more: Any) -> str:
    programme = initiative.programme
    return reverse(f"map_it:{name}", args=(programme.organisation.slug, programme.slug, initiative.pk, *more))


def ask_page(*, initiative: Initiative, access: Access) -> AskPage:
    return AskPage(
        title=_("How is it doing?"),
        button=_("See what would help"),
        frame=_frame(initiative, access),
        lead=_("Eight questions, best answered by two or three people together: somebody who takes part, and "
               "somebody of the service. No answer is wrong, and nobody gets a mark."),
    )  # fmt: skip


def result_page(
    *, check: HealthCheck, checks: Iterable[HealthCheck], cases: Iterable[AlikeCase], access: Access, hidden: Hidden
) -> ResultPage:
    one, answers = check.initiative, check.answers
    may_edit = has_perm(Permission.EDIT_INITIATIVE, access, one.programme)
    strong = tuple(_said(question, answers) for question in strong_points(answers))
    return ResultPage(
        title=_("How it is doing"),
        frame=_frame(one, access),
        sentence=_("%(strong)d of 8 answers are strong.") % {"strong": len(strong)},
        strong=strong,
        suggestions=tuple(_suggestion(question, answers, one) for question in to_improve(answers)),
        cases=tuple(alike_line(case) for case in cases),
        earlier=tuple(_earlier(row, one, hidden) for row in checks if row.pk != check.pk),
        may_promise=has_perm(Permission.RECORD_PROMISE, access, one.programme),
        may_improve=may_edit and one.status == Status.EXISTING,
        improve=at("health_improve", one, check.pk),
        again=at("health_check", one) if may_edit else "",
    )


def panel(initiative: Initiative, *, last: HealthCheck | None, may_check: bool) -> Panel:
    return Panel(
        checked=last.made_at if last else None,
        last=at("health_result", initiative, last.pk) if last else "",
        check=at("health_check", initiative),
        may_check=may_check,
    )


def _said(question: Question, answers: Mapping[str, str]) -> Said:
    return Said(question.words, question.answer(answers[question.slug]).words)


def _suggestion(question: Question, answers: Mapping[str, str], initiative: Initiative) -> Suggestion:
    words = question.answer(answers[question.slug]).suggestion
    query = urlencode({"initiative": initiative.pk, "what": words})
    promise = f"{address('new_promise', initiative.programme)}?{query}"
    return Suggestion(words, _said(question, answers), question.why, promise)


def _earlier(check: HealthCheck, initiative: Initiative, hidden: Hidden) -> Earlier:
    who = hidden.sentence(check.by, str(check.by)) if check.by else _("Somebody")
    return Earlier(check.made_at, who, at("health_result", initiative, check.pk), len(strong_points(check.answers)))


def _frame(initiative: Initiative, access: Access) -> Frame:
    frame = programme_frame(programme=initiative.programme, access=access, here="initiatives")
    here = Link(initiative.title, address("initiative", initiative.programme, initiative.pk))
    return replace(frame, up=(*frame.up, here))
