"""A question of the bank as a survey asks it, with the words of every language it is asked in."""

from collections.abc import Collection
from dataclasses import replace
from functools import cache

from coproduction_star.data.content_files import Language
from coproduction_star.data.questions import Choice, Question, bank

from .survey import SurveyChoice, SurveyQuestion, Words


@cache
def bank_by_id(language: Language = Language.ENGLISH) -> dict[str, Question]:
    """Give the bank's questions by id."""
    return {question.id: question for question in bank(language)}


@cache
def _in_all_languages(id_: str) -> SurveyQuestion:
    versions = {language: bank_by_id(language)[id_] for language in Language}
    question = versions[Language.ENGLISH]
    return SurveyQuestion(
        id=question.id,
        kind=question.kind,
        text=_words(versions, "text"),
        easy=_words(versions, "easy"),
        help=_words(versions, "help"),
        choices=_rows({language: each.choices for language, each in versions.items()}),
        statements=_rows({language: each.statements for language, each in versions.items()}),
        own_words=question.own_words,
        most=question.most,
        lowest=question.lowest,
        highest=question.highest,
        show_if=question.show_if,
        side=question.side,
        special_category=question.special_category,
        for_young_people=question.for_young_people,
        from_bank=True,
    )


def as_asked(id_: str, languages: Collection[str]) -> SurveyQuestion:
    """Give a question of the bank in those of the languages that the bank has."""
    found = _in_all_languages(id_)
    return replace(
        found,
        text=in_languages(found.text, languages),
        easy=in_languages(found.easy, languages),
        help=in_languages(found.help, languages),
        choices=_rows_in(found.choices, languages),
        statements=_rows_in(found.statements, languages),
    )


def in_languages(words: Words, languages: Collection[str]) -> Words:
    """Leave out the languages that are not asked for."""
    return {language: words[language] for language in languages if words.get(language)}


def awaiting_check(language: str) -> bool:
    """Say whether the bank's words of a language are by a machine and nobody has checked them all."""
    return any(
        question.translation.awaiting_check
        for known in Language
        if known.value == language
        for question in bank(known)
    )


def as_the_banks(question: SurveyQuestion, languages: Collection[str]) -> SurveyQuestion | None:
    """Give a question as the bank's, where it has its id and its words in each language that the bank has.

    When it is shown, in which section it stands and whether it must be answered
    is for the survey to say. What other programs drop (Easy Read, the side, the
    marks) comes from the bank again.
    """
    theirs = [language for language in languages if language in set(Language)]
    if question.id not in bank_by_id() or not theirs:
        return None
    ours = as_asked(question.id, theirs)
    mine = replace(
        ours,
        kind=question.kind,
        text=in_languages(question.text, theirs),
        help=in_languages(question.help, theirs),
        choices=_rows_in(question.choices, theirs),
        statements=_rows_in(question.statements, theirs),
        own_words=question.own_words,
        most=question.most,
        lowest=question.lowest,
        highest=question.highest,
        decimals=question.decimals,
    )
    return from_the_bank(question, languages) if mine == ours else None


def from_the_bank(question: SurveyQuestion, languages: Collection[str]) -> SurveyQuestion:
    """Mark a question as the bank's and give it what the bank says of it."""
    ours = as_asked(question.id, languages)
    return replace(
        question,
        easy=in_languages({**question.easy, **ours.easy}, languages),
        side=ours.side,
        special_category=ours.special_category,
        for_young_people=ours.for_young_people,
        from_bank=True,
    )


def _words(versions: dict[Language, Question], field: str) -> Words:
    said = {language.value: getattr(question, field) for language, question in versions.items()}
    return {language: text for language, text in said.items() if text}


def _rows(versions: dict[Language, tuple[Choice, ...]]) -> tuple[SurveyChoice, ...]:
    texts = {language.value: {row.id: row.text for row in rows} for language, rows in versions.items()}
    return tuple(
        SurveyChoice(row.id, {language: known[row.id] for language, known in texts.items() if row.id in known})
        for row in versions[Language.ENGLISH]
    )


def _rows_in(rows: tuple[SurveyChoice, ...], languages: Collection[str]) -> tuple[SurveyChoice, ...]:
    return tuple(SurveyChoice(row.id, in_languages(row.text, languages)) for row in rows)
