"""How people were drawn: read from a sheet, and what it does to weights and errors."""

import numpy as np
import pytest
from tests.library.data.asset_surveys.answering import PLACE, SEX, SURVEY, WARDS, people

from coproduction_star.data.asset_surveys.results import (
    Answered,
    KnownDrawing,
    KnownMargin,
    count,
    read_drawing,
    tables_of,
    weigh,
)
from coproduction_star.data.asset_surveys.results.margins import RowProblem, Wrong, choices_of
from coproduction_star.data.asset_surveys.results.weighing import CannotWeigh, Why
from coproduction_star.methods.estimation import BadDesign, Design, share
from coproduction_star.methods.estimation.counted import Cells, shares_of
from coproduction_star.methods.raking import Margin, rake

PLACES = choices_of(SURVEY, "place", {"e1": "East End", "m2": "Mill Lane"})
DRAWING = KnownDrawing(PLACE, (2_000.0, 3_000.0, 500.0), (300.0, 600.0, 400.0))
SEX_MARGIN = KnownMargin(SEX, (2_900.0, 2_600.0))


def drawn(rows, margins=(), drawing=DRAWING):
    dimensions = [*(one.dimension for one in margins), drawing.dimension]
    return weigh(count(SURVEY, rows, margins=dimensions, groups=(PLACE, SEX)), margins, drawing=drawing)


def test_how_people_were_drawn_is_read():
    rows = [
        ("Place", "People", "Drawn"),
        ("mill lane", "3,000", "60"),
        ("East End", "900", "30"),
        ("All", "3900", "90"),
    ]
    found, problems = read_drawing("place", rows, PLACES)
    assert problems == []
    assert (found.dimension.names(), found.people, found.drawn) == (("m2", "e1"), (3_000, 900), (60, 30))
    assert found.weights(np.array([1, 2, 0])) == pytest.approx([50, 30, 3_900 / 90])


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([("East End", "9", "10"), ("Mill Lane", "9", "1")],
         RowProblem(0, Wrong.MORE_THAN_THERE_ARE, "East End", "10")),
        ([("East End", "9", "0"), ("Mill Lane", "9", "1")], RowProblem(0, Wrong.NONE_DRAWN, "East End")),
        ([("Mill Lane", "9", "1"), ("East End", "9")], RowProblem(2, Wrong.NOT_A_NUMBER, "")),
        ([("Mill Lane", "9", "1"), ("East End", "9", "some")], RowProblem(2, Wrong.NOT_A_NUMBER, "some")),
        ([("East End", "9", "1"), ("Mill Lane", "9", "1"), ("All", "18", "3")], RowProblem(3, Wrong.TOTAL, "3", "2")),
        ([("East End", "9", "1")], RowProblem(0, Wrong.MISSING, "Mill Lane")),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_named(rows, problem):
    found, problems = read_drawing("place", rows, PLACES)
    assert found is None
    assert problem in problems


@pytest.mark.parametrize("margins", [(), (SEX_MARGIN,)])
def test_the_shares_are_those_of_answers_one_by_one_in_strata(margins):
    rows = people(4, 700)
    found = drawn(rows, margins)
    place = np.array([WARDS.index(row.place) for row in rows])
    sex = np.array([("female", "male").index(row.answers["sex"]) for row in rows])
    base = (np.array(DRAWING.people) / np.array(DRAWING.drawn))[place]
    known = [Margin("sex", ("female", "male"), one.people) for one in margins]
    codes = {"sex": sex} if margins else {}
    weights = rake(codes, known, base=base).weights if margins else base
    strata = np.array(WARDS)[place]
    design = Design.of(weights, base=base, strata=strata, margins=codes,
                       population_clusters=dict(zip(WARDS, DRAWING.people, strict=True)))  # fmt: skip
    one = share(design, np.array([row.answers["do-more"] == "maybe" for row in rows]))
    unit, whole = found.tally.units.one("do-more"), found.tally.whole
    counts = whole.counts[: len(whole.rows)]
    told = shares_of(found.cells(whole), counts[:, [unit.column("maybe")]], counts[:, [unit.answered]])
    assert [told.value[0], told.standard_error[0], told.low[0], told.high[0]] == pytest.approx(
        [one.value, one.standard_error, one.low, one.high], rel=1e-9
    )


def test_the_example_by_hand_of_the_method_page():
    cells = Cells(np.array([2.0, 3.0]), np.array([50.0, 100.0]), np.array([50.0, 100.0]),
                  strata=np.array([0, 1]), population=np.array([100.0, 300.0]))  # fmt: skip
    found = shares_of(cells, [[1.0], [2.0]], [[2.0], [3.0]])
    assert found.value[0] == pytest.approx(0.625)
    assert found.standard_error[0] ** 2 == pytest.approx(0.0771875)


def test_a_part_is_told_with_its_stratum_and_design_weights_alone_are_a_method():
    found = drawn(people(5, 600))
    assert found.report["method"] == "design"
    assert found.report["no_stratum"] == 0
    told = tables_of(found, groups=(PLACE, SEX))
    assert {line.by for table in told.questions for line in table.lines} == {"", "place", "sex"}


def test_whoever_did_not_say_begins_with_the_weight_of_the_whole():
    rows = people(6, 300)
    nowhere = [Answered(row.answers, "") for row in rows[:30]]
    found = drawn([*nowhere, *rows[30:]])
    cells = found.cells(found.tally.whole)
    assert found.report["no_stratum"] == pytest.approx(0.1)
    assert cells.weights[cells.strata == 0] == pytest.approx(5_500 / 1_300)


def test_the_only_one_who_did_not_say_is_put_with_the_largest_stratum():
    rows = people(6, 300)
    found = drawn([Answered(rows[0].answers, ""), *rows[1:]])
    assert 0 not in found.cells(found.tally.whole).strata


@pytest.mark.parametrize(
    ("places", "drawing", "why"),
    [
        ({"east": 40, "mill": 40}, DRAWING, Why.NOBODY),
        ({"east": 40, "mill": 40, "park": 1}, DRAWING, Why.LONELY),
        ({"east": 40, "mill": 40, "park": 40}, KnownDrawing(PLACE, (90, 90, 90), (40, 40, 39)), Why.MORE_ANSWERED),
        ({"": 40}, DRAWING, Why.NOBODY_SAID),
    ],
)
def test_a_drawing_that_tells_no_error_is_refused(places, drawing, why):
    each = iter(people(8, 200))
    rows = [Answered(next(each).answers, place) for place, number in places.items() for _one in range(number)]
    with pytest.raises(CannotWeigh) as refused:
        drawn(rows, drawing=drawing)
    assert [one.why for one in refused.value.obstacles] == [why]


def test_cells_with_one_answer_in_a_stratum_are_refused():
    with pytest.raises(BadDesign, match="alone answered"):
        Cells(np.array([2.0, 1.0]), np.ones(2), np.ones(2), strata=np.array([0, 1]))
