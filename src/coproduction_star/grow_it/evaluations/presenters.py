import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.indicators.periods import in_words
from coproduction_star.grow_it.indicators.wording import figure_in_words, gap_in_words, unit_of
from coproduction_star.grow_it.models import Evaluation, Indicator, Way
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.addresses import address as journey_address
from coproduction_star.journeys.frames import FormPage, Frame, SurePage, programme_frame
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.comparison import Verdict, effect_sentence, verdict
from coproduction_star.methods.sentences import in_language
from coproduction_star.organisations.access import Access
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.control import ControlPoint, control
from coproduction_star.ui.drawing.lines import LinePoint, line

from .panel import OTHERS, TREATED, Panel, drifted
from .working import Series, effect_of, mark_of

HERE = "evaluation"
LINKED = 0.05
"""Below this p of Ljung and Box the rests hang together over longer spans."""
TONES = {
    Verdict.BETTER: "green", Verdict.WORSE: "red", Verdict.CHANGED: "blue", Verdict.CANNOT_TELL: "grey",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    what: str
    measure: str
    address: str
    verdict: str
    tone: str
    sentence: str
    when: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """`measures` are those that can be looked at, each with where."""

    title: str
    frame: Frame
    rows: tuple[EvaluationRow, ...]
    measures: tuple[tuple[str, str], ...]
    framework: str
    outturns: str


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    title: str
    frame: Frame
    verdict: str
    tone: str
    sentence: str
    slope: str
    warnings: tuple[str, ...]
    chart: Chart | None
    trend: str
    """Whether those of both kinds were heading the same way before."""
    facts: tuple[tuple[str, str], ...]
    assumes: tuple[str, ...]
    narrative: str
    initiative: str
    initiative_at: str
    measure: str
    measure_at: str
    word: str
    pdf: str
    workbook: str
    remove: str
    back: str


def frame_of(programme: Programme, access: Access) -> Frame:
    return programme_frame(programme=programme, access=access, here=HERE)


def verdict_words(said: Verdict) -> str:
    return {
        Verdict.BETTER: _("It got better"), Verdict.WORSE: _("It got worse"), Verdict.CHANGED: _("It changed"),
        Verdict.CANNOT_TELL: _("We cannot tell"),
    }[said]  # fmt: skip


def said_of(evaluation: Evaluation) -> tuple[Verdict, str]:
    """What can be said; of places that were not heading the same way before, nothing."""
    if evaluation.way == Way.DIFFERENCES and drifted(evaluation.result):
        words = _("Both were not heading the same way before, so what came apart later is no sign that it worked.")
        return Verdict.CANNOT_TELL, words
    effect = effect_of(evaluation.result["effect"])
    better: Any = evaluation.indicator.better
    return verdict(effect, better=better), in_language(effect_sentence(effect), _)


def list_page(
    programme: Programme, *, access: Access, rows: Iterable[Evaluation], measures: Iterable[Indicator]
) -> ListPage:
    may = has_perm(Permission.EVALUATE, access, programme)
    return ListPage(
        title=_("Did it work?"), frame=frame_of(programme, access), rows=tuple(_row(one, programme) for one in rows),
        measures=tuple((one.title, at("new_evaluation", programme, one.pk)) for one in measures) if may else (),
        framework=at("framework", programme), outturns=at("outturns", programme),
    )  # fmt: skip


def _row(one: Evaluation, programme: Programme) -> EvaluationRow:
    said, sentence = said_of(one)
    return EvaluationRow(
        what=one.what, measure=one.indicator.title, address=at("evaluation", programme, one.pk),
        verdict=verdict_words(said), tone=TONES[said], sentence=sentence, when=date_format(one.change_on, "j F Y"),
    )  # fmt: skip


def evaluation_page(
    evaluation: Evaluation, *, access: Access, series: Series, exact: bool, panel: Panel | None = None
) -> EvaluationPage:
    """`series` or `panel` is what the figures say now; the chart shows them only to whoever may see them exactly."""
    mark = panel.mark if panel else mark_of(series)
    programme, indicator = evaluation.indicator.programme, evaluation.indicator
    said, sentence = said_of(evaluation)
    may = has_perm(Permission.EVALUATE, access, programme)
    slope = evaluation.result["slope"]
    return EvaluationPage(
        title=evaluation.what, frame=frame_of(programme, access), verdict=verdict_words(said), tone=TONES[said],
        sentence=sentence, slope=_slope(slope) if slope else "", warnings=tuple(_warnings(evaluation, mark)),
        chart=_drawn(evaluation, series) if exact else None, trend="".join(_trend(evaluation)),
        facts=tuple(_facts(evaluation)),
        assumes=tuple(_assumes(evaluation)), narrative=evaluation.narrative,
        initiative=evaluation.initiative.title if evaluation.initiative else "",
        initiative_at=_initiative_at(evaluation, programme),
        measure=indicator.title, measure_at=at("indicator", programme, indicator.pk),
        word=at("evaluation_word", programme, evaluation.pk), pdf=at("evaluation_pdf", programme, evaluation.pk),
        workbook=at("evaluation_workbook", programme, evaluation.pk),
        remove=at("remove_evaluation", programme, evaluation.pk) if may else "", back=at("evaluations", programme),
    )  # fmt: skip


def _initiative_at(evaluation: Evaluation, programme: Programme) -> str:
    if evaluation.initiative_id is None:
        return ""
    return journey_address("initiative", programme, evaluation.initiative_id)


def _slope(kept: dict[str, Any]) -> str:
    words = in_language(effect_sentence(effect_of(kept)), _)
    return _("With each further period: %(words)s") % {"words": words}


def _warnings(evaluation: Evaluation, mark: str) -> Iterator[str]:
    if evaluation.way == Way.BEFORE_AFTER:
        yield _("There is no comparator: anything else that changed may have made this difference.")
    if evaluation.result["mark"] != mark:
        yield _("Figures have changed since. The result is the one of that day: look again to have a new one.")
    if evaluation.result["missing"] and evaluation.way == Way.DIFFERENCES:
        yield _("Periods left out because somebody has no figure: %(n)s.") % {"n": evaluation.result["missing"]}
    elif evaluation.result["missing"]:
        yield _("Periods without a figure: %(n)s.") % {"n": evaluation.result["missing"]}
    if min(evaluation.result["before"], evaluation.result["after"]) < 8:
        yield _("There are few figures. A change that is really there may well not show.")
    linked = evaluation.result["linked_p"]
    if linked is not None and linked < LINKED:
        yield _("Something still repeats in the figures, such as a season. Allow for it, or read the range with care.")


def _trend(evaluation: Evaluation) -> Iterator[str]:
    """Whether the assumption held before, as far as the figures can tell."""
    if evaluation.way != Way.DIFFERENCES:
        return
    trend = evaluation.result["trend"]
    if drifted(evaluation.result):
        yield _("Before the change they were not heading the same way.")
    elif trend is None:
        yield _("Nobody can see whether they were heading the same way before: there are fewer than 3 periods.")
    else:
        yield _("Before the change they were heading the same way, as far as the figures can tell.") + " "
        yield _("With few of them only a large drift would show.")


def _drawn(evaluation: Evaluation, series: Series) -> Chart | None:
    return _study(evaluation) if evaluation.way == Way.DIFFERENCES else _chart(evaluation, series)


def _study(evaluation: Evaluation) -> Chart:
    """The difference of every period from the last one before: near nought before, and apart after, if it worked."""
    points = []
    for one in evaluation.result["study"]:
        when = in_words(dt.date.fromisoformat(one["from"]), dt.date.fromisoformat(one["to"]))
        effect = one["effect"] or {"value": 0.0, "low": None, "high": None}
        points.append(LinePoint(when, effect["value"], effect["low"], effect["high"]))
    words = _(
        "How far apart both came in each period, against the last one before the change (%(day)s). Before it the band "
        "should hold nought."
    )
    return line(
        _("In each period, against the last one before"), points, unit=unit_of(evaluation.indicator),
        sentence=words % {"day": date_format(evaluation.change_on, "j F Y")}, source=evaluation.indicator.source,
        key=f"study-{evaluation.pk.hex[:8]}",
    )  # fmt: skip


def _chart(evaluation: Evaluation, series: Series) -> Chart | None:
    indicator = evaluation.indicator
    without, change = evaluation.result["without"], series.place(evaluation.change_on)
    if not series.starts:
        return None
    known = without if len(without) == len(series.starts) else [None] * len(series.starts)
    points = [
        ControlPoint(
            in_words(start, end), None if value != value else float(value), mean=line, begins=place == change,
            note=evaluation.what if place == change else "",
        )
        for place, (start, end, value, line) in enumerate(
            zip(series.starts, series.ends, series.values, known, strict=True)
        )
    ]  # fmt: skip
    rules = _("Figures before and after.")
    if any(known):
        rules = _("The plain line: what the figures would have been without the change, as the model has it.")
    return control(
        indicator.title, points, unit=unit_of(indicator), rules=rules,
        sentence=said_of(evaluation)[1], source=indicator.source, key=f"evaluation-{evaluation.pk.hex[:8]}",
    )  # fmt: skip


def _facts(evaluation: Evaluation) -> Iterator[tuple[str, str]]:
    result, indicator = evaluation.result, evaluation.indicator
    yield _("How it was looked at"), str(Way(evaluation.way).label)
    yield _("From which day on"), date_format(evaluation.change_on, "j F Y")
    if evaluation.way == Way.DIFFERENCES:
        yield _("Whom it happened to"), "; ".join(result["units"][TREATED])
        yield _("Whom it did not happen to"), "; ".join(result["units"][OTHERS])
    else:
        yield _("Whom it happened to"), evaluation.group or _("Everybody")
    if evaluation.way == Way.BESIDE:
        other = evaluation.other_indicator.title if evaluation.other_indicator else ""
        yield _("Beside"), other or evaluation.other_group or _("Everybody in this measure")
    yield _("Figures before and after"), f"{result['before']} / {result['after']}"
    if evaluation.way == Way.DIFFERENCES:
        means = (gap_in_words(mean, indicator) for mean in result["means"])
        yield _("Mean change of those it happened to, and of the others"), " / ".join(means)
    elif len(result["means"]) == 2:
        after, before = result["means"]
        means = figure_in_words(before, indicator), figure_in_words(after, indicator)
        yield _("Means before and after"), " / ".join(means)
    if evaluation.way == Way.INTERRUPTED:
        yield _("Seasons"), _("Yes") if evaluation.seasons else _("No")
        yield _("How far each period hangs together with the one before"), f"{result['linkage']:.2f}"
    yield _("p"), f"{result['effect']['p']:.3g}"
    yield _("Worked out on"), date_format(evaluation.made_at, "j F Y")


def _assumes(evaluation: Evaluation) -> Iterator[str]:
    if evaluation.way == Way.BEFORE_AFTER:
        yield _("Nothing else changed between the two times.")
    elif evaluation.way in (Way.BESIDE, Way.DIFFERENCES):
        yield _("Without the change both would have gone the same way.")
        yield _("Those beside did not change because of it.")
    else:
        yield _("Without the change the figures would have gone on as they were heading.")
        yield _("Nothing else happened at the same moment.")
    yield _("The day of the change was not chosen because of the figures.")
    yield _("Figures were measured alike throughout.")


def form_page(indicator: Indicator, *, access: Access) -> FormPage:
    programme = indicator.programme
    return FormPage(
        _("Look whether it worked"), frame_of(programme, access), _("Look"), at("indicator", programme, indicator.pk),
        indicator.title,
    )  # fmt: skip


def remove_page(evaluation: Evaluation, *, access: Access) -> SurePage:
    programme = evaluation.indicator.programme
    return SurePage(
        title=_("Take this result out?"), about=evaluation.what, frame=frame_of(programme, access),
        points=(_("It leaves the list for good."), _("Its figures stay where they are.")),
        undo=_("You can look again at any time, with the same figures."), button=_("Take it out"),
        back=at("evaluation", programme, evaluation.pk),
    )  # fmt: skip
