"""Two people confirm in the same moment, a worker is killed, and somebody changes a row before the list goes back."""

import datetime as dt
import multiprocessing

import pytest
from django.db import connections
from django_scopes import scope
from tests.factories.journeys import ProgrammeFactory
from tests.factories.people import MembershipFactory
from tests.factories.spreadsheets import csv_bytes
from tests.site.map_it.importing.conftest import finish
from tests.site.organisations.test_two_at_once import at_once, database, kept_database  # noqa: F401 - fixtures

from coproduction_star.audit.models import Event
from coproduction_star.journeys.initiatives import services as initiatives
from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it.importing import selectors, services, undoing, writing
from coproduction_star.map_it.models import Import, ImportState

ROWS = [["Name", "Ward"], *([f"Choir of street {number}", f"Ward {number % 3}"] for number in range(40))]


@pytest.fixture
def list_of_forty(database):  # noqa: F811 - the fixture above
    """An import that waits to be confirmed, its programme and two people, in a database that threads share."""
    programme = ProgrammeFactory()
    with scope(organisation=programme.organisation_id, programme=programme.pk):
        people = [MembershipFactory(organisation=programme.organisation).user for _number in range(2)]
        content = csv_bytes(ROWS)
        of = services.begin_import(programme=programme, name="list.csv", content=content, by=people[0])
        services.look_through(of=of, meanings=of.meanings, by=people[0])
        yield of, people


def inside(of, act):
    def done():
        with scope(organisation=of.organisation_id, programme=of.programme_id):
            act()

    return done


def confirm(of, by):
    return inside(of, lambda: services.confirm_import(of=of, leave_bad_cells_empty=False, by=by))


def test_two_who_confirm_at_once_confirm_once(list_of_forty):
    of, people = list_of_forty
    ended = at_once(*(confirm(of, person) for person in people))
    assert [type(end) for end in ended if end] == [services.NotNow]
    at_once(*(inside(of, lambda: finish(of)) for _worker in range(2)))
    of.refresh_from_db()
    assert (of.state, of.written) == (ImportState.DONE, 40)
    assert Initiative.objects.count() == 40
    events = [
        Event.objects.filter(verb=f"map_it.list_{what}", subject_id=str(of.pk)) for what in ("confirmed", "added")
    ]
    assert [found.count() for found in events] == [1, 1]


def _killed_in_a_piece(of_pk, keys):  # pragma: no cover - in a process of its own, which ends without a word
    import os

    connections.close_all()
    del connections["default"]  # its own connection, from the settings of now, whatever this thread used before
    writing.PIECE = 15
    writing._finish = lambda _of: os._exit(9)
    with scope(organisation=keys[0], programme=keys[1]):
        writing.write_piece(of_pk)
        writing.tie = lambda *_args: os._exit(9)
        writing.write_piece(of_pk)


def test_a_worker_killed_while_it_writes_is_followed_by_another(list_of_forty):
    of, people = list_of_forty
    services.confirm_import(of=of, leave_bad_cells_empty=False, by=people[0])
    connections.close_all()
    killed = multiprocessing.get_context("fork").Process(
        target=_killed_in_a_piece, args=(of.pk, (of.organisation_id, of.programme_id))
    )
    killed.start()
    killed.join(60)
    assert killed.exitcode == 9
    of.refresh_from_db()
    assert (of.state, of.written, Initiative.objects.count()) == (ImportState.WRITING, 15, 15)
    with pytest.raises(services.NotNow):
        services.go_on(of=of, by=people[1])
    Import.objects.filter(pk=of.pk).update(moved_at=of.moved_at - selectors.STILL - dt.timedelta(seconds=1))
    services.go_on(of=of, by=people[1])
    finish(of)
    of.refresh_from_db()
    assert (of.state, of.written, Initiative.objects.count()) == (ImportState.DONE, 40, 40)


@pytest.mark.django_db
def test_a_list_that_stands_still_offers_to_go_on(
    signed_in, looked_through, address_of, by, settings, django_capture_on_commit_callbacks
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    client = signed_in("practitioner")
    of = services.confirm_import(of=looked_through(), leave_bad_cells_empty=False, by=by)
    assert "Go on adding" not in client.get(address_of("import", of.pk)).content.decode()
    Import.objects.filter(pk=of.pk).update(moved_at=of.moved_at - 2 * selectors.STILL)
    for headers in ({}, {"HX-Request": "true"}):
        assert "Go on adding" in client.get(address_of("import", of.pk), headers=headers).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(address_of("import_go_on", of.pk))
    assert (
        "3 rows of projects.csv are now in the programme" in client.get(address_of("import", of.pk)).content.decode()
    )


@pytest.mark.django_db
def test_taking_back_keeps_the_row_that_somebody_changed_and_says_which(signed_in, written, address_of, by):
    of = written()
    changed = Initiative.objects.get(title="Time bank")
    initiatives.change_initiative(
        initiative=changed, version=1, cos=[], outcomes=[], place_name="", values={"people": 12}, by=by
    )
    client = signed_in("practitioner")
    client.post(address_of("import_undo", of.pk))
    page = client.get(address_of("import", of.pk)).content.decode()
    assert "It is taken back, except what somebody has changed since. These stay:" in page
    assert "Time bank" in page
    assert "Sunday library" not in page
    assert list(Initiative.objects.values_list("title", flat=True)) == ["Time bank"]
    with pytest.raises(undoing.NotNow):
        undoing.undo_import(of=of, by=by)
