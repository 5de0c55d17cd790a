"""The page of one measure: its chart, what it says, its figures, and what happened meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.grow_it.library.choosing import kept_apart
from coproduction_star.grow_it.library.wording import listed
from coproduction_star.grow_it.models import (
    FigureChange,
    FigureView,
    Indicator,
    IndicatorFigure,
    IndicatorMark,
    Level,
    Measured,
)
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.frames import FormPage, Frame, SurePage
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.methods.outcomes_framework import Measure, traps
from coproduction_star.methods.process_control import Variation
from coproduction_star.methods.sentences import in_language
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.chart import Chart

from .addresses import at
from .charting import Drawn
from .framework_page import frame_of, owner_of
from .periods import in_words
from .wording import (
    BETTER_WORDS,
    EVERY_WORDS,
    FIELDS,
    SHORT,
    TONES,
    benefit_named,
    figure_in_words,
    lacking,
    standing_of,
)

FIGURES_SHOWN = 12
COUNTED_HERE = {Measured.NUMBER, Measured.SHARE}
"""Kinds of figures that a programme counts itself."""
TONE_OF = {
    Variation.IMPROVING: "green", Variation.WORSENING: "red", Variation.CHANGING: "blue", Variation.USUAL: "grey",
    Variation.TOO_FEW: "yellow",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure, the newest first."""

    period: str
    group: str
    figure: str
    state: str
    said: str
    address: str


@dataclass(frozen=True, slots=True)
class MarkRow:
    when: str
    words: str
    baseline: bool
    remove: str


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    title: str
    frame: Frame
    label: str
    tone: str
    outcome: str
    variation: str
    variation_tone: str
    sentences: tuple[str, ...]
    chart: Chart | None
    notes: tuple[str, ...]
    groups: tuple[tuple[str, str, bool], ...]
    """Name, address and whether it is shown now, of everybody and each group."""
    traps: tuple[str, ...]
    lacks: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[FigureRow, ...]
    earlier: tuple[FigureRow, ...]
    older: int
    marks: tuple[MarkRow, ...]
    write: str
    take: str
    mark: str
    change: str
    remove: str
    evaluate: str
    back: str
    panels: tuple[str, ...] = ()
    library: tuple[str, str] = ("", "")
    """The title and the address of the line of the library that it began with."""
    misleads: str = ""
    apart: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    when: str
    who: str
    reason: str
    before: tuple[tuple[str, str], ...]
    was_approved: bool


@dataclass(frozen=True, slots=True)
class ViewRow:
    agrees: bool
    words: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class FigurePage:
    title: str
    frame: Frame
    measure: str
    facts: tuple[tuple[str, str], ...]
    narrative: str
    approved: str
    views: tuple[ViewRow, ...]
    changes: tuple[ChangeRow, ...]
    version: int
    approve: str
    change: str
    say: str
    back: str


def variation_words(variation: Variation) -> str:
    return {
        Variation.IMPROVING: _("Getting better"), Variation.WORSENING: _("Getting worse"),
        Variation.CHANGING: _("Something moved"), Variation.USUAL: _("Usual ups and downs"),
        Variation.TOO_FEW: _("Too few figures to say"),
    }[variation]  # fmt: skip


def indicator_page(
    indicator: Indicator, *, access: Access, drawn: Drawn | None, figures: Sequence[IndicatorFigure],
    marks: Sequence[IndicatorMark], group: str, number: int, hidden: Hidden, panels: tuple[str, ...],
) -> IndicatorPage:  # fmt: skip
    programme = indicator.programme
    may = {one: has_perm(one, access, programme) for one in Permission}
    keeps, writes = may[Permission.KEEP_INDICATORS], may[Permission.WRITE_FIGURES]
    lacks = ", ".join(lacking(indicator))
    return IndicatorPage(
        title=indicator.title, frame=frame_of(programme, access), label=str(SHORT[indicator.label]),
        tone=TONES[indicator.label], outcome=indicator.outcome.words if indicator.outcome else "",
        variation=variation_words(drawn.variation) if drawn else "",
        variation_tone=TONE_OF[drawn.variation] if drawn else "", sentences=drawn.sentences if drawn else (),
        chart=drawn.chart if drawn else None, notes=drawn.notes if drawn else (),
        groups=_groups(indicator, group), traps=_traps(indicator),
        lacks=_("Still missing: %(facts)s.") % {"facts": lacks} if lacks and keeps else "",
        facts=tuple(_facts(indicator, hidden)), rows=tuple(_row(one, indicator) for one in figures[:FIGURES_SHOWN]),
        earlier=tuple(_row(one, indicator) for one in figures[FIGURES_SHOWN:]),
        older=number - len(figures),
        marks=tuple(_mark(one, indicator, keeps=keeps) for one in marks),
        write=at("new_figure", programme, indicator.pk) if writes else "",
        take=at("take_figures", programme, indicator.pk) if writes and indicator.measured in COUNTED_HERE else "",
        mark=at("new_mark", programme, indicator.pk) if keeps else "",
        change=at("change_indicator", programme, indicator.pk) if keeps else "",
        remove=at("remove_indicator", programme, indicator.pk) if keeps else "",
        evaluate=at("new_evaluation", programme, indicator.pk) if may[Permission.EVALUATE] and figures else "",
        back=at("framework", programme),
        panels=panels, library=_from_library(indicator), misleads=_misleads(indicator), apart=kept_apart(indicator),
    )  # fmt: skip


def _from_library(indicator: Indicator) -> tuple[str, str]:
    one = listed(indicator.library)
    return (one.title, at("library_measure", indicator.programme, one.id)) if one else ("", "")


def _misleads(indicator: Indicator) -> str:
    one = listed(indicator.library)
    return one.trap if one else ""


def _traps(indicator: Indicator) -> tuple[str, ...]:
    of = Measure(indicator.title, indicator.label, "", indicator.better)
    return tuple(in_language(one, _) for one in traps(of))


def _groups(indicator: Indicator, chosen: str) -> tuple[tuple[str, str, bool], ...]:
    if not indicator.groups:
        return ()
    here = at("indicator", indicator.programme, indicator.pk)
    named = [(_("Everybody"), here, not chosen)]
    return (*named, *((name, f"{here}?group={place}", name == chosen) for place, name in enumerate(indicator.groups)))


def _facts(indicator: Indicator, hidden: Hidden) -> Any:
    said = {
        _("What it means"): indicator.definition, _("Which way is better"): BETTER_WORDS[indicator.better],
        _("How often"): EVERY_WORDS[indicator.every], _("Source"): indicator.source,
        _("Baseline"): _on(indicator.baseline, indicator.baseline_on, indicator),
        _("Target"): _on(indicator.target, indicator.target_on, indicator),
        _("What else moves it"): indicator.attribution, _("Broken down by"): ", ".join(indicator.groups),
        _("Benefit it shows"): benefit_named(indicator.benefit), _("Who looks after it"): owner_of(indicator, hidden),
        _("Chosen with residents"): _("Yes") if indicator.with_residents else _("No"),
    }  # fmt: skip
    return ((name, str(words)) for name, words in said.items() if words)


def _on(value: Any, day: Any, indicator: Indicator) -> str:
    if value is None or day is None:
        return ""
    return _("%(figure)s on %(day)s") % {"figure": figure_in_words(value, indicator), "day": date_format(day, "j F Y")}


def _row(figure: IndicatorFigure, indicator: Indicator) -> FigureRow:
    return FigureRow(
        period=in_words(figure.starts_on, figure.ends_on), group=figure.group,
        figure=_shown(figure, indicator), state=standing_of(figure),
        said=_said(figure),
        address=at("figure", indicator.programme, figure.pk),
    )  # fmt: skip


def _shown(figure: IndicatorFigure, indicator: Indicator) -> str:
    return _("Too few to show") if figure.withheld else figure_in_words(figure.value, indicator)


def _said(figure: Any) -> str:
    parts = []
    if figure.agree:
        parts.append(_("%(n)s say it rings true") % {"n": figure.agree})
    if figure.doubt:
        parts.append(_("%(n)s doubt it") % {"n": figure.doubt})
    return ", ".join(parts)


def _mark(mark: IndicatorMark, indicator: Indicator, *, keeps: bool) -> MarkRow:
    door = at("remove_mark", indicator.programme, indicator.pk, mark.pk) if keeps else ""
    return MarkRow(date_format(mark.on, "j F Y"), mark.words, mark.new_baseline, door)


def figure_page(
    figure: IndicatorFigure, *, access: Access, views: Sequence[FigureView], changes: Sequence[FigureChange],
    hidden: Hidden,
) -> FigurePage:  # fmt: skip
    indicator, programme = figure.indicator, figure.indicator.programme
    may = {one: has_perm(one, access, programme) for one in Permission}
    facts = {
        _("Measure"): indicator.title, _("Period"): in_words(figure.starts_on, figure.ends_on),
        _("Of whom"): figure.group or _("Everybody"), _("How many of how many"): _of(figure),
        _("How far it can be trusted"): Level(figure.level).label, _("Source"): figure.source or indicator.source,
        _("Came with"): figure.file.name if figure.file else "",
    }  # fmt: skip
    here = {name: at(name, programme, figure.pk) for name in ("approve_figure", "change_figure", "say_of_figure")}
    return FigurePage(
        title=f"{in_words(figure.starts_on, figure.ends_on)}: {_shown(figure, indicator)}",
        frame=frame_of(programme, access), measure=indicator.title,
        facts=tuple((name, str(words)) for name, words in facts.items() if words),
        narrative="" if figure.withheld else figure.narrative,
        approved=_approved(figure, hidden), views=tuple(map(_view, views)),
        changes=() if figure.withheld else tuple(_change(one, hidden) for one in changes), version=figure.version,
        approve=here["approve_figure"] if may[Permission.APPROVE_FIGURES] and not figure.approved_at else "",
        change=here["change_figure"] if may[Permission.WRITE_FIGURES] else "",
        say=here["say_of_figure"] if may[Permission.SAY_OF_FIGURES] else "",
        back=at("indicator", programme, indicator.pk),
    )  # fmt: skip


def _of(figure: IndicatorFigure) -> str:
    if figure.withheld or figure.count is None or figure.size is None:
        return ""
    said = {"count": f"{figure.count.normalize():,f}", "size": f"{figure.size.normalize():,f}"}
    return _("%(count)s of %(size)s") % said


def _approved(figure: IndicatorFigure, hidden: Hidden) -> str:
    if not figure.approved_at:
        return ""
    who = hidden.sentence(figure.approved_by, str(figure.approved_by)) if figure.approved_by else _("somebody")
    said = {"who": who, "day": date_format(figure.approved_at, "j F Y")}
    return _("Approved by %(who)s on %(day)s.") % said


def _view(view: FigureView) -> ViewRow:
    return ViewRow(view.agrees, view.words, view.said_by, date_format(view.made_at, "j F Y"))


def _change(one: FigureChange, hidden: Hidden) -> ChangeRow:
    who = hidden.sentence(one.by, str(one.by)) if one.by else _("Somebody")
    before = tuple(
        (str(FIELDS[name]), _("nothing") if words in (None, "") else str(words)) for name, words in one.before.items()
    )
    return ChangeRow(date_format(one.made_at, "j F Y"), who, one.reason, before, one.was_approved)


def lead_of_form(begun: Any) -> str:
    """What stands over the form of a new measure; `begun` is the line of the library that it begins with."""
    if begun is None:
        return _("Only the first questions are needed now. The page says what is still missing.")
    return _(
        "It is filled in from the library. Change what does not fit you; leave the kind of figure and the direction, "
        "so that it can be compared with others. Nothing is kept before you save."
    )


def form_page(
    indicator: Indicator | None, *, programme: Any, access: Access, title: str, button: str, **more: Any
) -> FormPage:
    back = more.pop("back", "") or (
        at("indicator", programme, indicator.pk) if indicator else at("framework", programme)
    )
    return FormPage(title=title, frame=frame_of(programme, access), button=button, back=back, **more)


def remove_page(indicator: Indicator, *, access: Access) -> SurePage:
    return SurePage(
        title=_("Take out this measure?"), about=indicator.title, frame=frame_of(indicator.programme, access),
        points=(
            _("It leaves the list, its chart and the files."),
            _("Its figures and what people said of them stay with it."),
        ),
        undo=_("You can bring it back from the list of measures."), button=_("Take it out"),
        back=at("indicator", indicator.programme, indicator.pk),
    )  # fmt: skip
