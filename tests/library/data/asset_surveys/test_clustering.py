"""Groups that were drawn as a whole: what they do to ranges, and what is refused."""

import numpy as np
import pytest
from tests.library.data.asset_surveys.answering import PLACE, SEX, SURVEY, WARDS, people

from coproduction_star.data.asset_surveys.results import (
    Answered,
    Dimension,
    KnownClusters,
    KnownDrawing,
    KnownMargin,
    count,
    weigh,
)
from coproduction_star.data.asset_surveys.results.weighing import CannotWeigh, Why
from coproduction_star.methods.estimation import Design, share
from coproduction_star.methods.estimation.counted import shares_of
from coproduction_star.methods.raking import Margin, rake

SCHOOLS = tuple(f"school-{at}" for at in range(9))
WAY = Dimension("way", tuple((one,) for one in SCHOOLS))
DRAWING = KnownDrawing(PLACE, (2_000.0, 3_000.0, 500.0), (300.0, 600.0, 400.0))
SEX_MARGIN = KnownMargin(SEX, (2_900.0, 2_600.0))


def pupils(seed, number):
    """School 0, 3 and 6 lie in the first ward, 1, 4 and 7 in the second."""
    rows = people(seed, number)
    return [Answered(row.answers, WARDS[at % 9 % 3], SCHOOLS[at % 9]) for at, row in enumerate(rows)]


def grouped(rows, margins=(), drawing=None, in_all=(), way=WAY, members=()):
    known = KnownClusters(way, in_all, members)
    dimensions = dict.fromkeys([*(one.dimension for one in margins), *([drawing.dimension] if drawing else ()), way])
    tally = count(SURVEY, rows, margins=list(dimensions), groups=(PLACE, SEX))
    return weigh(tally, margins, drawing=drawing, clusters=known)


PUPILS = tuple(100.0 + 20 * at for at in range(9))


@pytest.mark.parametrize("members", [(), PUPILS])
@pytest.mark.parametrize("margins", [(), (SEX_MARGIN,)])
@pytest.mark.parametrize(("drawing", "in_all"), [(None, ()), (None, (40.0,)), (DRAWING, (4.0, 9.0, 5.0))])
def test_the_shares_are_those_of_answers_one_by_one_in_groups(margins, drawing, in_all, members):
    rows = pupils(4, 700)
    found = grouped(rows, margins, drawing, in_all, members=members)
    place = np.array([WARDS.index(row.place) for row in rows])
    sex = np.array([("female", "male").index(row.answers["sex"]) for row in rows])
    base = (np.array(DRAWING.people) / np.array(DRAWING.drawn))[place] if drawing else np.ones(700)
    codes = {"sex": sex} if margins else {}
    known = [Margin("sex", ("female", "male"), one.people) for one in margins]
    weights = rake(codes, known, base=base).weights if margins else base
    strata = np.array(WARDS)[place] if drawing else None
    there = dict(zip(WARDS, in_all, strict=True)) if drawing else (in_all[0] if in_all else None)
    known = dict(zip(SCHOOLS, members, strict=True)) if members else None
    design = Design.of(weights, base=base, strata=strata, margins=codes, population_clusters=there,
                       clusters=[row.way for row in rows], population_members=known)  # fmt: skip
    one = share(design, np.array([row.answers["do-more"] == "maybe" for row in rows]))
    unit, whole = found.tally.units.one("do-more"), found.tally.whole
    counts = whole.counts[: len(whole.rows)]
    told = shares_of(found.cells(whole), counts[:, [unit.column("maybe")]], counts[:, [unit.answered]])
    assert [told.value[0], told.standard_error[0], told.low[0], told.high[0]] == pytest.approx(
        [one.value, one.standard_error, one.low, one.high], rel=1e-9
    )


def test_ranges_are_wider_where_people_of_a_group_are_alike():
    rows = [
        Answered({"do-more": "maybe" if at % 9 < 5 else "no"}, WARDS[at % 3], SCHOOLS[at % 9]) for at in range(450)
    ]
    singly, whole = weigh(count(SURVEY, rows)), grouped(rows)
    errors = []
    for found in (singly, whole):
        unit, family = found.tally.units.one("do-more"), found.tally.whole
        counts = family.counts[: len(family.rows)]
        told = shares_of(found.cells(family), counts[:, [unit.column("maybe")]], counts[:, [unit.answered]])
        assert told.value[0] == pytest.approx(5 / 9)
        errors.append(told.standard_error[0])
    assert errors[1] > 4 * errors[0]


def test_whoever_said_no_group_is_one_group_more():
    rows = pupils(6, 300)
    nowhere = [Answered(row.answers, row.place, "") for row in rows[:30]]
    found = grouped([*nowhere, *rows[30:]])
    assert (found.report["groups"], found.report["no_group"]) == (9, pytest.approx(0.1))
    assert found.cells(found.tally.whole).of_cluster.size == 10


def test_whoever_said_no_part_is_in_that_of_the_group():
    rows = pupils(6, 300)
    nowhere = [Answered(row.answers, "", row.way) for row in rows[:30]]
    found = grouped([*nowhere, *rows[30:]], drawing=DRAWING)
    assert 0 not in found.cells(found.tally.whole).strata


def test_one_person_alone_in_a_group_makes_no_range_narrower():
    """Nothing tells how people of that group differ, so they are taken to differ as those of the others do."""
    rows = [row for at, row in enumerate(pupils(4, 300)) if at % 9 or not at]

    def error(members):
        found = grouped(rows, in_all=(40.0,), members=members)
        whole, unit = found.tally.whole, found.tally.units.one("do-more")
        counts = whole.counts[: len(whole.rows)]
        told = shares_of(found.cells(whole), counts[:, [unit.column("maybe")]], counts[:, [unit.answered]])
        return told.standard_error[0]

    assert error(PUPILS) > error((1.0, *PUPILS[1:])) > error(())


def test_more_answered_than_a_group_has_is_named():
    with pytest.raises(CannotWeigh) as refused:
        grouped(pupils(4, 700), in_all=(40.0,), members=(*PUPILS[:8], 70.0))
    (found,) = refused.value.obstacles
    assert (found.why, found.categories, found.numbers) == (Why.MORE_IN_GROUP, (SCHOOLS[8],), (77.0, 70.0))


@pytest.mark.parametrize(
    ("ways", "places", "drawing", "in_all", "why", "categories"),
    [
        ([""], WARDS, None, (), Why.NOBODY_SAID, ()),
        ([SCHOOLS[0]], WARDS, None, (), Why.ONE_GROUP, ()),
        (SCHOOLS, WARDS, None, (9.0,), Why.ALL_GROUPS, ()),
        (SCHOOLS, WARDS, DRAWING, (9.0, 3.0, 9.0), Why.ALL_GROUPS, ("mill",)),
        (SCHOOLS[:3], WARDS, DRAWING, (), Why.ONE_GROUP, ("east",)),
        (SCHOOLS[:4], WARDS, DRAWING, (), Why.TORN, (SCHOOLS[0], "east", "mill")),
    ],
)
def test_groups_that_tell_no_error_are_refused(ways, places, drawing, in_all, why, categories):
    rows = [
        Answered(row.answers, places[at % len(places)], ways[at % len(ways)]) for at, row in enumerate(people(8, 240))
    ]
    with pytest.raises(CannotWeigh) as refused:
        grouped(rows, drawing=drawing, in_all=in_all)
    assert (refused.value.obstacles[0].why, refused.value.obstacles[0].categories) == (why, categories)
