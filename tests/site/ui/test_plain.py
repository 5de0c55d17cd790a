"""Signs that turn the order of letters round do not come in, by a form or by a program."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from tests.site.journeys.pages import of_organisation, of_programme

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.ui.listing import Sent
from coproduction_star.ui.plain import plain, plain_form

TURNED = "Lunch \u202eclub\u202c \u2067and\u2069 more"
FAMILY = "👩🏽\u200d🚀 and مدينة\u200f!"


@pytest.mark.parametrize(("given", "kept"), [(TURNED, "Lunch club and more"), (FAMILY, FAMILY), ("", "")])
def test_only_what_turns_letters_round_goes(given, kept):
    assert plain(given) == kept


@given(st.text())
def test_every_other_letter_stays_in_its_place(text):
    turning = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert plain(text) == "".join(letter for letter in text if letter not in turning)


def test_every_answer_of_a_form_is_looked_at():
    data = QueryDict(mutable=True)
    data.setlist("cos", ["co-design", "co-\u202edeliver"])
    data["title"] = FAMILY
    assert dict(plain_form(data).lists()) == {"cos": ["co-design", "co-deliver"], "title": [FAMILY]}


def test_a_form_without_them_stays_the_same_object():
    data = QueryDict("title=Lunch")
    assert plain_form(data) is data


class Body(Sent):
    title: str
    people: int | None = None


def test_what_a_program_sends_is_looked_at_too():
    assert Body(title=TURNED, people=3).title == "Lunch club and more"


@pytest.mark.django_db
def test_a_name_reads_as_it_is_written(signed_in, organisation, programme, in_organisation):
    client = signed_in("programme-lead")
    client.post(of_programme("new_initiative", programme), {"title": TURNED, "status": "existing"})
    client.post(of_organisation("new_programme", organisation), {"name": f"{TURNED} {FAMILY}"})
    with in_organisation(organisation):
        assert Initiative.objects.get().title == "Lunch club and more"
        assert Programme.objects.exclude(pk=programme.pk).get().name == f"Lunch club and more {FAMILY}"
