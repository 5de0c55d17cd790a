"""What a comparison takes before it begins, and what it tells once it is over. Before that, nobody sees who did more.

The sums are in methods.two_shares; here they get their words.
"""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from coproduction_star.market_it.models import ArmCount, Comparison
from coproduction_star.methods import two_shares
from coproduction_star.methods.two_shares import Arm, BadShares, Difference, Verdict

ARMS = ("A", "B")
PERCENT = 100


def people_for(expected: float, worth_knowing: float) -> int | None:
    """How many people each version needs; None where no number of people would do."""
    try:
        return two_shares.people_needed(expected, worth_knowing)
    except BadShares:
        return None


def whole(number: int) -> str:
    """A number of people, with its thousands."""
    return str(number_format(number, 0, force_grouping=True))


def in_points(share: float) -> str:
    """A share or a difference of shares as a number of hundredths, with one place."""
    return str(number_format(round(share * PERCENT, 1) + 0.0, 1)).replace("-", "−")


def whole_points(share: float) -> str:
    """The same without a place that says nothing: 10, and 2.5."""
    points = round(share * PERCENT, 1)
    return str(number_format(points, 0 if points == int(points) else 1))


def plan_sentences(comparison: Comparison) -> tuple[str, ...]:
    """How many people it takes, and why so many."""
    facts = {
        "n": whole(comparison.needed), "share": whole_points(comparison.expected),
        "points": whole_points(comparison.worth_knowing), "power": whole_points(comparison.power),
        "both": whole(2 * comparison.needed),
    }  # fmt: skip
    told = [
        _("Each version has to reach %(n)s people, %(both)s in all.") % facts,
        _(
            "Say that %(share)s in a hundred would do it anyway, and the other version changes that by %(points)s. "
            "Then you will see it with a chance of %(power)s in a hundred. With fewer people, chance hides it."
        )
        % facts,
    ]
    people = comparison.segment.people if comparison.segment else None
    if people is not None and people < 2 * comparison.needed:
        words = _(
            "The answers tell of about %(people)s such people. If there are no more, do not compare: choose one."
        )
        told.append(words % {"people": people})
    return tuple(told)


def judged(comparison: Comparison, counts: dict[str, ArmCount]) -> Difference | None:
    """What the counts tell; None while it runs, and where nobody counted."""
    if comparison.ended_at is None or set(counts) != set(ARMS) or not all(one.met for one in counts.values()):
        return None
    a, b = (Arm(met=counts[arm].met, did=counts[arm].did) for arm in ARMS)
    return two_shares.compare(a, b, needed=comparison.needed, difference=comparison.worth_knowing)


def is_reached(comparison: Comparison, counts: dict[str, ArmCount]) -> bool:
    """Each version has reached as many people as were planned."""
    return set(counts) == set(ARMS) and min(one.met for one in counts.values()) >= comparison.needed


def verdict_sentences(comparison: Comparison, counts: dict[str, ArmCount], found: Difference) -> tuple[str, ...]:
    """What the comparison says, the answer first. It says “we cannot tell” wherever that is so."""
    facts = {
        "a": in_points(found.a), "b": in_points(found.b), "difference": in_points(found.difference),
        "low": in_points(found.interval.low), "high": in_points(found.interval.high),
        "met_a": whole(counts["A"].met), "met_b": whole(counts["B"].met), "needed": whole(comparison.needed),
        "worth": whole_points(comparison.worth_knowing),
    }  # fmt: skip
    told = [VERDICTS[found.verdict]() % facts]
    told.append(
        _(
            "%(b)s%% did it with version B and %(a)s%% with version A: %(difference)s points difference. What fits "
            "these counts is anything from %(low)s to %(high)s points (95%% interval)."
        )
        % facts
    )
    if found.is_small:
        told.append(
            _("If there is a difference, it is smaller than the %(worth)s points that would be worth knowing.") % facts
        )
    if not comparison.lots:
        told.append(
            _(
                "No lots were drawn here for each person. Where streets or weeks were shared out, the truth is less "
                "certain than this."
            )
        )
    return tuple(told)


VERDICTS = {
    Verdict.A_MORE: lambda: _("Version A did better."),
    Verdict.B_MORE: lambda: _("Version B did better."),
    Verdict.CANNOT_TELL: lambda: _(
        "We cannot tell which version did better: no difference at all is among what fits the counts."
    ),
    Verdict.TOO_FEW: lambda: _(
        "We cannot tell which version did better: A reached %(met_a)s people and B %(met_b)s, and each was to reach "
        "%(needed)s. What the counts show may be chance."
    ),
}
