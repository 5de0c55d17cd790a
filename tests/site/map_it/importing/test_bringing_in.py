"""From a messy list to initiatives: guessed, looked through, confirmed, written once, taken back."""

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.factories.journeys import InitiativeFactory
from tests.factories.spreadsheets import MESSY, csv_bytes
from tests.site.map_it.importing.conftest import finish

from coproduction_star.audit.models import Event
from coproduction_star.journeys.initiatives import services as initiatives
from coproduction_star.journeys.models import Initiative, Outcome, Place, ProgrammeTally
from coproduction_star.journeys.places.services import change_place
from coproduction_star.journeys.services import recount
from coproduction_star.map_it.importing import selectors, services, undoing, writing
from coproduction_star.map_it.models import Choice, CouncillorsTold, Import, ImportState, RowState

pytestmark = pytest.mark.django_db


def states(of):
    return {row.number: row.state for row in of.rows.all()}


def titles():
    return sorted(Initiative.objects.values_list("title", flat=True))


def tallies(programme):
    names = ("co", "existing", "improve", "potential", "stopped", "people")
    return sorted(ProgrammeTally.objects.filter(programme=programme).values_list(*names))


def test_the_headings_are_found_below_a_title_and_the_columns_are_guessed(brought):
    of = brought()
    assert of.heading_row == 3
    assert of.meanings == ["title", "status", "cos", "place", "people", "", "summary+"]


def test_a_column_that_names_people_is_left_out_unless_somebody_chooses_it(brought):
    of = brought([["Name", "Ring"], ["Choir", "01632 960 961"], ["Band", "01632 960 962"]])
    assert of.meanings == ["title", ""]


def test_every_row_is_there_as_it_would_become(looked_through):
    of = looked_through()
    garden = of.rows.get(number=4)
    assert garden.values == {
        "title": "Garden for everyone", "status": "existing", "cos": ["co-design", "co-deliver"],
        "place": "Northfield", "people": 24, "summary": "Funding: Lottery",
    }  # fmt: skip
    assert states(of) == {4: "add", 5: "add", 6: "add", 7: "bad", 8: "alike"}
    assert "maybe??" in of.rows.get(number=7).problems["1"]


def test_nothing_is_written_until_it_is_confirmed(looked_through):
    looked_through()
    assert not Initiative.objects.exists()
    assert not Place.objects.exists()


def test_confirming_writes_what_can_be_read_and_is_not_alike(written, inside):
    of = written()
    assert titles() == ["Garden for everyone", "Sunday library", "Time bank"]
    assert (of.state, of.written, of.to_write) == (ImportState.DONE, 3, 3)
    garden = Initiative.objects.get(title="Garden for everyone")
    assert (garden.co_design, garden.co_deliver, garden.co_assess, garden.people) == (True, True, False, 24)
    assert garden.place == Place.objects.get(name="Northfield")


def test_the_counts_are_kept_with_the_rows_and_one_event_stands_for_all(written, inside):
    written()
    kept = tallies(inside)
    recount(programme=inside)
    assert kept == tallies(inside)
    assert Event.objects.get(verb="map_it.list_added").detail == {"rows": 3}
    assert not Event.objects.filter(verb="journeys.initiative_added").exists()


def test_rows_with_bad_cells_are_added_without_those_cells_when_somebody_says_so(written):
    written(leave_bad_cells_empty=True)
    bench = Initiative.objects.get(title="Friendship bench")
    assert (bench.status, bench.people) == ("existing", 1200)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_worker_killed_after_any_piece_writes_no_row_twice(looked_through, by, monkeypatch, times):
    monkeypatch.setattr(writing, "PIECE", 1)
    of = services.confirm_import(of=looked_through(), leave_bad_cells_empty=False, by=by)
    for _piece in range(times):
        writing.write_piece(of.pk)
    finish(of)
    finish(of)
    assert titles() == ["Garden for everyone", "Sunday library", "Time bank"]
    assert Event.objects.filter(verb="map_it.list_added").count() == 1


def test_a_piece_that_fails_half_way_leaves_nothing_behind(looked_through, by, monkeypatch):
    of = services.confirm_import(of=looked_through(), leave_bad_cells_empty=False, by=by)

    def broken(*_args, **_more):
        raise OSError

    monkeypatch.setattr(writing, "retally", broken)
    with pytest.raises(OSError):
        writing.write_piece(of.pk)
    assert not Initiative.objects.exists()
    monkeypatch.undo()
    finish(of)
    assert len(titles()) == 3


def test_confirming_twice_is_refused_with_a_name(looked_through, by):
    of = looked_through()
    services.confirm_import(of=of, leave_bad_cells_empty=False, by=by)
    with pytest.raises(services.NotNow):
        services.confirm_import(of=of, leave_bad_cells_empty=False, by=by)


def test_two_people_bring_in_a_list_each_at_the_same_time(looked_through, by):
    one = looked_through([["Name"], ["Choir"]], meanings=["title"])
    other = looked_through([["Name"], ["Band"]], meanings=["title"])
    for of in (one, other):
        services.confirm_import(of=of, leave_bad_cells_empty=False, by=by)
        finish(of)
    assert titles() == ["Band", "Choir"]


class TestWhatIsThereAlready:
    @pytest.fixture
    def garden(self, inside):
        return InitiativeFactory(programme=inside, title="Garden for Everyone!", summary="Old words", people=7)

    @pytest.fixture
    def row(self, garden, looked_through):
        return looked_through().rows.get(number=4)

    def test_is_pointed_out_and_left_alone_unless_somebody_chooses(self, garden, row):
        assert (row.state, row.alike, row.choice) == (RowState.ALIKE, garden, Choice.SKIP)

    def test_is_added_anyway_when_somebody_chooses(self, row, by):
        services.choose_for(of=row.of, choice=Choice.ADD, number=4, by=by)
        services.confirm_import(of=row.of, leave_bad_cells_empty=False, by=by)
        finish(row.of)
        assert Initiative.objects.filter(title__istartswith="Garden for everyone").count() == 2

    def test_is_written_over_and_comes_back_as_it_was(self, garden, row, by, inside):
        recount(programme=inside)
        before = tallies(inside)
        services.choose_for(of=row.of, choice=Choice.UPDATE, number=4, by=by)
        services.confirm_import(of=row.of, leave_bad_cells_empty=False, by=by)
        finish(row.of)
        garden.refresh_from_db()
        assert (garden.title, garden.people, garden.version) == ("Garden for everyone", 24, 2)
        undoing.undo_import(of=row.of, by=by)
        garden.refresh_from_db()
        assert (garden.title, garden.people, garden.summary) == ("Garden for Everyone!", 7, "Old words")
        assert garden.place is None
        assert garden.version == 3
        assert tallies(inside) == before

    def test_a_choice_for_all_reaches_only_what_looks_alike(self, row, by):
        services.choose_for(of=row.of, choice=Choice.UPDATE, by=by)
        assert list(row.of.rows.filter(choice=Choice.UPDATE).values_list("number", flat=True)) == [4, 8]


class TestTakingItBack:
    def test_takes_back_rows_places_and_outcomes(self, written, by, inside):
        of = written([["Name", "Outcome", "Place"], ["Choir", "I sing; I laugh", "Hall"]])
        assert Outcome.objects.count() == 2
        undoing.undo_import(of=of, by=by)
        assert not Initiative.objects.exists()
        assert not Outcome.objects.exists()
        assert not Place.objects.exists()
        assert not any(row[1] for row in tallies(inside))

    def test_leaves_and_names_what_somebody_changed_since(self, written, by):
        of = written()
        library = Initiative.objects.get(title="Sunday library")
        initiatives.change_initiative(
            initiative=library, version=1, cos=[], outcomes=[], place_name="Northfield", values={"people": 61}, by=by
        )
        of = undoing.undo_import(of=of, by=by)
        assert titles() == ["Sunday library"]
        assert of.kept_back == [[str(library.pk), "Sunday library"]]
        assert Place.objects.filter(name="Northfield").exists()
        assert not Place.objects.filter(name="Southgate").exists()

    @pytest.mark.parametrize("used", ["another programme", "told", "public", "outlined", "coded", "renamed"])
    def test_leaves_a_place_that_somebody_else_came_to_use(self, written, by, inside, organisation, used):
        of = written([["Name", "Place"], ["Choir", "Hall"]])
        hall = Place.objects.get(name="Hall")
        if used == "another programme":
            with scopes_disabled():
                theirs = InitiativeFactory(programme__organisation=organisation, place=hall)
        elif used == "told":
            CouncillorsTold.objects.create(
                programme=inside, organisation=organisation, place=hall, at=timezone.now(), councillors=1
            )
        elif used == "renamed":
            change_place(place=hall, version=1, name="Great Hall", code="", by=by)
        else:
            worked = {
                "public": {"slug": "hall", "published_at": timezone.now()},
                "outlined": {"boundary": {"type": "Polygon", "coordinates": []}}, "coded": {"code": "E05999001"},
            }  # fmt: skip
            Place.objects.filter(pk=hall.pk).update(**worked[used])
        undoing.undo_import(of=of, by=by)
        assert Place.objects.filter(pk=hall.pk).exists()
        if used == "another programme":
            with scopes_disabled():
                assert Initiative.objects.get(pk=theirs.pk).place == hall

    def test_happens_once(self, written, by):
        of = written()
        undoing.undo_import(of=of, by=by)
        with pytest.raises(undoing.NotNow):
            undoing.undo_import(of=of, by=by)


def test_a_row_is_corrected_in_its_cell_and_keeps_the_correction(looked_through, inside, by):
    of = looked_through()
    row = services.correct_row(row=selectors.row_with(of, number=7), cells={1: "idea"}, by=by)
    assert (row.state, row.values["status"], row.problems) == (RowState.ADD, "potential", {})
    services.look_through(of=of, meanings=of.meanings, by=by)
    assert selectors.row_with(of, number=7).values["status"] == "potential"
    assert Import.objects.get(pk=of.pk).counts == {"add": 4, "alike": 1}


def test_a_correction_that_makes_it_alike_is_noticed(looked_through, by):
    of = looked_through()
    row = services.correct_row(row=selectors.row_with(of, number=7), cells={0: "Time Bank", 1: "yes"}, by=by)
    assert (row.state, row.alike_row) == (RowState.ALIKE, 5)


def test_columns_with_a_mark_for_each_co_are_understood(looked_through):
    rows = [["Project", "Co-design", "Co-deliver"], ["Choir", "x", ""], ["Band", "", "Yes"], ["Walk", "X", "x"]]
    of = looked_through(rows)
    assert of.meanings == ["title", "cos=co-design", "cos=co-deliver"]
    assert [row.values.get("cos") for row in of.rows.all()] == [
        ["co-design"],
        ["co-deliver"],
        ["co-design", "co-deliver"],
    ]


def test_no_headings_at_all_still_finds_the_names(brought):
    of = brought(content=csv_bytes([["Choir", "ongoing", "12"], ["Band", "stopped", "7"], ["Walk", "ongoing", "31"]]))
    assert of.heading_row == 0
    assert of.meanings[:2] == ["title", "status"]


def test_what_is_kept_goes_after_a_month(written):
    of = written()
    Import.objects.get(pk=of.pk).delete()
    assert len(titles()) == 3
    assert (of.delete_after - of.made_at.date()).days in {29, 30, 31}


def test_the_messy_list_in_the_test_is_messy():
    assert len({len(row) for row in MESSY}) > 1
