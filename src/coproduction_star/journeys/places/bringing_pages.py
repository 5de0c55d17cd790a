from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.addresses import organisation_address
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import PlaceFile, PlaceFileState
from coproduction_star.organisations.models import Organisation
from coproduction_star.ui.drawing.numerals import numeral

from .bringing import GOOD, AreaRow, Fate, properties_of
from .presenters import place_frame

SHADES = {Fate.NEW: "green", Fate.CHANGES: "blue", Fate.SAME: "grey"}


@dataclass(frozen=True, slots=True)
class FileLine:
    name: str
    address: str
    state: str
    when: str


@dataclass(frozen=True, slots=True)
class UploadPage:
    title: str
    frame: Frame
    button: str
    before: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area of the file; `ticks` says whether it can come in."""

    number: int
    name: str
    code: str
    state: str
    shade: str
    about: str
    ticks: bool


@dataclass(frozen=True, slots=True)
class PreviewPage:
    title: str
    frame: Frame
    sentence: str
    names: tuple[Choice, ...]
    codes: tuple[Choice, ...]
    name_from: str
    code_from: str
    lines: tuple[AreaLine, ...]
    button: str
    """Empty when nothing of the file can come in."""


@dataclass(frozen=True, slots=True)
class DonePage:
    title: str
    frame: Frame
    sentence: str
    kept_back: tuple[str, ...]
    undo: str
    places: str


def upload_page(*, organisation: Organisation, before: Sequence[PlaceFile]) -> UploadPage:
    return UploadPage(
        title=_("Bring in all wards"),
        frame=place_frame(organisation),
        button=_("Look at it"),
        before=tuple(_file_line(one, organisation) for one in before),
    )


def _file_line(file: PlaceFile, organisation: Organisation) -> FileLine:
    states = {
        PlaceFileState.DRAFT: _("Not added yet"),
        PlaceFileState.DONE: _("Added"),
        PlaceFileState.UNDONE: _("Taken back"),
    }
    return FileLine(
        file.name,
        organisation_address("places_brought", organisation, file.pk),
        states[PlaceFileState(file.state)],
        date_format(timezone.localtime(file.made_at), "j F Y"),
    )


def preview_page(
    file: PlaceFile, rows: Sequence[AreaRow], *, organisation: Organisation, name_from: str, code_from: str
) -> PreviewPage:
    held = properties_of(file)
    good = sum(row.fate in GOOD for row in rows)
    button = ngettext("Bring in %(n)s ward", "Bring in the %(n)s ticked wards", good) % {"n": numeral(good)}
    return PreviewPage(
        title=_("Look at the wards of “%(name)s”") % {"name": file.name},
        frame=place_frame(organisation),
        sentence=_sentence(rows),
        names=_choices(held, name_from, nothing=_("Choose one")),
        codes=_choices(held, code_from, nothing=_("None of them")),
        name_from=name_from,
        code_from=code_from,
        lines=tuple(map(_line, rows)),
        button=button if good else "",
    )


def _choices(properties: Sequence[str], chosen: str, *, nothing: str) -> tuple[Choice, ...]:
    first = Choice("", nothing, chosen not in properties)
    return (first, *(Choice(name, name, name == chosen) for name in properties))


def _sentence(rows: Sequence[AreaRow]) -> str:
    fates = Counter(row.fate for row in rows)
    bad = len(rows) - fates[Fate.NEW] - fates[Fate.CHANGES] - fates[Fate.SAME]
    said = {
        "all": numeral(len(rows)), "new": numeral(fates[Fate.NEW]), "changes": numeral(fates[Fate.CHANGES]),
        "same": numeral(fates[Fate.SAME]), "bad": numeral(bad),
    }  # fmt: skip
    return (
        _("%(all)s areas: %(new)s are new, %(changes)s change a place you have, %(same)s say what you have already, "
          "%(bad)s cannot come in. Nothing is added yet.") % said
    )  # fmt: skip


def _line(row: AreaRow) -> AreaLine:
    return AreaLine(
        number=row.number,
        name=row.name or _("(no name)"),
        code=row.code,
        state=_states()[row.fate],
        shade=SHADES.get(row.fate, "red"),
        about=_about(row),
        ticks=row.fate in GOOD,
    )


def _states() -> dict[Fate, Any]:
    return {
        Fate.NEW: _("New"),
        Fate.CHANGES: _("Changes a place you have"),
        Fate.SAME: _("You have it already"),
        Fate.NO_NAME: _("No name"),
        Fate.NO_BOUNDARY: _("No boundary we can use"),
        Fate.BAD_CODE: _("The code is none"),
        Fate.TWICE: _("Twice in this file"),
        Fate.OTHER_CODE: _("Has another code here"),
    }


def _about(row: AreaRow) -> str:
    """Why it cannot come in, or which place it is."""
    if row.fate is Fate.NO_BOUNDARY:
        return row.problem
    if row.fate is Fate.OTHER_CODE and row.place is not None:
        return _("“%(name)s” has the code %(code)s here.") % {"name": row.place.name, "code": row.place.code}
    if row.place is not None and row.place.name != row.name:
        return _("It is called “%(name)s” here, and stays so.") % {"name": row.place.name}
    return ""


def done_page(file: PlaceFile, *, organisation: Organisation) -> DonePage:
    undone = file.state == PlaceFileState.UNDONE
    said = {"made": numeral(len(file.made)), "changed": numeral(len(file.changed))}
    sentence = (
        _("It was taken back.")
        if undone
        else _("%(made)s wards were added, and %(changed)s got a boundary or a code.") % said
    )
    return DonePage(
        title=_("The wards of “%(name)s”") % {"name": file.name},
        frame=place_frame(organisation),
        sentence=sentence,
        kept_back=tuple(file.kept_back),
        undo="" if undone else organisation_address("take_places_back", organisation, file.pk),
        places=organisation_address("places", organisation),
    )
