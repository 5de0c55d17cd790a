"""The first sentence of a case says with the right sign what its option brings or takes."""

import pytest
from tests.factories.focus_it import case_document

from coproduction_star.focus_it.business_case.answering import answer_to
from coproduction_star.focus_it.business_case.sentences import opening
from coproduction_star.focus_it.business_case.typed_numbers import pounds

COSTS_NOTHING = {"cost": 0, "hours": 0}


def worked_with(*, effect, **centrals):
    """The small case with the same change for each person, and other best guesses."""
    content = case_document()
    for name, central in centrals.items():
        content["figures"][name]["central"] = central
    content["figures"]["better"] |= {"kind": "effect", "central": effect}
    return answer_to(content).worked


@pytest.mark.parametrize(
    ("effect", "centrals", "says"),
    [
        (0.5, COSTS_NOTHING, "costs nothing in these sums and brings society {net} over 11 years."),
        (-0.5, COSTS_NOTHING, "costs nothing in these sums and takes {net} from society over 11 years."),
        (0.5, {}, "costs, it brings society about {ratio}: {net} more than it costs over 11 years, "),
        (0.1, {}, "costs, it brings society about {ratio}: it costs {net} more than it brings over 11 years, "),
        (-0.1, {}, "costs, it takes about {ratio} from society: costs and harm come to {net} over 11 years, "),
    ],
    ids=["good and free", "harmful and free", "worth its cost", "not worth its cost", "harmful at a cost"],
)
def test_the_opening_says_what_is_brought_and_what_is_taken(effect, centrals, says):
    worked = worked_with(effect=effect, **centrals)
    metrics = worked.appraisal.option("club").metrics
    said = says.format(net=pounds(abs(metrics.net_value)), ratio=pounds(abs(metrics.benefit_cost_ratio or 0)))
    assert said in opening(worked)


def test_harm_and_costs_are_what_the_sentence_adds_up():
    metrics = worked_with(effect=-0.1).appraisal.option("club").metrics
    assert metrics.benefits < 0 < metrics.costs
    assert -metrics.net_value == pytest.approx(metrics.costs - metrics.benefits)
