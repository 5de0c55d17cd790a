from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from coproduction_star.grow_it.models import Assessment, AssessmentAnswer, AssessmentKind
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.self_assessment import Scores, StatementView, views

from .wording import LEAST, statements_of

SHOWN = 5
"""Earlier rounds beside a round."""


def rounds_of(programme: Programme) -> QuerySet[Assessment]:
    return Assessment.objects.filter(programme=programme).annotate(number=Count("answers"))


def round_called(programme: Programme, assessment_id: UUID) -> Assessment:
    return Assessment.objects.select_related("programme__organisation").get(programme=programme, pk=assessment_id)


def own_answer(assessment: Assessment, user: Any) -> AssessmentAnswer | None:
    return AssessmentAnswer.objects.filter(assessment=assessment, by=user, together=False).first()


def answers_of(assessment: Assessment) -> tuple[AssessmentAnswer, ...]:
    return tuple(AssessmentAnswer.objects.filter(assessment=assessment).only("group", "scores", "notes", "together"))


def people_behind(assessment: Assessment, answer: AssessmentAnswer) -> int:
    """A group that answered together shows nobody alone. Of a review, what is typed in is what one person said."""
    return LEAST if answer.together and assessment.kind != AssessmentKind.REVIEW else 1


def views_of(assessment: Assessment, answers: tuple[AssessmentAnswer, ...]) -> tuple[StatementView, ...]:
    given = [Scores(one.group, one.scores, people_behind(assessment, one)) for one in answers]
    ids = [one.id for one in statements_of(assessment.kind)]
    return views(ids, given, least=LEAST)


def earlier_rounds(assessment: Assessment) -> tuple[Assessment, ...]:
    """Rounds of the same kind before it that ended, the oldest first: the trend."""
    rows = Assessment.objects.filter(
        programme=assessment.programme_id,
        kind=assessment.kind,
        closed_at__isnull=False,
        made_at__lt=assessment.made_at,
    )
    return tuple(rows.order_by("made_at").prefetch_related("answers"))[-5:]
