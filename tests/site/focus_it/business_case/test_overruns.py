"""Optimism in costs, from the form: kinds of project, what keeps the overrun down, and the answer with and without."""

import pytest
from tests.factories.focus_it import BusinessCaseFactory, case_document
from tests.site.focus_it.business_case.test_pages import change, values_in

from coproduction_star.focus_it.business_case import sentences
from coproduction_star.focus_it.business_case.answering import answer_to
from coproduction_star.focus_it.business_case.overruns import causes_as_typed
from coproduction_star.methods.cost_benefit import without_bias

pytestmark = pytest.mark.django_db
CLUB = "options/club/costs/club"


def text(answer):
    return answer.content.decode()


def with_cost(**more):
    made = case_document()
    made["options"][1]["costs"][0] |= more
    return made


@pytest.fixture
def building(programme, inside):
    """A case whose club is bought or built."""
    return BusinessCaseFactory(programme=programme, content=with_cost(kind="capital", years={"first": 0, "last": 0}))


@pytest.fixture
def finance(signed_in):
    return signed_in("finance-partner")


def bias_of(case):
    return case.content["options"][1]["costs"][0].get("bias")


def test_kinds_of_project_and_causes_are_kept_as_the_file_has_them(building, finance, here, now):
    change(
        finance, here, building, CLUB, bias__mix__standard_buildings="70%", bias__mix__non_standard_buildings="30%",
        bias__mitigations="Late changes of mind: 40%, 50%\n\nNo survey of the ground: 20%, 100%",
    )  # fmt: skip
    assert bias_of(now(building)) == {
        "mix": {"standard_buildings": 0.7, "non_standard_buildings": 0.3},
        "mitigations": [
            {"cause": "Late changes of mind", "contribution": 0.4, "prevented": 0.5},
            {"cause": "No survey of the ground", "contribution": 0.2, "prevented": 1.0},
        ],
    }


def test_the_form_shows_what_was_kept_so_that_it_can_be_saved_again(building, finance, here, now):
    said = {"bias__mix__standard_buildings": "100%", "bias__mitigations": "Weather: 10%, 50%"}
    change(finance, here, building, CLUB, **said)
    page = text(finance.get(here("case_part", building.pk, CLUB)))
    assert 'value="100%"' in page
    assert "Weather: 10%, 50%" in page
    change(finance, here, building, CLUB)
    assert bias_of(now(building))["mitigations"][0]["prevented"] == 0.5


def test_emptied_boxes_leave_no_trace(building, finance, here, now):
    change(finance, here, building, CLUB, bias__mix__standard_buildings="100%")
    change(finance, here, building, CLUB, bias__mix__standard_buildings="")
    assert not bias_of(now(building))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"bias__mix__standard_buildings": "70%"}, "The shares add up to 70%. Make them 100%."),
        ({"bias__mix__standard_buildings": "70"}, "If you mean 70 per cent, write 70% or 0.7."),
        ({"bias__mix__outsourcing": "100%"}, "This overrun is published for running costs only."),
        ({"bias__mitigations": "Weather: 10%, 50%"}, "Say first what kind of project it is."),
        ({"bias__mitigations": "Weather"}, "Line 1: write the cause, a colon and two shares"),
        ({"bias__mitigations": "Weather: 10%, 50%\nRain: 20, 5%"}, "Line 2: A share lies between 0 and 1."),
        ({"bias__mitigations": "A: 80%, 50%\nB: 30%, 5%"}, "The causes bring more than all of the overrun."),
    ],
)  # fmt: skip
def test_what_cannot_be_gets_a_plain_sentence_and_nothing_typed_is_lost(said, told, building, finance, here, now):
    page = text(change(finance, here, building, CLUB, **said))
    assert told in page
    assert all(value.splitlines()[0] in page for value in said.values())
    assert not bias_of(now(building))


def test_running_costs_have_one_published_overrun(case, finance, here, now):
    told = "This overrun is published for buying and building only."
    assert told in text(change(finance, here, case, CLUB, bias__mix__standard_buildings="100%"))
    change(finance, here, case, CLUB, bias__mix__outsourcing="100%")
    assert bias_of(now(case)) == {"mix": {"outsourcing": 1.0}}


def test_the_answer_shows_both_with_and_without(building, finance, here, signed_in):
    change(finance, here, building, CLUB, bias__mix__standard_buildings="100%")
    page = text(signed_in("observer").get(here("business_case", building.pk)))
    assert "Costs usually turn out higher than planned, so £2,880 is added to them." in page
    assert "With and without what is added for optimism" in page


def test_what_is_added_is_the_upper_bound_of_the_cost_less_what_is_prevented():
    bias = {
        "mix": {"standard_buildings": 1.0},
        "mitigations": [{"cause": "Weather", "contribution": 0.5, "prevented": 0.5}],
    }
    content = with_cost(kind="capital", years={"first": 0, "last": 0}, bias=bias)
    worked = answer_to(content).worked
    metrics, bare = worked.appraisal.option("club").metrics, worked.unbiased["club"]
    added = metrics.costs - bare.costs
    assert added == pytest.approx(12_000 * 0.24 * 0.75)
    assert worked.unbiased["club"].net_value - worked.appraisal.option("club").metrics.net_value == pytest.approx(
        added
    )


def test_a_case_without_an_overrun_says_nothing_of_it():
    worked = answer_to(case_document()).worked
    assert without_bias(worked.case) == {}
    assert sentences.without_optimism(worked) == ""


def test_the_source_stands_beside_the_form(case, finance, here):
    page = text(finance.get(here("case_part", case.pk, CLUB)))
    assert "The Green Book (2026), paragraphs 6.78 to 6.84" in page
    assert "Mott MacDonald" in page
    assert "24%" in page


def test_causes_can_be_typed_again_as_they_were():
    assert causes_as_typed([{"cause": "Rain", "contribution": 0.25, "prevented": 0.5}]) == "Rain: 25%, 50%"
    assert causes_as_typed(None) == ""


def test_a_wellby_can_be_taken_with_the_conditions_of_the_guidance_beside(case, finance, here, now):
    page = text(finance.get(here("take_figure", case.pk), {"q": "wellbeing"}))
    assert "£13,000, between £10,000 and £16,000" in page
    assert "Never count WELLBYs and QALYs for the same effect." in page
    assert "?from=unit-value:wellby" in page
    new = here("case_part", case.pk, "figures/new")
    shown = text(finance.get(new, {"from": "unit-value:wellby"}))
    assert "When wellbeing may be given a price" in shown
    assert 'value="13,000"' in shown
    finance.post(f"{new}?from=unit-value:wellby", values_in(shown))
    [figure] = [one for one in now(case).content["figures"].values() if one.get("wellby")]
    assert [figure[end] for end in ("low", "central", "high")] == [10_000, 13_000, 16_000]
    assert figure["price_year"] == "2019/20"
    assert "page 30" in figure["source"]


def test_other_words_do_not_bring_the_wellby(case, finance, here):
    assert "unit-value:wellby" not in text(finance.get(here("take_figure", case.pk), {"q": "ambulance"}))


def test_a_value_of_a_wellby_has_the_conditions_beside_it(programme, inside, finance, here):
    content = case_document()
    content["figures"]["worth"]["wellby"] = True
    case = BusinessCaseFactory(programme=programme, content=content)
    page = text(finance.get(here("case_part", case.pk, "options/club/outcomes/well/values/worth")))
    assert "When wellbeing may be given a price" in page
    assert "When wellbeing may be given a price" not in text(
        finance.get(here("case_part", case.pk, "options/club/outcomes/well"))
    )
