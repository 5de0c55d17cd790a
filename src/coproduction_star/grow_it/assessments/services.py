import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.grow_it.models import Assessment, AssessmentAnswer, AssessmentSlip, AssessmentSlips
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.organisations.codes import hash_of, new_code


class Ended(ValueError):
    """A round that has ended takes no more answers."""


@transaction.atomic
def begin(*, programme: Programme, kind: str, title: str, groups: Sequence[str], by: Any) -> Assessment:
    made = Assessment.objects.create(
        programme=programme, organisation_id=programme.organisation_id, kind=kind, title=title, groups=list(groups),
        by=by,
    )  # fmt: skip
    record(by=by, verb="grow_it.assessment_begun", subject=made)
    return made


@transaction.atomic
def answer(
    *, assessment: Assessment, group: str, scores: Mapping[str, int], notes: Mapping[str, str], by: Any,
    together: bool = False, on_paper: bool = False, version: int = 0,
) -> AssessmentAnswer:  # fmt: skip
    """Keep what somebody says; the same person's second answer takes the place of the first.

    Raises Ended, ChangedMeanwhile.
    """
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if held.closed_at:
        raise Ended(gettext_noop("This round has ended meanwhile. Nothing you wrote was kept."))
    said = {"group": group, "scores": dict(scores), "notes": {key: words for key, words in notes.items() if words}}
    own = (
        None
        if together or by is None
        else AssessmentAnswer.objects.filter(assessment=held, by=by, together=False).first()
    )
    if own is not None:
        claim_version(own, version=version)
        AssessmentAnswer.objects.filter(pk=own.pk).update(**said)
        return own
    made = AssessmentAnswer.objects.create(
        assessment=held, programme_id=held.programme_id, organisation_id=held.organisation_id, by=by,
        together=together, on_paper=on_paper, **said,
    )  # fmt: skip
    if together:
        record(by=by, verb="grow_it.assessment_typed_in", subject=made)
    else:
        record(by=None, verb="grow_it.assessment_answered", subject=made)
    return made


@transaction.atomic
def make_slips(*, assessment: Assessment, group: str, number: int, until: dt.date, by: Any) -> list[str]:
    """Make links for so many people of a group; their codes are given once. Raises Ended."""
    held = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if held.closed_at:
        raise Ended(gettext_noop("This round has ended. Nobody can answer it any more."))
    home = {"programme_id": held.programme_id, "organisation_id": held.organisation_id}
    batch = AssessmentSlips.objects.create(
        assessment=held, group=group, number=number, until=until, by=by, **home
    )  # fmt: skip
    codes = [new_code() for _one in range(number)]
    AssessmentSlip.objects.bulk_create(
        AssessmentSlip(batch=batch, hash=hash_of(code), delete_after=until, **home) for code in codes
    )
    record(by=by, verb="grow_it.assessment_links_made", subject=batch)
    return codes


@transaction.atomic
def end_slips(*, slips: AssessmentSlips, by: Any) -> None:
    """From now on they open nothing."""
    AssessmentSlips.objects.filter(pk=slips.pk).update(ended_at=timezone.now())
    AssessmentSlip.objects.filter(batch=slips).delete()
    record(by=by, verb="grow_it.assessment_links_ended", subject=slips)


@transaction.atomic
def answer_by_slip(*, slip: AssessmentSlip, scores: Mapping[str, int], notes: Mapping[str, str]) -> None:
    """Keep what somebody says by a link, once: it is deleted, so nothing leads from the answer to it. Raises Ended."""
    gone, _models = AssessmentSlip.objects.filter(pk=slip.pk).delete()
    if not gone:
        raise Ended(gettext_noop("Somebody has answered by this link already, or it has ended."))
    answer(assessment=slip.batch.assessment, group=slip.batch.group, scores=scores, notes=notes, by=None)


@transaction.atomic
def end(*, assessment: Assessment, by: Any) -> None:
    """End a round: from now on no answer leads to whoever gave it. Raises Ended."""
    if not Assessment.objects.filter(pk=assessment.pk, closed_at=None).update(closed_at=timezone.now()):
        raise Ended(gettext_noop("This round has ended already."))
    AssessmentAnswer.objects.filter(assessment=assessment).update(by=None)
    record(by=by, verb="grow_it.assessment_ended", subject=assessment)
