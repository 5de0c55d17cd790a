import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from coproduction_star.focus_it.asked import still_here
from coproduction_star.focus_it.models import Challenge, CriticalFriend, EarlierAnswer
from coproduction_star.journeys.models import Programme
from coproduction_star.organisations.codes import hash_of
from coproduction_star.organisations.models import Participant
from coproduction_star.organisations.roles import Role

READ_AFTER = dt.timedelta(days=30)
"""Answers take longer than challenges, so that a friend may come back and read them."""
PER_PAGE = 25


class State(StrEnum):
    """What a friend may do now."""

    OPEN = "open"
    READING = "reading"
    EXPIRED = "expired"
    ENDED = "ended"


class Show(StrEnum):
    """Which challenges the list shows."""

    ALL = "all"
    OPEN = "open"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many challenges there are, and how many wait for an answer."""

    all: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asked the list for; anything unknown is as if not asked."""

    show: Show = Show.ALL
    draft: UUID | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        show = query.get("show", "")
        try:
            draft = UUID(query.get("draft", ""))
        except ValueError:
            draft = None
        return cls(Show(show) if show in set(Show) else Show.ALL, draft)


def friend_with_code(code: str) -> CriticalFriend:
    """Whose code this is, in whichever organisation: it is all that its holder knows."""
    with scopes_disabled():
        rows = CriticalFriend.objects.select_related("programme__organisation", "participant", "by")
        return rows.get(hash=hash_of(code))


def state_of(friend: CriticalFriend, *, today: dt.date | None = None) -> State:
    now = today or timezone.localdate()
    if friend.ended_at is not None:
        return State.ENDED
    if now > last_day_to_read(friend):
        return State.EXPIRED
    programme = friend.programme
    is_over = now > friend.until or programme.closed_at is not None or programme.archived_at is not None
    return State.READING if is_over else State.OPEN


def last_day_to_read(friend: CriticalFriend) -> dt.date:
    return friend.until + READ_AFTER


def friends_in(programme: Programme) -> list[CriticalFriend]:
    """Everyone who was asked, with how many challenges they made."""
    rows = _asked_in(programme).select_related("participant", "programme")
    made = Count("challenges", filter=Q(challenges__withdrawn_at__isnull=True))
    return list(rows.annotate(number=made).order_by("-until", "made_at"))


def _asked_in(programme: Programme) -> QuerySet[CriticalFriend]:
    """Each with whether they said anything at all, and whether they are a member who is still here."""
    return CriticalFriend.objects.filter(programme=programme).annotate(
        is_done=Exists(Challenge.objects.filter(friend=OuterRef("pk"))),
        is_here=Exists(still_here().filter(pk=OuterRef("participant"))),
    )


def is_silent(friend: CriticalFriend) -> bool:
    """Of a row of `friends_in`: asked, could still say something, and has said nothing."""
    is_there = friend.is_here or friend.participant_id is None
    return is_there and not friend.is_done and state_of(friend) == State.OPEN


def silent_members(programme: Programme) -> list[CriticalFriend]:
    """Members who have said nothing and were not reminded, each row locked. Nobody can write to a link: none is kept.

    Two people who press at once write each letter once.
    """
    rows = _asked_in(programme).filter(is_here=True, is_done=False, nudged_at__isnull=True)
    found = rows.select_related("participant__user", "programme__organisation").order_by("made_at")
    return [one for one in found.select_for_update(of=("self",)) if state_of(one) == State.OPEN]


def friend_with(*, programme: Programme, friend_id: UUID) -> CriticalFriend:
    rows = CriticalFriend.objects.select_related("programme__organisation", "participant", "by")
    return rows.get(programme=programme, pk=friend_id)


def asked_of(participant_id: UUID, *, draft_kind: str, draft_id: UUID) -> CriticalFriend | None:
    """What a member was asked about a draft."""
    rows = CriticalFriend.objects.filter(participant=participant_id, draft_kind=draft_kind, draft_id=draft_id)
    return rows.filter(ended_at__isnull=True).first()


def members_to_ask(programme: Programme) -> QuerySet[Participant]:
    """Members who are critical friends, in the programme or in the whole organisation."""
    living = Q(membership__ended_at__isnull=True)
    in_it = Q(programme_roles__programme=programme, programme_roles__role=Role.CRITICAL_FRIEND)
    everywhere = Q(membership__roles__role=Role.CRITICAL_FRIEND)
    rows = Participant.objects.filter(organisation=programme.organisation_id, erased_at__isnull=True)
    return rows.filter(living & (in_it | everywhere)).distinct().order_by("name")


def challenges_by(friend: CriticalFriend) -> list[Challenge]:
    """What one friend said, and the answers with what they said before."""
    return list(_with_history(Challenge.objects.filter(friend=friend, withdrawn_at__isnull=True)))


def page_of_challenges(programme: Programme, *, asked: Asked, number: str | None) -> Page[Challenge]:
    return Paginator(challenges_in(programme, asked=asked), PER_PAGE).get_page(number)


def challenges_in(programme: Programme, *, asked: Asked) -> QuerySet[Challenge]:
    """Those without an answer first, then the newest."""
    rows = _with_history(Challenge.objects.filter(programme=programme, withdrawn_at__isnull=True))
    if asked.draft:
        rows = rows.filter(draft_id=asked.draft)
    if asked.show != Show.ALL:
        rows = rows.filter(reply="") if asked.show == Show.OPEN else rows.exclude(reply="")
    return rows.select_related("friend__participant").order_by("answered_at", "-made_at")


def _with_history(rows: QuerySet[Challenge]) -> QuerySet[Challenge]:
    return rows.prefetch_related(Prefetch("earlier", queryset=EarlierAnswer.objects.all()))


def challenge_with(*, programme: Programme, challenge_id: UUID) -> Challenge:
    found = Challenge.objects.select_related("friend__participant").get(programme=programme, pk=challenge_id)
    found.programme = programme
    return found


def own_challenge(friend: CriticalFriend, challenge_id: UUID) -> Challenge:
    return Challenge.objects.get(friend=friend, pk=challenge_id)


def counts_about(programme: Programme, *, draft_id: UUID) -> Counts:
    return _counted(Challenge.objects.filter(programme=programme, draft_id=draft_id))


def counts_in(programme: Programme) -> Counts:
    """Once for each programme object: progress and the next action both ask."""
    kept: Counts | None = programme.__dict__.get("_challenges")
    if kept is None:
        kept = programme.__dict__["_challenges"] = _counted(Challenge.objects.filter(programme=programme))
    return kept


def _counted(rows: QuerySet[Challenge]) -> Counts:
    living = rows.filter(withdrawn_at__isnull=True).order_by()
    counts: dict[str, Any] = living.aggregate(all=Count("pk"), open=Count("pk", filter=Q(reply="")))
    return Counts(**counts)


def challenges_about(initiative_id: UUID) -> Iterable[Challenge]:
    rows = Challenge.objects.filter(initiative=initiative_id, withdrawn_at__isnull=True)
    return rows.select_related("programme__organisation").order_by("made_at")
