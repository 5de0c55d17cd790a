from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import CatalogueEntry, EntryKind
from coproduction_star.organisations.access import Access

from .addresses import at, list_address
from .forms import FORMS
from .shapes import said
from .sheets import CheckedRow


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list is called, what its entries are for, the tool that shows them, and where."""

    name: Any
    what: Any
    tool: str
    shown: str


LISTS: Mapping[EntryKind, Listed] = {
    EntryKind.INCENTIVE: Listed(
        gettext_lazy("Incentives"),
        gettext_lazy("They stand at the end of the menu of incentives."), "incentives", "incentive_menu",
    ),
    EntryKind.BARRIER: Listed(
        gettext_lazy("What stops people"),
        gettext_lazy("A plan of incentives offers them where it asks what stops people."), "incentives",
        "incentive_plans",
    ),
    EntryKind.RISK: Listed(
        gettext_lazy("Risks"),
        gettext_lazy("The register offers them under “Begin from a risk that others met”."), "risks",
        "risk_catalogue",
    ),
    EntryKind.CLAUSE: Listed(
        gettext_lazy("Clauses of a charter"),
        gettext_lazy("A charter offers them where it asks which clauses to begin from."), "charter", "charters",
    ),
    EntryKind.ETHICS: Listed(
        gettext_lazy("Questions of the ethics gate"),
        gettext_lazy(
            "The gate asks them last, of every plan of incentives. A plan that passed before stays passed."
        ), "incentives", "incentive_plans",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EntryRow:
    title: str
    about: str
    change: str
    act: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What came with one spreadsheet."""

    words: str
    take_back: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """One of the organisation's own lists, and the way to the others."""

    title: str
    frame: Frame
    tabs: tuple[tuple[str, str, bool], ...]
    name: str
    what: str
    offered: tuple[EntryRow, ...]
    retired: tuple[EntryRow, ...]
    brought: tuple[Brought, ...]
    add: str
    bring: str
    csv: str
    shown: str


@dataclass(frozen=True, slots=True)
class AskPage:
    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPage:
    """The spreadsheet is chosen here, and read before anything of it is kept."""

    title: str
    frame: Frame
    back: str
    csv: str
    columns: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    rows: tuple[CheckedRow, ...] = ()
    packed: str = ""
    button: str = ""


def list_page(
    programme: Programme, access: Access, kind: EntryKind, entries: Iterable[CatalogueEntry],
    brought: Iterable[Mapping[str, Any]],
) -> ListPage:  # fmt: skip
    rows, listed = sorted(entries, key=lambda one: said(one, "title").casefold()), LISTS[kind]
    return ListPage(
        title=_("Our own lists"),
        frame=frame_of(programme, access, kind),
        tabs=tuple((str(one.name), list_address(programme, each), each is kind) for each, one in LISTS.items()),
        name=str(listed.name),
        what=str(listed.what),
        offered=tuple(_row(one, programme) for one in rows if one.retired_at is None),
        retired=tuple(_row(one, programme) for one in rows if one.retired_at is not None),
        brought=tuple(_brought(one, programme, kind) for one in brought),
        add=at("new_own", programme, kind),
        bring=at("bring_own", programme, kind),
        csv=at("own_list_csv", programme, kind),
        shown=at(listed.shown, programme),
    )


def frame_of(programme: Programme, access: Access, kind: EntryKind) -> Frame:
    return programme_frame(programme=programme, access=access, here=LISTS[kind].tool)


def _row(one: CatalogueEntry, programme: Programme) -> EntryRow:
    second = FORMS[EntryKind(one.kind)].texts[1]
    act = "retire_own" if one.retired_at is None else "restore_own"
    return EntryRow(
        said(one, "title"), said(one, second), at("change_own", programme, one.pk), at(act, programme, one.pk)
    )


def _brought(one: Mapping[str, Any], programme: Programme, kind: EntryKind) -> Brought:
    told = ngettext(
        "%(n)s entry came with a spreadsheet on %(day)s", "%(n)s entries came with a spreadsheet on %(day)s",
        one["number"],
    )  # fmt: skip
    day = date_format(timezone.localdate(one["came"]), "j F Y")
    return Brought(told % {"n": one["number"], "day": day}, at("take_back_own", programme, kind, one["brought"]))


def ask_page(
    programme: Programme, access: Access, kind: EntryKind, *, title: str, button: str,
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> AskPage:  # fmt: skip
    listed, back = LISTS[kind], list_address(programme, kind)
    return AskPage(title, frame_of(programme, access, kind), button, back, lead=str(listed.what), theirs=theirs)


def sheet_page(
    programme: Programme, access: Access, kind: EntryKind, rows: Sequence[CheckedRow] = (), packed: str = ""
) -> SheetPage:
    good = sum(not one.faults for one in rows)
    form = FORMS[kind]()
    return SheetPage(
        title=_("Bring in a spreadsheet: %(list)s") % {"list": LISTS[kind].name},
        frame=frame_of(programme, access, kind),
        back=list_address(programme, kind),
        csv=at("own_list_csv", programme, kind),
        columns=tuple((name, str(form.fields[name].label)) for name in form.columns),
        sentence=_sentence(good, len(rows) - good) if rows else "",
        rows=tuple(sorted(rows, key=lambda one: not one.faults)),
        packed=packed,
        button=ngettext("Put %(n)s on the list", "Put %(n)s on the list", good) % {"n": good} if good else "",
    )


def _sentence(good: int, faulty: int) -> str:
    told = ngettext("%(n)s row can come in.", "%(n)s rows can come in.", good) % {"n": good}
    if faulty:
        wrong = ngettext(
            "%(n)s row has something wrong and stays out.", "%(n)s rows have something wrong and stay out.", faulty
        )
        told = f"{told} {wrong % {'n': faulty}}"
    nothing = _("Nothing is kept yet.")
    return f"{told} {nothing}"
