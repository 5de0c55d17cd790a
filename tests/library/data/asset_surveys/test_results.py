"""What came of a survey: counted once, weighed, and told as far as small numbers allow."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.data.asset_surveys.answering import PLACE, SEX, SURVEY, WARDS, choices, people

from coproduction_star.data.asset_surveys.results import (
    Answered,
    Dimension,
    KnownMargin,
    TooManyCells,
    count,
    tables_of,
    weigh,
)
from coproduction_star.data.asset_surveys.results import tally as tally_module
from coproduction_star.data.asset_surveys.results.heard import heard
from coproduction_star.data.asset_surveys.results.weighing import CannotWeigh, Why
from coproduction_star.methods.contribution import contribution_index
from coproduction_star.methods.disclosure import OPENSAFELY, step_of
from coproduction_star.methods.estimation import Design, mean, share
from coproduction_star.methods.raking import Margin, rake

SEX_MARGIN = KnownMargin(SEX, (5_200.0, 4_800.0))
PLACE_MARGIN = KnownMargin(PLACE, (2_000.0, 3_000.0, 5_000.0))


def tables(rows, *, margins=(), groups=(PLACE, SEX)):
    tally = count(SURVEY, rows, margins=[one.dimension for one in margins], groups=groups)
    return tables_of(weigh(tally, margins), groups=groups)


def line(found, question, answer, *, by="", group="", statement=""):
    table = next(one for one in found if (one.question, one.statement) == (question, statement))
    return next(one for one in table.lines if (one.answer, one.by, one.group) == (answer, by, group))


@pytest.mark.parametrize("margins", [(), (SEX_MARGIN,), (SEX_MARGIN, PLACE_MARGIN)])
def test_the_shares_are_those_of_the_answers_one_by_one(margins):
    rows = people(1, 900)
    found = tables(rows, margins=margins)
    codes = {"sex": np.array([("female", "male").index(row.answers["sex"]) for row in rows]),
             "place": np.array([WARDS.index(row.place) for row in rows])}  # fmt: skip
    known = [Margin(one.dimension.question, one.dimension.names(), one.people) for one in margins]
    used = {one.name: codes[one.name] for one in known}
    weights = rake(used, known).weights if known else np.ones(len(rows))
    design = Design.of(weights, base=np.ones(len(rows)), margins=used)
    yes = np.array([row.answers["do-more"] == "maybe" for row in rows])
    parts = (("", "", None), ("place", "park", codes["place"] == 2), ("sex", "male", codes["sex"] == 1))
    for by, group, part in parts:
        told, one = line(found.questions, "do-more", "maybe", by=by, group=group), share(design, yes, of=part)
        step = step_of(told.answers)
        assert told.value == pytest.approx(step * np.floor(one.value / step + 0.5))
        assert told.low <= one.low <= one.high <= told.high
        assert abs(told.answers - one.answers) <= 2


def test_the_indices_are_those_of_the_answers_one_by_one():
    rows = people(2, 600)
    found = tables(rows, margins=[SEX_MARGIN])
    much = {"often": 1.0, "sometimes": 0.5, "never": 0.0}
    themes = ("keep-well.", "look-after-area.", "keep-safe.")
    parts = [[much[value] for key, value in row.answers.items() if key.startswith(themes)] for row in rows]
    codes = {"sex": np.array([("female", "male").index(row.answers["sex"]) for row in rows])}
    weights = rake(codes, [Margin("sex", ("female", "male"), SEX_MARGIN.people)]).weights
    one = mean(Design.of(weights, base=np.ones(len(rows)), margins=codes), contribution_index(parts))
    told = line(found.indices, "individual", "")
    assert told.value == round(one.value)
    assert told.low <= one.low <= one.high <= told.high


def test_working_with_a_service_or_in_a_group_makes_the_collective_index():
    most = {f"helped-service.{name}": "weekly" for name in ("decide", "plan", "run", "check")}
    rows = [Answered(most | {"with-whom": [whom]}) for whom in ("service", "alone") for _person in range(50)]
    found = tables(rows)
    assert line(found.indices, "collective", "").value == 90


def test_who_would_do_more_is_told_apart_by_what_they_do_now():
    does, does_not = {"keep-well.care": "often"}, {"keep-well.care": "never"}
    rows = [Answered(does | {"do-more": "definitely"})] * 60 + [Answered(does | {"do-more": "no"})] * 40
    rows += [Answered(does_not | {"do-more": "maybe"})] * 30 + [Answered(does_not | {"do-more": "not-now"})] * 70
    found = tables(rows)
    theme = next(one for one in found.crossed if one.statement == "keep-well")
    crossed = {line.answer: line.value for line in theme.lines}
    assert crossed == {"often": 0.5, "more-of-often": 0.6, "more-of-others": 0.3}


def test_barriers_are_told_by_skill_among_those_who_would_do_more():
    cook = {"do-more": "definitely", "good-at": ["cooking"]}
    rows = [Answered(cook | {"barriers": ["cost"]})] * 40 + [Answered(cook | {"barriers": ["forms"]})] * 60
    rows += [Answered({"do-more": "no", "good-at": ["cooking"], "barriers": ["cost"]})] * 500
    found = tables(rows)
    assert line(found.crossed, "barriers-more", "cooking", statement="cost").value == 0.4
    assert line(found.crossed, "skills", "more", statement="cooking").value == pytest.approx(0.17)


def test_whoever_would_rather_not_say_did_not_answer():
    rows = [Answered({"do-more": "no"})] * 50 + [Answered({"do-more": "maybe"})] * 50
    rows += [Answered({"do-more": "not-say"})] * 900
    assert line(tables(rows).questions, "do-more", "no").value == 0.5


def test_an_answer_that_is_no_choice_of_this_edition_counts_for_nothing():
    rows = [Answered({"do-more": "perhaps", "gone": "x", "barriers": "cost", "good-at": 3})] * 60
    found = tables(rows)
    assert line(found.questions, "do-more", "no").answers is None
    assert found.answers == 60


@given(st.integers(0, 2**31), st.integers(1, 90))
@settings(max_examples=15)
def test_the_order_of_the_answers_does_not_matter(seed, number):
    rows = people(seed, number + 40)
    assert tables(rows, margins=[]) == tables(rows[::-1], margins=[])


@given(st.integers(0, 2**31), st.integers(40, 400))
@settings(max_examples=15)
def test_no_small_number_is_shown_and_none_comes_back_by_subtraction(seed, number):
    """Of everybody, each ward and each sex: what is shown is rounded, and so is every difference of it."""
    rows = people(seed, number, chance=0.05)
    found = tables(rows)
    everyone = [line for table in (*found.questions, *found.crossed) for line in table.lines]
    for one in everyone:
        assert one.answers is None or (one.answers > OPENSAFELY.threshold and one.answers % OPENSAFELY.base == 0)
        assert one.count is None or (one.count > OPENSAFELY.threshold and one.count % OPENSAFELY.base == 0)
        if one.value is not None:
            step = step_of(one.answers)
            assert one.answers >= OPENSAFELY.least
            assert one.value / step == pytest.approx(round(one.value / step))
            assert step * one.answers >= OPENSAFELY.base
    for table in found.questions:
        for answer in {line.answer for line in table.lines}:
            whole = line(found.questions, table.question, answer, statement=table.statement)
            wards = [line(found.questions, table.question, answer, by="place", group=ward, statement=table.statement)
                     for ward in WARDS]  # fmt: skip
            for held in (whole, *wards):
                assert held.count is None or held.count % OPENSAFELY.base == 0
            if whole.count is not None:
                left = whole.count - sum(ward.count or 0 for ward in wards)
                assert left % OPENSAFELY.base == 0


@given(st.integers(0, 2**31), st.integers(0, 7), st.integers(0, 7))
@settings(max_examples=20)
def test_how_many_a_withheld_number_hides_cannot_be_told(seed, few, other):
    """Two truths that differ in one withheld ward are shown alike wherever only that ward differs."""
    rows = people(seed, 300, wards=WARDS[:2])
    shown = []
    for number in (few, other):
        there = people(seed + 1, number, wards=WARDS[2:])
        found = tables(rows + there)
        shown.append([one for table in found.questions for one in table.lines if one.group == WARDS[2]])
    assert shown[0] == shown[1]
    assert all(one.answers is None and one.value is None for one in shown[0])


def test_where_all_said_yes_nothing_is_told_of_those_who_did_not():
    found = tables([Answered({"do-more": "no"})] * 100)
    assert line(found.questions, "do-more", "no").value is None


def test_who_we_have_not_heard_is_told_before_any_estimate():
    rows = people(3, 400, wards=WARDS[:2])
    tally = count(SURVEY, rows, margins=[SEX], groups=[PLACE])
    found = {one.group: one for one in heard(tally, [SEX_MARGIN], [PLACE])}
    assert found["park"].answers is None
    assert found["park"].unheard
    assert not found["mill"].unheard
    assert found["male"].share_of_people == pytest.approx(0.48)
    assert found["male"].unheard is (found["male"].share_of_answers < 0.24)


class TestObstacles:
    """Why there are no weights."""

    def of(self, rows, *margins, cap=None):
        tally = count(SURVEY, rows, margins=[one.dimension for one in margins])
        with pytest.raises(CannotWeigh) as refused:
            weigh(tally, margins, cap=cap)
        return refused.value.obstacles

    def test_margins_that_do_not_add_up(self):
        (found,) = self.of(people(1, 50), SEX_MARGIN, KnownMargin(PLACE, (1.0, 2.0, 3.0)))
        assert (found.why, found.margins, found.numbers) == (Why.TOTALS, ("place", "sex"), (6.0, 10_000.0))

    def test_a_category_nobody_is_in_is_named_with_one_to_join_it_to(self):
        (found,) = self.of(people(1, 50, wards=WARDS[:2]), PLACE_MARGIN)
        assert (found.why, found.categories) == (Why.NOBODY, ("park", "mill"))

    def test_a_question_nobody_answered(self):
        (found,) = self.of([Answered({"do-more": "no"})] * 50, SEX_MARGIN)
        assert found.why is Why.NOBODY_SAID

    def test_margins_that_fight_are_named(self):
        rows = [Answered({"sex": "female"}, "east")] * 20 + [Answered({"sex": "male"}, "mill")] * 20
        mill = Dimension("place", (("east",), ("mill",)))
        (found,) = self.of(rows, SEX_MARGIN, KnownMargin(mill, (1_000.0, 9_000.0)))
        assert found.why is Why.FIGHT
        assert set(found.margins) == {"sex", "place"}

    def test_a_cap_that_is_too_tight(self):
        rows = people(5, 300)
        (found,) = self.of(rows, KnownMargin(SEX, (100.0, 9_900.0)), cap=1.1)
        assert found.why is Why.CAP

    def test_one_answer_alone(self):
        (found,) = self.of(people(1, 1), SEX_MARGIN)
        assert found.why is Why.TOO_FEW


def test_a_merged_category_counts_both_its_choices():
    joined = Dimension("do-more", (("definitely", "maybe"), ("not-now", "no")))
    found = weigh(count(SURVEY, people(7, 200), margins=[joined]), [KnownMargin(joined, (300.0, 700.0))])
    assert found.report["method"] == "poststratification"
    assert found.report["effective"] < 200


def test_whoever_did_not_say_keeps_their_share():
    rows = people(8, 100) + [Answered({"do-more": "no"}, "east")] * 100
    report = weigh(count(SURVEY, rows, margins=[SEX]), [SEX_MARGIN]).report
    assert report["not_known"]["sex"] == pytest.approx(0.5)


def test_memory_is_bounded_by_cells_and_too_many_are_refused(monkeypatch):
    monkeypatch.setattr(tally_module, "MOST_NUMBERS", 100_000)
    every = [Dimension(name, tuple((each,) for each in choices(name))) for name in ("sex", "do-more")]
    rows = [Answered(row.answers, str(n)) for n, row in enumerate(people(9, 200))]
    wards = Dimension("place", tuple((str(n),) for n in range(200)))
    with pytest.raises(TooManyCells, match="sex, do-more, place"):
        count(SURVEY, rows, margins=[*every, wards])
