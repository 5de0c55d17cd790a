"""What a search finds in the fifty shipped cases."""

import pytest

from coproduction_star.journeys.case_bank import selectors
from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.case_bank.holding import Order
from coproduction_star.journeys.case_bank.questions import Question

pytestmark = pytest.mark.django_db


def found(words: str) -> list[str]:
    return [case.slug for case in selectors.ask(Question(words=words)).cases]


def test_every_shipped_case_is_in_the_bank_after_migrating() -> None:
    assert selectors.how_many() == selectors.ask(Question()).total == 50


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("Lisboa lisbon", "lisbon-bip-zip-neighbourhood-partnerships", id="capitals"),
        pytest.param("reykjavík", "reykjavik-my-neighbourhood-budget", id="accents"),
        pytest.param("REYKJAVIK", "reykjavik-my-neighbourhood-budget", id="no accents"),
        pytest.param("composting", "kamikatsu-zero-waste", id="the stem of compost"),
        pytest.param("prisoner", "isle-of-wight-prison-councils", id="singular"),
        pytest.param("parlement kamikats", "kamikatsu-zero-waste", id="the beginning of the last word"),
        pytest.param("kamikastu", "kamikatsu-zero-waste", id="two letters swapped"),
        pytest.param("stokholm", "stockholm-sms-lifesavers", id="a letter missing"),
        pytest.param("reykjavikk", "reykjavik-my-neighbourhood-budget", id="a letter too many"),
    ],
)
def test_a_case_is_found_by_what_people_type(typed: str, meant: str) -> None:
    assert meant in found(typed)


def test_the_title_weighs_most() -> None:
    assert found("southwark")[0].startswith("southwark")


def test_a_misspelt_word_says_what_was_looked_for() -> None:
    answer = selectors.ask(Question(words="lonelyness"))
    assert [(spelling.typed, spelling.used) for spelling in answer.spellings] == [("lonelyness", "loneliness")]
    assert answer.total


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("lonley", "lonely"), ("lonly", "lonely"), ("teenger", "teenager"), ("childern", "children")],
)
def test_a_slip_in_a_word_that_stands_for_another_is_understood(typed: str, meant: str) -> None:
    answer = selectors.ask(Question(words=typed))
    assert [spelling.used for spelling in answer.spellings] == [meant]
    assert found(typed) == found(meant) != []


def test_lonely_and_loneliness_find_the_same() -> None:
    assert set(found("lonely")) == set(found("loneliness")) != set()


def test_nonsense_finds_nothing_and_says_so() -> None:
    answer = selectors.ask(Question(words="xqzzkv"))
    assert (answer.total, answer.cases) == (0, ())
    assert answer.spellings[0].used == ""


def test_cases_with_every_word_come_before_those_with_some() -> None:
    answer = selectors.ask(Question(words="uganda school scorecards", page=1))
    assert not answer.every_word
    assert answer.cases[0].slug == "uganda-school-scorecards"


def test_facets_combine_all_facets_any_value() -> None:
    health = selectors.ask(Question(chosen={Facet.SECTOR: frozenset({"health"})})).total
    either = selectors.ask(Question(chosen={Facet.SECTOR: frozenset({"health", "housing"})})).total
    both = selectors.ask(
        Question(chosen={Facet.SECTOR: frozenset({"health", "housing"}), Facet.CO: frozenset({"co-design"})})
    ).total
    assert both < either
    assert health < either


def test_a_count_says_what_ticking_the_value_gives() -> None:
    asked = Question(chosen={Facet.SECTOR: frozenset({"health"})})
    for value, count in selectors.ask(asked).counts[Facet.CO].items():
        ticked = Question(chosen={**asked.chosen, Facet.CO: frozenset({value})})
        assert selectors.ask(ticked).total == count


def test_ticking_a_value_leaves_the_counts_of_its_own_facet() -> None:
    before = selectors.ask(Question()).counts[Facet.SECTOR]
    after = selectors.ask(Question(chosen={Facet.SECTOR: frozenset({"health"})})).counts[Facet.SECTOR]
    assert before == after


def test_years_are_a_range_and_leave_out_cases_without_a_year() -> None:
    answer = selectors.ask(Question(started_from=2010, started_until=2012))
    assert answer.total
    assert {case.started for case in answer.cases} <= {2010, 2011, 2012}


def test_the_strongest_evidence_comes_first_unless_asked_otherwise() -> None:
    assert {case.evidence for case in selectors.ask(Question()).cases[:5]} == {"trial"}
    titles = [case.title for case in selectors.ask(Question(order=Order.TITLE)).cases]
    assert titles == sorted(titles)


def test_pages_hold_twenty_and_do_not_overlap() -> None:
    pages = [selectors.ask(Question(page=page)) for page in (1, 2, 3)]
    assert [len(page.cases) for page in pages] == [20, 20, 10]
    assert len({case.slug for page in pages for case in page.cases}) == 50


def test_a_page_too_far_is_the_last() -> None:
    assert selectors.ask(Question(page=999)).page == 3


def test_a_value_nobody_has_finds_nothing() -> None:
    assert selectors.ask(Question(chosen={Facet.COUNTRY: frozenset({"XX"})})).total == 0
