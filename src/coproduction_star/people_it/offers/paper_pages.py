"""The form on paper, with four words for each copy, and what to say on the phone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Programme
from coproduction_star.voices.contributions.presenters import reader_of
from coproduction_star.voices.models import Listening

from .addresses import at
from .forms import OfferAndAskForm
from .services import ANSWERED_WITHIN

LINES = {"can": 4, "want": 4, "name": 1, "email": 1, "phone": 1, "when_safe": 1, "group": 1, "parent": 1, "helper": 1}
ASKED = (
    "can", "can_kind", "can_tags", "conditions", "want", "to_learn", "want_kind", "want_tags", "place", "postcode",
    "times", "travel", "languages", "until", "age", "name", "email", "phone", "safe_channel", "when_safe", "group",
    "parent", "helper", "agreed", "worry",
)  # fmt: skip
MOST_BOXES = 36


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form of the page, with lines to write on or boxes to tick."""

    label: str
    hint: str = ""
    lines: int = 0
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintPage:
    """Before printing there are no `copies`; each copy is its four words. `wait` is in seconds."""

    title: str
    heading: str
    programme: str
    organisation: str
    reader: str
    answer: str
    danger: str
    hand_in: str
    contact: str
    questions: tuple[Question, ...]
    copies: tuple[tuple[str, ...], ...]
    type_at: str
    back: str
    again: str
    wait: int


def print_page(
    *, programme: Programme, listening: Listening, form: OfferAndAskForm, follow: str,
    printed: tuple[str, ...] = (), wait: int = 0,
) -> PrintPage:  # fmt: skip
    return PrintPage(
        title=_("Print this form"),
        heading=_("Offer something, or ask for something"),
        programme=programme.name,
        organisation=programme.organisation.name,
        reader=reader_said(programme, listening),
        answer=answer_said(),
        danger=listening.in_danger,
        hand_in=listening.hand_in,
        contact=programme.organisation.contact,
        questions=tuple(asked for _name, asked in questions_of(form)) if printed else (),
        copies=tuple(tuple(words.split("-")) for words in printed),
        type_at=f"{settings.SITE_URL.partition('://')[2]}{follow}",
        back=at("offer_and_ask", programme),
        again=at("offers_paper", programme),
        wait=wait,
    )


def reader_said(programme: Programme, listening: Listening) -> str:
    reader = reader_of(listening)
    named = _("%(reader)s of %(organisation)s reads it.") if reader else _("The team at %(organisation)s reads it.")
    return named % {"reader": reader, "organisation": programme.organisation.name}


def answer_said() -> str:
    within = ngettext(
        "You get an answer within %(number)s working day after we get it.",
        "You get an answer within %(number)s working days after we get it.",
        ANSWERED_WITHIN,
    )
    return within % {"number": ANSWERED_WITHIN}


def questions_of(form: OfferAndAskForm) -> Iterable[tuple[str, Question]]:
    """Every question of the form of the page, in the order of the page, with the name of its field."""
    for name in ASKED:
        field = form.fields.get(name)
        if field is not None and not (name == "place" and not field.queryset):
            yield name, _question(name, field)


def _question(name: str, field: Any) -> Question:
    label, hint = str(field.label), str(field.help_text)
    if isinstance(field, forms.BooleanField):
        return Question(label, hint, boxes=(_("Yes"),))
    if name == "place":
        places = tuple(place.name for place in field.queryset[: MOST_BOXES + 1])
        return Question(label, boxes=places) if len(places) <= MOST_BOXES else Question(label, lines=1)
    if hasattr(field, "choices"):
        return Question(label, hint, boxes=tuple(str(words) for value, words in field.choices if value))
    return Question(label, hint, lines=LINES.get(name, 1))
