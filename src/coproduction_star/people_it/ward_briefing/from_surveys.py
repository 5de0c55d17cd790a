"""What the page of a ward says of surveys: the newest result that has figures of the ward, small numbers left out."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.cache import cache
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.data.content_files import Language
from coproduction_star.data.questions import bank_question
from coproduction_star.journeys.models import Place
from coproduction_star.journeys.steps import WardPart, WardRow
from coproduction_star.people_it.models import QuestionResult, ResultState, SurveyAudience

ASKED: Mapping[str, WardPart] = {
    "keep-well": WardPart.DO, "look-after-area": WardPart.DO, "ways-to-help": WardPart.WOULD,
    "barriers": WardPart.BARRIERS,
}  # fmt: skip
OFTEN = "often"
MOST = 3
TEN_MINUTES = 600
LATEST = 40
"""Figures of so many questions are looked through at most."""
SAYS_NOTHING = {"none", "not-say"}
Line = Mapping[str, Any]


def ward_rows(place: Place) -> Iterator[WardRow]:
    """Asked at most every ten minutes, as results are frozen. Figures that small numbers forbid are in none."""
    found = cache.get_or_set(f"ward-surveys:{place.pk}", lambda: _newest(place), TEN_MINUTES)
    for question, survey, when, lines in found or ():
        source = f"{survey}, {date_format(when, 'F Y')}"
        for statement, line in lines:
            yield WardRow(ASKED[question], _named(question, statement, line), _in_words(line), source=source)


def _newest(place: Place) -> list[tuple[str, str, dt.datetime, list[tuple[str, Line]]]]:
    """Of each question the newest figures of this ward, the largest first."""
    rows = QuestionResult.objects.filter(
        organisation=place.organisation_id, question__in=list(ASKED), result__state=ResultState.DONE,
        result__survey__audience=SurveyAudience.RESIDENT, programme__archived_at__isnull=True,
    ).order_by("-result__finished_at")  # fmt: skip
    names = ("question", "tables", "result__survey__title", "result__finished_at", "result__survey__place")
    newest: dict[str, tuple[str, str, dt.datetime, list[tuple[str, Line]]]] = {}
    for question, tables, survey, when, about in rows.values_list(*names)[:LATEST]:
        lines = _figures(tables, place, of_the_ward=about == place.pk)
        if lines and question not in newest:
            newest[question] = (question, survey, when, sorted(lines, key=lambda one: -one[1]["value"])[:MOST])
    return list(newest.values())


def _figures(tables: Sequence[Mapping[str, Any]], place: Place, *, of_the_ward: bool) -> list[tuple[str, Line]]:
    """Of people in this ward; of everybody, where only the ward was asked."""
    wanted = ("", "") if of_the_ward else ("place", str(place.pk))
    return [
        (table["statement"], line)
        for table in tables
        for line in table["lines"]
        if (line["by"], line["group"]) == wanted
        and line["value"] is not None
        and line["answer"] not in SAYS_NOTHING
        and (not table["statement"] or line["answer"] == OFTEN)
    ]


def _named(question: str, statement: str, line: Line) -> str:
    """In the words of the bank, in the reader's language."""
    read = Language.WELSH if translation.get_language() == Language.WELSH else Language.ENGLISH
    asked = bank_question(question, read)
    called = {one.id: one.text for one in (asked.statements if statement else asked.choices)}
    key = statement or line["answer"]
    return called.get(key, key)


def _in_words(line: Line) -> str:
    facts = {name: round(line[name] * 100) for name in ("value", "low", "high")}
    return _("%(value)s%% (between %(low)s%% and %(high)s%%)") % facts
