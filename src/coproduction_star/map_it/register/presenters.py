from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.journeys.addresses import address
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.initiatives.columns import COLUMNS, Column, Kind
from coproduction_star.journeys.models import Initiative
from coproduction_star.map_it.models import Joining
from coproduction_star.organisations.access import Access

from .selectors import differences

LABELS = {column.name: column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Which initiative to join this one with."""

    title: str
    frame: Frame
    words: str
    found: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AskPage:
    """A page that asks about joining or splitting."""

    title: str
    button: str
    frame: Frame
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """What can be done with an initiative besides changing its words."""

    join: str
    split: str
    joined: str
    part: str
    came_from: str
    came_from_address: str


def at(name: str, initiative: Initiative, *more: Any) -> str:
    programme = initiative.programme
    return reverse(f"map_it:{name}", args=(programme.organisation.slug, programme.slug, initiative.pk, *more))


def choose_page(
    *, initiative: Initiative, access: Access, words: str, found: list[tuple[UUID, str]]
) -> ChoosePage:  # fmt: skip
    return ChoosePage(
        title=_("Which one is the same as this?"),
        frame=_frame(initiative, access),
        words=words,
        found=tuple((title, at("join_these", initiative, key)) for key, title in found),
    )


def join_page(*, kept: Initiative, gone: Initiative, access: Access) -> AskPage:
    names = {"kept": kept.title, "gone": gone.title}
    return AskPage(
        title=_("Make one of two"),
        button=_("Make one of them"),
        frame=_frame(kept, access),
        lead=_(
            "“%(gone)s” becomes part of “%(kept)s”. Everything that hangs on it comes along: outcomes, cases, "
            "promises, decisions, comments and files. You can undo this while nobody changes it."
        )
        % names,
    )


def split_page(*, initiative: Initiative, access: Access) -> AskPage:
    return AskPage(
        title=_("Make two of one"),
        button=_("Make the second one"),
        frame=_frame(initiative, access),
        lead=_("The place, the service and the outcomes are the same for both. You can change either of them later."),
    )


def panel(initiative: Initiative, *, joining: Joining | None) -> Panel:
    first = initiative.split_from
    return Panel(
        join=at("join", initiative),
        split=at("split", initiative),
        joined=joining.gone.title if joining else "",
        part=at("part", initiative, joining.pk) if joining else "",
        came_from=first.title if first else "",
        came_from_address=address("initiative", initiative.programme, first.pk) if first else "",
    )


def words_that_differ(kept: Initiative, gone: Initiative, hidden: Hidden) -> dict[str, tuple[Any, str, str]]:
    """Label, the one's words and the other's, for each difference."""
    found: Mapping[str, tuple[Any, Any]] = differences(kept, gone)
    people = {"contact": tuple(hidden.name(one.contact) for one in (kept, gone) if one.contact)}
    return {
        name: (LABELS[name].label, *(_words(LABELS[name], value) for value in people.get(name, pair)))
        for name, pair in found.items()
    }


def _words(column: Column, value: Any) -> str:
    return str(dict(column.choices).get(value, value)) if column.kind is Kind.ONE else str(value)


def _frame(initiative: Initiative, access: Access) -> Frame:
    frame = programme_frame(programme=initiative.programme, access=access, here="initiatives")
    here = Link(initiative.title, address("initiative", initiative.programme, initiative.pk))
    return replace(frame, up=(*frame.up, here))
