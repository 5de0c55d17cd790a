"""A survey goes to Kobo and ODK and comes back the same; a file that cannot come in says which rows."""

import datetime as dt
import io
import re
from html import unescape

import pytest
import yaml
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook, load_workbook
from tests.factories.people_it import SurveyFactory

from coproduction_star.data.asset_surveys.xlsform.writing import survey_as_xlsform
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.people_it.definitions import as_kept, definition_of
from coproduction_star.people_it.models import FormFile, Survey

NAME = "form.xlsx"


def upload(client, address, content):
    return client.post(address, {"file": SimpleUploadedFile(NAME, content)})


def replaced(client, survey, at, content):
    there = upload(client, at("survey_upload", survey), content)["Location"]
    survey.refresh_from_db()
    answer = client.post(there, {"act": "replace", "version": survey.version})
    assert answer.status_code == 302


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
    replaced(lead_client, draft, at, body)
    after = definition_of(Survey.objects.get().draft)
    assert as_kept(after)["questions"] == as_kept(before)["questions"]


def test_the_text_and_the_codebook(lead_client, draft, at):
    text = lead_client.get(at("survey_file", draft, "yaml")).content.decode()
    assert [row.get("bank") for row in yaml.safe_load(text)["questions"]][:2] == ["keep-well", "do-more"]
    book = load_workbook(io.BytesIO(lead_client.get(at("survey_file", draft, "codebook")).content))
    assert book.sheetnames == ["variables", "choices"]
    assert lead_client.get(at("survey_file", draft, "exe")).status_code == 404


def test_a_form_with_nothing_to_ask_is_refused_with_each_row(lead_client, draft, at):
    before = draft.draft
    page = words(upload(lead_client, at("survey_upload", draft), xlsform(("geopoint", "where", "Where?"))))
    assert "There is a problem" in page
    assert "geopoint" in page
    assert "Row 2<br>" in page
    assert "It holds no question that a survey can ask." in page
    assert not FormFile.objects.exists()
    draft.refresh_from_db()
    assert draft.draft == before


class TestBeforeItReplacesTheDraft:
    """What it would become, and every loss with its row; nothing changes before somebody says so."""

    LOSSY = [
        ["type", "name", "label", "appearance", "relevant", "constraint", "calculation", "media::image"],
        ["text", "who", "Who?", "multiline"],
        ["barcode", "code", "Code?"],
        ["integer", "old", "How old?", "", "", "regex(., '[0-9]+')"],
        ["note", "sum", "Thank you", "", "today() > 3", "", "1 + 1", "cat.png"],
        ["calculate", "twice", "", "", "", "", "2 * ${old}"],
    ]

    @pytest.fixture
    def brought(self, lead_client, draft, at):
        answer = upload(lead_client, at("survey_upload", draft), workbook({"survey": self.LOSSY}))
        assert answer.status_code == 302, words(answer)
        return answer["Location"]

    def test_it_shows_the_questions_and_every_loss_with_its_row(self, lead_client, draft, brought):
        page = re.sub(r"\s+", " ", unescape(words(lead_client.get(brought))))
        number = len(draft.draft["questions"])
        assert f"It has 3 questions. They would take the place of the {number} questions of the draft." in page
        assert all(text in page for text in ("Who?", "How old?", "Thank you", "In their own words"))
        for row, column, then in (
            (3, "type", "The row is left out."), (4, "constraint", "Every answer of its kind is taken."),
            (5, "relevant", "It is shown to everybody."), (5, "calculation", "Nothing is worked out."),
            (5, "media::image", "What stands in this cell is left out."), (6, "type", "The row is left out."),
        ):  # fmt: skip
            found = rf"Row {row}<br><span[^>]*>{column}</span></dt>[^/]*</strong><br>{re.escape(then)}<"
            assert re.search(found, page), (row, column)
        assert "Row 2: appearance (multiline) is not kept." in page
        before = draft.draft
        draft.refresh_from_db()
        assert draft.draft == before

    def test_replace_puts_it_in_the_place_of_the_draft_once(self, lead_client, draft, brought):
        replace = {"act": "replace", "version": draft.version}
        assert lead_client.post(brought, replace).status_code == 302
        draft.refresh_from_db()
        assert [row["id"] for row in draft.draft["questions"]] == ["who", "old", "sum"]
        assert not FormFile.objects.exists()
        assert "decided on meanwhile" in words(lead_client.post(brought, replace, follow=True))
        assert lead_client.get(brought).status_code == 404

    def test_leave_it_as_it_is_changes_nothing_and_keeps_no_file(self, lead_client, draft, brought):
        before = draft.draft
        page = words(lead_client.post(brought, {"act": "leave", "version": draft.version}, follow=True))
        assert "The draft is as it was." in page
        draft.refresh_from_db()
        assert draft.draft == before
        assert not FormFile.objects.exists()

    def test_a_draft_that_changed_meanwhile_is_not_replaced_unseen(self, lead_client, draft, brought):
        Survey.objects.update(version=draft.version + 1)
        page = words(lead_client.post(brought, {"act": "replace", "version": draft.version}))
        assert "Somebody changed the draft meanwhile" in page
        assert f'name="version" value="{draft.version + 1}"' in page
        assert FormFile.objects.count() == 1

    def test_what_is_no_decision_is_refused(self, lead_client, brought):
        assert lead_client.post(brought, {"act": "explode", "version": "1"}).status_code == 400

    def test_another_survey_does_not_find_it(self, lead_client, draft, at, programme, brought):
        other = SurveyFactory(programme=programme)
        there = at("survey_brought", other, FormFile.objects.get().pk)
        assert lead_client.get(there).status_code == 404

    def test_it_goes_after_a_month(self, brought):
        kept = FormFile.objects.get()
        assert kept.delete_after - timezone.localdate() == dt.timedelta(days=30)

    def test_on_a_welsh_page_all_of_it_is_in_welsh(self, lead_client, brought):
        lead_client.cookies[settings.LANGUAGE_COOKIE_NAME] = "cy"
        page = unescape(words(lead_client.get(brought)))
        assert 'lang="cy"' in page
        for said in ("is no type that", "is not kept", "is not understood", "left out", "Replace", "would be lost"):
            assert said not in page


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_workbook_gets_a_plain_message(lead_client, draft, at, content):
    answer = upload(lead_client, at("survey_upload", draft), content)
    assert answer.status_code == 200
    assert "There is a problem" in words(answer)


def test_a_form_with_a_thousand_wrong_rows_names_the_first_hundred(lead_client, draft, at):
    rows = [("geopoint", f"w{number}", "Where?") for number in range(250)]
    page = words(upload(lead_client, at("survey_upload", draft), xlsform(*rows)))
    assert page.count("geopoint") <= 210
    assert "151 more rows are not named here." in page


def test_the_ages_and_the_audience_of_the_survey_stay(lead_client, draft, at):
    body = survey_as_xlsform(definition_of(draft.draft | {"youngest": 30}))
    replaced(lead_client, draft, at, body)
    draft.refresh_from_db()
    assert draft.draft["youngest"] == 18
