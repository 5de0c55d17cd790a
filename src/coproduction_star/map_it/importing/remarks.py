"""What its reader should know about a list although nothing stops it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from coproduction_star.journeys.whereabouts import address_in
from coproduction_star.map_it.models import Import, ImportRow
from coproduction_star.ui.documents.spreadsheets.table import MOST_COLUMNS, Oddity
from coproduction_star.ui.postcodes import is_postcode

from .people import Named

LONGEST = 80
MOST_NAMED = 20


def remarks(of: Import) -> tuple[str, ...]:
    """What is odd about the file, a sentence for each kind."""
    cells: dict[str, list[str]] = {}
    for kind, where in of.remarks:
        cells.setdefault(kind, []).append(where)
    sentences = {
        Oddity.NO_VALUE: _(
            "These cells hold a formula without its result, so they are empty here: %(cells)s. "
            "Open the file in your spreadsheet program, save it, and bring it in again."
        ),
        Oddity.ERROR: _("These cells show an error, so they are empty here: %(cells)s."),
        Oddity.MERGED: _(
            "These cells were joined with others. What they say stands in the first row of each: %(cells)s."
        ),
        Oddity.WIDE: _(
            "This sheet goes on to the right. We read the first %(most)s columns, so cell %(cells)s and what stands "
            "beside it stay out. Move what you need to the left, save the file, and bring it in again."
        ),
        "letters": _(
            "The file does not say how its letters are written, so we read them as Windows does. "
            "Look whether é and ŵ are right."
        ),
        "twice": _("These headings are there twice. Choose what each column is: %(cells)s."),
    }
    return tuple(
        sentences[kind] % {"cells": ", ".join(where), "most": MOST_COLUMNS}
        for kind, where in cells.items()
        if kind in sentences
    )


def strangers(people: Named) -> tuple[str, ...]:
    """Once for the whole list: who in it is not known."""
    if not people.unknown:
        return ()
    named = ", ".join(name[:LONGEST] for name in people.unknown[:MOST_NAMED])
    more = len(people.unknown) - MOST_NAMED
    if more > 0:
        named = _("%(names)s and %(number)s more") % {"names": named, "number": more}
    return (
        _("These people are not known in this programme, so their rows come in without a contact person: %(names)s.")
        % {"names": named},
    )


def notes_on(row: ImportRow, people: Named, cases: frozenset[str]) -> tuple[str, ...]:
    """What its reader should know about one row: which of its places, people and cases are left out, and why."""
    return (
        *with_an_address(row),
        *without_place(row),
        *without_contact(str(row.values.get("contact", "")), people),
        *without_case(row.values.get("cases", ()), cases),
    )


def with_an_address(row: ImportRow) -> tuple[str, ...]:
    """A name that looks like where somebody lives."""
    if not address_in(str(row.values.get("title", ""))):
        return ()
    return (_("This name looks like somebody’s address. Give it a name people know, or leave the row out."),)


def without_place(row: ImportRow) -> tuple[str, ...]:
    """Why a postcode leads to no place here."""
    said = zip(row.cells, row.of.meanings, strict=False)
    if "place" in row.values or not any(meaning == "place" and is_postcode(cell) for cell, meaning in said):
        return ()
    return (
        _(
            "We do not know which ward this postcode is in. The row comes in without a place; where it is written "
            "over one you have, that keeps its own. Write the name of the place instead."
        ),
    )


def without_contact(name: str, people: Named) -> tuple[str, ...]:
    """Why the person in a row is left out; nothing where there is none or where they are known."""
    if not name or name in people.known:
        return ()
    if name in people.shared:
        sentence = _(
            "More than one person of this programme is called “%(name)s”. The row comes in without a contact person; "
            "choose the right one afterwards on the page of the initiative."
        )
    else:
        sentence = _(
            "We do not know “%(name)s” in this programme. The row comes in without a contact person. "
            "Invite the person to the programme first, or leave it so."
        )
    return (sentence % {"name": name[:LONGEST]},)


def without_case(named: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    """Which cases of a row are left out, because the bank holds none of that name."""
    unknown = [name[:LONGEST] for name in named if name not in known]
    if not unknown:
        return ()
    return (
        _(
            "The case bank has no case called %(names)s. The row comes in without it. "
            "Write the last word of the case’s address, such as southwark-circle."
        )
        % {"names": ", ".join(f"“{name}”" for name in unknown)},
    )
