"""What was taken away comes back: every column, whatever people wrote."""

import json
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.people import HOSTILE
from tests.site.map_it.importing.conftest import finish

from coproduction_star.journeys.case_bank.services import copy_shipped_cases
from coproduction_star.journeys.initiatives import columns, exporting
from coproduction_star.journeys.initiatives import services as initiatives
from coproduction_star.journeys.initiatives.selectors import Filters, rows_for_export
from coproduction_star.journeys.models import Case, Evidence, Initiative, InitiativeCase, Outcome, Status, WhoDecides
from coproduction_star.map_it.importing import cells, fields, services
from coproduction_star.map_it.importing.making import PLAIN

pytestmark = pytest.mark.django_db
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\x00")
STARTS = st.sampled_from(["", "=", "+", "-", "@", "'", "''", "'=", "=1+1; ", "_x0041_", "🌱", HOSTILE])


def words(most):
    return st.builds(lambda start, rest: (start + rest).strip()[:most].strip(), STARTS, st.text(LETTERS, max_size=40))


def line(most):
    return words(most).map(lambda text: " ".join(text.split())).filter(bool)


NUMBERS = st.none() | st.integers(0, cells.MOST_NUMBER)
RECORDS = st.fixed_dictionaries(
    {
        "title": line(200),
        "status": st.sampled_from(Status.values),
        "cos": st.lists(st.sampled_from(["co-commission", "co-design", "co-deliver", "co-assess"]), unique=True),
        "who_decides": st.sampled_from(WhoDecides.values),
        "who_does": st.sampled_from(WhoDecides.values),
        "evidence": st.sampled_from(Evidence.values),
        "summary": words(4000),
        "citizens_bring": words(2000),
        "services_bring": words(2000),
        "groups_not_reached": words(1000),
        "place_name": line(200),
        "people": NUMBERS,
        "citizen_hours_a_month": NUMBERS,
        "staff_hours_a_month": NUMBERS,
    }
)
NOT_SAID = {"id", "changed_at"}
"""What a copy cannot share with what it was copied from."""


def records(programme):
    found = (columns.record_of(row) for row in rows_for_export(programme=programme, filters=Filters()))
    return [json.loads(json.dumps({k: v for k, v in one.items() if k not in NOT_SAID}, default=str)) for one in found]


def bring_back(programme, content, by):
    of = services.begin_import(programme=programme, name="ours", content=content, by=by)
    services.look_through(of=of, meanings=of.meanings, by=by)
    services.choose_for(of=of, choice="add", by=by)
    problems = [row.problems for row in of.rows.all() if row.problems]
    assert problems == []
    services.confirm_import(of=of, leave_bad_cells_empty=False, by=by)
    finish(of)


def as_file(kind, programme):
    rows = rows_for_export(programme=programme, filters=Filters())
    return exporting.as_xlsx(rows) if kind == "xlsx" else "".join(exporting.as_csv(rows)).encode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(record=RECORDS, outcomes=st.lists(line(300), max_size=3, unique_by=lambda text: text.casefold()))
def test_what_is_taken_away_comes_back_the_same(kind, record, outcomes, inside, by):
    with transaction.atomic():
        rows = [
            Outcome.objects.create(programme=inside, organisation=inside.organisation, words=one) for one in outcomes
        ]
        initiatives.add_initiative(programme=inside, by=by, outcomes=rows, **record)
        before, content = records(inside), as_file(kind, inside)
        Initiative.everything.all().delete()
        Outcome.everything.all().delete()
        bring_back(inside, content, by)
        assert [_sorted(one) for one in records(inside)] == [_sorted(one) for one in before]
        transaction.set_rollback(True)


def _sorted(record):
    return record | {"outcomes": sorted(record["outcomes"])}


def test_the_cases_that_inspired_it_come_back(inside, by):
    copy_shipped_cases()
    made = initiatives.add_initiative(programme=inside, title="Like Trieste", by=by)
    InitiativeCase.objects.create(initiative=made, case=Case.objects.get(slug="trieste-microareas"))
    before, content = records(inside), as_file("csv", inside)
    Initiative.everything.all().delete()
    bring_back(inside, content, by)
    assert records(inside) == before
    assert before[0]["cases"] == ["trieste-microareas"]


def test_every_column_that_is_taken_away_is_known_when_it_comes_back():
    assert set(columns.NAMES) <= set(fields.FIELDS)


def test_every_column_that_can_be_written_over_can_be_brought_back():
    elsewhere = {"cos", "outcomes", "place", "id", "changed_at", "cases", "contact"}
    assert set(fields.FIELDS) - elsewhere == set(PLAIN)


def test_rows_of_ours_are_known_by_their_key_although_renamed(inside, by):
    made = initiatives.add_initiative(programme=inside, title="Old name", by=by)
    content = as_file("csv", inside).replace(b"Old name", b"A wholly different one")
    of = services.begin_import(programme=inside, name="ours.csv", content=content, by=by)
    services.look_through(of=of, meanings=of.meanings, by=by)
    assert of.rows.get().alike == made


@pytest.mark.parametrize(
    ("text", "value"),
    [("27/3/2026", date(2026, 3, 27)), ("2026-03-27", date(2026, 3, 27)), ("27 March 2026", date(2026, 3, 27))],
)
def test_days_are_read_as_people_write_them(text, value):
    assert fields.FIELDS["reviewed_on"].read(text) == value.isoformat()
