"""An option that another package hands over, to be rated beside the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.focus_it.models import ImpactMatrix, Option
from coproduction_star.journeys.models import Programme

from .addresses import at
from .services import add_options, set_up


@dataclass(frozen=True, slots=True)
class Taken:
    """Where the option is rated."""

    option: Option
    address: str


@transaction.atomic
def take_option(programme: Programme, payload: Mapping[str, Any], *, by: Any) -> Taken:
    """An initiative becomes an option of the newest matrix that nobody rates yet; without one it begins another."""
    initiative = payload["initiative"]
    matrix = ImpactMatrix.objects.filter(programme=programme, opened_at__isnull=True).order_by("-made_at").first()
    if matrix is None:
        matrix = set_up(programme=programme, title=_("Options to rate"), initiatives=[initiative], by=by)
    else:
        add_options(matrix=matrix, initiatives=[initiative], by=by)
    option = Option.objects.get(matrix=matrix, initiative=initiative)
    record(by=by, verb="focus_it.option_taken", subject=option, source=payload.get("note", "")[:300])
    return Taken(option, at("matrix", matrix))
