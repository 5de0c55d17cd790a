"""The sentences of a business case are the same everywhere and in every language."""

from dataclasses import replace

import pytest
from tests.library.methods.cost_benefit.youth import YOUTH, with_figures, with_preferred

from coproduction_star.data.business_cases.sentences import Sentences, pounds, sentences, share_of
from coproduction_star.data.business_cases.words import every_word
from coproduction_star.methods.cost_benefit import appraise, simulate_case
from coproduction_star.methods.cost_benefit.model import Kind, ValueKind

ASKED = ["review-2026"]


def said(case, translate=str):
    appraisal = appraise(case, compare_with=ASKED)
    return list(sentences(case, appraisal, simulate_case(case, draws=500, seed=3), translate))


def test_the_answer_comes_first_with_its_prices_years_and_rules():
    assert said(YOUTH)[0] == (
        "Youth programme brings society £16.0 million more than it costs, in prices of 2019, over 3 years, "
        "by the rules of the Green Book 2026 (in force). This counts only what could be given a price."
    )


def test_an_answer_below_zero_is_said_as_plainly():
    [first, *_rest] = said(with_preferred(YOUTH, outcomes=()))
    assert first.startswith("Youth programme costs society £9.5 million more than it brings")


def test_every_sentence_goes_through_the_translation():
    dear = with_figures(with_preferred(YOUTH, outcomes=()), programme=20_000_000)
    endless = replace(dear, prices=replace(dear.prices, inflation=()))
    for case in (YOUTH, dear, endless):
        plain, told = said(case), said(case, lambda words: f"«{words}»")
        assert len(plain) == len(told) > 4
        assert all("«" in one and "»" in one for one in told)
        assert [one.replace("«", "").replace("»", "") for one in told] == plain


def test_words_within_a_sentence_are_translated_too():
    welsh = {"in force": "mewn grym", "£%(millions)s million": "£%(millions)s miliwn"}
    first = said(YOUTH, lambda words: welsh.get(words, words))[0]
    assert "(mewn grym)" in first
    assert "£16.0 miliwn" in first


def test_a_switching_value_says_the_figure_the_value_and_what_turns():
    appraisal = appraise(YOUTH)
    told = list(Sentences(YOUTH, appraisal).switches())
    assert "If life satisfaction were 0.0916 instead of 0.4, its net value is zero." in told
    assert len(list(Sentences(YOUTH, appraisal).switches(most=1))) == 1


def test_whoever_loses_is_named_with_the_hours_they_give():
    [told] = Sentences(YOUTH, appraise(YOUTH)).worse_off()
    assert "Volunteers (£492,000, with £492,000 of hours given)" in told


@pytest.mark.parametrize(
    ("kind", "number", "shown"),
    [
        (Kind.MONEY, 12.5, "£12.50"),
        (Kind.SHARE, 0.4, "40.0%"),
        (Kind.COUNT, 10_000, "10,000"),
        (Kind.EFFECT, 0.4, "0.4"),
    ],
)
def test_a_figure_is_written_as_its_kind_is(kind, number, shown):
    assert Sentences(YOUTH, appraise(YOUTH)).shown(kind, number) == shown


def test_amounts_and_shares_speak_the_language_too():
    assert pounds(-2_500_000, lambda words: words.replace(" million", " miliwn")) == "−£2.5 miliwn"
    assert (share_of(0.9999, str.upper), share_of(0.0001, str.upper)) == ("OVER 99%", "UNDER 1%")


def test_every_kind_and_standing_is_a_word_to_translate():
    words = every_word()
    assert {"in force", "proposed, not in force", "business as usual", "households", ValueKind.FISCAL.value} <= {
        *words
    }
    assert len(words) == len(set(words))
