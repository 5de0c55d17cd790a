from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from coproduction_star.journeys.initiatives.selectors import Held
from coproduction_star.journeys.models import Initiative
from coproduction_star.voices.models import Contribution

from .services import may_appeal, may_correct
from .thread import Stop, way_of


@dataclass(frozen=True, slots=True)
class EnterPage:
    title: str
    button: str
    wait: int


@dataclass(frozen=True, slots=True)
class FollowPage:
    """Addresses are empty where the deed is not possible."""

    title: str
    programme: str
    organisation: str
    kind: str
    place: str
    page: str
    """The address of the page it is about."""
    way: tuple[Stop, ...]
    contact: str
    correct: str
    appeal: str
    withdraw: str
    close: str


@dataclass(frozen=True, slots=True)
class DeedPage:
    title: str
    button: str
    back: str
    words: str
    became: str


def enter_page(*, wait: int = 0) -> EnterPage:
    return EnterPage(_("Follow what you told us"), _("Show me"), wait)


def follow_page(contribution: Contribution, initiative: Initiative | None, held: Held | None) -> FollowPage:
    return FollowPage(
        title=_("What came of your words"),
        programme=contribution.programme.name,
        organisation=contribution.programme.organisation.name,
        kind=contribution.get_kind_display(),
        place=str(contribution.place or ""),
        page=contribution.page,
        way=way_of(contribution, initiative, held),
        contact=contribution.programme.organisation.contact,
        correct=reverse("voices:correct") if may_correct(contribution) else "",
        appeal=reverse("voices:appeal") if may_appeal(contribution) else "",
        withdraw="" if contribution.worry else reverse("voices:withdraw"),
        close=reverse("voices:stop_following"),
    )


def deed_page(title: str, button: str, contribution: Contribution, initiative: Initiative | None = None) -> DeedPage:
    became = initiative.title if initiative else ""
    return DeedPage(title, button, reverse("voices:yours"), contribution.words, became)
