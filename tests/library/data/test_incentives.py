import re

import pytest

from coproduction_star.data.audiences import StakeholderGroup
from coproduction_star.data.barriers import barriers
from coproduction_star.data.content_files import DATA, Language
from coproduction_star.data.errors import BadContent, DataError
from coproduction_star.data.incentives import (
    Audience,
    Grade,
    Money,
    PaymentKind,
    Phase,
    Polarity,
    incentive,
    incentives,
    load_incentives,
    suggestions,
)

FILE = DATA.joinpath("incentives", "I02.yaml").read_text(encoding="utf-8")
PAY = re.compile(r"\b(?:fee|voucher|credit|fare|pay less)s?\b")


def test_the_menu_has_44_lines_in_their_order():
    assert [one.id for one in incentives()] == [f"I{number:02}" for number in range(1, 45)]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("phase", Phase)
def test_every_audience_has_an_incentive_to_start_and_one_to_keep_going(audience, phase):
    found = [one for one in incentives() if audience in one.audiences and phase in one.phases]
    assert [one.id for one in found if one.polarity is Polarity.INCENTIVE] != []


@pytest.mark.parametrize("barrier", barriers(), ids=lambda barrier: barrier.id)
def test_every_barrier_leads_to_two_incentives_or_more_of_which_one_does_what_it_calls_for(barrier):
    found = suggestions([barrier.id])
    assert len([one for one in found if one.polarity is Polarity.INCENTIVE]) >= 2
    assert [one.id for one in found if set(one.functions) & set(barrier.functions)] != []


def test_there_are_incentives_without_money_for_every_barrier_that_is_about_benefits():
    assert all(one.payment is not PaymentKind.PAYMENT for one in suggestions(["benefits"]))


def test_pay_needs_the_warning_and_so_does_what_is_like_pay():
    assert [one.id for one in incentives() if one.needs_warning] == ["I01", "I02", "I03", "I04", "I16", "I23", "I26"]
    speaks_of_pay = {one.id for one in incentives() if PAY.search(f"{one.title}. {one.example} {one.cost}")}
    assert {"I02", "I03", "I26"} <= speaks_of_pay
    assert speaks_of_pay <= {one.id for one in incentives() if one.needs_warning}


def test_deterrents_are_few_and_no_money_is_taken():
    deterrents = [one for one in incentives() if one.polarity is Polarity.DETERRENT]
    assert [one.id for one in deterrents] == ["I43", "I44"]
    assert all(one.money is not Money.FINANCIAL for one in deterrents)


def test_what_is_ours_says_that_no_study_was_read():
    assert all(one.sources for one in incentives() if one.grade is not Grade.OURS)
    for one in incentives():
        if one.grade is Grade.OURS:
            assert "We read no study" in one.evidence or "case bank" in one.evidence, one.id


def test_each_audience_is_one_or_more_stakeholder_groups_and_none_is_left_out():
    groups = [group for audience in Audience for group in audience.groups]
    assert sorted(groups) == sorted(StakeholderGroup)


def test_suggestions_name_what_helps_with_most_first():
    found = suggestions(["no-time", "work-study", "cost"], audience=Audience.PEOPLE_WHO_ACCESS_SERVICES)
    assert [one.id for one in found] == ["I02", "I08", "I17", "I01", "I03", "I04"]
    assert suggestions(["cost"], language=Language.WELSH)[0].title.startswith("Costau")
    assert suggestions([]) == ()


def test_an_unknown_incentive_is_named():
    with pytest.raises(DataError, match=r"no incentive 'I99'. Its ids are I01 to I44"):
        incentive("I99")
    assert incentive("I09").id == "I09"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("touches_entitlement: never", "touches_entitlement: sometimes", "What people are entitled to is no reward"),
        ("touches_entitlement: never\n", "", "touches_entitlement: The key is missing"),
        ("audiences: [people", "audiences: [peeple", "is no audience we know. Did you mean"),
        ("barriers: [cost", "barriers: [costs", "'costs' is no id in barriers we know"),
        ("sources: [S67", "sources: [S999", "'S999' is no id in sources we know"),
        ("grade: described", "grade: ours", "What is ours has no source, and all else has one"),
        ("payment: payment", "payment: cash", "is no kind of payment we know"),
        ("polarity: incentive", "polarity: nudge", "is no polarity we know"),
        ("caution:", "warning:", "warning: This key is not known"),
    ],
)
def test_a_faulty_incentive_is_refused(tmp_path, old, new, message):
    assert old in FILE
    (tmp_path / "I02.yaml").write_text(FILE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        load_incentives(tmp_path)
