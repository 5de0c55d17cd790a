"""The guard against counting the same thing twice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from .flows import Flow, Side
from .model import Tag


class Why(StrEnum):
    """In what way two flows may be the same thing."""

    PARENT_AND_PART = "a unit cost and a part of it"
    SAME_CODE = "the same unit cost"
    SAME_FAMILY = "a headline unit cost and a narrower one"
    QALY_AND_WELLBY = "health in QALYs and wellbeing in WELLBYs"
    WAGES_AND_TAX = "wages before tax and the tax on them"
    JOBS_AND_BUILDING = "jobs in building, and what the building costs"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two flows of one option that count the same, or may."""

    option: str
    why: Why
    one: str
    other: str
    certain: bool
    """Whether it is the same thing, or somebody has to say that it is not."""


PAIRS = (
    (Why.QALY_AND_WELLBY, Tag.QALY, Tag.WELLBY),
    (Why.WAGES_AND_TAX, Tag.WAGES, Tag.TAX),
    (Why.JOBS_AND_BUILDING, Tag.EMPLOYMENT, Tag.CONSTRUCTION),
)


def overlaps(flows: Iterable[Flow]) -> tuple[Overlap, ...]:
    """List what is counted twice, or may be, within each option."""
    by_option: dict[str, list[Flow]] = {}
    for flow in sorted(flows, key=lambda flow: flow.id):
        by_option.setdefault(flow.option, []).append(flow)
    return tuple(overlap for mine in by_option.values() for overlap in (*_codes(mine), *_tags(mine)))


def _codes(flows: Sequence[Flow]) -> Iterator[Overlap]:
    coded = [flow for flow in flows if flow.code and flow.side is Side.BENEFIT]
    for one, other in combinations(coded, 2):
        why, certain = _related(one.code, other.code)
        if why is not None:
            certain = certain and one.outcome == other.outcome
            yield Overlap(one.option, why, one.id, other.id, certain)


def _related(one: str, other: str) -> tuple[Why | None, bool]:
    if one == other:
        return Why.SAME_CODE, True
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(f"{shorter}."):
        return Why.PARENT_AND_PART, True
    headline, _dot, last = shorter.rpartition(".")
    family = longer.startswith(f"{headline}.") or one.rpartition(".")[0] == other.rpartition(".")[0]
    if headline and family and (last == "0" or longer.rpartition(".")[2] == "0"):
        return Why.SAME_FAMILY, False
    return None, False


def _tags(flows: Sequence[Flow]) -> Iterator[Overlap]:
    for why, first, second in PAIRS:
        for one in flows:
            for other in flows:
                if first in one.tags and second in other.tags and one is not other:
                    certain = bool(one.outcome) and one.outcome == other.outcome
                    yield Overlap(one.option, why, one.id, other.id, certain)
