"""Answers from a table: columns named as in the codebook, or as Kobo, ODK and other XLSForm programs write them.

A row becomes answers, or says what is wrong with it. Nothing here keeps more
than one row and, of what is wrong, more than a few kinds: a file of 100,000
wrong codes is answered in as few lines as one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from coproduction_star.data.questions import Answer, Kind
from coproduction_star.data.questions.question import OTHER

from .answers import LONGEST_LINE, Fault, WrongAnswer, check_answer, check_text_answer
from .pages import is_consent, own_words_key
from .survey import Survey, SurveyQuestion
from .xlsform.columns import xlsform_name

SPLIT = ("/", ".")
"""What stands between a question and its choice where each choice has a column of its own."""
YES, NO = ("1", "true", "yes", "1.0"), ("", "0", "false", "no", "0.0")
IDENTITIES = ("_uuid", "meta/instanceid", "instanceid", "key", "__id", "_id")
"""Columns by which other programs tell one row from all others, the surest first."""
NOTED = ("start", "end", "today", "deviceid", "username", "formhub/uuid", "subscriberid", "phonenumber")
MOST_KINDS = 40


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the table holds. A question without ``choice`` holds its whole answer."""

    key: str
    question: SurveyQuestion
    choice: str = ""
    own_words: bool = False
    consent: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, those that mean nothing here, and the one that names the row."""

    known: Mapping[int, Column]
    unknown: tuple[str, ...]
    identity: int | None


@dataclass(slots=True)
class Row:
    """One row: its answers by question, its consents, its own name, and what is wrong, by column."""

    answers: dict[str, Answer] = field(default_factory=dict)
    consents: tuple[str, ...] | None = None
    identity: str = ""
    faults: list[tuple[int, WrongAnswer]] = field(default_factory=list)


@dataclass(slots=True)
class Complaint:
    """One kind of thing that is wrong, in how many rows, and the first of these."""

    column: int
    fault: Fault
    said: str
    first_row: int
    rows: int = 1


@dataclass(slots=True)
class Complaints:
    """What is wrong in a whole table. Kinds beyond ``MOST_KINDS`` are counted and not told apart."""

    kinds: dict[tuple[int, Fault, str], Complaint] = field(default_factory=dict)
    more: int = 0

    def add(self, row: int, column: int, wrong: WrongAnswer) -> None:
        """Note what is wrong with one cell."""
        key = column, wrong.fault, wrong.said
        if key in self.kinds:
            self.kinds[key].rows += 1
        elif len(self.kinds) < MOST_KINDS:
            self.kinds[key] = Complaint(column, wrong.fault, wrong.said, row)
        else:
            self.more += 1


def columns_of(survey: Survey, headings: Sequence[str]) -> Columns:
    """Find out what each column is. A heading may carry the groups it stands in before its own name."""
    names = _names(survey)
    known: dict[int, Column] = {}
    unknown = []
    for place, heading in enumerate(headings):
        column = _column(heading, names)
        if column is not None:
            known[place] = column
        elif heading.strip() and not _is_noted(heading):
            unknown.append(heading)
    split = {column.question.id for column in known.values() if column.choice}
    for place, column in known.items():
        if column.own_words and column.question.id in split and headings[place].strip().lower().endswith(f".{OTHER}"):
            known[place] = Column(column.question.id, column.question, OTHER)
    lowered = [heading.strip().lower() for heading in headings]
    identity = next((lowered.index(name) for name in IDENTITIES if name in lowered), None)
    return Columns(known, tuple(unknown), identity)


def _names(survey: Survey) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for question in survey.questions:
        if question.kind is Kind.NOTE:
            continue
        consent = is_consent(question)
        for key in [f"{question.id}.{row.id}" for row in question.statements] or [question.id]:
            _name(found, Column(key, question, consent=consent))
        if question.own_words:
            _name(found, Column(own_words_key(question), question, own_words=True))
        if question.kind is Kind.SEVERAL:
            for choice in question.choices:
                column = Column(question.id, question, choice.id, consent=consent)
                for split in SPLIT:
                    found.setdefault(f"{question.id}{split}{choice.id}".lower(), column)
        if not question.statements:
            for words in question.text.values():
                found.setdefault(words.strip().lower(), Column(question.id, question, consent=consent))
    return found


def _name(found: dict[str, Column], column: Column) -> None:
    for name in (column.key, xlsform_name(column.key)):
        found.setdefault(name.lower(), column)


def _column(heading: str, names: Mapping[str, Column]) -> Column | None:
    said = heading.strip().lower()
    if said in names:
        return names[said]
    for split in ("/", "-", ":"):
        rest = said
        while split in rest:
            rest = rest.split(split, 1)[1]
            if rest in names:
                return names[rest]
    return None


def _is_noted(heading: str) -> bool:
    said = heading.strip().lower()
    return said.startswith(("_", "meta/", "instance", "submission")) or said in NOTED or said in IDENTITIES


def read_row(columns: Columns, cells: Sequence[str]) -> Row:
    """Read one row. What is wrong is noted and the rest is read."""
    row, ticked = Row(), dict[str, tuple[int, SurveyQuestion, list[str]]]()
    if columns.identity is not None and columns.identity < len(cells):
        row.identity = cells[columns.identity].strip()
    for place, column in columns.known.items():
        cell = cells[place].strip() if place < len(cells) else ""
        try:
            if column.choice:
                _tick(column, cell, ticked.setdefault(column.key, (place, column.question, [])))
            elif cell:
                _take(row, column, cell)
        except WrongAnswer as wrong:
            row.faults.append((place, wrong))
    for key, (place, question, chosen) in ticked.items():
        if chosen and key not in row.answers:
            _take_ticked(row, key, place, question, chosen)
    return row


def _tick(column: Column, cell: str, into: tuple[int, SurveyQuestion, list[str]]) -> None:
    if cell.lower() in YES:
        into[2].append(column.choice)
    elif cell.lower() not in NO:
        raise WrongAnswer(Fault.NO_CHOICE, cell)


def _take_ticked(row: Row, key: str, place: int, question: SurveyQuestion, chosen: list[str]) -> None:
    try:
        answer = check_answer(question, chosen)
    except WrongAnswer as wrong:
        row.faults.append((place, wrong))
        return
    if is_consent(question):
        row.consents = tuple(chosen)
    else:
        row.answers[key] = answer


def _take(row: Row, column: Column, cell: str) -> None:
    question = column.question
    if column.own_words:
        row.answers[column.key] = check_text_answer(cell, longest=LONGEST_LINE)
        return
    if question.kind is Kind.SEVERAL:
        chosen = list(_several(question, cell))
        if column.consent:
            row.consents = tuple(chosen)
            return
        answer = check_answer(question, chosen)
    else:
        answer = check_answer(question, _labels(question).get(cell.lower(), cell) if question.choices else cell)
    if answer is not None:
        row.answers[column.key] = answer


def _several(question: SurveyQuestion, cell: str) -> Iterator[str]:
    """Ids between blanks, as XLSForm's programs write them, or ids or words between semicolons or bars."""
    ids = {choice.id for choice in question.choices}
    words = cell.split()
    if all(word in ids for word in words):
        yield from words
        return
    labels = _labels(question)
    for part in cell.replace("|", ";").split(";"):
        said = part.strip()
        if said in ids:
            yield said
        elif said.lower() in labels:
            yield labels[said.lower()]
        elif said:
            raise WrongAnswer(Fault.NO_CHOICE, next((word for word in said.split() if word not in ids), said))


def _labels(question: SurveyQuestion) -> Mapping[str, str]:
    return _labels_by(question.id, tuple((c.id, tuple(c.text.values())) for c in question.choices))


@lru_cache(maxsize=512)
def _labels_by(_question: str, choices: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, str]:
    found = {words.strip().lower(): id_ for id_, texts in choices for words in texts}
    return {**found, **{id_.lower(): id_ for id_, _texts in choices}}
