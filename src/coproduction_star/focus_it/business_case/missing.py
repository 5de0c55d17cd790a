"""What is still missing, in the words of the page, with the part where it is mended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.data.parts import Problem
from coproduction_star.methods.sentences import in_language

from .answering import Answer, Gap, stopping
from .boxes import BOXES, FIVE_CASES, KIND_NAMES
from .document import FIGURES, LINES, SECTIONS, SETTINGS, NoSuchPart, part_at, place_of, titled
from .price_series import remedy_for

STILL_TO_COME = (
    "This is missing.",
    "Nothing says which years it falls in.",
    "The text is empty.",
    "A range has two ends.",
)
"""Reasons of the library that only say that a file is not finished."""
REASONS: Mapping[str, Any] = {
    "This is missing.": gettext_lazy("This is still to be filled in."),
    "Nothing says which years it falls in.": gettext_lazy("Nobody has said in which years it falls."),
    "There is no business as usual.": gettext_lazy("There is no option for going on as now."),
    "Nothing says how firm its figures are.": gettext_lazy("Nobody has said how firm its figures are."),
    "It has no source.": gettext_lazy("It has no source yet. It counts meanwhile."),
    "A range has two ends.": gettext_lazy("It has only one end of its range."),
    "No option is called ''.": gettext_lazy("Nobody has said which option is preferred."),
    "The text is empty.": gettext_lazy("This is still to be written."),
    "A WELLBY is discounted on the health schedule.": gettext_lazy("A WELLBY is always an effect on health or life."),
}
REMEDIES: Mapping[str, Any] = {
    "This is missing.": gettext_lazy("Open it and fill it in."),
    "Nothing says which years it falls in.": gettext_lazy("Open it and give a first and a last year."),
    "There is no business as usual.": gettext_lazy("Add an option with what happens and costs today."),
    "Nothing says how firm its figures are.": gettext_lazy("Give a grade to it or to one of its figures."),
    "It has no source.": gettext_lazy("Say where it is from, even if it is a guess."),
    "A range has two ends.": gettext_lazy("Give both a low and a high, or neither."),
    "No option is called ''.": gettext_lazy("Choose it in the settings."),
    "The text is empty.": gettext_lazy("Open it and write it."),
    "A WELLBY is discounted on the health schedule.": gettext_lazy("Open it and answer yes, or leave it open."),
}
MIXED = re.compile(r"^(?P<figure>.+) is in prices of (?P<year>\S+) and the case in prices of (?P<of>\S+)\.$")


@dataclass(frozen=True, slots=True)
class Missing:
    """One line of the list: what, why, what to do, and the part to open."""

    what: str
    reason: str
    remedy: str
    part: str
    stops: bool


def missing_in(content: Mapping[str, Any], answer: Answer) -> tuple[Missing, ...]:
    """Everything that is missing, what stops the answer first; the same thing once."""
    found = [_line(content, gap) for gap in answer.gaps]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: not one.stops))


def number_missing(content: dict[str, Any]) -> int:
    """How many lines of the list stop the answer."""
    return len(missing_in(content, Answer(None, stopping(content))))


def unfit(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems of a file that is wrong, and not only unfinished."""
    unfinished = {_parent(one.field) for one in problems if one.reason in STILL_TO_COME}
    return tuple(
        one
        for one in problems
        if _own(one.field) == "id" or (one.reason not in STILL_TO_COME and _parent(one.field) not in unfinished)
    )


def _own(field: str) -> str:
    return field.split(", ")[-1]


def _parent(field: str) -> str:
    """The part that a field is in: what is read of an unfinished part follows from what is missing there."""
    return ", ".join(field.split(", ")[:-1]) or field


def _line(content: Mapping[str, Any], gap: Gap) -> Missing:
    key, box = part_of(content, gap.field)
    mixed = MIXED.match(gap.reason)
    if mixed:
        facts = {"year": mixed["year"], "of": mixed["of"]}
        reason = _("Its amount is in prices of %(year)s, and the case is in prices of %(of)s.") % facts
        return Missing(_what(content, key, box), reason, remedy_for(content, **facts), key, gap.stops)
    reason = str(REASONS.get(gap.reason) or in_language(gap.reason, _))
    remedy = str(REMEDIES.get(gap.reason) or in_language(gap.remedy, _))
    return Missing(_what(content, key, box), reason, remedy, key, gap.stops)


def _what(content: Mapping[str, Any], key: str, box: str) -> str:
    place = place_of(key)
    settings = place.kind == SETTINGS
    name = str(KIND_NAMES[SETTINGS]) if settings else titled(part_at(dict(content), place), place.name)
    return f"{name}: {box}" if box else name


def part_of(content: Mapping[str, Any], field: str) -> tuple[str, str]:
    """Which part a field of the library's is in, and what the page calls the box."""
    words = field.split(", ")
    section, _space, number = words[0].partition(" ")
    if section == FIGURES and len(words) > 1:
        return _figure(content, words[1:])
    if section not in SECTIONS:
        return SETTINGS, _label(SETTINGS, "__".join(words))
    if not number:
        name = words[1] if len(words) > 1 else ""
        return (f"{section}/{name}", "") if name else (SETTINGS, str(KIND_NAMES[section]))
    return _inside(content, section, number, words[1:])


def _figure(content: Mapping[str, Any], words: list[str]) -> tuple[str, str]:
    """A figure's own name may hold commas."""
    for end in range(len(words), 0, -1):
        name = ", ".join(words[:end])
        if name in content.get(FIGURES, {}):
            return f"{FIGURES}/{name}", _label(FIGURES, "__".join(words[end:]))
    return f"{FIGURES}/{words[0]}", ""


def _inside(content: Mapping[str, Any], section: str, number: str, rest: list[str]) -> tuple[str, str]:
    rows = content.get(section, [])
    place = int(number) - 1 if number.isdigit() else -1
    if not 0 <= place < len(rows):
        return SETTINGS, ""
    key, kind, row = f"{section}/{rows[place].get('id')}", section, rows[place]
    while rest:
        found = _step(row, rest, kind)
        if found is None:
            break
        kind, row, rest = found
        key = f"{key}/{kind}/{row.get('id')}"
    try:
        place_of(key)
    except NoSuchPart:
        return SETTINGS, ""
    return key, _label(kind, "__".join(rest))


def _step(row: Mapping[str, Any], rest: list[str], kind: str) -> tuple[str, Mapping[str, Any], list[str]] | None:
    """One step into a list: by place (“costs 2”) or by id (“costs, club”)."""
    inner, _space, number = rest[0].partition(" ")
    if (
        (kind == "options" and inner not in LINES)
        or (kind == "outcomes" and inner != "values")
        or kind in ("costs", "values")
    ):
        return None
    rows = row.get(inner) or []
    if number.isdigit() and 0 < int(number) <= len(rows):
        return inner, rows[int(number) - 1], rest[1:]
    found = next((one for one in rows if len(rest) > 1 and str(one.get("id")) == rest[1]), None)
    return None if found is None else (inner, found, rest[2:])


def called(kind: str, name: str) -> str:
    """What the page calls a kind of part or a box of one; nothing where it knows neither."""
    if name in KIND_NAMES:
        return str(KIND_NAMES[name])
    return _label(kind if kind in BOXES else SETTINGS, name)


def _label(kind: str, name: str) -> str:
    if kind in FIVE_CASES or not name:
        return ""
    boxes = {box.name: str(box.label) for box in BOXES[kind]}
    if name in boxes:
        return boxes[name]
    first = name.split("__")[0]
    return next((label for box, label in boxes.items() if box.split("__")[0] == first), "")
