"""The fifty shipped cases stand, and what is derived from them is true to the files."""

from collections import Counter
from dataclasses import FrozenInstanceError, replace

import pytest

from coproduction_star.data.cases import Case, Result, case, load_cases
from coproduction_star.data.countries import COUNTRIES, OTHER_NAMES, find_country
from coproduction_star.data.errors import UnknownCase
from coproduction_star.data.vocabularies import (
    JUDGED_KINDS,
    OUTCOMES_SOUGHT,
    PEOPLE,
    Better,
    Co,
    Evidence,
    Movement,
    ResultKind,
    Sector,
    every_label,
    theme_of,
)
from coproduction_star.methods.readability import reading_age

CASES = load_cases()
OLDEST = 12.0


def judged() -> list[Result]:
    return [result for case in CASES for result in case.results if result.kind in JUDGED_KINDS]


def test_fifty_cases_are_shipped_in_the_order_of_their_ids() -> None:
    assert len(CASES) == 50
    assert [case.id for case in CASES] == sorted({case.id for case in CASES})


def test_the_shelf_is_read_once() -> None:
    assert load_cases() is CASES


def test_a_case_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        CASES[0].title = "Something else"  # type: ignore[misc]  # that it is refused is the claim


def test_a_case_can_be_put_in_a_set() -> None:
    assert len(set(CASES)) == 50


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_figure_names_a_source_that_the_case_has(case: Case) -> None:
    assert all(case.source_of(result).url.startswith("http") for result in case.results)
    assert all(1 <= result.source <= len(case.sources) for result in case.results)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_case_says_what_we_do_not_know_in_short_sentences(case: Case) -> None:
    assert len(case.unknown) >= 3
    for sentence in case.unknown:
        assert sentence.endswith((".", "?"))
        assert len(sentence.split()) <= 30


def test_there_are_114_results_on_outcomes_and_satisfaction_and_each_has_a_good_direction() -> None:
    assert Counter(result.kind for result in judged()) == {
        ResultKind.OUTCOME: 110,
        ResultKind.SATISFACTION: 4,
    }
    assert all(result.better is not None for result in judged())


def test_costs_outputs_and_inputs_have_no_good_direction() -> None:
    others = [result for case in CASES for result in case.results if result.kind not in JUDGED_KINDS]
    assert {result.better for result in others} == {None}
    assert {result.moved for result in others} == {Movement.CANNOT_TELL}


def test_all_three_directions_are_in_use() -> None:
    assert {result.better for result in judged()} == set(Better)


def test_every_number_to_compare_with_stands_in_the_words_of_the_comparator() -> None:
    for result in judged():
        for number in (result.compared_with, result.target):
            if number:
                shown = (f"{number:,}", f"{number / 1_000_000:g} million")
                assert any(words in (result.comparator or "") for words in shown), result


def test_an_unclear_effect_is_unclear_in_the_words_of_the_file_too() -> None:
    words = ("no difference", "no clear difference", "could be chance", "not statistically certain", "1.0")
    for result in judged():
        if result.no_clear_effect:
            assert any(word in f"{result.what} {result.comparator}" for word in words), result


def test_cases_with_money_saved_are_found() -> None:
    assert [case.id for case in CASES if case.has_savings] == [
        "amicushorizon-residents-redesign-complaints",
        "france-zero-long-term-unemployment-areas",
        "kamikatsu-zero-waste",
        "peru-citizen-group-watches-local-works",
        "stockport-my-care-my-choice",
        "surrey-services-for-young-people",
        "walsall-keyring-networks",
        "washington-time-dollar-youth-court",
        "wiltshire-community-speedwatch",
    ]


def test_cases_with_a_figure_that_went_wrong_unclear_or_short_of_its_aim_are_found() -> None:
    assert [case.id for case in CASES if replace(case, setbacks=()).has_negative_or_mixed] == [
        "baan-mankong-communities-rebuild-slums",
        "indonesia-villagers-check-road-spending",
        "kamikatsu-zero-waste",
        "southwark-circle",
        "trieste-microareas",
        "victoria-core-mental-health-co-design",
        "western-australia-local-area-coordination",
        "western-lapland-open-dialogue",
    ]


def test_cases_that_tell_bad_news_in_words_are_found_too() -> None:
    told = {case.id for case in CASES if case.setbacks}
    assert len(told) == 23
    assert {"porto-alegre-participatory-budget", "scotland-family-nurse-partnership", "southwark-circle"} <= told
    assert all(case.has_negative_or_mixed for case in CASES if case.setbacks)
    assert sum(case.has_negative_or_mixed for case in CASES) == 27


@pytest.mark.parametrize("case", [case for case in CASES if case.setbacks], ids=lambda case: case.id)
def test_each_setback_names_a_source_of_its_case_and_is_easy_to_read(case: Case) -> None:
    assert all(1 <= setback.source <= len(case.sources) for setback in case.setbacks)
    age = reading_age("\n".join(setback.what for setback in case.setbacks))
    assert age.years < OLDEST
    assert age.longest_sentence_words <= 22


def test_what_an_inspection_found_is_not_taken_for_what_the_case_achieved() -> None:
    found = case("england-experts-by-experience-inspections").results
    assert {result.better for result in found if result.kind in JUDGED_KINDS} == {Better.NEITHER}


def test_a_plan_to_vote_is_not_set_against_a_vote_that_was_cast() -> None:
    (plan,) = (each for each in case("isle-of-wight-prison-councils").results if "once allowed" in each.what)
    assert plan.moved is Movement.CANNOT_TELL


def test_a_case_is_found_by_its_id() -> None:
    assert case("southwark-circle").ended == 2014


def test_an_unknown_id_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownCase, match="Did you mean 'southwark-circle'"):
        case("southwark-circles")
    with pytest.raises(UnknownCase, match="cases list"):
        case("zzzz")


def test_every_country_has_a_two_letter_code_and_a_name() -> None:
    assert len(COUNTRIES) == 249
    assert all(len(code) == 2 and code.isupper() and name.strip() for code, name in COUNTRIES.items())
    assert case("uganda-school-scorecards").country_name == "Uganda"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("gb", "GB"),
        ("UK", "GB"),
        ("Wales", "GB"),
        ("cote d'ivoire", "CI"),
        ("Türkiye", "TR"),
        ("Narnia", None),
        ("", None),
    ],
)
def test_a_country_is_found_by_code_or_by_what_people_call_it(written: str, code: str | None) -> None:
    assert find_country(written) == code


def test_other_names_of_countries_lead_to_countries() -> None:
    assert set(OTHER_NAMES.values()) <= set(COUNTRIES)
    assert not set(OTHER_NAMES) & {name.casefold() for name in COUNTRIES.values()}


def test_every_word_that_a_case_uses_has_a_label() -> None:
    for shipped in CASES:
        assert all(PEOPLE[word] for word in shipped.people)
        assert all(OUTCOMES_SOUGHT[word] and theme_of(word) for word in shipped.outcomes_sought)


def test_no_vocabulary_holds_a_word_that_no_case_uses() -> None:
    assert {word for shipped in CASES for word in shipped.people} == set(PEOPLE)
    assert {word for shipped in CASES for word in shipped.outcomes_sought} == set(OUTCOMES_SOUGHT)
    assert {shipped.sector for shipped in CASES} == set(Sector)
    assert {co for shipped in CASES for co in shipped.cos} == set(Co)


def test_labels_are_plain_english_without_hyphens_between_words() -> None:
    labels = list(every_label())
    assert "People out of work" in labels
    assert "Young people" in labels
    assert all(label[0].isupper() for label in labels)


@pytest.mark.parametrize("grade", list(Evidence))
def test_each_grade_of_evidence_is_explained_and_has_a_strength(grade: Evidence) -> None:
    assert grade.explanation.endswith(".")
    assert grade.strength > 0
