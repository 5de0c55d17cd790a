"""The pages of the menu: all of it narrowed by filters, and one line of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from rules import has_perm

from coproduction_star.data.barriers import Barrier
from coproduction_star.data.payment_warnings import PaymentWarning
from coproduction_star.journeys.frames import Frame
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.catalogue.addresses import list_address
from coproduction_star.market_it.models import EntryKind, IncentivePlan, Polarity
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.access import Access

from .addresses import at, plans_address
from .menu import Entry, titles_of, warning_about
from .presenters import frame_of
from .wording import functions_called, grade_called


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A line of the menu."""

    title: str
    example: str
    address: str
    tags: tuple[tuple[str, str], ...]
    about: str


@dataclass(frozen=True, slots=True)
class MenuPage:
    """The menu, narrowed."""

    title: str
    frame: Frame
    rows: tuple[EntryRow, ...]
    cards: str
    own: str
    plans: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One line of the menu, and the plans that it can be taken into."""

    title: str
    frame: Frame
    tags: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    warning: PaymentWarning | None
    plans: tuple[tuple[str, str], ...]
    own: str
    back: str


def menu_page(programme: Programme, access: Access, entries: Iterable[Entry]) -> MenuPage:
    return MenuPage(
        title=_("The menu of incentives"),
        frame=frame_of(programme, access),
        rows=tuple(_row(one, programme) for one in entries),
        cards=at("menu_cards", programme),
        own=_own_list(programme, access),
        plans=plans_address(programme),
    )


def _row(entry: Entry, programme: Programme) -> EntryRow:
    address = at("incentive", programme, entry.key)
    return EntryRow(entry.title, entry.example, address, tags_of(entry), about(entry))


def about(entry: Entry) -> str:
    """For whom, and when it helps."""
    whom = ", ".join(str(one.label) for one in entry.audiences)
    return f"{whom} · {', '.join(str(one.label) for one in entry.phases)}"


def tags_of(entry: Entry) -> tuple[tuple[str, str], ...]:
    said = (
        (entry.is_own, _("Of our organisation"), "blue"),
        (entry.polarity == Polarity.DETERRENT, str(Polarity.DETERRENT.label), "yellow"),
        (entry.payment is not None, _("Could count as income"), "yellow"),
        (entry.is_financial, _("Worth money"), "grey"),
    )
    return tuple((words, tone) for shown, words, tone in said if shown)


def _own_list(programme: Programme, access: Access) -> str:
    keeps = has_perm(Permission.KEEP_CATALOGUE, access, programme)
    return list_address(programme, EntryKind.INCENTIVE) if keeps else ""


def entry_page(
    entry: Entry, programme: Programme, access: Access, *, plans: Sequence[IncentivePlan],
    listed: Mapping[str, Barrier],
) -> EntryPage:  # fmt: skip
    helps = ", ".join(listed[key].title for key in entry.barriers if key in listed)
    facts = (
        (_("For whom and when"), about(entry)), (_("An example"), entry.example), (_("Cost"), entry.cost),
        (_("Take care"), entry.caution), (_("Helps with"), helps),
        (_("How it helps"), functions_called(entry.functions)),
        (_("What is known"), entry.evidence), (_("What stands behind it"), grade_called(entry.grade)),
    )  # fmt: skip
    may_plan = has_perm(Permission.PLAN_INCENTIVES, access, programme)
    return EntryPage(
        title=entry.title,
        frame=frame_of(programme, access),
        tags=tags_of(entry),
        facts=tuple((name, said) for name, said in facts if said),
        sources=titles_of(entry.sources),
        warning=warning_about(entry.payment) if entry.payment else None,
        plans=tuple((one.title, f"{at('new_item', programme, one.pk)}?from={entry.key}") for one in plans if may_plan),
        own=_own_list(programme, access) if entry.is_own else "",
        back=at("incentive_menu", programme),
    )
