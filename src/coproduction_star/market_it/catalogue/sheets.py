"""A list as a table, out and in. A row says what the form of the list asks, and is checked by it."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from coproduction_star.data.barriers import Barrier
from coproduction_star.data.cases.cells import cell_of, list_from, unguarded
from coproduction_star.market_it.models import CatalogueEntry, EntryKind
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet
from coproduction_star.ui.documents.spreadsheets.table import CannotRead, too_many_rows

from .forms import FORMS, EntryForm, said_in

MOST_ROWS = 200
MOST_LETTERS = 600_000
TRUE = frozenset({"yes", "true", "1", "x", "ie"})

__all__ = ["CannotRead", "CheckedRow", "as_csv", "checked", "packed", "rows_in", "unpacked"]
Rows = list[tuple[int, dict[str, str]]]
"""Each row of a file with its number in it, by the names of the columns."""


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row, and what would be kept of it, or all that is wrong with it."""

    number: int
    title: str
    content: dict[str, Any] | None
    faults: tuple[str, ...]


def as_csv(kind: EntryKind, entries: Iterable[CatalogueEntry]) -> bytes:
    """With a byte-order mark so that spreadsheets read the letters right. An empty list is a table to fill."""
    columns, file = FORMS[kind]().columns, io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    for entry in entries:
        held = said_in(entry)
        writer.writerow([_cell(held.get(name)) for name in columns])
    return ("\ufeff" + file.getvalue()).encode()


def _cell(value: Any) -> str:
    return "yes" if value is True else cell_of(value)


def rows_in(kind: EntryKind, content: bytes) -> Rows:
    """Read a file whose first row names the columns. Raises CannotRead with what to do."""
    table = read_spreadsheet(content)
    head, *rows = table.rows
    columns = _columns(head[1], FORMS[kind]())
    if len(rows) > MOST_ROWS:
        raise CannotRead(too_many_rows(MOST_ROWS))
    if table.letters > MOST_LETTERS:
        raise CannotRead(_("The texts of this file are longer than we take. Cut it into several files."))
    if not rows:
        raise CannotRead(_("There is only a row of headings in this file. Write one entry in each row below."))
    return [(number, dict(zip(columns, cells, strict=False))) for number, cells in rows]


def _columns(head: Sequence[str], form: EntryForm) -> list[str]:
    """The headings, by what the table calls them or by what the page asks."""
    names = {name: name for name in form.columns} | {_plain(form.fields[one].label): one for one in form.columns}
    found = [names.get(_plain(one), "") for one in head]
    unknown = [one for one, name in zip(head, found, strict=True) if one and not name]
    if unknown:
        told = _("These headings mean nothing here: %(unknown)s. Use these: %(known)s.")
        raise CannotRead(told % {"unknown": ", ".join(unknown), "known": ", ".join(form.columns)})
    if "title" not in found:
        raise CannotRead(_("No column is called “title”. The first row must name the columns, as in our table."))
    return found


def _plain(words: Any) -> str:
    return str(words).strip().casefold()


def checked(
    kind: EntryKind, rows: Rows, *, own: Iterable[Barrier], there: Mapping[str, bool]
) -> tuple[CheckedRow, ...]:
    """Check every row by the form of its list. `there`: titles on the list, and whether each is still offered."""
    titles = [_plain(unguarded(said.get("title", ""))) for _number, said in rows]
    often, asked = Counter(titles), FORMS[kind](own=own)
    return tuple(
        _checked(asked, number, said, _stands(title, often, there))
        for (number, said), title in zip(rows, titles, strict=True)
    )


def _stands(title: str, often: Mapping[str, int], there: Mapping[str, bool]) -> tuple[str, ...]:
    found = (
        (title in there and there[title], _("It is on the list already.")),
        (title in there and not there[title], _("It is on the list, and taken off. Bring it back there.")),
        (bool(title) and often[title] > 1, _("It stands in this file more than once.")),
    )
    return tuple(words for holds, words in found if holds)


def _checked(asked: EntryForm, number: int, said: Mapping[str, str], stands: tuple[str, ...]) -> CheckedRow:
    data = {name: _value(asked.fields[name], said.get(name, "")) for name in asked.columns}
    form = type(asked)(data, own=asked.own)
    wrong = (
        f"“{form.fields[name].label}”: {' '.join(told)}" if name in form.fields else " ".join(told)
        for name, told in form.errors.items()
    )
    faults = (*stands, *wrong)
    return CheckedRow(number, unguarded(said.get("title", "")), None if faults else form.content, faults)


def _value(field: Any, cell: str) -> Any:
    if isinstance(field, forms.MultipleChoiceField):
        return [_chosen(field, one) for one in list_from(cell) if one.strip()]
    if isinstance(field, forms.ChoiceField):
        return _chosen(field, unguarded(cell))
    if isinstance(field, forms.BooleanField):
        return "on" if _plain(cell) in TRUE else ""
    return unguarded(cell)


def _chosen(field: Any, words: str) -> str:
    """A choice by its id or by what the page calls it."""
    named = {_plain(name): str(key) for key, name in field.choices}
    return named.get(_plain(words), words.strip())


def packed(rows: Rows) -> str:
    """The rows as they stand, for the page that shows them: nothing is kept here before the last button."""
    return json.dumps(rows)


def unpacked(text: str) -> Rows:
    """What the page sends back. Raises CannotRead for what no page of ours sent."""
    try:
        found = [(int(number), {str(k): str(v) for k, v in said.items()}) for number, said in json.loads(text)]
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise CannotRead(_("This page was not whole. Choose the file again.")) from error
    if len(found) > MOST_ROWS:
        raise CannotRead(too_many_rows(MOST_ROWS))
    return found
