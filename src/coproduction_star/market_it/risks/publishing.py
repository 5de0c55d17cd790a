"""A risk that anyone may read: shown and hidden again by whoever may publish. What is public names nobody."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.market_it.models import Risk, RiskState

MOST = 200
"""A public page shows so many; a register can hold thousands."""


class NotWeighed(ValueError):
    """Only what was weighed is shown: without both sides of the balance it frightens and says nothing."""


@transaction.atomic
def publish_risk(*, risk: Risk, version: int, by: Any) -> None:
    """Let anyone read it. Raises ChangedMeanwhile or NotWeighed."""
    claim_version(risk, version=version)
    held = Risk.objects.get(pk=risk.pk)
    if held.state == RiskState.PROPOSED or held.likelihood_before is None:
        raise NotWeighed(gettext_noop("Weigh this risk first. Only what was weighed is shown to everybody."))
    if held.published_at is None:
        held.published_at = timezone.now()
        held.save(update_fields=["published_at", "changed_at"])
        record(by=by, verb="market_it.risk_published", subject=held)


@transaction.atomic
def hide_risk(*, risk: Risk, by: Any) -> None:
    held = Risk.objects.select_for_update().get(pk=risk.pk)
    if held.published_at is not None:
        held.published_at = None
        held.save(update_fields=["published_at", "changed_at"])
        record(by=by, verb="market_it.risk_hidden", subject=held)


def public_risks(programme: Programme) -> QuerySet[Risk]:
    """Open ones first, those of which most is left first; their owners are not fetched."""
    rows = Risk.objects.filter(programme=programme, published_at__isnull=False).exclude(state=RiskState.PROPOSED)
    return rows.order_by("closed_at", "-score_after", "number")[:MOST]
