"""A list goes out as a table and comes in as one: faulty rows are named, nothing is kept before the last button."""

import csv
import io
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.market_it import CatalogueEntryFactory, RiskFactory

from coproduction_star.data.behaviour import Guide, prompts
from coproduction_star.data.workbook_writing import workbook
from coproduction_star.market_it.models import CatalogueEntry

pytestmark = pytest.mark.django_db
HEAD = ["title", "about", "ask", "side", "component", "functions"]
COMPONENT = next(one.title for one in prompts(Guide.COMPONENTS) if one.id == "physical-opportunity")
GOOD = ["The hill is steep", "It is far up", "Who walks it?", "people", COMPONENT.upper(), "enablement; training"]
KINDS = ["incentive", "barrier", "risk", "clause", "ethics"]


def table(*rows, head=HEAD):
    file = io.StringIO()
    csv.writer(file).writerows([head, *rows])
    return file.getvalue().encode()


def text_of(answer):
    return answer.content.decode()


def look(client, at, content, kind="barrier"):
    return text_of(client.post(at("bring_own", kind), {"file": SimpleUploadedFile("own.csv", content)}))


def keep(client, at, page, kind="barrier"):
    packed = unescape(re.search(r'name="rows" value="([^"]*)"', page)[1])
    return client.post(at("bring_own", kind), {"rows": packed})


def test_good_rows_come_in_after_the_last_button_only(lead_client, at, inside):
    page = look(lead_client, at, table(GOOD))
    assert "1 row can come in." in page
    assert "Nothing is kept yet." in page
    assert not CatalogueEntry.objects.exists()
    assert keep(lead_client, at, page)["Location"] == at("own_list", "barrier")
    entry = CatalogueEntry.objects.get()
    assert entry.content["component"] == "physical-opportunity"
    assert entry.content["functions"] == ["enablement", "training"]


def test_every_faulty_row_is_named_with_all_that_is_wrong(lead_client, at, inside):
    there = CatalogueEntryFactory(organisation=inside.organisation, kind="barrier")
    there.content |= {"title": {"en": "Too cold"}}
    there.save()
    rows = [GOOD, ["", *GOOD[1:]], ["Too far", "", "", "martians", *GOOD[4:]], ["TOO COLD", *GOOD[1:]], GOOD]
    page = look(lead_client, at, table(*rows))
    for said in ("Row 2", "Row 3", "Row 4", "Row 5", "Row 6", "Write what stops people.", "Write what it is like",
                 "martians", "It is on the list already.", "It stands in this file more than once."):  # fmt: skip
        assert said in page
    assert 'name="rows"' not in page


def test_faulty_rows_stay_out_and_the_others_come_in(lead_client, at, inside):
    page = look(lead_client, at, table(GOOD, ["", *GOOD[1:]]))
    assert "1 row can come in. 1 row has something wrong and stays out." in page
    keep(lead_client, at, page)
    assert [one.content["title"]["en"] for one in CatalogueEntry.objects.all()] == ["The hill is steep"]


def test_a_workbook_comes_in_as_well(lead_client, at, inside):
    page = look(lead_client, at, workbook({"Own": [HEAD, GOOD]}))
    assert "1 row can come in." in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty"),
        (b"%PDF-1.7", "spreadsheet"),
        (table(head=HEAD), "only a row of headings"),
        (table(GOOD, head=["name", *HEAD[1:]]), "These headings mean nothing here: name"),
        (table(GOOD[1:], head=HEAD[1:]), "No column is called “title”"),
        (table(*([GOOD] * 201)), "more than 200 rows"),
    ],
)
def test_what_is_no_such_table_is_told(lead_client, at, inside, content, said):
    assert said in look(lead_client, at, content)


@pytest.mark.parametrize("packed", ["{", "[]x", "[[1]]", '[["a", {}]]', "5", '[[1, "x"]]'])
def test_what_no_page_of_ours_sent_is_refused(lead_client, at, inside, packed):
    answer = lead_client.post(at("bring_own", "barrier"), {"rows": packed})
    assert "This page was not whole." in text_of(answer)


def test_what_was_put_on_the_list_meanwhile_comes_in_once(lead_client, at, inside):
    page = look(lead_client, at, table(GOOD))
    keep(lead_client, at, page)
    lead_client.get(at("bring_own", "barrier"))
    keep(lead_client, at, page)
    assert CatalogueEntry.objects.count() == 1


def test_all_of_a_file_is_taken_back_but_what_is_used_or_changed(lead_client, at, inside):
    rows = [[title, "m", "d", "e", "b", "n"] for title in ("One", "Two", "Three")]
    head = ["title", "mechanism", "mitigation", "early_sign", "benefit", "doing_nothing"]
    keep(lead_client, at, look(lead_client, at, table(*rows, head=head), "risk"), "risk")
    one, two = (CatalogueEntry.objects.get(key=f"own-{name}") for name in ("one", "two"))
    RiskFactory(programme=inside, catalogue=one.key)
    CatalogueEntry.objects.filter(pk=two.pk).update(version=2)
    assert "3 entries came with a spreadsheet" in text_of(lead_client.get(at("own_list", "risk")))
    answer = lead_client.post(at("take_back_own", "risk", one.brought), follow=True)
    assert "1 entry is taken back. 2 stay, because somebody changed them or uses them." in text_of(answer)
    assert {entry.key for entry in CatalogueEntry.objects.all()} == {"own-one", "own-two"}
    assert lead_client.post(at("take_back_own", "risk", one.brought)).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_what_goes_out_comes_in_again(lead_client, at, inside, kind):
    made = CatalogueEntryFactory(organisation=inside.organisation, kind=kind)
    made.content |= {"title": {"en": "=1+1", "cy": "Un"}}
    made.save()
    content = lead_client.get(at("own_list_csv", kind)).content
    assert "'=1+1" in content.decode()
    CatalogueEntry.objects.all().delete()
    page = look(lead_client, at, content, kind)
    assert "1 row can come in." in page
    keep(lead_client, at, page, kind)
    assert CatalogueEntry.objects.get().content == made.content


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_list_is_a_table_to_fill(lead_client, at, inside, kind):
    lines = lead_client.get(at("own_list_csv", kind)).content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("title,")
