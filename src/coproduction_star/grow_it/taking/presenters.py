"""The pages of taking figures from the programme: what there is, and what exactly would come in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.indicators.framework_page import frame_of
from coproduction_star.grow_it.indicators.periods import in_words
from coproduction_star.grow_it.indicators.wording import figure_in_words
from coproduction_star.grow_it.models import Indicator, Measured
from coproduction_star.journeys.frames import Frame
from coproduction_star.organisations.access import Access

from .selectors import Comes, Line, Looked


@dataclass(frozen=True, slots=True)
class ChoosePage:
    title: str
    frame: Frame
    lead: str
    button: str
    back: str
    empty: str
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class LineRow:
    period: str
    figure: str
    there: str
    becomes: str


@dataclass(frozen=True, slots=True)
class LookPage:
    """`keep` is empty where nothing would come in."""

    title: str
    frame: Frame
    measure: str
    series: str
    source: str
    anew: str
    unit: str
    told: tuple[str, ...]
    rows: tuple[LineRow, ...]
    keep: str
    again: str
    back: str


def choose_page(indicator: Indicator, *, access: Access, any_series: bool) -> ChoosePage:
    programme = indicator.programme
    empty = _(
        "Nothing that is counted here is of the same kind as this measure. "
        "Write down a figure, or bring in a spreadsheet."
    )
    return ChoosePage(
        _("Take figures from the programme"), frame_of(programme, access), indicator.title, _("Look at it"),
        at("indicator", programme, indicator.pk), "" if any_series else empty,
    )  # fmt: skip


def look_page(indicator: Indicator, looked: Looked, *, access: Access, anew: bool) -> LookPage:
    programme = indicator.programme
    changed = _("It was counted anew since you looked, and nothing was kept. This is what would come in now.")
    return LookPage(
        _("What would come in"), frame_of(programme, access), indicator.title, looked.series.name,
        looked.series.source, changed if anew else "", _unit(indicator, looked), tuple(_told(looked)),
        tuple(_row(one, indicator) for one in reversed(looked.lines)),
        _("Bring these figures in") if any(one.moves for one in looked.lines) else "",
        at("take_figures", programme, indicator.pk), at("indicator", programme, indicator.pk),
    )  # fmt: skip


def _unit(indicator: Indicator, looked: Looked) -> str:
    theirs = looked.series.unit
    if indicator.measured != Measured.NUMBER or indicator.unit.casefold() == theirs.casefold():
        return ""
    told = _("This measure is in “%(mine)s”, the programme counts “%(theirs)s”. Go on only if both mean the same.")
    return told % {"mine": indicator.unit, "theirs": theirs}


def _told(looked: Looked) -> list[str]:
    new, changes = (sum(one.comes == kind for one in looked.lines) for kind in (Comes.NEW, Comes.CHANGE))
    stay = len(looked.lines) - new - changes
    said = []
    if not looked.lines:
        said.append(
            _("There is nothing to take yet: nothing was counted in a period that is over, or too few people.")
        )
    if new:
        said.append(ngettext("%(n)s figure would come in.", "%(n)s figures would come in.", new) % {"n": new})
    if changes:
        told = ngettext("%(n)s figure would change.", "%(n)s figures would change.", changes) % {"n": changes}
        said.append(told + " " + _("What it said before stays in its history."))
    if stay:
        said.append(ngettext("%(n)s stays as it is.", "%(n)s stay as they are.", stay) % {"n": stay})
    if looked.silent:
        told = ngettext(
            "%(n)s period stays without a figure: too few people, or nothing to count.",
            "%(n)s periods stay without a figure: too few people, or nothing to count.", looked.silent,
        )  # fmt: skip
        said.append(told % {"n": looked.silent})
    return said


def _row(line: Line, indicator: Indicator) -> LineRow:
    becomes = {
        Comes.NEW: _("Comes in"), Comes.CHANGE: _("Changes, and waits for approval"),
        Comes.SAME: _("Is there already"), Comes.APPROVED: _("Stays: it was approved"),
        Comes.MEETS: _("Stays out: it meets a figure of another period"),
    }[line.comes]  # fmt: skip
    return LineRow(
        in_words(line.point.starts_on, line.point.ends_on), figure_in_words(line.values["value"], indicator),
        figure_in_words(line.there.value, indicator) if line.there else "–", becomes,
    )  # fmt: skip
