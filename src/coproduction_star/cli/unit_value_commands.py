"""``unit-values``: the unit values we ship, or those of the official workbook, as CSV."""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from coproduction_star.data.unit_values import KINDS, UnitValue, unit_values
from coproduction_star.data.unit_values.workbook import import_workbook

from .speaking import CommandRefused, complain

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

HEADER = ("code", "part_of", "theme", "detail", "unit", "agencies", *(f"{kind}{end}" for kind in KINDS
          for end in ("", "_price_year")), "transfer", "rating", "original_source", "licence")  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def add(commands: "Commands") -> None:
    """Add ``unit-values`` to the parser."""
    listing = commands.add_parser("unit-values", help="unit values as CSV, shipped or from the official workbook")
    listing.add_argument("--workbook", metavar="FILE", type=Path, help="the official Unit Cost Database, as .xlsx")
    listing.add_argument("--output", metavar="FILE", type=Path, help="write here instead of to standard output")
    listing.set_defaults(run=list_unit_values)


def list_unit_values(asked: argparse.Namespace) -> int:
    """Write the values as CSV."""
    text = as_csv(_from_workbook(asked.workbook) if asked.workbook else unit_values())
    if asked.output is None:
        sys.stdout.write(text)
        return 0
    try:
        asked.output.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise CommandRefused(f"{asked.output} cannot be written ({error.strerror}). Choose another place.") from None
    return 0


def _from_workbook(path: Path) -> tuple[UnitValue, ...]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CommandRefused(f"{path} cannot be read ({error.strerror}). Check its name.", exit_code=2) from None
    found = import_workbook(content)
    complain(f"{found.edition.name}: {len(found.values)} values.")
    for one in found.left_out:
        complain(f"{one.code} is left out: {one.why}.")
    for sheet in found.ignored:
        complain(f"The sheet {sheet} holds codes and is no theme: it is left out.")
    if not found.licence_stated:
        complain("The workbook does not say that it is under CC BY. Ask its publisher before you pass it on.")
    return found.values


def as_csv(values: Iterable[UnitValue]) -> str:
    """Write values as a table that a spreadsheet opens without running anything in it."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(HEADER)
    rows.writerows(list(map(_safe, _row(value))) for value in values)
    return written.getvalue()


def _row(value: UnitValue) -> Iterator[str]:
    yield from (value.code, value.parent, value.theme, value.detail, value.unit, "; ".join(value.agencies))
    for kind in KINDS:
        amount = value.amount(kind)
        yield from (f"{amount.amount:.12g}", amount.price_year) if amount else ("", "")
    yield from ("yes" if value.is_transfer else "", value.rating, value.original_source, value.edition.licence)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) and not text.lstrip("-").replace(".", "", 1).isdigit() else text
