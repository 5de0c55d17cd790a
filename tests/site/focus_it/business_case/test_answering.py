"""The answer and what is missing: the same as the library's, whatever state a document is in."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation
from tests.factories.focus_it import case_document

from coproduction_star.cli.calculating.business_case import calculate
from coproduction_star.data.parts import Part
from coproduction_star.focus_it.business_case import answering, case_page, sentences, starting, tables
from coproduction_star.focus_it.business_case.answering import _answer, _appraised, answer_to, chain_of, wellbys_of
from coproduction_star.focus_it.business_case.missing import missing_in, number_missing, part_of
from coproduction_star.methods.cost_benefit import appraise
from coproduction_star.methods.cost_benefit.compiling import units_of
from coproduction_star.methods.cost_benefit.results import central
from coproduction_star.methods.sentences import Sentence

EXAMPLE = Path("docs/reference/business-case.example.json")
ANSWERS = {
    "who_pays": "The council", "cost": 30000.0, "today": 5000.0, "years": 3, "difference": "Less lonely",
    "people": 200.0, "join": 0.4, "change": 0.5, "anyway": 0.2, "worth": 1200.0, "gains": "people", "hours": 800.0,
    "hour_worth": 10.0,
}  # fmt: skip


@pytest.fixture
def example():
    return json.loads(EXAMPLE.read_text("utf-8"))


def test_the_page_and_the_command_line_give_the_same_numbers(example):
    worked = answer_to(example).worked
    told = calculate(Part.of(example))
    assert worked.appraisal == told.appraisal
    assert worked.simulation == told.simulation
    assert worked.rulings == told.rules
    assert worked.summary == told.summary_table


def test_a_document_from_the_plain_questions_has_an_answer_at_once():
    answer = answer_to(starting.first_document(title="A club", price_year="2025/26", answers=ANSWERS))
    assert answer.gaps == ()
    assert {one.kind.value for one in answer.worked.case.options} == {"business as usual", "do minimum", "preferred"}
    assert sentences.opening(answer.worked).startswith("For each £1 that “A club” costs")
    assert "No figure has a range yet" in sentences.how_sure(answer.worked)


def test_the_smaller_way_is_half_of_the_preferred_one():
    content = starting.first_document(title="A club", price_year="2025/26", answers=ANSWERS)
    small, whole = (answer_to(content).worked.appraisal.option(name).metrics for name in ("minimum", "preferred"))
    assert small.costs == pytest.approx(whole.costs / 2)
    assert small.benefits == pytest.approx(whole.benefits / 2)


def test_hours_that_nobody_gives_make_no_line():
    content = starting.first_document(
        title="A club", price_year="2025/26", answers=ANSWERS | {"hours": None, "gains": "we"}
    )
    preferred = next(one for one in content["options"] if one["id"] == "preferred")
    assert "time_given" not in preferred
    assert preferred["outcomes"][0]["values"][0]["kind"] == "fiscal"


def test_an_empty_case_says_what_is_missing_and_where():
    content = starting.empty_document("A club", price_year="2025/26")
    answer = answer_to(content)
    assert answer.worked is None
    told = {(one.part, one.reason) for one in missing_in(content, answer)}
    assert ("settings", "There is no option for going on as now.") in told


@pytest.mark.parametrize(
    ("change", "part", "reason"),
    [
        (lambda c: c["figures"]["people"].pop("central"), "figures/people", "still to be filled in"),
        (lambda c: c["options"][1]["costs"][0].pop("paid_by"), "options/club/costs/club", "still to be filled in"),
        (lambda c: c["options"][1]["outcomes"][0].pop("years"), "options/club/outcomes/well", "which years it falls"),
        (lambda c: c["options"][1]["outcomes"][0]["values"][0].update(amount="gone"),
         "options/club/outcomes/well/values/worth", "no figure 'gone'"),
        (lambda c: c["figures"]["worth"].update(price_year="2013/14"), "options/club/outcomes/well/values/worth",
         "in prices of 2013/14, and the case is in prices of 2025/26"),
        (lambda c: c["figures"].pop("cost"), "options/club/costs/club", "no figure 'cost'"),
    ],
)  # fmt: skip
def test_each_thing_that_stops_the_answer_leads_to_its_part(change, part, reason):
    content = case_document()
    change(content)
    answer = answer_to(content)
    assert answer.worked is None
    assert any(one.part == part and reason in one.reason and one.stops for one in missing_in(content, answer))


def test_a_figure_without_a_source_counts_meanwhile_and_is_told():
    content = case_document()
    content["figures"]["people"].pop("source")
    answer = answer_to(content)
    assert answer.worked is not None
    line = next(one for one in missing_in(content, answer) if one.part == "figures/people")
    assert not line.stops
    assert "Where is it from?" in line.what


@pytest.mark.parametrize(
    ("change", "english", "welsh"),
    [
        (lambda c: c["figures"]["people"].update(low=500, form="uniform", high=100), "range", "ystod"),
        (lambda c: c["figures"]["join"].update(central=1.5), "no share", "yn gyfran"),
        (lambda c: c["figures"].pop("cost"), "no figure 'cost'", "Nid oes ffigur 'cost'"),
        (lambda c: c["options"][1].update(unit="gone"), "No outcome is called", "Nid oes canlyniad o’r enw 'gone'"),
        (lambda c: c["options"][1]["outcomes"][0]["values"][0].update(amount="people"), "is a count", "cyfrif"),
        (lambda c: c["options"][1]["outcomes"][0].update(lasts_years=1, years={"first": 3, "last": 2}),
         "It ends in year", "Mae’n gorffen ym mlwyddyn 2"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_case_is_told_in_welsh(change, english, welsh):
    content = case_document()
    change(content)
    answer = answer_to(content)
    told = {language: _missing(content, answer, language) for language in ("en", "cy")}
    assert english in told["en"]
    assert welsh in told["cy"]
    assert not {*told["en"].splitlines()} & {*told["cy"].splitlines()}


def _missing(content, answer, language):
    with translation.override(language):
        return "\n".join(f"{one.reason}\n{one.remedy}" for one in missing_in(content, answer))


def test_the_rules_of_a_case_are_told_in_welsh(example):
    worked = answer_to(example).worked
    with translation.override("cy"):
        rows = tables.rulings_table(worked).rows
    assert len(rows) == len(worked.rulings)
    for row, ruling in zip(rows, worked.rulings, strict=True):
        assert row[0] != ruling.rule
        assert row[3] != ruling.why or not isinstance(ruling.why, Sentence)


def test_a_place_that_no_part_has_leads_to_the_settings():
    assert part_of(case_document(), "simulation, draws") == ("settings", "How many draws?")
    assert part_of(case_document(), "options 9, costs")[0] == "settings"
    assert part_of(case_document(), "bodies, nobody")[0] == "bodies/nobody"


def test_the_chain_ends_where_the_sums_begin(example):
    case = answer_to(example).worked.case
    for option in case.options:
        for outcome in option.outcomes:
            if outcome.lasts_years == 1 and not outcome.lag_years:
                units = sum(units_of(case, option, outcome).by_year(central(case), case.horizon_years))
                assert chain_of(case, outcome)[-1].left * sum(outcome.spread.years) == pytest.approx(float(units))


def test_wellbys_are_counted_and_not_priced(example):
    worked = answer_to(example).worked
    programme = worked.case.option("programme")
    assert wellbys_of(worked.case, programme) == pytest.approx(10_000 * 0.4 * 0.4)


def test_more_draws_than_a_page_can_wait_for_are_not_drawn():
    worked = answer_to(case_document(simulation={"draws": 1_000_000, "seed": 1})).worked
    assert worked.simulation.draws == 10_000


def test_the_answer_follows_an_edit_within_a_tenth_of_a_second(example):
    quick = []
    for number in range(5):
        example["figures"]["young people"]["central"] = 9000 + number
        _answer.cache_clear()
        _appraised.cache_clear()
        started = time.process_time()
        answer_to(example, draws=2_000)
        quick.append(time.process_time() - started)
    assert min(quick) < 0.1


def test_everything_a_case_shows_stands_on_its_numbers(example):
    found = case_page.results_of(answer_to(example).worked)
    captions = {table.caption for table in found.working}
    assert "The same case by other rules" in captions
    assert "Wellbeing, counted in WELLBYs" in captions
    assert "What it is worth to whom" in captions
    assert [lens.title for lens in found.lenses] == ["Cash", "The public purse", "Society"]
    assert all("saving" not in row[0] for row in found.time.rows)
    assert found.not_priced[0].name == "less strain at home"


def test_a_case_without_inflation_says_that_there_is_no_view_of_cash():
    content = case_document(prices={"year": "2025/26"})
    found = case_page.results_of(answer_to(content).worked)
    assert found.lenses[0].table is None
    assert any("no view of cash" in one for one in found.doubts)
    assert all("not known yet" in one for one in found.payback)


def test_a_switching_value_named_on_the_page_turns_the_answer():
    worked = answer_to(case_document()).worked
    switch = next(one for one in worked.appraisal.switches if one.value is not None and one.figure == "worth")
    content = case_document()
    content["figures"]["worth"] |= {"central": switch.value}
    for end in ("low", "high"):
        content["figures"]["worth"].pop(end)
    turned = answer_to(content).worked.appraisal.option("club").metrics.net_value
    assert turned == pytest.approx(0, abs=0.01)
    assert sentences.switch_sentence(worked, switch).startswith(
        "It would just pay for itself if the worth for each were"
    )


def test_every_figure_stands_behind_the_short_list():
    content = case_document()
    content["figures"]["hours"] |= {"central": 0}
    found = case_page.results_of(answer_to(content).worked)
    rows = {title: cells for title, *cells in found.every_switch.rows}
    assert len(found.switches) == sentences.MOST_SWITCHES
    assert set(rows) == {figure["label"] for figure in content["figures"].values()}
    assert rows["the cost of today"][1] == "It is no figure of this option."
    assert rows["the worth of an hour"] == ["£10.00", "No value of it changes this.", "No value of it changes this."]
    assert rows["the hours given"][0] == "0"
    assert "it would just pay for itself" in rows["the hours given"][1]
    assert "“As now” would be as good" in rows["the hours given"][2]


def test_a_figure_at_0_is_said_in_the_short_list_where_nothing_is_closer():
    content = case_document()
    content["figures"]["hours"] |= {"central": 0}
    worked = answer_to(content).worked
    alone = tuple(one for one in worked.appraisal.switches if one.figure == "hours")
    told = sentences.switch_sentences(replace(worked, appraisal=replace(worked.appraisal, switches=alone)))
    assert [one.partition(" instead of ")[2] for one in told] == ["0.", "0."]


def test_no_band_of_value_for_money_is_made_of_a_ratio(example):
    table = tables.options_table(answer_to(example).worked)
    words = " ".join(" ".join(row) for row in table.rows).casefold()
    assert not any(band in words for band in ("high value", "low value", "poor", "very high", "medium"))


def test_what_is_saved_and_then_shown_is_appraised_once_and_anew_when_it_changes(example, monkeypatch):
    appraised = []
    monkeypatch.setattr(answering, "appraise", lambda case, **more: appraised.append(case) or appraise(case, **more))
    for number in (10_001.0, 10_002.0):
        example["figures"]["young people"]["central"] = number
        assert number_missing(example) == 0
        assert answer_to(example).worked.asked.case.figures["young people"].central == number
    assert [case.figures["young people"].central for case in appraised] == [10_001.0, 10_002.0]
