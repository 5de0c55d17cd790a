"""Each thing that can be wrong in a case file is named with file, line, field and remedy."""

from pathlib import Path

import pytest
from tests.library.data.casewriting import good, line_of, spoilt

from coproduction_star.data.cases import LONGEST, load_case, load_files, parse_case, parse_translation
from coproduction_star.data.errors import BadCase, Problem

FILE = "leeds-hall.yaml"


def problems(text: str, *, file: str = FILE) -> tuple[Problem, ...]:
    with pytest.raises(BadCase) as caught:
        parse_case(text, file=file)
    return caught.value.problems


def only_problem(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, found
    return found[0]


def test_a_case_in_order_is_read() -> None:
    case = parse_case(good(), file=FILE)
    assert (case.id, case.results[0].compared_with, case.sources[1].year) == ("leeds-hall", 30, None)


BAD = [
    # what is changed: before, after; then the field, words of the complaint, words of the remedy
    ("title: Neighbours mend the hall\n", "", "title", "key is missing", "Add a line 'title: …'"),
    ("place: Leeds", "palce: Leeds\nplace: Leeds", "palce", "not known", "Did you mean 'place'?"),
    ("country: GB", "country: UK", "country", "'UK' is no country", 'Use the two-letter code "GB"'),
    ("country: GB", "country: Narnia", "country", "'Narnia' is no country", "two-letter code of ISO 3166-1"),
    ("country: GB", "country: Germany", "country", "'Germany' is no country", 'Use the two-letter code "DE"'),
    ("country: GB", "country: NO", "country", "true or false", "in quotes"),
    ("country: GB", "country: null", "country", "nothing is no country", "two-letter code"),
    ("latitude: 53.80", "latitude: 153.80", "latitude", "153.8 is out of range", "from -90 to 90"),
    ("longitude: -1.55", "longitude: -181", "longitude", "-181 is out of range", "from -180 to 180"),
    ("latitude: 53.80", "latitude: .nan", "latitude", "a number", "plain number"),
    ("latitude: 53.80", 'latitude: "53.80"', "latitude", "This is text", "no quotes"),
    ("latitude: 53.80", "latitude: null", "latitude", "number is missing", "from -90 to 90"),
    ("organisations: [Leeds City Council]", "organisations: Council", "organisations", "This is text", "Write a list"),
    ("organisations: [Leeds City Council]", "organisations: []", "organisations", "list is empty", "at least one"),
    ("organisations: [Leeds City Council]", "organisations: [7]", "organisations 1", "a number", "Write text"),
    ("started: 2010", "started: 2010-05-01", "started", "This is a date", "whole number"),
    ("started: 2010", "started: 20100", "started", "This is 20100", "from 1800 to 2100"),
    ("started: 2010", "started: soon", "started", "This is text", "whole number"),
    ("ended: 2012", "ended: 2001", "ended", "ended (2001) before it started (2010)", "Correct one"),
    ("sector: regeneration", "sector: regneration", "sector", "no sector", "Did you mean 'regeneration'?"),
    ("sector: regeneration", "sector: zzz", "sector", "no sector", "Use one of: ageing"),
    ("cos: [co-design, co-deliver]", "cos: [codesign]", "cos 1", "no Co we know", "Did you mean 'co-design'?"),
    ("cos: [co-design, co-deliver]", "cos: [co-design, co-design]", "cos 2", "there twice", "Keep one"),
    ("people: [residents]", "people: [wizards]", "people 1", "no group of people", "case-format.md"),
    ("stronger-community", "better-helth", "outcomes_sought 1", "no outcome", "Did you mean 'better-health'?"),
    ("problem: The hall was falling down.", 'problem: "  "', "problem", "text is empty", "Write it"),
    ("approach: Neighbours and the council mended it.", "approach: null", "approach", "is nothing", "Write text"),
    ("level: 90", "level: null", "results 1, change", "Both change and level are null", "Give the figure"),
    ("level: 9000", "level: 1,000", "results 2, level", "This is text", "no quotes, commas or units"),
    ("change: null", "change: 3", "results 1, change", "Both change and level are given", "Keep one"),
    ("unit: people/week", "unit: people / week / 2", "results 1, unit", "not look like a unit", "people/month"),
    ("unit: GBP", "unit: £", "results 2, unit", "not look like a unit", "GBP/year"),
    ("source: 1", "source: 3", "results 1, source", "no source 3", "from 1 to 2"),
    ("source: 1", "source: 0", "results 1, source", "no source 0", "from 1 to 2"),
    ("source: 1", "source: one", "results 1, source", "This is text", "whole number"),
    ("source: 1", "source: null", "results 1, source", "number is missing", "whole number"),
    ("    better: up\n", "", "results 1, better", "direction that is good is missing", "'better: neither'"),
    ("better: up", "better: upp", "results 1, better", "no direction", "Did you mean 'up'?"),
    ("source: 2", "source: 2\n    better: up", "results 2, better", "kind cost has no better", "Remove it"),
    ("comparator: 30 in 2009", "comparator: null", "results 1, comparator", "compared with nothing", "Say in words"),
    ("source: 2", "source: 2\n    no_clear_effect: maybe", "results 2, no_clear_effect", "text", "true or false"),
    ("kind: cost", "kind: price", "results 2, kind", "no kind of result", "Use one of: outcome"),
    ("The stage was never mended.", '""', "setbacks 1, what", "text is empty", "Write it"),
    ("mended.\n    source: 1", "mended.\n    source: 3", "setbacks 1, source", "no source 3", "from 1 to 2"),
    ("mended.\n    source: 1", "mended.", "setbacks 1, source", "key is missing", "Add a line 'source: …'"),
    ("mended.\n    source: 1", "mended.\n    page: 1\n    source: 1", "setbacks 1, page", "not known", "what, source"),
    ("setbacks:\n", "setbacks: []\nsetback:\n", "setbacks", "list is empty", "at least one"),
    ("setbacks:\n", "setback:\n", "setback", "not known", "Did you mean 'setbacks'?"),
    ("lessons: It took longer than anyone thought.", "lessons: [a]", "lessons", "This is a list", "Write text"),
    ("  - We do not know if the hall would have been mended anyway.", "  []", "unknown", "list is empty", "one"),
    ("evidence: reported", "evidence: proven", "evidence", "no grade of evidence", "trial"),
    ("https://example.org/hall", "example.org/hall", "sources 1, url", "no web address", "https://"),
    ("https://example.org/hall", "javascript:alert(1)", "sources 1, url", "no web address", "https://"),
    ("https://example.org/hall", "https://[example.org", "sources 1, url", "no web address", "https://"),
    ("https://example.org/hall", "https://example.org/a b", "sources 1, url", "no web address", "https://"),
    ("year: 2012", "year: twelve", "sources 1, year", "This is text", "whole number"),
    ("year: 2012", "date: 2012\n    year: 2012", "sources 1, date", "not known", "Remove it, or use one of: title"),
    ("id: leeds-hall", "id: Leeds Hall", "id", "no id", "small letters"),
    ("place: Leeds", "place: Leeds\nplace: York", "place", "there twice", "Keep one"),
]


@pytest.mark.parametrize(("before", "after", "field", "what", "remedy"), BAD, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_named_with_its_field_and_its_remedy(
    before: str, after: str, field: str, what: str, remedy: str
) -> None:
    found = [problem for problem in problems(spoilt(before, after)) if problem.field == field]
    assert len(found) == 1
    assert what in found[0].what
    assert remedy in found[0].remedy


def test_a_case_without_setbacks_leaves_the_field_out() -> None:
    case = parse_case(spoilt("setbacks:\n  - what: The stage was never mended.\n    source: 1\n", ""), file=FILE)
    assert case.setbacks == ()


def test_a_translation_gives_as_many_setbacks_as_the_case(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(good(), encoding="utf-8")
    welsh = tmp_path / "leeds-hall.cy.yaml"
    welsh.write_text("setbacks: [Un, Dau]\n", encoding="utf-8")
    with pytest.raises(BadCase, match=r"cy\.yaml:1: setbacks: There are 2, and the case has 1"):
        load_case(tmp_path / FILE)
    welsh.write_text("setbacks: [Un]\n", encoding="utf-8")
    assert load_case(tmp_path / FILE).texts("cy").setbacks == ("Un",)


def test_the_line_is_that_of_the_field_in_the_file() -> None:
    text = spoilt("unit: GBP", "unit: £")
    assert only_problem(text).line == line_of(text, "unit: £")


def test_a_missing_key_of_a_result_is_placed_at_that_result() -> None:
    text = spoilt("    unit: GBP\n", "")
    assert only_problem(text).line == line_of(text, "- what: cost of the roof")


def test_a_complaint_reads_as_file_line_field_problem_and_remedy() -> None:
    text = spoilt("country: GB", "country: Germany")
    assert str(only_problem(text)) == (
        f"leeds-hall.yaml:{line_of(text, 'country')}: country: 'Germany' is no country we know. "
        'Use the two-letter code "DE".'
    )


def test_all_problems_of_a_file_are_collected_in_the_order_of_its_lines() -> None:
    text = good().replace("GB\n", "Wales\n", 1).replace("source: 2", "source: 9").replace("2010", "2020")
    found = problems(text)
    assert [problem.field for problem in found] == ["country", "ended", "results 2, source"]
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)


def test_a_title_of_5000_characters_is_refused_with_the_length_it_may_have() -> None:
    problem = only_problem(spoilt("Neighbours mend the hall", "a" * 5_000))
    assert "5,000 characters" in problem.what
    assert f"at most {LONGEST['title']}" in problem.remedy


def test_emoji_right_to_left_text_and_markup_are_text_like_any_other() -> None:
    title = 'قاعة <script>alert("hello")</script> 🏚️'
    assert parse_case(spoilt("Neighbours mend the hall", title), file=FILE).title == title


def test_every_tab_is_named_and_the_rest_of_the_file_is_still_checked() -> None:
    found = problems(
        spoilt("sector: regeneration", "sector: \tregneration").replace("  - what: cost", "\t- what: cost")
    )
    assert [problem.what for problem in found if "tab" in problem.what] == ["There is a tab on this line."] * 2
    assert any("Did you mean 'regeneration'" in problem.remedy for problem in found)


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 2",
        "a: 'b",
        "id: x\n  title: y",
        "- just\n- a list",
        "only words",
        "7",
        "? [a]\n: b",
        "a: !!python/none x",
    ],
)
def test_what_is_no_yaml_mapping_is_refused_in_words(text: str) -> None:
    assert all(problem.what and problem.remedy for problem in problems(text))


@pytest.mark.parametrize("text", ["", "# only a comment\n", "null"])
def test_an_empty_file_is_refused(text: str) -> None:
    assert only_problem(text).what == "The file is empty."


@pytest.mark.parametrize(
    "text",
    ["[" * 30_000, "- " * 30_000, "{a: " * 5_000, "a: " + "x" * 300_000],
    ids=["brackets", "dashes", "braces", "long"],
)
def test_a_file_made_to_break_the_reader_is_refused_before_it_is_parsed(text: str) -> None:
    assert only_problem(text).field == "whole file"


@pytest.mark.parametrize("text", ["a: 2020-99-99", "\x00", "a: \ud800", "a: &x [*x]", "a: &x [1]\nb: *x"])
def test_values_that_yaml_cannot_hold_are_refused_and_not_thrown(text: str) -> None:
    assert problems(text)


def test_an_id_must_be_the_name_of_its_file() -> None:
    found = problems(good(), file="somewhere/leeds.yaml")
    assert "Rename the file to leeds-hall.yaml." in found[0].remedy


def test_text_that_came_without_a_file_may_have_any_id() -> None:
    assert parse_case(good(), file="standard input").id == "leeds-hall"


def test_an_id_used_twice_is_refused_with_both_files(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / FILE).write_text(good(), encoding="utf-8")
    with pytest.raises(BadCase, match=r"leeds-hall is already used in .*one") as caught:
        load_files(sorted(tmp_path.glob("*/*.yaml")))
    assert caught.value.problems[0].file.endswith("two/leeds-hall.yaml")


def test_one_bad_file_among_many_does_not_hide_the_problems_of_another(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(good(name).replace("GB", "XX", 1), encoding="utf-8")
    with pytest.raises(BadCase) as caught:
        load_files(sorted(tmp_path.glob("*.yaml")))
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("no.yaml", None, "cannot be read"), ("latin.yaml", b"title: caf\xe9", "not UTF-8"), ("", None, "a folder")],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(BadCase, match=words):
        load_case(tmp_path / name)


def test_a_translation_has_only_the_fields_that_are_translated() -> None:
    with pytest.raises(BadCase, match="country: This key is not known"):
        parse_translation("title: Neuadd\ncountry: GB", language="cy", file="leeds-hall.cy.yaml")
    with pytest.raises(BadCase, match="The file is empty"):
        parse_translation("", language="cy", file="leeds-hall.cy.yaml")


def test_a_bad_translation_is_a_problem_of_its_case(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(good(), encoding="utf-8")
    (tmp_path / "leeds-hall.cy.yaml").write_text("title: ''", encoding="utf-8")
    with pytest.raises(BadCase, match=r"leeds-hall\.cy\.yaml:1: title: The text is empty"):
        load_case(tmp_path / FILE)
