"""The core of one survey beside what other organisations found, and the same as rows of a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.frames import Frame
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.models import SharedCore, SurveyResult
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.intervals import Interval, intervals

from .addresses import at
from .charts import STEP
from .presenters import frame
from .wording import Called, percent

if TYPE_CHECKING:
    from coproduction_star.data.asset_surveys.results.core_twelve import Beside

HEAD = (
    "question", "statement", "answer", "question_text", "answer_text", "estimate", "low", "high", "answers",
    "other_organisations", "others_lowest", "others_median", "others_highest", "named",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Compared:
    """One question: a picture and a table of the same lines."""

    chart: Chart
    table: Table


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Whether others may see the core, who decided that, and what they found beside what we found."""

    title: str
    frame: Frame
    lead: str
    decided: str
    others: str
    questions: tuple[Compared, ...]
    share: str
    take_back: str
    csv: str
    xlsx: str
    back: str


def compare_page(
    *, result: SurveyResult, access: Access, shared: SharedCore | None, lines: "Sequence[Beside]", others: int,
    called: Called,
) -> ComparePage:  # fmt: skip
    """`lines` is empty until the organisation shares its own."""
    survey = result.survey
    may = has_perm(Permission.SHARE_RESULTS, access, survey)
    return ComparePage(
        title=_("Compare with other organisations"),
        frame=frame(survey, access),
        lead=_(
            "Twelve questions are the same everywhere. Organisations that let others see their numbers see those of "
            "the others. Only what small numbers allow is shown, and a name only where its organisation said so."
        ),
        decided=_decided(shared) if shared else "",
        others=_others(others, lines) if shared else "",
        questions=tuple(_questions(lines, called)),
        share=at("share_core", survey) if may else "",
        take_back=at("take_back_core", survey) if may and shared else "",
        csv=at("compare_csv", survey) if lines else "",
        xlsx=at("compare_xlsx", survey) if lines else "",
        back=at("results", survey),
    )


def _decided(shared: SharedCore) -> str:
    facts = {
        "who": shared.decided_who,
        "day": date_format(localdate(shared.decided_at), "j F Y"),
        "of": date_format(shared.worked_out_on, "j F Y"),
    }
    if shared.named:
        return _("%(who)s decided on %(day)s that others see the result of %(of)s, with our name.") % facts
    return _("%(who)s decided on %(day)s that others see the result of %(of)s, without our name.") % facts


def _others(number: int, lines: "Sequence[Beside]") -> str:
    from coproduction_star.data.asset_surveys.results.core_twelve import LEAST_OTHERS

    if not number:
        return _("No other organisation lets others see its result yet. Yours is ready for when one does.")
    told = ngettext(
        "%(number)s other organisation lets others see its result.",
        "%(number)s other organisations let others see their results.", number,
    ) % {"number": number}  # fmt: skip
    if any(line.median is not None or line.named for line in lines):
        return told
    more = _("A median is shown from %(least)s organisations on, so that it does not tell what one of them found.")
    return f"{told} {more % {'least': LEAST_OTHERS}}"


def shown_lines(lines: "Sequence[Beside]") -> "list[Beside]":
    """Of statements only those who give the first answer, such as “often”; the file has every line."""
    first: dict[tuple[str, str], str] = {}
    for line in lines:
        first.setdefault((line.own.question, line.own.statement), line.own.answer)
    return [
        line
        for line in lines
        if not line.own.statement or first[line.own.question, line.own.statement] == line.own.answer
    ]


def _questions(lines: "Sequence[Beside]", called: Called) -> Iterator[Compared]:
    by_question: dict[str, list[Beside]] = {}
    for line in shown_lines(lines):
        by_question.setdefault(line.own.question, []).append(line)
    for name, held in by_question.items():
        title = called.question(name)
        if held[0].own.statement:
            facts = {"question": title, "answer": called.answer(name, held[0].own.answer)}
            title = _("%(question)s Those who say: %(answer)s") % facts
        yield Compared(_chart(name, title, held, called), _table(title, held, called))


def _named(line: "Beside", called: Called) -> str:
    own = line.own
    if own.statement:
        return called.statement(own.question, own.statement)
    return called.answer(own.question, own.answer)


def _chart(name: str, title: str, lines: "Sequence[Beside]", called: Called) -> Chart:
    rows = []
    for line in lines:
        own, what = line.own, _named(line, called)
        rows.append(Interval(_("%(what)s: we") % {"what": what}, 100 * own.low, 100 * own.value, 100 * own.high))
        if line.median is not None and line.lowest is not None and line.highest is not None:
            ends = (100 * line.lowest, 100 * line.median, 100 * line.highest)
            rows.append(Interval(_("%(what)s: others") % {"what": what}, *ends))
    source = _("Ours: the estimate with its range of chance. Others: the median, from the lowest to the highest.")
    return intervals(title, rows, what=_("Answer"), unit=_("%"), step=STEP, source=source, key=f"core-{name}")


def _table(title: str, lines: "Sequence[Beside]", called: Called) -> Table:
    head = (
        _("Answer"), _("We"), _("Median of others"), _("Lowest to highest"), _("Organisations"),
        _("Organisations that are named"),
    )  # fmt: skip
    rows = tuple(
        (
            _named(line, called),
            _("%(value)s (%(low)s to %(high)s)")
            % {name: percent(getattr(line.own, name)) for name in ("value", "low", "high")},
            percent(line.median) if line.median is not None else _("too few to say"),
            f"{percent(line.lowest)}–{percent(line.highest)}"
            if line.lowest is not None and line.highest is not None
            else "–",
            str(line.others or "–"),
            "; ".join(f"{name}: {percent(value)}" for name, value in line.named) or "–",
        )
        for line in lines
    )
    return Table(_("%(question)s Ours beside others") % {"question": title}, head, rows)


def rows_of(lines: "Sequence[Beside]", called: Called) -> Iterator[tuple[object, ...]]:
    """Every line, for a file."""
    yield HEAD
    for line in lines:
        own = line.own
        text = called.question(own.question)
        if own.statement:
            text = f"{text} – {called.statement(own.question, own.statement)}"
        yield (
            own.question, own.statement, own.answer, text, called.answer(own.question, own.answer), own.value, own.low,
            own.high, own.answers, line.others or None, line.lowest, line.median, line.highest,
            "; ".join(f"{name}: {value}" for name, value in line.named),
        )  # fmt: skip
