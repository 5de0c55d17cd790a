"""The parts of the document of a case, and how each is found, changed, taken out and brought back.

A part is named by its place: `settings`, `figures/people`, `options/preferred/costs/club`, `narrative/strategic`.
Figures stand in a table under their name, everything else in lists under its id.
"""

import copy
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Part = dict[str, Any]
SETTINGS, FIGURES = "settings", "figures"
SECTIONS = ("bodies", "groups", "demands", "options")
LINES = ("costs", "time_given", "outcomes", "transfers", "not_valued")
OWN_OF_AN_OPTION = frozenset(LINES)
NOT_SETTINGS = frozenset({"format", FIGURES, *SECTIONS})
NEW = "new"
LONGEST_NAME = 60


class NoSuchPart(LookupError):
    """The document has no part of this name, or had it once."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part is: the kind of part, the names on the way to it, and its own name (`new` for one to be made)."""

    key: str
    kind: str
    way: tuple[tuple[str, str], ...]
    name: str = ""

    @property
    def is_new(self) -> bool:
        return self.name == NEW

    @property
    def option(self) -> str:
        return self.way[0][1] if self.way and self.way[0][0] == "options" else ""


def place_of(key: str) -> Place:
    """Read the name of a part. Raises NoSuchPart where no part can have it."""
    if key == SETTINGS:
        return Place(key, SETTINGS, ())
    section, _slash, rest = key.partition("/")
    if section == FIGURES and rest:
        return Place(key, FIGURES, (), rest)
    words = key.split("/")
    kinds, names = words[::2], words[1::2]
    if len(kinds) != len(names) or not all(names) or not _fit(kinds):
        raise NoSuchPart(key)
    return Place(key, kinds[-1], tuple(zip(kinds[:-1], names[:-1], strict=True)), names[-1])


def _fit(kinds: list[str]) -> bool:
    if len(kinds) == 1:
        return kinds[0] in SECTIONS
    if len(kinds) == 2:
        return kinds[0] == "options" and kinds[1] in LINES
    return kinds == ["options", "outcomes", "values"]


def part_at(content: Part, place: Place) -> Part | None:
    """Give a part as it stands; None where it is not there."""
    if place.kind == SETTINGS:
        return {key: value for key, value in content.items() if key not in NOT_SETTINGS}
    if place.kind == FIGURES:
        found: Part | None = content.get(FIGURES, {}).get(place.name)
        return found
    try:
        return next((one for one in _holder(content, place) if one.get("id") == place.name), None)
    except NoSuchPart:
        return None


def _holder(content: Part, place: Place, *, make: bool = False) -> list[Part]:
    """The list that the part stands in. Raises NoSuchPart when something on the way to it is gone."""
    inside = content
    for kind, name in place.way:
        found = next((one for one in inside.get(kind, []) if one.get("id") == name), None)
        if found is None:
            raise NoSuchPart(place.key)
        inside = found
    held: list[Part] = inside.setdefault(place.kind, []) if make else inside.get(place.kind, [])
    return held


def with_part(content: Part, place: Place, part: Part, *, at: int | None = None) -> Part:
    """Give the document with one part changed or added. Raises NoSuchPart when what held it is gone."""
    made = copy.deepcopy(content)
    if place.kind == SETTINGS:
        kept = {key: value for key, value in made.items() if key in NOT_SETTINGS}
        return kept | copy.deepcopy(part)
    if place.kind == FIGURES:
        made.setdefault(FIGURES, {})[place.name] = copy.deepcopy(part)
        return made
    held = _holder(made, place, make=True)
    where = next((i for i, one in enumerate(held) if one.get("id") == place.name), None)
    said = {"id": place.name} | copy.deepcopy(part)
    if where is None:
        held.insert(len(held) if at is None else at, said)
    else:
        held[where] = said
    return made


def without_part(content: Part, place: Place) -> tuple[Part, Part, int]:
    """Give the document without one part, the part, and where it stood. Raises NoSuchPart."""
    made = copy.deepcopy(content)
    if place.kind == FIGURES and place.name in made.get(FIGURES, {}):
        where = list(made[FIGURES]).index(place.name)
        return made, made[FIGURES].pop(place.name), where
    if place.kind in (SETTINGS, FIGURES):
        raise NoSuchPart(place.key)
    held = _holder(made, place)
    for where, one in enumerate(held):
        if one.get("id") == place.name:
            return made, held.pop(where), where
    raise NoSuchPart(place.key)


def own_words(part: Part | None) -> Part:
    """A part without the parts that stand inside it: those are changed on pages of their own."""
    return {key: value for key, value in (part or {}).items() if key not in OWN_OF_AN_OPTION and key != "values"}


def digest(part: Part | None) -> str:
    """What a part is known by, so that a form knows whether somebody changed it meanwhile."""
    if part is None:
        return "none"
    text = json.dumps(own_words(part), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def new_name(words: str, taken: set[str]) -> str:
    """Make an id out of words, one that nobody has yet."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    start = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:LONGEST_NAME] or "part"
    start = "part" if start == NEW else start
    name, number = start, 2
    while name in taken:
        name, number = f"{start}-{number}", number + 1
    return name


def taken_names(content: Part, place: Place) -> set[str]:
    """Names that a new part beside this one must not have."""
    if place.kind == FIGURES:
        return set(content.get(FIGURES, {}))
    beside = {str(one.get("id")) for one in _holder(content, place)}
    if not place.option or place.kind == "values":
        return beside
    option = next((one for one in content.get("options", []) if one.get("id") == place.option), {})
    return beside | {str(line.get("id")) for kind in LINES for line in option.get(kind, [])}


def named(part: Part | None, otherwise: str) -> str:
    """What to call a part on a page."""
    said = part or {}
    return str(said.get("label") or said.get("name") or said.get("title") or otherwise)


def titled(part: Part | None, otherwise: str) -> str:
    """What to call a part where it stands alone: with a capital, whatever it has inside a sentence."""
    name = named(part, otherwise)
    return name[:1].upper() + name[1:]


def uses_of(content: Part, figure: str) -> Iterator[str]:
    """The keys of the lines that name a figure."""
    for option in content.get("options", []):
        for kind in LINES:
            for line in option.get(kind, []):
                key = f"options/{option.get('id')}/{kind}/{line.get('id')}"
                if _names(line, figure):
                    yield key
                for value in line.get("values", []):
                    if _names(value, figure):
                        yield f"{key}/values/{value.get('id')}"


NO_FIGURES = frozenset({"id", "name", "description", "kind", "paid_by", "gained_by", "given_by", "lost_by", "group",
                        "code", "who", "nature", "demand", "unit", "payer_group", "gainer_group",
                        "loser_group"})  # fmt: skip


def _names(line: Mapping[str, Any], figure: str) -> bool:
    own = any(value == figure for key, value in line.items() if key not in NO_FIGURES)
    return own or (isinstance(line.get("bias"), dict) and line["bias"].get("own_rate") == figure)
