"""Lists as people really send them: each is brought in, or a sentence says what to do; nothing else is lost."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.spreadsheets import csv_bytes, xlsx_bytes
from tests.site.map_it.importing.conftest import finish

from coproduction_star.journeys.initiatives import exporting
from coproduction_star.journeys.initiatives.selectors import Filters, rows_for_export
from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it.importing import selectors, services
from coproduction_star.map_it.models import Import
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import CannotRead

pytestmark = pytest.mark.django_db
MB = 1024 * 1024


@pytest.fixture
def client(signed_in):
    return signed_in("practitioner")


@pytest.fixture
def seen(client, address_of):
    """What the page after sending a file shows: its columns, or the form again with what is wrong."""

    def send(content, name="projects.xlsx"):
        file = SimpleUploadedFile(name, content)
        return client.post(address_of("imports"), {"file": file}, follow=True).content.decode()

    return send


@pytest.fixture
def values(looked_through):
    """What each row would become."""
    return lambda content: [row.values for row in looked_through(content=content).rows.order_by("number")]


def test_forty_megabytes(seen, inside):
    page = seen(b"Name\n" + b"x" * 40 * MB, "large.csv")
    assert "This file has 40 MB, and we take at most 10 MB." in page
    assert "cut it into several files" in page
    assert not Import.objects.exists()


def test_merged_cells(seen, values):
    content = xlsx_bytes(
        [["Name", "Ward"], ["Choir", ""], ["Band", ""]],
        work=lambda _book, sheet: sheet.merge_range(1, 1, 2, 1, "Northfield"),
    )
    assert "These cells were joined with others. What they say stands in the first row of each: B2." in seen(content)
    assert values(content) == [{"title": "Choir", "place": "Northfield"}, {"title": "Band"}]


def test_formulas(seen, values):
    def work(_book, sheet):
        sheet.write_formula(1, 1, "=20+4", None, 24)
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(3, 1, "=SUM(B2:B3)", None, "")

    content = xlsx_bytes([["Name", "No of people"], ["Choir"], ["Band"], ["Walk"]], work=work)
    page = seen(content)
    assert "These cells show an error, so they are empty here: B3." in page
    assert "These cells hold a formula without its result, so they are empty here: B4." in page
    assert values(content) == [{"title": "Choir", "people": 24}, {"title": "Band"}, {"title": "Walk"}]


def test_dates_as_dates_as_text_and_as_nonsense(looked_through):
    def work(book, sheet):
        sheet.write_datetime(1, 1, dt.date(2026, 3, 27), book.add_format({"num_format": "dd/mm/yyyy"}))

    rows = [
        ["Name", "Last reviewed"],
        ["Choir", ""],
        ["Band", "27/3/2026"],
        ["Walk", "27 March 2026"],
        ["Bench", "soon"],
    ]
    of = looked_through(content=xlsx_bytes(rows, work=work))
    found = list(of.rows.order_by("number"))
    assert [row.values.get("reviewed_on") for row in found] == ["2026-03-27"] * 3 + [None]
    assert found[3].problems == {"1": "Write a day such as 27/3/2026. We cannot read “soon”."}


def test_a_byte_order_mark(values):
    assert values("\ufeffName,Ward\r\nCaffi Cŵl,Llanfair\r\n".encode()) == [
        {"title": "Caffi Cŵl", "place": "Llanfair"}
    ]


def test_windows_letters(seen, values):
    content = csv_bytes([["Name", "Ward"], ["Café – “tea”", "Northfield"]], letters="cp1252")
    assert "so we read them as Windows does" in seen(content, "projects.csv")
    assert values(content) == [{"title": "Café – “tea”", "place": "Northfield"}]


def test_ten_empty_columns(seen, values):
    content = csv_bytes([["Name", *[""] * 10, "Ward"], ["Choir", *[""] * 10, "Northfield"]])
    page = seen(content, "projects.csv")
    assert page.count('name="column_') == 2
    assert values(content) == [{"title": "Choir", "place": "Northfield"}]


def test_ten_empty_columns_are_confirmed_without_being_shown(client, address_of, brought, inside):
    of = brought([["Name", *[""] * 10, "Ward"], ["Choir", *[""] * 10, "Northfield"]])
    client.post(address_of("import_columns", of.pk), {"column_0": "title", "column_11": "place"})
    assert of.rows.get().values == {"title": "Choir", "place": "Northfield"}


def test_a_heading_that_is_there_twice(seen, values):
    content = csv_bytes([["Name", "Ward", "Ward"], ["Choir", "Northfield", "By the river"]])
    assert "These headings are there twice. Choose what each column is: Ward." in seen(content, "projects.csv")
    assert values(content)[0]["place"] == "Northfield"
    assert values(content)[0]["summary"] == "Ward: By the river"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_two_hundred_thousand_rows(kind, seen, inside):
    rows = [["Name"], *([f"Choir {number}"] for number in range(200_000))]
    page = seen(csv_bytes(rows) if kind == "csv" else xlsx_bytes(rows), f"all.{kind}")
    assert "This sheet has more than 20,000 rows" in page
    assert "cut the rest into several files" in page
    assert not Import.objects.exists()


@pytest.mark.parametrize("number", [20_000, 20_001])
def test_the_last_row_that_is_taken(number, brought):
    rows = [["Name"], *([f"Choir {place}"] for place in range(number))]
    if number > 20_000:
        with pytest.raises(CannotRead, match="more than 20,000 rows"):
            brought(rows)
    else:
        assert len(selectors.rows_of(brought(rows))) == number + 1


def kept(programme):
    return rows_for_export(programme=programme, filters=Filters())


ANYTHING = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    [
        "=1+1",
        "\x00",
        "_x0000_",
        "_xD800_",
        "'",
        "\r\n",
        "\u2028",
        "x" * 5_000,
        "²",
        "١٢",
        "1e400",
        "nan",
        "co-design;;;",
    ]
)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(
    rows=st.lists(st.lists(ANYTHING, min_size=1, max_size=6), min_size=1, max_size=6),
    meanings=st.permutations(["status", "cos", "outcomes", "place", "people", "reviewed_on", "contact", "groups"]),
)
def test_any_words_go_from_file_to_file(kind, rows, meanings, inside, by):
    """Whatever stands in the cells: it is looked through, added as far as it can be read, and taken away again."""
    rows = [["Name", "A", "B", "C", "D", "E"], *([f"Row {place}", *row] for place, row in enumerate(rows))]
    written_down = [[cell.replace("\x00", "") for cell in row] for row in rows] if kind == "xlsx" else rows
    content = csv_bytes(written_down) if kind == "csv" else xlsx_bytes(written_down, formulas=False)
    with transaction.atomic():
        of = services.begin_import(programme=inside, name=f"any.{kind}", content=content, by=by)
        meanings = ["title", *meanings][: len(of.headings)]
        services.look_through(of=of, meanings=meanings + [""] * (len(of.headings) - len(meanings)), by=by)
        assert all(sentence for row in of.rows.all() for sentence in row.problems.values())
        services.choose_for(of=of, choice="add", by=by)
        services.confirm_import(of=of, leave_bad_cells_empty=True, by=by)
        finish(of)
        for content in (exporting.as_xlsx(kept(inside)), "".join(exporting.as_csv(kept(inside))).encode()):
            assert len(read_spreadsheet(content).rows) == Initiative.objects.count() + 1
        assert Initiative.objects.count() == of.rows.filter(values__has_key="title").count()
        transaction.set_rollback(True)
