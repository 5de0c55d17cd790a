"""The published weights, others that somebody chose with a reason, and what outcomes say about them."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.methods.matching import Lesson, Rules, lesson
from coproduction_star.people_it.models import PUBLISHED_WEIGHTS, Good, Happened, MatchWeights, Outcome, ProposalLeg

PARTS = tuple(PUBLISHED_WEIGHTS)


def weights_of(programme: Programme) -> dict[str, int]:
    """What each part weighs now, in parts of a hundred."""
    chosen = MatchWeights.objects.filter(programme=programme).first()
    return {part: getattr(chosen, part) for part in PARTS} if chosen else dict(PUBLISHED_WEIGHTS)


def reason_of(programme: Programme) -> str:
    """Why the weights are other than the published ones; empty where they are not."""
    chosen = MatchWeights.objects.filter(programme=programme).first()
    is_usual = chosen is None or all(getattr(chosen, part) == PUBLISHED_WEIGHTS[part] for part in PARTS)
    return "" if is_usual or chosen is None else chosen.reason


def rules_of(weights: Mapping[str, int]) -> Rules:
    return Rules(**{part: float(weights.get(part, PUBLISHED_WEIGHTS[part])) for part in PARTS})


def changes_of(programme: Programme) -> list[MatchWeights]:
    """Every change with its reason, the newest first."""
    return list(MatchWeights.objects.filter(programme=programme).select_related("by"))


@transaction.atomic
def change_weights(*, programme: Programme, weights: Mapping[str, int], reason: str, by: Any) -> MatchWeights:
    """Choose other weights for the runs from here on. What was proposed before keeps the weights it had."""
    made = MatchWeights.objects.create(
        programme=programme, organisation_id=programme.organisation_id, reason=reason, by=by,
        **{part: weights[part] for part in PARTS},
    )  # fmt: skip
    record(by=by, verb="people_it.weights_changed", subject=made, reason=reason)
    return made


def lesson_of(programme: Programme) -> Lesson:
    """What came of matches, as a proposal for other weights: two queries. It changes nothing."""
    weights = weights_of(programme)
    told: dict[Any, list[str]] = {}
    rows = Outcome.objects.filter(programme=programme).exclude(happened=Happened.LATER)
    for proposal, happened, was_good in rows.values_list("asked__proposal", "happened", "was_good"):
        told.setdefault(proposal, []).append(was_good if happened == Happened.YES else Good.NO)
    scored = ProposalLeg.objects.filter(proposal__in=told, proposal__run__isnull=False)
    legs = scored.values_list("proposal", "why", "proposal__run__weights")
    parts, was_good = [], []
    for proposal, why, then in legs:
        parts.append(_before_weighing(why, then))
        was_good.append(all(one == Good.YES for one in told[proposal]))
    return lesson(rules_of(weights), parts, was_good)


class SaysOther(Exception):
    """What came of matches does not say, or no longer says, what somebody wants to accept."""


def proposed_by(told: Lesson, weights: Mapping[str, int]) -> dict[str, int] | None:
    """The weights that results speak for, where they say something and something else than now."""
    other = as_hundred(told.rules)
    return other if told.says_something and other != dict(weights) else None


def accept_lesson(*, programme: Programme, seen: str, by: Any) -> MatchWeights:
    """Use the weights that results speak for, as somebody saw them on the page. Raises SaysOther."""
    told, weights = lesson_of(programme), weights_of(programme)
    proposed = proposed_by(told, weights)
    if proposed is None or as_seen(proposed) != seen:
        raise SaysOther
    facts = {"number": told.good + told.other, "good": told.good}
    reason = _("%(number)s results speak for them; %(good)s of them were good for both.") % facts
    return change_weights(programme=programme, weights=proposed, reason=reason, by=by)


def as_seen(weights: Mapping[str, int]) -> str:
    return "-".join(str(weights[part]) for part in PARTS)


def _before_weighing(why: Mapping[str, Any], weights: Mapping[str, int]) -> tuple[float, ...]:
    """Likeness, times and nearness from 0 to 1, before they were weighed."""
    shares = rules_of(weights).shares
    return tuple(why[f"for_{part}"] / share if share else 0.0 for part, share in zip(PARTS, shares, strict=True))


def as_hundred(rules: Rules) -> dict[str, int]:
    """Weights as whole parts of a hundred; what rounding leaves goes to the largest."""
    whole = {part: round(100 * share) for part, share in zip(PARTS, rules.shares, strict=True)}
    largest = max(whole, key=lambda part: whole[part])
    whole[largest] += 100 - sum(whole.values())
    return whole
