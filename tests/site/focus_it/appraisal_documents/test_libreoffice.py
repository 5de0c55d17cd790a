"""LibreOffice works every formula of the workbook out again, and comes to what Python came to, to the penny.

Each test is one run of the program, which takes seconds to start.
"""

from dataclasses import replace

import pytest
from tests.site.focus_it.appraisal_documents.cases import ASKED, DRAWN, EVERYTHING, NAMED, YOUTH, appraised
from tests.site.focus_it.appraisal_documents.office import cells_of, recalculated, with_cell

from coproduction_star.focus_it.appraisal_documents.workbook import workbook

PENNY = 0.005
CASES = {**NAMED, **DRAWN}
CHANGES = {
    "a share": {"half": 0.8},
    "all of an effect fades": {"fading": 1.0},
    "harm is a gain, and a gain a harm": {"worse": 0.05, "life satisfaction": -0.1},
    "amounts, rates and counts": {
        "young people": 12_345.0, "hall": 2_345_678.9, "dearer": -0.01, "ours": 0.3, "tenth": 0.45, "left": 9.99,
        "programme": 7_654_321.0, "old rent": 55.55, "families": 7.0, "an hour": 11.44, "completing": 0.25,
    },
}  # fmt: skip


def a_workbook(case) -> bytes:
    return workbook(case, appraised(case))


def with_central(case, changes):
    figures = dict(case.figures)
    for name, value in changes.items():
        figures[name] = replace(figures[name], central=value, low=None, high=None, spread=None)
    return replace(case, figures=figures)


def cell_of(book: bytes, figure: str, column: str) -> str:
    [row] = [
        address[1:]
        for (sheet, address), cell in cells_of(book).items()
        if sheet == "Figures" and address[0] == "B" and cell.value == figure
    ]
    return f"{column}{row}"


def typed(book: bytes, changes) -> bytes:
    for figure, value in changes.items():
        book = with_cell(book, "Figures", cell_of(book, figure, "E"), value)
    return book


def differences(ours, theirs) -> list[str]:
    """The formulas whose value is not ours to the penny, or to nine digits where it is no money."""
    formulas = {place: cell for place, cell in ours.items() if cell.formula}
    assert len(formulas) > 20
    return [
        f"{place}: {cell} and not {theirs.get(place)}"
        for place, cell in formulas.items()
        if place not in theirs or not same(cell.value, theirs[place].value)
    ]


def same(ours, theirs) -> bool:
    if isinstance(ours, str) or isinstance(theirs, str):
        return ours == theirs
    return abs(ours - theirs) < PENNY and abs(ours - theirs) <= 1e-9 * max(1.0, abs(ours))


def test_a_wrong_value_that_was_saved_with_a_formula_is_replaced() -> None:
    """Otherwise the tests below would compare what we wrote with what we wrote."""
    book, place = a_workbook(YOUTH), ("Society", "B6")
    planted = with_cell(book, *place, 123.0)
    [found] = recalculated([planted])
    assert cells_of(planted)[place].value == 123.0
    assert cells_of(planted)[place].formula
    assert found[place].value == pytest.approx(cells_of(book)[place].value)
    assert found[place].value != 123.0


def test_every_formula_of_every_case_comes_to_the_same_to_the_penny() -> None:
    books = {name: a_workbook(case) for name, case in CASES.items()}
    found = dict(zip(books, recalculated(list(books.values())), strict=True))
    assert {name: wrong for name, book in books.items() if (wrong := differences(cells_of(book), found[name]))} == {}


def test_the_results_on_the_first_sheet_are_those_of_the_appraisal() -> None:
    appraisal = appraised(ASKED.case)
    [found] = recalculated([workbook(ASKED.case, appraisal)])
    first = [cell.value for (sheet, _address), cell in found.items() if sheet == "Results"]
    numbers = [value for value in first if isinstance(value, float)]
    for result in appraisal.options:
        wanted = [result.metrics.net_value, result.purse.net, sum(year.net for year in result.cash.years)]
        wanted += [other.metrics[result.option].net_value for other in appraisal.elsewhere]
        assert [each for each in wanted if min(abs(each - number) for number in numbers) > PENNY] == []


def test_what_somebody_types_changes_every_result_as_it_does_in_python() -> None:
    book = a_workbook(EVERYTHING)
    programme = EVERYTHING.options[1]
    staff = replace(programme.costs[0], spread=replace(programme.costs[0].spread, years=(1.0, 2.0)))
    later = replace(programme, costs=(staff, *programme.costs[1:]))
    graded = replace(YOUTH, figures={**YOUTH.figures, "fewer": replace(YOUTH.figures["fewer"], grade=6)})
    youth = a_workbook(YOUTH)
    sheets = {what: typed(book, changes) for what, changes in CHANGES.items()}
    sheets["a year"] = with_cell(book, "Years of lines", "E6", 2.0)
    sheets["a grade"] = with_cell(youth, "Figures", cell_of(youth, "fewer", "I"), 6.0)
    python = {what: with_central(EVERYTHING, changes) for what, changes in CHANGES.items()}
    python |= {"a year": replace(EVERYTHING, options=(EVERYTHING.options[0], later)), "a grade": graded}
    found = dict(zip(sheets, recalculated(list(sheets.values())), strict=True))
    wanted = {what: cells_of(a_workbook(case)) for what, case in python.items()}
    assert {what: wrong for what, cells in wanted.items() if (wrong := differences(cells, found[what]))} == {}
    unchanged = cells_of(book)
    assert all(differences(unchanged, cells) for what, cells in found.items() if what != "a grade")
