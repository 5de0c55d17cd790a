"""The pages of a try–test–reflect card."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coproduction_star.together.models import Workshop, WorkshopCard

from .addresses import in_room
from .room_pages import whose


@dataclass(frozen=True, slots=True)
class WordsPage:
    """`words` is empty when they are not shown in this browser."""

    title: str
    whose: str
    card: str
    by: str
    words: tuple[str, ...]
    type_at: str
    back: str


@dataclass(frozen=True, slots=True)
class CardPage:
    title: str
    whose: str
    card: str
    by: str
    answered: str
    take_back: str
    close: str


def words_page(workshop: Workshop, card: WorkshopCard | None, *, words: str) -> WordsPage:
    follow = reverse("voices:follow")
    return WordsPage(
        title=_("Write these four words down") if words else _("Your four words are not shown here now"),
        whose=whose(workshop), card=card.contribution.words if card and words else "",
        by=_day(card) if card and words else "", words=tuple(words.split("-")) if words else (),
        type_at=f"{settings.SITE_URL.partition('://')[2]}{follow}", back=in_room("room", workshop.code),
    )  # fmt: skip


def card_page(card: WorkshopCard) -> CardPage:
    workshop = card.contribution.activity.workshop
    answered = _("You answered on %(day)s. You can change it.") % {
        "day": date_format(card.answered_on, "j F Y")
    } if card.answered_on else ""  # fmt: skip
    return CardPage(
        title=_("One thing to try"), whose=f"{workshop.title} · {whose(workshop)}", card=card.contribution.words,
        by=_day(card), answered=answered, take_back=reverse("together:own_card_take_back"),
        close=reverse("voices:stop_following"),
    )  # fmt: skip


def _day(card: WorkshopCard) -> str:
    return date_format(card.try_by, "j F Y")
