"""Forecast beside outturn, line by line, and what an organisation learns of its own forecasts."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from rules import has_perm

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import Compared, Outturn
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.forecasts import Forecast, ForecastLine, OwnErrors
from coproduction_star.journeys.frames import FormPage, Frame, SurePage, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.papers import in_words as edition_in_words
from coproduction_star.journeys.papers import name_of
from coproduction_star.journeys.steps import Paper
from coproduction_star.methods.disclosure import OPENSAFELY
from coproduction_star.methods.sentences import in_language
from coproduction_star.methods.track_record import (
    FEWEST,
    Forecasted,
    error_of,
    error_sentence,
    in_per_cent,
)
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.numerals import decimals_of, numeral

from .selectors import Told

HERE = "evaluation"
TITLES = {
    Compared.COST: gettext_lazy("Costs"), Compared.DEMAND: gettext_lazy("People who take part"),
    Compared.BENEFIT: gettext_lazy("Benefits"), Compared.YEARS: gettext_lazy("Time"),
}  # fmt: skip
RECORDED = (Forecasted.COST, Forecasted.BENEFIT)
MONEY = frozenset({Compared.COST, Compared.BENEFIT})


@dataclass(frozen=True, slots=True)
class PaperRow:
    title: str
    about: str
    told: str
    address: str


@dataclass(frozen=True, slots=True)
class RecordRow:
    """What the organisation's own cases show of one thing."""

    name: str
    sentence: str
    range: str
    warning: str


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    frame: Frame
    papers: tuple[PaperRow, ...]
    older: tuple[PaperRow, ...]
    """Cases that were never frozen here, or whose edition is gone."""
    add_older: str
    records: tuple[RecordRow, ...]
    cases: str


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line. `forecast` is of the same years as `happened`, or of all years where nothing is told yet."""

    name: str
    years: str
    forecast: str
    happened: str = ""
    error: str = ""
    source: str = ""
    why: str = ""
    write: str = ""
    change: str = ""
    remove: str = ""
    measure_at: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one kind; `sentence` is of those that have an outturn, added up."""

    title: str
    unit: str
    sentence: str
    rows: tuple[LineRow, ...]


@dataclass(frozen=True, slots=True)
class PaperPage:
    title: str
    frame: Frame
    about: str
    paper_at: str
    told: str
    blocks: tuple[Block, ...]
    gone: bool
    word: str
    workbook: str
    undo: tuple[str, str]
    back: str


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def list_page(
    programme: Programme, *, access: Access, papers: Sequence[Paper], told: Mapping[str, Told],
    records: Iterable[OwnErrors], cases: str,
) -> ListPage:  # fmt: skip
    here = {one.key for one in papers}
    may = has_perm(Permission.KEEP_OUTTURN, access, programme)
    return ListPage(
        title=_("Forecast and outturn"), frame=frame_of(programme, access), cases=cases,
        papers=tuple(_paper(programme, one, told[one.key].lines if one.key in told else 0) for one in papers),
        older=tuple(older_row(programme, one.kept, one.lines) for key, one in told.items() if key not in here),
        add_older=at("older_case", programme) if may else "",
        records=tuple(record_row(one) for one in records),
    )  # fmt: skip


def paper_in_words(kept: Mapping[str, Any]) -> str:
    """Which edition it was, or which older case that never stood here."""
    if kept["rules"]:
        return edition_in_words(kept)
    facts = {"title": kept["title"], "day": date_format(dt.date.fromisoformat(kept["frozen_on"]), "j F Y")}
    return _("“%(title)s”, an older case that was decided on %(day)s") % facts


def older_row(programme: Programme, kept: Mapping[str, Any], lines: int) -> PaperRow:
    told = ngettext("%(n)s line has an outturn", "%(n)s lines have an outturn", lines) % {"n": lines}
    day = date_format(dt.date.fromisoformat(kept["frozen_on"]), "j F Y")
    return PaperRow(kept["title"], day, told, at("outturn_paper", programme, kept["key"]))


def _paper(programme: Programme, paper: Paper, lines: int) -> PaperRow:
    told = ngettext("%(n)s line has an outturn", "%(n)s lines have an outturn", lines) % {"n": lines}
    return PaperRow(
        name_of(paper.kept()), date_format(paper.frozen_on, "j F Y"), told if lines else _("No outturn yet"),
        at("outturn_paper", programme, paper.key),
    )  # fmt: skip


def record_row(one: OwnErrors) -> RecordRow:
    record, name = one.record, str(TITLES[Compared(one.what.value)])
    if not record.is_enough:
        words = ngettext(
            "%(n)s case has an outturn: too few to say. From %(fewest)s on it is told.",
            "%(n)s cases have an outturn: too few to say. From %(fewest)s on it is told.", record.n,
        ) % {"n": record.n, "fewest": FEWEST}  # fmt: skip
        return RecordRow(name, words, "", "")
    middle = in_language(error_sentence(one.what, record.median), _)
    facts = {"n": record.n, "low": _signed(record.low), "high": _signed(record.high), "all": _signed(record.in_all)}
    spread = _("From %(low)s to %(high)s; of all forecasts added up %(all)s.") % facts
    sentence = _("In the middle one of %(n)s cases: %(words)s") % {"n": record.n, "words": middle}
    warning = _("It rests on few cases and may move when one more is added.") if record.is_thin else ""
    return RecordRow(name, sentence, spread, warning)


def _signed(error: float | None) -> str:
    share = in_per_cent(abs(error or 0.0))
    if share == "0%":
        return share
    return (_("%(share)s above") if (error or 0.0) > 0 else _("%(share)s below")) % {"share": share}


def paper_page(
    programme: Programme, *, access: Access, key: str, forecast: Forecast | None, outturns: Sequence[Outturn],
    exact: bool, removed: Outturn | None = None,
) -> PaperPage:  # fmt: skip
    """`forecast` is None where the edition is gone; what was kept of it stands beside what happened all the same."""
    kept = forecast.paper if forecast else outturns[0].paper_kept
    may = has_perm(Permission.KEEP_OUTTURN, access, programme)
    lines = len(forecast.lines) if forecast else len(outturns)
    return PaperPage(
        title=_("Forecast and outturn"), frame=frame_of(programme, access), about=paper_in_words(kept),
        paper_at=kept["address"] if forecast else "", gone=forecast is None and bool(kept["rules"]),
        told=_("%(n)s of %(all)s lines have an outturn.") % {"n": len(outturns), "all": lines},
        blocks=tuple(blocks_of(programme, forecast, outturns, may=may, exact=exact)),
        word=at("outturn_word", programme, key) if outturns else "",
        workbook=at("outturn_workbook", programme, key) if outturns else "",
        undo=(removed.name, at("restore_outturn", programme, removed.pk)) if removed and may else ("", ""),
        back=at("outturns", programme),
    )  # fmt: skip


def blocks_of(
    programme: Programme, forecast: Forecast | None, outturns: Sequence[Outturn], *, may: bool, exact: bool
) -> Iterator[Block]:
    for what in Compared:
        told = [one for one in outturns if one.what == what]
        known = {one.line for one in told}
        rows = [_told(programme, one, may=may, exact=exact) for one in told]
        unit = told[0].unit if told else ""
        for line in forecast.lines if forecast else ():
            if line.what.value == what.value and line.key not in known and forecast:
                rows.append(_waiting(programme, forecast, line, may=may))
                unit = line.unit
        if rows:
            yield Block(str(TITLES[what]), unit, _in_all(what, told, exact=exact), tuple(rows))


def _in_all(what: Compared, told: Sequence[Outturn], *, exact: bool) -> str:
    """Only where there are several lines: of one the line says it. Nothing that a small number could be taken from."""
    if len(told) < 2 or what == Compared.YEARS or any(is_small(one) and not exact for one in told):
        return ""
    sums = sum(one.forecast for one in told), sum(one.happened for one in told)
    error = error_of(float(sums[0]), float(sums[1]))
    return _("All lines with an outturn together: %(words)s") % {
        "words": in_language(error_sentence(Forecasted(what.value), error), _)
    }  # fmt: skip


def is_small(one: Outturn) -> bool:
    """Whether so few people came that somebody could be recognised."""
    return one.what == Compared.DEMAND and 0 < one.happened <= OPENSAFELY.threshold


def _waiting(programme: Programme, forecast: Forecast, line: ForecastLine, *, may: bool) -> LineRow:
    write = f"{at('write_outturn', programme, forecast.paper['key'])}?line={forecast.lines.index(line)}"
    last = max((place for place, amount in enumerate(line.by_year) if amount), default=0)
    first = next((place for place, amount in enumerate(line.by_year) if amount), 0)
    years = years_in_words(forecast.first_year, first, last) if line.has_years else ""
    amount = amount_in_words(line.what.value, sum(line.by_year))
    return LineRow(line.name, years, amount, write=write if may else "")


def _told(programme: Programme, one: Outturn, *, may: bool, exact: bool) -> LineRow:
    hidden = is_small(one) and not exact
    measure = one.figure.indicator if one.figure else None
    return LineRow(
        name=one.name, years=years_of(one), forecast=amount_in_words(one.what, one.forecast),
        happened=_("Too few to show") if hidden else happened_in_words(one),
        error="" if hidden else said_of(one), why=one.why,
        source=f"{one.source}, {date_format(one.known_on, 'j F Y')}",
        change=at("change_outturn", programme, one.pk) if may else "",
        remove=at("remove_outturn", programme, one.pk) if may else "",
        measure_at=at("indicator", programme, measure.pk) if measure and not measure.removed_at else "",
    )  # fmt: skip


def said_of(one: Outturn) -> str:
    error = error_of(float(one.forecast), float(one.happened))
    return in_language(error_sentence(Forecasted(one.what), error), _)


def happened_in_words(one: Outturn) -> str:
    amount = amount_in_words(one.what, one.happened)
    if one.what not in MONEY or one.prices == one.paper_kept["price_year"]:
        return amount
    facts = {"amount": amount, "typed": amount_in_words(one.what, one.typed), "year": one.prices}
    return _("%(amount)s (%(typed)s in prices of %(year)s)") % facts


def amount_in_words(what: str, amount: Any) -> str:
    value = float(amount)
    if what in {each.value for each in MONEY}:
        sign = "−" if value < 0 else ""
        return f"{sign}£{numeral(abs(value))}"
    return numeral(value, decimals=decimals_of([value], most=1))


def years_of(one: Outturn) -> str:
    """The years that are compared; of an older case all of it."""
    if one.what == Compared.YEARS or len(one.paper_kept["by_year"]) == 1:
        return ""
    return years_in_words(one.paper_kept["first_year"], one.first_year, one.last_year)


def years_in_words(year_0: int | None, first: int, last: int) -> str:
    ends = {"from": first if year_0 is None else year_0 + first, "to": last if year_0 is None else year_0 + last}
    if year_0 is None:
        return (_("year %(from)s") if first == last else _("years %(from)s to %(to)s")) % ends
    return str(ends["from"]) if first == last else _("%(from)s to %(to)s") % ends


def form_page(
    programme: Programme, *, access: Access, title: str, back: str, lead: str,
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> FormPage:  # fmt: skip
    return FormPage(title, frame_of(programme, access), _("Save"), back, lead, theirs)


def remove_page(programme: Programme, outturn: Outturn, *, access: Access) -> SurePage:
    return SurePage(
        title=_("Take this outturn out?"), about=outturn.name, frame=frame_of(programme, access),
        points=(_("The line waits again for what happened."), _("It leaves the record of the organisation.")),
        undo=_("You can bring it back right after."), button=_("Take it out"),
        back=at("outturn_paper", programme, outturn.paper),
    )  # fmt: skip
