"""What a survey says, for everybody: who was heard first, then estimates with their ranges, and how it was done."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.people_it.asking.addresses import public_results_address
from coproduction_star.people_it.models import SurveyResult
from coproduction_star.ui.drawing.chart import Chart
from coproduction_star.ui.drawing.facts import Table

from . import charts
from .design_page import design_in_words
from .presenters import CHARTS, heard_sentence, heard_table, made_in_words
from .public_tables import public_tables, too_few_in_words
from .public_words import decided_in_words, taken_back_in_words
from .weights_page import weights_of
from .wording import Called, title_of


@dataclass(frozen=True, slots=True)
class PublicPage:
    """`taken_back` says why there are no numbers any more; then there are none."""

    title: str
    organisation: str
    programme: str
    decided: str
    taken_back: str
    made: str
    heard: str
    heard_table: Table | None
    design: str
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    too_few: str
    how: tuple[str, ...]
    data: str


def address_of(result: SurveyResult) -> str:
    programme = result.survey.programme
    return public_results_address(programme.organisation.slug, programme.slug, result.survey_id)


def data_address_of(result: SurveyResult) -> str:
    programme = result.survey.programme
    return reverse("api:public_survey_results", args=(programme.organisation.slug, programme.slug, result.survey_id))


def public_page(result: SurveyResult, called: Called) -> PublicPage:
    programme, shown = result.survey.programme, result.is_public
    lines = result.tables.get("heard", ()) if shown else ()
    overall = result.tables.get("overall", ()) if shown else ()
    return PublicPage(
        title=_("What people said: %(survey)s") % {"survey": title_of(result.survey, called)},
        organisation=programme.organisation.name,
        programme=programme.name,
        decided=decided_in_words(result) if shown else "",
        taken_back=taken_back_in_words(result),
        made=made_in_words(result) if shown else "",
        heard=heard_sentence([called.group(line["by"], line["group"]) for line in lines if line["unheard"]]),
        heard_table=heard_table(lines, called) if lines else None,
        design=design_in_words(result, called),
        charts=tuple(_charts(result, called)) if shown else (),
        tables=tuple(public_tables(overall, called)),
        too_few=too_few_in_words(overall, called),
        how=weights_of(result, called).sentences if shown else (),
        data=data_address_of(result),
    )


def _charts(result: SurveyResult, called: Called) -> Iterator[Chart]:
    more = [table for table in result.tables["overall"] if table["question"] == "do-more"]
    for key in CHARTS:
        if key != "q.do-more" or more:
            made = charts.chart_of(key, result, more, called)
            if made is not None:
                yield made
