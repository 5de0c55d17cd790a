"""What a new version of a survey changes, and which answers can still be laid beside the old ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .survey import Survey, SurveyChoice, SurveyQuestion


class Change(StrEnum):
    """What became of a question."""

    ADDED = "added"
    REMOVED = "removed"
    WORDS = "words"
    """The same ids in other words: answers stand beside each other, with a note."""
    ANSWERS = "answers"
    """Another kind, other choices or statements: answers cannot be laid beside the old ones."""
    SHOWN = "shown"
    """Asked of other people than before, because its condition or its section's changed."""


SENTENCES = {
    Change.ADDED: "is new",
    Change.REMOVED: "is no longer asked",
    Change.WORDS: "has other words; say so where answers stand side by side",
    Change.ANSWERS: "is answered in another way; keep old and new answers apart, or give it another id",
    Change.SHOWN: "is asked of other people than before; keep old and new answers apart",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One change of one question."""

    question: str
    change: Change

    def __str__(self) -> str:
        """Say it in a sentence."""
        return f"{self.question} {SENTENCES[self.change]}."

    @property
    def breaks_comparison(self) -> bool:
        """Say whether old and new answers to this question must be kept apart."""
        return self.change in (Change.ANSWERS, Change.SHOWN)


def changes(before: Survey, after: Survey) -> tuple[Changed, ...]:
    """Compare two versions of a survey, question by question in the order of the new one, what was removed last."""
    found = [change for question in after.questions for change in _changes_of(question, before, after)]
    gone = [question.id for question in before.questions if after.question(question.id) is None]
    return (*found, *(Changed(id_, Change.REMOVED) for id_ in gone))


def _changes_of(question: SurveyQuestion, before: Survey, after: Survey) -> Iterator[Changed]:
    old = before.question(question.id)
    if old is None:
        yield Changed(question.id, Change.ADDED)
        return
    if _answers(old) != _answers(question):
        yield Changed(question.id, Change.ANSWERS)
    elif _words(old, before) != _words(question, before):
        yield Changed(question.id, Change.WORDS)
    if _shown(old, before) != _shown(question, after):
        yield Changed(question.id, Change.SHOWN)


def _answers(question: SurveyQuestion) -> tuple[object, ...]:
    choices, statements = _ids(question.choices), _ids(question.statements)
    limits = (question.most, question.lowest, question.highest, question.decimals, question.own_words)
    return (question.kind, choices, statements, *limits)


def _ids(rows: tuple[SurveyChoice, ...]) -> tuple[str, ...]:
    return tuple(sorted(row.id for row in rows))


def _words(question: SurveyQuestion, before: Survey) -> tuple[tuple[str, ...], ...]:
    """Give the words in the languages of the old version: a language more changes no words."""
    return tuple(question.texts(language) for language in before.languages)


def _shown(question: SurveyQuestion, survey: Survey) -> tuple[object, ...]:
    section = survey.section(question.section)
    return (question.show_if, section.show_if if section else None)
