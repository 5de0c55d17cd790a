"""The long record in parts: a short page that leads to each, and each saved by itself."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Evidence, Initiative
from coproduction_star.journeys.privacy import WRITTEN_HERE
from coproduction_star.organisations.access import Access

from .forms import IN_THE_REGISTER, SECTIONS, TEXTS, InitiativeForm, Section

LINKS = ("cos", "outcomes", "place_name")
NOT_SAID = {None, "", "unknown", Evidence.NONE.value}
"""What stands in a box about which nobody has said anything."""


class NoSuchPart(LookupError):
    """The record has no part of this name."""


def part_called(slug: str) -> Section:
    found = next((part for part in SECTIONS if part.slug == slug), None)
    if found is None:
        raise NoSuchPart(slug)
    return found


def after(part: Section) -> Section | None:
    place = SECTIONS.index(part) + 1
    return SECTIONS[place] if place < len(SECTIONS) else None


def names_in(part: Section) -> tuple[str, ...]:
    return (*part.names, *part.folded)


def seen_in(part: Section, words: Mapping[str, Any]) -> str:
    """A short sign of what the part said: when it is another one, somebody saved this part meanwhile."""
    said = [(name, str(getattr(words.get(name), "pk", words.get(name)))) for name in names_in(part)]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


class PartForm(InitiativeForm):
    """The boxes of one part. What stands in the others is not touched."""

    notice = IN_THE_REGISTER

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, part: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        kept = {*names_in(part), "seen"}
        for name in [name for name in self.fields if name not in kept]:
            del self.fields[name]
        self.initial = {**self.initial, "seen": seen_in(part, self.initial)}
        if "contact" not in kept:
            self.notice = WRITTEN_HERE

    @property
    def sections(self) -> tuple[Section, ...]:
        return (self.part,)

    @property
    def values(self) -> dict[str, Any]:
        given = {name: self._given(name) for name in TEXTS if name in self.fields}
        return given | self._groups() | self._looked()

    @property
    def links(self) -> dict[str, Any]:
        """Of this part what was chosen, of the others what is kept; a version only when nobody was quicker."""
        kept = {name: self.cleaned_data.get(name, self.initial[name]) for name in LINKS}
        fresh = self.cleaned_data["seen"] == self.initial["seen"]
        return kept | {"version": self.initial["version"] if fresh else 0}

    def show_again(self, words: Mapping[str, Any]) -> None:
        """After both texts were shown, saving again is a choice made with both in view."""
        self.data = self.data.copy()
        self.data["seen"] = seen_in(self.part, words)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part in the list, and how much of it is filled in."""

    heading: str
    address: str
    state: str
    shade: str


@dataclass(frozen=True, slots=True)
class PartsPage:
    """Where the parts are chosen."""

    title: str
    frame: Frame
    parts: tuple[PartRow, ...]
    whole: str
    back: str


@dataclass(frozen=True, slots=True)
class PartPage:
    """One part."""

    title: str
    frame: Frame
    about: str
    place: str
    why: str
    button: str
    next_button: str
    """Empty in the last part."""
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


def parts_page(*, initiative: Initiative, words: Mapping[str, Any], access: Access, hidden: Hidden) -> PartsPage:
    programme = initiative.programme
    return PartsPage(
        title=hidden.text(initiative.title),
        frame=programme_frame(programme=programme, access=access, here="initiatives"),
        parts=tuple(_row(part, initiative, words) for part in SECTIONS),
        whole=address("edit_initiative", programme, initiative.pk),
        back=address("initiative", programme, initiative.pk),
    )


def _row(part: Section, initiative: Initiative, words: Mapping[str, Any]) -> PartRow:
    boxes = [name for name in names_in(part) if name in words]
    filled = sum(1 for name in boxes if not _empty(words[name]))
    state = _("%(filled)s of %(all)s") % {"filled": filled, "all": len(boxes)}
    where = address("edit_part", initiative.programme, initiative.pk, part.slug)
    shade = "green" if filled == len(boxes) else "blue" if filled else "grey"
    return PartRow(str(part.heading), where, state if filled else _("Nothing yet"), shade)


def _empty(value: Any) -> bool:
    return not value if isinstance(value, list) else value in NOT_SAID


def part_page(
    *, part: Section, initiative: Initiative, access: Access, hidden: Hidden,
    theirs: tuple[tuple[str, str, str], ...] = (),
) -> PartPage:  # fmt: skip
    coming = after(part)
    said = {"number": SECTIONS.index(part) + 1, "all": len(SECTIONS)}
    return PartPage(
        title=str(part.heading),
        frame=programme_frame(programme=initiative.programme, access=access, here="initiatives"),
        about=hidden.text(initiative.title),
        place=_("Part %(number)s of %(all)s") % said,
        why=str(part.why),
        button=_("Save over what it says now") if theirs else _("Save"),
        next_button=_("Save and go on: %(part)s") % {"part": coming.heading} if coming and not theirs else "",
        back=address("describe_initiative", initiative.programme, initiative.pk),
        theirs=theirs,
    )
