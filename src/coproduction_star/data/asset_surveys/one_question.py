"""What can be wrong with one question by itself."""

from collections.abc import Callable, Iterator

from coproduction_star.data.documents import Complaints, Path
from coproduction_star.data.questions import Kind
from coproduction_star.data.questions.question import CHOOSING, DECLINED, OTHER

from .survey import CHOICE_ID, SurveyChoice, SurveyQuestion, Words

YES_NO = ("yes", "no")
CARRIES = "${"
WRITE_THEM = "Write them, or leave the language out."
FEWEST = {Kind.ONE: 2, Kind.STATEMENTS: 2, Kind.YES_NO: 2, Kind.SEVERAL: 1}

Fault = tuple[str, str, str]
"""The field, what is wrong and the remedy."""


def check_question(
    question: SurveyQuestion, languages: tuple[str, ...], path: Callable[..., Path], complaints: Complaints
) -> None:
    """Add every problem of one question; ``path`` says the way to one of its fields."""
    for field, what, remedy in (*_faults_of_choices(question), *_faults_of_limits(question)):
        complaints.complain(path(field), what, remedy)
    for field, words in (("text", question.text), ("easy", question.easy), ("help", question.help)):
        if words or field == "text":
            check_words(words, languages, path(field), complaints)
    for field, rows in (("choices", question.choices), ("statements", question.statements)):
        _check_rows(rows, languages, path(field), complaints)


def check_words(words: Words, languages: tuple[str, ...], path: Path, complaints: Complaints) -> None:
    """Add what is wrong with a text: a language without words, an answer that is to be carried into it."""
    if missing := _missing(words, languages):
        complaints.complain(path, f"There are no words for {missing}.", WRITE_THEM)
    if any(CARRIES in text for text in words.values()):
        remedy = "Write the words out; an answer cannot be carried into a text."
        complaints.complain(path, f"The text holds {CARRIES!r}.", remedy)


def _missing(words: Words, languages: tuple[str, ...]) -> str:
    return ", ".join(language for language in languages if language not in words)


def _check_rows(
    rows: tuple[SurveyChoice, ...], languages: tuple[str, ...], path: Path, complaints: Complaints
) -> None:
    """Complain once of all rows that lack the same languages: there may be twenty."""
    lacking: dict[str, list[str]] = {}
    for row in rows:
        lacking.setdefault(_missing(row.text, languages), []).append(row.id)
        check_words(row.text, (), path, complaints)
    for missing, ids in lacking.items():
        if missing:
            complaints.complain(path, f"There are no words for {missing}: {', '.join(ids)}.", WRITE_THEM)


def _faults_of_choices(question: SurveyQuestion) -> Iterator[Fault]:
    ids = [choice.id for choice in question.choices]
    if question.kind not in CHOOSING:
        if ids:
            yield "choices", f"A question of kind {question.kind} has no choices.", "Take them out or change the kind."
    elif len(ids) < FEWEST[question.kind]:
        yield "choices", f"There are {len(ids)} choices.", f"Give at least {FEWEST[question.kind]}."
    yield from _faults_of_ids("choices", ids)
    yield from _faults_of_ids("statements", [statement.id for statement in question.statements])
    if question.own_words and (OTHER not in ids or question.kind not in (Kind.ONE, Kind.SEVERAL)):
        remedy = f"Ask for one or several, with a choice whose id is {OTHER}."
        yield "own_words", "There is no choice that opens a line to write on.", remedy
    only_yes_no = tuple(id_ for id_ in ids if id_ != DECLINED) == YES_NO
    if question.kind is Kind.YES_NO and ids and not only_yes_no:
        yield (
            "choices",
            "The choices are not yes and no.",
            f"Use the ids yes, no and, last, {DECLINED}; or the kind one.",
        )
    if question.kind is Kind.ONE and only_yes_no:
        yield "kind", "This can be answered with yes or no only.", "Use the kind yes-no."
    if (question.kind is Kind.STATEMENTS) is not bool(question.statements):
        remedy = "Give statements to the kind statements and to no other."
        yield "statements", f"The kind is {question.kind}.", remedy


def _faults_of_ids(field: str, ids: list[str]) -> Iterator[Fault]:
    for place, id_ in enumerate(ids):
        if not CHOICE_ID.fullmatch(id_):
            yield field, f"{id_!r} is no id of an answer.", "Use letters, digits and single hyphens, no blanks."
        if id_ in ids[:place]:
            yield field, f"{id_} is there twice.", "Give each its own id."


def _faults_of_limits(question: SurveyQuestion) -> Iterator[Fault]:
    if question.most is not None and (question.kind is not Kind.SEVERAL or question.most > len(question.choices)):
        yield "most", "There are not so many choices to tick.", "Lower it, take it out, or use the kind several."
    limits = [limit for limit in (question.lowest, question.highest) if limit is not None]
    if (limits or question.decimals) and question.kind is not Kind.NUMBER:
        yield "kind", "Only a number has limits and decimals.", "Use the kind number, or take them out."
    if len(limits) == 2 and limits[0] > limits[1]:
        yield "highest", f"It is below the lowest, {limits[0]:g}.", "Correct one of the two."
