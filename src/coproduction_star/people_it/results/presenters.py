from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.asking.addresses import public_results_address
from coproduction_star.people_it.models import Margins, Reach, ResultState, Survey, SurveyAudience, SurveyResult
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import DownloadLink, download_links
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table
from coproduction_star.ui.drawing.numerals import numeral

from . import charts
from .addresses import at
from .crossed_tables import barriers_table, beside_table, more_table, skills_table
from .design_page import design_in_words
from .public_words import decided_in_words, taken_back_in_words
from .weights_page import Weights, obstacles_of, weights_of
from .wording import Called, people, percent

HERE = "survey"
CHARTS = (
    charts.INDICES_CHART, charts.NOW_CHART, charts.WOULD_CHART, "q.do-more", charts.SKILLS_CHART, charts.STOPPED,
    charts.STOPPED_NOT, charts.BESIDE_CHART,
)  # fmt: skip
"""In the order in which they are told. Each has its table, and a sentence."""
FEW_NAMED = 5


@dataclass(frozen=True, slots=True)
class Pictured:
    """A chart with its files."""

    chart: Chart
    downloads: tuple[DownloadLink, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """Who asks a group that was not heard, and where that promise stands."""

    group: str
    how: str
    promise: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Census figures of one question, to be changed."""

    name: str
    about: str
    address: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Who we have not heard: in a sentence and a table, and who goes and asks them."""

    sentence: str
    chart: Pictured | None
    table: Table | None
    reached: tuple[Reached, ...]
    reach: str


@dataclass(frozen=True, slots=True)
class Public:
    """Whether everybody may see it, and what can be done about that; addresses are empty where nothing can."""

    decided: str
    taken_back: str
    page: str
    publish: str
    take_back: str


@dataclass(frozen=True, slots=True)
class Body:
    """What a result says, in the order in which it is told."""

    made: str
    heard: Heard
    obstacles: tuple[str, ...]
    weights: Weights | None
    design: str
    charts: tuple[Pictured, ...]
    tables: tuple[Table, ...]
    questions: tuple[Link, ...]
    csv: str
    xlsx: str
    compare: str
    public: Public


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """The results of a survey: what is being worked out, what was, and what it can be worked out with."""

    title: str
    frame: Frame
    lead: str
    waiting: str
    here: str
    go_on: str
    body: Body | None
    figures: tuple[Figures, ...]
    new_figures: str
    work_out: str
    earlier: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """What was said to one question: by everybody, by place and by group."""

    title: str
    frame: Frame
    lead: str
    charts: tuple[Pictured, ...]
    tables: tuple[Table, ...]
    answers: tuple[Link, ...]
    back: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks."""

    title: str
    frame: Frame
    button: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()
    remove: str = ""
    samples: tuple[Link, ...] = ()


def frame(survey: Survey, access: Access) -> Frame:
    return programme_frame(programme=survey.programme, access=access, here=HERE)


def results_page(
    *, survey: Survey, access: Access, result: SurveyResult | None, body: Body | None, still: bool,
    margins: Iterable[Margins], earlier: Iterable[SurveyResult], called: Called, answers: str,
) -> ResultsPage:  # fmt: skip
    works = has_perm(Permission.WORK_OUT_RESULTS, access, survey)
    waits = result is not None and result.state == ResultState.WAITING
    return ResultsPage(
        title=_("Results: %(survey)s") % {"survey": survey.title},
        frame=frame(survey, access),
        lead=answers,
        waiting=_waiting(result) if result is not None and waits else "",
        here=at("results", survey),
        go_on=at("result_go_on", survey, result.pk) if result is not None and waits and still and works else "",
        body=body,
        figures=tuple(_figures(row, called) for row in margins),
        new_figures=at("new_margins", survey) if works else "",
        work_out=at("work_out", survey) if works and not waits else "",
        earlier=tuple(_link(one, survey) for one in earlier),
    )


def _waiting(result: SurveyResult) -> str:
    return (
        ngettext("%(number)s answer is read so far.", "%(number)s answers are read so far.", result.read)
        % {"number": numeral(result.read)}
    )  # fmt: skip


def answers_so_far(number: int | None) -> str:
    """How many have answered, as far as it may be told."""
    if number is None:
        return _("7 people or fewer have answered so far.")
    return _("About %(number)s people have answered so far.") % {"number": numeral(number)}


def _figures(row: Margins, called: Called) -> Figures:
    people_there = numeral(sum(one["people"] for one in row.population))
    facts = {"people": people_there, "source": row.source, "year": row.year}
    about = _("%(people)s people. %(source)s, %(year)s.") % facts
    if row.drawn:
        facts["drawn"] = numeral(sum(one["drawn"] for one in row.population))
        about = _("%(drawn)s of %(people)s people were drawn by these groups. %(source)s, %(year)s.") % facts
    return Figures(called.question(row.name), about, at("change_margins", row.survey, row.pk))


def _link(result: SurveyResult, survey: Survey) -> Link:
    day = date_format(result.made_at, "DATETIME_FORMAT")
    words = _("%(day)s: %(state)s") % {"day": day, "state": result.get_state_display()}
    return Link(words, at("result", survey, result.pk))


def body_of(
    *, result: SurveyResult, access: Access, called: Called, reaching: Iterable[Reach], questions: Sequence[str]
) -> Body:  # fmt: skip
    survey, done = result.survey, result.state == ResultState.DONE
    return Body(
        made=made_in_words(result),
        heard=_heard(result, access, called, reaching),
        obstacles=obstacles_of(result, called),
        weights=weights_of(result, called) if done else None,
        design=design_in_words(result, called),
        charts=tuple(_charts(result, called)) if done else (),
        tables=tuple(_tables(result, called)) if done else (),
        questions=tuple(
            Link(called.question(name), at("question_result", survey, result.pk, name)) for name in questions
        ),
        csv=at("result_csv", survey, result.pk) if done else "",
        xlsx=at("result_xlsx", survey, result.pk) if done else "",
        compare=at("compare", survey) if done and survey.audience == SurveyAudience.RESIDENT else "",
        public=_public(result, access),
    )


def _public(result: SurveyResult, access: Access) -> Public:
    survey, is_public = result.survey, result.is_public
    may = has_perm(Permission.SHARE_RESULTS, access, survey) and result.state == ResultState.DONE
    programme = survey.programme
    return Public(
        decided=decided_in_words(result) if is_public else "",
        taken_back=taken_back_in_words(result),
        page=public_results_address(programme.organisation.slug, programme.slug, survey.pk)
        if result.published_at
        else "",
        publish=at("publish_result", survey, result.pk) if may and not is_public else "",
        take_back=at("take_back_result", survey) if may and is_public else "",
    )


def made_in_words(result: SurveyResult) -> str:
    facts = {"day": date_format(localdate(result.made_at), "j F Y"), "answers": people(result.tables.get("answers"))}
    words = (
        _("Worked out on %(day)s from %(answers)s answers. It stays as it is; later answers need a new one.") % facts
    )
    left = result.tables.get("not_counted")
    if left:
        more = _("About %(number)s people did not agree that their answers are counted, so they are not.")
        words = f"{words} {more % {'number': numeral(left)}}"
    if len(result.editions) > 1:
        more = _(
            "Answers to editions %(editions)s are counted; where a question was asked in another way, only the last."
        )
        words = f"{words} {more % {'editions': ', '.join(map(str, result.editions))}}"
    return words


def pictured(result: SurveyResult, chart: Chart, key: str) -> Pictured:
    prefix = at("result_chart", result.survey, result.pk, key, "svg").removesuffix("svg")
    return Pictured(chart, download_links(prefix))


def _charts(result: SurveyResult, called: Called) -> Iterable[Pictured]:
    more = [table for table in result.tables["overall"] if table["question"] == "do-more"]
    for key in CHARTS:
        if key != "q.do-more" or more:
            chart = charts.chart_of(key, result, more, called)
            if chart is not None:
                yield pictured(result, chart, key)


def _tables(result: SurveyResult, called: Called) -> Iterable[Table]:
    made = (
        more_table(result.tables["crossed"]),
        skills_table(result.tables["crossed"], called),
        barriers_table(result.tables["crossed"], called, willing=True),
        barriers_table(result.tables["crossed"], called, willing=False),
        beside_table(result.tables["overall"], called),
    )
    return (table for table in made if table is not None)


def _heard(result: SurveyResult, access: Access, called: Called, reaching: Iterable[Reach]) -> Heard:
    lines = result.tables.get("heard", ())
    unheard = [called.group(line["by"], line["group"]) for line in lines if line["unheard"]]
    may = has_perm(Permission.REACH_OUT, access, result.survey)
    drawn = charts.heard(result, called) if lines else None
    return Heard(
        sentence=heard_sentence(unheard),
        chart=pictured(result, drawn, charts.HEARD_CHART) if drawn else None,
        table=heard_table(lines, called) if lines else None,
        reached=tuple(_reached(row) for row in reaching),
        reach=at("reach", result.survey) if may else "",
    )


def heard_sentence(unheard: Sequence[str]) -> str:
    if not unheard:
        return _("Every group in the table was heard. Who is in no table, such as people without a home?")
    named = ", ".join(unheard[:FEW_NAMED])
    if len(unheard) > FEW_NAMED:
        named = _("%(names)s and %(number)s more") % {"names": named, "number": len(unheard) - FEW_NAMED}
    return _("We have hardly heard: %(names)s. Nothing below speaks for them.") % {"names": named}


def heard_table(lines: Sequence[Mapping[str, Any]], called: Called) -> Table:
    head = (_("Group"), _("Answers"), _("Share of answers"), _("Share of the people there"), _("Heard?"))
    rows = tuple(
        (
            called.with_question(line["by"], line["group"]),
            people(line["answers"]),
            percent(line["share_of_answers"]) if line["share_of_answers"] is not None else "–",
            percent(line["share_of_people"]) if line["share_of_people"] is not None else _("not known"),
            _("hardly") if line["unheard"] else _("yes"),
        )
        for line in lines
    )
    return Table(_("Who was heard"), head, rows)


def _reached(row: Reach) -> Reached:
    promise = row.promise
    if promise is None:
        return Reached(row.group, row.how, _("There is no promise any more."))
    facts = {"who": promise.who or promise.who_in_words, "day": date_format(promise.due_on, "j F Y")}
    words = _("%(who)s, by %(day)s") % facts
    return Reached(row.group, row.how, f"{words} ({promise.get_kept_display()})")
