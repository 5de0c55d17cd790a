"""A case to hand over, and a spreadsheet that comes back with what somebody changed."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.focus_it import case_document

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
