"""The golden thread from the resident's end: plain words for each stop, and no name of anybody."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.journeys.initiatives.selectors import Held
from coproduction_star.journeys.models import Initiative, Kept, Status
from coproduction_star.voices.models import AnswerKind, Contribution, State


class Pace(StrEnum):
    """Where a stop lies on the way."""

    DONE = "done"
    AHEAD = "ahead"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the way. `text` may be as people wrote it."""

    name: str
    text: str
    when: dt.date | None = None
    pace: Pace = Pace.DONE


RATED = {"score", "figure"}
RESULTS = {"indicator", "result", "published"}
"""The places of the golden thread whose titles are about the initiative and about nobody."""


def way_of(contribution: Contribution, initiative: Initiative | None, held: Held | None) -> tuple[Stop, ...]:
    """Every stop up to now, and the next one ahead or where it ended and why."""
    return tuple(_stops(contribution, initiative, held))


def _stops(contribution: Contribution, initiative: Initiative | None, held: Held | None) -> Iterator[Stop]:
    if contribution.worry:
        yield from _worry(contribution)
        return
    yield Stop(_("You told us"), contribution.words, timezone.localdate(contribution.made_at))
    yield _checked(contribution)
    if contribution.state == State.REFUSED:
        yield from _appeal(contribution)
        return
    yield _answered(contribution)
    if initiative is not None and held is not None:
        yield from _further(initiative, held)
    yield from _end(contribution, initiative, held)


def _worry(contribution: Contribution) -> Iterator[Stop]:
    told = _("You told us of a worry. For safety your words are not shown here.")
    yield Stop(_("You told us"), told, timezone.localdate(contribution.made_at))
    if contribution.worry_closed_at:
        done = _("The person who keeps people safe has read it and acted. They may not say more here.")
        yield Stop(_("Looked after"), done, timezone.localdate(contribution.worry_closed_at))
    else:
        yield Stop(_("Looked after"), _("The person who keeps people safe was told at once."), pace=Pace.AHEAD)


def _checked(contribution: Contribution) -> Stop:
    name = _("Checked")
    when = timezone.localdate(contribution.checked_at) if contribution.checked_at else None
    if contribution.state == State.REFUSED:
        why = _("It is not shown to others: %(reason)s.") % {"reason": contribution.get_reason_display().lower()}
        return Stop(name, f"{why} {contribution.reason_words}".strip(), when, Pace.ENDED)
    if contribution.state == State.SHOWN:
        edited = _("Somebody took out who it is about or where they live. Then others could read it.")
        plain = _("Somebody has read it, and others can read it too.")
        return Stop(name, edited if contribution.edited else plain, when)
    if contribution.state == State.HELD:
        waits = _("It waits until somebody has taken out what tells who a person is or where they live.")
        return Stop(name, waits, pace=Pace.AHEAD)
    return Stop(name, _("Somebody will read it before others do."), pace=Pace.AHEAD)


def _appeal(contribution: Contribution) -> Iterator[Stop]:
    if contribution.appealed_at is None:
        return
    yield Stop(_("You asked for another look"), contribution.appeal, timezone.localdate(contribution.appealed_at))
    if contribution.appeal_answered_at is None:
        yield Stop(_("Another look"), _("Somebody will look at it again."), pace=Pace.AHEAD)
    else:
        again = _("Somebody looked again, and it stays as it is.")
        yield Stop(_("Another look"), again, timezone.localdate(contribution.appeal_answered_at), Pace.ENDED)


def _answered(contribution: Contribution) -> Stop:
    if contribution.answered_at is None:
        late = contribution.answer_due < timezone.localdate()
        sorry = _("You should have had an answer by this day. We are late, and we are sorry.")
        due = sorry if late else _("You get an answer by this day.")
        return Stop(_("Our answer"), due, contribution.answer_due, Pace.AHEAD)
    said = f"{ANSWERS[contribution.outcome]()} {contribution.answer}".strip()
    ended = contribution.outcome == AnswerKind.NOT_USED
    return Stop(
        _("Our answer"), said, timezone.localdate(contribution.answered_at), Pace.ENDED if ended else Pace.DONE
    )


ANSWERS = {
    AnswerKind.NONE: lambda: "",
    AnswerKind.ANSWERED: lambda: "",
    AnswerKind.USED: lambda: _("We use it."),
    AnswerKind.MERGED: lambda: _("Somebody else said the same, so we put the two together."),
    AnswerKind.NOT_USED: lambda: _("We do not use it, and this is why:"),
}


def _further(initiative: Initiative, held: Held) -> Iterator[Stop]:
    yield Stop(
        _("What it became"),
        f"{initiative.title} – {initiative.get_status_display()}",
        timezone.localdate(initiative.made_at),
    )
    for knot in held.knots:
        if knot.place in RATED:
            yield Stop(_("Rated"), knot.title, knot.when)
    why = _("Why:")
    for decision in reversed(held.decisions):
        yield Stop(_("Decided"), f"{decision.what}\n{why} {decision.why}", decision.decided_on)
    for promise in held.promises:
        ahead = promise.kept == Kept.OPEN
        said = promise.what if ahead else f"{promise.what} – {promise.get_kept_display()}"
        yield Stop(_("Promised"), said, promise.due_on, Pace.AHEAD if ahead else Pace.DONE)
    for knot in held.knots:
        if knot.place in RESULTS:
            yield Stop(_("What came of it"), knot.title, knot.when)


def _end(contribution: Contribution, initiative: Initiative | None, held: Held | None) -> Iterator[Stop]:
    programme = contribution.programme
    if initiative is not None and initiative.status == Status.STOPPED:
        last = held.decisions[0] if held and held.decisions else None
        why = (
            _("The last decision says why: %(why)s") % {"why": last.why} if last else _("Nobody has written why yet.")
        )
        yield Stop(_("It stopped"), why, last.decided_on if last else None, Pace.ENDED)
    elif initiative is not None and initiative.removed_at is not None:
        yield Stop(
            _("It stopped"), _("The team took it off its list."), timezone.localdate(initiative.removed_at), Pace.ENDED
        )
    if programme.closed_at:
        said, decided = _("What people said:"), _("What was decided:")
        heard = f"{said} {programme.heard}\n{decided} {programme.decided}"
        yield Stop(_("The programme has ended"), heard, timezone.localdate(programme.closed_at), Pace.ENDED)
