"""Weighted criteria in sentences, the most important first, and notes on what was not calculated.

The command line and the pages say the same words of the same result, as JSON holds it. Those who speak other
languages hand over their ``gettext``; without it the words stay as they are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .reading import Asked
from .rows import WeightsFrom

if TYPE_CHECKING:
    from .calculating import Criteria

NAMES = {"topsis": "TOPSIS", "vikor": "VIKOR", "promethee": "PROMETHEE II"}
CONSISTENT_UP_TO = 0.1
Found = Mapping[str, Any]
Translate = Callable[[str], str]


def listed(names: Sequence[str], translate: Translate = str) -> str:
    """Join names the way people do: “a”, “b” and “c”."""
    _ = translate
    quoted = [_("“%(name)s”") % {"name": name} for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return _("%(some)s and %(last)s") % {"some": ", ".join(quoted[:-1]), "last": quoted[-1]}


def percent(share: float, translate: Translate = str) -> str:
    """Write a share in whole per cent; a little is not nothing, and nearly all is not all."""
    _ = translate
    rounded = round(100 * share)
    if rounded == 0 and share > 0:
        return _("under 1%")
    if rounded == 100 and share < 1:
        return _("over 99%")
    return f"{rounded}%"


def sentences(found: Found, translate: Translate = str, *, unsure: bool) -> Iterator[str]:
    """Say the answer first, then how far to trust it. `unsure` says that scores were drawn from ranges too."""
    yield worth(found, translate)
    yield from beaten(found, translate)
    if found["robustness"] and len(found["robustness"]["options"]) > 1:
        yield how_often(found["robustness"], translate, unsure=unsure)
    if found["flips"]:
        yield flips(found["flips"], translate)
    if found["value"]:
        yield from opinions(found["second_opinions"], first_in(found), translate)
    if found["frontier"]:
        yield against_cost(found["frontier"], translate)


def first_in(found: Found) -> list[str]:
    """Name the option of the highest value, or those that are level there."""
    return [one["option"] for one in found["value"]["standings"] if one["rank"] == 1]


def worth(found: Found, translate: Translate = str) -> str:
    """Say which option comes first, and by how much."""
    _ = translate
    if not found["value"]:
        return _("No value is calculated: methods are only compared, because the weights are not about end points.")
    standings, first = found["value"]["standings"], first_in(found)
    facts = {"first": listed(first, _), "value": f"{standings[0]['value']:.3f}"}
    if len(first) > 1:
        return _("%(first)s are level in first place, with a value of %(value)s out of 1.") % facts
    behind = [one for one in standings if one["rank"] > 1]
    if not behind:
        return _("%(first)s has a value of %(value)s out of 1.") % facts
    facts |= {"second": listed([behind[0]["option"]], _), "less": f"{behind[0]['value']:.3f}"}
    return _("%(first)s comes first with %(value)s out of 1, before %(second)s with %(less)s.") % facts


def beaten(found: Found, translate: Translate = str) -> Iterator[str]:
    """Say which options another one beats whatever the weights."""
    _ = translate
    for one in found["beaten"]:
        facts = {"by": listed(one["by"], _), "option": listed([one["option"]], _)}
        if len(one["by"]) == 1:
            yield _("%(by)s beats %(option)s whatever the weights.") % facts
        else:
            yield _("%(by)s each beat %(option)s whatever the weights.") % facts


def how_often(robustness: Found, translate: Translate = str, *, unsure: bool) -> str:
    """Say how often the option that is first most often comes first."""
    _ = translate
    best = robustness["options"][0]
    facts = {
        "option": listed([best["option"]], _), "share": percent(best["first"], _),
        "draws": f"{robustness['draws']:,}", "seed": robustness["seed"],
        "kind": _kind_of_draws(robustness["drawn"], unsure=unsure, translate=_),
    }  # fmt: skip
    return _("%(option)s is first in %(share)s of %(draws)s %(kind)s (seed %(seed)s).") % facts


def _kind_of_draws(drawn: str, *, unsure: bool, translate: Translate) -> str:
    _ = translate
    if unsure:
        return {
            "any": _("draws of any weights and scores"),
            "in order": _("draws of weights and scores in the order given"),
            "near": _("draws of weights and scores in the ranges given"),
        }[drawn]
    return {
        "any": _("draws of any weights"),
        "in order": _("draws of weights in the order given"),
        "near": _("draws of weights in the ranges given"),
    }[drawn]


def flips(found: Found, translate: Translate = str) -> str:
    """Say which smallest change of weights lets another option draw level."""
    _ = translate
    first = listed([found["first"]], _)
    nearest = [one for one in found["by_criterion"].values() if one]
    if found["least_moved"] is None:
        return _("No weights put another option before %(first)s.") % {"first": first}
    if not nearest:
        moved, rival = percent(found["least_moved"]["distance"] / 2, _), found["least_moved"]["challenger"]
        facts = {"moved": moved, "rival": listed([rival], _)}
        return (
            _("No single weight changes who is first; moving %(moved)s of all weight lets %(rival)s draw level.")
            % facts
        )
    one = min(nearest, key=lambda each: abs(each["to"] - each["now"]))
    facts = {
        "first": first, "rival": listed([one["challenger"]], _), "criterion": listed([one["criterion"]], _),
        "to": f"{100 * one['to']:.1f}%", "now": f"{100 * one['now']:.1f}%",
    }  # fmt: skip
    if one["to"] == one["now"]:
        return _("%(first)s and %(rival)s are level already: any change of weights can decide.") % facts
    return (
        _(
            "%(rival)s draws level with %(first)s when the weight of %(criterion)s is %(to)s instead of %(now)s; no "
            "smaller change of one weight does it."
        )
        % facts
    )


def opinions(found: Sequence[Found], ours: Sequence[str], translate: Translate = str) -> Iterator[str]:
    """Say whether other methods put the same option first, and which answers are withheld."""
    _ = translate
    for one in found:
        if one["breaches"]:
            better, worse = (listed([name], _) for name in one["breaches"][0])
            facts = {"method": NAMES[one["method"]], "better": better, "worse": worse}
            yield _("%(method)s is not shown: it puts %(worse)s above %(better)s, which beats it everywhere.") % facts
    same = [NAMES[one["method"]] for one in found if not one["breaches"] and one["agrees"]]
    if same:
        facts = {"some": ", ".join(same[:-1]), "last": same[-1], "first": listed(ours, _)}
        if len(same) == 1:
            yield _("Asked with the same weights, %(last)s puts %(first)s first too.") % facts
        else:
            yield _("Asked with the same weights, %(some)s and %(last)s put %(first)s first too.") % facts
    for one in found:
        if not one["breaches"] and not one["agrees"]:
            facts = {"method": NAMES[one["method"]], "first": listed(one["first"], _)}
            yield _("%(method)s disagrees: it puts %(first)s first.") % facts


def against_cost(found: Sequence[Found], translate: Translate = str) -> str:
    """Say which options nothing beats for value against cost."""
    _ = translate
    efficient = [one["option"] for one in found if not one["beaten_by"]]
    facts = {"options": listed(efficient, _)}
    if len(efficient) == 1:
        return _("For value against cost, %(options)s is the only option that nothing beats.") % facts
    return _("For value against cost, %(options)s are the options nothing beats.") % facts


def notes(result: "Criteria", asked: Asked) -> Iterator[str]:
    """Say what a reader of the result should know besides."""
    if asked.weights_from is WeightsFrom.SWINGS and max(asked.swings) != 100:
        yield f"The largest swing has {max(asked.swings):g} points, by custom 100. Weights are scaled either way."
    if asked.weights_from not in (WeightsFrom.SWINGS, WeightsFrom.GIVEN):
        yield f"Weights from {asked.weights_from.value} compare methods; for a decision, ask for swings."
    if result.consistency_ratio is not None and result.consistency_ratio > CONSISTENT_UP_TO:
        yield f"The judgements contradict each other (ratio {result.consistency_ratio:.2f}, at most 0.10): ask again."
    for one in result.value.clamped if result.value else ():
        yield f"“{one.option}” on “{one.criterion}” is {one.level:g}, beyond the scale: counted as {one.counted_as:g}."
    unpriced = [name for name in asked.options if name not in asked.costs]
    if asked.costs and unpriced:
        yield f"Without a cost, left out of value against cost: {listed(unpriced)}."
