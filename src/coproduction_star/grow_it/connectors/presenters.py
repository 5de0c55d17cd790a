import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.cases.cells import cell_of
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import Connector, ConnectorPart
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import Frame, SurePage, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Kept, Programme, Promise
from coproduction_star.journeys.permissions import Permission as OfJourneys
from coproduction_star.methods.sentences import in_language
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.facts import Table

from .selectors import Words, cells, gaps_of

HERE = "connectors"
COLUMNS = ("councillor", "part", "outcome", "ward", "what_they_do")
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ConnectorRow:
    who: str
    part: str
    where: str
    note: str
    change: str


@dataclass(frozen=True, slots=True)
class PromiseRow:
    what: str
    address: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class ConnectorsPage:
    """Links are empty without the right. `mine` is what the reader promised here."""

    title: str
    frame: Frame
    lead: str
    gaps: tuple[str, ...]
    table: Table | None
    missing: str
    rows: tuple[ConnectorRow, ...]
    add: str
    scrutiny: str
    file: str
    mine: tuple[PromiseRow, ...]
    promise: str
    removed: Pairs


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


def connectors_page(
    programme: Programme, *, access: Access, rows: Sequence[Connector], outcomes: Words, wards: Words,
    mine: Iterable[Promise], removed: Iterable[Connector], hidden: Hidden, today: dt.date,
) -> ConnectorsPage:  # fmt: skip
    keeps = has_perm(Permission.KEEP_CONNECTORS, access, programme)
    gone = tuple((f"{name_of(one, hidden)}, {one}", at("restore_connector", programme, one.pk)) for one in removed)
    gaps = tuple(in_language(one, _) for one in gaps_of(outcomes, wards, rows))
    return ConnectorsPage(
        title=_("Councillors connect"), frame=frame_of(programme, access),
        lead=_("A councillor knows who should meet. Here you see who connects for which outcome, ward by ward."),
        gaps=gaps, table=_table(rows, outcomes, wards, hidden), missing=_missing(outcomes, wards, gaps),
        rows=tuple(_row(one, programme, hidden, keeps=keeps) for one in rows),
        add=at("new_connector", programme) if keeps else "", scrutiny=at("scrutiny", programme),
        file=at("connectors_csv", programme) if rows else "",
        mine=tuple(_promise(one, programme, today) for one in mine),
        promise=_new_promise(programme, access), removed=gone if keeps else (),
    )  # fmt: skip


def _new_promise(programme: Programme, access: Access) -> str:
    return journey_address("new_promise", programme) if has_perm(OfJourneys.RECORD_PROMISE, access, programme) else ""


def _missing(outcomes: Words, wards: Words, gaps: Sequence[str]) -> str:
    if not outcomes:
        return _("No outcome is written down yet. Begin with what people want to be different.")
    if not wards:
        return _("No ward is named yet: give the programme or one of its initiatives a place.")
    return "" if gaps else _("Somebody connects for every outcome in every ward.")


def name_of(one: Connector, hidden: Hidden) -> str:
    return hidden.name(one.participant)


def part_of(one: Connector) -> str:
    """The name of the part, without what it does."""
    return str(ConnectorPart(one.part).label).partition(":")[0]


def where_of(one: Connector) -> str:
    outcome = one.outcome.words if one.outcome else _("all outcomes")
    where = one.place.name if one.place else _("all wards")
    return f"{outcome} · {where}"


def _table(rows: Sequence[Connector], outcomes: Words, wards: Words, hidden: Hidden) -> Table | None:
    if not outcomes or not wards:
        return None
    found, names = cells(outcomes, wards, rows), {str(one.participant_id): name_of(one, hidden) for one in rows}
    body = tuple(
        (words, *(_cell([names[link.who] for link in found[key, ward]]) for ward in wards))
        for key, words in outcomes.items()
    )
    return Table(_("Who connects"), (_("Outcome"), *wards.values()), body)


def _cell(names: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(names)) or _("Nobody")


def _row(one: Connector, programme: Programme, hidden: Hidden, *, keeps: bool) -> ConnectorRow:
    change = at("change_connector", programme, one.pk) if keeps else ""
    return ConnectorRow(name_of(one, hidden), str(ConnectorPart(one.part).label), where_of(one), one.note, change)


def _promise(one: Promise, programme: Programme, today: dt.date) -> PromiseRow:
    where = f"{journey_address('decisions', programme)}#promise-{one.pk}"
    day = {"day": date_format(one.due_on, "j F Y")}
    if one.kept == Kept.OPEN:
        late = one.due_on < today
        state = (_("was due on %(day)s") if late else _("by %(day)s")) % day
        return PromiseRow(one.what, where, state, "yellow" if late else "blue")
    return PromiseRow(one.what, where, str(Kept(one.kept).label), "green" if one.kept == Kept.KEPT else "red")


def form_page(programme: Programme, *, access: Access, title: str, button: str, back: str, **more: object) -> FormPage:
    return FormPage(title, frame_of(programme, access), button, back, **more)


def remove_page(one: Connector, *, programme: Programme, access: Access, hidden: Hidden) -> SurePage:
    return SurePage(
        title=_("Take this out?"), about=f"{name_of(one, hidden)}, {part_of(one)}", frame=frame_of(programme, access),
        points=(_("It leaves the page."),), undo=_("You can bring it back at the foot of the page."),
        button=_("Take it out"), back=at("change_connector", programme, one.pk),
    )  # fmt: skip


def as_csv(rows: Iterable[Connector], hidden: Hidden) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right."""
    file = io.StringIO()
    csv.writer(file).writerows(_lines(rows, hidden))
    return ("\ufeff" + file.getvalue()).encode()


def _lines(rows: Iterable[Connector], hidden: Hidden) -> Iterator[Sequence[str]]:
    yield COLUMNS
    for one in rows:
        facts = (name_of(one, hidden), one.part, one.outcome.words if one.outcome else "",
                 one.place.name if one.place else "", one.note)  # fmt: skip
        yield [cell_of(hidden.text(fact)) for fact in facts]
