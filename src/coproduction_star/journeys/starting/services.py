import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme, Promise, ToolSwitch
from coproduction_star.journeys.services import make_promise
from coproduction_star.organisations.models import Participant

from .prompts import Prompt

A_WEEK = dt.timedelta(days=7)


@transaction.atomic
def promise_to_try(*, programme: Programme, prompt: Prompt, who: Participant, by: Any) -> Promise:
    """One click: the reader promises to try it within a week."""
    due = timezone.localdate() + A_WEEK
    return make_promise(programme=programme, what=str(prompt.what), due_on=due, who=who, by=by)


@transaction.atomic
def switch_on(*, programme: Programme, tool: str, by: Any) -> None:
    _row, is_new = ToolSwitch.objects.get_or_create(
        programme=programme, tool=tool, defaults={"organisation_id": programme.organisation_id}
    )
    if is_new:
        record(by=by, verb="journeys.tool_switched_on", subject=programme, tool=tool)


@transaction.atomic
def switch_off(*, programme: Programme, tool: str, by: Any) -> None:
    if ToolSwitch.objects.filter(programme=programme, tool=tool).delete()[0]:
        record(by=by, verb="journeys.tool_switched_off", subject=programme, tool=tool)
