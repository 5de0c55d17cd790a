"""``surveys``: the bank, checks, XLSForm and back, codebook; and the pages that describe them."""

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from tests.library.data.asset_surveys.surveywriting import GOOD
from tests.library.data.asset_surveys.test_foreign_xlsforms import form

from coproduction_star.cli.main import main
from coproduction_star.data.asset_surveys import load_survey, reading
from coproduction_star.data.questions import Audience, Kind, Side, bank
from coproduction_star.data.workbooks import read_workbook

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
SCHEMA = json.loads((REFERENCE / "asset-survey.schema.json").read_text())
FORMAT = (REFERENCE / "asset-survey.md").read_text()
EXAMPLE = REFERENCE / "asset-survey.example.yaml"


@pytest.fixture
def survey(tmp_path):
    path = tmp_path / "survey.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_the_bank_is_listed_in_either_language(capsys):
    assert main(["surveys", "bank"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(bank())
    assert lines[6] == "R7   do-more                Would you like to do more than you do now?"
    assert main(["surveys", "bank", "--language", "cy"]) == 0
    assert "Hoffech chi wneud mwy" in capsys.readouterr().out


def test_the_bank_as_json_has_every_word_in_both_languages(capsys):
    assert main(["surveys", "bank", "--json"]) == 0
    asked = {one["id"]: one for one in json.loads(capsys.readouterr().out)["questions"]}
    assert asked["do-more"]["choices"]["cy"]["maybe"] == "Efallai"
    assert asked["staff-skills"]["mirrors"] == ["good-at"]
    assert asked["ways-to-help"]["show_if"].startswith("do-more is definitely")
    assert asked["do-more"]["awaiting_check"] == ["cy"]


def test_the_bank_as_csv_has_one_row_for_each_question(tmp_path):
    output = tmp_path / "bank.csv"
    assert main(["surveys", "bank", "--csv", "--output", str(output)]) == 0
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(output.read_text(encoding="utf-8")))}
    assert len(rows) == len(bank())
    assert rows["topics"]["most"] == "3"
    assert rows["do-more"]["choices_en"].startswith("definitely=Yes, I would like to; maybe=Maybe")
    assert (rows["do-more"]["core"], rows["topics"]["core"]) == ("yes", "")
    assert rows["group-size"]["lowest"] == "0"


def test_a_file_in_order_is_said_to_be_so_with_what_to_know(survey, capsys):
    assert main(["surveys", "check", str(survey)]) == 0
    said = capsys.readouterr().out
    assert f"{survey}: It takes about 2 minutes to answer." in said
    assert said.endswith("1 file is in order.\n")


def test_every_problem_is_named_and_the_code_is_one(survey, tmp_path, capsys):
    bad = tmp_path / "bad.yaml"
    bad.write_text(GOOD.replace("bank: good-at", "bank: god-at").replace("youngest: 18", "youngest: old"))
    assert main(["surveys", "check", str(survey), str(bad), str(tmp_path / "none.yaml")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(f"{bad}:5: youngest: This is text.")
    assert said[1].startswith(f"{bad}:24: questions 5, bank: The bank has no question 'god-at'.")
    assert "none.yaml:1: whole file: The file cannot be read" in said[2]


def test_a_survey_may_be_piped_in(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert main(["surveys", "check", "-"]) == 0
    assert "standard input: It takes" in capsys.readouterr().out


def test_a_survey_goes_to_xlsform_and_comes_back(survey, tmp_path, capsys):
    book, back = tmp_path / "survey.xlsx", tmp_path / "back.yaml"
    assert main(["surveys", "xlsform", str(survey), str(book)]) == 0
    assert main(["surveys", "from-xlsform", str(book), "--output", str(back)]) == 0
    assert load_survey(back) == load_survey(survey)
    assert "It takes about 2 minutes" in capsys.readouterr().err


def test_what_a_version_changes_is_said_and_its_number_must_rise(survey, tmp_path, capsys):
    new = tmp_path / "new.yaml"
    new.write_text(GOOD.replace("dog is yes", "dog is no"), encoding="utf-8")
    assert main(["surveys", "changes", str(survey), str(new)]) == 1
    said = capsys.readouterr()
    assert said.out == "time-to-give is asked of other people than before; keep old and new answers apart.\n"
    assert said.err == f"{new}: version: It is 2, and the old one was 2. Write 3.\n"
    new.write_text(new.read_text(encoding="utf-8").replace("version: 2", "version: 3"), encoding="utf-8")
    assert main(["surveys", "changes", str(survey), str(new)]) == 0
    assert main(["surveys", "changes", str(survey), str(survey)]) == 0
    assert capsys.readouterr().out.endswith("Nothing changes for whoever answers.\n")


def test_a_bad_survey_makes_no_workbook(survey, tmp_path, capsys):
    survey.write_text(GOOD.replace("dog is yes", "cat is yes"))
    book = tmp_path / "survey.xlsx"
    assert main(["surveys", "xlsform", str(survey), str(book)]) == 1
    assert "has no question 'cat'" in capsys.readouterr().err
    assert not book.exists()


def test_what_cannot_be_taken_over_is_named_and_left_out_only_when_asked(tmp_path, capsys):
    book, out = tmp_path / "f.xlsx", tmp_path / "out.yaml"
    book.write_bytes(form(["text", "q", "Who?"], ["geopoint", "where", "Where?"]))
    words = ["surveys", "from-xlsform", str(book), "--output", str(out), "--audience", "staff", "--youngest", "21"]
    assert main(words) == 1
    said = capsys.readouterr().err
    assert f"{book}:3: type: 'geopoint' is no type that a survey has." in said
    assert said.endswith("Nothing was written. Mend the form, or take over the rest with --leave-out.\n")
    assert not out.exists()
    assert main([*words, "--leave-out"]) == 0
    assert load_survey(out).audience is Audience.STAFF
    assert [question.id for question in load_survey(out).questions] == ["q"]


@pytest.mark.parametrize("age", ["old", "-1", "121"])
def test_an_age_that_is_none_is_refused(age, capsys):
    with pytest.raises(SystemExit):
        main(["surveys", "from-xlsform", "f.xlsx", "--youngest", age])
    assert "is no age" in capsys.readouterr().err or age == "-1"


def test_a_workbook_that_is_not_there_is_refused(tmp_path, capsys):
    assert main(["surveys", "from-xlsform", str(tmp_path / "f.xlsx")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_said(survey, tmp_path, capsys):
    assert main(["surveys", "xlsform", str(survey), str(tmp_path / "no" / "f.xlsx")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_the_codebook_has_a_row_for_each_column_of_the_answers(survey, capsys):
    assert main(["surveys", "codebook", str(survey)]) == 0
    rows = {row["variable"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert rows["keep-well.peer"]["xlsform_name"] == "keep-well__peer"
    assert list(rows)[4:8] == ["keep-well.peer", "dog", "do-more", "ways-to-help"]
    assert rows["keep-well.peer"]["text_en"].endswith("– Share what helped you with someone who has the same trouble")
    assert rows["dog"]["choices_cy"] == "yes=Oes; no=Nac oes"
    assert rows["good-at.other"]["shown_if"] == "good-at is other"
    assert rows["time-to-give"]["shown_if"] == "keep-well.care is often and dog is yes"
    assert (rows["want-help"]["special_category"], rows["want-help"]["side"]) == ("yes", "need")
    assert (rows["dog"]["from_bank"], rows["do-more"]["from_bank"]) == ("", "yes")
    assert {(row["survey"], row["version"]) for row in rows.values()} == {("riverside", "2")}


def test_a_section_and_a_question_are_shown_together(tmp_path, capsys):
    own = "nawr}\n  - id: own\n    title: {en: O, cy: O}\n    show_if: dog is yes"
    text = GOOD.replace("nawr}", own)
    path = tmp_path / "s.yaml"
    path.write_text(text.replace("show_if: keep-well.care is often and dog is yes", "section: own"), encoding="utf-8")
    assert main(["surveys", "codebook", str(path)]) == 0
    rows = {row["variable"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert rows["time-to-give"]["shown_if"] == "dog is yes and do-more is one of definitely, maybe"


def test_the_codebook_as_a_workbook_has_the_choices_one_in_a_row(survey, tmp_path):
    book = tmp_path / "codebook.xlsx"
    assert main(["surveys", "codebook", str(survey), "--output", str(book)]) == 0
    variables, choices = read_workbook(book.read_bytes())
    assert (variables.name, choices.name) == ("variables", "choices")
    assert ["dog", "yes", "Yes", "Oes"] in [list(row.values()) for row in choices.rows.values()]


def test_the_example_is_in_order_and_keeps_the_schema(capsys):
    assert main(["surveys", "check", str(EXAMPLE)]) == 0
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(yaml.safe_load(EXAMPLE.read_text()), SCHEMA)


@pytest.mark.parametrize(
    "old", ["audience: resident", "kind: yes-no", "bank: keep-well", "version: 1", "youngest: 16"]
)
def test_the_schema_finds_slips(old):
    bad = yaml.safe_load(EXAMPLE.read_text().replace(old, f"{old.split(':')[0]}: slip"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, SCHEMA)


def test_the_schema_has_the_keys_and_words_of_the_code():
    parts = SCHEMA["$defs"]
    assert set(SCHEMA["properties"]) == set(reading.SURVEY_KEYS)
    assert set(parts["section"]["properties"]) == set(reading.SECTION_KEYS)
    assert set(parts["own_question"]["properties"]) == set(reading.OWN_KEYS)
    assert set(parts["bank_question"]["properties"]) == set(reading.BANK_KEYS)
    assert parts["bank_question"]["properties"]["bank"]["enum"] == [question.id for question in bank()]
    assert parts["own_question"]["properties"]["kind"]["enum"] == [kind.value for kind in Kind]
    assert parts["own_question"]["properties"]["side"]["enum"] == [side.value for side in Side]
    assert SCHEMA["properties"]["audience"]["enum"] == [audience.value for audience in Audience]


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("A survey", reading.SURVEY_KEYS),
        ("A question of the bank", reading.BANK_KEYS),
        ("A question of your own", reading.OWN_KEYS),
    ],
)
def test_every_field_is_documented(heading, keys):
    section = FORMAT.split(f"## {heading}\n")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([^`]+)`", section, flags=re.MULTILINE)) == set(keys)
