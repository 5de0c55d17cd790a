"""A survey goes to Kobo and ODK and comes back the same; a file that cannot come in says which rows."""

import io

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from coproduction_star.data.asset_surveys.xlsform.writing import survey_as_xlsform
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.people_it.definitions import as_kept, definition_of
from coproduction_star.people_it.models import Survey

NAME = "form.xlsx"


def upload(client, address, content):
    return client.post(address, {"file": SimpleUploadedFile(NAME, content)})


def words(answer):
    return answer.content.decode()


def xlsform(*rows):
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    for row in (("type", "name", "label"), *rows):
        sheet.append(row)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


def test_it_goes_out_as_an_xlsform_and_comes_back_the_same(lead_client, draft, at):
    before = definition_of(draft.draft)
    body = lead_client.get(at("survey_file", draft, "xlsx")).content
    assert "survey" in load_workbook(io.BytesIO(body)).sheetnames
    draft.draft = draft.draft | {"questions": [{"bank": "keep-well"}], "sections": []}
    draft.save()
    assert upload(lead_client, at("survey_upload", draft), body).status_code == 302
    after = definition_of(Survey.objects.get().draft)
    assert as_kept(after)["questions"] == as_kept(before)["questions"]


def test_the_text_and_the_codebook(lead_client, draft, at):
    text = lead_client.get(at("survey_file", draft, "yaml")).content.decode()
    assert [row.get("bank") for row in yaml.safe_load(text)["questions"]][:2] == ["keep-well", "do-more"]
    book = load_workbook(io.BytesIO(lead_client.get(at("survey_file", draft, "codebook")).content))
    assert book.sheetnames == ["variables", "choices"]
    assert lead_client.get(at("survey_file", draft, "exe")).status_code == 404


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("geopoint", "where", "Where?")], ["geopoint", ">2<"]),
        ([("text", "a", "A?"), ("barcode", "code", "Code?")], ["barcode", ">3<"]),
    ],
)
def test_a_kind_of_question_we_do_not_have_is_named_with_its_row(lead_client, draft, at, rows, said):
    before = draft.draft
    page = words(upload(lead_client, at("survey_upload", draft), xlsform(*rows)))
    assert "There is a problem" in page
    assert all(part in page for part in said)
    draft.refresh_from_db()
    assert draft.draft == before


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_workbook_gets_a_plain_message(lead_client, draft, at, content):
    answer = upload(lead_client, at("survey_upload", draft), content)
    assert answer.status_code == 200
    assert "There is a problem" in words(answer)


def test_a_form_with_a_thousand_wrong_rows_names_the_first_hundred(lead_client, draft, at):
    rows = [("geopoint", f"w{number}", "Where?") for number in range(250)]
    page = words(upload(lead_client, at("survey_upload", draft), xlsform(*rows)))
    assert page.count("geopoint") <= 210
    assert "more rows are wrong" in page


def test_the_ages_and_the_audience_of_the_survey_stay(lead_client, draft, at):
    body = survey_as_xlsform(definition_of(draft.draft | {"youngest": 30}))
    upload(lead_client, at("survey_upload", draft), body)
    draft.refresh_from_db()
    assert draft.draft["youngest"] == 18


def test_what_only_changes_the_look_is_left_behind_and_said_with_its_row(lead_client, draft, at):
    body = workbook({"survey": [["type", "name", "label", "appearance"], ["text", "who", "Who?", "multiline"]]})
    answer = lead_client.post(at("survey_upload", draft), {"file": SimpleUploadedFile(NAME, body)}, follow=True)
    assert "Row 2: appearance (multiline) is not kept." in words(answer)
