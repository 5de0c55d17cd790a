"""``unit-values``: as CSV, shipped or from the official workbook."""

import csv
import io

import pytest
from tests.library.data.test_unit_values import book

from coproduction_star.cli.main import main


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_shipped_values_come_with_prices_and_licence(capsys):
    assert main(["unit-values"]) == 0
    found = {row["code"]: row for row in rows(capsys.readouterr().out)}
    assert (found["HO1.0"]["fiscal"], found["HO1.0"]["fiscal_price_year"]) == ("6680", "2010/11")
    assert found["HO1.0.6"]["part_of"] == "HO1.0"
    assert "CC BY 4.0" in found["CR1.0"]["licence"]


def test_the_workbook_is_read_to_a_file(tmp_path, capsys):
    file, output = tmp_path / "ucd.xlsx", tmp_path / "values.csv"
    file.write_bytes(book(notes={("Housing ", "H3"): "Transfer payment"}))
    assert main(["unit-values", "--workbook", str(file), "--output", str(output)]) == 0
    said = capsys.readouterr().err
    assert "v3.0: 4 values." in said
    assert "HO3.0 is left out: it has no amount." in said
    found = rows(output.read_text())
    assert [row["code"] for row in found if row["transfer"]] == ["HO1.0"]
    assert found[2]["economic"] == "50.5"


@pytest.mark.parametrize(("content", "code"), [(b"nothing", 1), (None, 2)])
def test_a_bad_workbook_is_refused_in_a_sentence(tmp_path, capsys, content, code):
    file = tmp_path / "ucd.xlsx"
    if content is not None:
        file.write_bytes(content)
    assert main(["unit-values", "--workbook", str(file)]) == code
    assert capsys.readouterr().err.strip().endswith(".")
