"""Asking critical friends, what they say, and what becomes of it."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.focus_it.asked import RemindedBefore, remind_once
from coproduction_star.focus_it.challengeable import Draft, Line, titles_in
from coproduction_star.focus_it.models import Challenge, CriticalFriend, EarlierAnswer
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.organisations.codes import hash_of, new_code
from coproduction_star.organisations.models import Participant

from . import telling
from .selectors import State, asked_of, silent_members, state_of

KEPT_AFTER = dt.timedelta(days=90)
"""Names and addresses of friends with a link are kept so long after the last day for challenges."""
LONGEST = dt.timedelta(days=180)
LONGEST_LABEL = 300


class AskedBefore(Exception):
    """This member was asked about this draft already."""


class TimeIsOver(Exception):
    """The friend may not challenge any more. `state` says why."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.state = state


class TakenBack(Exception):
    """The friend has taken the challenge back meanwhile."""


@transaction.atomic
def ask_member(
    *, programme: Programme, draft: Draft, participant: Participant, look_at: str, until: dt.date, by: Any
) -> CriticalFriend:
    """Ask a member who is a critical friend, and tell them. Raises AskedBefore."""
    if asked_of(participant.pk, draft_kind=draft.kind, draft_id=draft.record_id):
        raise AskedBefore
    friend = CriticalFriend.objects.create(
        **_owned(programme, draft), participant=participant, look_at=look_at, until=until, by=by
    )
    record(by=by, verb="focus_it.friend_asked", subject=friend, for_whom=participant.pk, draft=draft.title)
    telling.ask(friend, title=draft.title, code="")
    return friend


@transaction.atomic
def ask_by_link(
    *, programme: Programme, draft: Draft, name: str, email: str, look_at: str, until: dt.date, by: Any
) -> tuple[CriticalFriend, str]:
    """Ask somebody without an account: by e-mail, or without an address by a card.

    Returns the friend and the code of the link, which is kept nowhere: show or send it now.
    """
    code = new_code()
    friend = CriticalFriend.objects.create(
        **_owned(programme, draft), name=name, email=email.strip().lower(), look_at=look_at, until=until, by=by,
        hash=hash_of(code), delete_after=until + KEPT_AFTER,
    )  # fmt: skip
    record(by=by, verb="focus_it.friend_asked", subject=friend, draft=draft.title)
    telling.ask(friend, title=draft.title, code=code)
    return friend, code


def _owned(programme: Programme, draft: Draft) -> dict[str, Any]:
    return {
        "programme": programme, "organisation_id": programme.organisation_id, "draft_kind": draft.kind,
        "draft_id": draft.record_id,
    }  # fmt: skip


@transaction.atomic
def renew_link(*, friend: CriticalFriend, draft: Draft, by: Any) -> str:
    """Another code for the same friend, until the same day; the old one stops working."""
    telling.take_back(friend)
    code = new_code()
    friend.hash, friend.ended_at, friend.ended_by = hash_of(code), None, None
    friend.save(update_fields=["hash", "ended_at", "ended_by"])
    record(by=by, verb="focus_it.friend_link_renewed", subject=friend, draft=draft.title)
    telling.ask(friend, title=draft.title, code=code)
    return code


@transaction.atomic
def remind(*, programme: Programme, by: Any) -> int:
    """Write once to each member who was asked and has said nothing. Returns to how many.

    Raises RemindedBefore when there is nobody to write to any more. A draft that is gone reminds nobody.
    """
    titles = titles_in(programme)
    named = [(one, titles.get((one.draft_kind, one.draft_id))) for one in silent_members(programme)]
    late = [(one, title) for one, title in named if title]
    if not late:
        raise RemindedBefore
    return sum(_remind(friend, title, by=by) for friend, title in late)


def _remind(friend: CriticalFriend, title: str, *, by: Any) -> int:
    return remind_once(
        friend, [friend], lambda _person: telling.reminder(friend, title), verb="focus_it.friend_reminded", by=by
    )


@transaction.atomic
def end(*, friend: CriticalFriend, by: Any) -> None:
    """From this moment the friend can neither read nor challenge."""
    friend.ended_at, friend.ended_by = timezone.now(), by
    friend.save(update_fields=["ended_at", "ended_by"])
    telling.take_back(friend)
    record(by=by, verb="focus_it.friend_ended", subject=friend)


@transaction.atomic
def forget_friend(*, friend: CriticalFriend, by: Any) -> None:
    """Take the name, the address and the link away, and the letters. What was challenged stays without a name."""
    telling.forget(friend)
    record(by=by, verb="focus_it.friend_forgotten", subject=friend)
    friend.delete()


@transaction.atomic
def challenge(*, friend: CriticalFriend, draft: Draft, line: Line, concern: str, words: str, by: Any) -> Challenge:
    """What a friend says against one line; `by` is empty for a friend with a link. Raises TimeIsOver."""
    rows = CriticalFriend.objects.select_for_update(of=("self",)).select_related("programme__organisation", "by")
    held = rows.get(pk=friend.pk)
    state = state_of(held)
    if state != State.OPEN:
        raise TimeIsOver(state)
    made = Challenge.objects.create(
        programme=held.programme, organisation_id=held.organisation_id, friend=held, draft_kind=held.draft_kind,
        draft_id=held.draft_id, initiative_id=line.initiative, anchor=line.anchor, line=line.label[:LONGEST_LABEL],
        concern=concern, words=words,
    )  # fmt: skip
    record(by=by, verb="focus_it.challenged", subject=made, for_whom=held.participant_id)
    telling.challenged(made, draft=draft)
    return made


@transaction.atomic
def take_back(*, challenge: Challenge, by: Any) -> None:
    """Erase the words at once. An answer that was given stays, without what it answered."""
    held = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if held.withdrawn_at is not None:
        return
    held.words, held.withdrawn_at, held.version = "", timezone.now(), held.version + 1
    held.save(update_fields=["words", "withdrawn_at", "version"])
    record(by=by, verb="focus_it.challenge_taken_back", subject=held)


@transaction.atomic
def answer(
    *, challenge: Challenge, title: str, version: int, reply: str, why: str, by: Any, reason: str = ""
) -> Challenge:
    """Answer a challenge, or correct the answer with a reason: what it said before is kept. The friend is told.

    Raises TakenBack, and ChangedMeanwhile when somebody else was first.
    """
    held = (
        Challenge.objects.select_for_update(of=("self",))
        .select_related("friend__participant__user")
        .get(pk=challenge.pk)
    )
    if held.withdrawn_at is not None:
        raise TakenBack
    claim_version(held, version=version)
    if held.reply:
        EarlierAnswer.objects.create(
            programme_id=held.programme_id, organisation_id=held.organisation_id, challenge=held, reply=held.reply,
            why=held.why, reason=reason, by=by,
        )  # fmt: skip
    verb = "focus_it.answer_corrected" if held.reply else "focus_it.challenge_answered"
    held.reply, held.why, held.answered_at, held.answered_by = reply, why, timezone.now(), by
    held.save(update_fields=["reply", "why", "answered_at", "answered_by"])
    record(by=by, verb=verb, subject=held)
    telling.answered(held, title=title)
    return held
