"""One table of small-number thresholds: every module takes its own from there, and the page for people lists all."""

from importlib import import_module
from pathlib import Path

import pytest

from coproduction_star.methods.disclosure import THRESHOLDS, fewest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/methods/small-numbers.md").read_text(encoding="utf-8")
TAKEN = {
    "methods.impact_matrix.ratings.MINIMUM_RATERS": "panel",
    "methods.impact_matrix.ratings.FEWEST_FOR_SPREAD": "spread",
    "methods.agreement.disagreement.MINIMUM_RATERS": "panel",
    "methods.matching.learning.LEAST": "rates",
    "methods.matching.learning.LEAST_EACH": "rates-each",
    "methods.track_record.FEWEST": "cases",
    "methods.seen_by_others.LEAST_RATERS": "self-assessment",
    "methods.estimation.estimates.FEW": "share",
    "data.asset_surveys.results.core_twelve.LEAST_OTHERS": "organisations",
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_module_keeps_what_the_table_says(name):
    module, _dot, constant = name.rpartition(".")
    assert getattr(import_module(f"coproduction_star.{module}"), constant) == fewest(TAKEN[name])


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("focus_it/panels.py", "panel"), ("grow_it/assessments/wording.py", "self-assessment"),
        ("people_it/inviting/services.py", "drawn"), ("people_it/offers/clock.py", "waits"),
    ],
)  # fmt: skip
def test_pages_take_theirs_from_the_table(file, key):
    assert f'fewest("{key}")' in (ROOT / "src/coproduction_star" / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("key", THRESHOLDS)
def test_the_page_lists_it(key):
    assert f"| {THRESHOLDS[key].what} | {THRESHOLDS[key].least} |" in PAGE


def test_each_says_of_what_and_why():
    assert all(one.what and one.why and one.least > 1 for one in THRESHOLDS.values())
