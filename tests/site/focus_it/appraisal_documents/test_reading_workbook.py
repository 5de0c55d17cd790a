"""A workbook comes back as the case it was, with what somebody typed; what cannot be taken is named cell by cell."""

import json

import pytest
from django.utils import translation
from tests.site.focus_it.appraisal_documents.cases import ASKED, DRAWN, EXAMPLE, NAMED, YOUTH, appraised
from tests.site.focus_it.appraisal_documents.office import cells_of, with_cell

from coproduction_star.data.business_cases import read, write
from coproduction_star.data.parts import Part
from coproduction_star.focus_it.appraisal_documents.workbook import WorkbookRefused, read_workbook, workbook
from coproduction_star.methods.cost_benefit import simulate_case

BOOK = workbook(ASKED.case, appraised(ASKED.case), document=EXAMPLE)
WRITTEN = {name: write(case) for name, case in {**NAMED, **DRAWN}.items()}


def row_of(name: str, sheet: str = "Figures", book: bytes = BOOK) -> str:
    [row] = {
        address.lstrip("ABC")
        for (where, address), cell in cells_of(book).items()
        if where == sheet and cell.value == name and address[0] in "AB"
    }
    return row


def typed(column: str, figure: str, value, book: bytes = BOOK) -> bytes:
    return with_cell(book, "Figures", f"{column}{row_of(figure, book=book)}", value)


def refused(book: bytes):
    with pytest.raises(WorkbookRefused) as refusal:
        read_workbook(book)
    return refusal.value.faults


@pytest.mark.parametrize("name", WRITTEN)
def test_json_to_workbook_to_json_is_the_same(name: str) -> None:
    case = {**NAMED, **DRAWN}[name]
    document = json.loads(json.dumps(WRITTEN[name]))
    assert read_workbook(workbook(case, appraised(case), document=document)) == document


def test_the_case_is_written_out_where_nobody_kept_its_document() -> None:
    simulation = simulate_case(YOUTH, draws=300, seed=9)
    found = read_workbook(workbook(YOUTH, appraised(YOUTH), simulation=simulation))
    assert found == write(YOUTH, compare_with=["green-book-2022", "review-2026"], draws=300, seed=9)


def test_a_document_with_published_values_and_a_projection_comes_back_to_the_letter() -> None:
    assert read_workbook(BOOK) == EXAMPLE


def test_a_workbook_made_in_welsh_is_read_in_english() -> None:
    with translation.override("cy"):
        book = workbook(ASKED.case, appraised(ASKED.case), document=EXAMPLE)
    assert read_workbook(book) == EXAMPLE


@pytest.mark.parametrize(
    ("column", "key", "value"),
    [
        ("D", "low", 7_500_000.0), ("E", "central", 9_500_000.0), ("F", "high", 13_000_000.0), ("G", "unit", "a year"),
        ("A", "label", "all courses"), ("J", "source", "A quotation of 2026"), ("I", "grade", 3),
    ],
)  # fmt: skip
def test_a_changed_cell_comes_back_and_nothing_else_does(column: str, key: str, value) -> None:
    found = read_workbook(typed(column, "courses", value))
    assert found["figures"]["courses"] == {**EXAMPLE["figures"]["courses"], key: value}
    assert {**found, "figures": {**found["figures"], "courses": 0}} == {
        **EXAMPLE, "figures": {**EXAMPLE["figures"], "courses": 0},
    }  # fmt: skip


def test_a_range_is_taken_away_by_emptying_both_its_ends() -> None:
    found = read_workbook(typed("F", "completing", "", typed("D", "completing", "")))
    assert {"low", "high"} & set(found["figures"]["completing"]) == set()


def test_a_published_value_that_is_changed_says_from_then_on_what_it_is() -> None:
    figure = read_workbook(typed("E", "one wellby", 15_000.0))["figures"]["one wellby"]
    assert (figure["central"], figure["price_year"], figure["wellby"]) == (15_000, "2019", True)
    assert "published" not in figure
    assert read(Part.of(read_workbook(typed("E", "one wellby", 15_000.0)))).case.figures["one wellby"].wellby


def test_the_years_of_a_line_come_back() -> None:
    row = row_of("programme/courses", "Years of lines")
    found = read_workbook(
        with_cell(with_cell(BOOK, "Years of lines", f"D{row}", 0.5), "Years of lines", f"F{row}", 1.0)
    )
    [programme] = [option for option in found["options"] if option["id"] == "programme"]
    assert programme["costs"][0]["years"] == {"first": 0, "each": [0.5, 0, 1]}


def test_inflation_and_weights_come_back() -> None:
    book = with_cell(BOOK, "Given", f"E{row_of('Inflation in the year', 'Given')}", 0.03)
    found = read_workbook(with_cell(book, "Given", f"B{row_of('Lowest fifth by income', 'Given')}", 2.0))
    assert found["prices"]["inflation"][:2] == [0.03, 0.02]
    assert found["groups"][0] == {**EXAMPLE["groups"][0], "weight": 2.0}


def test_digits_that_a_spreadsheet_program_drops_are_no_change() -> None:
    book = typed("E", "courses", 9_000_000.00000001)
    assert read_workbook(book) == EXAMPLE


@pytest.mark.parametrize("said", ["£9,000", "40%", "about ten", "nan", "inf", "1,5"])
def test_a_cell_that_is_no_number_is_named_with_the_reason_and_the_remedy(said: str) -> None:
    [fault] = refused(typed("E", "courses", said))
    assert (fault.sheet, fault.cell) == ("Figures", f"E{row_of('courses')}")
    assert said in fault.reason
    assert "no £, no per cent sign, no comma" in fault.remedy
    assert str(fault).startswith(f"Figures, {fault.cell}: ")


@pytest.mark.parametrize(
    ("column", "figure", "value", "reason"),
    [
        ("E", "completing", 40.0, "40 is no share"), ("E", "young people", -5.0, "-5 is below 0"),
        ("H", "courses", "last year", "no price year"), ("I", "courses", 9.0, "9 is out of range"),
        ("J", "courses", "", "missing"), ("E", "courses", "", "empty"),
    ],
)  # fmt: skip
def test_what_a_case_may_not_say_is_refused_in_its_cell(column: str, figure: str, value, reason: str) -> None:
    fault = refused(typed(column, figure, value))[0]
    assert (fault.sheet, fault.cell) == ("Figures", f"{column}{row_of(figure)}")
    assert reason in fault.reason
    assert fault.remedy


def test_a_range_the_wrong_way_round_is_refused_where_it_stands() -> None:
    faults = refused(typed("D", "courses", 20_000_000.0))
    assert {fault.cell[1:] for fault in faults} == {row_of("courses")}


def test_every_bad_cell_is_named_at_once() -> None:
    cells = {fault.cell for fault in refused(typed("E", "courses", "x", typed("D", "completing", "y")))}
    assert cells == {f"E{row_of('courses')}", f"D{row_of('completing')}"}


def test_a_figure_by_another_name_is_refused_both_ways() -> None:
    reasons = " ".join(fault.reason for fault in refused(typed("B", "courses", "other")))
    assert "No figure of this case is called “other”" in reasons
    assert "The row of the figure “courses” is not there" in reasons


def test_a_line_that_falls_in_no_year_is_refused() -> None:
    row = row_of("programme/courses", "Years of lines")
    [fault] = refused(with_cell(BOOK, "Years of lines", f"D{row}", 0.0))
    assert (fault.sheet, fault.cell) == ("Years of lines", f"D{row}")
    assert "no year" in fault.reason


def test_a_line_that_was_taken_out_is_asked_back() -> None:
    row = row_of("programme/courses", "Years of lines")
    [fault] = refused(with_cell(BOOK, "Years of lines", f"A{row}", "gone"))
    assert "programme/courses" in fault.reason


def test_a_sheet_with_another_name_is_asked_back() -> None:
    [fault] = refused(renamed(BOOK, "Figures", "Numbers"))
    assert "no sheet called “Figures”" in fault.reason


def renamed(book: bytes, name: str, other: str) -> bytes:
    import zipfile
    from io import BytesIO

    source, out = zipfile.ZipFile(BytesIO(book)), BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for part in source.namelist():
            said = source.read(part)
            if part == "xl/workbook.xml":
                said = said.replace(f'name="{name}"'.encode(), f'name="{other}"'.encode())
            target.writestr(part, said)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"a,b\n1,2\n"])
def test_another_file_is_refused_with_what_to_bring(content: bytes) -> None:
    [fault] = refused(content)
    assert "downloaded from a business case" in fault.remedy


def test_another_workbook_is_refused_with_what_to_bring() -> None:
    from coproduction_star.data.workbook_writing import workbook as plain_workbook

    [fault] = refused(plain_workbook({"Data": [["what"], ["is this"]]}))
    assert "does not carry a case" in fault.reason


def test_a_damaged_document_is_refused() -> None:
    [fault] = refused(with_cell(BOOK, "Data", "A3", "|{broken|"))
    assert "does not carry a case" in fault.reason
