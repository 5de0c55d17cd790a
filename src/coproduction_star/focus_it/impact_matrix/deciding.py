"""From a closed matrix to a decision: what it found in words, and telling everyone who rated what came of it."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.focus_it.asked import Letter, write_to
from coproduction_star.focus_it.deciding import StillOpen, initiative_ahead, letter_about, outcome_line
from coproduction_star.focus_it.models import ImpactMatrix, Option
from coproduction_star.journeys.decisions.services import record_decision
from coproduction_star.journeys.models import Decision
from coproduction_star.organisations.models import Participant

from .addresses import at
from .asking import everyone_who_rated
from .services import held_matrix

Outcomes = Mapping[Option, str]


@transaction.atomic
def decide(
    *, matrix: ImpactMatrix, outcomes: Outcomes, words: Mapping[str, Any], participant_id: UUID, by: Any
) -> Decision:
    """Write the decision down, and tell everyone who rated what it means for the options they rated.

    Raises NotDeclared, and StillOpen when rating was opened again meanwhile.
    """
    held = held_matrix(matrix)
    if held.closed_at is None:
        raise StillOpen
    about = initiative_ahead(outcomes)
    decision = record_decision(
        programme=matrix.programme, initiative=about, participant_id=participant_id, by=by, **words
    )
    for option, outcome in outcomes.items():
        Option.objects.filter(pk=option.pk).update(outcome=outcome)
    held.decision = matrix.decision = decision
    held.save(update_fields=["decision"])
    rated = dict(everyone_who_rated(held))
    letter = partial(_told, held, decision, outcomes, rated)
    write_to(rated, letter, kind="focus_it.decided", organisation_id=held.organisation_id)
    record(by=by, verb="focus_it.decided", subject=matrix)
    return decision


def _told(
    matrix: ImpactMatrix, decision: Decision, outcomes: Outcomes, rated: Mapping[Participant, Collection[Any]],
    person: Participant,
) -> Letter:  # fmt: skip
    return letter_about(
        decision,
        opening=_("You rated in “%(title)s”. This was decided: %(what)s")
        % {"title": matrix.title, "what": decision.what},
        title=matrix.title,
        lines=[outcome_line(one.title, said) for one, said in outcomes.items() if one.pk in rated[person]],
        where=f"{settings.SITE_URL}{at('matrix', matrix)}",
        person=person,
    )
