"""The pictures of a result, each with its sentence and its table, all from the lines that may be shown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.people_it.models import SurveyResult
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.intervals import Interval, intervals

from .wording import INDICES, THEMES, Called

Tables = Sequence[Mapping[str, Any]]
Line = Mapping[str, Any]
STEP = "people-it"
INDICES_CHART, NOW_CHART, SKILLS_CHART = "indices", "now", "skills"


def chart_of(key: str, result: SurveyResult, tables: Tables, called: Called) -> Chart | None:
    """The picture of a name; none where nothing may be shown. `tables` are those of its question, if it has one."""
    if key == INDICES_CHART:
        return indices(result)
    if key == NOW_CHART:
        return now(result)
    if key == SKILLS_CHART:
        return skills(result, called)
    match key.split("."):
        case ["q", _name]:
            return question(result, tables, called)
        case ["by", by, _name, statement, answer]:
            return by_group(result, tables, called, by=by, statement=statement, answer=answer)
    return None


def question_in(key: str) -> str:
    """The question that a picture's name is about; empty where it is about none."""
    match key.split("."):
        case ["q", name] | ["by", _, name, _, _]:
            return name
    return ""


def indices(result: SurveyResult) -> Chart | None:
    rows = [(str(INDICES[table["question"]]), table["lines"][0]) for table in result.tables.get("indices", ())]
    return _drawn(result, _("How much people do, from 0 to 100"), rows, key=INDICES_CHART, of_100=False)


def now(result: SurveyResult) -> Chart | None:
    rows = [
        (str(THEMES[table["statement"]]), line)
        for table in result.tables.get("crossed", ())
        if table["question"] == "now"
        for line in table["lines"]
        if line["answer"] == "often"
    ]
    return _drawn(result, _("What people do often now"), rows, key=NOW_CHART)


def skills(result: SurveyResult, called: Called) -> Chart | None:
    rows = [
        (called.answer("good-at", table["statement"]), table["lines"][0])
        for table in result.tables.get("crossed", ())
        if table["question"] == "skills"
    ]
    return _drawn(result, _("Who would do more, by what they are good at"), rows, key=SKILLS_CHART)


def question(result: SurveyResult, tables: Tables, called: Called) -> Chart | None:
    """What everybody said: each choice, or the first choice of each statement."""
    name = tables[0]["question"]
    of_100 = tables[0]["measure"] == "share"
    return _drawn(
        result, _title(tables, called), list(_rows(tables, called)), key=f"q.{name}", of_100=of_100
    )  # fmt: skip


def _title(tables: Tables, called: Called) -> str:
    words = called.question(tables[0]["question"])
    if not tables[0]["statement"]:
        return words
    first = called.answer(tables[0]["question"], tables[0]["lines"][0]["answer"])
    return _("%(question)s Those who say: %(answer)s") % {"question": words, "answer": first}


def _rows(tables: Tables, called: Called) -> Iterator[tuple[str, Line]]:
    for table in tables:
        lines = [line for line in table["lines"] if not line["by"]]
        if table["statement"]:
            yield called.statement(table["question"], table["statement"]), lines[0]
        else:
            yield from ((called.answer(table["question"], line["answer"]) or _("Mean"), line) for line in lines)


def by_group(
    result: SurveyResult, tables: Tables, called: Called, *, by: str, statement: str, answer: str
) -> Chart | None:  # fmt: skip
    """What each group said: one answer, beside that of everybody."""
    table = next((one for one in tables if (one["statement"] or "-") == statement), None)
    if table is None:
        return None
    lines = [line for line in table["lines"] if (line["answer"] or "-") == answer and line["by"] in ("", by)]
    rows = [(called.group(line["by"], line["group"]), line) for line in lines]
    said = called.answer(table["question"], lines[0]["answer"]) if lines and lines[0]["answer"] else _("Mean")
    title = _("%(answer)s, by: %(group)s") % {"answer": said, "group": called.question(by)}
    key = ".".join(("by", by, table["question"], statement, answer))
    return _drawn(result, title, rows, key=key, of_100=table["measure"] == "share")


def _drawn(
    result: SurveyResult, title: str, rows: Sequence[tuple[str, Line]], *, key: str, of_100: bool = True
) -> Chart | None:  # fmt: skip
    times = 100 if of_100 else 1
    shown = [
        Interval(name, times * line["low"], times * line["value"], times * line["high"])
        for name, line in rows
        if line["value"] is not None
    ]
    if not shown:
        return None
    few = len(rows) - len(shown)
    left_out = ngettext("%(number)s is left out: too few to say.", "%(number)s are left out: too few to say.", few)
    chart = intervals(
        title, shown, what=_("Answer"), unit=_("%") if of_100 else _("points"), step=STEP,
        source=_source(result), key=key.replace(".", "-"),
    )  # fmt: skip
    if not few:
        return chart
    return Chart(
        chart.title, f"{chart.sentence} {left_out % {'number': few}}", chart.table, chart.root, chart.source, chart.key
    )


def _source(result: SurveyResult) -> str:
    day = date_format(localdate(result.made_at), "j F Y")
    facts = {"survey": result.survey.title, "day": day, "number": result.tables.get("answers") or _("few")}
    return _("“%(survey)s”, %(number)s answers, worked out on %(day)s") % facts
