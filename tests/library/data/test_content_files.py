import json
from pathlib import Path

import pytest

from coproduction_star.data.content_files import (
    DATA,
    Block,
    BlockKind,
    Language,
    WordsEntry,
    is_english,
    read_file,
    read_folder,
    refuse_repeats,
    shipped_cases,
)
from coproduction_star.data.errors import BadContent, DataError

HOSTILE = "<script>alert('hello');</script> & “quotes”"


def body_of(entry: WordsEntry) -> tuple[Block, ...]:
    entry.refuse_other_keys(("id", "body"))
    return entry.blocks("body")


def text_of(entry: WordsEntry) -> tuple[str, Language, bool]:
    entry.refuse_other_keys(("id", "title", "note"))
    translation = entry.translation
    return entry.text("title"), translation.language_of("title"), translation.awaiting_check


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "page.yaml"


def test_body_text_is_headings_paragraphs_and_lists_in_their_order(page: Path) -> None:
    page.write_text(
        "id: page\nbody:\n  - heading: How\n  - paragraph: >-\n      Two\n      lines.\n"
        "    cases: [southwark-circle]\n  - list: [One, Two]\n"
    )
    assert read_file(page, body_of) == (
        Block(BlockKind.HEADING, "How"),
        Block(BlockKind.PARAGRAPH, "Two lines.", cases=("southwark-circle",)),
        Block(BlockKind.LIST, items=("One", "Two")),
    )


def test_the_lines_of_a_list_are_its_items_and_of_a_paragraph_itself() -> None:
    assert Block(BlockKind.LIST, items=("One", "Two")).lines == ("One", "Two")
    assert Block(BlockKind.PARAGRAPH, "One.").lines == ("One.",)


def test_hostile_text_is_kept_as_it_is_for_the_page_to_escape(page: Path) -> None:
    page.write_text(f"id: page\nbody:\n  - paragraph: {json.dumps(HOSTILE)}\n")
    assert read_file(page, body_of)[0].text == HOSTILE


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("body: []", r"page\.yaml:2: body: The list is empty\."),
        ("body: words", r"page\.yaml:2: body: This is text\. Write a list"),
        ("body:\n  - words", r"page\.yaml:3: body 1: This is text\. Write keys and values"),
        ("body:\n  - heading: One\n    paragraph: Two", r"page\.yaml:3: body 1, heading: A block is one thing"),
        ("body:\n  - cases: [southwark-circle]", r"body 1, heading: A block is one thing\. Give it a heading or"),
        ("body:\n  - paragraph: ''", r"page\.yaml:3: body 1, paragraph: The text is empty"),
        ("body:\n  - paragraph: 5", r"page\.yaml:3: body 1, paragraph: This is a number\. Write text"),
        ("body:\n  - list: [One, 2]", r"body 1, list 2: This is a number"),
        ("body:\n  - paragraph: One\n    cases: [nowhere]", r"body 1, cases 1: 'nowhere' is no case we know\. Name a"),
        ("body:\n  - paragraf: One", r"body 1, paragraf: This key is not known\. Did you mean 'paragraph'\?"),
        ("bodi:\n  - paragraph: One", r"page\.yaml:2: bodi: This key is not known\. Did you mean 'body'\?"),
        ("title: One", r"body: The key is missing\. Add it with '- heading:'"),
        ("body:\n\t- paragraph: One", r"page\.yaml:3: whole file: There is a tab on this line"),
        ("body:\n  - paragraph: One: two", r"page\.yaml:3: whole file: This is not YAML"),
        ("id: page", r"page\.yaml:2: id: The key is there twice"),
    ],
)
def test_a_fault_names_file_line_field_and_remedy(page: Path, body: str, message: str) -> None:
    page.write_text(f"id: page\n{body}\n")
    with pytest.raises(BadContent, match=message):
        read_file(page, body_of)


def test_one_reading_finds_every_fault(page: Path) -> None:
    page.write_text("id: other\nbody:\n  - paragraph: 5\n  - list: []\n")
    with pytest.raises(BadContent) as refused:
        read_file(page, body_of)
    assert [problem.field for problem in refused.value.problems] == ["id", "body 1, paragraph", "body 2, list"]


def test_a_file_that_is_a_list_is_refused(page: Path) -> None:
    page.write_text("- one\n- two\n")
    with pytest.raises(BadContent, match="must hold keys and values"):
        read_file(page, body_of)


def in_both(folder: Path, welsh: str, *, english: str = "title: One\nnote: Two") -> Path:
    (folder / "page.yaml").write_text(f"id: page\n{english}\n")
    (folder / "page.cy.yaml").write_text(f"# Machine translation\n{welsh}\n")
    return folder


def test_welsh_takes_the_place_of_english_where_there_is_some(tmp_path: Path) -> None:
    folder = in_both(tmp_path, "awaiting_check: true\ntitle: Un")
    assert read_folder(folder, text_of) == (("One", Language.ENGLISH, False),)
    assert read_folder(folder, text_of, language=Language.WELSH) == (("Un", Language.WELSH, True),)


def test_a_field_without_welsh_stays_english_and_says_so(tmp_path: Path) -> None:
    folder = in_both(tmp_path, "awaiting_check: false\nnote: Dau")
    assert read_folder(folder, text_of, language=Language.WELSH) == (("One", Language.ENGLISH, False),)


def test_a_text_without_a_welsh_file_is_given_in_english(tmp_path: Path) -> None:
    (tmp_path / "page.yaml").write_text("id: page\ntitle: One\n")
    assert read_folder(tmp_path, text_of, language=Language.WELSH) == (("One", Language.ENGLISH, False),)


@pytest.mark.parametrize(
    ("welsh", "message"),
    [
        ("title: Un", r"page\.cy\.yaml:1: awaiting_check: The key is missing\. Write true until"),
        ("awaiting_check: perhaps", r"page\.cy\.yaml:2: awaiting_check: This is text"),
        ("awaiting_check: true\ntitel: Un", r"page\.cy\.yaml:3: titel: This key is not known\. Did you mean 'title'"),
        ("awaiting_check: true\nid: page", r"page\.cy\.yaml:3: id: This key is not known"),
        ("awaiting_check: true\ntitle: 5", r"page\.cy\.yaml:3: title: This is a number"),
    ],
)
def test_a_fault_in_welsh_names_the_welsh_file(tmp_path: Path, welsh: str, message: str) -> None:
    with pytest.raises(BadContent, match=message):
        read_folder(in_both(tmp_path, welsh), text_of, language=Language.WELSH)


def test_a_fault_in_english_names_the_english_file_also_when_welsh_is_read(tmp_path: Path) -> None:
    folder = in_both(tmp_path, "awaiting_check: true\nnote: Dau", english="title: 5\nnote: Two")
    with pytest.raises(BadContent, match=r"page\.yaml:2: title: This is a number"):
        read_folder(folder, text_of, language=Language.WELSH)


def test_a_welsh_file_alone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.cy.yaml").write_text("awaiting_check: true\n")
    with pytest.raises(DataError, match=r"page\.cy\.yaml: there is no English file beside it\. Add one or rename"):
        read_folder(tmp_path, text_of)


def test_every_shipped_case_may_be_named_and_no_welsh_neighbour_is_one() -> None:
    files = {path.name for path in DATA.joinpath("cases").iterdir() if is_english(path.name)}
    assert {f"{case}.yaml" for case in shipped_cases()} == files
    assert len(files) >= 50


def test_two_files_may_not_share_a_place() -> None:
    with pytest.raises(DataError, match="benefits: order: 2 is there twice"):
        refuse_repeats("benefits: order", [1, 2, 2])
