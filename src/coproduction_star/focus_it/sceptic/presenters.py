from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.focus_it.doubts import WORDS, Doubt, Question
from coproduction_star.journeys.addresses import address, step_address
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.models import Initiative
from coproduction_star.organisations.access import Access

MOST = 4
"""Doubts of one question, so that the page fits on one sheet."""


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One sentence, where to read on, and where it comes from."""

    sentence: str
    address: str
    source: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question of a sceptic. Without rows nobody has looked yet."""

    title: str
    rows: tuple[DoubtRow, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ScepticPage:
    """What a sceptic would ask about one initiative, on one sheet."""

    title: str
    about: str
    about_address: str
    frame: Frame
    lead: str
    questions: tuple[QuestionView, ...]


def sceptic_page(
    *, initiative: Initiative, access: Access, doubts: Mapping[Question, tuple[Doubt, ...]]
) -> ScepticPage:
    programme = initiative.programme
    frame = programme_frame(programme=programme, access=access, here="")
    focus = Link(_("Focus it"), step_address(programme, "focus_it"))
    where = address("initiative", programme, initiative.pk)
    return ScepticPage(
        title=_("What a sceptic would ask"),
        about=initiative.title,
        about_address=where,
        frame=replace(frame, up=(*frame.up, focus, Link(initiative.title, where))),
        lead=_lead(doubts),
        questions=tuple(_question(question, doubts[question]) for question in Question),
    )


def _lead(doubts: Mapping[Question, tuple[Doubt, ...]]) -> str:
    empty = sum(1 for rows in doubts.values() if not rows)
    if not empty:
        return _("Read this before you decide. All five questions were looked at.")
    told = ngettext(
        "Read this before you decide. Nobody has looked at %(number)s of the five questions yet.",
        "Read this before you decide. Nobody has looked at %(number)s of the five questions yet.",
        empty,
    )
    return told % {"number": empty}


def _question(question: Question, doubts: tuple[Doubt, ...]) -> QuestionView:
    rows = tuple(DoubtRow(one.sentence, one.address, one.source) for one in doubts[:MOST])
    left = len(doubts) - len(rows)
    more = ngettext("And %(number)s more.", "And %(number)s more.", left) % {"number": left} if left else ""
    return QuestionView(str(WORDS[question]), rows, more)
