from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import Evaluation, Indicator, Way
from coproduction_star.methods.errors import InputRefused
from coproduction_star.methods.sentences import in_language

from .panel import answer_of_panel, panel_of
from .working import answer, series_of


class CannotTell(ValueError):
    """Figures that cannot answer the question: why, and what to do."""


@transaction.atomic
def evaluate(*, indicator: Indicator, values: Mapping[str, Any], by: Any) -> Evaluation:
    """Look whether it worked, and keep the answer. Raises CannotTell."""
    try:
        result = _answer(indicator, values)
    except InputRefused as error:
        raise CannotTell(" ".join(in_language(words, _) for words in (error.reason, error.remedy))) from error
    made = Evaluation.objects.create(
        indicator=indicator, programme_id=indicator.programme_id, organisation_id=indicator.organisation_id,
        result=result, by=by, **values,
    )  # fmt: skip
    record(by=by, verb="grow_it.evaluated", subject=made)
    return made


def _answer(indicator: Indicator, values: Mapping[str, Any]) -> dict[str, Any]:
    if values["way"] == Way.DIFFERENCES:
        return answer_of_panel(panel_of(indicator, values["units"]), change_on=values["change_on"])
    series, other = series_of(indicator, values["group"]), None
    if values["way"] == Way.BESIDE:
        other = series_of(values["other_indicator"] or indicator, values["other_group"])
    return answer(
        values["way"], indicator, series, other=other, change_on=values["change_on"], seasons=values["seasons"],
        slope=values["slope"],
    )  # fmt: skip


@transaction.atomic
def remove_evaluation(*, evaluation: Evaluation, by: Any) -> None:
    record(by=by, verb="grow_it.evaluation_removed", subject=evaluation)
    evaluation.delete()
