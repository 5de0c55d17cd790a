"""A case to hand over, and a spreadsheet that comes back with what somebody changed."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from pptx import Presentation
from tests.factories.focus_it import case_document

from coproduction_star.focus_it.business_case.document import digest
from coproduction_star.focus_it.models import BusinessCase

pytestmark = pytest.mark.django_db
DEPTHS = ("outline", "outline-business-case", "full")


@pytest.mark.parametrize("depth", DEPTHS)
def test_the_document_comes_at_three_depths_for_word_and_as_pdf(depth, case, signed_in, here):
    client = signed_in("observer")
    word, pdf = (client.get(here(name, case.pk, depth)) for name in ("case_word", "case_pdf"))
    assert word.content.startswith(b"PK")
    assert pdf.content.startswith(b"%PDF")
    assert f"{depth}.docx" in word["Content-Disposition"]


def test_the_decision_that_is_asked_for_is_written_on_the_page_and_stands_in_word(case, signed_in, here):
    client = signed_in("practitioner")
    written = {"decision": "Cabinet is asked to decide on 3 March", "prepared-by": "Ageing well team"}
    parts = client.get(here("case_parts", case.pk)).content.decode()
    for name, said in written.items():
        address = here("case_words", case.pk, name)
        assert address in parts
        client.post(address, {"text": said, "version": digest({"text": ""})})
    page = client.get(here("business_case", case.pk)).content.decode()
    assert all(said in page for said in written.values())
    paper = Document(io.BytesIO(client.get(here("case_word", case.pk, "outline")).content))
    words = [one.text for one in paper.paragraphs]
    assert words[words.index("The decision that is asked for") + 1] == "Cabinet is asked to decide on 3 March"
    assert any(one.startswith("Prepared by Ageing well team, Version 3") for one in words)
    assert paper.core_properties.author == "Ageing well team"


def test_a_case_that_asks_for_no_decision_yet_says_so_in_word(case, signed_in, here):
    paper = Document(io.BytesIO(signed_in("observer").get(here("case_word", case.pk, "outline")).content))
    words = [one.text for one in paper.paragraphs]
    assert words[words.index("The decision that is asked for") + 1].startswith("Nobody has written this yet.")


def test_the_spreadsheet_comes_back_as_the_same_case(case, signed_in, here):
    client = signed_in("finance-partner")
    made = client.get(here("case_workbook", case.pk))
    assert made.content.startswith(b"PK")
    client.post(here("bring_business_case"), {"file": SimpleUploadedFile("case.xlsx", made.content)})
    back = BusinessCase.objects.exclude(pk=case.pk).get()
    assert back.content | {"groups": [], "demands": []} == case_document(groups=[], demands=[])


def test_a_spreadsheet_of_something_else_is_refused_with_a_reason(inside, signed_in, here):
    file = SimpleUploadedFile("case.xlsx", b"PK nothing of ours")
    page = signed_in("finance-partner").post(here("bring_business_case"), {"file": file}).content.decode()
    assert "What is wrong with the file" in page
    assert not BusinessCase.objects.exists()


def test_a_case_without_an_answer_has_no_document_yet(case, signed_in, here):
    BusinessCase.objects.update(content=case_document(options=[]))
    client = signed_in("observer")
    assert client.get(here("case_workbook", case.pk)).status_code == 404
    assert client.get(here("case_word", case.pk, "outline")).status_code == 404
    assert "Take it with you" not in client.get(here("business_case", case.pk)).content.decode()
    assert json.loads(client.get(here("case_json", case.pk)).content)["options"] == []


def test_no_document_has_another_depth(case, signed_in, here):
    assert signed_in("observer").get(here("case_word", case.pk, "deeper")).status_code == 404


def test_the_page_leads_to_each_chart_as_picture_drawing_and_slide(case, signed_in, here):
    client = signed_in("observer")
    page = client.get(here("business_case", case.pk)).content.decode()
    begins = {"png": b"\x89PNG", "svg": b"<", "pptx": b"PK"}
    for kind, begin in begins.items():
        address = here("case_picture", case.pk, "options", kind)
        assert f'href="{address}" download' in page
        made = client.get(address)
        assert made.content.startswith(begin)
        assert f"less-what-it-costs.{kind}" in made["Content-Disposition"]


def test_the_slide_of_a_chart_has_its_table_and_its_source_in_the_notes(case, signed_in, here):
    made = signed_in("observer").get(here("case_picture", case.pk, "options", "pptx"))
    (slide,) = Presentation(io.BytesIO(made.content)).slides
    notes = slide.notes_slide.notes_text_frame.text
    assert all(option["name"] in notes for option in case.content["options"])
    assert "The sums of this case, by the rules of the" in notes


@pytest.mark.parametrize(("picture", "options"), [("options", False), ("gap-1", True)])
def test_a_chart_that_the_page_does_not_show_is_no_file(picture, options, case, signed_in, here):
    if not options:
        BusinessCase.objects.update(content=case_document(options=[]))
    client = signed_in("observer")
    assert client.get(here("case_picture", case.pk, picture, "svg")).status_code == 404
    assert f"/{picture}.svg" not in client.get(here("business_case", case.pk)).content.decode()


def test_a_picture_at_an_address_that_is_no_key_does_not_exist(case, signed_in, here):
    address = here("case_picture", case.pk, "options", "svg").replace(str(case.pk), "-" * 36)
    assert signed_in("observer").get(address).status_code == 404
