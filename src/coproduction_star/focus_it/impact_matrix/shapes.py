"""What a matrix shows, as programs read it: groups of people, never a person."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from coproduction_star.focus_it.models import ImpactMatrix, Option

from .addresses import at
from .measuring import Found


class AxisShape(Schema):
    """The ratings of a group on one scale, from -2 to 2."""

    median: float
    lower: float | None = Field(description="The lower quartile; with fewer than five ratings it is not told.")
    upper: float | None = Field(description="The upper quartile; with fewer than five ratings it is not told.")
    ratings: int


class PlaceShape(Schema):
    """Where one group places one option. A median on 0 counts as low, and is marked."""

    option: UUID
    impact: AxisShape
    resources: AxisShape
    quadrant: str = Field(description="HIGH_HIGH to LOW_LOW: impact first, then resources.")
    on_the_line: bool
    rank: int
    raters: int
    share_first: float | None = Field(description="Share of the draws of people in which it has most impact.")


class GroupShape(Schema):
    """One group of people; at least three of them rated each option that stands here."""

    group: str
    raters: int
    placements: list[PlaceShape]
    withheld: list[UUID] = Field(description="Options that fewer than three of the group rated.")


class OptionShape(Schema):
    """An option, with what stands beside its ratings and never changes them."""

    id: UUID
    number: int
    title: str
    initiative: UUID | None
    dropped: bool
    people: int | None
    feasibility: str
    risk: str
    outcome: str


class ScaleShape(Schema):
    """What a scale measures, and what its ends mean."""

    label: str
    high: str
    low: str


class MatrixShape(Schema):
    """A matrix with what people think."""

    id: UUID
    title: str
    closed: bool
    page: str = Field(description="Where people see it.")
    impact: ScaleShape
    resources: ScaleShape
    options: list[OptionShape]
    groups: list[GroupShape]
    seed: int = Field(description="Of the draws of people; the same seed gives the same shares.")


def matrix_of(matrix: ImpactMatrix, options: Iterable[Option], found: Found) -> dict[str, Any]:
    return {
        "id": matrix.pk,
        "title": matrix.title,
        "closed": matrix.closed_at is not None,
        "page": at("matrix", matrix),
        "impact": _scale(matrix, "impact"),
        "resources": _scale(matrix, "resources"),
        "options": [_option(option) for option in options],
        "groups": [_group(panel, found) for panel in found["panels"]],
        "seed": matrix.seed,
    }


def _scale(matrix: ImpactMatrix, axis: str) -> dict[str, str]:
    return {end: getattr(matrix, f"{axis}_{end}") for end in ("label", "high", "low")}


def _option(option: Option) -> dict[str, Any]:
    return {
        "id": option.pk, "number": option.position, "title": option.title, "initiative": option.initiative_id,
        "dropped": option.dropped_at is not None, "people": option.people, "feasibility": option.feasibility,
        "risk": option.risk, "outcome": option.outcome,
    }  # fmt: skip


def _group(panel: Found, found: Found) -> dict[str, Any]:
    first = {
        one["option"]: one["first"]
        for steady in found["steady"] if steady["panel"] == panel["name"]
        for one in steady["options"]
    }  # fmt: skip
    places = [{**place, "share_first": first.get(place["option"])} for place in panel["placements"]]
    return {"group": panel["name"], "raters": panel["raters"], "placements": places, "withheld": panel["withheld"]}
