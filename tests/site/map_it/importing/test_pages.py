"""The pages of bringing in a list."""

import io
from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.spreadsheets import MESSY, csv_bytes, xlsx_bytes

from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it.importing import services, template_file
from coproduction_star.map_it.models import Import, ImportRow
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.uploads import MOST_BYTES, SPARE, TooLargeHandler

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def client(signed_in):
    return signed_in("practitioner")


def sent(content, name="projects.csv"):
    return {"file": SimpleUploadedFile(name, content)}


@pytest.fixture
def upload(client, address_of):
    return lambda content, name="projects.csv": client.post(address_of("imports"), sent(content, name))


def text(response):
    return response.content.decode()


def chosen(of):
    return {f"column_{place}": meaning for place, meaning in enumerate(of.meanings)}


def test_a_list_goes_from_upload_to_report_and_back(
    client, upload, address_of, inside, django_capture_on_commit_callbacks
):
    response = upload(csv_bytes(MESSY))
    of = Import.objects.get()
    assert response.url == address_of("import_columns", of.pk)
    assert "Funding" in text(client.get(response.url))
    assert client.post(response.url, chosen(of)).url == address_of("import", of.pk)
    preview = text(client.get(address_of("import", of.pk)))
    assert "Nothing is added yet" in preview
    assert "maybe??" in preview
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address_of("import_confirm", of.pk))
    report = text(client.get(address_of("import", of.pk)))
    assert "3 rows of projects.csv are now in the programme" in report
    assert "Friendship bench" in report
    client.post(address_of("import_undo", of.pk))
    assert "Everything is as it was before." in text(client.get(address_of("import", of.pk)))
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("step", ["columns", "confirm", "undo", "choose", "sheet"])
def test_whoever_comes_too_late_is_led_to_where_it_stands(step, client, address_of, written):
    of = written()
    sent_now = {"choice": "add", **chosen(of)}
    if step == "undo":
        client.post(address_of("import_undo", of.pk))
    response = client.post(address_of(f"import_{step}", of.pk), sent_now)
    assert response.url.split("?")[0] == address_of("import", of.pk)


def test_whoever_corrects_a_row_too_late_is_led_to_where_it_stands(client, address_of, looked_through, monkeypatch):
    of = looked_through()

    def too_late(**_asked):
        raise services.NotNow

    monkeypatch.setattr(services, "correct_row", too_late)
    response = client.post(address_of("import_row", of.pk, 7), {"cell_0": "Bench", "cell_1": "idea"})
    assert response.url == address_of("import", of.pk)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "empty.csv", "This file is empty"),
        (b"%PDF-1.7", "plan.pdf", "This is not a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old.xls", "We cannot read .xls files"),
    ],
)
def test_a_file_that_cannot_be_read_gets_its_sentence_beside_the_field(content, name, says, upload, inside):
    page = text(upload(content, name))
    assert says in page
    assert "There is a problem" in page
    assert not Import.objects.exists()


def test_forty_megabytes_are_refused_without_being_kept(upload, monkeypatch):
    kept = []
    real = TooLargeHandler.receive_data_chunk
    monkeypatch.setattr(TooLargeHandler, "receive_data_chunk", lambda *args: kept.append(real(*args)) or real(*args))
    page = text(upload(bytes(MOST_BYTES + 2 * SPARE)))
    assert "This file has 12 MB, and we take at most 10 MB." in page
    assert set(kept) == {None}


def test_the_name_must_be_in_a_column_and_no_field_twice(client, brought, address_of):
    of = brought()
    none = {**chosen(of), "column_0": ""}
    assert "Say which column holds the name" in text(client.post(address_of("import_columns", of.pk), none))
    twice = {**chosen(of), "column_6": "title"}
    page = text(client.post(address_of("import_columns", of.pk), twice))
    assert "is “Name” already" in page
    assert not ImportRow.objects.exists()


def test_another_sheet_and_another_heading_row_are_read_when_chosen(client, brought, address_of):
    def work(book, _sheet):
        book.add_worksheet("Second").write_column(0, 0, ["Notes", "Title", "Choir"])

    of = brought(content=xlsx_bytes([["Name"], ["Band"]], name="First", work=work))
    client.post(address_of("import_sheet", of.pk), {"sheet": "Second"})
    client.post(address_of("import_sheet", of.pk), {"sheet": "Second", "heading_row": "2"})
    of.refresh_from_db()
    assert (of.sheet, of.heading_row, of.headings) == ("Second", 2, ["Title"])


def test_a_row_is_corrected_on_its_own_page(client, looked_through, address_of):
    of = looked_through()
    where = address_of("import_row", of.pk, 7)
    assert "We do not know “maybe??” here" in text(client.get(where))
    still = text(client.post(where, {"cell_0": "Bench", "cell_1": "soonish"}))
    assert "We do not know “soonish” here" in still
    assert client.post(where, {"cell_0": "Bench", "cell_1": "idea"}).status_code == HTTPStatus.FOUND
    assert of.rows.get(number=7).values["status"] == "potential"


def test_a_page_of_rows_keeps_to_its_queries(client, looked_through, address_of, django_assert_max_num_queries):
    of = looked_through([["Name"], *([f"Choir of street number {number}"] for number in range(60))])
    client.get(address_of("import", of.pk))
    with django_assert_max_num_queries(12):
        page = text(client.get(address_of("import", of.pk)))
    assert "Page 1 of 2" in page


def test_only_rows_with_problems_are_shown_when_asked(client, looked_through, address_of):
    page = text(client.get(address_of("import", looked_through().pk), {"only": "bad"}))
    assert "Friendship bench" in page
    assert "Time bank" not in page


def test_progress_is_shown_and_ends_by_itself(client, looked_through, by, address_of):
    of = services.confirm_import(of=looked_through(), leave_bad_cells_empty=False, by=by)
    where = address_of("import", of.pk)
    page = text(client.get(where))
    assert "0 of 3 rows are added" in page
    assert 'max="3" value="0"' in page
    fragment = client.get(where, headers={"HX-Request": "true"})
    assert "<html" not in text(fragment)
    of.state = "done"
    of.save()
    assert client.get(where, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


@pytest.mark.parametrize("role", ["observer", "researcher"])
def test_who_may_not_edit_is_offered_nothing_and_refused(role, signed_in, address_of):
    client = signed_in(role)
    assert client.get(address_of("imports")).status_code == HTTPStatus.FORBIDDEN
    assert client.post(address_of("imports"), sent(b"Name\nChoir\n")).status_code == HTTPStatus.FORBIDDEN


def test_the_list_of_initiatives_leads_here(client, address_of, programme):
    page = text(client.get(f"/o/eastbridge/p/{programme.slug}/initiatives/"))
    assert f'href="{address_of("imports")}"' in page


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_template_opens_again_with_every_column_understood(language, client, address_of, brought):
    client.cookies.load({"django_language": language})
    content = client.get(address_of("import_template"), headers={"Accept-Language": language}).content
    table = read_spreadsheet(content)
    assert len(table.sheets) == 2
    assert table.sheets[0].name != table.sheets[1].name
    of = brought(content=content, name="template.xlsx")
    names = [field.name for field in template_file.template_fields()]
    filled = [place for place, cell in enumerate(table.rows[1][1]) if cell]
    assert [of.meanings[place] for place in filled] == [names[place] for place in filled]


def test_the_example_of_the_template_can_be_brought_in(brought, by):
    of = brought(content=template_file.template_workbook(), name="template.xlsx")
    services.look_through(of=of, meanings=of.meanings, by=by)
    row = of.rows.get()
    assert (row.state, row.problems) == ("add", {})


def test_a_file_of_ours_is_one_that_others_can_open(client, address_of):
    content = client.get(address_of("import_template")).content
    assert io.BytesIO(content).read(2) == b"PK"
