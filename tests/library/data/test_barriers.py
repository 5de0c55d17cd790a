import pytest

from coproduction_star.data.barriers import Side, barrier, barriers, load_barriers
from coproduction_star.data.content_files import DATA
from coproduction_star.data.errors import BadContent, DataError
from coproduction_star.data.questions import bank_question

ASKED = {"barriers": Side.PEOPLE, "staff-barriers": Side.ORGANISATION, "group-barriers": Side.ORGANISATION}
NO_BARRIER = {"none", "other", "not-say"}
FILE = DATA.joinpath("barriers", "cost.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("question", ASKED)
def test_every_answer_to_a_survey_about_barriers_is_a_barrier_under_the_same_id(question):
    answers = {choice.id for choice in bank_question(question).choices} - NO_BARRIER
    assert answers == {one.id for one in barriers() if question in one.questions}


def test_barriers_no_survey_asks_for_are_few_and_known():
    assert [one.id for one in barriers() if not one.questions] == ["sustain", "burden", "support-cost", "habit"]


def test_those_of_people_come_first_in_the_order_of_the_survey():
    asked = [choice.id for choice in bank_question("barriers").choices if choice.id not in NO_BARRIER]
    assert [one.id for one in barriers()][: len(asked)] == asked
    assert [one.position for one in barriers()] == list(range(1, len(barriers()) + 1))


def test_each_asks_before_anything_is_chosen():
    assert all(one.ask.endswith("?") or "?" in one.ask for one in barriers())


def test_an_unknown_barrier_is_named():
    with pytest.raises(DataError, match="no barrier 'money-trouble'"):
        barrier("money-trouble")
    assert barrier("cost").title == "What it costs"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("component: physical-opportunity", "component: opportunity", "is no component of COM-B we know"),
        (
            "questions: [barriers]",
            "questions: [barrier]",
            "is no id in questions/bank we know",
        ),
        ("side: people", "side: residents", "is no side we know"),
        ("functions: [enablement", "functions: [shaming", "is no function we know"),
        ("ask:", "question:", "question: This key is not known"),
    ],
)
def test_a_faulty_barrier_is_refused(tmp_path, old, new, message):
    assert old in FILE
    (tmp_path / "cost.yaml").write_text(FILE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        load_barriers(tmp_path)
