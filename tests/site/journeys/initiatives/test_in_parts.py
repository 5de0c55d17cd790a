"""The long record in parts: each saves by itself, and touches nothing of the others."""

import re

import pytest
from tests.site.journeys.pages import of_programme

from coproduction_star.journeys.initiatives import forms, parts
from coproduction_star.journeys.models import Initiative

pytestmark = pytest.mark.django_db
POWER = {"who_decides": "both", "who_does": "citizens", "rung": "co-design"}
BRING = {"citizens_bring": "Recipes", "citizen_hours_a_month": "60", "services_bring": "A kitchen"}


@pytest.fixture
def one(add, outcome, inside):
    return add(
        "Lunch club", status="existing", cos=["co-deliver"], outcomes=[outcome], place_name="Northfield",
        groups=["older-people"], summary="We cook.",
    )  # fmt: skip


@pytest.fixture
def client(signed_in):
    return signed_in("practitioner")


def at(one, slug):
    return of_programme("edit_part", one.programme, one.pk, slug)


def seen(client, one, slug):
    """The sign in the part as it was opened."""
    page = client.get(at(one, slug)).content.decode()
    return re.search(r'name="seen" value="([0-9a-f]+)"', page)[1]


def save(client, one, slug, answers, **more):
    return client.post(at(one, slug), {"seen": seen(client, one, slug)} | answers | more)


def test_the_page_leads_to_every_part_and_says_how_much_is_there(client, one):
    page = client.get(of_programme("describe_initiative", one.programme, one.pk)).content.decode()
    assert all(f'href="{at(one, part.slug)}"' in page for part in forms.SECTIONS)
    assert "5 of 7" in page
    assert page.count("Nothing yet") == 4


def test_the_parts_hold_every_box_of_the_whole_page():
    held = [name for part in forms.SECTIONS for name in parts.names_in(part)]
    assert sorted(held) == sorted(set(forms.InitiativeForm.base_fields) - {"version"})


def test_a_part_is_saved_and_nothing_else_is_touched(client, one, outcome):
    save(client, one, "power", POWER)
    save(client, one, "bring", BRING)
    kept = Initiative.objects.get()
    assert (kept.who_decides, kept.rung, kept.citizens_bring, kept.citizen_hours_a_month) == (
        "both", "co-design", "Recipes", 60,
    )  # fmt: skip
    assert (kept.title, kept.summary, kept.place.name, kept.groups) == (
        "Lunch club", "We cook.", "Northfield", "older-people",
    )  # fmt: skip
    assert (kept.co_deliver, list(kept.outcomes.all())) == (True, [outcome])


@pytest.mark.parametrize(("button", "where"), [({"go_on": "yes"}, "power"), ({}, None)])
def test_one_saves_and_goes_on_or_back_to_the_list(client, one, button, where):
    answer = save(client, one, "who", {"cos": ["co-design"], "people": "9"}, **button)
    back = of_programme("describe_initiative", one.programme, one.pk)
    assert answer.url == (at(one, where) if where else back)
    assert Initiative.objects.get().co_design


def test_the_last_part_goes_back_to_the_list(client, one):
    assert "Save and go on" not in client.get(at(one, "ask")).content.decode()
    assert save(client, one, "ask", {"looked": "on"}, go_on="yes").url.endswith("/edit/")
    assert Initiative.objects.get().reviewed_on is not None


def test_two_people_in_two_parts_do_not_meet(client, one):
    opened = seen(client, one, "power")
    save(client, one, "bring", BRING)
    client.post(at(one, "power"), {"seen": opened} | POWER)
    kept = Initiative.objects.get()
    assert (kept.citizens_bring, kept.who_decides) == ("Recipes", "both")


def test_two_people_in_one_part_see_both_texts(client, one):
    opened = seen(client, one, "bring")
    save(client, one, "bring", BRING | {"services_bring": "Theirs"})
    answer = client.post(at(one, "bring"), {"seen": opened} | BRING | {"services_bring": "Mine"}).content.decode()
    assert "Theirs" in answer
    assert answer.count("Mine") == 2
    assert Initiative.objects.get().services_bring == "Theirs"
    again = re.search(r'name="seen" value="([0-9a-f]+)"', answer)[1]
    client.post(at(one, "bring"), {"seen": again} | BRING | {"services_bring": "Mine"})
    assert Initiative.objects.get().services_bring == "Mine"


def test_what_is_wrong_is_said_and_what_was_typed_stays(client, one):
    answer = save(client, one, "what", {"title": "", "status": "existing", "summary": "New words"}).content.decode()
    assert "Give it a name." in answer
    assert "New words" in answer
    assert Initiative.objects.get().summary == "We cook."


def test_a_part_that_there_is_not(client, one):
    assert client.get(at(one, "nothing")).status_code == 404


def test_an_observer_opens_neither(signed_in, one):
    observer = signed_in("observer")
    assert observer.get(of_programme("describe_initiative", one.programme, one.pk)).status_code == 403
    assert observer.get(at(one, "who")).status_code == 403


def test_only_the_part_with_a_person_says_what_becomes_of_their_name(client, one):
    assert "Why we ask:" in client.get(at(one, "ask")).content.decode()
    assert "who can be asked about it" not in client.get(at(one, "known")).content.decode()
