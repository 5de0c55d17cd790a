"""From a closed comparison to a decision, and telling everyone who weighed what came of each option."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.focus_it.asked import Letter, still_here, write_to
from coproduction_star.focus_it.deciding import StillOpen, initiative_ahead, letter_about, outcome_line
from coproduction_star.focus_it.models import ComparedOption, Comparison, SwingWeight
from coproduction_star.journeys.decisions.services import record_decision
from coproduction_star.journeys.models import Decision
from coproduction_star.organisations.models import Participant

from .addresses import at
from .services import held_comparison

Said = Mapping[ComparedOption, str]


class DecidedAlready(Exception):
    """Nobody has weighed again since it was decided."""


@transaction.atomic
def decide(
    *, comparison: Comparison, outcomes: Said, reasons: Said, words: Mapping[str, Any], participant_id: UUID, by: Any
) -> Decision:
    """Write the decision down, and tell everyone who weighed what it means for each option, and why.

    Raises NotDeclared, DecidedAlready, and StillOpen when weighing was opened again meanwhile.
    """
    held = held_comparison(comparison)
    if held.closed_at is None:
        raise StillOpen
    if held.is_decided:
        raise DecidedAlready
    about = initiative_ahead(outcomes)
    decision = record_decision(
        programme=comparison.programme, initiative=about, participant_id=participant_id, by=by, **words
    )
    for option, outcome in outcomes.items():
        ComparedOption.objects.filter(pk=option.pk).update(outcome=outcome, outcome_why=reasons.get(option, ""))
    held.decision = comparison.decision = decision
    held.save(update_fields=["decision"])
    lines = [(one.title, outcome, reasons.get(one, "")) for one, outcome in outcomes.items()]
    letter = partial(_told, held, decision, lines)
    write_to(_who_weighed(held), letter, kind="focus_it.decided", organisation_id=held.organisation_id)
    record(by=by, verb="focus_it.decided_by_criteria", subject=comparison)
    return decision


def _who_weighed(comparison: Comparison) -> QuerySet[Participant]:
    weighed = SwingWeight.objects.filter(weigher__comparison=comparison).values("weigher__participant")
    return still_here().filter(pk__in=weighed).select_related("user")


def _told(
    comparison: Comparison, decision: Decision, lines: list[tuple[str, str, str]], person: Participant
) -> Letter:
    return letter_about(
        decision,
        opening=_("You weighed in “%(title)s”. This was decided: %(what)s")
        % {"title": comparison.title, "what": decision.what},
        title=comparison.title,
        lines=[outcome_line(*line) for line in lines],
        where=f"{settings.SITE_URL}{at('comparison', comparison)}",
        person=person,
    )
