"""The pages of a spreadsheet of figures: what it needs to hold, and what was found in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.access import Access

from .addresses import at
from .bringing import HEAD, Row
from .framework_page import frame_of
from .services import worked_out
from .wording import figure_in_words

ROWS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ChoosePage:
    title: str
    frame: Frame
    button: str
    back: str
    columns: tuple[tuple[str, str], ...]
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundRow:
    number: int
    measure: str
    group: str
    period: str
    figure: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookPage:
    """What was found. `keep` is empty where there is nothing to keep."""

    title: str
    frame: Frame
    file: str
    good: str
    bad: str
    refused: str
    wrong: tuple[FoundRow, ...]
    rows: tuple[FoundRow, ...]
    more: int
    keep: str
    back: str


def choose_page(programme: Programme, *, access: Access) -> ChoosePage:
    meaning = {
        "measure": _("its name, as it stands in the list"), "group": _("empty for everybody"),
        "from": _("first day, such as 2026-03-01"), "to": _("last day; empty for a whole month or year"),
        "figure": _("the number"), "how_many": _("of a share or rate, in place of the figure"),
        "of_how_many": _("of how many"), "trust": _("1 to 4; empty for 2"), "narrative": _("what lies behind it"),
        "source": _("where it is not the usual one"),
    }  # fmt: skip
    return ChoosePage(
        _("Bring in figures"), frame_of(programme, access), _("Look at it"), at("framework", programme),
        tuple((name, meaning[name]) for name in HEAD), _("Nothing is kept before you have seen what was found."),
    )  # fmt: skip


def look_page(programme: Programme, *, access: Access, rows: Sequence[Row], name: str, refused: str) -> LookPage:
    wrong, good = [row for row in rows if row.faults], [row for row in rows if not row.faults]
    told = ngettext("%(n)s figure can be kept.", "%(n)s figures can be kept.", len(good)) % {"n": len(good)}
    left_out = ngettext("%(n)s row is left out:", "%(n)s rows are left out:", len(wrong)) % {"n": len(wrong)}
    return LookPage(
        _("What was found"), frame_of(programme, access), name, told, left_out if wrong else "", refused,
        tuple(map(_found, wrong[:ROWS_SHOWN])), tuple(map(_found, good[:ROWS_SHOWN])),
        max(len(good) - ROWS_SHOWN, 0), _("Keep these figures") if good and not refused else "",
        at("bring_figures", programme),
    )  # fmt: skip


def _found(row: Row) -> FoundRow:
    figure = ""
    if row.indicator and not row.faults:
        figure = figure_in_words(worked_out(row.indicator, row.values)["value"], row.indicator)
    return FoundRow(row.number, row.measure, row.group, row.period, figure, row.faults)
