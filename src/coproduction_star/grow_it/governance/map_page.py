"""The page of a layout: what is missing in words, who answers for what, each body with its seats."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import GovernanceBody, GovernanceLayout, GovernanceSeat, LayoutState
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import Frame, SurePage, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.governance import Told
from coproduction_star.methods.sentences import in_language
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table

from .drawing import drawn
from .selectors import as_bodies, gaps_of
from .wording import STATES, TONES, kind_of, lead_of, names_on, title_of, votes_in_words, votes_on, who_sits

HERE = "governance"
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SeatRow:
    role: str
    who: str
    votes: str
    ends: str
    change: str


@dataclass(frozen=True, slots=True)
class BodyBlock:
    """A body with its seats; links are empty without the right."""

    name: str
    kind: str
    purpose: str
    meets: str
    outcomes: tuple[str, ...]
    seats: tuple[SeatRow, ...]
    change: str
    new_seat: str


@dataclass(frozen=True, slots=True)
class LayoutRow:
    title: str
    address: str
    state: str
    tone: str
    about: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """Links are empty without the right. `undo` brings back what was just taken out."""

    title: str
    frame: Frame
    state: str
    tone: str
    lead: str
    about: str
    decision: str
    gaps: Pairs
    table: Table | None
    chart: Chart | None
    blocks: tuple[BodyBlock, ...]
    add: str
    acts: Pairs
    files: Pairs
    others: tuple[LayoutRow, ...]
    undo: tuple[str, str]
    removed: Pairs
    outcomes: str
    no_outcome: bool
    again: str
    back: str


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()
    remove: str = ""
    removed: Pairs = ()


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def map_page(
    layout: GovernanceLayout | None, *, programme: Programme, access: Access, bodies: Sequence[GovernanceBody],
    outcomes: Mapping[str, str], others: Sequence[GovernanceLayout], removed: Sequence[GovernanceBody],
    just_removed: str, hidden: Hidden,
) -> MapPage:  # fmt: skip
    state = LayoutState(layout.state) if layout else LayoutState.TODAY
    changes = state in (LayoutState.TODAY, LayoutState.TRIAL)
    keeps = changes and has_perm(Permission.KEEP_GOVERNANCE, access, programme)
    plain = as_bodies(bodies)
    gone = next((one for one in removed if str(one.pk) == just_removed), None) if keeps else None
    return MapPage(
        title=title_of(layout), frame=frame_of(programme, access), state=str(state.label), tone=STATES[state],
        lead=lead_of(plain), about=_since(layout), decision=_decision(layout, programme),
        gaps=_gaps(gaps_of(outcomes, bodies)) if bodies else (), table=outcome_table(outcomes, plain),
        chart=drawn(outcomes, plain, source=programme.name, key="governance"),
        blocks=tuple(_block(one, programme, hidden, keeps=keeps) for one in bodies),
        add=_add(layout, programme) if keeps else "", acts=_acts(layout, programme, access) if bodies else (),
        files=_files(layout, programme) if layout and bodies else (), others=tuple(_rows(others, programme)),
        undo=(gone.name, at("restore_body", programme, gone.pk)) if gone else ("", ""),
        removed=tuple((one.name, at("restore_body", programme, one.pk)) for one in removed) if keeps else (),
        outcomes=journey_address("outcomes", programme), no_outcome=not outcomes,
        again=_again(layout, programme, access),
        back="" if state == LayoutState.TODAY else at("governance", programme),
    )  # fmt: skip


def _gaps(told: Iterable[Told]) -> Pairs:
    return tuple((TONES[one.gap], in_language(one.words, _)) for one in told)


def outcome_table(outcomes: Mapping[str, str], plain: Sequence[object]) -> Table | None:
    if not outcomes or not plain:
        return None
    rows = tuple((words, names_on(key, plain), votes_on(key, plain)) for key, words in outcomes.items())
    heads = (_("Outcome"), _("Who answers for it"), _("Votes of residents"))
    return Table(_("Who answers, and votes of residents"), heads, rows)


def _since(layout: GovernanceLayout | None) -> str:
    if layout is None:
        return ""
    days = {"start": _day(layout.began_on), "end": _day(layout.ended_on)}
    if layout.state == LayoutState.DROPPED:
        return _("Dropped on %(end)s. It can be read, and taken up again.") % days
    if layout.state == LayoutState.FORMER:
        return _("It was so until %(end)s.") % days
    if layout.state == LayoutState.TRIAL:
        return _("A trial: nothing changes until it is adopted.")
    return _("It is so since %(start)s.") % days if layout.began_on else ""


def _day(day: object) -> str:
    return date_format(day, "j F Y") if day else ""


def _decision(layout: GovernanceLayout | None, programme: Programme) -> str:
    if layout is None or layout.decision_id is None:
        return ""
    return f"{journey_address('decisions', programme)}#decision-{layout.decision_id}"


def _add(layout: GovernanceLayout | None, programme: Programme) -> str:
    if layout is None or layout.state == LayoutState.TODAY:
        return at("new_body", programme)
    return at("new_body_in", programme, layout.pk)


def _acts(layout: GovernanceLayout | None, programme: Programme, access: Access) -> Pairs:
    keeps = has_perm(Permission.KEEP_GOVERNANCE, access, programme)
    if layout is None or layout.state == LayoutState.TODAY:
        return ((_("Try another layout"), at("try_layout", programme)),) if keeps else ()
    found = [(_("Look at both side by side"), at("layouts_beside", programme, layout.pk))]
    if layout.state == LayoutState.TRIAL and has_perm(Permission.ADOPT_LAYOUT, access, programme):
        found.append((_("Adopt it"), at("adopt_layout", programme, layout.pk)))
    if layout.state == LayoutState.TRIAL and keeps:
        found.append((_("Drop it"), at("drop_layout", programme, layout.pk)))
    return tuple(found)


def _again(layout: GovernanceLayout | None, programme: Programme, access: Access) -> str:
    if layout is None or layout.state != LayoutState.DROPPED:
        return ""
    return at("layout_again", programme, layout.pk) if has_perm(Permission.KEEP_GOVERNANCE, access, programme) else ""


def _files(layout: GovernanceLayout, programme: Programme) -> Pairs:
    return (
        (_("As DOCX"), at("layout_word", programme, layout.pk)),
        (_("As XLSX"), at("layout_workbook", programme, layout.pk)),
        (_("As CSV"), at("layout_csv", programme, layout.pk)),
    )


def _rows(layouts: Iterable[GovernanceLayout], programme: Programme) -> Iterable[LayoutRow]:
    for one in layouts:
        number: int = one.number
        told = ngettext("%(n)s body", "%(n)s bodies", number) % {"n": number}
        state = LayoutState(one.state)
        about = f"{told} · {date_format(one.made_at, 'j F Y')}"
        yield LayoutRow(one.title, at("layout", programme, one.pk), str(state.label), STATES[state], about)


def _block(one: GovernanceBody, programme: Programme, hidden: Hidden, *, keeps: bool) -> BodyBlock:
    return BodyBlock(
        name=one.name, kind=kind_of(one), purpose=one.purpose, meets=one.meets,
        outcomes=tuple(outcome.words for outcome in one.outcomes.all()),
        seats=tuple(_seat(seat, programme, hidden, keeps=keeps) for seat in one.seats.all()),
        change=at("change_body", programme, one.pk) if keeps else "",
        new_seat=at("new_seat", programme, one.pk) if keeps else "",
    )  # fmt: skip


def _seat(one: GovernanceSeat, programme: Programme, hidden: Hidden, *, keeps: bool) -> SeatRow:
    ends = _("term ends on %(day)s") % {"day": date_format(one.ends_on, "j F Y")} if one.ends_on else ""
    change = at("change_seat", programme, one.pk) if keeps else ""
    return SeatRow(one.role, who_sits(one, hidden), votes_in_words(one), ends, change)


def form_page(programme: Programme, *, access: Access, title: str, button: str, back: str, **more: object) -> FormPage:
    return FormPage(title, frame_of(programme, access), button, back, **more)


def home_of(layout: GovernanceLayout, programme: Programme) -> str:
    if layout.state == LayoutState.TODAY:
        return at("governance", programme)
    return at("layout", programme, layout.pk)


def remove_body_page(body: GovernanceBody, *, programme: Programme, access: Access) -> SurePage:
    return SurePage(
        title=_("Take this out?"), about=body.name, frame=frame_of(programme, access),
        points=(_("It leaves the map with its seats."), _("Other layouts keep it as it is there.")),
        undo=_("You can bring it back on the page of the map."), button=_("Take it out"),
        back=home_of(body.layout, programme),
    )  # fmt: skip


def drop_page(layout: GovernanceLayout, *, programme: Programme, access: Access) -> SurePage:
    return SurePage(
        title=_("Drop this trial?"), about=layout.title, frame=frame_of(programme, access),
        points=(_("Today’s layout stays as it is."), _("The trial can still be read.")),
        undo=_("It can be taken up again."), button=_("Drop it"), back=at("layout", programme, layout.pk),
    )  # fmt: skip


def remove_seat_page(seat: GovernanceSeat, *, programme: Programme, access: Access) -> SurePage:
    return SurePage(
        title=_("Take out this seat?"), about=f"{seat.role} · {seat.body.name}", frame=frame_of(programme, access),
        points=(_("It leaves the map."), _("Other layouts keep it as it is there.")),
        undo=_("You can bring it back on the page where the body is changed."), button=_("Take it out"),
        back=at("change_seat", programme, seat.pk),
    )  # fmt: skip
