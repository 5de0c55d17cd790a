"""Health and groups on the page: effects on health, whom a transfer falls on, and a weight out of two incomes."""

import pytest
from tests.factories.focus_it import BusinessCaseFactory, case_document
from tests.site.focus_it.business_case.test_pages import change, values_in

from coproduction_star.focus_it.business_case.answering import answer_to

pytestmark = pytest.mark.django_db
VALUE = "options/club/outcomes/well/values/worth"
TRANSFER = "options/club/transfers/new"
GRANT = {
    "name": "Grant", "amount": "cost", "paid_by": "council", "gained_by": "people", "years__first": "0",
    "years__last": "0",
}  # fmt: skip
GROUPS = [
    {"id": "most", "name": "Those with most", "weight": 0.5, "source": "Incomes"},
    {"id": "least", "name": "Those with least", "weight": 2, "source": "Incomes"},
]
INCOMES = {"name": "Those with least", "median_income": "20,000", "population_median_income": "30,000",
           "source": "Households below average income"}  # fmt: skip


def text(answer):
    return answer.content.decode()


@pytest.fixture
def finance(signed_in):
    return signed_in("finance-partner")


def of_club(case):
    return answer_to(case.content).worked.appraisal.option("club")


def value_of(case):
    return case.content["options"][1]["outcomes"][0]["values"][0]


def three_years(rate):
    return sum((1 + rate) ** -year for year in range(3))


@pytest.mark.parametrize(
    ("said", "rate", "kept"),
    [
        ({}, 0.035, None),
        ({"tags": ["qaly"]}, 0.015, None),
        ({"tags": ["wellby"]}, 0.015, None),
        ({"tags": ["wages"]}, 0.035, None),
        ({"health": "yes"}, 0.015, True),
        ({"tags": ["qaly"], "health": "no"}, 0.035, False),
    ],
)  # fmt: skip
def test_an_effect_on_health_is_discounted_as_one(said, rate, kept, case, finance, here, now):
    before = of_club(case).metrics.benefits
    change(finance, here, case, VALUE, **said)
    after = now(case)
    assert of_club(after).metrics.benefits / before == pytest.approx(three_years(rate) / three_years(0.035))
    assert value_of(after).get("health") is kept
    assert values_in(text(finance.get(here("case_part", case.pk, VALUE))))["health"] == said.get("health", "")


def test_an_answer_that_is_emptied_leaves_no_trace(case, finance, here, now):
    change(finance, here, case, VALUE, health="no")
    change(finance, here, case, VALUE, health="")
    assert value_of(now(case)) == value_of(case)


def test_a_wellby_that_is_said_to_be_no_health_is_told_in_the_words_of_the_page(programme, inside, finance, here):
    content = case_document()
    content["figures"]["worth"]["wellby"] = True
    case = BusinessCaseFactory(programme=programme, content=content)
    change(finance, here, case, VALUE, health="no")
    page = text(finance.get(here("business_case", case.pk)))
    assert "Is it an effect on health or life?" in page
    assert "A WELLBY is always an effect on health or life." in page
    assert "Open it and answer yes, or leave it open." in page


def test_a_transfer_weighs_what_its_groups_weigh(programme, inside, finance, here, now):
    case = BusinessCaseFactory(programme=programme, content=case_document(groups=GROUPS))
    change(finance, here, case, VALUE, group="least")
    bare = of_club(now(case))
    change(finance, here, case, TRANSFER, **GRANT, payer_group="most", gainer_group="least")
    after = of_club(now(case))
    [kept] = now(case).content["options"][1]["transfers"]
    assert (kept["payer_group"], kept["gainer_group"]) == ("most", "least")
    assert after.weighted.net_value - bare.weighted.net_value == pytest.approx(12_000 * (2 - 0.5))
    assert after.metrics.net_value == pytest.approx(bare.metrics.net_value)


def test_what_one_loses_and_another_gains_carries_the_group_of_both(programme, inside, finance, here, now):
    case = BusinessCaseFactory(programme=programme, content=case_document(groups=GROUPS))
    change(finance, here, case, VALUE, group="least", lost_by="council", loser_group="most")
    kept = value_of(now(case))
    assert (kept["lost_by"], kept["loser_group"]) == ("council", "most")
    result = of_club(now(case))
    (loss,) = result.losses
    assert (loss.body, loss.group, loss.gained_by) == ("council", "most", "people")
    shares = {share.who: share for share in result.groups}
    assert [-shares["most"].net, shares["least"].net] == pytest.approx([loss.amount, loss.amount])
    change(finance, here, case, VALUE, lost_by="", loser_group="most")
    page = text(finance.get(here("business_case", case.pk)))
    assert "A group loses it, and nobody says which body that is." in page


def test_a_transfer_of_no_group_weighs_the_same_on_both_sides(programme, inside, finance, here, now):
    case = BusinessCaseFactory(programme=programme, content=case_document(groups=GROUPS))
    change(finance, here, case, VALUE, group="least")
    bare = of_club(now(case))
    change(finance, here, case, TRANSFER, **GRANT)
    assert of_club(now(case)).weighted.net_value == pytest.approx(bare.weighted.net_value)


def test_a_group_that_is_gone_is_named_by_its_box(programme, inside, finance, here):
    content = case_document(groups=GROUPS)
    grant = {"id": "g", "name": "Grant", "amount": "cost", "paid_by": "council", "gained_by": "people",
             "years": {"first": 0}, "payer_group": "gone"}  # fmt: skip
    content["options"][1]["transfers"] = [grant]
    case = BusinessCaseFactory(programme=programme, content=content)
    assert "Grant: Which group of people pays?" in text(finance.get(here("business_case", case.pk)))


def test_a_weight_comes_from_the_two_incomes(case, finance, here, now):
    change(finance, here, case, "groups/new", **INCOMES)
    [group] = now(case).content["groups"]
    assert (group["median_income"], group["population_median_income"]) == (20_000, 30_000)
    assert "weight" not in group
    [known] = answer_to(now(case).content).worked.case.groups
    assert known.weight == pytest.approx(1.5**1.3)
    page = text(finance.get(here("case_part", case.pk, f"groups/{group['id']}")))
    assert "By these two incomes it weighs 1.69." in page
    assert "to the power of 1.3" in page
    change(finance, here, case, f"groups/{group['id']}")
    assert now(case).content["groups"] == [group]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"weight": "2"}, "Give the weight or the two incomes, not both."),
        ({"median_income": "0"}, "A middle income is above 0."),
        ({"population_median_income": "0"}, "A middle income is above 0."),
        ({"median_income": "£20,000"}, "Write the number without a currency sign: 20,000."),
    ],
)
def test_a_weight_that_cannot_be_is_told(said, told, case, finance, here, now):
    page = text(change(finance, here, case, "groups/new", **(INCOMES | said)))
    assert told in page
    assert now(case).content == case.content


def test_one_income_alone_is_kept_and_told_as_missing(case, finance, here, now):
    change(finance, here, case, "groups/new", **(INCOMES | {"population_median_income": ""}))
    page = text(finance.get(here("business_case", case.pk)))
    assert "Those with least: And the middle income of everybody" in page
    assert "A median income is above 0." not in page
