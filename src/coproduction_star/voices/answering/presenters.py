import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.voices.addresses import address
from coproduction_star.voices.models import Contribution, Listening
from coproduction_star.voices.permissions import Permission
from coproduction_star.voices.selectors import Answers, Closed
from coproduction_star.voices.showing import Shown, shown
from coproduction_star.voices.sight import Reader


@dataclass(frozen=True, slots=True)
class SaidRow:
    """`outcome`, `answer` and `became` are empty until it is answered."""

    said: Shown
    address: str
    outcome: str = ""
    answer: str = ""
    became: str = ""
    became_address: str = ""


@dataclass(frozen=True, slots=True)
class SaidPage:
    """What people said. `closed` says why the forms are closed and whom to ask; links are empty without the right."""

    title: str
    frame: Frame
    closed: tuple[str, ...]
    public: str
    figures: str
    rows: tuple[SaidRow, ...]
    pages: Page[Any]
    answered: tuple[SaidRow, ...]
    may_answer: bool
    queue: str
    worries: str
    listening: str
    enter: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    title: str
    frame: Frame
    button: str
    back: str
    said: Shown
    outcome: str
    answer: str
    answered: dt.datetime | None
    meanwhile: bool
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ListeningPage:
    title: str
    frame: Frame
    button: str
    closed: tuple[str, ...]
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


CLOSED = {
    Closed.NO_LEAD: lambda: _(
        "The public forms are closed: nobody holds the role of safeguarding lead. Ask an administrator to give it to "
        "somebody, under People."
    ),
    Closed.NO_ADDRESS: lambda: _(
        "The public forms are closed: no safeguarding lead can be written to. Give one an e-mail address."
    ),
    Closed.NOT_PUBLISHED: lambda: _(
        "The public forms are closed: this programme is not published. Ask whoever leads the programme."
    ),
    Closed.PAUSED: lambda: _("The public forms are closed: the team closed them. Open them under How we listen."),
    Closed.ENDED: lambda: _("The public forms are closed: this programme has ended."),
}


def closed_sentences(closed: Iterable[Closed]) -> tuple[str, ...]:
    return tuple(CLOSED[reason]() for reason in closed)


def said_page(
    *, programme: Programme, access: Access, pages: Page[Contribution], answered: Iterable[Contribution],
    closed: tuple[Closed, ...], answers: Answers,
) -> SaidPage:  # fmt: skip
    may = {one: has_perm(one, access, programme) for one in Permission}
    reader = reader_as(access, programme)
    return SaidPage(
        title=_("What people say"),
        frame=programme_frame(programme=programme, access=access, here="said"),
        closed=closed_sentences(closed),
        public=address("tell_us", programme) if not closed else "",
        figures=figures_of(answers),
        rows=tuple(SaidRow(shown(one, reader), address("answer", programme, one.pk)) for one in pages),
        pages=pages,
        answered=tuple(_answered(one, programme, reader) for one in answered),
        may_answer=may[Permission.ANSWER],
        queue=address("queue", programme) if may[Permission.MODERATE] else "",
        worries=address("worries", programme) if may[Permission.SAFEGUARD] else "",
        listening=address("listening", programme) if may[Permission.LISTEN] else "",
        enter=address("enter", programme) if may[Permission.ENTER] else "",
    )


def reader_as(access: Access, programme: Programme) -> Reader:
    if has_perm(Permission.SAFEGUARD, access, programme):
        return Reader.LEAD
    return Reader.TEAM_WITH_CONTACT if has_perm(Permission.SEE_WHO, access, programme) else Reader.TEAM


def figures_of(answers: Answers) -> str:
    """The sentence that stands in public too."""
    heard = ngettext("%(heard)s thing was said.", "%(heard)s things were said.", answers.heard)
    said = _("%(answered)s answered, %(answered_late)s of them late. %(late)s wait longer than promised.")
    facts = {"heard": answers.heard, "answered": answers.answered, "answered_late": answers.answered_late,
             "late": answers.late}  # fmt: skip
    return f"{heard} {said}" % facts


def answer_page(*, contribution: Contribution, access: Access, meanwhile: bool) -> AnswerPage:
    programme = contribution.programme
    return AnswerPage(
        title=_("Answer what somebody said"),
        frame=programme_frame(programme=programme, access=access, here="said"),
        button=_("Send the answer"),
        back=address("said", programme),
        said=shown(contribution, reader_as(access, programme)),
        outcome=contribution.get_outcome_display() if contribution.answered_at else "",
        answer=contribution.answer,
        answered=contribution.answered_at,
        meanwhile=meanwhile,
    )


def listening_page(*, programme: Programme, access: Access, closed: tuple[Closed, ...]) -> ListeningPage:
    return ListeningPage(
        title=_("How we listen"),
        frame=programme_frame(programme=programme, access=access, here="said"),
        button=_("Save"),
        closed=closed_sentences(closed),
        back=address("said", programme),
    )


def listening_values(listening: Listening) -> dict[str, Any]:
    return {
        "reader": listening.reader_id,
        "answer_within": listening.answer_within,
        "in_danger": listening.in_danger,
        "hand_in": listening.hand_in,
        "paused": listening.paused,
    }


def _answered(one: Contribution, programme: Programme, reader: Reader) -> SaidRow:
    became = one.initiative
    return SaidRow(
        said=shown(one, reader),
        address=address("answer", programme, one.pk),
        outcome=one.get_outcome_display(),
        answer=one.answer,
        became=became.title if became else "",
        became_address=journey_address("initiative", programme, became.pk) if became else "",
    )
