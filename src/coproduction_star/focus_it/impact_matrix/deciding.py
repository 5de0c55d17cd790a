"""From a closed matrix to a decision: what it found in words, and telling everyone who rated what came of it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.focus_it.asked import in_their_language
from coproduction_star.focus_it.models import ImpactMatrix, Option, Outcome
from coproduction_star.journeys.decisions.services import record_decision
from coproduction_star.journeys.models import Decision
from coproduction_star.notices.services import notify

from .addresses import at
from .asking import everyone_who_rated
from .services import held_matrix


class StillOpen(Exception):
    """A decision comes after everyone has been heard."""


@transaction.atomic
def decide(
    *, matrix: ImpactMatrix, outcomes: Mapping[Option, str], words: Mapping[str, Any], participant_id: UUID, by: Any
) -> Decision:
    """Write the decision down, and tell everyone who rated what it means for the options they rated.

    Raises NotDeclared, and StillOpen when rating was opened again meanwhile.
    """
    held = held_matrix(matrix)
    if held.closed_at is None:
        raise StillOpen
    ahead = [option.initiative for option, outcome in outcomes.items() if outcome == Outcome.AHEAD]
    about = ahead[0] if len(ahead) == 1 else None
    decision = record_decision(
        programme=matrix.programme, initiative=about, participant_id=participant_id, by=by, **words
    )
    for option, outcome in outcomes.items():
        Option.objects.filter(pk=option.pk).update(outcome=outcome)
    held.decision = matrix.decision = decision
    held.save(update_fields=["decision"])
    for person, rated in everyone_who_rated(held):
        _tell(held, person, {option: said for option, said in outcomes.items() if option.pk in rated}, decision)
    record(by=by, verb="focus_it.decided", subject=matrix)
    return decision


def _tell(matrix: ImpactMatrix, person: Any, outcomes: Mapping[Option, str], decision: Decision) -> None:
    with in_their_language(person):
        lines = [f"{option.title}: {Outcome(outcome).label}" for option, outcome in outcomes.items()]
        text = [
            _("You rated in “%(title)s”. This was decided: %(what)s") % {"title": matrix.title, "what": decision.what},
            _("Why: %(why)s") % {"why": decision.why},
            *(["\n".join(lines)] if lines else []),
            f"{settings.SITE_URL}{at('matrix', matrix)}",
        ]
        notify(
            kind="focus_it.decided",
            subject=_("What was decided: %(title)s") % {"title": matrix.title},
            text="\n\n".join(text),
            key=f"focus_it.decided:{decision.pk}:{person.pk}",
            user=person.user, to=person.email, organisation_id=matrix.organisation_id,
        )  # fmt: skip
