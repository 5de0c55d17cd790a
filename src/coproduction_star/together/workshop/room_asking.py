"""The form of each thing that is open, and how what it says is kept."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from coproduction_star.together.models import ActivityKind, WorkshopActivity, WorkshopSeat
from coproduction_star.ui.plain import plain_form

from . import cards, selectors, taking_part
from .room_forms import CardForm, MarkForm, WriteForm
from .selectors import WRITTEN


def form_of(activity: WorkshopActivity, data: Any, *, marked: Mapping[UUID, Any]) -> Any:
    """None where there is nothing to fill in. `marked` is what this seat said before."""
    about: dict[str, Any] = {"auto_id": f"{activity.pk.hex}_%s", "initial": {"key": uuid.uuid4().hex}}
    said = plain_form(data) if data is not None else None
    if activity.kind == ActivityKind.TALK:
        return None
    if activity.kind == ActivityKind.CARD:
        about["initial"]["try_by"] = timezone.localdate() + cards.LATER
        return CardForm(said, **about)
    if activity.kind in WRITTEN:
        return WriteForm(said, **about)
    return MarkForm(said, activity=activity, choices=selectors.choices_of(activity), own=marked, **about)


def forms_of(
    activities: Sequence[WorkshopActivity], *, marked: Mapping[UUID, Mapping[UUID, Any]], answered: Any
) -> dict[str, Any]:
    """By the key of their activity; the one that was just sent as it was sent."""
    forms = {one.pk.hex: form_of(one, None, marked=marked.get(one.pk, {})) for one in activities}
    if answered is not None:
        activity, form = answered
        forms[activity.pk.hex] = form
    return forms


def keep(activity: WorkshopActivity, seat: WorkshopSeat, form: Any, *, sender: str) -> UUID | None:
    """Gives the key of a card, whose four words are shown next."""
    if activity.kind not in WRITTEN:
        taking_part.mark(activity=activity, seat=seat, marks=form.marks)
        return None
    said = form.cleaned_data
    made = taking_part.write(activity=activity, seat=seat, words=said["words"], key=_key(said["key"], said["words"]))
    if activity.kind != ActivityKind.CARD:
        return None
    cards.make_card(contribution=made, try_by=said["try_by"], sender=sender)
    return made.pk


def _key(key: str, words: str) -> str:
    """The same words under the same key are one; whoever went back and wrote something else wrote something new."""
    return hashlib.sha256(f"{key}|{words}".encode()).hexdigest()[:40] if key else ""
