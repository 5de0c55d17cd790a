"""The page of the framework: every outcome with its measures, whether it is ready, and what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.grow_it.models import FigureFile, Indicator
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.methods.outcomes_framework import Measure, Standing, standing
from coproduction_star.methods.sentences import in_language
from coproduction_star.organisations.access import Access

from .addresses import at
from .periods import in_words
from .selectors import Latest
from .wording import SHORT, TONES, figure_in_words, lacking

HERE = "indicators"


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure: its label, its newest figure beside its target, and what is to be done about it."""

    title: str
    address: str
    label: str
    tone: str
    newest: str
    target: str
    owner: str
    note: str
    with_residents: bool


@dataclass(frozen=True, slots=True)
class OutcomeBlock:
    """An outcome with its measures; `add` leads to a new one for it."""

    words: str
    rows: tuple[MeasureRow, ...]
    add: str


@dataclass(frozen=True, slots=True)
class FileRow:
    name: str
    when: str
    told: str
    take_back: str


@dataclass(frozen=True, slots=True)
class FrameworkPage:
    """Links are empty without the right. `undo` brings back what was just taken out."""

    title: str
    frame: Frame
    lead: str
    ready: bool
    lacks: tuple[str, ...]
    traps: tuple[tuple[str, str], ...]
    blocks: tuple[OutcomeBlock, ...]
    others: tuple[MeasureRow, ...]
    add: str
    library: str
    benefits: str
    bring: str
    outcomes: str
    files: tuple[tuple[str, str], ...]
    brought: tuple[FileRow, ...]
    undo: tuple[str, str]
    removed: tuple[tuple[str, str], ...]
    is_empty: bool
    publishing: str


def framework_page(
    *, programme: Programme, access: Access, outcomes: Sequence[Outcome], measures: Sequence[Latest],
    files: Iterable[FigureFile], removed: Sequence[Indicator], just_removed: str, hidden: Hidden,
) -> FrameworkPage:  # fmt: skip
    keeps = has_perm(Permission.KEEP_INDICATORS, access, programme)
    writes = has_perm(Permission.WRITE_FIGURES, access, programme)
    found = standing_of(outcomes, [one.indicator for one in measures])
    add = at("new_indicator", programme) if keeps else ""
    rows = {one.indicator.pk: _row(one, programme, hidden) for one in measures}
    gone = next((one for one in removed if str(one.pk) == just_removed), None) if keeps else None
    return FrameworkPage(
        title=_("Measures"), frame=frame_of(programme, access), lead=_lead(found, measures), ready=found.ready,
        lacks=tuple(in_language(one, _) for one in found.lacks),
        traps=tuple((title, in_language(one, _)) for title, one in found.traps),
        blocks=tuple(
            OutcomeBlock(
                outcome.words, tuple(rows[one.indicator.pk] for one in measures if _is_for(one, outcome)),
                f"{add}?outcome={outcome.pk}" if add else "",
            )
            for outcome in outcomes
        ),
        others=tuple(rows[one.indicator.pk] for one in measures if one.indicator.outcome_id is None),
        add=add, library=at("library", programme), benefits=at("benefits", programme),
        bring=at("bring_figures", programme) if writes and measures else "",
        outcomes=journey_address("outcomes", programme), files=_files(programme) if measures else (),
        brought=tuple(_file(one, programme) for one in files) if writes else (),
        undo=(gone.title, at("restore_indicator", programme, gone.pk)) if gone else ("", ""),
        removed=tuple((one.title, at("restore_indicator", programme, one.pk)) for one in removed) if keeps else (),
        is_empty=not measures, publishing=at("publications", programme) if measures else "",
    )  # fmt: skip


def _is_for(one: Latest, outcome: Outcome) -> bool:
    return one.indicator.outcome_id == outcome.pk


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def standing_of(outcomes: Iterable[Outcome], indicators: Iterable[Indicator]) -> Standing:
    """What the method says of the rows."""
    measures = [
        Measure(
            one.title, one.label, str(one.outcome_id or ""), one.better, one.with_residents, tuple(lacking(one))
        )
        for one in indicators
    ]  # fmt: skip
    return standing({str(one.pk): one.words for one in outcomes}, measures)


def _lead(found: Standing, measures: Sequence[Latest]) -> str:
    if not measures:
        return _("Choose with people how you will know whether life gets better. Then keep the figures here.")
    if found.ready:
        return _("The framework is ready: every outcome has a measure of what changes for people.")
    return ngettext(
        "Not ready yet: %(n)s thing is missing.", "Not ready yet: %(n)s things are missing.",
        len(found.lacks),
    ) % {"n": len(found.lacks)}  # fmt: skip


def _row(one: Latest, programme: Programme, hidden: Hidden) -> MeasureRow:
    of = one.indicator
    newest = ""
    if one.value is not None:
        facts = {"figure": figure_in_words(one.value, of), "period": in_words(one.starts_on, one.ends_on)}
        newest = _("%(figure)s, %(period)s") % facts
    return MeasureRow(
        title=of.title, address=at("indicator", programme, of.pk), label=str(SHORT[of.label]), tone=TONES[of.label],
        newest=newest, target=figure_in_words(of.target, of), owner=owner_of(of, hidden), note=_note(one),
        with_residents=of.with_residents,
    )  # fmt: skip


def _note(one: Latest) -> str:
    if not one.has_figures:
        return _("No figure yet")
    if one.waiting:
        told = ngettext("%(n)s figure waits for approval", "%(n)s figures wait for approval", one.waiting)
        return told % {"n": one.waiting}
    return ""


def owner_of(indicator: Indicator, hidden: Hidden) -> str:
    if indicator.owner is not None and not indicator.owner.erased_at:
        name = hidden.name(indicator.owner)
        return f"{name}, {indicator.owner_in_words}" if indicator.owner_in_words else name
    return indicator.owner_in_words


def _files(programme: Programme) -> tuple[tuple[str, str], ...]:
    return (
        (_("The framework as DOCX"), at("framework_word", programme)),
        (_("The framework as PDF"), at("framework_pdf", programme)),
        (_("All figures as XLSX"), at("figures_workbook", programme)),
        (_("All figures as CSV"), at("figures_csv", programme)),
    )


def _file(file: FigureFile, programme: Programme) -> FileRow:
    if file.taken_back_at:
        told, door = _("Taken back"), ""
    else:
        told = ngettext("%(n)s figure", "%(n)s figures", file.rows) % {"n": file.rows}
        door = at("take_figures_back", programme, file.pk)
    return FileRow(file.name, date_format(file.made_at, "j F Y"), told, door)
