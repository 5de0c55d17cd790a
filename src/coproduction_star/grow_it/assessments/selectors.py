import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from coproduction_star.grow_it.models import (
    Assessment,
    AssessmentAnswer,
    AssessmentKind,
    AssessmentSlip,
    AssessmentSlips,
)
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.self_assessment import Scores, StatementView, views
from coproduction_star.organisations.codes import hash_of

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
    return tuple(
        AssessmentAnswer.objects.filter(assessment=assessment).only("group", "scores", "notes", "together", "on_paper")
    )


def people_behind(assessment: Assessment, answer: AssessmentAnswer) -> int:
    """A group that answered together shows nobody alone. Of a review, what is typed in is what one person said."""
    group = answer.together and not answer.on_paper and assessment.kind != AssessmentKind.REVIEW
    return LEAST if group else 1


def views_of(assessment: Assessment, answers: tuple[AssessmentAnswer, ...]) -> tuple[StatementView, ...]:
    given = [Scores(one.group, one.scores, people_behind(assessment, one)) for one in answers]
    ids = [one.id for one in statements_of(assessment.kind)]
    return views(ids, given, least=LEAST)


def earlier_rounds(assessment: Assessment) -> tuple[Assessment, ...]:
    """Rounds of the same kind before it that ended, the oldest first. The first, the baseline, always is one."""
    rows = Assessment.objects.filter(
        programme=assessment.programme_id,
        kind=assessment.kind,
        closed_at__isnull=False,
        made_at__lt=assessment.made_at,
    )
    found = tuple(rows.order_by("made_at").prefetch_related("answers"))
    return found if len(found) <= SHOWN else (found[0], *found[1 - SHOWN :])


def slips_of(assessment: Assessment, *, today: dt.date) -> list[AssessmentSlips]:
    """Links that people can still answer by, with how many nobody has used: `unused`."""
    rows = AssessmentSlips.objects.filter(assessment=assessment, ended_at=None, until__gte=today)
    return list(rows.annotate(unused=Count("open")))


def slips_called(assessment: Assessment, slips_id: UUID) -> AssessmentSlips:
    return AssessmentSlips.objects.get(assessment=assessment, pk=slips_id)


def slip_with_code(code: str) -> AssessmentSlip:
    """Across organisations; needs no scope. Raises DoesNotExist."""
    rows = AssessmentSlip._base_manager.select_related("batch__assessment", "programme__organisation")
    return rows.get(hash=hash_of(code))


def is_open(slip: AssessmentSlip, *, today: dt.date) -> bool:
    """Until its day, until somebody ends it, and until the round or the programme ends."""
    batch, home = slip.batch, slip.programme
    over = batch.ended_at or batch.assessment.closed_at or home.closed_at or home.archived_at
    return not over and batch.until >= today
