"""A name that looks like somebody's address is asked about where it is typed, and never shown to anyone by itself."""

import pytest
from tests.factories.journeys import OutcomeFactory
from tests.site.journeys.pages import of_programme

from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it.explorer.addresses import corner_address
from coproduction_star.map_it.front_door.services import choose, show_all_that_happen
from coproduction_star.map_it.importing.remarks import with_an_address
from coproduction_star.map_it.models import ImportRow, PublicRecord

pytestmark = pytest.mark.django_db
ADDRESS = "12 Mill Lane, Northfield NR1 4AB"
ASKED = "This looks like somebody’s address."


def test_it_is_asked_and_nothing_typed_is_lost(signed_in, programme, inside):
    client, new = signed_in("practitioner"), of_programme("new_initiative", programme)
    page = client.post(new, {"title": ADDRESS, "status": "potential", "cos": ["co-assess"]}).content.decode()
    assert ASKED in page
    assert f'value="{ADDRESS}"' in page
    assert 'name="keep_the_name"' in page
    assert not Initiative.objects.filter(programme=programme).exists()


def test_whoever_says_so_keeps_it(signed_in, programme, inside):
    client, new = signed_in("practitioner"), of_programme("new_initiative", programme)
    client.post(new, {"title": ADDRESS, "status": "potential", "keep_the_name": "yes"})
    assert Initiative.objects.get(programme=programme).title == ADDRESS


def test_another_name_is_not_asked_about(signed_in, programme, inside):
    client, new = signed_in("practitioner"), of_programme("new_initiative", programme)
    assert "keep_the_name" not in client.get(new).content.decode()
    client.post(new, {"title": "Speed watch on Mill Lane", "status": "potential"})
    assert Initiative.objects.filter(programme=programme).count() == 1


def test_it_is_asked_in_the_explorer_too(signed_in, programme, inside):
    corner = corner_address(programme, OutcomeFactory(programme=inside), "co-design")
    client = signed_in("practitioner")
    page = client.post(corner, {"title": ADDRESS, "status": "potential"}).content.decode()
    assert ASKED in page
    assert 'name="keep_the_name"' in page


def test_a_record_that_has_such_a_name_can_be_changed_without_the_question(signed_in, programme, add, inside):
    one = add(ADDRESS)
    edit = of_programme("edit_initiative", programme, one.pk)
    kept = {"title": ADDRESS, "status": one.status, "version": one.version}
    client = signed_in("practitioner")
    client.post(edit, {**kept, "summary": "Tea"})
    assert Initiative.objects.get(pk=one.pk).summary == "Tea"


def test_another_address_for_a_record_is_asked_about(signed_in, programme, add, inside):
    one = add("Tea and talk")
    edit = of_programme("edit_initiative", programme, one.pk)
    page = signed_in("practitioner").post(edit, {"title": ADDRESS, "status": one.status, "version": one.version})
    assert ASKED in page.content.decode()
    assert 'name="keep_the_name"' in page.content.decode()


def test_it_is_not_shown_to_the_public_when_chosen(inside, add, lead):
    house, tea = add(ADDRESS), add("Tea and talk")
    both = {house.pk, tea.pk}
    refused = choose(programme=inside, kind="happening", offered=both, chosen=both, by=lead.user)
    assert refused == (ADDRESS,)
    assert set(PublicRecord.objects.values_list("subject_id", flat=True)) == {tea.pk}


def test_showing_all_that_happen_leaves_it_out(inside, add, lead):
    add(ADDRESS, status="existing")
    add("Tea and talk", status="existing")
    assert show_all_that_happen(programme=inside, by=lead.user) == 1


@pytest.mark.parametrize(("title", "notes"), [(ADDRESS, 1), ("Tea and talk", 0)])
def test_a_list_that_is_brought_in_says_it_of_the_row(title, notes):
    assert len(with_an_address(ImportRow(values={"title": title}))) == notes
