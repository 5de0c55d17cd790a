"""The pictures of a result, each with its sentence and its table, all from the lines that may be shown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from math import floor
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.methods.disclosure import HALF
from coproduction_star.people_it.models import SurveyResult
from coproduction_star.ui.drawing.bars import Bar, bars
from coproduction_star.ui.drawing.chart import Chart, Target
from coproduction_star.ui.drawing.intervals import Interval, intervals

from .wording import INDICES, THEMES, Called

Tables = Sequence[Mapping[str, Any]]
Line = Mapping[str, Any]
STEP = "people-it"
INDICES_CHART, NOW_CHART, SKILLS_CHART = "indices", "now", "skills"
WOULD_CHART, BESIDE_CHART, HEARD_CHART = "would", "beside", "heard"
STOPPED, STOPPED_NOT = "barriers-more", "barriers-not-more"
MOST_PAIRS = 12
"""So many pairs of barrier and skill are drawn, the largest first; the table has them all."""


def chart_of(key: str, result: SurveyResult, tables: Tables, called: Called) -> Chart | None:
    """The picture of a name; none where nothing may be shown. `tables` are those of its question, if it has one."""
    if key in WHOLE:
        return WHOLE[key](result, called)
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


def heard(result: SurveyResult, called: Called) -> Chart | None:
    """How many answers came for each hundred that a group's number would have it, in whole answers.

    The shares are of protected counts: a decimal would claim more than is known. The files keep the shares.
    """
    rows = [
        Bar(called.group(line["by"], line["group"]), _of_100(line["share_of_answers"], line["share_of_people"]))
        for line in result.tables.get("heard", ())
        if line["share_of_people"] and line["share_of_answers"] is not None
    ]
    if not rows:
        return None
    title = _("Answers for each 100 that there would be, had all been heard alike")
    return bars(
        title, rows, what=_("Group"), unit=_("answers"), step=STEP, target=Target(100, _("as their number")),
        source=_source(result), key=HEARD_CHART,
    )  # fmt: skip


def _of_100(answers: float, people: float) -> int:
    return floor(100 * answers / people + HALF)


def would(result: SurveyResult, _called: Called) -> Chart | None:
    """Who would do more, of those who do a thing often now and of the others."""
    named = {
        "more-of-often": _("%(theme)s: of those who do it often"), "more-of-others": _("%(theme)s: of the others")
    }  # fmt: skip
    rows = [
        (named[line["answer"]] % {"theme": THEMES[table["statement"]]}, line)
        for table in _crossed(result, "now")
        for line in table["lines"]
        if line["answer"] in named
    ]
    return _drawn(result, _("Who would do more, by what they do now"), rows, key=WOULD_CHART)


def stopped(result: SurveyResult, called: Called, *, key: str) -> Chart | None:
    """What stops people with a skill: the pairs that most of them name."""
    rows = [
        (f"{called.answer('good-at', line['answer'])}: {called.answer('barriers', table['statement'])}", line)
        for table in _crossed(result, key)
        for line in table["lines"]
        if line["value"] is not None
    ]
    rows.sort(key=lambda row: -row[1]["value"])
    title = (
        _("What stops people who would do more, by what they are good at")
        if key == STOPPED
        else _("What stops people who would not do more, by what they are good at")
    )
    return _drawn(result, title, rows[:MOST_PAIRS], key=key)


def offers_beside_needs(result: SurveyResult, called: Called) -> Chart | None:
    """Each skill twice: who has it, and who would like to learn it."""
    overall = {table["question"]: table["lines"] for table in result.tables.get("overall", ())}
    wanted = {line["answer"]: line for line in overall.get("want-to-learn", ())}
    rows = []
    for line in overall.get("good-at", ()):
        other = wanted.get(line["answer"])
        if other and (line["value"] is not None or other["value"] is not None):
            facts = {"skill": called.answer("good-at", line["answer"])}
            rows.append((_("%(skill)s: good at it") % facts, line))
            rows.append((_("%(skill)s: would like to learn it") % facts, other))
    return _drawn(result, _("Offers beside needs"), rows, key=BESIDE_CHART)


def _crossed(result: SurveyResult, name: str) -> list[Mapping[str, Any]]:
    return [table for table in result.tables.get("crossed", ()) if table["question"] == name]


def indices(result: SurveyResult, _called: Called) -> Chart | None:
    rows = [(str(INDICES[table["question"]]), table["lines"][0]) for table in result.tables.get("indices", ())]
    return _drawn(result, _("How much people do, from 0 to 100"), rows, key=INDICES_CHART, of_100=False)


def now(result: SurveyResult, _called: Called) -> Chart | None:
    rows = [
        (str(THEMES[table["statement"]]), line)
        for table in _crossed(result, "now")
        for line in table["lines"]
        if line["answer"] == "often"
    ]
    return _drawn(result, _("What people do often now"), rows, key=NOW_CHART)


def skills(result: SurveyResult, called: Called) -> Chart | None:
    rows = [(called.answer("good-at", table["statement"]), table["lines"][0]) for table in _crossed(result, "skills")]
    return _drawn(result, _("Who would do more, by what they are good at"), rows, key=SKILLS_CHART)


WHOLE: Mapping[str, Callable[[SurveyResult, Called], Chart | None]] = {
    INDICES_CHART: indices,
    NOW_CHART: now,
    WOULD_CHART: would,
    SKILLS_CHART: skills,
    STOPPED: partial(stopped, key=STOPPED),
    STOPPED_NOT: partial(stopped, key=STOPPED_NOT),
    BESIDE_CHART: offers_beside_needs,
    HEARD_CHART: heard,
}
"""The pictures that are about no single question."""


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
