"""The ways to a survey with their counts, and the sheet that hangs in a library."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.data.asset_surveys import estimated_minutes
from coproduction_star.journeys.frames import Frame
from coproduction_star.organisations.access import Access
from coproduction_star.people_it.definitions import definition_of
from coproduction_star.people_it.models import Survey, SurveyLink
from coproduction_star.ui.drawing.qr import QRCode, qr_code

from .addresses import at, door_in_full, door_in_short
from .presenters import answers_said, inside

DAY = "j F Y"


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One way, its code as a picture, and how many answers came by it."""

    title: str
    about: str
    address: str
    code: QRCode
    poster: str
    end: str


@dataclass(frozen=True, slots=True)
class LinksPage:
    """All ways; none can be added to a closed survey."""

    title: str
    frame: Frame
    lead: str
    rows: tuple[LinkRow, ...]
    open: bool
    button: str


@dataclass(frozen=True, slots=True)
class PosterPage:
    """One sheet of A4."""

    title: str
    organisation: str
    programme: str
    asks: str
    promise: str
    by_when: str
    address: str
    code: QRCode
    back: str


def links_page(*, survey: Survey, access: Access, links: Iterable[Any]) -> LinksPage:
    return LinksPage(
        title=_("Ways to the survey"),
        frame=inside(survey, access),
        lead=_("For each way we count the answers that came by it. Nobody can see whose they are."),
        rows=tuple(_row(survey, link) for link in links),
        open=survey.closed_at is None,
        button=_("Make it"),
    )


def _row(survey: Survey, link: Any) -> LinkRow:
    full = door_in_full(link, survey.programme)
    said = [str(link.get_kind_display()), answers_said(link.answers)]
    if link.ended_at:
        said.append(_("ended"))
    return LinkRow(
        title=link.label or _("The link of the survey"),
        about=" · ".join(said),
        address=full,
        code=qr_code(full),
        poster=at("survey_poster", survey, link.pk) if not link.ended_at else "",
        end=at("survey_link_end", survey, link.pk) if not (link.ended_at or survey.closed_at) else "",
    )


def poster_page(*, survey: Survey, link: SurveyLink) -> PosterPage:
    minutes = max(1, round(estimated_minutes(definition_of(survey.draft))))
    asks = ngettext(
        "It takes about %(number)s minute. You need no account and no e-mail.",
        "It takes about %(number)s minutes. You need no account and no e-mail.",
        minutes,
    )
    full, short = door_in_full(link, survey.programme), door_in_short(link)
    day = date_format(survey.respond_by, DAY) if survey.respond_by else ""
    return PosterPage(
        title=survey.title,
        organisation=survey.programme.organisation.name,
        programme=survey.programme.name,
        asks=asks % {"number": minutes},
        promise=survey.capacity,
        by_when=_("You hear what comes of it by %(day)s.") % {"day": day},
        address=short.removeprefix("https://").removeprefix("http://"),
        code=qr_code(full),
        back=at("survey_links", survey),
    )
