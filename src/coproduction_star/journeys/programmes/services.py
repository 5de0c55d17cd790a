from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import BenefitSought, Outcome, Programme, Service
from coproduction_star.journeys.places.naming import place_called
from coproduction_star.journeys.register_mark import mark_anew
from coproduction_star.journeys.services import claim_version
from coproduction_star.journeys.steps import tell_that_it_moved
from coproduction_star.notices.services import notify
from coproduction_star.organisations.models import Organisation
from coproduction_star.organisations.reaching import to_whom_it_is_safe

from .selectors import people_to_tell, words_key

SLUG_LENGTH = 60
RESERVED = frozenset({"places", "programmes"})
"""Words that the public addresses of an organisation need for themselves."""


class NoClosingWords(ValueError):
    """A programme closes with what was heard and what was decided, or not at all."""


class NoReason(ValueError):
    """A closed programme opens again for a reason that everyone can read."""


@transaction.atomic
def start_programme(
    *, organisation: Organisation, name: str, by: Any, service: str = "", place: str = "", summary: str = "",
    outcomes: Sequence[str] = (),
) -> Programme:  # fmt: skip
    """Start a journey round the Star, with the outcomes people want in the order they were given."""
    programme = Programme.objects.create(
        organisation=organisation,
        name=name,
        slug=free_slug(name, organisation=organisation),
        service=_known_service(service, organisation=organisation),
        place=place_called(place, organisation_id=organisation.pk, by=by),
        summary=summary,
        made_by=by,
    )
    record(by=by, verb="journeys.programme_started", subject=programme)
    add_outcomes(programme=programme, words=outcomes, by=by)
    return programme


def free_slug(name: str, *, organisation: Organisation) -> str:
    """A readable address that no other programme has; `programme` where the name has no Latin letters."""
    stem = slugify(name)[:SLUG_LENGTH].strip("-") or "programme"
    taken = set(
        Programme.objects.filter(organisation=organisation, slug__startswith=stem).values_list("slug", flat=True)
    )
    candidates = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 3))
    return next(slug for slug in candidates if slug not in taken | RESERVED)


def _known_service(name: str, *, organisation: Organisation) -> str:
    """The name as the organisation writes it; a new name becomes one of its services."""
    if not name:
        return ""
    known = Service.objects.filter(organisation=organisation, name__iexact=name).first()
    return (known or Service.objects.create(organisation=organisation, name=name)).name


@transaction.atomic
def change_programme(
    *, programme: Programme, version: int, name: str, service: str, place: str, summary: str, by: Any
) -> Programme:
    """Raises ChangedMeanwhile when somebody else saved first."""
    claim_version(programme, version=version)
    before = programme.place_id
    programme.name, programme.summary = name, summary
    programme.service = _known_service(service, organisation=programme.organisation)
    programme.place = place_called(place, organisation_id=programme.organisation_id, by=by)
    programme.save(update_fields=["name", "summary", "service", "place"])
    record(by=by, verb="journeys.programme_changed", subject=programme)
    if programme.place_id != before:
        tell_that_it_moved(programme, by=by)
    return programme


@transaction.atomic
def choose_benefits(*, programme: Programme, benefits: Sequence[str], by: Any) -> None:
    held = set(BenefitSought.objects.filter(programme=programme).values_list("benefit", flat=True))
    if held == set(benefits):
        return
    BenefitSought.objects.filter(programme=programme).exclude(benefit__in=benefits).delete()
    new = [slug for slug in benefits if slug not in held]
    BenefitSought.objects.bulk_create(
        BenefitSought(programme=programme, organisation_id=programme.organisation_id, benefit=slug) for slug in new
    )
    record(by=by, verb="journeys.benefits_chosen", subject=programme, benefits=list(benefits))


@transaction.atomic
def add_outcomes(*, programme: Programme, words: Sequence[str], by: Any) -> list[Outcome]:
    """Add what people want at the end of the list; what is there already is not added twice."""
    rows = Outcome.objects.filter(programme=programme)
    held = {words_key(text) for text in rows.values_list("words", flat=True)}
    last = rows.aggregate(last=Max("position"))["last"] or 0
    made = []
    for text in words:
        if words_key(text) in held:
            continue
        held.add(words_key(text))
        made.append(
            Outcome.objects.create(
                programme=programme, organisation_id=programme.organisation_id, words=text,
                position=last + len(made) + 1,
            )
        )  # fmt: skip
        record(by=by, verb="journeys.outcome_added", subject=made[-1])
    mark_anew(programme)
    return made


@transaction.atomic
def reword_outcome(*, outcome: Outcome, version: int, words: str, by: Any) -> Outcome:
    """Raises ChangedMeanwhile when somebody else saved first."""
    before = outcome.words
    claim_version(outcome, version=version)
    outcome.words = words
    outcome.save(update_fields=["words"])
    record(by=by, verb="journeys.outcome_reworded", subject=outcome, before=before)
    return outcome


@transaction.atomic
def move_outcome(*, outcome: Outcome, earlier: bool, by: Any) -> None:
    """Change places with the one before or after; at the end of the list nothing happens."""
    rows = list(Outcome.objects.select_for_update().filter(programme_id=outcome.programme_id))
    here = next(n for n, row in enumerate(rows) if row.pk == outcome.pk)
    there = here - 1 if earlier else here + 1
    if not 0 <= there < len(rows):
        return
    rows[here], rows[there] = rows[there], rows[here]
    for position, row in enumerate(rows, start=1):
        row.position = position
    Outcome.objects.bulk_update(rows, ["position"])
    record(by=by, verb="journeys.outcomes_ordered", subject=outcome)


@transaction.atomic
def remove_outcome(*, outcome: Outcome, by: Any) -> None:
    """It can be brought back for a month; the initiatives that were for it stay."""
    outcome.removed_at = timezone.now()
    outcome.save(update_fields=["removed_at"])
    mark_anew(outcome.programme)
    record(by=by, verb="journeys.outcome_removed", subject=outcome)


@transaction.atomic
def restore_outcome(*, programme: Programme, outcome_id: UUID, by: Any) -> Outcome:
    outcome = Outcome.everything.get(programme=programme, pk=outcome_id)
    if outcome.removed_at is not None:
        outcome.removed_at = None
        outcome.save(update_fields=["removed_at"])
        mark_anew(programme)
        record(by=by, verb="journeys.outcome_restored", subject=outcome)
    return outcome


@transaction.atomic
def archive(*, programme: Programme, by: Any) -> None:
    """Out of the lists and out of the organisation's Star; nothing is lost."""
    _stamp(programme, archived_at=timezone.now())
    record(by=by, verb="journeys.programme_archived", subject=programme)


@transaction.atomic
def unarchive(*, programme: Programme, by: Any) -> None:
    _stamp(programme, archived_at=None)
    record(by=by, verb="journeys.programme_unarchived", subject=programme)


@transaction.atomic
def reopen(*, programme: Programme, reason: str, by: Any) -> None:
    if not reason.strip():
        raise NoReason("Say why the programme opens again.")
    _stamp(programme, closed_at=None, closed_by=None)
    record(by=by, verb="journeys.programme_reopened", subject=programme, reason=reason)


def _stamp(programme: Programme, **values: Any) -> None:
    for name, value in values.items():
        setattr(programme, name, value)
    programme.version += 1
    Programme.objects.filter(pk=programme.pk).update(**values, version=F("version") + 1)


@transaction.atomic
def close(*, programme: Programme, heard: str, decided: str, by: Any) -> None:
    """Close with what was heard and what was decided, and tell everyone who took part."""
    if not heard.strip() or not decided.strip():
        raise NoClosingWords("Write what you heard and what you decided, then close the programme.")
    _stamp(programme, heard=heard, decided=decided, closed_at=timezone.now(), closed_by=by)
    event = record(by=by, verb="journeys.programme_closed", subject=programme)
    for person in to_whom_it_is_safe(people_to_tell(programme, but=by), programme.organisation_id):
        _tell(person, programme, key=f"programme-closed:{event.pk}:{person.pk}")


def _tell(person: Any, programme: Programme, *, key: str) -> None:
    with translation.override(person.language or settings.LANGUAGE_CODE):
        notify(
            kind="programme-closed",
            user=person,
            organisation_id=programme.organisation_id,
            subject=_("The programme “%(name)s” has closed") % {"name": programme.name},
            text="\n\n".join((_("What we heard"), programme.heard, _("What we decided"), programme.decided)),
            key=key,
        )
