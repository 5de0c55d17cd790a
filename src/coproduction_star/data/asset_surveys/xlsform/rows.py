"""The rows of the sheets ``survey`` and ``choices``, one after the other, as questions and sections."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from coproduction_star.data.asset_surveys.from_bank import bank_by_id
from coproduction_star.data.asset_surveys.survey import RECORDED, Section, SurveyChoice, SurveyQuestion, Words
from coproduction_star.data.content_files import Language
from coproduction_star.data.questions import Clause, Condition, Kind, Operator, Side
from coproduction_star.data.questions.question import DECLINED, OTHER
from coproduction_star.methods.sentences import worded

from .columns import (
    BANK,
    CHOICES,
    FLAGS,
    JOINT,
    LABEL,
    LIST_NAME,
    SIDE,
    SURVEY,
    TABLE,
    TRANSLATED,
    type_of,
)
from .expressions import ExpressionError, condition_from, limits_from
from .sheets import Form, FormRow

TRUE, FALSE = ("yes", "true", "true()", "1"), ("", "no", "false", "false()", "0")
MILD = ("appearance", "constraint_message", "required_message")
"""Columns whose loss changes how a form looks and not what it asks: remarked on, no problem."""
APPEARANCE = ("appearance", "")
LEAVE_IT_OUT = worded("Ask it in another way, or leave it out.")
YES_NO = ("yes", "no")
KINDS = {
    "select_one": Kind.ONE,
    "select_multiple": Kind.SEVERAL,
    "integer": Kind.NUMBER,
    "decimal": Kind.NUMBER,
    "text": Kind.TEXT,
    "note": Kind.NOTE,
}


class RowComplaints(Protocol):
    """What takes a problem with a cell, and remembers where questions and sections stand."""

    rows: dict[tuple[str | int, ...], int]

    def at(self, row: FormRow, column: str, what: str, remedy: str) -> None:
        """Note a problem with a cell."""


class RowReader:
    """Goes along the rows; what it made stands in ``questions``, ``sections``, ``recorded`` and ``notes``."""

    def __init__(self, form: Form, codes: Mapping[str, str], complaints: RowComplaints) -> None:
        self.questions: list[SurveyQuestion] = []
        self.sections: list[Section] = []
        self.recorded: list[str] = []
        self.notes: list[str] = []
        self.said_bank: set[str] = set()
        """Ids of questions that the workbook says are the bank's."""
        self._codes, self._complaints = codes, complaints
        self._open: list[str] = []
        """The groups that are open: ``section``, ``table``, ``inner`` (in another) or ``refused``."""
        self._lists = self._choice_lists(form)
        for row in form.sheet(SURVEY):
            self._row(row)
            self._tell_left_over(row)
        for row in form.sheet(CHOICES):
            self._tell_left_over(row)

    def _row(self, row: FormRow) -> None:
        written = row.get("type")
        name, list_name, with_other = type_of(written)
        if name == "end_group" or written.lower().replace(" ", "_") in ("end_repeat", "end_loop"):
            self._end(row)
        elif written.lower().replace(" ", "_").startswith(("begin_repeat", "begin_loop")) or self._in("refused"):
            self._refuse_repeat(row, written)
        elif name in RECORDED:
            row.get("name")
            self.recorded.append(name)
        elif name == "begin_group":
            self._begin(row)
        elif name in KINDS:
            self._question(row, KINDS[name], list_name, with_other=with_other, decimals=name == "decimal")
        else:
            self._take_all(row)
            what = worded("%(type)s is no type that a survey has.", type=repr(written or "nothing"))
            self._complaints.at(row, "type", what, LEAVE_IT_OUT)

    def _in(self, kind: str) -> bool:
        return kind in self._open

    def _refuse_repeat(self, row: FormRow, written: str) -> None:
        if written.lower().startswith("begin"):
            self._open.append("refused")
        name = row.get("name") or written
        what = worded("%(name)s is asked again and again: a survey asks each question once.", name=name)
        self._complaints.at(row, "type", what, LEAVE_IT_OUT)
        self._take_all(row)

    def _end(self, row: FormRow) -> None:
        if not self._open:
            self._complaints.at(row, "type", worded("No group is open here."), worded("Take the row out."))
        else:
            self._open.pop()
        self._take_all(row)

    def _begin(self, row: FormRow) -> None:
        if TABLE in row.cells.get(APPEARANCE, ""):
            row.asked.add(APPEARANCE)
            self._open.append("table")
            self._add(row, Kind.STATEMENTS, ())
        elif self._open:
            self._open.append("inner")
            self._take_all(row)
            what = worded("This is a group inside a group.")
            self._complaints.at(row, "type", what, worded("Use one level of groups."))
        else:
            self._open.append("section")
            self._complaints.rows["sections", len(self.sections)] = row.number
            self.sections.append(Section(row.get("name"), self._words(row, LABEL), self._condition(row)))

    def _question(self, row: FormRow, kind: Kind, list_name: str, *, with_other: bool, decimals: bool) -> None:
        if self._is_line_of_last(row, kind):
            self.questions[-1] = replace(self.questions[-1], own_words=True)
            return
        choices = self._list_of(row, list_name) if kind in (Kind.ONE, Kind.SEVERAL) else ()
        if self._in("table"):
            self._statement(row, kind, choices)
            return
        if with_other and OTHER not in [choice.id for choice in choices]:
            choices = (*choices, SurveyChoice(OTHER, self._something_else()))
        if tuple(choice.id for choice in choices if choice.id != DECLINED) == YES_NO and kind is Kind.ONE:
            kind = Kind.YES_NO
        self._add(row, kind, choices, own_words=with_other, decimals=decimals)

    def _add(
        self,
        row: FormRow,
        kind: Kind,
        choices: tuple[SurveyChoice, ...],
        *,
        own_words: bool = False,
        decimals: bool = False,
    ) -> None:
        self._complaints.rows["questions", len(self.questions)] = row.number
        name = row.get("name")
        if row.get(BANK):
            self.said_bank.add(name)
        most, lowest, highest = self._limits(row, whole=not decimals)
        self.questions.append(
            SurveyQuestion(
                id=name,
                kind=kind,
                text=self._words(row, TRANSLATED["text"]),
                easy=self._words(row, TRANSLATED["easy"]),
                help=self._words(row, TRANSLATED["help"]),
                choices=choices,
                own_words=own_words,
                most=most,
                lowest=lowest,
                highest=highest,
                decimals=decimals,
                required=self._flag(row, "required"),
                show_if=self._condition(row),
                section=self.sections[-1].id if self._in("section") else "",
                side=self._side(row),
                special_category=self._flag(row, FLAGS[0]),
                for_young_people=self._flag(row, FLAGS[1]),
            )
        )

    def _statement(self, row: FormRow, kind: Kind, choices: tuple[SurveyChoice, ...]) -> None:
        """Add a row of a table to the question that the table is."""
        table = self.questions[-1]
        if kind is not Kind.ONE or (table.choices and table.choices != choices):
            what = worded("In a table every row is a select_one with the same list.")
            self._complaints.at(row, "type", what, worded("Take the row out of the table."))
            self._take_all(row)
            return
        required = self._flag(row, "required")
        if table.statements and required is not table.required:
            what = worded("In a table all rows must be answered, or none.")
            self._complaints.at(row, "required", what, worded("Make them alike."))
        id_ = row.get("name").removeprefix(f"{table.id}{JOINT}")
        statements = (*table.statements, SurveyChoice(id_, self._words(row, LABEL)))
        self.questions[-1] = replace(table, choices=choices, statements=statements, required=required)

    def _is_line_of_last(self, row: FormRow, kind: Kind) -> bool:
        """Say whether a text is the line that the choice ``other`` of the question before it opens."""
        if kind is not Kind.TEXT or not self.questions or row.get("name") != f"{self.questions[-1].id}{JOINT}{OTHER}":
            return False
        shown = self._condition(row)
        self._words(row, LABEL)
        return shown == Clause(self.questions[-1].id, Operator.IS_ONE_OF, (OTHER,))

    def _words(self, row: FormRow, column: str) -> Words:
        found = {
            self._codes[written]: text for written, text in row.languages(column).items() if written in self._codes
        }
        return {language: found[language] for language in dict.fromkeys(self._codes.values()) if language in found}

    def _something_else(self) -> Words:
        """Give the bank's words for an answer that is not in the list, in the languages that the bank has."""
        said = {}
        for language in Language:
            choices = bank_by_id(language)["good-at"].choices
            said[language.value] = next(choice.text for choice in choices if choice.id == OTHER)
        return {language: said[language] for language in dict.fromkeys(self._codes.values()) if language in said}

    def _condition(self, row: FormRow) -> Condition | None:
        expression = row.get("relevant")
        if not expression:
            return None
        try:
            return condition_from(expression)
        except ExpressionError as error:
            self._expression_refused(row, "relevant", error)
            return None

    def _limits(self, row: FormRow, *, whole: bool) -> tuple[int | None, float | None, float | None]:
        expression = row.get("constraint")
        if not expression:
            return None, None, None
        try:
            of, lowest, highest = limits_from(expression, whole=whole)
        except ExpressionError as error:
            self._expression_refused(row, "constraint", error)
            return None, None, None
        return (None, lowest, highest) if of == "." else (int(highest or 0), None, None)

    def _expression_refused(self, row: FormRow, column: str, error: ExpressionError) -> None:
        self._complaints.at(row, column, error.what, error.remedy)

    def _flag(self, row: FormRow, column: str) -> bool:
        said = row.get(column).lower()
        if said not in (*TRUE, *FALSE):
            what = worded("%(said)s is neither yes nor no.", said=repr(said))
            self._complaints.at(row, column, what, worded("Write yes, or leave the cell empty."))
        return said in TRUE

    def _side(self, row: FormRow) -> Side | None:
        said = row.get(SIDE)
        if said and said not in set(Side):
            what = worded("%(said)s is no side.", said=repr(said))
            self._complaints.at(row, SIDE, what, worded("Write need, offer, or leave the cell empty."))
        return Side(said) if said in set(Side) else None

    def _choice_lists(self, form: Form) -> dict[str, tuple[SurveyChoice, ...]]:
        lists: dict[str, tuple[SurveyChoice, ...]] = {}
        for row in form.sheet(CHOICES):
            name = row.get(LIST_NAME)
            if not name:
                what = worded("This answer is in no list.")
                self._complaints.at(row, LIST_NAME, what, worded("Write the name of its list."))
            choice = SurveyChoice(row.get("name") or row.get("value"), self._words(row, LABEL))
            lists[name] = (*lists.get(name, ()), choice)
        return lists

    def _list_of(self, row: FormRow, list_name: str) -> tuple[SurveyChoice, ...]:
        if list_name not in self._lists:
            what = worded("There is no list %(list)s.", list=repr(list_name))
            remedy = worded("Write its name behind the type and its answers in the sheet choices.")
            self._complaints.at(row, "type", what, remedy)
        return self._lists.get(list_name, ())

    def _take_all(self, row: FormRow) -> None:
        """Take a row as told of: its cells need no word each."""
        row.asked.update(row.cells)

    def _tell_left_over(self, row: FormRow) -> None:
        for column, text in row.left_over():
            if column.partition("::")[0] in MILD:
                facts = {"row": row.number, "column": column, "text": text[:60]}
                self.notes.append(worded("Row %(row)s: %(column)s (%(text)s) is not kept.", **facts))
            else:
                what = worded("This is not understood: %(text)s.", text=repr(text[:60]))
                self._complaints.at(row, column, what, LEAVE_IT_OUT)
