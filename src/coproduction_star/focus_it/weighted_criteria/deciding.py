"""From a closed comparison to a decision, and telling everyone who weighed what came of it."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.focus_it.asked import Letter, still_here, write_to
from coproduction_star.focus_it.models import ComparedOption, Comparison, SwingWeight
from coproduction_star.journeys.decisions.services import record_decision
from coproduction_star.journeys.models import Decision
from coproduction_star.organisations.models import Participant

from .addresses import at


@transaction.atomic
def decide(
    *, comparison: Comparison, option: ComparedOption | None, words: Mapping[str, Any], participant_id: UUID, by: Any
) -> Decision:
    """Write the decision down, about the initiative that goes ahead where it is one, and tell everyone who weighed.

    Raises NotDeclared.
    """
    about = option.initiative if option else None
    decision = record_decision(
        programme=comparison.programme, initiative=about, participant_id=participant_id, by=by, **words
    )
    weighed = SwingWeight.objects.filter(weigher__comparison=comparison).values("weigher__participant")
    people = still_here().filter(pk__in=weighed).select_related("user")
    letter = partial(_told, comparison, decision)
    write_to(people, letter, kind="focus_it.decided", organisation_id=comparison.organisation_id)
    record(by=by, verb="focus_it.decided_by_criteria", subject=comparison)
    return decision


def _told(comparison: Comparison, decision: Decision, person: Participant) -> Letter:
    text = [
        _("You weighed in “%(title)s”. This was decided: %(what)s")
        % {"title": comparison.title, "what": decision.what},
        _("Why: %(why)s") % {"why": decision.why},
        f"{settings.SITE_URL}{at('comparison', comparison)}",
    ]
    return Letter(
        subject=_("What was decided: %(title)s") % {"title": comparison.title},
        text="\n\n".join(text),
        key=f"focus_it.decided:{decision.pk}:{person.pk}",
    )
