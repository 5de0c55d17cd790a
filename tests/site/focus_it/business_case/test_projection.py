"""A projection by age comes in from a spreadsheet: faults by row and column, a look first, and nothing before that."""

import csv
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from tests.factories.focus_it import BusinessCaseFactory, case_document
from tests.factories.people import HOSTILE
from tests.site.focus_it.business_case.test_pages import values_in

from coproduction_star.data.workbooks import read_workbook
from coproduction_star.focus_it.business_case.projection import BadProjection, read_projection, template_of
from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet

pytestmark = pytest.mark.django_db
HEAD = ["Age band", "Share in need", "2027", "2028"]
YOUNGER, OLDER = ["65 to 74", "5%", "1000", "1100"], ["75 and over", "20%", "500", "600"]
BUDGET = ["Budget", "", "600,000", "560000"]
SAID = {
    "name": f"Older people {HOSTILE}", "source": "National projections", "dated_day": "12", "dated_month": "5",
    "dated_year": "2026", "unit_cost": "4,000", "budget_source": "The financial plan",
}  # fmt: skip


def text(answer):
    return answer.content.decode()


def rows(*cells):
    out = io.StringIO()
    csv.writer(out).writerows(cells)
    return out.getvalue().encode()


def faults_of(*cells, first_year=2027):
    with pytest.raises(BadProjection) as bad:
        read_projection(rows(*cells), first_year=first_year)
    return [f"{one.where}: {one.reason}" for one in bad.value.faults]


@pytest.fixture
def planned(programme, inside):
    """A case whose year 0 is 2027."""
    return BusinessCaseFactory(programme=programme, content=case_document(first_year=2027))


@pytest.fixture
def finance(signed_in):
    return signed_in("finance-partner")


def look(client, address, *cells, **more):
    file = SimpleUploadedFile("people.csv", rows(*cells))
    return client.post(address, SAID | {"file": file} | more)


def test_ages_shares_years_and_budget_are_read():
    found = read_projection(rows(HEAD, YOUNGER, OLDER, BUDGET), first_year=2027)
    assert found.years == (2027, 2028)
    assert found.people == {"65 to 74": (1000.0, 1100.0), "75 and over": (500.0, 600.0)}
    assert found.rates == {"65 to 74": 0.05, "75 and over": 0.2}
    assert found.budget == (600_000.0, 560_000.0)


def test_what_was_read_reads_the_same_again():
    found = read_projection(rows(HEAD, YOUNGER, OLDER, BUDGET), first_year=2027)
    assert read_projection(found.as_text().encode(), first_year=2027) == found


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ((HEAD, ["65 to 74", "5%", "many", "1100"]), "Row 2, column C (2027): “many” is not a number."),
        ((HEAD, ["65 to 74", "5%", "£9", "1100"]), "Row 2, column C (2027): Write the number without a currency sign"),
        ((HEAD, ["65 to 74", "5%", "-4", "1100"]), "Row 2, column C (2027): A number of people"),
        ((HEAD, ["65 to 74", "40", "10", "1100"]), "Row 2, column B: A share lies between 0 and 1. If you mean 40"),
        ((HEAD, ["65 to 74", "", "10", "1100"]), "Row 2, column B: This cell is empty."),
        ((HEAD, ["65 to 74", "5%", "10"]), "Row 2, column D (2028): This cell is empty."),
        ((HEAD, ["", "5%", "10", "11"]), "Row 2, column A: This row has numbers and no name."),
        ((HEAD, YOUNGER, YOUNGER), "Row 3, column A: “65 to 74” stands in row 2 already."),
        ((HEAD, [*YOUNGER, "7"]), "Row 2, column E: There is a number here and no year above it."),
        ((["Age", "Share", "2027", "2029"], YOUNGER), "Row 1, column D: 2029 does not follow 2027."),
        ((["Age", "Share", "2028", "2029"], YOUNGER), "Row 1, column C: It begins in 2028 and the case in 2027."),
        ((["Age", "Share", "soon", "later"], YOUNGER), "Row 1, column C: “soon” is no year."),
        ((["Age", "Share"], ["65 to 74", "5%"]), "Row 1, column C: There is no year."),
        ((HEAD,), "The file: There is no age band in it."),
        ((HEAD, ["65 to 74", "0%", "10", "11"]), "The file: Nobody is in need in the first year."),
    ],
)  # fmt: skip
def test_each_fault_says_its_row_and_column_and_what_to_do(cells, told):
    assert any(one.startswith(told) for one in faults_of(*cells)), faults_of(*cells)


def test_all_faults_are_told_at_once():
    assert len(faults_of(HEAD, ["65 to 74", "5%", "x", "y"], ["75", "", "1", "2"])) == 3


def test_the_template_comes_in_as_it_is_and_has_the_years_of_the_case():
    found = read_projection(template_of(first_year=2027, horizon_years=10), first_year=2027)
    assert found.years == tuple(range(2027, 2038))
    assert found.budget


def test_what_was_read_is_shown_and_nothing_is_kept_before_it_is_confirmed(planned, finance, here, now):
    address = here("case_projection", planned.pk)
    page = text(look(finance, address, HEAD, YOUNGER, OLDER, BUDGET))
    assert "In need: 150 people in 2027, 175 in 2028." in page
    assert "35 of 175 people in need go without in 2028, and £140,000 is lacking" in page
    assert HOSTILE not in page
    assert "demands" not in now(planned).content
    answer = finance.post(address, values_in(page) | {"confirm": "yes"}, follow=True)
    (part,) = now(planned).content["demands"]
    assert part["projection"] == {"65 to 74": [1000, 1100], "75 and over": [500, 600]}
    assert part["source"] == "National projections, 12 May 2026"
    assert part["unit_cost"] == 4000
    assert "Older people" in text(answer)


def test_the_answer_page_shows_the_gap_of_doing_nothing(planned, finance, here, signed_in):
    address = here("case_projection", planned.pk)
    page = text(look(finance, address, HEAD, YOUNGER, OLDER, BUDGET))
    finance.post(address, values_in(page) | {"confirm": "yes"})
    shown = text(signed_in("observer").get(here("business_case", planned.pk)))
    part = shown[shown.index('id="nothing"') : shown.index('id="people"')]
    assert "35 of 175 people in need go without in 2028" in part
    assert "The financial plan" in part
    assert "<svg" in part
    assert HOSTILE not in part
    drawing = here("case_picture", planned.pk, "gap-1", "svg")
    assert drawing in part
    assert "35 of 175 people in need go without in 2028" in text(signed_in("observer").get(drawing))
    assert signed_in("observer").get(drawing.replace("gap-1", "gap-2")).status_code == 404


def test_a_file_with_faults_keeps_what_was_typed_and_writes_nothing(planned, finance, here, now):
    page = text(look(finance, here("case_projection", planned.pk), HEAD, ["65 to 74", "5%", "many", "3"]))
    assert "Row 2, column C (2027)" in page
    assert 'value="National projections"' in page
    assert "demands" not in now(planned).content


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"source": ""}, "Write who made the projection."),
        (dict.fromkeys(("dated_day", "dated_month", "dated_year"), ""), "Write the day on which the projection was"),
        ({"unit_cost": ""}, "Say what one person costs"),
        ({"budget_source": ""}, "Say where it is from."),
        ({"unit_cost": "£5"}, "Write the number without a currency sign: 5."),
    ],
)  # fmt: skip
def test_source_date_and_the_cost_of_one_person_are_asked_for(more, told, planned, finance, here, now):
    page = text(look(finance, here("case_projection", planned.pk), HEAD, YOUNGER, BUDGET, **more))
    assert told in page
    assert "demands" not in now(planned).content


def test_a_projection_without_a_budget_needs_no_cost_and_shows_no_gap(planned, finance, here, now):
    address = here("case_projection", planned.pk)
    page = text(look(finance, address, HEAD, YOUNGER, unit_cost="", budget_source=""))
    finance.post(address, values_in(page) | {"confirm": "yes"})
    assert "budget" not in now(planned).content["demands"][0]
    assert 'id="nothing"' not in text(finance.get(here("business_case", planned.pk)))


def test_a_file_that_is_no_spreadsheet_is_refused_with_a_reason(planned, finance, here):
    file = SimpleUploadedFile("people.pdf", b"%PDF-1.7 nothing")
    page = text(finance.post(here("case_projection", planned.pk), SAID | {"file": file}))
    assert "This file cannot be taken in yet" in page


def test_no_file_is_asked_for(planned, finance, here):
    assert "Choose the file with the projection." in text(finance.post(here("case_projection", planned.pk), SAID))


def test_only_those_who_write_cases_bring_one_in(planned, signed_in, here):
    assert signed_in("resident").get(here("case_projection", planned.pk)).status_code == 403
    assert signed_in("resident").get(here("projection_template", planned.pk)).status_code == 403


def test_the_page_of_parts_leads_to_it_and_the_template_opens(planned, finance, here):
    assert here("case_projection", planned.pk) in text(finance.get(here("case_parts", planned.pk)))
    body = b"".join(finance.get(here("projection_template", planned.pk)))
    assert read_spreadsheet(body).rows[0][1][2] == "2027"


def test_the_documents_show_the_gap_and_the_workbook_works_it_out(planned, finance, here):
    address = here("case_projection", planned.pk)
    page = text(look(finance, address, HEAD, YOUNGER, OLDER, BUDGET))
    finance.post(address, values_in(page) | {"confirm": "yes"})
    body = b"".join(finance.get(here("case_workbook", planned.pk)))
    [sheet] = [one for one in read_workbook(body) if one.name == "If nothing changes"]
    assert 35 in [cell for row in sheet.rows.values() for cell in row.values()]
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert any(b"<f>MIN(" in archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name)
    word = Document(io.BytesIO(b"".join(finance.get(here("case_word", planned.pk, "outline")))))
    assert any("35 of 175 people in need go without in 2028" in one.text for one in word.paragraphs)


def test_the_page_keeps_to_the_queries(planned, finance, here, django_assert_max_num_queries):
    finance.get(here("case_projection", planned.pk))
    with django_assert_max_num_queries(12):
        finance.get(here("case_projection", planned.pk))
    assert BusinessCase.objects.count() == 1
