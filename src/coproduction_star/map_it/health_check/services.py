from collections.abc import Mapping
from typing import Any

from django.db import transaction

from coproduction_star.audit.services import record
from coproduction_star.journeys.initiatives.services import change_initiative
from coproduction_star.journeys.models import Initiative, Status
from coproduction_star.journeys.services import CO_FIELDS
from coproduction_star.map_it.models import HealthCheck

from .questions import asked


class NotAnswered(ValueError):
    """Every question needs one of its answers."""


@transaction.atomic
def keep_check(*, initiative: Initiative, answers: Mapping[str, str], by: Any) -> HealthCheck:
    """Earlier checks stay beside it."""
    for question in asked():
        if answers.get(question.slug) not in {answer.health.value for answer in question.answers}:
            raise NotAnswered(f"Answer the question {question.slug!r}.")
    kept = HealthCheck.objects.create(
        programme=initiative.programme, organisation_id=initiative.organisation_id, initiative=initiative,
        answers={question.slug: answers[question.slug] for question in asked()}, by=by,
    )  # fmt: skip
    record(by=by, verb="map_it.health_checked", subject=initiative)
    return kept


@transaction.atomic
def say_it_could_be_better(*, initiative: Initiative, by: Any) -> Initiative:
    """The explorer and the lists then show that it happens and could be better."""
    return change_initiative(
        initiative=initiative, version=initiative.version, by=by, values={"status": Status.IMPROVE},
        cos=[co for co, field in CO_FIELDS.items() if getattr(initiative, field)],
        outcomes=list(initiative.outcomes.all()), place_name=initiative.place.name if initiative.place else "",
    )  # fmt: skip
