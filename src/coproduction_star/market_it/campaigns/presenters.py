import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rules import has_perm

from coproduction_star.audit.sentences import sentence
from coproduction_star.journeys.frames import Frame, Link, programme_frame
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Programme
from coproduction_star.market_it.models import Campaign
from coproduction_star.market_it.permissions import Permission
from coproduction_star.market_it.pounds import money
from coproduction_star.organisations.access import Access

from .addresses import at, campaigns_address
from .selectors import Offered
from .wording import state_of, time_of

HERE = "campaigns"


@dataclass(frozen=True, slots=True)
class CampaignRow:
    """A campaign in the list of its programme."""

    title: str
    address: str
    about: str
    state: str
    tone: str
    number: str


@dataclass(frozen=True, slots=True)
class CampaignsPage:
    """The campaigns of a programme. Links are empty without the right."""

    title: str
    frame: Frame
    rows: tuple[CampaignRow, ...]
    pages: Page[Any]
    add: str
    csv: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks, in a programme."""

    title: str
    frame: Frame
    button: str
    back: str
    lead: str = ""
    theirs: tuple[tuple[str, str, str], ...] = ()
    points: tuple[str, ...] = ()
    quoted: tuple[tuple[str, str], ...] = ()
    """A message as it stands, by language."""
    sources: tuple[tuple[str, str], ...] = ()
    """Results of surveys that say something: what each is called and where it is."""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Who did what, the newest first."""

    title: str
    frame: Frame
    rows: tuple[tuple[dt.datetime, str], ...]
    back: str


def frame_of(programme: Programme, access: Access, campaign: Campaign | None = None) -> Frame:
    frame = programme_frame(programme=programme, access=access, here=HERE)
    if campaign is None:
        return frame
    back = Link(_("Campaigns"), campaigns_address(programme))
    return replace(frame, up=(*frame.up, back, Link(campaign.title, at("campaign", programme, campaign.pk))))


def campaigns_page(programme: Programme, access: Access, pages: Page[Any]) -> CampaignsPage:
    rows = tuple(_row(one, programme) for one in pages)
    return CampaignsPage(
        title=_("Campaigns"),
        frame=frame_of(programme, access),
        rows=rows,
        pages=pages,
        add=at("new_campaign", programme) if has_perm(Permission.KEEP_CAMPAIGNS, access, programme) else "",
        csv=at("campaigns_csv", programme) if rows else "",
    )


def _row(campaign: Any, programme: Programme) -> CampaignRow:
    state, tone = state_of(campaign)
    told = ngettext("%(n)s message", "%(n)s messages", campaign.lines) % {"n": campaign.lines}
    parts = (told, money(campaign.costs) if campaign.costs else "", time_of(campaign.starts_on, campaign.ends_on))
    return CampaignRow(
        title=campaign.title, address=at("campaign", programme, campaign.pk), about=campaign.hoped_for, state=state,
        tone=tone, number=" · ".join(part for part in parts if part),
    )  # fmt: skip


def form_page(
    programme: Programme, access: Access, *, title: str, button: str, campaign: Campaign | None = None,
    back: str = "", **more: Any,
) -> FormPage:  # fmt: skip
    leads_back = at("campaign", programme, campaign.pk) if campaign else campaigns_address(programme)
    frame = frame_of(programme, access, campaign)
    return FormPage(title=title, frame=frame, button=button, back=back or leads_back, **more)


def sources_of(offered: Iterable[Offered]) -> tuple[tuple[str, str], ...]:
    """The results that groups come from, each once: what it is called and where it is."""
    return tuple(dict.fromkeys((one.group.source, one.group.address) for one in offered))


def history_page(
    programme: Programme, access: Access, *, campaign: Campaign, events: Sequence[Any], hidden: Hidden
) -> HistoryPage:
    return HistoryPage(
        title=_("What was changed in this campaign"),
        frame=frame_of(programme, access, campaign),
        rows=tuple((one.at, hidden.sentence(one.by, sentence(one))) for one in events),
        back=at("campaign", programme, campaign.pk),
    )
