"""What people suggest for a charter, from inside and from outside, and what becomes of it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.market_it.models import Charter, CharterParty, Clause, Reply, Suggestion
from coproduction_star.voices.answering.services import answer as answer_contribution
from coproduction_star.voices.models import AnswerKind, Contribution
from coproduction_star.voices.services import Said, contribute

from .services import add_clause
from .wording import first_slot
from .wordings import say, standing

OUTCOMES = {
    Reply.ACCEPT: AnswerKind.ANSWERED, Reply.ADAPT: AnswerKind.ANSWERED, Reply.DECLINE: AnswerKind.NOT_USED
}  # fmt: skip


class AlreadyAnswered(ValueError):
    """A suggestion is answered once."""


class NoWords(ValueError):
    """What is taken up has words."""


@transaction.atomic
def suggest(
    *, charter: Charter, words: str, why: str, participant: UUID | None, by: Any, clause: Clause | None = None,
    party: CharterParty | None = None, kind: str = "",
) -> Suggestion:  # fmt: skip
    """Other words for a clause; or, with a side and a kind, a clause that is missing."""
    made = Suggestion.objects.create(
        **_of(charter), clause=clause, party=party, kind=kind, words=words, why=why, participant_id=participant,
        language=charter.languages.split()[0],
    )  # fmt: skip
    record(by=by, verb="market_it.suggestion_made", subject=made, for_whom=participant)
    return made


@transaction.atomic
def suggest_from_outside(
    *, charter: Charter, said: Said, sender: str, clause: Clause | None = None, party: CharterParty | None = None,
    kind: str = "",
) -> Contribution:  # fmt: skip
    """Somebody without an account. Their words are checked, answered and taken back where all such words are."""
    contribution, _words = contribute(programme=charter.programme, said=said, sender=sender)
    Suggestion.objects.get_or_create(
        contribution=contribution,
        defaults={**_of(charter), "clause": clause, "party": party, "kind": kind, "language": contribution.language},
    )
    return contribution


@transaction.atomic
def withdraw(*, suggestion: Suggestion, by: Any) -> None:
    """Whoever made it takes it back."""
    if suggestion.answered_at is None and suggestion.withdrawn_at is None:
        suggestion.withdrawn_at = timezone.now()
        suggestion.save(update_fields=["withdrawn_at"])
        record(by=by, verb="market_it.suggestion_withdrawn", subject=suggestion)


@transaction.atomic
def answer_suggestion(
    *, suggestion: Suggestion, reply: str, answer: str, new_words: str, by: Any, seen: UUID | None = None
) -> Suggestion:
    """Say what became of it and why. What is taken up changes its clause, or becomes a clause, in the same step.

    `seen` is the wording that the reader had before them. Raises AlreadyAnswered or NoWords.
    """
    held = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
    if held.answered_at is not None or held.withdrawn_at is not None:
        raise AlreadyAnswered(gettext_noop("Somebody has answered this already, or it was taken back."))
    if reply != Reply.DECLINE:
        if not new_words:
            raise NoWords(gettext_noop("Write what the clause says now."))
        _take_up(held, new_words, seen, by)
    held.reply, held.answer, held.answered_at, held.answered_by = reply, answer, timezone.now(), by
    held.save(update_fields=["reply", "answer", "answered_at", "answered_by", "clause"])
    if held.contribution is not None:
        said = held.contribution
        outcome = OUTCOMES[Reply(reply)]
        answer_contribution(contribution=said, version=said.version, outcome=outcome, words=answer, by=by)
    record(by=by, verb="market_it.suggestion_answered", subject=held, for_whom=held.participant_id, reply=reply)
    return held


def _take_up(held: Suggestion, words: str, seen: UUID | None, by: Any) -> None:
    slot = first_slot(held.charter.languages)
    if held.clause is None and held.party is not None:
        held.clause = add_clause(charter=held.charter, party=held.party, kind=held.kind, texts={slot: words}, by=by)
    elif held.clause is not None:
        now = standing(held.clause).get(slot)
        before = seen or (now.pk if now else None)
        say(clause=held.clause, texts={slot: words}, seen={slot: before}, by=by)


def _of(charter: Charter) -> Mapping[str, Any]:
    return {"charter": charter, "programme_id": charter.programme_id, "organisation_id": charter.organisation_id}
