"""What a pound weighs to a group of people: a weight that is given, or the two incomes that it is worked out from."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.methods.distributional import NoIncome, welfare_weight
from coproduction_star.methods.parameters import LATEST, rule_packs

GROUPS, WEIGHT = "groups", "weight"
THEIRS, OF_ALL = "median_income", "population_median_income"


def weight_fault(said: Mapping[str, Any]) -> tuple[str, str] | None:
    """Which box, and what is wrong between weight and incomes; None where nothing is."""
    incomes = {box: said[box] for box in (THEIRS, OF_ALL) if said.get(box) is not None}
    if incomes and said.get(WEIGHT) is not None:
        return WEIGHT, _("Give the weight or the two incomes, not both. Empty one of them.")
    nothing = next((box for box, income in incomes.items() if income == 0), None)
    return (nothing, _("A middle income is above 0. Write it in pounds, such as 28000.")) if nothing else None


def elasticity_of(content: Mapping[str, Any]) -> float:
    """How much less a pound weighs with more income, by the rules of the case."""
    packs = {pack.id: pack for pack in rule_packs()}
    return packs.get(str(content.get("rule_pack")), packs[LATEST]).elasticity.value


def weight_of(content: Mapping[str, Any], group: Mapping[str, Any]) -> float | None:
    """The weight that the two incomes of a group give; None where they give none."""
    theirs, of_all = group.get(THEIRS), group.get(OF_ALL)
    if not (isinstance(theirs, int | float) and isinstance(of_all, int | float)):
        return None
    try:
        return welfare_weight(population=of_all, group=theirs, elasticity=elasticity_of(content))
    except NoIncome:
        return None
