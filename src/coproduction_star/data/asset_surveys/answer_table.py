"""Answers from a table: columns named as in the codebook, or as Kobo, ODK and other XLSForm programs write them.

A row becomes answers, or says what is wrong with it. Nothing here keeps more
than one row and, of what is wrong, the kinds by column: a file of 100,000
wrong codes is answered in as few lines as one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from coproduction_star.data.questions import Answer, Kind
from coproduction_star.data.questions.question import OTHER

from .ages import outside
from .answers import LONGEST_LINE, Fault, WrongAnswer, check_answer, check_text_answer
from .pages import is_consent, own_words_key
from .survey import Survey, SurveyQuestion
from .xlsform.columns import xlsform_name

SPLIT = ("/", ".")
"""What stands between a question and its choice where each choice has a column of its own."""
YES, NO = ("1", "true", "yes", "1.0"), ("", "0", "false", "no", "0.0")
IDENTITIES = ("_uuid", "meta/instanceid", "instanceid", "key", "__id", "_id")
"""Columns by which other programs tell one row from all others, the surest first."""
ROW = "_row"
"""A column of ours, in the file of rows that were wrong."""
NOTED = ("start", "end", "today", "deviceid", "username", "formhub/uuid", "subscriberid", "phonenumber")
ROWS_NAMED, SAID_NAMED = 5, 5
"""Of each kind of thing that is wrong, so many rows and so many of the things that stand there are named."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the table holds. A question without ``choice`` holds its whole answer."""

    key: str
    question: SurveyQuestion
    choice: str = ""
    own_words: bool = False
    consent: bool = False
    codes: Mapping[str, str] = field(default_factory=dict)
    """The ids of its answers, and what each is called in every language in small letters, with the id meant."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, those that mean nothing here, and the one that names the row."""

    known: Mapping[int, Column]
    unknown: tuple[str, ...]
    identity: int | None
    row: int | None = None
    """The column that says which row of an earlier file a row was."""
    survey: Survey | None = None
    """For whom it is: a row of somebody outside its ages is wrong."""


@dataclass(slots=True)
class Row:
    """One row: its answers by question, its consents, its own name, and what is wrong, by column."""

    answers: dict[str, Answer] = field(default_factory=dict)
    consents: tuple[str, ...] | None = None
    identity: str = ""
    row: str = ""
    """Which row of an earlier file it was, where it says so."""
    faults: list[tuple[int, WrongAnswer]] = field(default_factory=list)


@dataclass(slots=True)
class Complaint:
    """One kind of thing that is wrong in one column: in how many rows, the first of these, and what stands there."""

    column: int
    fault: Fault
    limit: float | None = None
    rows: int = 0
    first_rows: list[int] = field(default_factory=list)
    said: dict[str, int] = field(default_factory=dict)
    """The first different things that stand there, and how often each does."""
    others: int = 0
    """Cells that say something else again."""

    def add(self, row: int, said: str) -> None:
        """Count one cell."""
        self.rows += 1
        if len(self.first_rows) < ROWS_NAMED:
            self.first_rows.append(row)
        if said in self.said or len(self.said) < SAID_NAMED:
            self.said[said] = self.said.get(said, 0) + 1
        else:
            self.others += 1


@dataclass(slots=True)
class Complaints:
    """What is wrong in a whole table, by column and kind: few lines, however many rows."""

    kinds: dict[tuple[int, Fault, float | None], Complaint] = field(default_factory=dict)

    def add(self, row: int, column: int, wrong: WrongAnswer) -> None:
        """Note what is wrong with one cell."""
        key = column, wrong.fault, wrong.limit
        if key not in self.kinds:
            self.kinds[key] = Complaint(*key)
        self.kinds[key].add(row, wrong.said)

    def most_first(self) -> list[Complaint]:
        """Give the kinds, those of most rows first."""
        return sorted(self.kinds.values(), key=lambda one: (-one.rows, one.column))


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
    row = lowered.index(ROW) if ROW in lowered else None
    return Columns(known, tuple(unknown), identity, row, survey)


def _names(survey: Survey) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for question in survey.questions:
        if question.kind is Kind.NOTE:
            continue
        consent, codes = is_consent(question), _codes(question)
        for key in [f"{question.id}.{row.id}" for row in question.statements] or [question.id]:
            _name(found, Column(key, question, consent=consent, codes=codes))
        if question.own_words:
            _name(found, Column(own_words_key(question), question, own_words=True))
        if question.kind is Kind.SEVERAL:
            for choice in question.choices:
                column = Column(question.id, question, choice.id, consent=consent, codes=codes)
                for split in SPLIT:
                    found.setdefault(f"{question.id}{split}{choice.id}".lower(), column)
        if not question.statements:
            for words in question.text.values():
                found.setdefault(words.strip().lower(), Column(question.id, question, consent=consent, codes=codes))
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
    row.identity, row.row = _cell(cells, columns.identity), _cell(cells, columns.row)
    for place, column in columns.known.items():
        cell = _cell(cells, place)
        try:
            if column.choice:
                _tick(column, cell, ticked.setdefault(column.key, (place, column.question, [])))
            elif cell:
                _take(row, column, cell)
                _refuse_outside(columns, row, column, cell)
        except WrongAnswer as wrong:
            row.faults.append((place, wrong.with_traceback(None)))  # which would hold the row in a circle
    for key, (place, question, chosen) in ticked.items():
        if chosen and key not in row.answers:
            _take_ticked(row, key, place, question, chosen)
    return row


def _refuse_outside(columns: Columns, row: Row, column: Column, cell: str) -> None:
    if columns.survey and outside(columns.survey, column.key, row.answers.get(column.key)):
        raise WrongAnswer(Fault.OUTSIDE_AGES, cell)


def _cell(cells: Sequence[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


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
    if column.own_words:
        row.answers[column.key] = check_text_answer(cell, longest=LONGEST_LINE)
    elif column.consent:
        row.consents = tuple(_several(column, cell))
    elif column.question.kind is Kind.SEVERAL:
        answer = check_answer(column.question, _several(column, cell))
        if answer is not None:
            row.answers[column.key] = answer
    elif column.codes:
        row.answers[column.key] = _code(column, cell)
    else:
        answer = check_answer(column.question, cell)
        if answer is not None:
            row.answers[column.key] = answer


def _code(column: Column, cell: str) -> str:
    code = _code_or_nothing(column, cell)
    if not code:
        raise WrongAnswer(Fault.NO_CHOICE, cell)
    return code


def _code_or_nothing(column: Column, cell: str) -> str:
    return column.codes.get(cell) or column.codes.get(cell.lower(), "")


def _several(column: Column, cell: str) -> list[str]:
    """Ids between blanks, as XLSForm's programs write them, or ids or words between semicolons or bars."""
    words, codes = cell.split(), column.codes
    if all(codes.get(word) == word for word in words):
        return words
    parts = [part.strip() for part in cell.replace("|", ";").split(";")]
    return [_one_of_several(column, part) for part in parts if part]


def _one_of_several(column: Column, said: str) -> str:
    code = _code_or_nothing(column, said)
    if not code:
        raise WrongAnswer(
            Fault.NO_CHOICE, next((word for word in said.split() if column.codes.get(word) != word), said)
        )
    return code


def _codes(question: SurveyQuestion) -> dict[str, str]:
    found = {words.strip().lower(): choice.id for choice in question.choices for words in choice.text.values()}
    found |= {choice.id.lower(): choice.id for choice in question.choices}
    return found | {choice.id: choice.id for choice in question.choices}
