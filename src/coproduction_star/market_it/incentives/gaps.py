"""What a plan lacks, worked out from what stands in it. No database, no clock.

A barrier has an incentive when an item names it, or when the item's line in the menu helps with it. An audience for
which something is offered needs both: to get started and to keep going; the plan's own audience always does.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from coproduction_star.market_it.models import Audience, IncentivePlan, Phase, PlanBarrier, PlanItem


@dataclass(frozen=True, slots=True)
class Gaps:
    """`phases` lists, for each audience with something missing, what is; `untouched` audiences without any."""

    phases: tuple[tuple[Audience, Phase], ...]
    untouched: tuple[Audience, ...]
    barriers: tuple[PlanBarrier, ...]


def gaps_of(
    plan: IncentivePlan, *, items: Sequence[PlanItem], barriers: Sequence[PlanBarrier],
    helps: Mapping[str, Collection[str]],
) -> Gaps:  # fmt: skip
    """`helps` says with which barriers each incentive of the menu helps, by its key."""
    there = {(one.audience, one.phase) for one in items}
    meant = {plan.audience, *(one.audience for one in items)}
    return Gaps(
        phases=tuple(
            (audience, phase)
            for audience in Audience
            for phase in Phase
            if audience in meant and (audience, phase) not in there
        ),
        untouched=tuple(audience for audience in Audience if audience not in meant),
        barriers=tuple(one for one in barriers if not _is_met(one, items, helps)),
    )


def _is_met(barrier: PlanBarrier, items: Sequence[PlanItem], helps: Mapping[str, Collection[str]]) -> bool:
    return any(
        one.barrier_id == barrier.pk or (barrier.barrier and barrier.barrier in helps.get(one.incentive, ()))
        for one in items
    )
