"""What somebody who takes part does: choose, visit, change and take back; and how their words are checked.

The four words are kept nowhere: a keyed hash recognises them.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Place
from coproduction_star.journeys.services import claim_version
from coproduction_star.organisations.models import Participant
from coproduction_star.together.models import (
    PointChoice,
    PointState,
    Review,
    ReviewPhase,
    ReviewPoint,
    ReviewTaker,
    Visit,
    VisitMark,
    VisitPhoto,
)
from coproduction_star.voices.models import Channel, PaperSlip, State
from coproduction_star.voices.references import hash_of, hashes_of, new_reference, reference_from
from coproduction_star.voices.services import held_because

from .holding import KIND
from .selectors import checklist_of

KEPT = dt.timedelta(days=730)
LAST = 1000
"""A suggestion stands behind the points of the group."""


class NotNow(ValueError):
    """The review does not take this any more, or not yet."""


class NothingTold(ValueError):
    """No point, no score and no word."""


class NoSuchSlip(LookupError):
    """No slip of this form has these four words, or it was typed in before."""


class StillTells(ValueError):
    """It still tells who somebody is or where they live."""


@dataclass(frozen=True, slots=True)
class Sender:
    """How something came: from a browser, by a member, or typed in for somebody."""

    secret: str = ""
    by: Any = None
    channel: str = Channel.ONLINE
    participant: Participant | None = None
    slip_words: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The points that matter to one person, and what they miss."""

    points: Collection[UUID] = ()
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """One visit: when, where, how many went, and a score and words by the point."""

    visited_on: dt.date
    where: str = ""
    place: Place | None = None
    people: int = 2
    quote: bool = False
    scores: Mapping[UUID, int] = field(default_factory=dict)
    words: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        return not (self.scores or any(self.words.values()))

    @property
    def of_the_visit(self) -> dict[str, Any]:
        names = ("visited_on", "where", "place", "people", "quote")
        return {name: getattr(self, name) for name in names}


def takes_choices(review: Review) -> bool:
    return review.phase == ReviewPhase.CHOOSING


def takes_visits(review: Review) -> bool:
    return review.phase == ReviewPhase.VISITING


def takes_views(review: Review) -> bool:
    return review.phase == ReviewPhase.AGREEING


@transaction.atomic
def choose(*, review: Review, chosen: Chosen, sender: Sender, taker: ReviewTaker | None = None) -> ReviewTaker:
    """Keep which points matter to somebody, in the place of what they chose before.

    Raises NotNow, NothingTold, NoSuchSlip.
    """
    if not (chosen.points or chosen.missing):
        raise NothingTold
    held = _held(review, ReviewPhase.CHOOSING)
    verb = "together.points_chosen_anew" if taker else "together.points_chosen"
    taker = taker or _taker(held, sender)
    PointChoice.objects.filter(taker=taker).delete()
    owned = _owned(taker)
    there = ReviewPoint.objects.filter(review=held, state=PointState.LISTED, pk__in=chosen.points)
    PointChoice.objects.bulk_create(PointChoice(taker=taker, point=one, **owned) for one in there)
    if chosen.missing:
        ReviewPoint.objects.create(
            review=held, title=chosen.missing, state=PointState.SUGGESTED, suggested_by=taker, position=LAST, **owned
        )
    _record(taker, verb, sender)
    return taker


@transaction.atomic
def tell_visit(*, review: Review, seen: Seen, sender: Sender, taker: ReviewTaker | None = None) -> Visit:
    """Keep what visitors saw. Raises NotNow, NothingTold, NoSuchSlip."""
    if seen.nothing:
        raise NothingTold
    held = _held(review, ReviewPhase.VISITING)
    if seen.visited_on > held.visit_until:
        raise NotNow
    taker = taker or _taker(held, sender)
    made = Visit.objects.create(review=held, taker=taker, **seen.of_the_visit, **_owned(taker))
    _keep_marks(made, seen)
    _record(taker, "together.visit_told", sender)
    return made


@transaction.atomic
def change_visit(*, visit: Visit, seen: Seen, version: int, by: Any = None) -> None:
    """A visit as its visitors tell it now; what is new is checked anew.

    Raises NotNow, NothingTold, ChangedMeanwhile.
    """
    held = _held(visit.review, ReviewPhase.VISITING)
    if seen.nothing:
        raise NothingTold
    if seen.visited_on > held.visit_until:
        raise NotNow
    before = Visit.objects.get(pk=visit.pk)
    claim_version(visit, version=version)
    Visit.objects.filter(pk=visit.pk).update(**seen.of_the_visit)
    visit.refresh_from_db()
    anew = before.where.split() != seen.where.split() or (seen.quote and not before.quote)
    _keep_marks(visit, seen, anew=anew)
    if anew:
        VisitPhoto.objects.filter(visit=visit, state=State.SHOWN).update(state=State.WAITING)
    record(by=by, verb="together.visit_changed", subject=visit)


@transaction.atomic
def take_back(*, taker: ReviewTaker) -> None:
    """Their choices, visits and words go at once; a suggestion that is not listed goes too."""
    record(by=None, verb="together.review_part_taken_back", subject=taker)
    note_erasure(ErasureKind.REVIEW_PART, taker.pk)
    ReviewPoint.objects.filter(suggested_by=taker).exclude(state=PointState.LISTED).delete()
    ReviewTaker.objects.filter(pk=taker.pk).delete()


def words_again(taker: ReviewTaker, *, sender: str) -> str:
    """The four words again, for the browser that sent it; nothing for any other."""
    words = reference_from(f"{sender}|{taker.pk}")
    return words if hash_of(words) == taker.reference_hash else ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a moderator decides: to show words, as they are or edited, or a reason not to."""

    words: str
    no_address: bool = False
    nobody: bool = False
    reason: str = ""
    reason_words: str = ""


@transaction.atomic
def decide(row: Any, *, checked: Checked, version: int, by: Any) -> None:
    """Let others read what stands in a mark or a view, or not. Raises StillTells, ChangedMeanwhile."""
    claim_version(row, version=version)
    if checked.reason:
        _set(row, state=State.REFUSED, reason=checked.reason, reason_words=checked.reason_words)
        record(by=by, verb="together.visit_words_refused", subject=row, reason=checked.reason)
        return
    changed = checked.words.split() != row.words.split()
    where = f"\n{row.visit.where}" if isinstance(row, VisitMark) else ""
    found = held_because(row.programme, f"{checked.words}{where}")
    tells = found["third_person"] or (row.third_person and not changed)
    if (tells and not checked.nobody) or (found["has_address"] and not checked.no_address):
        raise StillTells
    _set(row, words=checked.words, edited=row.edited or changed, state=State.SHOWN, reason="", reason_words="")
    record(by=by, verb="together.visit_words_shown", subject=row)


def _held(review: Review, phase: str) -> Review:
    held = Review.objects.select_for_update().get(pk=review.pk)
    if held.phase != phase:
        raise NotNow
    return held


def _taker(review: Review, sender: Sender) -> ReviewTaker:
    """Somebody new; a member, or somebody we know, has one part in a review."""
    if sender.participant is not None and not sender.slip_words:
        known = ReviewTaker.objects.filter(review=review, participant=sender.participant).first()
        if known is not None:
            return known
    slip = _use_slip(review, sender.slip_words) if sender.slip_words else ""
    identity = uuid.uuid4()
    secret = sender.secret
    reference = "" if slip else reference_from(f"{secret}|{identity}") if secret else new_reference()
    return ReviewTaker.objects.create(
        id=identity, review=review, programme_id=review.programme_id, organisation_id=review.organisation_id,
        participant=None if slip and _has_part(review, sender) else sender.participant, by=sender.by,
        channel=sender.channel, language=translation.get_language() or settings.LANGUAGE_CODE,
        reference_hash=slip or hash_of(reference), delete_after=review.answer_by + KEPT,
    )  # fmt: skip


@transaction.atomic
def part_of(review: Review, sender: Sender) -> ReviewTaker:
    """Whose part it is that is typed in: by their four words, as somebody we know, or as somebody new.

    Raises NoSuchSlip.
    """
    if not sender.slip_words:
        return _taker(review, sender)
    known = ReviewTaker.objects.filter(review=review, reference_hash__in=hashes_of(sender.slip_words)).first()
    if known is None:
        raise NoSuchSlip
    return known


def _has_part(review: Review, sender: Sender) -> bool:
    return ReviewTaker.objects.filter(review=review, participant=sender.participant).exists()


def _use_slip(review: Review, words: str) -> str:
    """Its hash, for one person: of two who type at once the database lets one through."""
    slips = PaperSlip.objects.filter(programme=review.programme_id, kind=KIND)
    slip = slips.filter(reference_hash__in=hashes_of(words)).first()
    if slip is None or not PaperSlip.objects.filter(pk=slip.pk).delete()[0]:
        raise NoSuchSlip
    return slip.reference_hash


def _keep_marks(visit: Visit, seen: Seen, *, anew: bool = False) -> None:
    """`anew`: what was checked before is checked again, because what stands beside it changed."""
    before = {one.point_id: one for one in VisitMark.objects.filter(visit=visit)}
    for point in checklist_of(visit.review):
        score, words = seen.scores.get(point.pk), seen.words.get(point.pk, "").strip()
        old = before.get(point.pk)
        if old is not None and (score is not None or words) and old.words.split() == words.split():
            checked = old.state == State.REFUSED or not (words and anew)
            _set(old, score=score, **({} if checked else _to_check(visit, words)))
            continue
        if old is not None:
            old.delete()
        if score is not None or words:
            _keep_one(visit, point.pk, score, words)


def _keep_one(visit: Visit, point: UUID, score: int | None, words: str) -> None:
    state = _to_check(visit, words) if words else {"state": State.SHOWN}
    VisitMark.objects.create(visit=visit, point_id=point, score=score, words=words, **state, **_owned(visit))


def _to_check(visit: Visit, words: str) -> dict[str, Any]:
    """Others read where it was beside the words, and nobody else checks that."""
    found = held_because(visit.review.programme, f"{words}\n{visit.where}")
    return {**found, "state": State.HELD if any(found.values()) else State.WAITING}


def _owned(row: Any) -> dict[str, Any]:
    return {"programme_id": row.programme_id, "organisation_id": row.organisation_id}


def _set(row: Any, **values: Any) -> None:
    type(row).objects.filter(pk=row.pk).update(**values)


def _record(taker: ReviewTaker, verb: str, sender: Sender) -> None:
    whom = sender.participant.pk if sender.participant else None
    record(by=sender.by, verb=verb, subject=taker, for_whom=whom, channel=sender.channel)
