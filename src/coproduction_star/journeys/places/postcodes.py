"""From a postcode to its ward. The list is replaced as one set; a postcode that somebody types is kept nowhere."""

import datetime as dt
from collections.abc import Mapping
from typing import IO, Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_scopes import scope
from django_tasks import task

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Place, Postcode, PostcodeFile, PostcodeFileState
from coproduction_star.organisations.models import Organisation

from .naming import places_by_id, standing_in
from .postcode_list import Found, NotAPostcodeList, read_list

KEPT = dt.timedelta(days=730)
AT_ONCE = 2_000
BUSY = (PostcodeFileState.WAITING, PostcodeFileState.READING)


class Overtaken(Exception):
    """A newer list came while this one was read, so this one changes nothing."""


def knows_postcodes(organisation_id: UUID) -> bool:
    return Postcode.objects.filter(organisation=organisation_id).exists()


def wards_by_code(organisation_id: UUID) -> dict[str, Place]:
    """Every place with a code. That of a place that was joined leads to the other, unless a third has it now."""
    places = places_by_id(organisation_id)
    with_code = [place for place in places.values() if place.code]
    with_code.sort(key=lambda place: place.joined_with_id is None)
    return {place.code: standing_in(places, place) for place in with_code}


@transaction.atomic
def begin(*, organisation: Organisation, name: str, file: Any, by: Any) -> PostcodeFile:
    """Keep the file until the background task has read it. One that was never read to its end goes now."""
    for old in PostcodeFile.objects.filter(organisation=organisation).exclude(file=""):
        old.file.delete(save=False)
        PostcodeFile.objects.filter(pk=old.pk).update(file="")
    PostcodeFile.objects.filter(organisation=organisation, state__in=BUSY).update(state=PostcodeFileState.FAILED)
    of = PostcodeFile(organisation=organisation, name=name[:200], by=by, delete_after=timezone.localdate() + KEPT)
    of.file.save(f"{uuid4().hex}.list", file, save=False)
    of.save()
    record(by=by, verb="journeys.postcodes_brought", subject=of)
    keys = (str(organisation.pk), str(of.pk))
    transaction.on_commit(lambda: read_postcodes.enqueue(*keys))
    return of


@task()
def read_postcodes(organisation_id: str, file_id: str) -> None:
    """Running it twice reads the list twice, and leaves the same set."""
    with scope(organisation=UUID(organisation_id), programme=None):
        of = PostcodeFile.objects.select_related("organisation", "by").filter(pk=file_id).first()
        if of is None or of.state not in BUSY:
            return
        language = getattr(of.by, "language", "") or settings.LANGUAGE_CODE
        try:
            with translation.override(language), of.file.open("rb") as file:
                read_into(of, file, size=of.file.size)
        except Exception:
            fail(of)
            raise
        finally:
            of.file.delete(save=False)
            PostcodeFile.objects.filter(pk=of.pk).update(file="")


def read_into(of: PostcodeFile, file: IO[bytes], *, size: int) -> PostcodeFile:
    """Read the list and put it in the place of the one before; a list we cannot use changes nothing."""

    def told(rows: int, share: float) -> None:
        numbers = {"rows": rows, "per_cent": round(99 * share), "state": PostcodeFileState.READING}
        if not PostcodeFile.objects.filter(pk=of.pk, state__in=BUSY).update(**numbers):
            raise Overtaken

    wards = wards_by_code(of.organisation_id)
    try:
        found = read_list(file, size=size, wards=wards, told=told)
        _refuse_nothing(found, wards)
        return replace(of, found, wards)
    except NotAPostcodeList as error:
        fail(of, str(error))
    except Overtaken:
        fail(of, _("A newer list came before this one was read to its end."))
    except Exception:
        fail(of)
        raise
    return of


@transaction.atomic
def fail(of: PostcodeFile, problem: str = "") -> None:
    """It changed nothing. The page says why, or that the list was not read to its end."""
    of.state, of.problem, of.finished_at = PostcodeFileState.FAILED, problem[:400], timezone.now()
    said = {"state": of.state, "problem": of.problem, "finished_at": of.finished_at}
    if PostcodeFile.objects.filter(pk=of.pk, state__in=BUSY).update(**said):
        record(by=of.by, verb="journeys.postcodes_refused", subject=of)


def _refuse_nothing(found: Found, wards: Mapping[str, Place]) -> None:
    if not wards:
        raise NotAPostcodeList(_("None of your places has an official code yet, so no postcode can be tied to one."))
    if not found.best:
        raise NotAPostcodeList(
            _("No postcode of this list lies in one of your wards. Look at the codes of your places.")
        )


@transaction.atomic
def replace(of: PostcodeFile, found: Found, wards: Mapping[str, Place]) -> PostcodeFile:
    """The whole set at once: whoever types a postcode meanwhile meets the old set or the new one.

    Raises Overtaken for all but the list that was brought in last, however long another was read.
    """
    held = PostcodeFile.objects.select_for_update().filter(organisation=of.organisation_id)
    (newest, state), *_older = held.values_list("pk", "state")
    if newest != of.pk or state not in BUSY:
        raise Overtaken
    Postcode.objects.filter(organisation=of.organisation_id).delete()
    rows = (
        Postcode(organisation_id=of.organisation_id, code=code, place=wards[ward]) for code, ward in found.best.items()
    )
    Postcode.objects.bulk_create(rows, batch_size=AT_ONCE)
    met = {wards[ward].pk for ward in found.best.values()}
    of.without = sorted({place.name for place in wards.values() if place.pk not in met})
    of.kept, of.wards, of.rows = len(found.best), len(met), found.rows
    of.state, of.per_cent, of.finished_at = PostcodeFileState.DONE, 100, timezone.now()
    of.save()
    record(by=of.by, verb="journeys.postcodes_read", subject=of, kept=of.kept, wards=of.wards)
    return of


def latest_file(organisation: Organisation) -> PostcodeFile | None:
    return PostcodeFile.objects.filter(organisation=organisation).first()


def number_of_postcodes(organisation: Organisation) -> int:
    return Postcode.objects.filter(organisation=organisation).count()
