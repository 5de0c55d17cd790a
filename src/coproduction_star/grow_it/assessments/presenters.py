from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.data.self_assessments import PARTS as PARTS_OF
from coproduction_star.data.self_assessments import SelfAssessment, Statement
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import Assessment, AssessmentAnswer, AssessmentKind
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import FormPage, Frame, SurePage, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.permissions import Permission as OfJourneys
from coproduction_star.methods.self_assessment import StatementView
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.intervals import Interval, intervals
from coproduction_star.ui.drawing.numerals import decimals_of, numeral

from .wording import LEAST, PARTS

HERE = "readiness"
Earlier = tuple[Assessment, Sequence[StatementView]]
"""A round that ended before, and how its statements were seen."""


@dataclass(frozen=True, slots=True)
class RoundRow:
    title: str
    address: str
    about: str
    state: str


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    frame: Frame
    rows: tuple[RoundRow, ...]
    begin: str
    pre_start: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement: what all say, what each group says, and what could be promised where it is weak."""

    words: str
    median: str
    spread: str
    groups: tuple[tuple[str, str], ...]
    weak: bool
    disputed: bool
    notes: tuple[str, ...]
    suggestion: str
    promise: str


@dataclass(frozen=True, slots=True)
class PartBlock:
    name: str
    rows: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class SlipsRow:
    """Links that are out: for whom, how many are unused, until when."""

    group: str
    said: str
    end: str


@dataclass(frozen=True, slots=True)
class RoundPage:
    title: str
    frame: Frame
    kind: str
    state: str
    sentences: tuple[str, ...]
    chart: Chart | None
    blocks: tuple[PartBlock, ...]
    trend: tuple[tuple[str, str], ...]
    then_and_now: tuple[tuple[str, str, str], ...]
    """Each part in the first round and now; empty where there was none before."""
    slips: tuple[SlipsRow, ...]
    make_slips: str
    answer: str
    answer_text: str
    type_in: str
    type_in_text: str
    end: str
    file: str
    back: str


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def list_page(programme: Programme, *, access: Access, rounds: Iterable[Assessment]) -> ListPage:
    keeps = has_perm(Permission.KEEP_ASSESSMENTS, access, programme)
    return ListPage(
        _("Readiness"), frame_of(programme, access), tuple(_round(one, programme) for one in rounds),
        at("new_assessment", programme) if keeps else "", at("pre_start", programme),
    )  # fmt: skip


def _round(one: Assessment, programme: Programme) -> RoundRow:
    number: int = one.number
    told = ngettext("%(n)s answer", "%(n)s answers", number) % {"n": number}
    about = f"{AssessmentKind(one.kind).label} · {date_format(one.made_at, 'j F Y')} · {told}"
    return RoundRow(one.title, at("assessment", programme, one.pk), about, _("Ended") if one.closed_at else _("Open"))


def round_page(
    assessment: Assessment, *, access: Access, statements: Sequence[Statement], views: Sequence[StatementView],
    answers: Sequence[AssessmentAnswer], people: int, earlier: Sequence[Earlier], has_answered: bool,
    slips: Iterable[Any] = (),
) -> RoundPage:  # fmt: skip
    programme, is_open = assessment.programme, assessment.closed_at is None
    may = {one: has_perm(one, access, programme) for one in Permission}
    promises = is_open is False and has_perm(OfJourneys.RECORD_PROMISE, access, programme)
    notes = _notes(answers) if people >= LEAST else {}
    rows = {
        one.id: _row(one, view, notes.get(one.id, ()), programme, promises=promises)
        for one, view in zip(statements, views, strict=True)
    }
    answers_too = may[Permission.ANSWER_ASSESSMENT] and is_open
    keeps = may[Permission.KEEP_ASSESSMENTS] and is_open
    return RoundPage(
        title=assessment.title, frame=frame_of(programme, access), kind=str(AssessmentKind(assessment.kind).label),
        state=_("Open") if is_open else _("Ended"), sentences=tuple(_sentences(views, len(answers), people)),
        chart=_chart(assessment, statements, views), blocks=tuple(_blocks(assessment, statements, rows)),
        trend=tuple(
            (f"{one.title}, {date_format(one.made_at, 'M Y')}", _number(overall(found))) for one, found in earlier
        ),
        then_and_now=tuple(_then_and_now(assessment, statements, views, earlier)),
        slips=tuple(_slips(one, programme) for one in slips) if keeps else (),
        make_slips=at("make_assessment_links", programme, assessment.pk) if keeps else "",
        answer=at("answer_assessment", programme, assessment.pk) if answers_too else "",
        answer_text=_("Change my answer") if has_answered else _("Answer"),
        type_in=at("type_in_assessment", programme, assessment.pk) if keeps else "",
        type_in_text=type_in_words(assessment.kind),
        end=at("end_assessment", programme, assessment.pk) if keeps else "",
        file=at("assessment_csv", programme, assessment.pk), back=at("assessments", programme),
    )  # fmt: skip


def _then_and_now(
    assessment: Assessment, statements: Sequence[Statement], views: Sequence[StatementView], earlier: Sequence[Earlier]
) -> Iterator[tuple[str, str, str]]:
    """The very first round is the baseline: where each part stood then, and where it stands."""
    if not earlier:
        return
    then = {one.statement: one for one in earlier[0][1]}
    now = {one.statement: one for one in views}
    for part in PARTS_OF[SelfAssessment(assessment.kind)]:
        ids = [one.id for one in statements if one.part == part]
        before, after = (overall([found[key] for key in ids if key in found]) for found in (then, now))
        yield str(PARTS[part]), _number(before), _number(after)


def _slips(one: Any, programme: Programme) -> SlipsRow:
    facts = {"n": one.unused, "all": one.number, "day": date_format(one.until, "j F Y")}
    said = _("%(n)s of %(all)s unused, until %(day)s") % facts
    return SlipsRow(one.group, said, at("end_assessment_links", programme, one.assessment_id, one.pk))


def overall(views: Sequence[StatementView]) -> float | None:
    """The median of the medians: where the whole stands."""
    told = [one.median for one in views if one.median is not None]
    return float(median(told)) if told else None


def _sentences(views: Sequence[StatementView], number: int, people: int) -> Iterator[str]:
    if not number:
        yield _("Nobody has answered yet.")
        return
    if people < LEAST:
        yield _("Fewer than %(least)s have answered. Nothing is shown, because somebody could be recognised.") % {
            "least": LEAST
        }
        return
    told = ngettext("%(n)s answer.", "%(n)s answers.", number) % {"n": number}
    middle = _("In the middle: %(score)s of 5.") % {"score": _number(overall(views))}
    yield f"{told} {middle}"
    weak, disputed = sum(one.weak for one in views), sum(one.disputed for one in views)
    if weak:
        yield ngettext("%(n)s statement is weak.", "%(n)s statements are weak.", weak) % {"n": weak}
    if disputed:
        yield ngettext(
            "Groups see %(n)s statement in quite different ways: talk about that first.",
            "Groups see %(n)s statements in quite different ways: talk about these first.", disputed,
        ) % {"n": disputed}  # fmt: skip


def _blocks(
    assessment: Assessment, statements: Sequence[Statement], rows: Mapping[str, StatementRow]
) -> Iterator[PartBlock]:
    for part in PARTS_OF[SelfAssessment(assessment.kind)]:
        yield PartBlock(str(PARTS[part]), tuple(rows[one.id] for one in statements if one.part == part))


def _row(
    one: Statement, view: StatementView, notes: Sequence[str], programme: Programme, *, promises: bool
) -> StatementRow:
    asked = urlencode({"what": one.suggestion})
    return StatementRow(
        words=one.words, median=_number(view.median), spread=_spread(view),
        groups=tuple((group.group, _group(group.median, group.number)) for group in view.groups), weak=view.weak,
        disputed=view.disputed, notes=tuple(notes), suggestion=one.suggestion if view.weak else "",
        promise=f"{journey_address('new_promise', programme)}?{asked}" if promises and view.weak else "",
    )  # fmt: skip


def type_in_words(kind: str) -> str:
    if kind == AssessmentKind.REVIEW:
        return _("Type in what somebody said on paper")
    return _("Type in what a group said together")


def _group(value: float | None, number: int) -> str:
    return _number(value) if value is not None else _("too few to show") if number else "–"


def _number(value: float | None) -> str:
    return "–" if value is None else numeral(value, decimals=decimals_of([value]))


def _spread(view: StatementView) -> str:
    """“1: 2 · 3: 4”: how many gave each score."""
    return " · ".join(f"{step}: {count}" for step, count in enumerate(view.spread, start=1) if count)


def _notes(answers: Iterable[AssessmentAnswer]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in answers:
        for key, words in one.notes.items():
            found.setdefault(key, []).append(words)
    return {key: tuple(sorted(words)) for key, words in found.items()}


def _chart(assessment: Assessment, statements: Sequence[Statement], views: Sequence[StatementView]) -> Chart | None:
    """Each part with its median, and how far apart its groups lie."""
    by_id = {view.statement: view for view in views}
    rows = []
    for part in PARTS_OF[SelfAssessment(assessment.kind)]:
        of_part = [by_id[one.id] for one in statements if one.part == part]
        middle = overall(of_part)
        ends = [group.median for view in of_part for group in view.groups if group.median is not None]
        if middle is not None:
            rows.append(Interval(str(PARTS[part]), min([*ends, middle]), middle, max([*ends, middle])))
    if not rows:
        return None
    told = _("The dot is the median of all; the band goes from the lowest to the highest group.")
    return intervals(
        _("Where each part stands, and how far apart groups see it"), rows, what=_("Part"),
        unit=_("score from 1 to 5"), step="grow-it", sentence=told,
        source=assessment.title, key=f"assessment-{assessment.pk.hex[:8]}",
    )  # fmt: skip


def form_page(programme: Programme, *, access: Access, title: str, button: str, back: str, **more: object) -> FormPage:
    return FormPage(title, frame_of(programme, access), button, back, **more)


def end_page(assessment: Assessment, *, access: Access) -> SurePage:
    return SurePage(
        title=_("End this round?"), about=assessment.title, frame=frame_of(assessment.programme, access),
        points=(
            _("Nobody can answer any more."), _("Nothing leads from an answer to whoever gave it any more."),
            _("Weak statements can be turned into promises."),
        ),
        undo=_("It cannot be opened again. You can begin another round at any time."), button=_("End it"),
        back=at("assessment", assessment.programme, assessment.pk),
    )  # fmt: skip


def csv_rows(
    statements: Sequence[Statement], views: Sequence[StatementView]
) -> Iterator[tuple[str, str, str, str, str]]:
    yield ("statement", "words", "group", "answers", "median")
    for one, view in zip(statements, views, strict=True):
        yield (one.id, one.words, "", str(view.number), "" if view.median is None else str(view.median))
        for group in view.groups:
            value = "too few to show" if group.median is None else str(group.median)
            yield (one.id, one.words, group.group, "" if group.median is None else str(group.number), value)
