"""Which tool do I need? A tree of at most three questions whose every path ends in a tool."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import (
    ENDING,
    ENGLISH_ONLY,
    WELSH_ENDING,
    Language,
    Translation,
    WordsEntry,
    read_file,
)
from coproduction_star.data.errors import DataError

from .loader import FOLDER, Tool, tools

MOST_QUESTIONS = 3


class UnknownAnswer(DataError):
    """A question has no such answer."""


@dataclass(frozen=True, slots=True)
class Advice:
    """Where a path ends: a tool, a second choice, and the reason."""

    tool: Tool
    second: Tool
    because: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer a person may give, and what follows from it."""

    id: str
    text: str
    then: "Question | Advice"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers, two or more."""

    text: str
    answers: tuple[Answer, ...]
    translation: Translation = ENGLISH_ONLY
    """Set on the first question: whether the tree is in Welsh and who has checked it."""


@cache
def decision_tree(language: Language = Language.ENGLISH) -> Question:
    """Give the first question."""
    return load_decision_tree(FOLDER, "which-tool", tools=tools(language), language=language)


def load_decision_tree(
    folder: Traversable, name: str, *, tools: Sequence[Tool], language: Language = Language.ENGLISH
) -> Question:
    """Read a tree.

    Parameters
    ----------
    folder, name
        Where the tree lies as nested questions and answers, and its name without an ending.
    tools
        The tools a path may end in.
    language
        With Welsh, the words of the Welsh file beside it, where there is one.

    Returns
    -------
    Question
        The first one.

    Raises
    ------
    BadContent
        When a path has more than three questions or ends in no real tool; the
        message names file, line, field and remedy.
    """
    known = {tool.id: tool for tool in tools}
    welsh = folder.joinpath(f"{name}{WELSH_ENDING}")
    return read_file(
        folder.joinpath(f"{name}{ENDING}"),
        lambda entry: _first_question(entry, known),
        welsh=welsh if welsh.is_file() else None,
        language=language,
    )


def follow(question: Question, path: Sequence[str]) -> Question | Advice:
    """Go from a question along the ids of answers.

    Parameters
    ----------
    question
        Where to begin.
    path
        Ids of answers, in the order they were given; none is the question itself.

    Returns
    -------
    Question or Advice
        The next question, or the tool the path ends in.

    Raises
    ------
    UnknownAnswer
        When a question on the way has no such answer.
    """
    here: Question | Advice = question
    for given in path:
        answers = here.answers if isinstance(here, Question) else ()
        here = next((answer.then for answer in answers if answer.id == given), None) or _lost(given)
    return here


def every_advice(question: Question) -> Iterator[tuple[tuple[str, ...], Advice]]:
    """Walk every path from a question to its end."""
    for answer in question.answers:
        if isinstance(answer.then, Advice):
            yield (answer.id,), answer.then
        else:
            for path, advice in every_advice(answer.then):
                yield (answer.id, *path), advice


def _lost(given: str) -> Question:
    raise UnknownAnswer(f"No question on this path has the answer {given!r}. Begin again with the first question.")


def _first_question(entry: WordsEntry, tools: dict[str, Tool]) -> Question:
    entry.refuse_other_keys(("id", "question", "answers"))
    return replace(_question(entry, tools, asked=1), translation=entry.translation)


def _question(entry: WordsEntry, tools: dict[str, Tool], *, asked: int) -> Question:
    if asked > MOST_QUESTIONS:
        entry.complain("question", f"This is question {asked} on its path.", f"End after {MOST_QUESTIONS}.")
    answers = tuple(_answer(part, tools, asked=asked) for part in entry.parts("answers"))
    if len({answer.id for answer in answers}) < max(2, len(answers)):
        entry.complain("answers", "There must be two or more, each with its own id.", "Add or rename one.")
    return Question(entry.text("question"), answers)


def _answer(entry: WordsEntry, tools: dict[str, Tool], *, asked: int) -> Answer:
    entry.refuse_other_keys(("id", "answer", "question", "answers", "tool", "second", "because"))
    more = entry.has("question")
    if more is entry.has("tool"):
        entry.complain("answer", "An answer leads to a question or to a tool.", "Give it one of the two.")
    then = _question(entry, tools, asked=asked + 1) if more else _advice(entry, tools)
    return Answer(entry.text("id"), entry.text("answer"), then)


def _advice(entry: WordsEntry, tools: dict[str, Tool]) -> Advice:
    if entry.peek("tool") == entry.peek("second"):
        entry.complain("second", "This is the tool itself.", "Name another tool.")
    return Advice(_tool(entry, "tool", tools), _tool(entry, "second", tools), entry.text("because"))


def _tool(entry: WordsEntry, key: str, tools: dict[str, Tool]) -> Tool:
    remedy = "Name a file of data/tools/cards, without .yaml."
    return tools.get(entry.word(key, tools, called="tool", otherwise=remedy)) or next(iter(tools.values()))
