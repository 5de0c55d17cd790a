"""The pages of the team: all rounds, one round, and what is asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import FormPage, Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access
from coproduction_star.together.models import (
    Choice,
    DesignExperience,
    DesignPhase,
    DesignPriority,
    DesignRound,
    DesignSketch,
    DesignStage,
    DesignTest,
    Feeling,
    Side,
)
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.numerals import numeral

from .addresses import at, in_short, rounds_address
from .selectors import LEAST, Heard
from .wording import FEW, NEXT

HERE = "design-round"
DAY = "j F Y"


@dataclass(frozen=True, slots=True)
class RoundRow:
    title: str
    address: str
    about: str
    phase: str
    closed: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    frame: Frame
    rows: tuple[RoundRow, ...]
    begin: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one person wrote of a stage, without a name."""

    words: str
    feeling: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class StageBlock:
    """A stage, with what each side says of it beside the other."""

    title: str
    users: tuple[Said, ...]
    providers: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PriorityRow:
    title: str
    why: str
    stage: str
    dots: str
    choice: str
    choice_why: str
    did: str
    could_not: str
    address: str


@dataclass(frozen=True, slots=True)
class SketchRow:
    title: str
    words: str
    priority: str
    people_bring: str
    service_brings: str
    choice: str
    choice_why: str
    address: str


@dataclass(frozen=True, slots=True)
class TestRow:
    __test__ = False

    title: str
    when: str
    who: str
    tried: str
    learnt: str
    changed: str
    verdict: str
    address: str


@dataclass(frozen=True, slots=True)
class Act:
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Phases:
    """Where it stands, the way so far with its days, and the buttons that lead on or back."""

    now: str
    next: str
    way: tuple[tuple[str, str], ...]
    moves: tuple[tuple[str, str], ...]
    move: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a closed round expects, and where the change went."""

    outcome: str
    cost: str
    cost_why: str
    handed_on: str
    option: str
    became: str
    became_address: str


@dataclass(frozen=True, slots=True)
class RoundPage:
    title: str
    frame: Frame
    about: str
    cannot_change: str
    initiative: str
    initiative_address: str
    answer_by: str
    late: bool
    phases: Phases
    heard: tuple[str, ...]
    waiting: tuple[Act, ...]
    chart: Chart | None
    stages: tuple[StageBlock, ...]
    priorities: tuple[PriorityRow, ...]
    sketches: tuple[SketchRow, ...]
    tests: tuple[TestRow, ...]
    gone: tuple[Act, ...]
    effect: Effect | None
    link: str
    link_address: str
    add: dict[str, str]
    acts: tuple[Act, ...]
    back: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything of a round that is read for its page."""

    heard: Heard
    stages: Sequence[DesignStage]
    words: Iterable[DesignExperience]
    chart: Chart | None
    priorities: Sequence[DesignPriority]
    sketches: Sequence[DesignSketch]
    tests: Sequence[DesignTest]
    gone: Sequence[tuple[str, Any]] = ()
    to_check: Sequence[DesignExperience] = ()


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def day(value: Any) -> str:
    return date_format(value, DAY)


def list_page(programme: Programme, *, access: Access, rounds: Iterable[Any]) -> ListPage:
    keeps = has_perm(Permission.KEEP_DESIGNS, access, programme)
    return ListPage(
        _("Design rounds"), frame_of(programme, access), tuple(_listed(one, programme) for one in rounds),
        at("new_design_round", programme) if keeps else "",
    )  # fmt: skip


def _listed(one: Any, programme: Programme) -> RoundRow:
    told = ngettext("%(n)s person took part", "%(n)s people took part", one.number) % {"n": people(one.number)}
    until = _("answer by %(day)s") % {"day": day(one.answer_by)}
    return RoundRow(
        one.title, at("design_round", programme, one.pk), f"{told} · {until}", one.get_phase_display(),
        one.phase == DesignPhase.CLOSED,
    )  # fmt: skip


def people(number: int) -> str:
    """A small number is not told."""
    return str(FEW) if 0 < number < LEAST else str(number)


def round_page(design: DesignRound, shown: Shown, *, access: Access) -> RoundPage:
    programme, is_open = design.programme, design.closed_at is None
    keeps = has_perm(Permission.KEEP_DESIGNS, access, design) and is_open
    where = at("public_design_round", programme, design.pk) if programme.published_at else ""
    return RoundPage(
        title=design.title, frame=frame_of(programme, access), about=design.about,
        cannot_change=design.cannot_change, initiative=str(design.initiative or ""),
        initiative_address=_initiative(programme, design.initiative), answer_by=day(design.answer_by),
        late=is_open and design.answer_by < timezone.localdate(), phases=_phases(design, keeps=keeps),
        heard=tuple(heard_said(shown.heard)), waiting=tuple(_to_check(design, shown, access)), chart=shown.chart,
        stages=stage_blocks(shown.stages, shown.words),
        priorities=priority_rows(design, shown, keeps=keeps),
        sketches=tuple(_sketch(one, design, keeps=keeps) for one in shown.sketches),
        tests=tuple(test_row(one, design, keeps=keeps) for one in shown.tests),
        gone=tuple(_gone(kind, one, design) for kind, one in shown.gone) if keeps else (),
        effect=effect_of(design), link=in_short(where) if where else "", link_address=where,
        add={kind: at("new_design_part", programme, design.pk, kind) for kind in ("priority", "sketch", "test")}
        if keeps else {},
        acts=tuple(_acts(design, access)), back=rounds_address(programme),
    )  # fmt: skip


def _initiative(programme: Programme, initiative: Any) -> str:
    return journey_address("initiative", programme, initiative.pk) if initiative else ""


def heard_said(heard: Heard) -> Iterator[str]:
    """Who was heard, and who was not: numbers are told from five on."""
    if not heard.all:
        yield _("Nobody has taken part yet.")
        return
    both = {"users": people(heard.users), "providers": people(heard.providers)}
    yield _("Who was heard: people who use the service: %(users)s; people who provide it: %(providers)s.") % both
    if heard.typed_in:
        typed = {"n": people(heard.typed_in)}
        yield _("On paper, by phone or in a talk: %(n)s.") % typed
    yield _("Anyone with the link could take part, so these numbers say who was heard and not what everybody thinks.")


def _phases(design: DesignRound, *, keeps: bool) -> Phases:
    others = [one for one in DesignPhase if one not in {DesignPhase.CLOSED, design.phase}]
    return Phases(
        design.get_phase_display(), str(NEXT[DesignPhase(design.phase)]), way_of(design),
        tuple((one.value, str(one.label)) for one in others) if keeps else (),
        at("move_design_round", design.programme, design.pk) if keeps else "",
    )  # fmt: skip


def way_of(design: DesignRound) -> tuple[tuple[str, str], ...]:
    """Each phase so far with its day."""
    return tuple((str(DesignPhase(name).label), day(parse_date(on))) for name, on in design.phases)


def _to_check(design: DesignRound, shown: Shown, access: Access) -> Iterator[Act]:
    if has_perm(Permission.CHECK_DESIGNS, access, design):
        for one in shown.to_check:
            yield Act(
                _("Check what somebody said of “%(stage)s”") % {"stage": one.stage.title},
                at("check_design", design.programme, design.pk, one.pk),
            )


def stage_blocks(stages: Iterable[DesignStage], words: Iterable[DesignExperience]) -> tuple[StageBlock, ...]:
    said: dict[Any, list[tuple[str, Said]]] = {}
    for one in words:
        feeling = str(Feeling(one.feeling).label) if one.feeling else ""
        said.setdefault(one.stage_id, []).append((one.taker.side, Said(one.words, feeling, one.taker.quote)))
    return tuple(
        StageBlock(one.title, *(tuple(row for side, row in said.get(one.pk, ()) if side == of) for of in Side))
        for one in stages
    )


def priority_rows(design: DesignRound, shown: Shown, *, keeps: bool = False) -> tuple[PriorityRow, ...]:
    return tuple(priority_row(one, design, keeps=keeps, dotted=shown.heard.dotted) for one in shown.priorities)


def priority_row(one: Any, design: DesignRound, *, keeps: bool, dotted: int) -> PriorityRow:
    return PriorityRow(
        one.title, one.why, one.stage.title if one.stage else "", dots_said(one.number, dotted),
        one.get_choice_display() if one.choice != Choice.OPEN else "", one.choice_why, one.did, one.could_not,
        at("design_part", design.programme, design.pk, "priority", one.pk) if keeps else "",
    )  # fmt: skip


def dots_said(number: int, dotted: int) -> str:
    """Nothing is told while fewer than five people have put dots."""
    if dotted < LEAST:
        return _("Dots are shown from five people on.") if dotted else ""
    return ngettext("%(n)s dot", "%(n)s dots", number) % {"n": people(number)}


def _sketch(one: DesignSketch, design: DesignRound, *, keeps: bool) -> SketchRow:
    return SketchRow(
        one.title, one.words, one.priority.title if one.priority else "", one.people_bring, one.service_brings,
        one.get_choice_display() if one.choice != Choice.OPEN else "", one.choice_why,
        at("design_part", design.programme, design.pk, "sketch", one.pk) if keeps else "",
    )  # fmt: skip


def sketch_rows(sketches: Iterable[DesignSketch], design: DesignRound) -> tuple[SketchRow, ...]:
    return tuple(_sketch(one, design, keeps=False) for one in sketches)


def test_row(one: DesignTest, design: DesignRound, *, keeps: bool) -> TestRow:
    who = _("%(users)s who use the service, %(providers)s who provide it") % {
        "users": people(one.users), "providers": people(one.providers),
    }  # fmt: skip
    return TestRow(
        one.sketch.title, day(one.held_on), who, one.tried, one.learnt, one.changed, one.get_verdict_display(),
        at("design_part", design.programme, design.pk, "test", one.pk) if keeps else "",
    )  # fmt: skip


def _gone(kind: str, one: Any, design: DesignRound) -> Act:
    return Act(str(one), at("design_part", design.programme, design.pk, kind, one.pk))


def effect_of(design: DesignRound) -> Effect | None:
    if design.closed_at is None:
        return None
    return Effect(
        design.effect_on_outcome, cost_said(design), design.effect_on_cost, design.handed_on, design.option_at,
        str(design.became or ""), _initiative(design.programme, design.became),
    )  # fmt: skip


def cost_said(design: DesignRound) -> str:
    if design.cost_low is None or design.cost_likely is None or design.cost_high is None:
        return _("Nobody can say yet what it costs or saves.")
    low, likely, high = (
        numeral(float(value), decimals=0) for value in (design.cost_low, design.cost_likely, design.cost_high)
    )
    said = _("£%(likely)s a year, between £%(low)s and £%(high)s. Below nought it saves.")
    return said % {"low": low, "likely": likely, "high": high}


def _acts(design: DesignRound, access: Access) -> Iterator[Act]:
    programme, key = design.programme, design.pk
    if design.closed_at is None and has_perm(Permission.KEEP_DESIGNS, access, design):
        yield Act(_("Change the round"), at("change_design_round", programme, key))
        if programme.published_at:
            yield Act(_("Invite people: a sheet with a QR code"), at("design_poster", programme, key))
        if design.phase in {DesignPhase.COLLECTING, DesignPhase.CHOOSING}:
            yield Act(
                _("Type in what somebody said on paper, by phone or in a talk"), at("enter_design", programme, key)
            )
        yield Act(_("Close it with an answer"), at("close_design_round", programme, key))
    yield Act(_("As a Word document"), at("design_word", programme, key))
    yield Act(_("As CSV"), at("design_csv", programme, key))


def form_page(programme: Programme, *, access: Access, title: str, button: str, back: str, **more: Any) -> FormPage:
    return FormPage(title, frame_of(programme, access), button, back, **more)
