"""A row of cells becomes what it would be, with a sentence for every cell that cannot be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.models import Initiative
from coproduction_star.ui.plain import plain

from .cells import Unreadable, unguarded
from .columns import ONE_CO
from .fields import ADD_TO_SUMMARY, FIELDS
from .vocabulary import is_yes

MOST_SUMMARY = Initiative._meta.get_field("summary").max_length or 0
SHORT, MOST_REMEMBERED = 60, 20_000
ROW = "row"
"""Where a problem stands that belongs to no cell."""


@dataclass(slots=True)
class Checked:
    """What a row would become, and what cannot be read, by the number of its column."""

    values: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


class Reader:
    """Reads cells, and a short one that comes again not again: a list says the same few words a thousand times."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], tuple[Any, str]] = {}

    def read(self, meaning: str, text: str) -> tuple[Any, str]:
        """The value, or the sentence that says what to write instead."""
        if len(text) > SHORT:
            return _read(meaning, text)
        asked = meaning, text
        if asked not in self._read:
            if len(self._read) >= MOST_REMEMBERED:
                self._read.clear()
            self._read[asked] = _read(meaning, text)
        return self._read[asked]


def _read(meaning: str, text: str) -> tuple[Any, str]:
    try:
        return FIELDS[meaning].read(text), ""
    except Unreadable as error:
        return None, str(error)


def check(
    cells: Sequence[str], *, meanings: Sequence[str], headings: Sequence[str], reader: Reader | None = None
) -> Checked:
    found, reader = Checked(), reader or Reader()
    more: list[str] = []
    for place, (said, meaning) in enumerate(zip(cells, meanings, strict=False)):
        text = unguarded(plain(said.replace("\x00", "")).strip())
        if text and meaning == ADD_TO_SUMMARY:
            more.append(f"{headings[place]}: {text}" if headings[place] else text)
        elif text and meaning:
            _take(found, place, text, meaning, reader)
    _add_to_summary(found, more, place=_place_of("summary", meanings))
    if not found.values.get("title") and str(_place_of("title", meanings)) not in found.problems:
        found.problems[str(_place_of("title", meanings))] = _("Give it a name.")
    return found


def _take(found: Checked, place: int, text: str, meaning: str, reader: Reader) -> None:
    if meaning.startswith(ONE_CO):
        if is_yes(text):
            named = {*found.values.get("cos", ()), meaning.removeprefix(ONE_CO)}
            found.values["cos"] = [co.value for co in Co if co.value in named]
        return
    value, problem = reader.read(meaning, text)
    if problem:
        found.problems[str(place)] = problem
    elif value not in (None, "", []):
        found.values[meaning] = _with(found.values.get("cos", []), value) if meaning == "cos" else value


def _with(held: list[str], more: list[str]) -> list[str]:
    return [co.value for co in Co if co.value in {*held, *more}]


def _add_to_summary(found: Checked, more: list[str], *, place: int | str) -> None:
    if not more:
        return
    whole = "\n".join([*filter(None, [found.values.get("summary", "")]), *more])
    if len(whole) > MOST_SUMMARY:
        said = {"has": f"{len(whole):,}", "most": f"{MOST_SUMMARY:,}"}
        found.problems[str(place)] = (
            _("With the other columns this has %(has)s letters. Leave a column out, or cut it to %(most)s.") % said
        )
    else:
        found.values["summary"] = whole


def _place_of(name: str, meanings: Sequence[str]) -> int | str:
    return meanings.index(name) if name in meanings else ROW


def without_bad_cells(values: Mapping[str, Any]) -> bool:
    """Whether a row with cells that cannot be read has at least a name."""
    return bool(values.get("title"))
