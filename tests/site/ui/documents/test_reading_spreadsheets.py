"""Whatever people send: it is read, or one sentence says what to do."""

import contextlib
import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.spreadsheets import changed, csv_bytes, packed, xlsx_bytes

from coproduction_star.data.workbook_writing import workbook
from coproduction_star.ui.documents.spreadsheets import archive, reading
from coproduction_star.ui.documents.spreadsheets import table as tables
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import CannotRead, Oddity

ROWS = [["Name", "Place"], ["Café Ŵyn", "Llanfair"], ["Choir", "Hall"]]


def cells(table):
    return [found for _number, found in table.rows]


def refused(content, **more):
    with pytest.raises(CannotRead) as error:
        read_spreadsheet(content, **more)
    return str(error.value)


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_letters_and_separators_are_found_out(letters, separator):
    assert cells(read_spreadsheet(csv_bytes(ROWS, separator=separator, letters=letters))) == ROWS


def test_windows_letters_are_read_and_said(settings):
    table = read_spreadsheet(csv_bytes([["Name"], ["Café – “tea”"]], letters="cp1252"))
    assert cells(table)[1] == ["Café – “tea”"]
    assert table.guessed_letters


def test_a_first_line_that_names_the_separator_is_obeyed():
    table = read_spreadsheet(b"sep=;\r\nName;Place\r\nTea, and talk;Hall\r\n")
    assert table.rows == [(2, ["Name", "Place"]), (3, ["Tea, and talk", "Hall"])]


def test_commas_inside_words_do_not_win_over_semicolons():
    table = read_spreadsheet(b"Name;What\nChoir;We sing, we laugh, we eat\nBand;Drums, bass\n")
    assert cells(table)[1] == ["Choir", "We sing, we laugh, we eat"]


def test_rows_keep_their_number_in_the_file():
    assert [number for number, _cells in read_spreadsheet(b"Name\n\n\nChoir\n").rows] == [1, 4]


def test_an_excel_file_says_numbers_days_and_yes_as_people_write_them():
    def work(book, sheet):
        sheet.write_datetime(1, 0, dt.date(2026, 3, 27), book.add_format({"num_format": "dd/mm/yy"}))
        sheet.write_number(1, 1, 24)
        sheet.write_number(1, 2, 2.5)
        sheet.write_boolean(1, 3, True)

    assert cells(read_spreadsheet(xlsx_bytes([["a", "b", "c", "d"]], work=work)))[1] == [
        "2026-03-27",
        "24",
        "2.5",
        "yes",
    ]


def test_a_money_format_is_no_date():
    def work(book, sheet):
        sheet.write_number(1, 0, 1200, book.add_format({"num_format": '[Red]"day" #,##0.00'}))

    assert cells(read_spreadsheet(xlsx_bytes([["a"]], work=work)))[1] == ["1200"]


def test_a_formula_gives_its_value_and_one_without_is_named():
    def work(_book, sheet):
        sheet.write_formula(1, 0, "=1+1", None, 2)
        sheet.write_formula(1, 1, "=1+1", None, "")
        sheet.write_formula(1, 2, "=NA()", None, "#N/A")
        sheet.write_string(1, 3, "here")

    table = read_spreadsheet(xlsx_bytes([["a", "b", "c", "d"]], work=work))
    assert cells(table)[1] == ["2", "", "", "here"]
    assert [(odd.kind, odd.cell) for odd in table.odd] == [(Oddity.NO_VALUE, "B2"), (Oddity.ERROR, "C2")]


def test_merged_cells_are_named_and_keep_their_words():
    table = read_spreadsheet(xlsx_bytes([["a", "b"]], work=lambda _book, sheet: sheet.merge_range(1, 0, 2, 1, "Both")))
    assert cells(table)[1][0] == "Both"
    assert [(odd.kind, odd.cell) for odd in table.odd] == [(Oddity.MERGED, "A2")]


def test_hidden_sheets_are_passed_over_and_can_be_chosen():
    def work(book, sheet):
        sheet.hide()
        second = book.add_worksheet("Shown")
        second.write(0, 0, "Seen")
        second.activate()
        second.set_first_sheet()

    content = xlsx_bytes([["Secret"]], name="Notes", work=work)
    table = read_spreadsheet(content)
    assert [(sheet.name, sheet.hidden) for sheet in table.sheets] == [("Notes", True), ("Shown", False)]
    assert cells(table) == [["Seen"]]
    assert cells(read_spreadsheet(content, sheet="Notes")) == [["Secret"]]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"  \r\n ", "empty"),
        (b",,,\n,,,\n", "nothing in this file"),
        (b"%PDF-1.7 ...", "not a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(64), "not a spreadsheet"),
        (b"MZ" + bytes(range(256)) * 20, "not a spreadsheet"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls files"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_what_is_no_spreadsheet_gets_a_sentence(content, says):
    assert says in refused(content)


def test_an_open_document_is_told_how_to_become_xlsx():
    sentence = refused(packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}))
    assert ".ods" in sentence
    assert "Save as" in sentence


def test_a_word_document_is_not_a_spreadsheet():
    assert "not a spreadsheet" in refused(packed({"word/document.xml": "<a/>"}))


def test_a_file_that_defines_entities_is_refused():
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
    )
    assert "instructions" in refused(changed(xlsx_bytes(ROWS), "xl/sharedStrings.xml", lambda _old: bomb))


def test_a_zip_bomb_is_stopped_while_it_unpacks(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 2_000_000)
    bomb = changed(
        xlsx_bytes(ROWS),
        "xl/worksheets/sheet1.xml",
        lambda old: old.replace(b"<sheetData>", b"<sheetData>" + b" " * 20_000_000),
    )
    assert len(bomb) < 100_000
    assert "unpacks to more" in refused(bomb)


def test_a_file_cut_short_is_damaged():
    content = xlsx_bytes(ROWS)
    assert "damaged" in refused(changed(content, "xl/worksheets/sheet1.xml", lambda old: old[:-40]))
    assert "damaged" in refused(content[: len(content) // 2])


@pytest.mark.parametrize("of", ["csv", "xlsx"])
def test_too_many_rows_say_how_to_cut(of, monkeypatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 5)
    rows = [["Name"], *([f"Choir {number}"] for number in range(7))]
    sentence = refused(csv_bytes(rows) if of == "csv" else xlsx_bytes(rows))
    assert "cut the rest into several files" in sentence


def test_too_large_a_file_says_its_size(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 3 * 1024 * 1024)
    assert "5 MB" in refused(bytes(5 * 1024 * 1024))


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), min_size=1, max_size=5),
        min_size=1,
        max_size=5,
    )
)
def test_what_we_write_opens_as_it_was(rows):
    rows = [[cell.strip() for cell in row] for row in rows]
    rows[0][0] = rows[0][0] or "Name"
    read = read_spreadsheet(workbook({"One": rows}))
    assert {number: _trimmed(found) for number, found in read.rows} == {
        number: _trimmed(row) for number, row in enumerate(rows, start=1) if any(row)
    }


def _trimmed(row):
    row = list(row)
    while row and not row[-1]:
        row.pop()
    return row


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_file_is_read_or_refused_and_never_fails(seed):
    content, chance = bytearray(xlsx_bytes(ROWS)), random.Random(seed)
    for _times in range(30):
        content[chance.randrange(len(content))] = chance.randrange(256)
    with contextlib.suppress(CannotRead):
        read_spreadsheet(bytes(content))


def test_a_separator_inside_long_texts_is_not_the_one_of_the_file() -> None:
    """Texts of several lines with semicolons, cut at those, give more rows than the file has."""
    long = "one line\nand the next; more\n\nand; another"
    said = f'She said "tea; talk", twice\n{long}'
    rows = [["What", "Why", "Who"], [long, said, "carers; groups"], [long, long, long]]
    assert cells(read_spreadsheet(csv_bytes(rows))) == rows
