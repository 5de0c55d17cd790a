"""The Word document and the PDF of a business case are opened again and read."""

import datetime as dt
import io
import os
import subprocess
import sys
from dataclasses import replace

import docx
import pytest
from django.utils import translation
from pypdf import PdfReader
from tests.site.focus_it.appraisal_documents.cases import ASKED, BARE, EVERYTHING, HOSTILE, NO_CASH, YOUTH, appraised
from tests.site.focus_it.appraisal_documents.office import cells_of

from coproduction_star.data.business_cases.sentences import sentences
from coproduction_star.focus_it.appraisal_documents import (
    Depth,
    FiveCase,
    Writing,
    case_title,
    pdf,
    what_belongs,
    word,
    workbook,
)
from coproduction_star.methods.cost_benefit import rulings, simulate_case
from coproduction_star.methods.sentences import Sentence, in_language
from coproduction_star.ui.documents.word import plain

WRITING = Writing(
    title="Young people in Eastbridge",
    initiative="Work and company",
    prepared_by="Eastbridge Council",
    on=dt.date(2026, 11, 26),
    version="2",
    texts={"strategic": "Many young people have no work.\n\nThey said so in spring."},
    decision_sought="Cabinet is asked to choose the programme on 3 March.",
    sources=("Youth survey 2026",),
)
FIVE = [case_title(case) for case in FiveCase]
MARKUP = '#panic("run") #set text(red) *bold* $x^2$ @ref <label> = heading \\u{41} #read("/etc/passwd") // gone'


def made(case, make=word, *, writing=WRITING, depth=Depth.FULL) -> bytes:
    return make(case, appraised(case), simulate_case(case, draws=400, seed=3), writing, depth)


def opened(case, **told):
    return docx.Document(io.BytesIO(made(case, **told)))


def words_of(document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def headings(document, level: int = 1) -> list[str]:
    return [one.text for one in document.paragraphs if one.style.name == f"Heading {level}"]


def read(case, **told) -> PdfReader:
    return PdfReader(io.BytesIO(made(case, pdf, **told)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def tags_of(reader: PdfReader) -> list[str]:
    found: list[str] = []

    def walk(node) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for kid in node:
                walk(kid)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("depth", Depth)
def test_the_five_cases_stand_in_their_order_at_every_depth(depth: Depth) -> None:
    found = headings(opened(YOUTH, depth=depth))
    assert [each for each in found if each in FIVE] == FIVE
    assert found[0] == "The decision that is asked for"


def test_it_opens_with_the_sentence_of_the_command_line() -> None:
    document = opened(ASKED.case)
    [first, *_rest] = sentences(ASKED.case, appraised(ASKED.case), simulate_case(ASKED.case, draws=400, seed=3))
    body = [one.text for one in document.paragraphs if one.style.name not in {"Title", "Subtitle"}]
    assert body[0] == first


def test_every_sentence_of_the_command_line_is_in_it_word_for_word() -> None:
    for case in (ASKED.case, EVERYTHING):
        said = words_of(opened(case))
        every = sentences(case, appraised(case), simulate_case(case, draws=400, seed=3))
        left_out = [one for one in every if one not in said and not one.startswith("Not in these sums")]
        assert left_out == []


def test_the_title_says_what_how_deep_who_and_when() -> None:
    document = opened(YOUTH, depth=Depth.OUTLINE_BUSINESS_CASE)
    said = [one.text for one in document.paragraphs if one.style.name in {"Title", "Subtitle"}]
    assert said == [
        "Young people in Eastbridge", "Outline business case", "Initiative: Work and company",
        "Prepared by Eastbridge Council, Version 2, 26 November 2026",
    ]  # fmt: skip
    assert document.core_properties.author == "Eastbridge Council"
    assert document.core_properties.language == "en-GB"


def test_a_title_nobody_gave_is_that_of_the_case() -> None:
    assert opened(YOUTH, writing=Writing(title="")).core_properties.title == YOUTH.title


def test_each_depth_says_more_than_the_one_before() -> None:
    outline, middle, full = (opened(YOUTH, depth=depth) for depth in Depth)
    assert "Appraisal summary table" not in headings(outline, 2)
    assert "Appraisal summary table" in headings(middle, 2)
    assert not [each for each in headings(middle) if each.startswith("Annex")]
    assert len([each for each in headings(full) if each.startswith("Annex")]) == 3
    lengths = [len(words_of(each)) for each in (outline, middle, full)]
    assert lengths == sorted(set(lengths))


def test_words_that_were_written_stand_where_they_belong_and_what_is_missing_says_so() -> None:
    paragraphs = [(one.style.name, one.text) for one in opened(YOUTH).paragraphs]
    place = paragraphs.index(("Heading 1", FIVE[0]))
    assert paragraphs[place + 1 : place + 3] == [
        ("Normal", "Many young people have no work."), ("Normal", "They said so in spring."),
    ]  # fmt: skip
    missing = [text for style, text in paragraphs if text.startswith("Nobody has written this yet.")]
    assert [text.removeprefix("Nobody has written this yet. What belongs here: ") for text in missing] == [
        what_belongs(case) for case in FiveCase if case is not FiveCase.STRATEGIC
    ]


def test_a_decision_nobody_asked_for_is_missed() -> None:
    said = words_of(opened(YOUTH, writing=replace(WRITING, decision_sought=" ")))
    assert "Who is asked to decide what, by when" in said


def test_the_three_views_stand_apart_in_one_table() -> None:
    [table] = [each for each in opened(YOUTH).tables if each.rows[0].cells[1].text == "Society"]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Option", "Society", "Public purse", "Cash"]
    assert rows[2] == ["Youth programme", "£16.0 million", "−£7.6 million", "−£8.3 million"]


def test_what_could_not_be_valued_has_its_own_room() -> None:
    document = opened(YOUTH)
    assert headings(document, 3) == ["Life at home"]
    said = words_of(document)
    assert "Less stress in families" in said
    assert "It concerns families: 6,000 people a year." in said


def test_options_without_anything_unvalued_are_asked_whether_that_is_so() -> None:
    assert "Nothing is named that has no price." in words_of(opened(BARE))


def test_sources_stand_with_their_grade_and_price_year() -> None:
    [table] = [each for each in opened(YOUTH).tables if each.rows[0].cells[0].text == "Source"]
    rows = {row.cells[0].text: [cell.text for cell in row.cells[2:]] for row in table.rows}
    assert rows["Wellbeing guidance for appraisal (2021), Box 11"] == ["1", "2019"]
    assert "Youth survey 2026" in words_of(opened(YOUTH))


def test_the_annex_holds_every_figure_with_its_range() -> None:
    [table] = [each for each in opened(YOUTH).tables if each.rows[0].cells[2].text == "Low"]
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:]] for row in table.rows}
    assert len(rows) == len(YOUTH.figures) + 1
    assert rows["programme"] == ["2019", "£8.0 million", "£9.0 million", "£12.0 million", "–"]


def test_without_inflation_the_financial_case_says_what_to_give() -> None:
    assert "give a forecast of inflation" in words_of(opened(NO_CASH))


def test_no_band_of_value_for_money_is_printed() -> None:
    said = words_of(opened(EVERYTHING)).lower()
    assert [band for band in ("high value for money", "poor value", "medium value") if band in said] == []


def test_the_pdf_is_tagged_and_says_its_language_title_and_standard() -> None:
    reader = read(ASKED.case)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == WRITING.title
    assert reader.metadata.author == "Eastbridge Council"
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()


def test_the_pdf_has_headings_lists_and_tables_with_heads() -> None:
    tags = tags_of(read(ASKED.case))
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD", "/P"} <= set(tags)
    assert tags.count("/Table") == len(opened(ASKED.case).tables)


def test_the_pdf_says_what_the_word_document_says() -> None:
    said = text_of(read(ASKED.case))
    for one in opened(ASKED.case).paragraphs:
        assert " ".join(one.text.split()) in said or not one.text.strip(), one.text


def test_a_welsh_pdf_says_that_it_is_welsh() -> None:
    with translation.override("cy"):
        reader = read(YOUTH)
    assert reader.trailer["/Root"]["/Lang"] == "cy-GB"
    assert "Tudalen 1 o" in text_of(reader)


@pytest.mark.parametrize("case", [YOUTH, ASKED.case, EVERYTHING])
def test_in_welsh_the_annex_on_the_guidance_holds_no_english_rule(case) -> None:
    simulation = simulate_case(case, draws=400, seed=3)
    with translation.override("cy"):
        said = words_of(opened(case))
    for ruling in rulings(case, appraised(case), simulation):
        for sentence in filter(lambda one: isinstance(one, Sentence), (ruling.rule, ruling.why)):
            with translation.override("cy"):
                welsh = in_language(sentence, translation.gettext)
            assert welsh != sentence
            assert plain(welsh) in said
            assert sentence not in said.splitlines()


def attacked(case, words: str):
    figures = {name: replace(figure, label=words, source=words) for name, figure in case.figures.items()}
    options = tuple(replace(option, name=words, description=words) for option in case.options)
    return replace(case, figures=figures, options=options)


@pytest.mark.parametrize("words", [MARKUP, HOSTILE])
def test_what_people_wrote_is_never_run_as_markup(words: str) -> None:
    writing = Writing(
        words, initiative=words, prepared_by=words, version=words, edition=(words,),
        texts={case.value: words for case in FiveCase}, decision_sought=words, sources=(words,),
    )  # fmt: skip
    said = text_of(read(attacked(YOUTH, words), writing=writing))
    assert said.count(" ".join(plain(words).split())) > 5
    assert plain(words).strip() in words_of(opened(attacked(YOUTH, words), writing=writing))
    assert "root:" not in said


@pytest.mark.parametrize("words", ["ŵ ŷ Ŵ â", "Здоровье", "صحة", "健康", "🌱 garden", "\u202e \u0301 \ue000"])
def test_letters_of_every_script_make_a_document(words: str) -> None:
    writing = replace(WRITING, texts={"strategic": f"{words} end"})
    assert "end" in text_of(read(YOUTH, writing=writing))
    assert words in words_of(opened(YOUTH, writing=writing))


def test_a_letter_that_no_font_has_is_a_box_and_the_rest_is_read() -> None:
    writing = replace(WRITING, texts={"strategic": "before \U000e0100\ue123 after \U0001f331 all"})
    said = text_of(read(YOUTH, writing=writing))
    assert "before" in said
    assert "□" in said
    assert "all" in said


def test_many_letters_that_no_font_has_still_make_a_document() -> None:
    strange = " ".join(chr(0xE000 + place) for place in range(40))
    assert "□" in text_of(read(YOUTH, writing=replace(WRITING, texts={"strategic": f"{strange} end"})))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert made(YOUTH, pdf) == made(YOUTH, pdf)
    assert made(YOUTH) == made(YOUTH)


def test_many_options_are_put_into_tables_that_can_be_read() -> None:
    extra = [replace(YOUTH.options[0], id=f"x{n}", name=f"Option {n}", kind=YOUTH.options[1].kind) for n in range(4)]
    document = opened(replace(YOUTH, options=(*YOUTH.options, *extra)))
    wide = [len(table.columns) for table in document.tables if table.rows[0].cells[0].text == ""]
    assert wide == [4, 4]


def test_the_wellbeing_guidances_youth_programme_goes_through_all_three_documents() -> None:
    """Box 11: 20.8 million of wellbeing and 4,607,200 of work, less what the programme and its mentors cost."""
    cells = cells_of(workbook(YOUTH, appraised(YOUTH)))
    values = {cell.value for cell in cells.values() if isinstance(cell.value, float)}
    for amount in (20_800_000, 4_607_200 - 1_320_000 - 200 * 10_456, 1_320_000, 16_036_381.62):
        assert min(abs(amount - value) for value in values) < 0.01
    for said in (" ".join(words_of(opened(YOUTH)).split()), text_of(read(YOUTH))):
        assert "Youth programme brings society £16.0 million more than it costs" in said
        assert "Volunteers (£492,000, with £492,000 of hours given)" in said


def test_the_heavy_libraries_wait_until_they_are_used() -> None:
    code = (
        "import django; django.setup(); import sys, coproduction_star.focus_it.appraisal_documents as d;"
        "print([m for m in ('docx', 'typst', 'xlsxwriter', 'lxml') if m in sys.modules])"
    )
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=here)
    assert run.stdout.strip().splitlines()[-1] == "[]"
