"""What is exported comes back as it was, and no spreadsheet runs it on the way."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.data.casewriting import good
from tests.library.data.strategies import banks, numbers, texts

from coproduction_star import __version__
from coproduction_star.data.cases import (
    TABLES,
    Case,
    case,
    cases_as_csv,
    cases_as_json,
    cases_from_csv,
    cases_from_json,
    how_to_cite,
    load_cases,
    parse_case,
)
from coproduction_star.data.cases.cells import RISKY, cell_of, guarded, list_from, number_from, unguarded
from coproduction_star.data.errors import UnreadableExport

HALL = parse_case(good(), file="leeds-hall.yaml")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def test_the_shipped_bank_comes_back_from_json_and_from_csv() -> None:
    assert cases_from_json(cases_as_json(load_cases())) == load_cases()
    assert cases_from_csv(cases_as_csv(load_cases())) == load_cases()


@settings(deadline=None, max_examples=60)
@given(banks)
def test_any_bank_comes_back_from_json_without_loss(bank: tuple[Case, ...]) -> None:
    assert cases_from_json(cases_as_json(bank)) == bank


@settings(deadline=None, max_examples=60)
@given(banks)
def test_any_bank_comes_back_from_csv_without_loss(bank: tuple[Case, ...]) -> None:
    assert cases_from_csv(cases_as_csv(bank)) == bank


@given(texts)
def test_no_text_is_left_that_a_spreadsheet_would_run(text: str) -> None:
    assert not guarded(text).startswith(RISKY)
    assert unguarded(guarded(text)) == text


@given(st.lists(texts, max_size=4))
def test_a_list_in_one_cell_comes_back_item_by_item(items: list[str]) -> None:
    assert list_from(cell_of(items)) == items


@given(numbers)
def test_a_number_stays_a_number_of_the_same_kind(number: int | float) -> None:
    read = number_from(cell_of(number))
    assert (read, type(read)) == (number, type(number))


def test_a_negative_number_is_not_guarded_but_a_text_like_it_is() -> None:
    assert cell_of(-1.7) == "-1.7"
    assert cell_of("-1.7") == "'-1.7"
    row = next(row for row in rows(cases_as_csv(load_cases()).results) if row["change"].startswith("-"))
    assert float(row["change"]) < 0


def test_the_table_for_analysts_has_one_row_per_case_and_figure_with_stable_ids() -> None:
    table = rows(cases_as_csv(load_cases()).results)
    assert len(table) == sum(len(each.results) for each in load_cases())
    assert len({row["result_id"] for row in table}) == len(table)
    assert table[0]["result_id"] == "albacete-la-paz-learning-community#1"
    assert table[0]["moved"] == "better"
    assert table[0]["source_url"] == "https://creaub.info/included/?p=631"


def test_the_table_of_cases_has_one_row_per_case_and_what_is_derived() -> None:
    table = {row["id"]: row for row in rows(cases_as_csv(load_cases()).cases)}
    assert len(table) == 50
    assert table["western-lapland-open-dialogue"]["has_negative_or_mixed"] == "true"
    assert table["southwark-circle"]["country_name"] == "United Kingdom"
    assert table["southwark-circle"]["cos"] == "co-design; co-deliver"


def test_the_table_of_setbacks_names_the_source_of_each() -> None:
    table = [row for row in rows(cases_as_csv(load_cases()).setbacks) if row["case_id"] == "southwark-circle"]
    assert [(row["number"], row["source"], row["source_year"]) for row in table] == [
        ("1", "2", "2014"),
        ("2", "4", "2012"),
    ]
    assert table[0]["what"] == "The money ran out, and Southwark Circle closed in 2014."


def test_an_export_from_before_setbacks_can_still_be_read() -> None:
    old = json.loads(cases_as_json([HALL]))
    del old["cases"][0]["setbacks"]
    assert cases_from_json(json.dumps(old)) == (replace(HALL, setbacks=()),)


def test_what_is_derived_is_not_believed_when_read_back() -> None:
    tables = cases_as_csv([HALL])
    lied = replace(tables, cases=tables.cases.replace("United Kingdom", "Narnia"))
    assert cases_from_csv(lied) == (HALL,)


def test_a_spreadsheets_mark_at_the_start_of_a_table_does_no_harm() -> None:
    tables = cases_as_csv([HALL])
    assert cases_from_csv(replace(tables, cases="\ufeff" + tables.cases)) == (HALL,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "not the format"),
        ('{"format": "coproduction-star cases", "cases": 7}', "not the format"),
        ('{"format": "coproduction-star cases", "cases": [7]}', "cases 1: This is a number"),
        ('{"format": "coproduction-star cases", "cases": [{}]}', "cases 1, title: The key is missing"),
        ("[" * 100_000, "JSON"),
        ("9" * 5_000, "JSON"),
    ],
    ids=["empty", "cut", "list", "no-cases", "number", "no-keys", "deep", "huge-number"],
)
def test_json_that_is_no_export_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(UnreadableExport, match=words):
        cases_from_json(text)


def test_json_changed_by_hand_gets_the_checks_of_a_file() -> None:
    export = json.loads(cases_as_json([HALL]))
    export["cases"][0]["country"] = "XX"
    export["cases"][0]["translations"] = 3
    with pytest.raises(UnreadableExport) as caught:
        cases_from_json(json.dumps(export), file="mine.json")
    assert [(each.file, each.field) for each in caught.value.problems] == [
        ("mine.json", "cases 1, country"),
        ("mine.json", "cases 1, translations"),
    ]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_without_its_columns_is_refused_by_name(table: str) -> None:
    with pytest.raises(UnreadableExport, match=f"{table}.csv:1: whole file: The column .* is missing"):
        cases_from_csv(replace(cases_as_csv([HALL]), **{table: "wrong\r\n"}))


@pytest.mark.parametrize(
    ("table", "before", "after", "words"),
    [
        ("results", "leeds-hall,1", "york-hall,1", "names a case_id"),
        ("results", ",90,", ",many,", "results 1, level: This is text"),
        ("results", "leeds-hall,1", "leeds-hall,1,1", "more or fewer cells"),
        ("cases", ",2010,", ",soon,", "started: This is text"),
        ("sources", "https://example.org/hall", "ftp:hall", "no web address"),
    ],
)
def test_tables_changed_by_hand_get_the_checks_of_a_file(table: str, before: str, after: str, words: str) -> None:
    tables = cases_as_csv([HALL])
    text = getattr(tables, table)
    assert before in text
    with pytest.raises(UnreadableExport, match=words):
        cases_from_csv(replace(tables, **{table: text.replace(before, after)}))


def test_an_id_that_is_in_the_table_twice_is_refused() -> None:
    tables = cases_as_csv([HALL])
    heading, row, _end = tables.cases.split("\r\n")
    with pytest.raises(UnreadableExport, match="leeds-hall is there twice"):
        cases_from_csv(replace(tables, cases="\r\n".join((heading, row, row, ""))))


def test_a_case_is_cited_with_the_version_of_the_bank_and_each_of_its_sources() -> None:
    citation = how_to_cite(HALL)
    assert citation.bank == (
        f"Co-production Star case bank, version {__version__}. “Neighbours mend the hall” (leeds-hall)."
    )
    assert citation.sources == (
        "Leeds City Council (2012). The hall stands. https://example.org/hall",
        "Roofers' Weekly (no date). The roof. https://example.org/roof?page=2",
    )
    assert str(citation).count("\n") == 2
    assert len(how_to_cite(case("southwark-circle")).sources) == len(case("southwark-circle").sources)
