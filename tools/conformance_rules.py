"""The rules of the guidance that bear on choosing and on a business case, and the tests that show each is kept.

`shown_by` names test functions of tests/library; a rule without any is one that we do not keep, and `note` says why.
"""

from dataclasses import dataclass
from enum import Enum

GREEN_BOOK = "The Green Book (2026)"
WELLBEING = "Wellbeing guidance (2021)"
UNIT_COSTS = "Unit Cost Database, sheet Guidance"
OPTIMISM = "Mott MacDonald (2002)"


class Standing(Enum):
    KEPT = "kept"
    NOT_KEPT = "not kept"
    NOT_OURS = "not applicable"


@dataclass(frozen=True, slots=True)
class Rule:
    text: str
    where: str
    says: str
    shown_by: tuple[str, ...] = ()
    note: str = ""
    standing: Standing = Standing.KEPT


def kept(text: str, where: str, says: str, *shown_by: str, note: str = "") -> Rule:
    return Rule(text, where, says, shown_by, note)


def not_kept(text: str, where: str, says: str, note: str) -> Rule:
    return Rule(text, where, says, (), note, Standing.NOT_KEPT)


def not_ours(text: str, where: str, says: str, note: str) -> Rule:
    return Rule(text, where, says, (), note, Standing.NOT_OURS)


RULES = (
    kept(
        GREEN_BOOK,
        "4.17, 7.18",
        "Deadweight, displacement, substitution and leakage are taken off.",
        "test_lag_drop_off_and_horizon",
        "test_the_chain_takes_off_deadweight_attribution_and_displacement",
        note="Substitution and leakage go under displacement.",
    ),
    kept(
        GREEN_BOOK,
        "4.19",
        "Business as usual is not put to zero; options have absolute costs and benefits.",
        "test_business_as_usual_is_never_zero",
        "test_a_bad_case_is_refused",
        "test_an_option_may_be_empty_when_it_is_said_why",
    ),
    kept(
        GREEN_BOOK,
        "5.14",
        "Criteria are weighed by swings: what is the step from this worst to this best worth?",
        "test_the_additive_model_and_spotis_of_dezert_and_others_2020",
        "test_a_weight_without_real_end_points_is_refused",
        "test_the_rule_about_weighting_is_told_where_people_weigh",
        note="The method page says that it is for the longlist and with an expert facilitator; nothing checks it.",
    ),
    kept(
        GREEN_BOOK,
        "5.15",
        "No importance is multiplied by a score.",
        "test_importance_without_end_points_is_refused_with_the_paragraph_of_the_guidance",
        "test_published_topsis_from_the_command_line",
    ),
    kept(
        GREEN_BOOK,
        "5.18, 5.35",
        "The shortlist has business as usual, do minimum, preferred, more and less ambitious.",
        "test_the_shortlist_of_the_green_book_2026_has_its_five_options_and_todays_among_them",
        "test_when_today_is_best_the_do_minimum_keeps_it",
        "test_the_rules_of_a_case_are_checked",
        note="The filter makes such a shortlist. A case without a do minimum is worked out, and its own rules say so.",
    ),
    kept(
        GREEN_BOOK,
        "5.25-5.27",
        "Each choice is best, carried or dropped, with the reason written down; today's is never dropped.",
        "test_table_5_of_the_green_book_2026",
        "test_every_colour_needs_its_reason",
        "test_a_choice_without_a_reason_is_refused",
        "test_what_happens_today_is_never_dropped",
    ),
    kept(
        GREEN_BOOK,
        "6.10",
        "Year 0 is the first year and is not discounted.",
        "test_year_zero_counts_in_full_and_later_years_count_less",
        "test_year_zero_counts_in_full_under_every_pack",
    ),
    kept(GREEN_BOOK, "6.11", "Horizons beside year 0: 60, 30, 10 and 10 years by type.", "test_gb26_horizons"),
    not_kept(
        GREEN_BOOK,
        "6.14",
        "Climate scenarios for horizons to 2040 and after.",
        "No scenario set is offered; a scenario is another case.",
    ),
    kept(
        GREEN_BOOK,
        "6.23",
        "Who pays and gains: the originating body, other public bodies, households, businesses, charities.",
        "test_hours_given_are_a_cost_to_those_who_give_them_and_no_saving",
        "test_gb26_transfer_property",
    ),
    kept(
        GREEN_BOOK,
        "6.26-6.30",
        "Monetisable or not; quantifiable or qualitative; cash-releasing or not.",
        "test_cash_holds_only_what_can_be_taken_out_of_a_budget",
        "test_what_could_not_be_valued_says_what_it_would_need_to_be_worth",
    ),
    kept(GREEN_BOOK, "6.32", "Sunk costs are left out.", "test_a_bad_case_is_refused"),
    kept(
        GREEN_BOOK,
        "6.33-6.40",
        "Transfers: left out or on both sides, said which; always in finances and distribution.",
        "test_gb26_transfer_property",
        "test_a_value_that_another_loses_is_a_transfer_and_counts_in_the_purse",
    ),
    kept(
        GREEN_BOOK,
        "6.41-6.43",
        "No kind of value and no tag stands for gross domestic product, gross value added or a multiplier.",
        "test_tags_are_words_of_the_model",
        note="There is no place to enter them as such. Nothing tells what a figure means but its source.",
    ),
    kept(GREEN_BOOK, "6.44", "No cost of raising public funds.", "test_gb26_no_metb"),
    kept(
        GREEN_BOOK,
        "6.47-6.48",
        "Real prices; nominal equals real in year 0; the GDP deflator takes inflation out.",
        "test_gb26_table7",
    ),
    not_kept(GREEN_BOOK, "6.49", "Deflator forecasts of the OBR.", "None is shipped: give inflation with its source."),
    kept(
        GREEN_BOOK,
        "6.50",
        "Relative price effects where they matter.",
        "test_residual_value_and_relative_prices",
        "test_a_price_that_rises_faster_keeps_the_difference",
    ),
    kept(
        GREEN_BOOK,
        "6.54",
        "3.5 % in years 1 to 30, 3.0 % to 75, 2.5 % after.",
        "test_gb26_stpr_rates",
        "test_sg26_annex_a_tables",
    ),
    kept(GREEN_BOOK, "6.56-6.57", "Real first, then discount; the two rates are never added.", "test_gb26_table8"),
    kept(
        GREEN_BOOK,
        "6.58",
        "Health and life effects at 1.5 % in every year.",
        "test_gb26_health_rate",
        "test_health_effects_have_their_own_schedule",
    ),
    kept(GREEN_BOOK, "6.59", "The past is not discounted.", "test_wlc_factors"),
    not_kept(
        GREEN_BOOK, "6.67", "Contingent liabilities as part of expected costs.", "Enter them as a cost with a range."
    ),
    kept(
        GREEN_BOOK,
        "6.68-6.72",
        "A central estimate and a range; expected values; intervals; P90.",
        "test_gb26_expected_value",
        "test_a_90_percent_interval_holds_90_percent",
        "test_moments_are_those_of_numpy",
    ),
    not_kept(
        GREEN_BOOK, "6.75-6.76", "Decision trees and real options.", "Not offered; expected values of branches are."
    ),
    kept(
        GREEN_BOOK,
        "6.77",
        "Monte Carlo for high costs and risks.",
        "test_the_order_of_entry_changes_nothing_at_all",
        "test_convergence_is_shown",
    ),
    kept(
        GREEN_BOOK,
        "6.78-6.79",
        "Costs and time raised, benefits lowered for optimism bias.",
        "test_gb26_ob_direction",
        "test_ob_duration_unmanaged",
        "test_a_harm_is_never_made_smaller_by_its_correction",
        note="Time is raised by a function of the library; a case does not move its years by itself.",
    ),
    kept(
        GREEN_BOOK,
        "6.80",
        "Own forecast errors come first.",
        "test_own_evidence_takes_the_place_of_generic_bias",
        "test_own_forecast_errors_become_own_bias",
    ),
    kept(
        GREEN_BOOK,
        "6.81",
        "Generic values otherwise.",
        "test_ob_table2",
        "test_the_correction_by_grade_says_that_nobody_has_verified_it",
        note="The grades on the side of benefits are from memory and flagged unverified.",
    ),
    kept(
        GREEN_BOOK,
        "6.82",
        "Bias goes down in proportion to the risk prevented.",
        "test_what_is_prevented_is_taken_off_in_proportion",
        "test_what_is_prevented_never_adds_bias",
    ),
    kept(
        GREEN_BOOK,
        "6.83-6.84",
        "What remains is contingency in the financial case, apart from the budget.",
        "test_gb26_ob_direction",
    ),
    kept(
        GREEN_BOOK,
        "6.87",
        "All public bodies count, not just ours.",
        "test_the_purse_counts_fiscal_values_whether_cashable_or_not",
    ),
    kept(
        GREEN_BOOK,
        "6.88, Table 9",
        "Economic case real and discounted; financial case nominal and not discounted.",
        "test_gb26_econ_vs_fin",
    ),
    not_kept(
        GREEN_BOOK,
        "6.89",
        "Central government's DEL and AME.",
        "Capital and running costs are split; DEL and AME are not.",
    ),
    not_kept(
        GREEN_BOOK,
        "6.92",
        "Depreciation in the financial case.",
        "Kept out of the economic case; not modelled in cash.",
    ),
    kept(
        GREEN_BOOK,
        "6.93, Table 10",
        "NPSV, BCR, RPSC and a unit cost.",
        "test_gb26_table10_metrics",
        "test_the_four_metrics",
        "test_wellbeing_box10_unit_costs",
        note="The table prints the unit cost upside down in the text we read; costs per unit are shown.",
    ),
    kept(GREEN_BOOK, "6.95", "Moving a negative benefit to costs changes BCR alone.", "test_gb26_sign_invariance"),
    kept(
        GREEN_BOOK,
        "6.98-6.100",
        "No judgement by a threshold of BCR.",
        "test_gb26_no_bcr_threshold",
        "test_no_band_of_value_for_money_is_printed",
    ),
    kept(
        GREEN_BOOK,
        "6.102",
        "Sensitivity: one assumption at a time.",
        "test_each_end_is_what_the_case_gives_there",
    ),
    kept(
        GREEN_BOOK,
        "6.103-6.104",
        "Switching values of the preferred option, against zero and against each of the others.",
        "test_every_switching_value_put_back_in_makes_the_answer_change",
        "test_the_other_question_names_the_other_option",
        "test_the_option_that_overtakes_first_is_named_though_it_is_not_the_runner_up_today",
    ),
    kept(
        GREEN_BOOK,
        "6.105",
        "What an unmonetised benefit would need to be worth.",
        "test_what_could_not_be_valued_says_what_it_would_need_to_be_worth",
    ),
    kept(GREEN_BOOK, "7.5-7.7, Figure 7", "Incomes are equivalised.", "test_gb26_equivalisation"),
    kept(
        GREEN_BOOK,
        "7.11-7.15",
        "Welfare weights with 1.3, beside unweighted values.",
        "test_gb26_welfare_weight",
        "test_weighted_stands_beside_unweighted",
    ),
    not_kept(GREEN_BOOK, "7.19", "Local values beside those of the whole country.", "A case has one scope: society."),
    kept(GREEN_BOOK, "8.32", "Residual value at the end.", "test_residual_value_and_relative_prices"),
    kept(
        GREEN_BOOK,
        "8.41",
        "Full displacement of jobs unless shown otherwise.",
        "test_the_rules_of_a_case_are_checked",
        note="Nothing is taken off unasked: the case's own list of rules says where displacement was left out.",
    ),
    kept(
        GREEN_BOOK,
        "9.3-9.6, Table 12",
        "An appraisal summary table: five columns, value and uncertainty in each.",
        "test_gb26_table12_ast",
    ),
    not_ours(GREEN_BOOK, "Annex A", "Private finance options.", "Not a matter of co-production."),
    kept(
        WELLBEING,
        "p. 30, Box 7",
        "One WELLBY is £13,000 (£10,000 to £16,000) in 2019; parts of a year in part.",
        "test_wellby_values",
        "test_wellby_box7",
        "test_wellby_part_year",
    ),
    kept(
        WELLBEING,
        "pp. 34-35, Box 10",
        "Cost for each WELLBY where benefits have no price.",
        "test_wellbeing_box10_unit_costs",
    ),
    kept(
        WELLBEING,
        "pp. 36-38",
        "Where WELLBYs and QALYs stand for the same effect, the case is told so and its own rule fails.",
        "test_qalys_and_wellbys",
        "test_what_is_counted_twice_is_told_and_fails_the_rule",
        note="They are still added up: nothing is taken off unasked.",
    ),
    kept(
        WELLBEING,
        "pp. 40-41, Box 11",
        "The youth programme, weighted and unweighted.",
        "test_wellbeing_box11_youth",
        "test_wellbeing_box11_employment",
    ),
    kept(
        WELLBEING,
        "p. 57",
        "Uprated by prices and by GDP per head to 1.3; discounted on the health schedule.",
        "test_wellby_uprating",
        "test_uprating_without_gdp_per_head_is_refused",
        "test_a_published_wellby_is_discounted_on_the_health_schedule",
        note="No series of GDP per head is shipped: give one.",
    ),
    kept(
        WELLBEING,
        "pp. 57-59",
        "A case with a change of over half a point, up or down, is told to test it with the compensating surplus.",
        "test_a_large_harm_is_a_large_change",
        "test_a_change_of_half_a_point_or_less_is_a_small_one",
        "test_a_large_change_is_tested_with_the_compensating_surplus",
        note="The surplus is a function of the library; a case does not work it out by itself.",
    ),
    kept(
        WELLBEING,
        "p. 59",
        "Effects and scores move between scales at equal distances.",
        "test_scale_conversion",
        "test_scores_move_between_scales_at_equal_distances",
    ),
    kept(UNIT_COSTS, "–", "The financial case takes fiscal values alone, then cashability.", "test_ucd_rules"),
    kept(
        UNIT_COSTS,
        "–",
        "Public value is fiscal, economic and social, less transfers.",
        "test_ucd_rules",
        "test_a_note_in_the_fiscal_cell_marks_a_transfer",
    ),
    kept(
        UNIT_COSTS,
        "–",
        "Where a headline value and its parts are counted together, the case is told so and its own rule fails.",
        "test_ucd_ho1_0_parts",
        "test_what_is_counted_twice_is_told_and_fails_the_rule",
        note="They are still added up: nothing is taken off unasked.",
    ),
    kept(
        OPTIMISM,
        "Table 2",
        "Bounds by kind of project; outsourcing is running costs.",
        "test_ob_table2",
        "test_outsourcing_is_running_costs_and_has_no_duration",
    ),
    kept(OPTIMISM, "combined projects", "Mixed projects are weighted by their share of spending.", "test_ob_combined"),
)
