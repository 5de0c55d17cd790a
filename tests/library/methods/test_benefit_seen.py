"""Whether a benefit is seen: by rule, from figures, and never by choice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coproduction_star.methods.benefit_seen import IN_A_ROW, Answer, Shown, can_tell, of_benefit, of_measure
from coproduction_star.methods.comparison import Verdict
from coproduction_star.methods.outcomes_framework import Label
from coproduction_star.methods.process_control import Variation

NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
MAYBE = st.none() | NUMBERS
ANY = st.builds(
    Shown, title=st.just("Measure"), better=st.sampled_from(["up", "down", "neither"]),
    values=st.lists(NUMBERS, max_size=20).map(tuple), variation=st.sampled_from(Variation), baseline=MAYBE,
    target=MAYBE, due=st.booleans(), compared=st.none() | st.sampled_from(Verdict), fits=st.booleans(),
)  # fmt: skip
SEEN = Shown("A", "up", (1.0,), variation=Variation.IMPROVING)
DENIED = Shown("B", "up", (1.0,), variation=Variation.USUAL)


def test_the_worked_example_of_the_method_page():
    talk = Shown("Someone to talk to", "up", (52.0,) * 22, variation=Variation.IMPROVING)
    found = of_benefit([talk, Shown("Know neighbours", "up")])
    assert found.answer is Answer.SEEN
    assert found.reasons == (
        "Someone to talk to: its newest figures are better than usual ups and downs explain.",
        "Know neighbours: there is no approved figure yet.",
    )


def test_cannot_tell_is_what_is_said_without_a_measure():
    assert of_benefit([]).answer is Answer.CANNOT_TELL
    assert of_benefit([]).reasons == ("Nothing measures it yet.",)


@pytest.mark.parametrize(
    ("shown", "answer", "why"),
    [
        (Shown("A", "up", (1,), fits=False), Answer.CANNOT_TELL, "tells what we do"),
        (Shown("A", "neither", (1,), variation=Variation.CHANGING), Answer.CANNOT_TELL, "neither way"),
        (Shown("A", "up"), Answer.CANNOT_TELL, "no approved figure"),
        (Shown("A", "up", (1,), compared=Verdict.BETTER), Answer.SEEN, "got better than"),
        (Shown("A", "up", (1,), compared=Verdict.WORSE), Answer.NOT_SEEN, "got worse than"),
        (Shown("A", "up", (1,), compared=Verdict.CANNOT_TELL), Answer.CANNOT_TELL, "too few"),
        (Shown("A", "up", (1,), variation=Variation.WORSENING), Answer.NOT_SEEN, "worse than usual"),
        (DENIED, Answer.NOT_SEEN, "no change"),
        (Shown("A", "up", (5, 6, 5), baseline=2, target=5), Answer.SEEN, "reach the target"),
        (Shown("A", "up", (5, 6, 4), baseline=2, target=5), Answer.CANNOT_TELL, "too few"),
        (Shown("A", "up", (2, 1, 2), baseline=2, target=5), Answer.CANNOT_TELL, "too few"),
        (Shown("A", "up", (2, 1, 2), baseline=2, target=5, due=True), Answer.NOT_SEEN, "no better than where"),
        (Shown("A", "up", (6, 6, 6), baseline=6, target=5), Answer.CANNOT_TELL, "no better than where"),
        (Shown("A", "up", (6, 6), baseline=2, target=5), Answer.CANNOT_TELL, "too few"),
    ],
)  # fmt: skip
def test_the_first_rule_that_answers_decides(shown, answer, why):
    found = of_measure(shown)
    assert found.answer is answer
    assert why in found.reasons[0]


def test_a_comparison_goes_before_the_chart():
    both = Shown("A", "up", (1,), variation=Variation.USUAL, compared=Verdict.BETTER)
    assert of_measure(both).answer is Answer.SEEN


def test_measures_that_do_not_agree_leave_it_open():
    found = of_benefit([SEEN, DENIED])
    assert found.answer is Answer.CANNOT_TELL
    assert found.reasons[0] == "Its measures do not agree."


@pytest.mark.parametrize(
    ("label", "listed", "can"),
    [
        (Label.OUTCOME, [Label.OUTPUT], True),
        (Label.INTERMEDIATE, [Label.PROCESS], True),
        (Label.OUTPUT, [Label.OUTCOME, Label.INTERMEDIATE], False),
        (Label.PROCESS, [Label.PROCESS], True),
        (Label.EFFICIENCY, [], False),
    ],
)
def test_what_we_do_shows_no_benefit_for_people(label, listed, can):
    assert can_tell(label, listed) is can


@given(ANY)
def test_every_measure_has_one_answer_and_one_reason_that_names_it(shown):
    found = of_measure(shown)
    assert found.answer in Answer
    assert len(found.reasons) == 1
    assert found.reasons[0].startswith("Measure: ")


@given(ANY)
def test_nothing_is_seen_without_a_figure_that_fits_and_a_better_way(shown):
    if not shown.values or not shown.fits or shown.better == "neither":
        assert of_measure(shown).answer is Answer.CANNOT_TELL


@given(st.lists(ANY, max_size=6), st.randoms())
def test_the_order_of_measures_changes_no_answer(measures, random):
    shuffled = list(measures)
    random.shuffle(shuffled)
    assert of_benefit(shuffled).answer is of_benefit(measures).answer


@given(st.lists(ANY, min_size=1, max_size=6))
def test_a_measure_that_cannot_tell_changes_no_answer(measures):
    assert of_benefit([*measures, Shown("New", "up")]).answer is of_benefit(measures).answer


@given(st.lists(ANY, min_size=1, max_size=6))
def test_it_is_seen_only_where_one_shows_it_and_none_denies_it(measures):
    answers = {of_measure(one).answer for one in measures}
    seen = of_benefit(measures).answer is Answer.SEEN
    assert seen is (Answer.SEEN in answers and Answer.NOT_SEEN not in answers)


@given(st.lists(NUMBERS, min_size=IN_A_ROW, max_size=12), NUMBERS, NUMBERS, st.booleans())
def test_up_and_down_are_each_other_s_mirror(values, baseline, target, due):
    up = Shown("A", "up", tuple(values), baseline=baseline, target=target, due=due)
    down = Shown("A", "down", tuple(-one for one in values), baseline=-baseline, target=-target, due=due)
    assert of_measure(up).answer is of_measure(down).answer
