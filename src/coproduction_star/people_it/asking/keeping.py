"""What somebody answers is kept as they go, by whichever way it comes: page, paper, phone, screen or file.

One answer is one small write. It writes no event: what is recorded is that somebody began, finished, agreed to
something or took their answers back. Two pages open at once lose nothing: a write that finds the row changed since
it was read is made anew on what is there now.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from coproduction_star.audit.erasures import note_erasure
from coproduction_star.audit.models import ErasureKind
from coproduction_star.audit.services import record
from coproduction_star.data.asset_surveys.pages import answers_that_count
from coproduction_star.data.questions import Answer
from coproduction_star.people_it.models import (
    Age,
    AnswerChannel,
    ConsentKind,
    Response,
    SpecialAnswers,
    Survey,
    SurveyConsent,
    SurveyEdition,
    SurveyLink,
)
from coproduction_star.people_it.models.survey import ANSWERS_KEPT
from coproduction_star.people_it.parents import GONE, Parent, noted
from coproduction_star.voices.references import hash_of, new_reference, reference_from

from .editions import survey_of_edition

ATTEMPTS = 6
MOMENT = dt.timedelta(microseconds=1)


class TakenBack(Exception):
    """Somebody took these answers back meanwhile: nothing is kept any more."""


class NotAgreed(Exception):
    """Answers of this kind are kept only after their own consent."""


class TooBusy(Exception):
    """The same answers changed at every attempt."""


@transaction.atomic
def begin(
    *, survey: Survey, edition: SurveyEdition, link: SurveyLink | None = None, channel: str = AnswerChannel.WEB,
    language: str = "", sender: str = "", words: str = "", sent_key: str | None = None, by: Any = None,
    parent: Parent | None = None,
) -> tuple[Response, str]:  # fmt: skip
    """Open a row for one person, and give it with its four words, which are kept nowhere.

    `sender` is a secret of the browser, which can be shown the words again. `words` are those that stand on a sheet
    of paper already. `by` types for somebody else. `parent` agreed for a child.
    """
    identity, now = uuid.uuid4(), timezone.now()
    reference = words or (reference_from(f"{sender}|{identity}") if sender else new_reference())
    response = Response.objects.create(
        id=identity, organisation_id=survey.organisation_id, programme_id=survey.programme_id, survey=survey,
        edition=edition, link=link, channel=channel, language=language or _language(), sent_key=sent_key,
        entered_by=by, reference_hash=hash_of(reference), answered_at=now, delete_after=_until(now),
        **(noted(Age.CHILD, parent, by=by) if parent else {}),
    )  # fmt: skip
    record(by=by, verb="people_it.answers_begun", subject=response, channel=channel)
    return response, reference


def words_of(response: Response, *, sender: str) -> str:
    """The four words again, for the browser that began; nothing for any other."""
    words = reference_from(f"{sender}|{response.pk}")
    return words if hash_of(words) == response.reference_hash else ""


def keep(*, response: Response, changes: Mapping[str, Answer], special: bool = False) -> Response:
    """Keep some answers, or forget those that are nothing. `special` ones stand apart, in a row of their own."""
    held = response
    for _attempt in range(ATTEMPTS):
        if held.withdrawn_at is not None:
            raise TakenBack
        if _kept_apart(held, changes) if special else _kept(held, changes):
            return held
        held = Response.objects.select_related("special").get(pk=response.pk)
    raise TooBusy


def _kept(held: Response, changes: Mapping[str, Answer]) -> bool:
    answers = _changed(held.answers, changes)
    return _moved(held, answers=answers)


@transaction.atomic
def _kept_apart(held: Response, changes: Mapping[str, Answer]) -> bool:
    apart = special_of(held)
    if apart is None:
        raise NotAgreed
    if not _moved(held):
        return False
    apart.answers = _changed(apart.answers, changes)
    apart.save(update_fields=["answers"])
    return True


def _moved(held: Response, **fields: Any) -> bool:
    """Write only on what was read; whether it was."""
    now = max(timezone.now(), held.answered_at + MOMENT)
    rows = Response.objects.filter(pk=held.pk, answered_at=held.answered_at, withdrawn_at__isnull=True)
    if not rows.update(answered_at=now, delete_after=_until(now), **fields):
        return False
    held.answered_at = now
    for name, value in fields.items():
        setattr(held, name, value)
    return True


def _changed(answers: Mapping[str, Answer], changes: Mapping[str, Answer]) -> dict[str, Answer]:
    return {name: value for name, value in {**answers, **changes}.items() if value is not None}


def special_of(response: Response) -> SpecialAnswers | None:
    """The answers that stand apart; their row is the consent to them. Fetch `special` with the response."""
    return getattr(response, "special", None)


def all_answers(response: Response) -> dict[str, Answer]:
    """Both kinds together, for showing them to their author and for finding what comes next."""
    apart = special_of(response)
    return {**response.answers, **(apart.answers if apart else {})}


@transaction.atomic
def agree_to_special(*, response: Response, by: Any = None) -> None:
    """Their own consent to keep answers about health, belief, origin or love life."""
    SpecialAnswers.objects.get_or_create(
        response=response,
        defaults={"organisation_id": response.organisation_id, "programme_id": response.programme_id},
    )
    record(by=by, verb="people_it.special_agreed", subject=response)


@transaction.atomic
def forget_special(*, response: Response, by: Any = None) -> None:
    """Take that consent back: these answers go at once."""
    rows, _kinds = SpecialAnswers.objects.filter(response=response).delete()
    if rows:
        record(by=by, verb="people_it.special_taken_back", subject=response)
        note_erasure(ErasureKind.SPECIAL_ANSWERS, response.pk)


@transaction.atomic
def consent(*, response: Response, kinds: Collection[str], by: Any = None) -> None:
    """What they agree to from now on; the rest is taken back. Without consent to contact nobody knows who it was."""
    now, held = timezone.now(), {row.kind: row for row in SurveyConsent.objects.filter(response=response)}
    for kind in ConsentKind.values:
        _set_consent(response, kind, held.get(kind), given=kind in kinds, now=now)
    if ConsentKind.CONTACT not in kinds and response.participant_id is not None:
        Response.objects.filter(pk=response.pk).update(participant=None)
        response.participant = None
    record(by=by, verb="people_it.consents_set", subject=response, kinds=sorted(kinds))


def _set_consent(response: Response, kind: str, row: SurveyConsent | None, *, given: bool, now: dt.datetime) -> None:
    if row is None and given:
        SurveyConsent.objects.create(
            response=response, organisation_id=response.organisation_id, programme_id=response.programme_id,
            kind=kind, given_at=now,
        )  # fmt: skip
    elif row is not None and given is (row.taken_back_at is not None):
        row.given_at, row.taken_back_at = (now, None) if given else (row.given_at, now)
        row.save(update_fields=["given_at", "taken_back_at"])


@transaction.atomic
def finish(*, response: Response, by: Any = None) -> None:
    """Say that they have done. What they saw no more when they ended does not count and is forgotten."""
    held = Response.objects.select_for_update(of=("self",)).select_related("special").get(pk=response.pk)
    if held.withdrawn_at is not None:
        raise TakenBack
    counts = answers_that_count(survey_of_edition(held.edition_id), all_answers(held))
    held.answers = {name: value for name, value in held.answers.items() if name in counts}
    held.finished_at = held.finished_at or timezone.now()
    held.save(update_fields=["answers", "finished_at"])
    apart = special_of(held)
    if apart is not None:
        apart.answers = {name: value for name, value in apart.answers.items() if name in counts}
        apart.save(update_fields=["answers"])
    response.answers, response.finished_at = held.answers, held.finished_at
    record(by=by, verb="people_it.answers_finished", subject=held)


@transaction.atomic
def withdraw(*, response: Response, by: Any = None) -> None:
    """Erase the answers, the consents and the words that opened them, at once. That somebody answered stays."""
    held = Response.objects.select_for_update(of=("self",)).get(pk=response.pk)
    SpecialAnswers.objects.filter(response=held).delete()
    SurveyConsent.objects.filter(response=held).delete()
    held.answers, held.participant, held.place, held.link = {}, None, None, None
    for name, nothing in GONE.items():
        setattr(held, name, nothing)
    held.withdrawn_at, held.reference_hash = timezone.now(), f"taken back {uuid.uuid4().hex}"
    held.save()
    record(by=by, verb="people_it.answers_taken_back", subject=held)
    note_erasure(ErasureKind.RESPONSE, held.pk)


def _until(now: dt.datetime) -> dt.date:
    return timezone.localdate(now) + ANSWERS_KEPT


def _language() -> str:
    return translation.get_language() or settings.LANGUAGE_CODE
