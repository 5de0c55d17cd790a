from collections import Counter
from pathlib import Path

import pytest
import yaml

from coproduction_star.data.audiences import StakeholderGroup
from coproduction_star.data.benefits import Benefit, benefits, load_benefits
from coproduction_star.data.content_files import DATA, Language, shipped_cases
from coproduction_star.data.errors import BadContent, DataError

FIRST = "strategy-for-less-money-and-more-need"
FILE = DATA.joinpath("benefits", f"{FIRST}.yaml").read_text(encoding="utf-8")
EVERY = pytest.mark.parametrize("benefit", benefits(), ids=lambda benefit: benefit.id)


def results_of(case: str) -> list[str]:
    content = yaml.safe_load(DATA.joinpath("cases", f"{case}.yaml").read_text(encoding="utf-8"))
    return [result["what"] for result in content["results"]]


def test_the_approach_claims_twelve_benefits_for_six_audiences() -> None:
    assert Counter(benefit.audience for benefit in benefits()) == {
        StakeholderGroup.POLITICIANS: 2,
        StakeholderGroup.HEADS_OF_SERVICES: 3,
        StakeholderGroup.COMMUNITIES: 2,
        StakeholderGroup.TOP_MANAGERS: 2,
        StakeholderGroup.FRONTLINE_STAFF: 1,
        StakeholderGroup.PEOPLE_WHO_ACCESS_SERVICES: 2,
    }


def test_they_stand_in_order_without_a_gap() -> None:
    assert [benefit.order for benefit in benefits()] == list(range(1, 13))


@EVERY
def test_a_claim_says_that_it_is_one(benefit: Benefit) -> None:
    assert benefit.claim.startswith("The approach claims")


@EVERY
def test_both_sides_are_shown(benefit: Benefit) -> None:
    assert len(benefit.shown_by) >= 2
    assert benefit.not_shown_by or benefit.not_shown_note
    assert benefit.known != benefit.not_known


@EVERY
def test_every_case_is_one_we_ship_and_stands_on_one_side(benefit: Benefit) -> None:
    sides = Counter(case.case for case in (*benefit.shown_by, *benefit.not_shown_by))
    assert sides.keys() <= shipped_cases()
    assert set(sides.values()) == {1}


@pytest.mark.parametrize(
    ("case", "result"),
    sorted({(c.case, c.result) for b in benefits() for c in (*b.shown_by, *b.not_shown_by) if c.result}),
)
def test_a_result_named_is_a_result_of_the_case(case: str, result: str) -> None:
    assert result in results_of(case)


def test_trials_stand_on_both_sides() -> None:
    def trials(side: str) -> set[str]:
        cases = {case.case for benefit in benefits() for case in getattr(benefit, side)}
        return {c for c in cases if "\nevidence: trial" in DATA.joinpath("cases", f"{c}.yaml").read_text("utf-8")}

    assert len(trials("shown_by")) >= 3
    assert len(trials("not_shown_by")) >= 3


def test_welsh_pages_have_all_twelve() -> None:
    assert len(benefits(Language.WELSH)) == 12


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "audience: politicians",
            "audience: politician",
            r"audience: 'politician' is no stakeholder group we",
        ),
        (
            "audience: politicians",
            "audience: carers",
            r":3: audience: No benefit is claimed for carers\. Use",
        ),
        ("The approach claims", "It is true", r"claim: A claim says whose it is\. Begin with 'The approach claims'"),
        ("order: 1", "order: first", r":2: order: This is text"),
        ("case: surrey-services-for-young-people", "case: surrey", r"shown_by 1, case: 'surrey' is no case we know"),
        ("not_known:", "unknown:", r"unknown: This key is not known"),
        (
            "shown_by:\n  - case: surrey",
            "not_shown_note: None.\nshown_by:\n  - case: surrey",
            r"or a note that says",
        ),
        (
            "case: japan-active-life-time-bank",
            "case: walsall-keyring-networks",
            r"stands on both sides\. Decide",
        ),
    ],
)
def test_a_faulty_benefit_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in FILE
    (tmp_path / f"{FIRST}.yaml").write_text(FILE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        load_benefits(tmp_path)


@pytest.mark.parametrize(
    ("end", "message"),
    [
        ("\nshown_by:", "shown_by: No case shows this benefit. Add one that does"),
        ("\nnot_shown_by:", "a note that says why there are none. Give one of"),
    ],
)
def test_a_benefit_with_one_side_is_refused(tmp_path: Path, end: str, message: str) -> None:
    (tmp_path / f"{FIRST}.yaml").write_text(FILE.split(end)[0], encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        load_benefits(tmp_path)


def test_a_note_may_stand_where_no_case_speaks_against_it(tmp_path: Path) -> None:
    (tmp_path / f"{FIRST}.yaml").write_text(f"{FILE.split('not_shown_by:')[0]}not_shown_note: We found none.\n")
    assert load_benefits(tmp_path)[0].not_shown_note == "We found none."


def test_two_benefits_may_not_share_a_place(tmp_path: Path) -> None:
    (tmp_path / f"{FIRST}.yaml").write_text(FILE, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(FILE.replace(FIRST, "other"), encoding="utf-8")
    with pytest.raises(DataError, match="benefits: order: 1 is there twice"):
        load_benefits(tmp_path)
