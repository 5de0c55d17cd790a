"""What can be wrong with one question by itself."""

from collections.abc import Callable, Iterator

from coproduction_star.data.documents import Complaints, Path
from coproduction_star.data.questions import Kind
from coproduction_star.data.questions.question import CHOOSING, DECLINED, OTHER
from coproduction_star.methods.sentences import worded

from .survey import CHOICE_ID, SurveyChoice, SurveyQuestion, Words

YES_NO = ("yes", "no")
CARRIES = "${"
WRITE_THEM = worded("Write them, or leave the language out.")
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
        complaints.complain(path, worded("There are no words for %(languages)s.", languages=missing), WRITE_THEM)
    if any(CARRIES in text for text in words.values()):
        remedy = worded("Write the words out; an answer cannot be carried into a text.")
        complaints.complain(path, worded("The text holds %(sign)s.", sign=repr(CARRIES)), remedy)


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
            facts = {"languages": missing, "ids": ", ".join(ids)}
            complaints.complain(path, worded("There are no words for %(languages)s: %(ids)s.", **facts), WRITE_THEM)


def _faults_of_choices(question: SurveyQuestion) -> Iterator[Fault]:
    ids = [choice.id for choice in question.choices]
    if question.kind not in CHOOSING:
        if ids:
            what = worded("A question of kind %(kind)s has no choices.", kind=question.kind.value)
            yield "choices", what, worded("Take them out or change the kind.")
    elif len(ids) < FEWEST[question.kind]:
        what = worded("There are %(number)s choices.", number=len(ids))
        yield "choices", what, worded("Give at least %(number)s.", number=FEWEST[question.kind])
    yield from _faults_of_ids("choices", ids)
    yield from _faults_of_ids("statements", [statement.id for statement in question.statements])
    if question.own_words and (OTHER not in ids or question.kind not in (Kind.ONE, Kind.SEVERAL)):
        remedy = worded("Ask for one or several, with a choice whose id is %(id)s.", id=OTHER)
        yield "own_words", worded("There is no choice that opens a line to write on."), remedy
    only_yes_no = tuple(id_ for id_ in ids if id_ != DECLINED) == YES_NO
    if question.kind is Kind.YES_NO and ids and not only_yes_no:
        yield (
            "choices",
            worded("The choices are not yes and no."),
            worded("Use the ids yes, no and, last, %(id)s; or the kind one.", id=DECLINED),
        )
    if question.kind is Kind.ONE and only_yes_no:
        yield "kind", worded("This can be answered with yes or no only."), worded("Use the kind yes-no.")
    if (question.kind is Kind.STATEMENTS) is not bool(question.statements):
        remedy = worded("Give statements to the kind statements and to no other.")
        yield "statements", worded("The kind is %(kind)s.", kind=question.kind.value), remedy


def _faults_of_ids(field: str, ids: list[str]) -> Iterator[Fault]:
    for place, id_ in enumerate(ids):
        if not CHOICE_ID.fullmatch(id_):
            what = worded("%(id)s is no id of an answer.", id=repr(id_))
            yield field, what, worded("Use letters, digits and single hyphens, no blanks.")
        if id_ in ids[:place]:
            yield field, worded("%(id)s is there twice.", id=id_), worded("Give each its own id.")


def _faults_of_limits(question: SurveyQuestion) -> Iterator[Fault]:
    if question.most is not None and (question.kind is not Kind.SEVERAL or question.most > len(question.choices)):
        remedy = worded("Lower it, take it out, or use the kind several.")
        yield "most", worded("There are not so many choices to tick."), remedy
    limits = [limit for limit in (question.lowest, question.highest) if limit is not None]
    if (limits or question.decimals) and question.kind is not Kind.NUMBER:
        remedy = worded("Use the kind number, or take them out.")
        yield "kind", worded("Only a number has limits and decimals."), remedy
    if len(limits) == 2 and limits[0] > limits[1]:
        what = worded("It is below the lowest, %(number)s.", number=f"{limits[0]:g}")
        yield "highest", what, worded("Correct one of the two.")
