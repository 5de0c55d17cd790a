from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from coproduction_star.audit.services import record
from coproduction_star.journeys.initiatives.services import add_initiative
from coproduction_star.journeys.models import Decision, Initiative, Promise
from coproduction_star.journeys.places.naming import standing_id
from coproduction_star.journeys.services import CO_FIELDS, ChangedMeanwhile, retally, weigh
from coproduction_star.journeys.steps import tell_that_records_moved
from coproduction_star.map_it.models import Joining
from coproduction_star.organisations.models import Participant

from . import selectors
from .moving import move_back, move_everything

KEPT, GONE, BOTH = "kept", "gone", "both"
FIELDS = {"place": "place_id", "contact": "contact_id"}
"""Columns whose field has another name."""


@transaction.atomic
def join(*, kept: Initiative, gone: Initiative, choices: Mapping[str, str], by: Any) -> Joining:
    """Make one of two: `choices` says column by column whose words stay, and all that hangs on the other moves."""
    kept, gone = _locked(kept), _locked(gone)
    before = {name: getattr(kept, name) for name in _joined_fields()}
    weights = weigh(kept), weigh(gone)
    _take_over(kept, gone, choices)
    kept.version += 1
    kept.save()
    moved = move_everything(gone=gone, kept=kept)
    gone.merged_into, gone.removed_at = kept, timezone.now()
    gone.save(update_fields=["merged_into", "removed_at"])
    retally(programme=kept.programme, before=weights[0], after=weigh(kept))
    retally(programme=kept.programme, before=weights[1])
    joining = Joining.objects.create(
        programme=kept.programme, organisation_id=kept.organisation_id, kept=kept, gone=gone, moved=moved,
        before=_as_json(before), kept_version=kept.version,
    )  # fmt: skip
    record(by=by, verb="map_it.initiatives_joined", subject=kept, other=gone.title)
    record(by=by, verb="map_it.initiatives_joined", subject=gone, other=kept.title)
    tell_that_records_moved(kept.programme, by=by)
    return joining


@transaction.atomic
def part(*, joining: Joining, by: Any) -> Initiative:
    """Undo a joining. Raises ChangedMeanwhile when the kept one was changed since; then nothing happens."""
    kept = _locked(joining.kept)
    if kept.version != joining.kept_version:
        raise ChangedMeanwhile(kept)
    gone = Initiative.everything.select_for_update().get(pk=joining.gone_id)
    heavy = weigh(kept)
    for name, value in _from_json(joining.before).items():
        setattr(kept, name, value)
    kept.version += 1
    kept.save()
    gone.merged_into = gone.removed_at = None
    gone.save(update_fields=["merged_into", "removed_at"])
    move_back(joining.moved, gone=gone, kept=kept)
    retally(programme=kept.programme, before=heavy, after=weigh(kept))
    retally(programme=kept.programme, after=weigh(gone))
    Joining.objects.filter(pk=joining.pk).update(undone_at=timezone.now())
    for one, other in ((kept, gone), (gone, kept)):
        record(by=by, verb="map_it.initiatives_parted", subject=one, other=other.title)
    tell_that_records_moved(kept.programme, by=by)
    return gone


@transaction.atomic
def split(
    *, initiative: Initiative, title: str, summary: str, cos: Sequence[str], promises: Iterable[Promise],
    decisions: Iterable[Decision], by: Any,
) -> Initiative:  # fmt: skip
    """Make a second one beside it, with the same place, service, status and outcomes."""
    made = add_initiative(
        programme=initiative.programme, title=title, by=by, status=initiative.status, cos=cos, summary=summary,
        outcomes=list(initiative.outcomes.all()), place_name=initiative.place.name if initiative.place else "",
        service=initiative.service, split_from=initiative,
    )  # fmt: skip
    for model, rows in ((Promise, promises), (Decision, decisions)):
        model.objects.filter(initiative=initiative, pk__in=[row.pk for row in rows]).update(initiative=made)
    record(by=by, verb="map_it.initiative_split", subject=initiative, other=made.title)
    record(by=by, verb="map_it.initiative_split_off", subject=made, other=initiative.title)
    return made


def _locked(initiative: Initiative) -> Initiative:
    return Initiative.objects.select_for_update(of=("self",)).select_related("programme").get(pk=initiative.pk)


def _take_over(kept: Initiative, gone: Initiative, choices: Mapping[str, str]) -> None:
    for name in selectors.says_only_theirs(kept, gone):
        _set(kept, gone, name)
    for name in selectors.differences(kept, gone):
        if choices.get(name) == GONE:
            _set(kept, gone, name)
        elif choices.get(name) == BOTH and name in selectors.texts():
            setattr(kept, name, f"{getattr(kept, name)}\n\n{getattr(gone, name)}")
    for field in CO_FIELDS.values():
        setattr(kept, field, getattr(kept, field) or getattr(gone, field))
    kept.groups = " ".join(dict.fromkeys([*kept.groups.split(), *gone.groups.split()]))


def _set(kept: Initiative, gone: Initiative, name: str) -> None:
    field = FIELDS.get(name, name)
    setattr(kept, field, getattr(gone, field))


def _joined_fields() -> list[str]:
    own = {"id", "organisation_id", "programme_id", "made_by_id", "made_at", "changed_at", "version", "removed_at",
           "merged_into_id", "split_from_id"}  # fmt: skip
    return [field.attname for field in Initiative._meta.concrete_fields if field.attname not in own]


def _as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    plain = (str, int, bool, type(None))
    return {name: value if isinstance(value, plain) else str(value) for name, value in values.items()}


def _from_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """A person or a place that is no longer there is left out."""
    read = {name: Initiative._meta.get_field(name).to_python(value) for name, value in values.items()}
    if read.get("contact_id") and not Participant.objects.filter(pk=read["contact_id"]).exists():
        read["contact_id"] = None
    if "place_id" in read:
        read["place_id"] = standing_id(read["place_id"])
    return read
