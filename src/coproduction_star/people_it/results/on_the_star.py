"""What results say on the Star: figures, groups a campaign could speak to, what waits for whom, and what is found."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, Exists, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_scopes import scopes_disabled

from coproduction_star.journeys.finding import page_of, where_somebody_may
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.rows import programme_at
from coproduction_star.journeys.steps import Asked, Figure, Found, Segment, Waiting
from coproduction_star.journeys.words import hold
from coproduction_star.organisations.roles import Verb
from coproduction_star.people_it.models import ResultNeeds, ResultState, Survey, SurveyResult

from . import selectors
from .addresses import at
from .wording import INDICES, Called, called_then

WHERE = ("programme__slug", "programme__name", "programme__organisation__slug")
NAME = gettext_lazy("Results of surveys")
TO_LOOK = ""


def newest_results(programme: Programme) -> list[SurveyResult]:
    found = list(selectors.newest_results(programme))
    for one in found:
        one.survey.programme = programme
    return found


def figures(programme: Programme) -> Iterator[Figure]:
    """How many answered, and the contribution indices, as far as small numbers allow."""
    for result in newest_results(programme):
        facts = {
            "period": str(timezone.localdate(result.made_at).year), "source": result.survey.title,
            "address": at("results", result.survey), "grade": _grade(result),
        }  # fmt: skip
        if result.tables.get("answers"):
            yield Figure(_("People who answered"), float(result.tables["answers"]), _("answers"), **facts)
        for table in result.tables.get("indices", ()):
            line = table["lines"][0]
            if line["value"] is not None:
                yield Figure(str(INDICES[table["question"]]), line["value"], _("points of 100"), **facts)


def _grade(result: SurveyResult) -> str:
    if result.weights.get("method", "none") == "none":
        return _("those who answered; not weighed")
    return _("weighed to figures of the population")


def segments(programme: Programme) -> Iterator[Segment]:
    """People who would do more, by what they are good at, and what stops them: never fewer than may be shown."""
    for result in newest_results(programme):
        called = called_then(result)
        for table in result.tables.get("crossed", ()):
            words = SEGMENTS.get(table["question"])
            for line in table["lines"] if words else ():
                if words and line["value"] is not None:
                    yield _segment(result, table, line, words(called, table, line))


def _segment(result: SurveyResult, table: Mapping[str, Any], line: Mapping[str, Any], words: str) -> Segment:
    return Segment(
        key=f"{result.survey_id}:{table['question']}:{table['statement']}:{line['answer']}", name=words,
        people=line["count"], share=line["value"], low=line["low"], high=line["high"], source=result.survey.title,
        address=at("result", result.survey, result.pk),
    )  # fmt: skip


def _willing(called: Called, table: Mapping[str, Any], _line: Mapping[str, Any]) -> str:
    return _("Would do more, and good at: %(skill)s") % {"skill": called.answer("good-at", table["statement"])}


def _stopped(called: Called, table: Mapping[str, Any], line: Mapping[str, Any]) -> str:
    facts = {
        "skill": called.answer("good-at", line["answer"]), "barrier": called.answer("barriers", table["statement"])
    }  # fmt: skip
    return _("Would do more, good at: %(skill)s; stopped by: %(barrier)s") % facts


SEGMENTS: Mapping[str, Callable[..., str]] = {"skills": _willing, "barriers-more": _stopped}


def waiting_rows(user: Any, *, title: Any) -> Any:
    """A query for results that somebody asked for: not looked at yet, or in need of something."""
    with scopes_disabled():
        later = SurveyResult.objects.filter(survey=OuterRef("survey"), made_at__gt=OuterRef("made_at"))
        rows = SurveyResult.objects.filter(
            Q(looked_at__isnull=True) | Q(needs=ResultNeeds.MENDING), ~Exists(later), ~Q(state=ResultState.WAITING),
            made_by=user, programme__archived_at__isnull=True, programme__closed_at__isnull=True,
        ).order_by()  # fmt: skip
    key = Concat(Cast("survey", CharField()), Value(" "), "needs", output_field=CharField())
    one, no_day = Value(1, output_field=IntegerField()), Cast(Value(None), DateField())
    return rows.values_list(Value("result"), key, title, one, no_day, *WHERE)


WAITS = {
    TO_LOOK: gettext_lazy("Look at a survey’s result"),
    ResultNeeds.MENDING: gettext_lazy("Mend the figures of a survey: no weights fit"),
    ResultNeeds.FIGURES: gettext_lazy("Look at a survey’s result; it has no figures of the population yet"),
    ResultNeeds.ANSWERS: gettext_lazy("Look at a survey’s result; too few answered to say much"),
}


def waiting(programme: Programme, key: str) -> Waiting:
    survey, _space, needs = key.partition(" ")
    return Waiting(f"{WAITS[needs]}: {programme.name}", at("results", Survey(pk=UUID(survey), programme=programme)))


def pages(asked: Asked) -> Callable[[], QuerySet[Any]]:
    return partial(_found, asked)


def _found(asked: Asked) -> QuerySet[Any]:
    """Surveys with a result, by their titles."""
    done = SurveyResult.objects.filter(survey=OuterRef("pk"), state=ResultState.DONE)
    rows = Survey.objects.filter(
        Exists(done), hold(asked.words, fields=["title"]) & where_somebody_may(asked.access, Verb.SEE)
    )
    return page_of("result", rows, "pk", "title", *WHERE, order=("title", "pk"), asked=asked)


def hit(key: Any, title: str, slug: str, name: str, home: str) -> Found:
    programme = programme_at(slug, name, home)
    called = _("Results: %(survey)s") % {"survey": title}
    return Found(called, at("results", Survey(pk=key, programme=programme)), where=name)
