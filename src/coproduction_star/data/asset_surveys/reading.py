"""From the text of a survey file to a survey, or to every problem it has."""

from dataclasses import replace

from coproduction_star.data.content_files import Language, WordsEntry
from coproduction_star.data.documents import Complaints, Document
from coproduction_star.data.entries import did_you_mean
from coproduction_star.data.errors import BadContent, Problem
from coproduction_star.data.questions import Audience, Condition, Kind, Side, without
from coproduction_star.data.questions.loader import condition_of

from .from_bank import as_asked, bank_by_id
from .survey import LANGUAGE, RECORDED, Section, Survey, SurveyChoice, SurveyQuestion, Words

SURVEY_KEYS = (
    "id", "version", "title", "audience", "youngest", "oldest", "languages", "machine_translated", "sections",
    "questions", "recorded",
)  # fmt: skip
SECTION_KEYS = ("id", "title", "show_if")
OWN_KEYS = (
    "id", "kind", "text", "easy", "help", "choices", "statements", "own_words", "most", "lowest", "highest",
    "decimals", "required", "show_if", "section", "side", "special_category", "for_young_people",
)  # fmt: skip
BANK_KEYS = ("bank", "text", "easy", "help", "choices", "statements", "required", "show_if", "section")
ALWAYS = "always"
OLDEST = 120
LATEST_VERSION = 9_999_999_999
"""Kobo counts versions by date."""
LONGEST_ID = 60
MOST_QUESTIONS = 300
LARGEST = 1e9


def read_survey(text: str, *, file: str) -> tuple[Survey, Complaints]:
    """Read a survey and collect what is wrong with its file.

    Parameters
    ----------
    text, file
        The YAML text (JSON is YAML too) and the name to give in complaints.

    Returns
    -------
    tuple
        The survey, as far as it could be read, and the complaints, to which the checks of the whole can add theirs.

    Raises
    ------
    BadContent
        When there are no keys and values to read at all.
    """
    document = Document(text, file=file)
    if document.data is None:
        remedy = "Write a survey; docs/reference/asset-survey.md."
        raise BadContent(document.problems or [Problem(file, 1, "whole file", "The file is empty.", remedy)])
    return _survey(WordsEntry(document, document.data)), document


def _survey(entry: WordsEntry) -> Survey:
    entry.refuse_other_keys(SURVEY_KEYS)
    languages = _languages(entry, "languages")
    survey = Survey(
        id=entry.text("id", longest=LONGEST_ID),
        version=entry.whole_number("version", lowest=1, highest=LATEST_VERSION),
        title=_words(entry, "title", languages),
        audience=entry.choice("audience", Audience, called="audience"),
        youngest=entry.whole_number("youngest", lowest=0, highest=OLDEST),
        oldest=entry.optional_whole_number("oldest", lowest=0, highest=OLDEST) if entry.has("oldest") else None,
        languages=languages,
        machine_translated=entry.words("machine_translated", languages, called="language of this survey")
        if entry.has("machine_translated")
        else (),
        sections=tuple(_section(part, languages) for part in entry.parts("sections")),
        questions=_questions(entry, languages),
        recorded=entry.words("recorded", RECORDED, called="thing to note") if entry.has("recorded") else (),
    )
    return replace(survey, questions=fitted(survey.questions))


def fitted(questions: tuple[SurveyQuestion, ...]) -> tuple[SurveyQuestion, ...]:
    """Cut the bank's own conditions down to the questions that this survey asks."""
    asked = {question.id for question in questions}
    return tuple(
        replace(question, show_if=without(question.show_if, asked)) if is_default(question) else question
        for question in questions
    )


def is_default(question: SurveyQuestion) -> bool:
    """Say whether a question is shown when the bank says, and not when this survey says."""
    return question.from_bank and question.show_if == bank_by_id()[question.id].show_if


def _languages(entry: WordsEntry, key: str) -> tuple[str, ...]:
    found = entry.texts(key, longest=20)
    for place, language in enumerate(found):
        if not LANGUAGE.fullmatch(language):
            entry.complain(key, f"{language!r} is no code of a language.", "Write en, cy, pl, zh-Hant and so on.")
        if language in found[:place]:
            entry.complain(key, f"{language} is there twice.", "Keep one.")
    return found or (Language.ENGLISH.value,)


def _section(entry: WordsEntry, languages: tuple[str, ...]) -> Section:
    entry.refuse_other_keys(SECTION_KEYS)
    return Section(entry.text("id", longest=LONGEST_ID), _words(entry, "title", languages), _condition(entry))


def _questions(entry: WordsEntry, languages: tuple[str, ...]) -> tuple[SurveyQuestion, ...]:
    parts = entry.parts("questions")
    if not parts:
        entry.complain("questions", "There are no questions.", "Add '- bank: keep-well' and more below it.")
    if len(parts) > MOST_QUESTIONS:
        entry.complain("questions", f"There are {len(parts)} questions.", f"Keep at most {MOST_QUESTIONS}.")
    return tuple(_question(part, languages) for part in parts[:MOST_QUESTIONS])


def _question(entry: WordsEntry, languages: tuple[str, ...]) -> SurveyQuestion:
    if entry.has("bank"):
        return _bank_question(entry, languages)
    entry.refuse_other_keys(OWN_KEYS)
    return SurveyQuestion(
        id=entry.text("id", longest=LONGEST_ID),
        kind=entry.choice("kind", Kind, called="kind of question"),
        text=_words(entry, "text", languages),
        easy=_optional_words(entry, "easy", languages),
        help=_optional_words(entry, "help", languages),
        choices=_rows(entry, "choices", languages),
        statements=_rows(entry, "statements", languages),
        own_words=entry.flag("own_words"),
        most=entry.whole_number("most", lowest=1, highest=MOST_QUESTIONS) if entry.has("most") else None,
        lowest=_optional_number(entry, "lowest"),
        highest=_optional_number(entry, "highest"),
        decimals=entry.flag("decimals"),
        required=entry.flag("required"),
        show_if=_condition(entry),
        section=entry.text_or_nothing("section"),
        side=entry.optional_choice("side", Side, called="side"),
        special_category=entry.flag("special_category"),
        for_young_people=entry.flag("for_young_people"),
    )


def _bank_question(entry: WordsEntry, languages: tuple[str, ...]) -> SurveyQuestion:
    entry.refuse_other_keys(BANK_KEYS)
    known, id_ = bank_by_id(), entry.text("bank")
    if id_ not in known:
        remedy = did_you_mean(id_, known) or "'coproduction-star surveys bank' shows them all."
        entry.complain("bank", f"The bank has no question {id_!r}.", remedy)
        return SurveyQuestion(id_ or "unknown", Kind.NOTE, dict.fromkeys(languages, id_), {}, {})
    found = as_asked(id_, languages)
    return replace(
        found,
        text=_translated(entry, "text", found.text, languages),
        easy=_translated(entry, "easy", found.easy, languages),
        help=_translated(entry, "help", found.help, languages),
        choices=_translated_rows(entry, "choices", found.choices, languages),
        statements=_translated_rows(entry, "statements", found.statements, languages),
        required=entry.flag("required"),
        section=entry.text_or_nothing("section"),
        show_if=_condition(entry) if entry.has("show_if") else found.show_if,
    )


def _condition(entry: WordsEntry) -> Condition | None:
    return None if entry.peek("show_if") == ALWAYS else condition_of(entry, "show_if")


def _optional_number(entry: WordsEntry, key: str) -> float | None:
    return entry.number(key, lowest=-LARGEST, highest=LARGEST) if entry.has(key) else None


def _optional_words(entry: WordsEntry, key: str, languages: tuple[str, ...]) -> Words:
    return _words(entry, key, languages) if entry.has(key) else {}


def _words(entry: WordsEntry, key: str, languages: tuple[str, ...]) -> Words:
    """Read a text: alone it is in the first language, otherwise a text for each language."""
    given = entry.peek(key)
    if not isinstance(given, dict):
        text = entry.text(key).strip()
        return {languages[0]: text} if text else {}
    inside = entry.part(key)
    inside.refuse_other_keys(languages)
    return {language: inside.text(language).strip() for language in languages if inside.has(language)}


def _rows(entry: WordsEntry, key: str, languages: tuple[str, ...]) -> tuple[SurveyChoice, ...]:
    found = []
    for part in entry.parts(key):
        part.refuse_other_keys(("id", "text"))
        found.append(SurveyChoice(part.text("id", longest=LONGEST_ID), _words(part, "text", languages)))
    return tuple(found)


def _translated(entry: WordsEntry, key: str, ours: Words, languages: tuple[str, ...]) -> Words:
    """Add languages to words of the bank; its own words stay as they are, or answers could not be compared."""
    more = _optional_words(entry, key, languages)
    for language in more:
        if language in set(Language):
            remedy = "Take it out, or ask a question of your own with another id."
            entry.complain(key, f"The bank has its own words for {language}.", remedy)
    return {language: words[language] for language in languages if (words := {**more, **ours}).get(language)}


def _translated_rows(
    entry: WordsEntry, key: str, ours: tuple[SurveyChoice, ...], languages: tuple[str, ...]
) -> tuple[SurveyChoice, ...]:
    given = {}
    for part in entry.parts(key):
        part.refuse_other_keys(("id", "text"))
        id_ = part.word("id", [row.id for row in ours], called="answer of this question")
        words = next((row.text for row in ours if row.id == id_), {})
        given[id_] = _translated(part, "text", words, languages)
    return tuple(replace(row, text=given.get(row.id, row.text)) for row in ours)
