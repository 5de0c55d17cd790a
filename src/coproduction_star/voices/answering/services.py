from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Initiative, Programme, Status
from coproduction_star.journeys.steps import accept
from coproduction_star.voices.models import AnswerKind, Contribution, Kind, Listening
from coproduction_star.voices.versions import change, claim_version

TITLE_LENGTH, SUMMARY_LENGTH = 200, 2000


class NothingSaid(Exception):
    """An answer has words that its reader can understand, and says what became of it."""


@transaction.atomic
def answer(
    *, contribution: Contribution, version: int, outcome: str, words: str, by: Any,
    initiative: Initiative | None = None, title: str = "", merged_with: Contribution | None = None,
) -> Contribution:  # fmt: skip
    """Say what became of it. What is used joins an initiative, or becomes a new one with this title."""
    if not outcome or not words.strip():
        raise NothingSaid
    claim_version(contribution, version)
    if outcome == AnswerKind.USED and initiative is None:
        initiative = _become(contribution, title, by)
    change(
        contribution,
        outcome=outcome,
        answer=words,
        answered_at=timezone.now(),
        answered_by=by,
        initiative=initiative if outcome == AnswerKind.USED else None,
        merged_with=merged_with if outcome == AnswerKind.MERGED else None,
    )
    record(by=by, verb="voices.answered", subject=contribution, outcome=outcome)
    return contribution


@transaction.atomic
def choose_how_to_listen(*, programme: Programme, values: Mapping[str, Any], by: Any) -> Listening:
    chosen, _made = Listening.objects.update_or_create(
        programme=programme, defaults={**values, "organisation_id": programme.organisation_id}
    )
    record(by=by, verb="voices.listening_changed", subject=programme)
    return chosen


def _become(contribution: Contribution, title: str, by: Any) -> Initiative:
    """The step that keeps initiatives makes it one; its words stay the contributor's."""
    happens = contribution.kind == Kind.HAPPENING
    payload = {
        "title": (title or contribution.words)[:TITLE_LENGTH],
        "summary": contribution.words[:SUMMARY_LENGTH],
        "status": Status.EXISTING if happens else Status.POTENTIAL,
        "place": contribution.place.name if contribution.place else "",
    }
    made: Initiative = accept("idea", programme=contribution.programme, payload=payload, by=by)
    return made
