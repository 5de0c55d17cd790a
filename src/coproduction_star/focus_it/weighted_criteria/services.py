import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star import __version__
from coproduction_star.audit.services import record
from coproduction_star.focus_it.asked import Letter, remind_once
from coproduction_star.focus_it.models import (
    ComparedOption,
    Comparison,
    CriteriaResult,
    Criterion,
    CriterionScore,
    ImpactMatrix,
    SwingWeight,
    Weigher,
)
from coproduction_star.focus_it.models.impact_matrix import BIGGEST_SEED
from coproduction_star.journeys.decisions.selectors import has_declared
from coproduction_star.journeys.decisions.services import NotDeclared
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.organisations.models import Participant

from .addresses import at
from .asking import awaited_in
from .measuring import document_of, mark_of, measure
from .selectors import content_of, panels_of


class ComparisonClosed(Exception):
    """Nothing of it changes any more, or nobody may weigh yet."""


class WeighingBegun(Exception):
    """People weigh the steps between these ends, so the criteria stay as they are."""


class NotWhole(Exception):
    """Two options, a criterion and every score are needed before people weigh."""


@dataclass(frozen=True, slots=True)
class Swing:
    """What one step is worth, from the least to the most, and why."""

    points: float
    low: float
    high: float
    reason: str


Swings = Mapping[Criterion, Swing]


@transaction.atomic
def set_up(
    *, programme: Programme, title: str, initiatives: Iterable[Initiative], matrix: ImpactMatrix | None, by: Any
) -> Comparison:
    """A new comparison of these initiatives, and of the options that a matrix has left."""
    comparison = Comparison.objects.create(
        programme=programme, organisation_id=programme.organisation_id, title=title,
        seed=random.SystemRandom().randrange(BIGGEST_SEED), by=by,
    )  # fmt: skip
    _add_options(comparison, options_from(initiatives, matrix))
    record(by=by, verb="focus_it.comparison_set_up", subject=comparison)
    return comparison


def options_from(
    initiatives: Iterable[Initiative], matrix: ImpactMatrix | None
) -> list[tuple[str, Initiative | None]]:
    """Each once, with its title."""
    found: list[tuple[str, Initiative | None]] = [(one.title, one) for one in initiatives]
    if matrix is not None:
        known = {one.pk for _title, one in found if one}
        left = matrix.options.filter(dropped_at__isnull=True).select_related("initiative")
        found += [(one.title, one.initiative) for one in left if one.initiative_id not in known]
    return found


def owned_by(comparison: Comparison) -> dict[str, Any]:
    return {"programme_id": comparison.programme_id, "organisation_id": comparison.organisation_id}


def _add_options(comparison: Comparison, options: Iterable[tuple[str, Initiative | None]]) -> None:
    last = ComparedOption.objects.filter(comparison=comparison).aggregate(last=Max("position"))["last"] or 0
    ComparedOption.objects.bulk_create(
        ComparedOption(**owned_by(comparison), comparison=comparison, title=title, initiative=one, position=place)
        for place, (title, one) in enumerate(options, start=last + 1)
    )


@transaction.atomic
def add_options(*, comparison: Comparison, options: Iterable[tuple[str, Initiative | None]], by: Any) -> None:
    """Scales are fixed, so that another option changes nothing about those there are."""
    held = _unclosed(comparison)
    _add_options(held, options)
    record(by=by, verb="focus_it.compared_options_added", subject=held)
    refresh(held)


@transaction.atomic
def change_option(*, option: ComparedOption, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Its cost, and whether it is withdrawn with which reason. Raises ChangedMeanwhile, ComparisonClosed."""
    held = _unclosed(option.comparison)
    claim_version(option, version=version)
    option.cost, option.cost_source = values["cost"], values["cost_source"]
    was, option.withdrawn_why = option.withdrawn_at, values["withdrawn_why"]
    option.withdrawn_at = (was or timezone.now()) if option.withdrawn_why else None
    option.save()
    verb = {(True, False): "withdrawn", (False, True): "taken_up_again"}.get(
        (option.withdrawn_at is not None, was is not None), "changed"
    )
    record(by=by, verb=f"focus_it.compared_option_{verb}", subject=option, reason=option.withdrawn_why)
    refresh(held)


@transaction.atomic
def word_costs(*, comparison: Comparison, version: int, words: str, by: Any) -> None:
    held = _unclosed(comparison)
    claim_version(held, version=version)
    held.cost_words = words
    held.save(update_fields=["cost_words"])
    record(by=by, verb="focus_it.costs_worded", subject=held)


@transaction.atomic
def add_criterion(*, comparison: Comparison, values: Mapping[str, Any], by: Any) -> Criterion:
    """Raises WeighingBegun."""
    held = _unbegun(comparison)
    last = Criterion.objects.filter(comparison=held).aggregate(last=Max("position"))["last"] or 0
    made = Criterion.objects.create(**owned_by(held), comparison=held, position=last + 1, **values)
    record(by=by, verb="focus_it.criterion_added", subject=made)
    return made


@transaction.atomic
def change_criterion(*, criterion: Criterion, version: int, values: Mapping[str, Any], by: Any) -> None:
    """Raises ChangedMeanwhile, WeighingBegun. Scores that lie beyond the new ends are refused by the form."""
    _unbegun(criterion.comparison)
    claim_version(criterion, version=version)
    for name, value in values.items():
        setattr(criterion, name, value)
    criterion.save()
    record(by=by, verb="focus_it.criterion_changed", subject=criterion)


@transaction.atomic
def remove_criterion(*, criterion: Criterion, by: Any) -> None:
    """Raises WeighingBegun."""
    _unbegun(criterion.comparison)
    record(by=by, verb="focus_it.criterion_removed", subject=criterion)
    criterion.delete()


@transaction.atomic
def score_option(
    *, option: ComparedOption, version: int, scores: Mapping[Criterion, Mapping[str, Any]], by: Any
) -> None:
    """Keep where an option lies on each criterion, with where that comes from. A score that is left out goes."""
    held = _unclosed(option.comparison)
    claim_version(option, version=version)
    option.scores.exclude(criterion__in=scores).delete()
    for criterion, values in scores.items():
        CriterionScore.objects.update_or_create(
            option=option, criterion=criterion, defaults={**values, "by": by, **owned_by(held)}
        )
    record(by=by, verb="focus_it.option_scored", subject=option)
    refresh(held)


@transaction.atomic
def open_comparison(*, comparison: Comparison, by: Any) -> None:
    """People may weigh from now on. Raises NotWhole."""
    held = _unclosed(comparison)
    if held.opened_at is not None:
        return
    if not content_of(held).is_whole:
        raise NotWhole
    held.opened_at = timezone.now()
    held.save(update_fields=["opened_at"])
    record(by=by, verb="focus_it.comparison_opened", subject=held)


@transaction.atomic
def weigh(*, comparison: Comparison, participant_id: UUID, group: str, swings: Swings, by: Any) -> Weigher:
    """Keep or change what the steps are worth to one person. Raises ComparisonClosed, NotDeclared."""
    held = _open(comparison)
    if not has_declared(programme=held.programme, participant_id=participant_id):
        raise NotDeclared
    weigher, _is_new = Weigher.objects.update_or_create(
        comparison=held, participant_id=participant_id, defaults={"group": group, "by": by, **owned_by(held)}
    )
    _keep(weigher, swings)
    own = weigher.participant is not None and weigher.participant.user_id == by.pk
    verb = "focus_it.criteria_weighed" if own else "focus_it.criteria_weighed_for"
    record(by=by, verb=verb, subject=held, for_whom=participant_id)
    refresh(held)
    return weigher


@transaction.atomic
def weigh_in_room(*, comparison: Comparison, people: int, version: int, swings: Swings, by: Any) -> Weigher:
    """Keep what a room agreed on, marked so. Raises ChangedMeanwhile, ComparisonClosed."""
    held = _open(comparison)
    room, is_new = Weigher.objects.get_or_create(
        comparison=held, participant=None, defaults={"people": people, "by": by, **owned_by(held)}
    )
    if not is_new:
        claim_version(room, version=version)
    room.people, room.by = people, by
    room.save()
    _keep(room, swings)
    record(by=by, verb="focus_it.weighed_in_the_room", subject=held, number=people)
    refresh(held)
    return room


def _keep(weigher: Weigher, swings: Swings) -> None:
    weigher.swings.all().delete()
    owned = {"programme_id": weigher.programme_id, "organisation_id": weigher.organisation_id}
    SwingWeight.objects.bulk_create(
        SwingWeight(
            **owned, weigher=weigher, criterion=criterion, points=one.points, low=one.low, high=one.high,
            reason=one.reason,
        )
        for criterion, one in swings.items()
    )  # fmt: skip


@transaction.atomic
def close_comparison(*, comparison: Comparison, by: Any) -> None:
    """End weighing; what it shows on this day is kept. Raises ComparisonClosed."""
    held = _open(comparison)
    refresh(held)
    held.closed_at, held.closed_by = timezone.now(), by
    held.save(update_fields=["closed_at", "closed_by"])
    CriteriaResult.objects.filter(comparison=held, current=True).update(closed_at=held.closed_at)
    record(by=by, verb="focus_it.comparison_closed", subject=held)


@transaction.atomic
def remind(*, comparison: Comparison, by: Any) -> int:
    """Write once to everyone who has not weighed. Returns to how many. Raises RemindedBefore, ComparisonClosed."""
    held = _open(comparison)
    verb = "focus_it.people_reminded_to_weigh"
    return remind_once(held, awaited_in(held), partial(_reminder, held), verb=verb, by=by)


def _reminder(comparison: Comparison, person: Participant) -> Letter:
    address = f"{settings.SITE_URL}{at('weigh', comparison)}"
    return Letter(
        subject=_("Your view is missing: %(title)s") % {"title": comparison.title},
        text=_("Nobody has heard yet what matters to you. It takes about ten minutes: %(address)s")
        % {"address": address},
        key=f"focus_it.weighing_reminder:{comparison.pk}:{comparison.opened_again}:{person.pk}",
    )


@transaction.atomic
def reopen_comparison(*, comparison: Comparison, reason: str, by: Any) -> None:
    """Let people weigh again. What it showed before stays."""
    held = held_comparison(comparison)
    if held.closed_at is None:
        return
    held.closed_at = held.closed_by = held.nudged_at = None
    held.opened_again += 1
    held.save(update_fields=["closed_at", "closed_by", "nudged_at", "opened_again"])
    record(by=by, verb="focus_it.comparison_reopened", subject=held, reason=reason)


def refresh(comparison: Comparison) -> None:
    """Calculate anew what has changed, panel by panel, so that pages only read."""
    wanted = dict(_wanted(comparison))
    for row in CriteriaResult.objects.filter(comparison=comparison, current=True):
        if row.panel in wanted and wanted[row.panel][0] == row.mark:
            del wanted[row.panel]
        else:
            _put_aside(row)
    for panel, (mark, document, people) in wanted.items():
        CriteriaResult.objects.create(
            **owned_by(comparison), comparison=comparison, panel=panel, mark=mark,
            found=measure(document, people=people), method_version=__version__,
        )  # fmt: skip


def _wanted(comparison: Comparison) -> Iterable[tuple[str, tuple[str, dict[str, Any], int]]]:
    content = content_of(comparison)
    if not content.is_whole:
        return
    for weights in panels_of(comparison, content.criteria):
        document = document_of(content, weights)
        yield weights.name, (mark_of(document, weights.people), document, weights.people)


def _put_aside(row: CriteriaResult) -> None:
    """What a closing showed stays."""
    if row.closed_at is None:
        row.delete()
        return
    row.current = False
    row.save(update_fields=["current"])


def held_comparison(comparison: Comparison) -> Comparison:
    """The row itself, so that weighing and closing wait for one another."""
    rows = Comparison.objects.select_for_update(of=("self",)).select_related("programme__organisation", "decision")
    return rows.get(pk=comparison.pk)


def _unclosed(comparison: Comparison) -> Comparison:
    held = held_comparison(comparison)
    if held.closed_at is not None:
        raise ComparisonClosed
    return held


def _unbegun(comparison: Comparison) -> Comparison:
    held = held_comparison(comparison)
    if held.opened_at is not None:
        raise WeighingBegun
    return held


def _open(comparison: Comparison) -> Comparison:
    held = held_comparison(comparison)
    if not held.is_open:
        raise ComparisonClosed
    return held
