"""Files made to hurt, or hurt on their way: each is read, or one sentence says what to do."""

import pytest
from tests.factories.spreadsheets import changed, xlsx_bytes

from coproduction_star.ui.documents.spreadsheets import table as tables
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import MOST_COLUMNS, CannotRead, Oddity

ROWS = [["Name", "Place"], ["Choir", "Hall"]]
SHEET, STYLES, TEXTS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"


def read_with(part, old, new, rows=ROWS):
    """What is read when a part of a good file says something else."""

    def change(text):
        assert old in text, text[:2000]
        return text.replace(old, new)

    return read_spreadsheet(changed(xlsx_bytes(rows), part, change))


def cells(table):
    return [found for _number, found in table.rows]


def sheet(inside, **more):
    """A sheet with these rows, written by hand."""
    whole = b'<worksheet xmlns="x"><sheetData>' + inside + b"</sheetData></worksheet>"
    return read_spreadsheet(changed(xlsx_bytes(ROWS), SHEET, lambda _old: whole), **more)


@pytest.mark.parametrize("number", [b"none", b"", b"-1", "\u00b2".encode(), b"9" * 5_000])
def test_a_style_that_is_no_number_is_no_date(number):
    table = read_with(STYLES, b'<xf numFmtId="0"', b'<xf numFmtId="' + number + b'"')
    assert cells(table) == ROWS


@pytest.mark.parametrize(
    ("code", "letter"),
    [
        (b"_xD800_", "\ufffd"),
        (b"_xDC00__xD800_", "\ufffd\ufffd"),
        (b"_xD83C__xDF31_", "\U0001f331"),
        (b"_x0000_", ""),
        (b"_xZZZZ_", "_xZZZZ_"),
    ],
)
def test_half_a_letter_is_no_letter_and_two_halves_are_one(code, letter):
    table = read_with(TEXTS, b"Choir", b"Choir" + code)
    assert cells(table)[1][0] == f"Choir{letter}"
    cells(table)[1][0].encode()


def test_an_entity_from_elsewhere_is_not_fetched():
    outside = b'<!DOCTYPE a [<!ENTITY out SYSTEM "file:///etc/hostname">]><sst'
    with pytest.raises(CannotRead, match="instructions"):
        read_with(TEXTS, b"<sst", outside)


@pytest.mark.parametrize("letters", [b"nonsense", b"big5", b"utf-7"])
def test_letters_that_nobody_knows_are_damage(letters):
    with pytest.raises(CannotRead, match="damaged"):
        read_with(TEXTS, b"UTF-8", letters)


def test_a_sheet_of_16384_columns_is_read_and_says_what_stays_out():
    row = ["Name", *[""] * 16_382, "Far away"]
    table = read_spreadsheet(xlsx_bytes([row, ["Choir"]]))
    assert cells(table) == [["Name"], ["Choir"]]
    assert [(odd.kind, odd.cell) for odd in table.odd] == [(Oddity.WIDE, "GS1")]


def test_a_wide_text_file_says_so_once():
    wide = ",".join(["Name", *[""] * MOST_COLUMNS, "Far away"])
    table = read_spreadsheet(f"{wide}\n{wide}\n".encode())
    assert [odd.kind for odd in table.odd] == [Oddity.WIDE]
    assert len(cells(table)[0]) == MOST_COLUMNS


def test_a_million_rows_announced_and_ten_there():
    table = read_with(SHEET, b'<dimension ref="A1:B2"/>', b'<dimension ref="A1:XFD1048576"/>')
    assert cells(table) == ROWS


def test_two_rows_with_one_number_are_two_rows():
    row = b'<row r="%s"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>'
    table = sheet(row % (b"5", b"Name") + row % (b"5", b"Choir") + row % (b"2", b"Band") + row % (b"x", b"Walk"))
    assert table.rows == [(5, ["Name"]), (6, ["Choir"]), (7, ["Band"]), (8, ["Walk"])]


def test_a_row_below_the_last_is_damage():
    with pytest.raises(CannotRead, match="damaged"):
        sheet(b'<row r="99999999"><c t="inlineStr"><is><t>Name</t></is></c></row>')


@pytest.mark.parametrize("said", [b"99", b"-1", b"x", "\u00b2".encode(), b"9" * 5_000])
def test_a_cell_that_points_to_no_text_is_damage(said):
    with pytest.raises(CannotRead, match="damaged"):
        sheet(b'<row r="1"><c r="A1" t="s"><v>' + said + b"</v></c></row>")


@pytest.mark.parametrize("number", [b"nan", b"inf", b"-inf", b"1e300", b"-99999999"])
def test_a_day_that_no_calendar_has_stays_a_number(number):
    date = changed(
        xlsx_bytes(ROWS),
        STYLES,
        lambda old: old.replace(b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
                                b'<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/>'),
    )  # fmt: skip
    inside = b'<sheetData><row r="1"><c r="A1" s="0"><v>' + number + b"</v></c></row></sheetData>"
    content = changed(date, SHEET, lambda _old: b'<worksheet xmlns="x">' + inside + b"</worksheet>")
    found = cells(read_spreadsheet(content))[0][0]
    assert float(found) == float(number) or str(float(number)) == "nan"


def test_one_long_text_pointed_to_a_thousand_times_is_refused(monkeypatch):
    monkeypatch.setattr(tables, "MOST_LETTERS", 1_000_000)
    long = [["Name"], *[["x" * 30_000, str(number)] for number in range(50)]]
    content = xlsx_bytes(long)
    assert len(content) < 20_000
    with pytest.raises(CannotRead, match="Cut it into several files"):
        read_spreadsheet(content)


def test_empty_cells_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(tables, "MOST_CELLS", 1_000)
    with pytest.raises(CannotRead, match="most of them empty"):
        sheet(b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>' + b"<row><c/><c/></row>" * 600)


def test_what_calls_itself_a_workbook_and_is_none():
    with pytest.raises(CannotRead, match="not a spreadsheet"):
        read_spreadsheet(b"\x00\x01\x02 nothing of the kind \xff" * 40)
