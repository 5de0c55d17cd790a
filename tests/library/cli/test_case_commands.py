"""The bank from the command line: check, list, show, export."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from tests.library.data.casewriting import good, line_of, spoilt

from coproduction_star import __version__
from coproduction_star.cli.main import main
from coproduction_star.data.cases import cases_from_csv, cases_from_json, load_cases
from coproduction_star.data.cases.as_csv import CsvTables

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    path = tmp_path / "leeds-hall.yaml"
    path.write_text(good(), encoding="utf-8")
    return path


def type_in(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_file_in_order_is_said_to_be_so(hall: Path, capsys: Captured) -> None:
    assert main(["cases", "check", str(hall)]) == 0
    assert capsys.readouterr().out == "1 file is in order.\n"


def test_every_shipped_file_is_in_order(capsys: Captured) -> None:
    folder = Path(__file__).parents[3] / "src" / "coproduction_star" / "data" / "cases"
    assert main(["cases", "check", *map(str, sorted(folder.glob("*.yaml")))]) == 0
    assert capsys.readouterr().out.endswith("files are in order.\n")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("title: Neighbours mend the hall\n", "", "title: The key is missing."),
        ("country: GB", "country: Walse", "country: 'Walse' is no country we know."),
        ("source: 2", "source: 7", "results 2, source: There is no source 7."),
        ("place: Leeds", "place:\tLeeds", "whole file: There is a tab on this line."),
        ("Neighbours mend the hall", "a" * 5_000, "title: The text has 5,000 characters."),
    ],
    ids=["missing key", "unknown country", "source out of range", "tab", "5,000 characters"],
)
def test_a_bad_file_is_refused_on_stderr_with_its_name_and_line(
    hall: Path, capsys: Captured, before: str, after: str, words: str
) -> None:
    hall.write_text(spoilt(before, after), encoding="utf-8")
    assert main(["cases", "check", str(hall)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{hall}:")
    assert words in said.err


def test_the_line_in_the_message_is_the_line_in_the_file(hall: Path, capsys: Captured) -> None:
    text = spoilt("evidence: reported", "evidence: proved")
    hall.write_text(text, encoding="utf-8")
    main(["cases", "check", str(hall)])
    assert f":{line_of(text, 'evidence')}: evidence:" in capsys.readouterr().err


def test_many_files_are_all_checked_before_the_command_gives_up(hall: Path, capsys: Captured) -> None:
    gone = str(hall.with_name("gone.yaml"))
    assert main(["cases", "check", gone, str(hall), str(hall.parent)]) == 1
    said = capsys.readouterr().err
    assert "gone.yaml:1: whole file: The file cannot be read" in said
    assert "This is a folder." in said
    assert "leeds-hall" not in said


def test_the_same_id_in_two_files_is_refused(hall: Path, capsys: Captured) -> None:
    second = hall.parent / "copy" / hall.name
    second.parent.mkdir()
    second.write_text(good(), encoding="utf-8")
    assert main(["cases", "check", str(hall), str(second)]) == 1
    assert f"already used in {hall}" in capsys.readouterr().err


def test_a_case_is_checked_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    type_in(monkeypatch, good().encode())
    assert main(["cases", "check", "-"]) == 0
    type_in(monkeypatch, spoilt("country: GB", "country: XX").encode())
    assert main(["cases", "check", "-"]) == 1
    assert "standard input:4: country: 'XX' is no country we know." in capsys.readouterr().err


def test_standard_input_that_is_not_utf8_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    type_in(monkeypatch, b"title: caf\xe9")
    assert main(["cases", "check", "-"]) == 1
    assert capsys.readouterr().err.startswith("Standard input is not UTF-8.")


def test_a_translation_is_checked_as_one(hall: Path, capsys: Captured) -> None:
    welsh = hall.with_name("leeds-hall.cy.yaml")
    welsh.write_text("titel: Neuadd\n", encoding="utf-8")
    assert main(["cases", "check", str(welsh)]) == 1
    assert "Did you mean 'title'?" in capsys.readouterr().err
    welsh.write_text("title: Neuadd\n", encoding="utf-8")
    assert main(["cases", "check", str(welsh)]) == 0


def test_a_file_cannot_steer_the_terminal(hall: Path, capsys: Captured) -> None:
    hall.write_text(good() + '"\\e[31mred": 1\n', encoding="utf-8")
    main(["cases", "check", str(hall)])
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "\\x1b[31mred: This key is not known." in said


def listed(capsys: Captured, *arguments: str) -> list[str]:
    assert main(["cases", "list", *arguments]) == 0
    return [line.split()[0] for line in capsys.readouterr().out.splitlines()]


def test_all_cases_are_listed_with_id_and_title(capsys: Captured) -> None:
    assert main(["cases", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 50
    assert lines[-1] == "wiltshire-community-speedwatch  Residents run roadside speed checks in Wiltshire"


def test_a_list_is_narrowed_by_what_is_asked_for(capsys: Captured) -> None:
    assert listed(capsys, "--country", "UG", "--co", "co-assess") == [
        "uganda-community-clinic-report-cards",
        "uganda-school-scorecards",
    ]
    assert listed(capsys, "--sector", "justice", "--evidence", "reported") == ["isle-of-wight-prison-councils"]


@pytest.mark.parametrize("written", ["UG", "ug", "Uganda", " uganda"])
def test_a_country_may_be_written_as_code_or_name(capsys: Captured, written: str) -> None:
    assert len(listed(capsys, "--country", written)) == 2


def test_a_search_needs_all_its_words_and_no_accents(capsys: Captured) -> None:
    assert listed(capsys, "--search", "reykjavik VOTE") == ["reykjavik-my-neighbourhood-budget"]
    assert listed(capsys, "--search", "Forschungsgesellschaft Mobilitat") == ["austria-close-to-young-drivers"]


def test_an_empty_list_says_what_to_do(capsys: Captured) -> None:
    assert main(["cases", "list", "--search", "zeppelin"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "No case fits. Leave out a filter or a word.\n")


def test_an_unknown_country_is_refused_with_the_nearest(capsys: Captured) -> None:
    assert main(["cases", "list", "--country", "Ugandda"]) == 1
    assert capsys.readouterr().err == "No country is called 'Ugandda'. Did you mean Uganda?\n"


def test_a_case_is_shown_with_the_parts_of_its_page(capsys: Captured) -> None:
    assert main(["cases", "show", "western-australia-local-area-coordination"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for part in (
        "Problem",
        "What citizens bring",
        "53 percent; 2007-08; compared with: 78 percent in 2003-04 and 65 percent in 2005-06; Worse [2]",
        "What we do not know - Why did fewer people say they were satisfied?",
        "Sources [1]",
        f"Co-production Star case bank, version {__version__}",
    ):
        assert part in shown


def test_a_case_is_shown_with_what_did_not_work_and_its_source(capsys: Captured) -> None:
    assert main(["cases", "show", "porto-alegre-participatory-budget"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "What did not work, or was mixed - In time, leaders backed it less." in shown
    assert "put a stop to it. [3]" in shown
    main(["cases", "show", "bologna-urban-commons-pacts"])
    assert "What did not work" not in capsys.readouterr().out


def test_every_case_can_be_shown(capsys: Captured) -> None:
    for case in load_cases():
        assert main(["cases", "show", case.id]) == 0
        shown = capsys.readouterr().out
        assert all(f"[{number}] " in shown for number in range(1, len(case.sources) + 1))


def test_a_case_is_shown_in_welsh(capsys: Captured) -> None:
    assert main(["cases", "show", "southwark-circle", "--language", "cy"]) == 0
    assert capsys.readouterr().out.startswith("Cylch Southwark")


def test_an_unknown_case_is_refused_with_the_nearest(capsys: Captured) -> None:
    assert main(["cases", "show", "southwark-cirle"]) == 1
    assert "Did you mean 'southwark-circle'?" in capsys.readouterr().err


def test_json_goes_to_standard_output_and_reads_back(capsys: Captured) -> None:
    assert main(["cases", "export", "--json"]) == 0
    text = capsys.readouterr().out
    assert json.loads(text)["version"] == __version__
    assert cases_from_json(text) == load_cases()


def test_csv_goes_out_as_the_table_of_results_unless_another_is_named(capsys: Captured) -> None:
    assert main(["cases", "export", "--csv"]) == 0
    assert capsys.readouterr().out.startswith("result_id,case_id,")
    assert main(["cases", "export", "--csv", "--table", "sources"]) == 0
    assert capsys.readouterr().out.startswith("case_id,number,title,")


def test_a_zip_file_holds_all_tables_and_they_read_back(tmp_path: Path) -> None:
    output = tmp_path / "bank.zip"
    assert main(["cases", "export", "--csv", "--output", str(output)]) == 0
    with zipfile.ZipFile(output) as archive:
        tables = {name.removesuffix(".csv"): archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert cases_from_csv(CsvTables(**tables)) == load_cases()


def test_the_same_bank_gives_the_same_zip_file(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        main(["cases", "export", "--csv", "--output", str(tmp_path / name)])
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_an_export_to_a_file_leaves_standard_output_alone(tmp_path: Path, capsys: Captured) -> None:
    output = tmp_path / "results.csv"
    assert main(["cases", "export", "--csv", "--output", str(output)]) == 0
    assert capsys.readouterr().out == ""
    assert output.read_bytes().count(b"\r\n") == 1 + sum(len(case.results) for case in load_cases())


@pytest.mark.parametrize("name", ["no/such/folder/out.json", "no/such/folder/out.zip"])
def test_a_place_that_cannot_be_written_is_refused_in_words(tmp_path: Path, capsys: Captured, name: str) -> None:
    form = "--csv" if name.endswith("zip") else "--json"
    assert main(["cases", "export", form, "--output", str(tmp_path / name)]) == 1
    assert "cannot be written (No such file or directory). Choose another place" in capsys.readouterr().err


def test_a_table_of_json_is_refused(capsys: Captured) -> None:
    assert main(["cases", "export", "--json", "--table", "results"]) == 2
    assert "--table goes with --csv" in capsys.readouterr().err
