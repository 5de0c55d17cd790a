"""A survey of what people can do: its questions in order, in every language it is asked in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from coproduction_star.data.questions import Audience, Condition, Kind, Side
from coproduction_star.data.questions.question import OTHER

Words = Mapping[str, str]
"""A text in each language, by the code of the language."""

ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*")
CHOICE_ID = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
RECORDED = ("start", "end", "today")
"""What a device may note by itself, in XLSForm's words."""


@dataclass(frozen=True, slots=True)
class SurveyChoice:
    """One answer to choose, or one statement to answer."""

    id: str
    text: Words


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading."""

    id: str
    title: Words
    show_if: Condition | None = None


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    """A question as this survey asks it."""

    id: str
    kind: Kind
    text: Words
    easy: Words
    """In Easy Read; may be empty."""
    help: Words
    choices: tuple[SurveyChoice, ...] = ()
    statements: tuple[SurveyChoice, ...] = ()
    own_words: bool = False
    """Whether the choice ``other`` opens a line to write on."""
    most: int | None = None
    lowest: float | None = None
    highest: float | None = None
    decimals: bool = False
    """Whether a number may have a fraction."""
    required: bool = False
    show_if: Condition | None = None
    section: str = ""
    side: Side | None = None
    special_category: bool = False
    for_young_people: bool = False
    from_bank: bool = False
    """Whether it is the bank's, word for word; then its answers can be compared with those of others."""

    @property
    def other_label(self) -> Words:
        """The words of the choice that opens a line."""
        return next((choice.text for choice in self.choices if choice.id == OTHER), {})

    def texts(self, language: str) -> tuple[str, ...]:
        """Give all that a person reads of it in a language."""
        rows = (row.text for row in (*self.statements, *self.choices))
        return tuple(words[language] for words in (self.text, self.help, *rows) if language in words)


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey that is asked of one audience; every change of it is a new version."""

    id: str
    version: int
    title: Words
    audience: Audience
    youngest: int
    """The age from which people may answer."""
    languages: tuple[str, ...]
    """The first is the one it was written in."""
    questions: tuple[SurveyQuestion, ...]
    sections: tuple[Section, ...] = ()
    machine_translated: tuple[str, ...] = ()
    """Languages whose words a machine wrote and nobody has checked."""
    recorded: tuple[str, ...] = ()
    """What the device notes by itself."""
    oldest: int | None = None
    """The last age in years for which it is; nothing where there is no upper age."""

    def question(self, id_: str) -> SurveyQuestion | None:
        """Give the question of this id, where there is one."""
        return next((question for question in self.questions if question.id == id_), None)

    def section(self, id_: str) -> Section | None:
        """Give the section of this id, where there is one."""
        return next((section for section in self.sections if section.id == id_), None)

    def always_asked(self, question: SurveyQuestion) -> bool:
        """Say whether everybody gets this question, whatever they answer."""
        section = self.section(question.section)
        return question.show_if is None and (section is None or section.show_if is None)
