"""The form of each thing that is open, and how what it says is kept."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from coproduction_star.together.models import ActivityKind, WorkshopActivity, WorkshopSeat
from coproduction_star.ui.plain import plain_form

from . import selectors, taking_part
from .room_forms import MarkForm, WriteForm
from .selectors import WRITTEN


def form_of(activity: WorkshopActivity, data: Any, *, marked: Mapping[UUID, Any]) -> Any:
    """None where there is nothing to fill in. `marked` is what this seat said before."""
    about = {"auto_id": f"{activity.pk.hex}_%s", "initial": {"key": uuid.uuid4().hex}}
    said = plain_form(data) if data is not None else None
    if activity.kind == ActivityKind.TALK:
        return None
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


def keep(activity: WorkshopActivity, seat: WorkshopSeat, form: Any) -> None:
    if activity.kind in WRITTEN:
        words = form.cleaned_data["words"]
        taking_part.write(activity=activity, seat=seat, words=words, key=_key(form.cleaned_data["key"], words))
    else:
        taking_part.mark(activity=activity, seat=seat, marks=form.marks)


def _key(key: str, words: str) -> str:
    """The same words under the same key are one; whoever went back and wrote something else wrote something new."""
    return hashlib.sha256(f"{key}|{words}".encode()).hexdigest()[:40] if key else ""
