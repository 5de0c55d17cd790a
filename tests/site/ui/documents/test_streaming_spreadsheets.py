"""Rows of a large table are read on their way, the same rows as of a small one, and no more than was allowed."""

import io
import random
import tracemalloc

import pytest
from tests.factories.spreadsheets import csv_bytes, xlsx_bytes

from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.streaming import stream_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import CannotRead, Limits

ROWS = [["Name", "Place"], ["Côr", "Neuadd; fawr"], ["", ""], ["Band", "Park"]]
WIDE = Limits(rows=500_000, columns=50, cells=10_000_000, letters=10**9)


def streamed(content: bytes, limits: Limits = WIDE) -> list[tuple[int, list[str]]]:
    return list(stream_spreadsheet(io.BytesIO(content), limits))


def refused(content: bytes, limits: Limits = WIDE) -> str:
    with pytest.raises(CannotRead) as error:
        streamed(content, limits)
    return str(error.value)


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_text_is_read_as_when_it_is_held(letters, separator):
    content = csv_bytes(ROWS, separator=separator, letters=letters)
    assert streamed(content) == read_spreadsheet(content).rows


def test_a_workbook_is_read_as_when_it_is_held():
    content = xlsx_bytes([*ROWS, *[[f"Group {number}", "x" * number] for number in range(300)]])
    assert streamed(content) == read_spreadsheet(content).rows


def test_letters_that_are_wrong_late_in_the_file_are_still_those_of_windows():
    content = b"Name\n" + b"Choir\n" * 50_000 + "Caf\u00e9\n".encode("cp1252")
    assert streamed(content)[-1] == (50_002, ["Café"])


def test_a_line_that_names_the_separator_is_obeyed():
    assert streamed(b"sep=|\nName|Place\nChoir|Hall, large\n")[1] == (3, ["Choir", "Hall, large"])


@pytest.mark.parametrize("make", [csv_bytes, xlsx_bytes])
def test_what_is_more_than_allowed_is_said_with_the_number(make):
    assert "more than 3 rows" in refused(make([["Name"], *[["x"]] * 4]), Limits(rows=3))
    assert len(streamed(make([["Name"], *[["x"]] * 3]), Limits(rows=3))) == 4
    assert "more than 2 columns" in refused(make([["a", "b", "c"]]), Limits(columns=2))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"%PDF-1.7", "not a spreadsheet"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (b"Name\n" + b"x" * 2_000_000, "as a table"),
        (b"\x00\x01\x02 nothing of the kind \xff" * 40, "not a spreadsheet"),
    ],
)
def test_what_is_no_table_gets_a_sentence(content, says):
    assert says in refused(content)


def test_a_workbook_that_is_damaged_midway_gives_its_rows_until_there_and_a_sentence():
    content = bytearray(xlsx_bytes([["Name"], *[[f"Group {random.Random(n).random()}"] for n in range(20_000)]]))
    for place in range(len(content) // 3, len(content) // 3 + 400):
        content[place] ^= 0xFF
    assert "damaged" in refused(bytes(content))


def test_rows_are_not_held():
    content = b"Name,Place\n" + b"Choir,Hall\n" * 200_000
    tracemalloc.start()
    try:
        number = sum(1 for _row in stream_spreadsheet(io.BytesIO(content), WIDE))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert number == 200_001
    assert peak < len(content) + 6_000_000
