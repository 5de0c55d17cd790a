"""Load the explanations, the steps and the four Co's."""

from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable

from coproduction_star.data.content_files import (
    DATA,
    Block,
    BlockKind,
    Language,
    Translation,
    WordsEntry,
    read_folder,
)
from coproduction_star.data.star import Step
from coproduction_star.data.vocabularies import Co, Word

FOLDER = DATA.joinpath("learn")


class Topic(Word):
    """The explanations there are, shortest first."""

    ONE_LINE = "one-line"
    ONE_MINUTE = "one-minute"
    TEN_MINUTES = "ten-minutes"
    CAUTIONS = "cautions"


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text under a title, as long as its name says."""

    topic: Topic
    title: str
    body: tuple[Block, ...]
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text: all that the public reads but titles and labels."""
        return tuple(line for block in self.body if block.kind is not BlockKind.HEADING for line in block.lines)


@dataclass(frozen=True, slots=True)
class Example:
    """A case to look at, and what to look at it for."""

    case: str
    why: str


@dataclass(frozen=True, slots=True)
class StepText:
    """One point of the Star explained."""

    step: Step
    title: str
    one_line: str
    what_you_do: tuple[str, ...]
    who_takes_part: str
    at_the_end: str
    """What you have when it is done."""
    example: Example
    ask_tomorrow: str
    """A question to ask your team tomorrow."""
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text: all that the public reads but titles and labels."""
        body = (*self.what_you_do, self.who_takes_part, self.at_the_end, self.example.why, self.ask_tomorrow)
        return (self.one_line, *body)


@dataclass(frozen=True, slots=True)
class CoText:
    """One of the four Co's explained."""

    co: Co
    title: str
    one_line: str
    looks_like: tuple[str, ...]
    is_not: tuple[str, ...]
    citizens_bring: str
    services_bring: str
    examples: tuple[Example, ...]
    translation: Translation

    @property
    def lines(self) -> tuple[str, ...]:
        """The running text: all that the public reads but titles and labels."""
        body = (*self.looks_like, *self.is_not, self.citizens_bring, self.services_bring)
        return (self.one_line, *body, *(example.why for example in self.examples))


@cache
def explanations(language: Language = Language.ENGLISH) -> tuple[Explanation, ...]:
    """Give the explanations, shortest first."""
    return load_explanations(FOLDER.joinpath("explanations"), language=language)


def explanation(topic: Topic, language: Language = Language.ENGLISH) -> Explanation:
    """Give one explanation."""
    return explanations(language)[list(Topic).index(topic)]


@cache
def steps(language: Language = Language.ENGLISH) -> tuple[StepText, ...]:
    """Give the five steps in order, and *Just start* last."""
    return load_steps(FOLDER.joinpath("steps"), language=language)


@cache
def cos(language: Language = Language.ENGLISH) -> tuple[CoText, ...]:
    """Give the four Co's."""
    return load_cos(FOLDER.joinpath("cos"), language=language)


def load_explanations(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[Explanation, ...]:
    """Read the explanations of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, _explanation, language=language)
    return tuple(sorted(found, key=lambda text: list(Topic).index(text.topic)))


def load_steps(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[StepText, ...]:
    """Read the steps of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, _step, language=language)
    return tuple(sorted(found, key=lambda text: list(Step).index(text.step)))


def load_cos(folder: Traversable, *, language: Language = Language.ENGLISH) -> tuple[CoText, ...]:
    """Read the Co's of a folder; raises ``BadContent`` with file, line, field and remedy."""
    found = read_folder(folder, _co, language=language)
    return tuple(sorted(found, key=lambda text: list(Co).index(text.co)))


def _explanation(entry: WordsEntry) -> Explanation:
    entry.refuse_other_keys(("id", "title", "body"))
    return Explanation(
        entry.choice("id", Topic, called="explanation"), entry.text("title"), entry.blocks("body"), entry.translation
    )


def _step(entry: WordsEntry) -> StepText:
    entry.refuse_other_keys(
        ("id", "title", "one_line", "what_you_do", "who_takes_part", "at_the_end", "example", "ask_tomorrow")
    )
    return StepText(
        step=entry.choice("id", Step, called="step"),
        title=entry.text("title"),
        one_line=entry.text("one_line"),
        what_you_do=entry.texts("what_you_do"),
        who_takes_part=entry.text("who_takes_part"),
        at_the_end=entry.text("at_the_end"),
        example=_one_example(entry),
        ask_tomorrow=entry.text("ask_tomorrow"),
        translation=entry.translation,
    )


def _co(entry: WordsEntry) -> CoText:
    entry.refuse_other_keys(
        ("id", "title", "one_line", "looks_like", "is_not", "citizens_bring", "services_bring", "examples")
    )
    return CoText(
        co=entry.choice("id", Co, called="Co"),
        title=entry.text("title"),
        one_line=entry.text("one_line"),
        looks_like=entry.texts("looks_like"),
        is_not=entry.texts("is_not"),
        citizens_bring=entry.text("citizens_bring"),
        services_bring=entry.text("services_bring"),
        examples=_examples(entry, "examples"),
        translation=entry.translation,
    )


def _examples(entry: WordsEntry, field: str) -> tuple[Example, ...]:
    parts = entry.parts(field)
    for part in parts:
        part.refuse_other_keys(("case", "why"))
    if not parts:
        entry.complain(field, "There is no example.", "Add '- case:' with 'why:' below it.")
    return tuple(Example(part.case("case"), part.text("why")) for part in parts)


def _one_example(entry: WordsEntry) -> Example:
    found = _examples(entry, "example")
    if len(found) > 1:
        entry.complain("example", "A step has one example.", "Keep the best.")
    return next(iter(found), Example("", ""))
