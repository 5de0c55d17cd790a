"""The workbook as a file: what stands on which sheet, what is text, what is a formula."""

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.utils import translation
from tests.site.focus_it.appraisal_documents.cases import (
    ASKED,
    BARE,
    EVERYTHING,
    EXAMPLE,
    HOSTILE,
    NO_CASH,
    YOUTH,
    appraised,
)
from tests.site.focus_it.appraisal_documents.office import cells_of

from coproduction_star.focus_it.appraisal_documents.workbook import sheet_names, workbook
from coproduction_star.focus_it.appraisal_documents.workbook.places import names_of
from coproduction_star.methods.cost_benefit import simulate_case
from coproduction_star.ui.documents.word import plain

PUT_IN = {"Figures", "Years of lines"}


def sheets_of(book: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for (sheet, _address), cell in cells_of(book).items():
        found.setdefault(sheet, []).append(str(cell.value))
    return found


def example(**more) -> bytes:
    return workbook(ASKED.case, appraised(ASKED.case), **more)


def test_each_view_has_a_sheet_of_its_own() -> None:
    found = sheets_of(example(simulation=simulate_case(ASKED.case, draws=200, seed=1)))
    assert list(found) == [*(name for key, name in sheet_names().items() if key != "nothing"), "Data"]
    for view in ("Society", "Public purse", "Cash"):
        assert view in found


def test_the_first_sheet_opens_with_the_sentence_and_names_the_rules() -> None:
    first = sheets_of(example(made=dt.datetime(2026, 11, 26, tzinfo=dt.UTC)))["Results"]
    said = " ".join(first)
    assert first[0] == ASKED.case.title
    assert "The youth programme brings society £" in said
    assert "Rules: Green Book 2026" in said
    assert "Green Book 2022 (replaced)" in said
    assert "Written on 26 November 2026." in said


def test_no_band_of_value_for_money_is_printed() -> None:
    said = " ".join(text for texts in sheets_of(example()).values() for text in texts).lower()
    bands = ("very high value", "high value", "medium value", "low value", "poor value")
    assert [band for band in bands if f"{band} for money" in said] == []


def test_every_figure_is_put_in_once_and_used_by_its_name() -> None:
    cells = cells_of(example())
    names = names_of(ASKED.case.figures)
    put_in = [cell.value for (sheet, address), cell in cells.items() if sheet == "Figures" and address[0] == "B"]
    assert sorted(put_in[1:]) == sorted(ASKED.case.figures)
    formulas = " ".join(cell.formula for cell in cells.values())
    used = {name for figure, name in names.items() if re.search(rf"\b{name}\b", formulas)}
    assert used == set(names.values())


def test_what_is_worked_out_is_a_formula_and_never_a_number() -> None:
    """On the sheets of results a number without a formula would not follow the figures."""
    cells = cells_of(workbook(EVERYTHING, appraised(EVERYTHING)))
    results = {"Results", "Society", "Public purse", "Cash", "Who pays and gains", "Options"}
    loose = [
        place for place, cell in cells.items()
        if place[0] in results and isinstance(cell.value, float) and not cell.formula
    ]  # fmt: skip
    assert loose == []


def test_each_figure_shows_range_unit_price_year_grade_and_source() -> None:
    cells = cells_of(example())
    row = next(a[1:] for (s, a), cell in cells.items() if s == "Figures" and cell.value == "courses")
    found = {column: cells.get(("Figures", f"{column}{row}")) for column in "ABCDEFHJK"}
    assert [found[column].value for column in "ADEFH"] == ["the courses", 8_000_000, 9_000_000, 12_000_000, "2019"]
    assert found["J"].value == ASKED.case.figures["courses"].source
    assert found["K"].value == "in_courses"


def test_discount_factors_name_their_source() -> None:
    factors = " ".join(sheets_of(example())["Discount factors"])
    assert "HM Treasury" in factors
    assert "review" in factors.lower()


def test_chance_is_told_apart_from_formulas() -> None:
    cells = cells_of(example(simulation=simulate_case(ASKED.case, draws=200, seed=5)))
    sure = {address: cell for (sheet, address), cell in cells.items() if sheet == "How sure"}
    assert "do not follow when figures change" in sure["A2"].value
    assert "seed 5" in sure["A2"].value
    assert not any(cell.formula for cell in sure.values())


def test_without_inflation_the_cash_sheet_says_what_to_give() -> None:
    found = sheets_of(workbook(NO_CASH, appraised(NO_CASH)))
    assert "give a forecast of inflation" in " ".join(found["Cash"])
    assert "no forecast of inflation" in found["Results"]


def test_a_case_with_one_empty_option_makes_a_workbook_too() -> None:
    assert "Nothing" in sheets_of(workbook(BARE, appraised(BARE)))["Options"]


def hostile():
    """The youth programme with an attack in every text that people write."""
    figures = {name: replace(figure, label=HOSTILE, source=HOSTILE, unit=HOSTILE)
               for name, figure in YOUTH.figures.items()}  # fmt: skip

    def attacked(line):
        return replace(line, name=HOSTILE)

    options = tuple(
        replace(option, name=HOSTILE, description=HOSTILE, costs=tuple(map(attacked, option.costs)),
                not_valued=tuple(replace(attacked(item), description=HOSTILE) for item in option.not_valued))
        for option in YOUTH.options
    )  # fmt: skip
    bodies = tuple(map(attacked, YOUTH.bodies))
    return replace(YOUTH, title=HOSTILE, figures=figures, options=options, bodies=bodies)


def test_what_people_wrote_is_text_and_never_a_formula() -> None:
    case = hostile()
    cells = cells_of(workbook(case, appraised(case), author=HOSTILE))
    said = [cell for cell in cells.values() if plain(HOSTILE) in str(cell.value) and cell.value != case.title]
    assert len(said) > 40
    assert not any(cell.formula for cell in said)
    assert not any("cmd" in cell.formula for cell in cells.values())


@pytest.mark.parametrize("name", ["in_young_people", "in_a1", "in_2019"])
def test_names_of_figures_are_ones_a_spreadsheet_takes(name: str) -> None:
    assert re.fullmatch(r"[a-z_][a-z0-9_]*", name)
    assert name in names_of(["young people", "A1", "2019"]).values()


def test_figures_with_the_same_letters_keep_names_of_their_own() -> None:
    names = names_of(["£ a year", "a (year)", "A-YEAR", "…", "x" * 200])
    assert len(set(names.values())) == 5
    assert max(map(len, names.values())) < 80


def test_the_tabs_and_words_are_in_welsh_for_who_reads_welsh() -> None:
    with translation.override("cy"):
        found = sheets_of(workbook(YOUTH, appraised(YOUTH)))
        assert next(iter(found)) == "Canlyniadau"
    assert "Youth programme" in found["Canlyniadau"]
    assert found["Data"]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert example() == example()


def test_the_document_it_was_read_from_may_come_along() -> None:
    assert example(document=EXAMPLE) != example()
