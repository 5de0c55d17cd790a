from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import Evaluation, Indicator, Way
from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.sentences import in_language

from .working import answer, series_of


class CannotTell(ValueError):
    """Figures that cannot answer the question: why, and what to do."""


@transaction.atomic
def evaluate(*, indicator: Indicator, values: Mapping[str, Any], by: Any) -> Evaluation:
    """Look whether it worked, and keep the answer. Raises CannotTell."""
    series = series_of(indicator, values["group"])
    other = None
    if values["way"] == Way.BESIDE:
        other = series_of(values["other_indicator"] or indicator, values["other_group"])
    try:
        result = answer(
            values["way"], indicator, series, other=other, change_on=values["change_on"], seasons=values["seasons"],
            slope=values["slope"],
        )  # fmt: skip
    except InputRefused as error:
        raise CannotTell(" ".join(in_language(words, _) for words in (error.reason, error.remedy))) from error
    made = Evaluation.objects.create(
        indicator=indicator, programme_id=indicator.programme_id, organisation_id=indicator.organisation_id,
        result=result, by=by, **values,
    )  # fmt: skip
    record(by=by, verb="grow_it.evaluated", subject=made)
    return made


@transaction.atomic
def remove_evaluation(*, evaluation: Evaluation, by: Any) -> None:
    record(by=by, verb="grow_it.evaluation_removed", subject=evaluation)
    evaluation.delete()
