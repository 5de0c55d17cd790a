"""Unit values: those we ship, and those read from the official workbook in the layout of its known editions."""

import io

import pytest
from tests.library.data.workbookwriting import workbook
from tests.library.examples import appraisal_examples

from coproduction_star.data.unit_values import UnknownUnitValue, parts_of, unit_value, unit_values
from coproduction_star.data.unit_values.workbook import LeftOut, UnknownLayout, import_workbook
from coproduction_star.data.workbooks import UnreadableWorkbook

SHIPPED = [name for name, said in appraisal_examples().items() if "uprate_to" in said["inputs"]]
GROUPS = [None] * 7 + ["FISCAL VALUES", None, None, "ECONOMIC VALUES", None, None, "SOCIAL VALUES"]
HEADS = [
    "Outcome", "Type", "Code", "Cost/saving detail", "Unit", "Agency (level 1)", "Agency (level 2)",
    "Estimated cost", "Year", "Updated cost", "Estimated cost", "Year", "Updated cost", "Estimated cost", "Year",
    "Updated cost", "Source", "RAG rating",
]  # fmt: skip


def row(code, fiscal=None, year=None, economic=None, e_year=None, social=None, s_year=None, source="S", rag="Green"):
    updated = fiscal and fiscal * 1.1
    said = ["HOUSING", None, code, f"Detail of {code}", "Per year", "Local Authority", "Housing"]
    return [*said, fiscal, year, updated, economic, e_year, None, social, s_year, None, source, rag]


ROWS = [
    row("HO1.0", 6680, "2010/11"),
    row("HO1.0.1", 1900, "2010/11"),
    row("HO2.0", 100, "2013/14", 50.5, "2012/13", 20, "2009/10", rag="Amber"),
    row("HO3.0"),
    row("HO4.0", 1200, "2014/15"),
]
INTRODUCTION = [
    ["GMCA Unit Cost Database v3.0"],
    ["This work is licensed under the Creative Commons Attribution 4.0 International License"],
]


def book(rows=None, *, groups=GROUPS, heads=HEADS, **more):
    sheets = {"Introduction": INTRODUCTION, "Housing ": [groups, heads, *(ROWS if rows is None else rows)]}
    return workbook(sheets, **more)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_values_are_those_of_the_examples(name):
    said = appraisal_examples()[name]["inputs"]
    value = unit_value(said["code"])
    assert (value.theme, value.detail, value.unit) == (said["theme"], said["detail"], said["unit"])
    assert list(value.agencies) == [agency for agency in said["agency"] if agency]
    assert (value.rating, value.original_source) == (said["rag"], said["original_source"])
    for kind in ("fiscal", "economic", "social"):
        amount = value.amount(kind)
        assert (amount and (amount.amount, amount.price_year)) == (said[kind] and (said[kind], said[f"{kind}_year"]))


def test_every_value_carries_the_line_its_licence_asks_for():
    assert {value.edition.licence for value in unit_values()} == {
        "© Greater Manchester Combined Authority, Unit Cost Database v1.4, licensed CC BY 4.0"
    }
    assert len({value.code for value in unit_values()}) == len(unit_values())


def test_dotted_codes_are_parts():
    parts = parts_of("HO1.0", unit_values())
    assert len(parts) == 6
    assert sum(part.fiscal.amount for part in parts) + 162.44 == pytest.approx(6680, abs=0.5)
    assert (unit_value("HO1.0").parent, unit_value("HO1.0.3").parent) == ("", "HO1.0")


def test_an_unknown_code_is_answered_with_those_there_are():
    with pytest.raises(UnknownUnitValue, match=r"CR1\.0, CR1\.3"):
        unit_value("ZZ9.9")


def test_a_workbook_is_read_with_all_three_kinds_of_value():
    found = import_workbook(book())
    assert [value.code for value in found.values] == ["HO1.0", "HO1.0.1", "HO2.0", "HO4.0"]
    assert found.left_out == (LeftOut("HO3.0", "it has no amount"),)
    assert found.licence_stated
    assert found.edition.name == "Unit Cost Database v3.0"
    second = found.values[2]
    assert (second.fiscal.amount, second.fiscal.price_year) == (100, "2013/14")
    assert (second.economic.amount, second.economic.price_year) == (50.5, "2012/13")
    assert (second.social.amount, second.social.price_year) == (20, "2009/10")
    assert (second.unit, second.agencies) == ("Per year", ("Local Authority", "Housing"))
    assert (second.rating, second.original_source, second.theme) == ("A", "S", "Housing")


def test_a_note_in_the_fiscal_cell_marks_a_transfer():
    found = import_workbook(book(notes={("Housing ", "H3"): "NB. Transfer payment: leave out of public value."}))
    assert [value.code for value in found.values if value.is_transfer] == ["HO1.0"]


def test_a_title_over_everything_does_not_confuse_the_kinds():
    title = ["Fiscal, economic and social values"]
    sheets = {"Housing": [title, GROUPS, HEADS, *ROWS]}
    found = import_workbook(workbook(sheets))
    assert found.values[2].economic.amount == 50.5
    assert not found.licence_stated


def test_a_value_that_cannot_be_told_is_left_out_with_its_reason():
    rows = [*ROWS, row("HO5.0", 10, "soon"), ROWS[0], row("HO4.0", 1300, "2014/15")]
    found = import_workbook(book(rows))
    assert [value.code for value in found.values] == ["HO1.0", "HO1.0.1", "HO2.0"]
    assert [(one.code, one.why) for one in found.left_out] == [
        ("HO3.0", "it has no amount"),
        ("HO5.0", "its fiscal amount has no price year (Housing, row 8)"),
        ("HO4.0", "it is there 2 times with different amounts"),
    ]


def test_a_list_of_changes_and_years_of_sources_do_not_confuse_it():
    heads = [*HEADS, "Published", "Looked at"]
    rows = [[*each, "2015", 2026] for each in ROWS]
    changes = [["Code", "Was", "Year"], *([f"HO{n}.0", 10, "2010/11"] for n in range(1, 6))]
    sheets = {"Housing": [GROUPS, heads, *rows], "Changes": changes, "Crime": [["HELLO"]]}
    found = import_workbook(workbook(sheets))
    assert len(found.values) == 4
    assert found.values[2].social.amount == 20
    assert found.ignored == ("Changes",)


def test_years_may_be_numbers_and_written_in_full():
    rows = [row("HO1.0", 10, 2014), row("HO2.0", 11, "2014-15"), row("HO3.0", 12, "2014/2015")]
    years = [value.fiscal.price_year for value in import_workbook(book(rows)).values]
    assert years == ["2014", "2014/15", "2014/15"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (book([["HOUSING"]]), "No sheet holds codes"),
        (book(groups=[None] * 18), "column K holds amounts, but its heading"),
        (book([[*each[:7], None, *each[7:]] for each in ROWS]), "column"),
        (book([[*each[:7], each[8], each[7], *each[9:]] for each in ROWS]), "amounts"),
    ],
    ids=["no codes", "no headings", "shifted", "swapped"],
)
def test_an_unknown_layout_is_refused_and_nothing_is_taken(content, said):
    with pytest.raises(UnknownLayout, match=said):
        import_workbook(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"no workbook", workbook({}, extra={"xl/workbook.xml": "<broken"}), book()[:200],
     workbook({"A": []}, extra={"xl/sharedStrings.xml": '<!DOCTYPE x [<!ENTITY a "b">]><sst/>'})],
    ids=["empty", "text", "broken", "cut", "entities"],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(content):
    with pytest.raises(UnreadableWorkbook, match="workbook"):
        import_workbook(content)


def test_a_workbook_as_a_spreadsheet_program_writes_it():
    """Shared texts, merged headings, formulas with their values, notes: all that hand-written files lack."""
    xlsxwriter = pytest.importorskip("xlsxwriter")
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as file:
        file.add_worksheet("Introduction").write_column(0, 0, [line for [line] in INTRODUCTION])
        housing = file.add_worksheet("Housing")
        for column, kind in ((7, "FISCAL"), (10, "ECONOMIC"), (13, "SOCIAL")):
            housing.merge_range(0, column, 0, column + 2, kind)
        housing.write_row(1, 0, HEADS)
        for number, line in enumerate(ROWS, start=2):
            housing.write_row(number, 0, line)
            housing.write_formula(number, 9, f'=IF(H{number + 1}>0,H{number + 1}*1.1,"")', None, line[9] or "")
        housing.write_comment("H3", "Includes a transfer payment")
    found = import_workbook(written.getvalue())
    assert [value.code for value in found.values] == ["HO1.0", "HO1.0.1", "HO2.0", "HO4.0"]
    assert found.values[2].economic.amount == 50.5
    assert [value.code for value in found.values if value.is_transfer] == ["HO1.0"]


def real(code, detail, fiscal, year, *more, category=None, kind=None):
    """A line as edition 1.4 lays it out: category and type stand in its first line alone, codes end in blanks."""
    formula = None if not isinstance(fiscal, float) else fiscal * 1.1
    return [
        category,
        kind,
        f"{code} ",
        f"{detail}\n ",
        "Per incident",
        "Police",
        "Local authority",
        fiscal,
        year,
        formula,
        *more,
    ]


def test_the_layout_of_the_publisher_is_read_down_to_its_habits():
    """Two rows of headings, blanks behind names and codes, amounts typed as text, a later theme.

    What is known of the layout is from what others wrote who read editions 1.4 and 3.0; the workbook was not at hand.
    """
    crime = [
        real("CR1.0", "Further action necessary", 500.0, "2002/03", category="CRIME", kind="ANTI-SOCIAL BEHAVIOUR"),
        real("CR1.1", "No further action", "£35", "2002/03*"),
        real("CR2.0", "Domestic violence", "2,470.50", "2008/09 (revised)", 9_700.0, 2008.0, 10_000.0),
        real("CR2.0.1", "Of that: health", None, None),
        real("CR3.0", "Prison", "about 33,000", "2013/14"),
    ]
    energy = [real(f"EN{number}.0", "Fuel poverty", 10.0 * number, "2023/24") for number in (1, 2, 3)]
    changes = [[None, None, f"CR{number}.0", "was", "Each", "", "", 1.0, "2001/02"] for number in range(1, 5)]
    sheets = {
        " Introduction": INTRODUCTION, "Crime ": [GROUPS, HEADS, *crime], "Energy": [GROUPS, HEADS, *energy],
        "Version history": [GROUPS, HEADS, *changes], "Lookups": [["Year", "Index"], ["2014/15", 100.0]],
    }  # fmt: skip
    found = import_workbook(workbook(sheets))
    assert found.licence_stated
    fiscal = {value.code: (value.fiscal.amount, value.fiscal.price_year) for value in found.values}
    assert fiscal == {
        "CR1.0": (500, "2002/03"), "CR1.1": (35, "2002/03"), "CR2.0": (2470.5, "2008/09"),
        "EN1.0": (10, "2023/24"), "EN2.0": (20, "2023/24"), "EN3.0": (30, "2023/24"),
    }  # fmt: skip
    domestic = next(value for value in found.values if value.code == "CR2.0")
    assert (domestic.economic.amount, domestic.economic.price_year) == (9_700, "2008")
    assert (domestic.detail, domestic.agencies) == ("Domestic violence", ("Police", "Local authority"))
    assert {value.theme.strip() for value in found.values} == {"Crime", "Energy"}
    assert [one.code for one in found.left_out] == ["CR2.0.1", "CR3.0"]
    assert [name.strip() for name in found.ignored] == ["Version history"]
