import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from coproduction_star.data import asset_surveys
from coproduction_star.data.asset_surveys import changes
from coproduction_star.data.questions import Kind
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.people_it.definitions import asked_in, definition_of
from coproduction_star.people_it.models import (
    ConsentKind,
    Margins,
    QuestionResult,
    Reach,
    Response,
    ResultState,
    Sample,
    SampleFrame,
    SampleState,
    Survey,
    SurveyConsent,
    SurveyEdition,
    SurveyLink,
    SurveyResult,
)

if TYPE_CHECKING:
    from coproduction_star.data.asset_surveys.results import (
        Answered,
        Dimension,
        KnownClusters,
        KnownDrawing,
        KnownMargin,
    )

PLACE, WAY = "place", "way"
GROUPS = ("age-group", "sex", "disability", "ethnic-group", "look-after")
"""Questions that tables are by, where they are asked."""
CONSENTS = ("consent", "group-consent")
"""Where a survey asks one of these, only answers are counted whose people agreed to it."""
STILL_AFTER = dt.timedelta(minutes=10)
AT_ONCE = 2_000


def survey_with(*, programme: Programme, survey_id: UUID) -> Survey:
    found: Survey = Survey.objects.get(programme=programme, pk=survey_id)
    found.programme = programme
    return found


def surveys_with_results(programme: Programme) -> list[Survey]:
    """What was published, the newest first."""
    return list(Survey.objects.filter(programme=programme, published_at__isnull=False))


def editions_of(survey: Survey) -> list[SurveyEdition]:
    """The newest first."""
    return list(SurveyEdition.objects.filter(survey=survey).order_by("-number"))


def names_of_places(organisation_id: UUID) -> dict[str, str]:
    rows = Place.objects.filter(organisation=organisation_id).order_by("name").values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def names_of_ways(survey: Survey) -> dict[str, str]:
    """What the links, posters and letters are called by which people came to it."""
    return {str(link.pk): str(link) for link in SurveyLink.objects.filter(survey=survey)}


def margins_of(survey: Survey) -> list[Margins]:
    return list(Margins.objects.filter(survey=survey))


def samples_drawn(survey: Survey) -> list[Sample]:
    """Samples that weights can begin from, the newest first.

    They were sent, some were drawn and others not, and it is known of each answer from which part of the list it is.
    """
    rows = Sample.objects.filter(survey=survey, state=SampleState.SENT).exclude(frame=SampleFrame.HOMES)
    return [one for one in rows if _tells_weights(one.strata)]


def _tells_weights(strata: Sequence[Mapping[str, Any]]) -> bool:
    return all(one["link"] for one in strata) and any(one["drawn"] < one["people"] for one in strata)


def sample_with(survey: Survey, *, sample_id: UUID) -> Sample:
    """Raises Sample.DoesNotExist where weights cannot begin from it."""
    found = next((one for one in samples_drawn(survey) if one.pk == sample_id), None)
    if found is None:
        raise Sample.DoesNotExist
    return found


def margins_with(survey: Survey, *, margins_id: UUID) -> Margins:
    found: Margins = Margins.objects.get(survey=survey, pk=margins_id)
    found.survey = survey
    return found


def known_margins(rows: Iterable[Any]) -> "tuple[KnownMargin, ...]":
    """As the library knows them, from rows or from what a result keeps of them."""
    from coproduction_star.data.asset_surveys.results import Dimension, KnownMargin

    return tuple(
        KnownMargin(
            Dimension(row["name"], tuple(tuple(each["choices"]) for each in row["population"])),
            tuple(float(each["people"]) for each in row["population"]),
        )
        for row in rows
    )


def known_drawing(row: Mapping[str, Any]) -> "KnownDrawing | None":
    """As the library knows it, from what a result keeps; none where everybody could answer."""
    from coproduction_star.data.asset_surveys.results import KnownDrawing

    if not row:
        return None
    (margin,) = known_margins([row])
    return KnownDrawing(margin.dimension, margin.people, tuple(float(each["drawn"]) for each in row["population"]))


def known_clusters(row: Mapping[str, Any]) -> "KnownClusters | None":
    """As the library knows them, from what a result keeps; none where people were drawn singly."""
    from coproduction_star.data.asset_surveys.results import Dimension, KnownClusters

    if not row:
        return None
    choices = tuple(tuple(each) for each in row["choices"])
    return KnownClusters(
        Dimension(row["name"], choices),
        tuple(map(float, row["in_all"])),
        tuple(map(float, row.get("members", ()))),
    )


def kept_margins(rows: Iterable[Margins]) -> list[dict[str, Any]]:
    """What a result keeps of the figures it was weighed to."""
    return [_kept(row) for row in rows]


def _kept(row: Margins) -> dict[str, Any]:
    kept = {"name": row.name, "population": row.population, "source": row.source, "year": row.year}
    if row.drawn:
        kept["on"] = row.drawn_on.isoformat() if row.drawn_on else ""
        kept["sample"] = str(row.sample_id or "")
    return kept


def groups_in(asked: asset_surveys.Survey, places: Sequence[str]) -> "tuple[Dimension, ...]":
    """By what tables are told apart: by place, where there are several, and by the groups that are asked for."""
    from coproduction_star.data.asset_surveys.results import Dimension
    from coproduction_star.data.questions.question import DECLINED

    found = [Dimension(PLACE, tuple((place,) for place in places))] if len(places) > 1 else []
    for name in GROUPS:
        question = asked.question(name)
        if question is not None and question.kind is Kind.ONE:
            choices = tuple((choice.id,) for choice in question.choices if choice.id != DECLINED)
            found.append(Dimension(name, choices))
    return tuple(found)


def finished(survey: Survey) -> QuerySet[Response]:
    """Answers that were brought to their end and not taken back."""
    return Response.objects.filter(survey=survey, finished_at__isnull=False, withdrawn_at__isnull=True)


def counted(survey: Survey, asked: asset_surveys.Survey) -> QuerySet[Response]:
    """The answers that may be counted: where the survey asks for that consent, only those who gave it."""
    rows = finished(survey)
    if not any(asked.question(name) for name in CONSENTS):
        return rows
    agreed = SurveyConsent.objects.filter(
        response=OuterRef("pk"), kind=ConsentKind.STATISTICS, taken_back_at__isnull=True
    )
    return rows.filter(Exists(agreed))


def answers_of(survey: Survey, asked: asset_surveys.Survey) -> "Iterator[Answered]":
    """Everybody's answers, the special ones with them, as a stream. Only the machine that counts reads it.

    An answer to a question that an earlier edition asked in another way is left out.
    """
    from coproduction_star.data.asset_surveys.results import Answered

    changed = {edition.pk: _kept_apart(asked_in(edition), asked) for edition in editions_of(survey)}
    rows = counted(survey, asked).order_by().values_list("edition", "place", "link", "answers", "special__answers")
    for edition, place, way, answers, special in rows.iterator(chunk_size=AT_ONCE):
        said = {**answers, **(special or {})}
        if apart := changed[edition]:
            said = {key: value for key, value in said.items() if key.split(".")[0] not in apart}
        yield Answered(said, str(place or ""), str(way or ""))


def _kept_apart(before: asset_surveys.Survey, after: asset_surveys.Survey) -> frozenset[str]:
    return frozenset(change.question for change in changes(before, after) if change.breaks_comparison)


def results_of(survey: Survey) -> list[SurveyResult]:
    """The newest first, without their tables."""
    return list(SurveyResult.objects.filter(survey=survey).defer("tables", "definition").order_by("-made_at"))


def result_with(survey: Survey, *, result_id: UUID) -> SurveyResult:
    found: SurveyResult = SurveyResult.objects.get(survey=survey, pk=result_id)
    found.survey = survey
    return found


def newest_result(survey: Survey) -> SurveyResult | None:
    """The newest that was worked out; where there is none, the newest that could not be, or is waited for."""
    rows = SurveyResult.objects.filter(survey=survey)
    found = rows.filter(state=ResultState.DONE).first() or rows.first()
    if found is not None:
        found.survey = survey
    return found


def newest_results(programme: Programme) -> QuerySet[SurveyResult]:
    """The newest result of each survey: one query, whatever the number of surveys and results."""
    newest = SurveyResult.objects.filter(survey=OuterRef("survey"), state=ResultState.DONE).order_by("-made_at")
    rows = SurveyResult.objects.filter(programme=programme, pk=Subquery(newest.values("pk")[:1]))
    return rows.select_related("survey").order_by("survey__title", "pk")


def question_of(result: SurveyResult, *, question: str) -> QuestionResult:
    found: QuestionResult = QuestionResult.objects.get(result=result, question=question)
    return found


def questions_of(result: SurveyResult, *, only: str | None = None) -> list[QuestionResult]:
    rows = QuestionResult.objects.filter(result=result)
    return list(rows if only is None else rows.filter(question=only))


def names_of_questions(result: SurveyResult) -> list[str]:
    """In their order, from what the result keeps of everybody."""
    return list(dict.fromkeys(table["question"] for table in result.tables.get("overall", ())))


def asked_by(result: SurveyResult) -> asset_surveys.Survey:
    return definition_of(result.definition)


def reaching(survey: Survey) -> list[Reach]:
    return list(Reach.objects.filter(survey=survey).select_related("promise__who"))


def stands_still(result: SurveyResult, *, now: dt.datetime) -> bool:
    """Nothing was read for some minutes: whoever worked it out was stopped."""
    return result.state == ResultState.WAITING and (result.moved_at or result.made_at) < now - STILL_AFTER


def how_many(survey: Survey) -> int | None:
    """How many have answered, as it may be shown."""
    from coproduction_star.methods.disclosure import shown

    return shown(finished(survey).count())


def asked_now(survey: Survey) -> asset_surveys.Survey:
    """The newest edition; before there is one, the draft."""
    newest = SurveyEdition.objects.filter(survey=survey).order_by("-number").first()
    return asked_in(newest) if newest else definition_of(survey.draft)


def weighable_questions(
    asked: asset_surveys.Survey, known: Mapping[str, Mapping[str, str]], named: Callable[[str], str]
) -> list[tuple[str, str, dict[str, tuple[str, ...]]]]:  # fmt: skip
    """What figures can be about: id, words, and what each answer may be called. `known` names places and ways."""
    from coproduction_star.data.asset_surveys.results.margins import choices_of, weighable

    first = (*GROUPS, PLACE)
    names = [*weighable(asked), *(name for name, there in known.items() if len(there) > 1)]
    names.sort(key=lambda name: first.index(name) if name in first else len(first))
    return [(name, named(name), choices_of(asked, name, known.get(name, {}))) for name in names]
