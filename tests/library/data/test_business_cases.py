"""A business case goes out as JSON and comes back the same."""

import copy
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.library.methods.cost_benefit.youth import NOW, PROGRAMME, SAFER, YOUTH, ranged, with_preferred

from coproduction_star.data.business_cases import read, write
from coproduction_star.data.parts import Part
from coproduction_star.methods.cost_benefit import appraise
from coproduction_star.methods.cost_benefit.model import Bias, Cost, CostKind, Demand, Spread, Tag, Transfer, Transfers
from coproduction_star.methods.discounting import FirstYear
from coproduction_star.methods.distributions import Lognormal, Uniform, normal_from_interval, pert
from coproduction_star.methods.optimism import Mitigation

EXAMPLE = json.loads((Path(__file__).parents[3] / "docs/reference/business-case.example.json").read_text())


def there_and_back(case):
    return read(Part.of(json.loads(json.dumps(write(case))))).case


def test_the_youth_programme_comes_back_the_same():
    assert there_and_back(YOUTH) == replace(YOUTH, health_schedule="health-main-text")


def test_everything_a_case_can_say_comes_back():
    bias = Bias({"standard_buildings": 1.0}, (Mitigation("brief", 0.5, 0.5),))
    hall = Cost("hall", "Hall", CostKind.CAPITAL, "council", "today", Spread((0.0, 0.5, 1.0)), bias=bias,
                residual="today", tags=frozenset({Tag.CONSTRUCTION}))  # fmt: skip
    safer = replace(SAFER, demand="need", lag_years=1, drop_off="half", grade=2)
    figures = {
        "pert": replace(ranged("pert", "money", 1, 2, 4), spread=pert(1, 2, 4)),
        "logn": replace(ranged("logn", "money", 1, 2, 4), spread=Lognormal(1, 4)),
        "unif": replace(ranged("unif", "money", 1, 2, 4), spread=Uniform(1, 4)),
        "norm": replace(ranged("norm", "money", 1, 2, 4), spread=normal_from_interval(1, 4, least=0.0)),
    }
    full = replace(
        with_preferred(YOUTH, costs=(*PROGRAMME.costs, hall), outcomes=(safer,),
                       transfers=(Transfer("t", "T", "today", "council", "young", NOW, gainer_group="poorest"),)),
        figures=YOUTH.figures | {
            name: replace(figure, kind=YOUTH.figures["today"].kind, price_year="2019")
            for name, figure in figures.items()
        },
        demands=(Demand("need", "Need", (100.0, 120.0), "a projection"),),
        transfers=Transfers.BOTH_SIDES,
        first_year=2026,
        first_year_discounting=FirstYear.DISCOUNTED_ONCE,
        health_schedule="health-supplementary",
    )  # fmt: skip
    assert there_and_back(full) == full


def test_a_file_read_written_and_read_again_gives_the_same_results():
    data = copy.deepcopy(EXAMPLE)
    data["prices"] |= {"year": "2024", "deflator": "gdp-calendar-2025", "gdp_per_head": {"2019": 100, "2024": 102}}
    asked = read(Part.of(data))
    again = there_and_back(asked.case)
    one, other = (appraise(case).option("programme").metrics for case in (asked.case, again))
    assert one.net_value == pytest.approx(other.net_value, rel=1e-12)
    assert again.figures["one wellby"].source == asked.case.figures["one wellby"].source
    assert again.prices.conversion_source.startswith("GDP deflator, calendar years")


def test_what_goes_without_saying_is_not_written():
    written = write(YOUTH, draws=1000, seed=3, compare_with=["review-2026"])
    assert "groups" not in write(replace(YOUTH, groups=()))
    assert written["simulation"] == {"draws": 1000, "seed": 3}
    assert written["options"][0]["costs"][0] == {
        "id": "today", "name": "Today's youth offer", "kind": "revenue", "paid_by": "council", "amount": "today",
        "years": {"first": 0, "last": 0},
    }  # fmt: skip
