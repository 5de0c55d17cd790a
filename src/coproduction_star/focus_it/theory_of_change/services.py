from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.focus_it.models import Level, SuccessCriterion, Theory, TheoryArrow, TheoryItem, Whose
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.methods.theory_of_change import circle

from .selectors import ORDER, Part, as_arrows

LONGEST_ITEM = 200
NAMES: Mapping[type, str] = {TheoryItem: "item", TheoryArrow: "arrow", SuccessCriterion: "criterion"}


class LeadsBack(Exception):
    """An arrow leads from an earlier level to a later one."""


class InACircle(LeadsBack):
    """A way leads back from the end to the start already."""


class ArrowTwice(Exception):
    """There is an arrow between these two items."""


@transaction.atomic
def start(*, programme: Programme, title: str, initiative: Initiative | None, by: Any) -> Theory:
    """A new theory. From an initiative it takes what citizens and services bring, the activity, and the outcomes."""
    theory = Theory.objects.create(
        programme=programme, organisation_id=programme.organisation_id, title=title, initiative=initiative, by=by
    )
    record(by=by, verb="focus_it.theory_started", subject=theory)
    if initiative is not None:
        _take_from(theory, initiative, by=by)
    return theory


def _take_from(theory: Theory, initiative: Initiative, *, by: Any) -> None:
    brought = ((Whose.CITIZENS, initiative.citizens_bring), (Whose.SERVICES, initiative.services_bring))
    rows = [
        {"level": Level.CONTRIBUTION, "words": words, "whose": whose}
        for whose, text in brought
        for words in _lines(text)
    ]
    rows.append({"level": Level.ACTIVITY, "words": initiative.title})
    rows += [
        {"level": Level.OUTCOME, "words": outcome.words[:LONGEST_ITEM], "outcome": outcome}
        for outcome in initiative.outcomes.all()
    ]
    for place, values in enumerate(rows, start=1):
        TheoryItem.objects.create(**_owned(theory), **values, position=place, by=by)


def _lines(text: str) -> list[str]:
    """One item for each line that somebody wrote; a line that is too long ends in dots."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line if len(line) <= LONGEST_ITEM else f"{line[: LONGEST_ITEM - 1]}…" for line in lines if line]


def _owned(theory: Theory) -> dict[str, Any]:
    return {"theory": theory, "programme_id": theory.programme_id, "organisation_id": theory.organisation_id}


@transaction.atomic
def rename(*, theory: Theory, version: int, values: Mapping[str, Any], by: Any) -> None:
    _change(theory, version=version, values=values)
    record(by=by, verb="focus_it.theory_changed", subject=theory)


@transaction.atomic
def remove_theory(*, theory: Theory, by: Any) -> None:
    theory.removed_at = timezone.now()
    theory.save(update_fields=["removed_at"])
    record(by=by, verb="focus_it.theory_removed", subject=theory)


@transaction.atomic
def restore_theory(*, programme: Programme, theory_id: UUID, by: Any) -> Theory:
    rows = Theory.everything.select_related("programme__organisation")
    theory: Theory = rows.get(programme=programme, pk=theory_id)
    if theory.removed_at is not None:
        theory.removed_at = None
        theory.save(update_fields=["removed_at"])
        record(by=by, verb="focus_it.theory_restored", subject=theory)
    return theory


@transaction.atomic
def add_item(*, theory: Theory, values: Mapping[str, Any], by: Any) -> TheoryItem:
    """A new item at the end of its level."""
    _held(theory)
    last = TheoryItem.everything.filter(theory=theory, level=values["level"]).aggregate(last=Max("position"))["last"]
    item = TheoryItem.objects.create(**_owned(theory), **values, position=(last or 0) + 1, by=by)
    record(by=by, verb="focus_it.theory_item_added", subject=item)
    return item


@transaction.atomic
def change_item(*, item: TheoryItem, version: int, values: Mapping[str, Any], by: Any) -> TheoryItem:
    """Say an item in other words, or on another level. Raises LeadsBack when an arrow would then lead back."""
    _held(item.theory)
    _check_level(item, values["level"])
    bring_back(item, by=by)
    _change(item, version=version, values=values)
    record(by=by, verb="focus_it.theory_item_changed", subject=item)
    return item


def _check_level(item: TheoryItem, level: str) -> None:
    here = ORDER[level]
    after = TheoryArrow.objects.filter(start=item).values_list("end__level", flat=True)
    before = TheoryArrow.objects.filter(end=item).values_list("start__level", flat=True)
    if any(ORDER[other] <= here for other in after) or any(ORDER[other] >= here for other in before):
        raise LeadsBack


@transaction.atomic
def move_item(*, item: TheoryItem, earlier: bool, by: Any) -> None:
    """Change places with the neighbour on its level."""
    _held(item.theory)
    rows = list(TheoryItem.objects.filter(theory=item.theory_id, level=item.level))
    here = [row.pk for row in rows].index(item.pk)
    there = here - 1 if earlier else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    for place, row in enumerate(rows, start=1):
        row.position = place
    TheoryItem.objects.bulk_update(rows, ["position"])
    record(by=by, verb="focus_it.theory_item_moved", subject=item)


@transaction.atomic
def add_arrow(*, start: TheoryItem, values: Mapping[str, Any], by: Any) -> TheoryArrow:
    """Raises LeadsBack, InACircle or ArrowTwice."""
    _held(start.theory)
    _check_arrow(start, values["end"])
    arrow = TheoryArrow.objects.create(**_owned(start.theory), start=start, **values, by=by)
    record(by=by, verb="focus_it.theory_arrow_added", subject=arrow)
    return arrow


@transaction.atomic
def change_arrow(*, arrow: TheoryArrow, version: int, values: Mapping[str, Any], by: Any) -> TheoryArrow:
    _held(arrow.theory)
    if values["end"].pk != arrow.end_id or arrow.removed_at is not None:
        _check_arrow(arrow.start, values["end"], but=arrow)
    bring_back(arrow, by=by)
    _change(arrow, version=version, values=values)
    record(by=by, verb="focus_it.theory_arrow_changed", subject=arrow)
    return arrow


def _check_arrow(start: TheoryItem, end: TheoryItem, *, but: TheoryArrow | None = None) -> None:
    others = TheoryArrow.objects.filter(theory=start.theory_id).exclude(pk=but.pk if but else None)
    if circle(str(start.pk), str(end.pk), as_arrows(others)):
        raise InACircle
    if ORDER[start.level] >= ORDER[end.level]:
        raise LeadsBack
    if others.filter(start=start, end=end).exists():
        raise ArrowTwice


@transaction.atomic
def remove_part(*, part: Part, by: Any) -> None:
    """An item, an arrow or a criterion. What hangs on an item waits with it."""
    if part.removed_at is None:
        part.removed_at = timezone.now()
        part.save(update_fields=["removed_at"])
        record(by=by, verb=f"focus_it.theory_{NAMES[type(part)]}_removed", subject=part)


@transaction.atomic
def restore_part(*, part: Part, by: Any) -> None:
    """Raises LeadsBack, InACircle or ArrowTwice for an arrow whose place was taken meanwhile."""
    if isinstance(part, TheoryArrow) and part.removed_at is not None:
        _held(part.theory)
        _check_arrow(part.start, part.end, but=part)
    bring_back(part, by=by)


def bring_back(part: Part, *, by: Any) -> None:
    """What somebody writes while another removes it is back when they save."""
    if part.removed_at is not None:
        part.removed_at = None
        part.save(update_fields=["removed_at"])
        record(by=by, verb=f"focus_it.theory_{NAMES[type(part)]}_restored", subject=part)


def _change(row: Any, *, version: int, values: Mapping[str, Any]) -> None:
    claim_version(row, version=version)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def _held(theory: Theory) -> None:
    """Arrows and places are changed one after another, so that two people together draw no circle."""
    Theory.everything.select_for_update(of=("self",)).get(pk=theory.pk)
