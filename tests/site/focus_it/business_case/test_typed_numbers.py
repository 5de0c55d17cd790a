"""Numbers as people type them: what is understood, what is refused, and the sentence that says why."""

import pytest
from django.core.exceptions import ValidationError

from coproduction_star.focus_it.business_case.typed_numbers import in_words, per_cent, pounds, read_number, shown
from coproduction_star.methods.cost_benefit.model import Kind


@pytest.mark.parametrize(
    ("typed", "kind", "number"),
    [
        ("40%", Kind.SHARE, 0.4), ("0.4", Kind.SHARE, 0.4), ("40 %", Kind.SHARE, 0.4), ("1", Kind.SHARE, 1.0),
        ("1,200", Kind.MONEY, 1200.0), ("1200.50", Kind.MONEY, 1200.5), (" 12 000 ", Kind.COUNT, 12000.0),
        ("−0.3", Kind.EFFECT, -0.3), ("2%", Kind.RATE, 0.02), ("-1%", Kind.RATE, -0.01), ("", Kind.MONEY, None),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(typed, kind, number):
    assert read_number(typed, kind=kind) == pytest.approx(number)


@pytest.mark.parametrize(
    ("typed", "kind", "told"),
    [
        ("£1200", Kind.MONEY, "Write the number without a currency sign: 1200."),
        ("40", Kind.SHARE, "If you mean 40 per cent, write 40% or 0.4."),
        ("140%", Kind.SHARE, "between 0% and 100%"),
        ("-5", Kind.COUNT, "0 or more"),
        ("-5", Kind.MONEY, "goes to the other side"),
        ("1500%", Kind.RATE, "too far out"),
        ("many", Kind.COUNT, "“many” is not a number"),
        ("12,5", Kind.MONEY, "“12,5” is not a number"),
        ("1e9", Kind.MONEY, "is not a number"),
        ("nan", Kind.EFFECT, "is not a number"),
        ("9" * 30, Kind.EFFECT, "too large"),
        ("40%", Kind.MONEY, "takes no per cent sign"),
    ],
)
def test_what_cannot_be_a_number_gets_a_sentence_that_says_what_to_write(typed, kind, told):
    with pytest.raises(ValidationError) as refused:
        read_number(typed, kind=kind)
    assert told in refused.value.messages[0]


@pytest.mark.parametrize(
    ("value", "kind"), [(0.4, Kind.SHARE), (1234567.25, Kind.MONEY), (-0.025, Kind.RATE), (0.001, Kind.EFFECT)]
)
def test_what_is_shown_in_a_box_can_be_typed_again(value, kind):
    assert read_number(shown(value, kind=kind), kind=kind) == pytest.approx(value)


def test_what_is_no_number_is_shown_as_it_is():
    assert shown("£12", kind=Kind.MONEY) == "£12"
    assert shown(None, kind=Kind.MONEY) == ""
    assert shown(True, kind=Kind.MONEY) == "True"


def test_amounts_shares_and_figures_are_written_as_people_say_them():
    assert pounds(1_234_567) == "£1.23 million"
    assert pounds(-1234).replace("\u2060", "") == "−£1,234"
    assert pounds(2.7845) == "£2.78"
    assert (per_cent(0.999), per_cent(0.001), per_cent(0.5)) == ("over 99%", "under 1%", "50%")
    assert (in_words(0.35, kind=Kind.COUNT), in_words(1200, kind=Kind.COUNT)) == ("0.35", "1,200")
    assert (in_words(0.275, kind=Kind.SHARE), in_words(-0.5, kind=Kind.EFFECT)) == ("27.5%", "−0.5")
