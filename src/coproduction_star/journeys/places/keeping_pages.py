"""The pages of whoever keeps places: add, change, outline, join, remove, councillors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.addresses import organisation_address
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Place, WardCouncillor
from coproduction_star.organisations.models import Organisation
from coproduction_star.ui.drawing.numerals import numeral

from .presenters import named, place_frame
from .services import PUBLIC_PAGE


@dataclass(frozen=True, slots=True)
class Named:
    """A place that may be meant."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class AskPage:
    """A page that asks about a place; `alike` are those it may be, asked about first."""

    title: str
    frame: Frame
    lead: str
    button: str
    alike: tuple[Named, ...] = ()
    theirs: tuple[Any, ...] = ()
    take_away: str = ""
    """Where the boundary is taken away, while there is one."""


@dataclass(frozen=True, slots=True)
class JoinPage:
    """Before anything moves: what would."""

    title: str
    frame: Frame
    lead: str
    moves: tuple[str, ...]
    button: str
    kept: str
    """The id of the place that stays, once it was chosen."""
    theirs: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class RemovePage:
    title: str
    frame: Frame
    lead: str
    holds: tuple[str, ...]
    join: str


@dataclass(frozen=True, slots=True)
class Seat:
    words: str
    remove: str


@dataclass(frozen=True, slots=True)
class CouncillorsPage:
    title: str
    frame: Frame
    lead: str
    seats: tuple[Seat, ...]
    button: str
    theirs: tuple[Any, ...] = ()


def at(name: str, place: Place, organisation: Organisation, *more: Any) -> str:
    return organisation_address(name, organisation, place.pk, *more)


def new_page(*, organisation: Organisation, alike: Sequence[Named]) -> AskPage:
    return AskPage(
        title=_("Add a place"),
        frame=place_frame(organisation),
        lead=_("A ward, or a neighbourhood that people here call by its name. The name is enough."),
        button=_("Add"),
        alike=tuple(alike),
    )


def change_page(
    place: Place, *, organisation: Organisation, alike: Sequence[Named], theirs: tuple[Any, ...] = ()
) -> AskPage:
    return AskPage(
        title=_("Change its name or code"),
        frame=place_frame(organisation, place),
        lead=_("Whoever types the old name later still means this place."),
        button=_("Save"),
        alike=tuple(alike),
        theirs=theirs,
    )


def boundary_page(place: Place, *, organisation: Organisation) -> AskPage:
    return AskPage(
        title=_("Where it lies"),
        frame=place_frame(organisation, place),
        lead=_("Give its boundary as GeoJSON. Whoever looks after your council’s maps can export it in a minute: ask "
               "for WGS 84, generalised."),
        button=_("Save the boundary"),
        take_away=at("remove_boundary", place, organisation) if place.boundary else "",
    )  # fmt: skip


def choose_page(place: Place, *, organisation: Organisation) -> JoinPage:
    return JoinPage(
        title=_("Join it with another place"),
        frame=place_frame(organisation, place),
        lead=_("If “%(name)s” is written down twice, make one of two. You see what moves before it does.")
        % {"name": place.name},
        moves=(),
        button=_("Go on"),
        kept="",
    )


def untold(kept: Place, gone: Place) -> str:
    """Why the two cannot be joined this way round."""
    said = {"kept": kept.name, "gone": gone.name}
    return (
        _("“%(gone)s” has a public page. It would become the page of “%(kept)s”, and councillors of “%(kept)s” were "
          "not told. Join them the other way round: make “%(kept)s” part of “%(gone)s”.") % said
    )  # fmt: skip


def closed_for_a_day(number: int, kept: Place) -> str:
    said = ngettext(
        "%(number)s public page is closed for a day: the councillors of “%(kept)s” hear of it first.",
        "%(number)s public pages are closed for a day: the councillors of “%(kept)s” hear of it first.",
        number,
    )
    return said % {"number": number, "kept": kept.name}


def join_page(gone: Place, kept: Place, numbers: Mapping[str, int], *, organisation: Organisation) -> JoinPage:
    said = {"gone": gone.name, "kept": kept.name}
    return JoinPage(
        title=_("Make “%(gone)s” part of “%(kept)s”?") % said,
        frame=place_frame(organisation, gone),
        lead=_("The name “%(gone)s” leads to “%(kept)s” from then on, and so does its public page. You can part them "
               "again, and what moved goes back.") % said,
        moves=held_in_words(numbers) or (_("Nothing is written down there, so only the name moves."),),
        button=_("Join them"),
        kept=str(kept.pk),
    )  # fmt: skip


def remove_page(place: Place, numbers: Mapping[str, int], *, organisation: Organisation) -> RemovePage:
    lead = (
        _("Work hangs on it, or people know its page, so it cannot be removed. Join it with another place instead.")
        if numbers
        else _("Nothing is written down there. Removing it cannot be undone, but you can add it again.")
    )
    return RemovePage(
        title=_("Remove “%(name)s”?") % {"name": place.name},
        frame=place_frame(organisation, place),
        lead=lead,
        holds=held_in_words(numbers),
        join=at("join_place", place, organisation) if numbers else "",
    )


def held_in_words(numbers: Mapping[str, int]) -> tuple[str, ...]:
    """What points to a place, counted. What nobody has a word for is counted together."""
    known = _known()
    told = [one(number) % {"n": numeral(number)} for label, one in known.items() if (number := numbers.get(label))]
    other = sum(number for label, number in numbers.items() if label not in known)
    if other:
        told.append(ngettext("%(n)s other record", "%(n)s other records", other) % {"n": numeral(other)})
    return tuple(told)


def _known() -> Mapping[str, Any]:
    return {
        "journeys.initiative": lambda n: ngettext(
            "%(n)s initiative, removed ones too", "%(n)s initiatives, removed ones too", n
        ),
        "journeys.programme": lambda n: ngettext("%(n)s programme", "%(n)s programmes", n),
        "journeys.wardcouncillor": lambda n: ngettext("%(n)s councillor", "%(n)s councillors", n),
        "voices.contribution": lambda n: ngettext("%(n)s thing that people said", "%(n)s things that people said", n),
        PUBLIC_PAGE: lambda _n: _("Its public page, which people may have kept"),
        "journeys.place": lambda n: ngettext(
            "%(n)s place that was joined with it", "%(n)s places that were joined with it", n
        ),
    }


def councillors_page(
    place: Place, seats: Iterable[WardCouncillor], *, organisation: Organisation, hidden: Hidden
) -> CouncillorsPage:
    return CouncillorsPage(
        title=_("Councillors of %(place)s") % {"place": place.name},
        frame=place_frame(organisation, place),
        lead=_("Before anything about this place is published, all of them are told at the same time, whatever their "
               "party."),
        seats=tuple(Seat(named(one, hidden), at("remove_councillor", place, organisation, one.pk)) for one in seats),
        button=_("Add"),
    )  # fmt: skip
