"""What was taken away comes back: every column, whatever people wrote."""

import csv
import io
import json
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.journeys import OutcomeFactory, ProgrammeRoleFactory
from tests.factories.people import HOSTILE
from tests.site.map_it.importing.conftest import finish

from coproduction_star.data.vocabularies import PEOPLE
from coproduction_star.journeys.case_bank.services import copy_shipped_cases
from coproduction_star.journeys.initiatives import columns, exporting
from coproduction_star.journeys.initiatives import services as initiatives
from coproduction_star.journeys.initiatives.selectors import Filters, rows_for_export
from coproduction_star.journeys.models import (
    AloneOrTogether,
    Case,
    Evidence,
    Initiative,
    InitiativeCase,
    Outcome,
    Place,
    Rung,
    StartedBy,
    Status,
    WhoCoproduces,
    WhoDecides,
    WhoDoes,
)
from coproduction_star.map_it.importing import cells, fields, services
from coproduction_star.map_it.importing.making import PLAIN, said
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.plain import plain

pytestmark = pytest.mark.django_db
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\x00")
STARTS = st.sampled_from(["", "=", "+", "-", "@", "'", "''", "'=", "=1+1; ", "_x0041_", "🌱", HOSTILE])


WHOLE = st.sampled_from(
    [
        "one line\nand the next\n\nand one more",
        "Windows\r\nlines",
        'She said "tea; talk", twice',
        "مدينة \u202eright to left\u202c",
        "👩🏽\u200d🚀 🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "Gŵyl Tŷ Ŵyn â'i theulu",
        "27/3/2026",
        "1e5",
        "0042",
        "co-design; co-deliver",
        "\ufeffmarked",
        "＝1+1",
        '=HYPERLINK("http://example.org","x")',
    ]
)


def words(most):
    """Whatever people write, as every form keeps it: without the signs that turn letters round."""
    made = st.builds(lambda start, rest: start + rest, STARTS, st.text(LETTERS, max_size=40))
    return (WHOLE | made).map(lambda text: plain(text).strip()[:most].strip())


def line(most):
    return words(most).map(lambda text: " ".join(text.split())).filter(bool)


def one_of(choices):
    return st.sampled_from(choices.values)


def some_of(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=4).map(lambda some: sorted(some, key=values.index))


NUMBERS = st.none() | st.integers(0, cells.MOST_NUMBER)
DRAWN = {
    "title": line(200),
    "status": one_of(Status),
    "cos": some_of(["co-commission", "co-design", "co-deliver", "co-assess"]),
    "who_decides": one_of(WhoDecides),
    "who_does": one_of(WhoDoes),
    "evidence": one_of(Evidence),
    "summary": words(4000),
    "citizens_bring": words(2000),
    "services_bring": words(2000),
    "groups_not_reached": words(1000),
    "place_name": st.just("") | line(200),
    "people": NUMBERS,
    "citizen_hours_a_month": NUMBERS,
    "staff_hours_a_month": NUMBERS,
    "service": words(120).map(lambda text: " ".join(text.split())),
    "groups": some_of(list(PEOPLE)),
    "alone_or_together": one_of(AloneOrTogether),
    "who_coproduces": one_of(WhoCoproduces),
    "rung": st.sampled_from(["", *Rung.values]),
    "started_by": one_of(StartedBy),
    "barriers": words(2000),
    "reviewed_on": st.none() | st.dates(),
}
RECORDS = st.fixed_dictionaries(DRAWN)
ELSEWHERE = {"outcomes", "contact", "cases"}
"""Said of each record beside the others, since each is a row of its own."""
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


@pytest.fixture
def contact(member, inside):
    """Somebody of the programme whose name begins as a formula does."""
    membership = member("observer", participant__name="=Siân “Jo” Öz; 🌱")
    return ProgrammeRoleFactory(programme=inside, membership=membership, role="practitioner").participant


def table_of(kind, content):
    """The cells of a file, without what a copy cannot share with what it was copied from."""
    if kind == "csv":
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    else:
        rows = [row + [""] * (len(columns.NAMES) - len(row)) for _number, row in read_spreadsheet(content).rows]
    kept = [place for place, name in enumerate(columns.NAMES) if name not in NOT_SAID]
    return sorted([row[place] for place in kept] for row in rows)


def fill(inside, by, contact, described):
    for position, (record, words_of_outcomes, with_more) in enumerate(described):
        outcomes = [
            Outcome.objects.get_or_create(
                programme=inside, organisation=inside.organisation, words=words, defaults={"position": position}
            )[0]
            for words in words_of_outcomes
        ]
        made = initiatives.add_initiative(
            programme=inside, by=by, outcomes=outcomes, contact=contact if with_more else None, **record
        )
        if with_more:
            InitiativeCase.objects.create(initiative=made, case=Case.objects.get(slug="trieste-microareas"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    described=st.lists(
        st.tuples(RECORDS, st.lists(line(300), max_size=1), st.booleans()), min_size=1, max_size=3,
        unique_by=lambda one: one[0]["title"],
    )
)  # fmt: skip
def test_a_file_brought_into_an_empty_programme_gives_the_same_file(kind, described, inside, by, contact):
    with transaction.atomic():
        copy_shipped_cases()
        fill(inside, by, contact, described)
        content = as_file(kind, inside)
        for everything in (Initiative.everything.all(), Outcome.everything.all(), Place.objects.all()):
            everything.delete()
        bring_back(inside, content, by)
        assert table_of(kind, as_file(kind, inside)) == table_of(kind, content)
        transaction.set_rollback(True)


def test_every_column_is_in_the_round_trip():
    """A new column must be drawn above before it can be taken away."""
    drawn = set(DRAWN) - {"place_name"} | {"place"} | ELSEWHERE
    assert drawn | NOT_SAID == set(columns.NAMES)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(outcomes=st.lists(line(300), min_size=2, max_size=4, unique_by=lambda text: said(text)))
def test_several_outcomes_come_back_all(kind, outcomes, inside, by):
    with transaction.atomic():
        rows = [OutcomeFactory(programme=inside, words=words, position=place) for place, words in enumerate(outcomes)]
        initiatives.add_initiative(programme=inside, by=by, title="Choir", outcomes=rows)
        content = as_file(kind, inside)
        Initiative.everything.all().delete()
        Outcome.everything.all().delete()
        bring_back(inside, content, by)
        assert table_of(kind, as_file(kind, inside)) == table_of(kind, content)
        transaction.set_rollback(True)


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
