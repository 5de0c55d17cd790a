"""Word documents are opened again and looked at."""

import datetime as dt
import io
import os
import subprocess
import sys
import zipfile

import docx
import pytest
from django.utils import translation
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from coproduction_star.ui.documents.word import WORD, NoSuchLevel, UnevenRow, WordDocument, blocks, plain

HOSTILE = "<w:p>&amp; \x00\x0b\ud800\uffff =cmd|' /C calc'!A0"


def a_paper(**told) -> WordDocument:
    return WordDocument(**{"title": "The garden", "language": "en"} | told)


def opened(paper: WordDocument):
    return docx.Document(io.BytesIO(paper.as_bytes()))


def styles_of(paper: WordDocument) -> list[tuple[str, str]]:
    return [(one.style.name, one.text) for one in opened(paper).paragraphs if one.text]


@pytest.mark.parametrize(("ours", "told"), [("en", "en-GB"), ("cy", "cy-GB"), ("pl", "pl")])
def test_spelling_checks_and_screen_readers_are_told_the_language(ours: str, told: str) -> None:
    document = opened(a_paper(language=ours))
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {told}
    assert document.core_properties.language == told


def test_its_properties_say_what_it_is_and_who_wrote_it_when() -> None:
    made = dt.datetime(2026, 11, 26, 9, 30, tzinfo=dt.UTC)
    told = opened(a_paper(author="Eastbridge", subject="A clause", made=made)).core_properties
    assert (told.title, told.author, told.subject) == ("The garden", "Eastbridge", "A clause")
    assert told.last_modified_by == "Eastbridge"
    assert told.created.replace(tzinfo=None) == told.modified.replace(tzinfo=None) == made.replace(tzinfo=None)
    assert told.comments == ""


def test_a_long_title_is_cut_in_the_properties_and_whole_on_the_page() -> None:
    paper = a_paper(title="long " * 100)
    paper.cover()
    assert len(opened(paper).core_properties.title) == 255
    assert styles_of(paper) == [("Title", "long " * 100)]


def test_letters_are_arial_at_12_points_whatever_the_theme_says() -> None:
    styles = opened(a_paper()).styles
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption", "Small", "Box"):
        fonts = styles[name].element.rPr.rFonts
        assert styles[name].font.name == "Arial"
        assert fonts.get(qn("w:asciiTheme")) is None
        assert fonts.get(qn("w:hAnsiTheme")) is None
    assert styles["Normal"].font.size.pt == 12
    sizes = [styles[f"Heading {level}"].font.size.pt for level in (1, 2, 3)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] > 12
    assert styles["Small"].font.size.pt >= 11


def test_the_page_is_a4() -> None:
    section = opened(a_paper()).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_each_thing_has_its_style_in_the_order_it_was_written() -> None:
    paper = a_paper()
    paper.cover(["Eastbridge"])
    paper.heading("One")
    paper.heading("Two", 2)
    paper.heading("Three", 3)
    paper.box("First of all.", lead="In short.")
    paper.paragraph("Text")
    paper.small("Source")
    assert styles_of(paper) == [
        ("Title", "The garden"), ("Subtitle", "Eastbridge"), ("Heading 1", "One"), ("Heading 2", "Two"),
        ("Heading 3", "Three"), ("Box", "In short. First of all."), ("Normal", "Text"), ("Small", "Source"),
    ]  # fmt: skip


def test_a_heading_nobody_could_follow_is_refused() -> None:
    with pytest.raises(NoSuchLevel, match="use 1, 2 or 3"):
        a_paper().heading("Deep", 4)


def test_an_empty_line_begins_a_new_paragraph_and_a_line_break_stays() -> None:
    paper = a_paper()
    paper.paragraph("one\r\nstill one\n\n\ntwo", lead="Why.")
    assert styles_of(paper) == [("Normal", "Why. one\nstill one"), ("Normal", "two")]
    first, second = opened(paper).paragraphs
    assert [run.text for run in first.runs if run.bold] == ["Why."]
    assert not any(run.bold for run in second.runs)


def test_nothing_typed_is_one_empty_block() -> None:
    assert blocks(" \n ") == [""]


def test_each_numbered_list_begins_with_one() -> None:
    paper = a_paper()
    paper.numbered(["a", "b"])
    paper.numbered(["c"])
    document = opened(paper)
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]
    starts = {
        one.numId: [start.get(qn("w:val")) for start in one.iter(qn("w:startOverride"))]
        for one in document.part.numbering_part.element.findall(qn("w:num"))
    }
    assert starts[numbers[0]] == starts[numbers[2]] == ["1"]


def test_bullets_are_a_list() -> None:
    paper = a_paper()
    paper.bullets(["a", "b"])
    assert styles_of(paper) == [("List Bullet", "a"), ("List Bullet", "b")]


def a_table(**told):
    paper = a_paper()
    paper.table(["What", "Amount"], [["Rent", "£1,000"], ["Tools", "£20"]], **told)
    return opened(paper).tables[0]


def test_a_table_has_a_marked_heading_row_that_repeats_on_each_page() -> None:
    head, *body = a_table().rows
    assert head._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in body)
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in body)
    assert [[cell.text for cell in row.cells] for row in body] == [["Rent", "£1,000"], ["Tools", "£20"]]


def test_widths_are_shares_of_the_page_for_columns_and_for_cells() -> None:
    table = a_table(widths=[3, 1])
    wide, narrow = (column.width.cm for column in table.columns)
    assert wide == pytest.approx(3 * narrow, rel=0.01)
    assert wide + narrow == pytest.approx(21.0 - 2 * 2.3, abs=0.05)
    assert [cell.width for cell in table.rows[1].cells] == [column.width for column in table.columns]


def test_numbers_stand_at_the_right_with_their_heading() -> None:
    table = a_table(numbers={1})
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in table.rows]
    assert sides == [[None, WD_ALIGN_PARAGRAPH.RIGHT]] * 3


def test_a_caption_stands_above_and_is_read_out() -> None:
    paper = a_paper()
    paper.table(["What"], [["Rent"]], caption="What it costs")
    document = opened(paper)
    assert styles_of(paper)[0] == ("Caption", "What it costs")
    assert document.tables[0]._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "What it costs"


def test_the_parts_of_a_table_stand_in_the_order_that_word_asks_for() -> None:
    tags = [child.tag.split("}")[1] for child in a_table(caption="Costs")._tbl.tblPr]
    asked = ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"]
    assert tags == [tag for tag in asked if tag in tags]


@pytest.mark.parametrize("cells", [["Rent"], ["Rent", "1", "2"]])
def test_a_row_that_does_not_fit_its_table_is_refused(cells: list[str]) -> None:
    with pytest.raises(UnevenRow, match="in a table of 2"):
        a_paper().table(["What", "Amount"], [cells])


def footer_of(paper: WordDocument):
    return opened(paper).sections[0].footer.paragraphs[0]


def test_the_footer_counts_the_pages() -> None:
    line = footer_of(a_paper())
    fields = [field.get(qn("w:instr")) for field in line._p.iter(qn("w:fldSimple"))]
    words = "".join(text.text for text in line._p.iter(qn("w:t")))
    assert fields == ["PAGE", "NUMPAGES"]
    assert words == "The gardenPage 1 of 1"


def test_the_footer_speaks_the_language_of_the_page() -> None:
    with translation.override("cy"):
        words = "".join(text.text for text in footer_of(a_paper(language="cy"))._p.iter(qn("w:t")))
    assert words.startswith("The gardenTudalen 1")


def test_the_same_content_gives_the_same_bytes() -> None:
    made = []
    for _once in range(2):
        paper = a_paper()
        paper.numbered(["a"])
        paper.table(["What"], [["Rent"]])
        made += [paper.as_bytes(), paper.as_bytes()]
    assert len(set(made)) == 1
    assert {part.date_time[0] for part in zipfile.ZipFile(io.BytesIO(made[0])).infolist()} == {1980}


def test_hostile_words_stay_words() -> None:
    paper = a_paper(title=HOSTILE, author=HOSTILE)
    paper.cover([HOSTILE])
    paper.heading(HOSTILE)
    paper.paragraph(HOSTILE, lead=HOSTILE)
    paper.bullets([HOSTILE])
    paper.numbered([HOSTILE])
    paper.table([HOSTILE], [[HOSTILE]], caption=HOSTILE)
    said = {text for _style, text in styles_of(paper)}
    assert plain(HOSTILE) == "<w:p>&amp;  =cmd|' /C calc'!A0"
    assert said == {plain(HOSTILE), f"{plain(HOSTILE)} {plain(HOSTILE)}"}


def test_the_answer_saves_the_file() -> None:
    response = a_paper().document("the-garden.docx").response()
    assert response["Content-Disposition"] == 'attachment; filename="the-garden.docx"'
    assert response["Content-Type"] == WORD


def test_the_library_waits_until_it_is_used() -> None:
    code = "import sys, coproduction_star.ui.documents.word; print([m for m in ('docx', 'lxml') if m in sys.modules])"
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=here)
    assert run.stdout.strip() == "[]"
