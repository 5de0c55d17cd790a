"""What the team does with a round: set it up, write down what is drawn up, move on, and close with an answer."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.journeys.steps import accept
from coproduction_star.together.models import (
    DesignExperience,
    DesignPhase,
    DesignPriority,
    DesignRound,
    DesignSketch,
    DesignStage,
)

from .selectors import PARTS

PHASES = list(DesignPhase)


class IsClosed(ValueError):
    """A closed round is kept as it is."""

    def __init__(self) -> None:
        super().__init__(gettext_noop("This round is closed. Nothing you wrote was kept."))


class NoAnswer(ValueError):
    """Not every priority has an answer: the round cannot close."""


class StageTold(ValueError):
    """Somebody told of a stage that would go."""


@transaction.atomic
def set_up(*, programme: Programme, values: Mapping[str, Any], stages: Sequence[str], by: Any) -> DesignRound:
    made = DesignRound.objects.create(
        programme=programme, organisation_id=programme.organisation_id, by=by,
        phases=[[DesignPhase.COLLECTING, timezone.localdate().isoformat()]], **values,
    )  # fmt: skip
    _name_stages(made, stages)
    record(by=by, verb="together.design_begun", subject=made)
    return made


@transaction.atomic
def change(*, design: DesignRound, version: int, values: Mapping[str, Any], stages: Sequence[str], by: Any) -> None:
    """Word it anew. Stages keep what was told of them by their place; raises StageTold where one of those would go."""
    held = _held(design)
    claim_version(held, version=version)
    DesignRound.objects.filter(pk=held.pk).update(**values)
    _name_stages(held, stages)
    record(by=by, verb="together.design_changed", subject=held)


def _name_stages(design: DesignRound, names: Sequence[str]) -> None:
    there = {one.position: one for one in DesignStage.objects.filter(design=design)}
    gone = [one for place, one in there.items() if place >= len(names)]
    if DesignExperience.objects.filter(stage__in=gone).exists():
        raise StageTold(gettext_noop("Somebody has told of a stage that you took out. Put it back, or rename it."))
    DesignStage.objects.filter(pk__in=[one.pk for one in gone]).delete()
    for place, name in enumerate(names):
        if place in there:
            DesignStage.objects.filter(pk=there[place].pk).update(title=name)
        else:
            DesignStage.objects.create(
                design=design, programme_id=design.programme_id, organisation_id=design.organisation_id, title=name,
                position=place,
            )  # fmt: skip


@transaction.atomic
def add_part(*, design: DesignRound, kind: str, values: Mapping[str, Any], by: Any) -> Any:
    held = _held(design)
    made = PARTS[kind].objects.create(
        design=held, programme_id=held.programme_id, organisation_id=held.organisation_id, **values
    )
    record(by=by, verb=f"together.{kind}_added", subject=made)
    return made


@transaction.atomic
def change_part(*, part: Any, kind: str, version: int, values: Mapping[str, Any], out: bool, by: Any) -> None:
    """Word a priority, a sketch or a test anew; `out` takes it out, and brings it back when it is False again."""
    _held(part.design)
    claim_version(part, version=version)
    was_out = part.removed_at is not None
    gone = (part.removed_at or timezone.now()) if out else None
    type(part).objects.filter(pk=part.pk).update(removed_at=gone, **values)
    part.refresh_from_db()
    deed = "removed" if out and not was_out else "restored" if was_out and not out else "changed"
    record(by=by, verb=f"together.{kind}_{deed}", subject=part)


@transaction.atomic
def move(*, design: DesignRound, to: str, by: Any) -> None:
    """Go on to another phase, or back. The day of each stays."""
    held = _held(design)
    if to not in PHASES or to == DesignPhase.CLOSED:
        raise ValueError(to)
    if held.phase == to:
        return
    held.phase = to
    held.phases = [*held.phases, [to, timezone.localdate().isoformat()]]
    held.save(update_fields=["phase", "phases"])
    record(by=by, verb="together.design_moved", subject=held, phase=str(DesignPhase(to).label))


@transaction.atomic
def close(
    *, design: DesignRound, version: int, answers: Mapping[Any, tuple[str, str]], effect: Mapping[str, Any],
    sketch: DesignSketch | None, by: Any,
) -> DesignRound:  # fmt: skip
    """End it with an answer to each priority, and hand the change on to be rated with other options.

    Raises NoAnswer, ChangedMeanwhile, IsClosed.
    """
    held = _held(design)
    claim_version(held, version=version)
    priorities = DesignPriority.objects.filter(design=held, removed_at__isnull=True)
    keys = set(priorities.values_list("pk", flat=True))
    if not keys or any(not any(answers.get(key, ("", ""))) for key in keys):
        raise NoAnswer(gettext_noop("Each priority needs an answer: what you did, or why you could not."))
    for key in keys:
        did, could_not = answers[key]
        DesignPriority.objects.filter(pk=key).update(did=did, could_not=could_not)
    for name, value in effect.items():
        setattr(held, name, value)
    held.phase, held.closed_at, held.closed_by = DesignPhase.CLOSED, timezone.now(), by
    held.phases = [*held.phases, [DesignPhase.CLOSED, timezone.localdate().isoformat()]]
    held.save()
    record(by=by, verb="together.design_closed", subject=held)
    if sketch is not None:
        _hand_on(held, sketch, by=by)
    return held


def _hand_on(design: DesignRound, sketch: DesignSketch, *, by: Any) -> None:
    """The change becomes an initiative where there is none yet, and then an option."""
    initiative = design.initiative or accept(
        "idea", programme=design.programme, by=by, payload={"title": sketch.title, "summary": sketch.words[:600]}
    )
    option = accept(
        "option", programme=design.programme, by=by,
        payload={"initiative": initiative, "title": sketch.title, "note": _note(design)},
    )  # fmt: skip
    DesignRound.objects.filter(pk=design.pk).update(
        handed_on=sketch.title, became=Initiative.objects.get(pk=initiative.pk), option_at=option.address
    )
    record(by=by, verb="together.design_handed_on", subject=design, sketch=sketch.title)


def _note(design: DesignRound) -> str:
    return f"{design.title}: {design.effect_on_outcome}"


def cost_is_whole(low: Decimal | None, likely: Decimal | None, high: Decimal | None) -> bool:
    """All three or none, and in order."""
    if low is None or likely is None or high is None:
        return low is None and likely is None and high is None
    return low <= likely <= high


def _held(design: DesignRound) -> DesignRound:
    held = DesignRound.objects.select_for_update().get(pk=design.pk)
    if held.closed_at is not None:
        raise IsClosed
    return held
