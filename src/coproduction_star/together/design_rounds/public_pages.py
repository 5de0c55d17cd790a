"""What anyone reads of a round, the form, the four words after it, the sheet on paper, and what four words open."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import DesignExperience, DesignRound, DesignStage, DesignTaker, Feeling, Side
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.qr import QRCode, qr_code
from coproduction_star.voices.contributions.presenters import reader_of
from coproduction_star.voices.models import Listening, State

from .addresses import at, in_full, in_short
from .presenters import (
    PriorityRow,
    Shown,
    SketchRow,
    StageBlock,
    TestRow,
    day,
    effect_of,
    frame_of,
    heard_said,
    priority_row,
    sketch_rows,
    stage_blocks,
    test_row,
)
from .taking_part import takes_dots, takes_words
from .wording import NEXT


@dataclass(frozen=True, slots=True)
class PublicPage:
    """`take_part` is empty while nothing is asked; `closed` says why the forms are closed."""

    title: str
    programme: str
    organisation: str
    about: str
    cannot_change: str
    phase: str
    next: str
    answer_by: str
    way: tuple[tuple[str, str], ...]
    heard: tuple[str, ...]
    chart: Chart | None
    stages: tuple[StageBlock, ...]
    priorities: tuple[PriorityRow, ...]
    answered: tuple[PriorityRow, ...]
    sketches: tuple[SketchRow, ...]
    tests: tuple[TestRow, ...]
    outcome: str
    cost: str
    cost_why: str
    handed_on: str
    take_part: str
    take_part_text: str
    paper: str
    closed: bool
    follow: str
    contact: str


@dataclass(frozen=True, slots=True)
class TakePage:
    """A form for anyone. `dots` says that it asks what matters most."""

    title: str
    design: str
    programme: str
    organisation: str
    about: str
    cannot_change: str
    reader: str
    danger: str
    answer_by: str
    button: str
    back: str
    paper: str
    dots: bool
    wait: int


@dataclass(frozen=True, slots=True)
class ToldPage:
    """`words` is empty when they are not shown here any more."""

    title: str
    programme: str
    organisation: str
    words: tuple[str, ...]
    answer_by: str
    follow: str
    back: str
    type_at: str


@dataclass(frozen=True, slots=True)
class EnteredPage:
    """The four words for whoever typed it in, to be read out or handed over."""

    title: str
    frame: Frame
    programme: str
    organisation: str
    words: tuple[str, ...]
    answer_by: str
    type_at: str
    another: str
    back: str


@dataclass(frozen=True, slots=True)
class PaperPage:
    """Before printing there are no copies; each copy is its four words."""

    title: str
    heading: str
    design: str
    programme: str
    organisation: str
    about: str
    cannot_change: str
    reader: str
    danger: str
    hand_in: str
    contact: str
    answer_by: str
    stages: tuple[str, ...]
    priorities: tuple[str, ...]
    sides: tuple[str, ...]
    feelings: tuple[str, ...]
    copies: tuple[tuple[str, ...], ...]
    type_at: str
    back: str
    again: str
    wait: int


@dataclass(frozen=True, slots=True)
class PosterPage:
    title: str
    organisation: str
    programme: str
    asks: str
    promise: str
    by_when: str
    address: str
    code: QRCode
    back: str


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One stage as they told it, and whether others may read it."""

    stage: str
    feeling: str
    words: str
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class OwnPage:
    title: str
    programme: str
    organisation: str
    side: str
    rows: tuple[OwnRow, ...]
    dots: tuple[str, ...]
    quote: bool
    phase: str
    answer_by: str
    answered: tuple[PriorityRow, ...]
    round: str
    change: str
    put_dots: str
    take_back: str
    close: str
    contact: str


@dataclass(frozen=True, slots=True)
class DeedPage:
    title: str
    lead: str
    button: str
    back: str
    dots: bool = False


def public_page(design: DesignRound, shown: Shown, *, takes: bool, follow: str, way: Any) -> PublicPage:
    programme, effect = design.programme, effect_of(design)
    asked, text = _asks(design, takes=takes)
    rows = tuple(priority_row(one, design, keeps=False, dotted=shown.heard.dotted) for one in shown.priorities)
    return PublicPage(
        title=design.title, programme=programme.name, organisation=programme.organisation.name, about=design.about,
        cannot_change=design.cannot_change, phase=design.get_phase_display(), next=str(NEXT[design.phase]),
        answer_by=day(design.answer_by), way=way, heard=tuple(heard_said(shown.heard)), chart=shown.chart,
        stages=stage_blocks(shown.stages, shown.words), priorities=() if effect else rows,
        answered=rows if effect else (), sketches=sketch_rows(shown.sketches, design),
        tests=tuple(test_row(one, design, keeps=False) for one in shown.tests),
        outcome=effect.outcome if effect else "", cost=effect.cost if effect else "",
        cost_why=effect.cost_why if effect else "", handed_on=effect.handed_on if effect else "",
        take_part=asked, take_part_text=text, paper=at("design_paper", programme, design.pk) if asked else "",
        closed=not takes and (takes_words(design) or takes_dots(design)), follow=follow,
        contact=programme.organisation.contact,
    )  # fmt: skip


def _asks(design: DesignRound, *, takes: bool) -> tuple[str, str]:
    if takes and takes_words(design):
        return at("tell_design", design.programme, design.pk), _("Say how it feels to you")
    if takes and takes_dots(design):
        return at("dot_design", design.programme, design.pk), _("Choose what matters most")
    return "", ""


def take_page(design: DesignRound, listening: Listening, *, dots: bool, wait: int) -> TakePage:
    programme = design.programme
    return TakePage(
        title=_("What matters most to you?") if dots else _("How does it feel to you?"), design=design.title,
        programme=programme.name, organisation=programme.organisation.name, about=design.about,
        cannot_change=design.cannot_change, reader=reader_of(listening), danger=listening.in_danger,
        answer_by=day(design.answer_by), button=_("Send"), back=at("public_design_round", programme, design.pk),
        paper=at("design_paper", programme, design.pk), dots=dots, wait=wait,
    )  # fmt: skip


def told_page(design: DesignRound, *, words: str, follow: str) -> ToldPage:
    programme = design.programme
    return ToldPage(
        title=_("Thank you. Write these four words down") if words else _("Your four words are not shown here now"),
        programme=programme.name, organisation=programme.organisation.name,
        words=tuple(words.split("-")) if words else (), answer_by=day(design.answer_by), follow=follow,
        back=at("public_design_round", programme, design.pk), type_at=type_at(follow),
    )  # fmt: skip


def type_at(follow: str) -> str:
    return f"{settings.SITE_URL.partition('://')[2]}{follow}"


def entered_page(design: DesignRound, *, access: Access, words: str, follow: str) -> EnteredPage:
    programme = design.programme
    return EnteredPage(
        title=_("It is kept"), frame=frame_of(programme, access), programme=programme.name,
        organisation=programme.organisation.name, words=tuple(words.split("-")) if words else (),
        answer_by=day(design.answer_by), type_at=type_at(follow),
        another=at("enter_design", programme, design.pk), back=at("design_round", programme, design.pk),
    )  # fmt: skip


def paper_page(
    design: DesignRound, listening: Listening, *, stages: Sequence[DesignStage], priorities: Iterable[Any],
    printed: tuple[str, ...], follow: str, wait: int,
) -> PaperPage:  # fmt: skip
    programme, words = design.programme, takes_words(design)
    return PaperPage(
        title=_("Print this form"), heading=design.title, design=design.title, programme=programme.name,
        organisation=programme.organisation.name, about=design.about, cannot_change=design.cannot_change,
        reader=reader_of(listening), danger=listening.in_danger, hand_in=listening.hand_in,
        contact=programme.organisation.contact, answer_by=day(design.answer_by),
        stages=tuple(one.title for one in stages) if words else (),
        priorities=() if words else tuple(one.title for one in priorities),
        sides=tuple(str(label) for label in Side.labels), feelings=tuple(str(label) for label in Feeling.labels),
        copies=tuple(tuple(one.split("-")) for one in printed), type_at=type_at(follow),
        back=at("public_design_round", programme, design.pk), again=at("design_paper", programme, design.pk),
        wait=wait,
    )  # fmt: skip


def poster_page(design: DesignRound) -> PosterPage:
    programme = design.programme
    where = at("public_design_round", programme, design.pk)
    return PosterPage(
        title=design.title, organisation=programme.organisation.name, programme=programme.name, asks=design.about,
        promise=_("No account and no name is needed. What you say never changes what help you can get."),
        by_when=_("By %(day)s everyone can read what came of it.") % {"day": day(design.answer_by)},
        address=in_short(where), code=qr_code(in_full(where)), back=at("design_round", programme, design.pk),
    )  # fmt: skip


def own_page(
    taker: DesignTaker, *, experiences: Iterable[DesignExperience], priorities: Sequence[Any], dots: frozenset[str],
    dotted: int, addresses: dict[str, str],
) -> OwnPage:  # fmt: skip
    design, programme = taker.design, taker.design.programme
    rows = tuple(priority_row(one, design, keeps=False, dotted=dotted) for one in priorities)
    return OwnPage(
        title=design.title, programme=programme.name, organisation=programme.organisation.name,
        side=taker.get_side_display(), rows=tuple(_own(one, quote=taker.quote) for one in experiences),
        dots=tuple(one.title for one in priorities if str(one.pk) in dots), quote=taker.quote,
        phase=design.get_phase_display(), answer_by=day(design.answer_by),
        answered=rows if design.closed_at else (), round=_outside(programme, design),
        change=addresses["change"] if takes_words(design) else "",
        put_dots=addresses["dots"] if takes_dots(design) else "", take_back=addresses["take_back"],
        close=addresses["close"], contact=programme.organisation.contact,
    )  # fmt: skip


def _outside(programme: Programme, design: DesignRound) -> str:
    return at("public_design_round", programme, design.pk) if programme.published_at else ""


def _own(one: DesignExperience, *, quote: bool) -> OwnRow:
    reason = ""
    if one.state == State.REFUSED:
        reason = f"{one.get_reason_display()}. {one.reason_words}".strip()
    return OwnRow(
        one.stage.title, str(Feeling(one.feeling).label) if one.feeling else "", one.words,
        _state_said(one, quote=quote), reason,
    )  # fmt: skip


def _state_said(one: DesignExperience, *, quote: bool) -> str:
    if not one.words:
        return _("Counted")
    if one.state == State.REFUSED:
        return _("Not shown")
    if one.state != State.SHOWN:
        return _("Waiting to be checked")
    return _("Others can read it") if quote else _("The team reads it")
