import random
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star import __version__
from coproduction_star.audit.services import record
from coproduction_star.focus_it.asked import Letter, remind_once
from coproduction_star.focus_it.models import (
    ImpactMatrix,
    Judgement,
    MatrixResult,
    Option,
    OptionRating,
    Rater,
)
from coproduction_star.focus_it.models.impact_matrix import BIGGEST_SEED, USUAL_AXES, Colour
from coproduction_star.journeys.decisions.selectors import has_declared
from coproduction_star.journeys.decisions.services import NotDeclared
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.organisations.models import Participant

from .addresses import at
from .asking import awaited_in
from .measuring import measure
from .selectors import ratings_of
from .so_far import begin_again, finished_in, renew

FEWEST_OPTIONS = 2


class MatrixClosed(Exception):
    """People may not rate any more, or not yet."""


class MatrixBegun(Exception):
    """People rate already, so what they rate stays as it is."""


class NoOptions(Exception):
    """A matrix compares at least two options."""


class StandsAside(Exception):
    """Whoever leads the room and has seen the dots does not rate."""


class HasRated(Exception):
    """Whoever has begun to rate rates to the end, and sees the dots then."""


class OtherGroup(Exception):
    """Somebody speaks for one group in a matrix. `rater` says for which."""

    def __init__(self, rater: Rater) -> None:
        super().__init__(str(rater))
        self.rater = rater


class GoneMeanwhile(Exception):
    """What somebody rates, or the one who rates, was taken away while they were writing."""


@transaction.atomic
def set_up(*, programme: Programme, title: str, initiatives: Iterable[Initiative], by: Any) -> ImpactMatrix:
    """A new round with these initiatives as its options, and axes worded as usual."""
    matrix = ImpactMatrix.objects.create(
        programme=programme,
        organisation_id=programme.organisation_id,
        title=title,
        seed=random.SystemRandom().randrange(BIGGEST_SEED),
        by=by,
        **{name: str(words) for name, words in USUAL_AXES.items()},
    )
    _add(matrix, initiatives)
    record(by=by, verb="focus_it.matrix_set_up", subject=matrix)
    return matrix


@transaction.atomic
def add_options(*, matrix: ImpactMatrix, initiatives: Iterable[Initiative], by: Any) -> None:
    held = held_matrix(matrix)
    if held.opened_at is not None:
        raise MatrixBegun
    _add(held, initiatives)
    record(by=by, verb="focus_it.options_added", subject=held)


def _add(matrix: ImpactMatrix, initiatives: Iterable[Initiative]) -> None:
    """Those that are options already, because somebody else was quicker, stay as they are."""
    there = set(Option.objects.filter(matrix=matrix).values_list("initiative", flat=True))
    last = Option.objects.filter(matrix=matrix).aggregate(last=Max("position"))["last"] or 0
    owned = {"programme_id": matrix.programme_id, "organisation_id": matrix.organisation_id, "matrix": matrix}
    Option.objects.bulk_create(
        Option(**owned, initiative=one, title=one.title, people=one.people, position=place)
        for place, one in enumerate((one for one in initiatives if one.pk not in there), start=last + 1)
    )


@transaction.atomic
def word_axes(*, matrix: ImpactMatrix, version: int, values: Mapping[str, str], by: Any) -> None:
    """Say what the axes and their ends mean. Not after rating began: what people meant would change."""
    if held_matrix(matrix).opened_at is not None:
        raise MatrixBegun
    claim_version(matrix, version=version)
    for name, words in values.items():
        setattr(matrix, name, words)
    matrix.save(update_fields=list(values))
    record(by=by, verb="focus_it.axes_worded", subject=matrix)


@transaction.atomic
def judge_option(
    *, option: Option, version: int, facts: Mapping[str, Any], judged: Mapping[str, tuple[str, str]], by: Any
) -> Option:
    """Keep what speaks for and against an option, question by question: colour and reason. One red drops it.

    Its ratings stay, and count again when it is taken up again.
    """
    held = held_matrix(option.matrix)
    if held.closed_at is not None:
        raise MatrixClosed
    claim_version(option, version=version)
    was_dropped = option.dropped_at is not None
    option.judgements.exclude(question__in=judged).delete()
    for question, (colour, reason) in judged.items():
        Judgement.objects.update_or_create(
            option=option, question=question,
            defaults={"colour": colour, "reason": reason, "by": by, "programme_id": option.programme_id,
                      "organisation_id": option.organisation_id},
        )  # fmt: skip
    for name, value in facts.items():
        setattr(option, name, value)
    _drop_or_take_up(option, [reason for colour, reason in judged.values() if colour == Colour.RED], by=by)
    option.save()
    if held.is_open and was_dropped != (option.dropped_at is not None):
        renew(held)
    return option


def _drop_or_take_up(option: Option, against: list[str], *, by: Any) -> None:
    was_dropped = option.dropped_at is not None
    if against and not was_dropped:
        option.dropped_at = timezone.now()
        record(by=by, verb="focus_it.option_dropped", subject=option, reason="; ".join(against))
    elif was_dropped and not against:
        option.dropped_at = None
        record(by=by, verb="focus_it.option_taken_up_again", subject=option)
    else:
        record(by=by, verb="focus_it.option_judged", subject=option)


@transaction.atomic
def open_matrix(*, matrix: ImpactMatrix, by: Any) -> ImpactMatrix:
    """People may rate from now on. Raises NoOptions with fewer than two."""
    held = held_matrix(matrix)
    if held.opened_at is not None:
        return held
    if Option.objects.filter(matrix=held, dropped_at__isnull=True).count() < FEWEST_OPTIONS:
        raise NoOptions
    held.opened_at = timezone.now()
    held.save(update_fields=["opened_at"])
    record(by=by, verb="focus_it.matrix_opened", subject=held)
    return held


@transaction.atomic
def stand_aside(*, matrix: ImpactMatrix, participant_id: UUID, by: Any) -> Rater:
    """Lead the room and do not rate. Not for whoever has begun to rate."""
    held = held_matrix(matrix)
    if OptionRating.objects.filter(rater__matrix=held, rater__participant=participant_id).exists():
        raise HasRated
    owned = {"programme_id": held.programme_id, "organisation_id": held.organisation_id}
    rater, is_new = Rater.objects.get_or_create(
        matrix=held, participant_id=participant_id, defaults={"stands_aside": True, **owned}
    )
    if is_new or not rater.stands_aside:
        rater.group, rater.stands_aside = "", True
        rater.save(update_fields=["group", "stands_aside"])
        record(by=by, verb="focus_it.stood_aside", subject=held, for_whom=participant_id)
    return rater


@transaction.atomic
def begin_rating(*, matrix: ImpactMatrix, participant_id: UUID, group: str, by: Any) -> Rater:
    """Say whose view one speaks from. Said once: a matrix compares groups, and each person counts in one.

    Raises MatrixClosed, StandsAside, OtherGroup.
    """
    held = _open(matrix)
    rater, is_new = Rater.objects.get_or_create(
        matrix=held, participant_id=participant_id,
        defaults={"group": group, "programme_id": held.programme_id, "organisation_id": held.organisation_id},
    )  # fmt: skip
    if rater.stands_aside:
        raise StandsAside
    if rater.group != group:
        raise OtherGroup(rater)
    if is_new:
        record(by=by, verb="focus_it.rating_begun", subject=held, for_whom=participant_id)
    return rater


@transaction.atomic
def rate_option(
    *, option: Option, rater: Rater, impact: int | None, resources: int | None, confidence: int, reason: str, by: Any
) -> OptionRating:
    """Keep or change what one person says about one option.

    An option that was dropped meanwhile keeps the rating for when it comes back. Raises MatrixClosed, StandsAside,
    GoneMeanwhile, and NotDeclared before the person has declared interests.
    """
    held = _open(option.matrix)
    if not Option.objects.filter(pk=option.pk, matrix=held).exists():
        raise GoneMeanwhile
    if not has_declared(programme=held.programme, participant_id=rater.participant_id):
        raise NotDeclared
    now = Rater.objects.filter(pk=rater.pk).first()
    if now is None:
        raise GoneMeanwhile
    if now.stands_aside:
        raise StandsAside
    rating, _is_new = OptionRating.objects.update_or_create(
        option=option, rater=rater,
        defaults={
            "impact": impact, "resources": resources, "confidence": confidence, "reason": reason, "by": by,
            "programme_id": held.programme_id, "organisation_id": held.organisation_id,
        },
    )  # fmt: skip
    own = rater.participant.user_id == by.pk
    verb = "focus_it.option_rated" if own else "focus_it.option_rated_for"
    record(by=by, verb=verb, subject=option, for_whom=rater.participant_id)
    if rater.pk in finished_in(held):
        renew(held)
    return rating


@transaction.atomic
def remind(*, matrix: ImpactMatrix, by: Any) -> int:
    """Write once to everyone who has not rated every option. Returns to how many. Raises RemindedBefore."""
    held = _open(matrix)
    return remind_once(held, awaited_in(held), partial(_reminder, held), verb="focus_it.people_reminded", by=by)


def _reminder(matrix: ImpactMatrix, person: Participant) -> Letter:
    address = f"{settings.SITE_URL}{at('rate', matrix)}"
    return Letter(
        subject=_("Your view is missing: %(title)s") % {"title": matrix.title},
        text=_("The others can only be compared with you when you have rated too. It takes about ten "
               "minutes, and you can stop and go on later: %(address)s") % {"address": address},
        key=f"focus_it.reminder:{matrix.pk}:{matrix.results.count()}:{person.pk}",
    )  # fmt: skip


@transaction.atomic
def close_matrix(*, matrix: ImpactMatrix, by: Any) -> MatrixResult:
    """End rating, and keep what the matrix shows on this day."""
    held = _open(matrix)
    held.closed_at, held.closed_by = timezone.now(), by
    held.save(update_fields=["closed_at", "closed_by"])
    result = MatrixResult.objects.create(
        matrix=held, programme_id=held.programme_id, organisation_id=held.organisation_id, seed=held.seed,
        found=measure(ratings_of(held), seed=held.seed), method_version=__version__, by=by,
    )  # fmt: skip
    record(by=by, verb="focus_it.matrix_closed", subject=held)
    return result


@transaction.atomic
def reopen_matrix(*, matrix: ImpactMatrix, reason: str, by: Any) -> None:
    """Let people rate again. What it showed before stays, and whoever closed it without rating has seen it."""
    held = held_matrix(matrix)
    if held.closed_at is None:
        return
    closed_by = held.closed_by_id
    held.closed_at = held.closed_by = held.nudged_at = None
    held.save(update_fields=["closed_at", "closed_by", "nudged_at"])
    begin_again(held, MatrixResult.objects.filter(matrix=held).first())
    record(by=by, verb="focus_it.matrix_reopened", subject=held, reason=reason)
    whoever = Participant.objects.filter(user=closed_by, organisation=held.organisation_id, erased_at__isnull=True)
    for person in whoever if closed_by else ():
        with suppress(HasRated):
            stand_aside(matrix=held, participant_id=person.pk, by=by)


def held_matrix(matrix: ImpactMatrix) -> ImpactMatrix:
    """The row itself, so that rating and closing wait for one another."""
    rows = ImpactMatrix.objects.select_for_update(of=("self",)).select_related("programme__organisation")
    held = rows.filter(pk=matrix.pk).first()
    if held is None:
        raise GoneMeanwhile
    return held


def _open(matrix: ImpactMatrix) -> ImpactMatrix:
    held = held_matrix(matrix)
    if not held.is_open:
        raise MatrixClosed
    return held
