from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from coproduction_star.data.content_files import DATA, Language
from coproduction_star.data.errors import BadContent, DataError
from coproduction_star.data.tools import (
    Advice,
    Question,
    Tool,
    ToolPlace,
    UnknownAnswer,
    decision_tree,
    every_advice,
    follow,
    tool,
    tools,
)
from coproduction_star.data.tools.decision_tree import load_decision_tree
from coproduction_star.data.tools.loader import load_tools

IN_THIS_RELEASE = {
    "learn", "initiatives", "golden-thread", "decisions", "promises", "organisation-star", "cases", "just-start",
    "explorer", "front-door", "importing", "stories", "places", "impact-matrix",
    "critical-friends", "business-case", "theory-of-change", "weighted-criteria",
    "matching", "survey", "offers", "capacity", "ward-briefing", "incentives", "risks", "charter",
    "agreements", "rewards", "campaigns", "indicators", "evaluation", "readiness",
    "governance", "connectors", "competencies", "shared-budget", "spread", "stopped", "design-round",
    "shifts", "my-plan",
    "visits",
    "workshop",
}  # fmt: skip
CASES = DATA.joinpath("tools", "cards", "cases.yaml").read_text(encoding="utf-8")


def test_the_tools_are_those_of_the_plan_point_by_point() -> None:
    assert Counter(tool.place for tool in tools()) == {
        ToolPlace.WHOLE_STAR: 6,
        ToolPlace.MAP_IT: 8,
        ToolPlace.FOCUS_IT: 5,
        ToolPlace.PEOPLE_IT: 5,
        ToolPlace.MARKET_IT: 6,
        ToolPlace.GROW_IT: 8,
        ToolPlace.TOGETHER: 6,
    }


def test_they_stand_in_the_order_of_the_star() -> None:
    places = [tool.place for tool in tools()]
    assert places == sorted(places, key=list(ToolPlace).index)
    assert [tool.id for tool in tools() if tool.place is ToolPlace.FOCUS_IT] == [
        "impact-matrix",
        "critical-friends",
        "business-case",
        "theory-of-change",
        "weighted-criteria",
    ]


def test_only_what_this_release_builds_is_called_available() -> None:
    assert {tool.id for tool in tools() if tool.available} == IN_THIS_RELEASE


@pytest.mark.parametrize("tool", tools(), ids=lambda tool: tool.id)
def test_a_tool_is_said_in_one_sentence_with_its_time_and_its_people(tool: Tool) -> None:
    assert tool.sentence.count(".") == 1
    assert tool.sentence.endswith(".")
    assert tool.time
    assert tool.who


def test_a_tool_is_found_by_its_id_and_an_unknown_one_is_refused() -> None:
    assert tool("charter").place is ToolPlace.MARKET_IT
    with pytest.raises(DataError, match=r"There is no tool 'hammer'\. Choose one from the list"):
        tool("hammer")


def test_every_path_asks_three_questions_at_most_and_ends_in_a_tool_and_a_second() -> None:
    for path, advice in every_advice(decision_tree()):
        assert 1 <= len(path) <= 3, path
        assert {advice.tool, advice.second} <= set(tools()), path
        assert advice.tool != advice.second, path


def test_every_tool_is_where_some_path_ends() -> None:
    assert {advice.tool.id for _path, advice in every_advice(decision_tree())} == {tool.id for tool in tools()}


def test_no_two_paths_end_in_the_same_tool() -> None:
    ends = Counter(advice.tool.id for _path, advice in every_advice(decision_tree()))
    assert [tool for tool, times in ends.items() if times > 1] == []


def test_no_question_has_more_answers_than_a_phone_shows() -> None:
    def widest(question: Question) -> int:
        below = [widest(answer.then) for answer in question.answers if isinstance(answer.then, Question)]
        return max(len(question.answers), *below, 0)

    assert widest(decision_tree()) <= 6


def test_following_no_answer_gives_the_first_question() -> None:
    assert follow(decision_tree(), []) is decision_tree()


def test_following_answers_leads_to_a_question_and_then_to_a_tool() -> None:
    question = follow(decision_tree(), ["choose", "how"])
    assert isinstance(question, Question)
    advice = follow(decision_tree(), ["choose", "how", "links"])
    assert isinstance(advice, Advice)
    assert advice.tool.id == "theory-of-change"


@pytest.mark.parametrize("path", [["nowhere"], ["meet", "further"], ["choose", "how", "links", "again"]])
def test_an_unknown_answer_says_to_begin_again(path: list[str]) -> None:
    with pytest.raises(UnknownAnswer, match=rf"{path[-1]!r}\. Begin again with the first question"):
        follow(decision_tree(), path)


@pytest.mark.parametrize("path", [path for path, _advice in every_advice(decision_tree())], ids="-".join)
def test_every_path_can_be_followed_to_its_end(path: tuple[str, ...]) -> None:
    assert isinstance(follow(decision_tree(), path), Advice)


def words_of(question: Question) -> Iterator[str]:
    yield question.text
    for answer in question.answers:
        yield answer.text
        yield from words_of(answer.then) if isinstance(answer.then, Question) else [answer.then.because]


def test_the_welsh_tree_leads_along_the_same_answers_to_the_same_tools() -> None:
    def ends(language: Language) -> list[tuple[tuple[str, ...], str, str]]:
        return [(path, end.tool.id, end.second.id) for path, end in every_advice(decision_tree(language))]

    assert ends(Language.WELSH) == ends(Language.ENGLISH)


def test_every_word_of_the_welsh_tree_is_welsh_and_awaits_a_check() -> None:
    welsh = decision_tree(Language.WELSH)
    pairs = zip(words_of(welsh), words_of(decision_tree()), strict=True)
    assert [said for said, english in pairs if said == english] == []
    assert all(end.tool == tool(end.tool.id, Language.WELSH) for _path, end in every_advice(welsh))
    assert welsh.translation.awaiting_check
    assert not decision_tree().translation.awaiting_check


def nested(questions: int) -> str:
    """A tree with that many questions on its first path."""
    tree = "id: tree\n"
    indent = ""
    for n in range(questions):
        tree += f"{indent}question: Which?\n{indent}answers:\n"
        tree += f"{indent}- {{id: b, answer: B, tool: learn, second: cases, because: So.}}\n"
        tree += f"{indent}- id: a{n}\n"
        indent += "  "
        tree += f"{indent}answer: A\n"
    return f"{tree}{indent}tool: cases\n{indent}second: learn\n{indent}because: So.\n"


def refusal(tmp_path: Path, text: str) -> str:
    (tmp_path / "tree.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadContent) as refused:
        load_decision_tree(tmp_path, "tree", tools=tools())
    return str(refused.value)


def test_three_questions_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "tree.yaml").write_text(nested(3), encoding="utf-8")
    tree = load_decision_tree(tmp_path, "tree", tools=tools())
    assert max(len(path) for path, _ in every_advice(tree)) == 3
    assert load_decision_tree(tmp_path, "tree", tools=tools(), language=Language.WELSH) == tree


def test_a_fourth_question_is_refused_where_it_stands(tmp_path: Path) -> None:
    message = refusal(tmp_path, nested(4))
    assert "tree.yaml:" in message
    assert "This is question 4 on its path. End after 3." in message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("tool: cases", "tool: hammer", "tool: 'hammer' is no tool we know. Name a file of data/tools/cards"),
        ("second: learn\n", "second: cases\n", "second: This is the tool itself. Name another tool."),
        ("because: So.\n", "reason: So.\n", "reason: This key is not known."),
        ("id: a0", "id: b", "answers: There must be two or more, each with its own id."),
        ("answer: A\n", "answer: A\n  question: More?\n", "An answer leads to a question or to a tool."),
        ("question: Which?", "question: ''", "question: The text is empty."),
        ("id: tree", "id: bush", "id: This is not the name of the file."),
    ],
)
def test_a_faulty_tree_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in nested(1)
    assert message in refusal(tmp_path, nested(1).replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("step: map-it", "step: mapit", r"cases\.yaml:2: step: 'mapit' is no point of the Star we know"),
        ("available: true", "available: 'yes'", r"available: This is text\. Write true or false"),
        ("time:", "duration:", r"duration: This key is not known"),
        ("order: 1", "order: 0", r"order: This is 0\. Use a whole number from 1 to 99"),
    ],
)
def test_a_faulty_card_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    (tmp_path / "cases.yaml").write_text(CASES.replace(old, new), encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        load_tools(tmp_path)


def test_a_tool_is_not_available_until_its_card_says_so(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(CASES.replace("available: true\n", ""), encoding="utf-8")
    assert not load_tools(tmp_path)[0].available


def test_two_tools_of_a_step_may_not_share_a_place(tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(CASES, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(CASES.replace("id: cases", "id: other"), encoding="utf-8")
    with pytest.raises(DataError, match=r"is there twice\. Give each file its own"):
        load_tools(tmp_path)
