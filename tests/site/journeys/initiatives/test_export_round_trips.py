"""The files of initiatives open again without loss, whatever people wrote, and no cell is a formula."""

import csv
import io
import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.journeys import OutcomeFactory

from coproduction_star.data.cases.cells import RISKY, list_from, number_from, text_from
from coproduction_star.journeys.initiatives import exporting
from coproduction_star.journeys.models import Initiative

pytestmark = pytest.mark.django_db
NASTY = (
    "=1+1", "+44 20", "-1", "@SUM(A1)", "'quoted", "''", "'=1", "=\"a\",\"b\"", "\t=1", "a; b; c\\;d\\", ",\";\n\r\n",
    "null", "1e5", "\u202eright to left\u202c", "مدينة", "👩🏽\u200d🚀", "\ufeff", "<script>", "\x07", "＝1",
)  # fmt: skip
words = st.sampled_from(NASTY) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60
)
numbers = st.none() | st.integers(0, 2**31 - 1)
TEXTS = ("title", "citizens_bring", "services_bring", "groups_not_reached", "summary")
NUMBERS = ("people", "citizen_hours_a_month", "staff_hours_a_month")
LISTS = ("cos", "outcomes", "cases")
written = st.fixed_dictionaries(dict.fromkeys(TEXTS, words) | dict.fromkeys(NUMBERS, numbers))
bounded = settings(max_examples=25, suppress_health_check=list(HealthCheck))


def kept(programme, facts, outcomes):
    """The row as the database gives it back."""
    made = Initiative.objects.create(programme=programme, organisation=programme.organisation, co_design=True, **facts)
    made.outcomes.set([OutcomeFactory(programme=programme, words=one) for one in dict.fromkeys(outcomes)])
    return Initiative.objects.get(pk=made.pk)


def opened(text):
    """The records of a table as whoever reads it by our rules gets them."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert not [cell for row in rows for name in (*TEXTS, *LISTS) if (cell := row[name]).startswith(RISKY)]
    readers = dict.fromkeys(NUMBERS, number_from) | dict.fromkeys(LISTS, list_from)
    return [{name: readers.get(name, text_from)(cell) for name, cell in row.items()} for row in rows]


@bounded
@given(facts=written, outcomes=st.lists(words.filter(bool), max_size=3))
def test_any_initiative_comes_back_from_its_files(inside, facts, outcomes):
    with transaction.atomic():
        row = kept(inside, facts, outcomes)
        [from_csv] = opened("".join(exporting.as_csv([row])))
        [from_json] = json.loads("".join(exporting.as_json([row], about={})))["initiatives"]
        transaction.set_rollback(True)
    assert {name: from_csv[name] or "" for name in TEXTS} == {name: facts[name] for name in TEXTS}
    assert {name: from_csv[name] for name in NUMBERS} == {name: facts[name] for name in NUMBERS}
    assert sorted(from_csv["outcomes"]) == sorted(dict.fromkeys(outcomes))
    assert from_csv["cos"] == ["co-design"]
    assert {name: from_json[name] for name in facts} == facts
    assert from_json["outcomes"] == from_csv["outcomes"]
