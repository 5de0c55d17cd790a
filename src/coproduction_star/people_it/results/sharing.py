"""Whether other organisations may compare themselves with a result: said, changed, taken back, and what is seen."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from coproduction_star.audit.services import record
from coproduction_star.organisations.models import Organisation
from coproduction_star.people_it.models import ResultState, SharedCore, Survey, SurveyAudience, SurveyResult

from . import selectors

if TYPE_CHECKING:
    from coproduction_star.data import asset_surveys
    from coproduction_star.data.asset_surveys.results.core_twelve import CoreLine, Other

MOST_ORGANISATIONS = 500


class NothingToShare(Exception):
    """There is no result, or it says nothing about the core that small numbers allow."""


def own_lines(result: SurveyResult, asked: "asset_surveys.Survey") -> "tuple[CoreLine, ...]":
    """What this result says about the core, from what it keeps of everybody."""
    from coproduction_star.data.asset_surveys.results.core_twelve import core_lines

    if result.survey.audience != SurveyAudience.RESIDENT or result.state != ResultState.DONE:
        return ()
    return core_lines(asked, result.tables.get("overall", ()))


def shared_core(survey: Survey) -> SharedCore | None:
    found: SharedCore | None = SharedCore.objects.filter(survey=survey).first()
    return found


@transaction.atomic
def share(*, result: SurveyResult, named: bool, who: str, by: Any) -> SharedCore:
    """Let others see the core of this result; what was shared before is replaced. Raises NothingToShare."""
    survey, lines = result.survey, own_lines(result, selectors.asked_by(result))
    if not lines:
        raise NothingToShare(survey.pk)
    SharedCore.objects.filter(survey=survey).delete()
    kept: SharedCore = SharedCore.objects.create(
        survey=survey,
        programme_id=survey.programme_id,
        organisation_id=survey.organisation_id,
        named=named,
        decided_who=who,
        decided_by=by,
        decided_at=timezone.now(),
        lines=[asdict(line) for line in lines],
        answers=result.tables.get("answers"),
        weighed=result.weights.get("method", "none") != "none",
        worked_out_on=timezone.localdate(result.made_at),
    )
    record(by=by, verb="people_it.core_shared", subject=survey)
    return kept


@transaction.atomic
def take_back(*, survey: Survey, by: Any) -> None:
    """Nobody else sees it from now on."""
    gone, _rows = SharedCore.objects.filter(survey=survey).delete()
    if gone:
        record(by=by, verb="people_it.core_taken_back", subject=survey)


def others_of(organisation: Organisation) -> "list[Other]":
    """The newest that each other organisation shares: its protected lines, and its name where it is to be named.

    This is the one place that reads beyond the tenant; nothing else of another organisation is asked for.
    """
    from coproduction_star.data.asset_surveys.results.core_twelve import Other

    with scopes_disabled():
        rows = list(
            SharedCore.objects.exclude(organisation=organisation.pk)
            .filter(organisation__demonstration=organisation.demonstration, programme__archived_at__isnull=True)
            .order_by("-decided_at")
            .values_list("organisation", "organisation__name", "named", "lines")[:MOST_ORGANISATIONS]
        )
    newest: dict[Any, Other] = {}
    for key, name, named, lines in rows:
        newest.setdefault(key, Other(name if named else "", _lines(lines)))
    return list(newest.values())


def _lines(kept: Sequence[dict[str, Any]]) -> "tuple[CoreLine, ...]":
    from coproduction_star.data.asset_surveys.results.core_twelve import CoreLine

    return tuple(CoreLine(**line) for line in kept)


def lines_of(shared: SharedCore) -> "tuple[CoreLine, ...]":
    return _lines(shared.lines)
