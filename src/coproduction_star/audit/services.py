from typing import Any
from uuid import UUID

from django.db.models import Model

from .models import Event


def record(*, by: Any, verb: str, subject: Model, for_whom: UUID | None = None, **detail: Any) -> Event:
    """Write down what somebody did. Call it inside the transaction that does it.

    The organisation and the programme are read off the subject where it has
    them. `detail` holds what a sentence about the event needs; never contact
    details or what somebody said in confidence.
    """
    return Event.objects.create(
        by=by,
        verb=verb,
        subject=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_title=str(subject)[:200],
        organisation_id=_organisation_id(subject),
        programme_id=_programme_id(subject),
        for_whom=for_whom,
        detail=detail,
    )


def _organisation_id(subject: Model) -> Any:
    if subject._meta.label_lower == "organisations.organisation":
        return subject.pk
    return getattr(subject, "organisation_id", None)


def _programme_id(subject: Model) -> Any:
    if subject._meta.label_lower == "journeys.programme":
        return subject.pk
    return getattr(subject, "programme_id", None)


def forget(*, subject: str, subject_ids: Any) -> int:
    """Take out of events what a subject was called, once its person is erased. The event itself stays."""
    events = Event.objects.filter(subject=subject, subject_id__in=[str(pk) for pk in subject_ids])
    return events.update(subject_title="", detail={})
