"""A sample is drawn, looked at, and sent or cancelled; whoever has not answered is reminded once."""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from coproduction_star.audit.services import record
from coproduction_star.methods.disclosure import fewest
from coproduction_star.methods.sampling import BadSample, Stratum, draw
from coproduction_star.organisations.codes import new_code
from coproduction_star.people_it import asks
from coproduction_star.people_it.models import (
    Invitee,
    LinkKind,
    Sample,
    SampleFrame,
    SampleState,
    Survey,
    SurveyLink,
)

from . import selectors, telling
from .addresses import hash_for
from .frame import Frame, Listed, Narrowed, people_frame, way_to, why_not

WAIT = dt.timedelta(days=7)
"""Nobody is reminded sooner."""
KEPT = dt.timedelta(days=90)
AT_ONCE = 500
SHORT = 9
ENOUGH_TO_HIDE_AMONG = fewest("drawn")
"""Answers that come by one way are kept with it; of fewer people they could be told apart."""
__all__ = ["BadSample"]


class NotNow(Exception):
    """It was sent, cancelled or reminded meanwhile, or it is too soon; the page shows where it stands."""


class IsOver(Exception):
    """The survey takes no answers now."""


@transaction.atomic
def draw_people(
    *, survey: Survey, narrowed: Narrowed, wanted: int | None, by_place: bool, by: Any
) -> Sample:  # fmt: skip
    """Out of those who agreed to be asked again. Raises BadSample."""
    frame = people_frame(survey, narrowed=narrowed, today=timezone.localdate())
    kept = {name: sorted(values) for name, values in narrowed.items() if values}
    return _drawn(survey, SampleFrame.PEOPLE, frame, narrowed=kept, wanted=wanted, by_place=by_place, by=by)


@transaction.atomic
def draw_list(
    *, survey: Survey, listed: Sequence[Listed], wanted: int | None, by_place: bool, by: Any
) -> Sample:  # fmt: skip
    """Out of names and addresses that the team brings in. Raises BadSample."""
    frame = Frame(list(listed))
    return _drawn(survey, SampleFrame.LIST, frame, narrowed={}, wanted=wanted, by_place=by_place, by=by)


@transaction.atomic
def draw_homes(*, survey: Survey, homes: Mapping[UUID, int], by: Any) -> Sample:
    """Every letterbox of these places gets a card; those of one place all carry the same code."""
    _refuse_over(survey)
    strata = [
        {"names": [str(place)], "people": number, "drawn": number, "link": ""} for place, number in homes.items()
    ]
    sample = Sample.objects.create(
        **_owned(survey), survey=survey, frame=SampleFrame.HOMES, seed=0, strata=strata, by=by
    )
    record(by=by, verb="people_it.sample_drawn", subject=sample, number=sum(homes.values()))
    return sample


def _drawn(
    survey: Survey, kind: str, frame: Frame, *, narrowed: dict[str, Any], wanted: int | None, by_place: bool, by: Any
) -> Sample:  # fmt: skip
    _refuse_over(survey)
    seed, found = secrets.randbelow(2**48), {one.key: one for one in frame.listed}
    names = {key: str(one.place_id or "") if by_place and wanted else "" for key, one in found.items()}
    strata = draw(names, seed=seed, wanted=wanted, least=ENOUGH_TO_HIDE_AMONG)
    sample = Sample.objects.create(
        **_owned(survey), survey=survey, frame=kind, narrowed=narrowed, by_place=by_place, wanted=wanted, seed=seed,
        strata=[_plain(one) for one in strata], held_back=dict(frame.held), by=by,
    )  # fmt: skip
    chosen = [found[key] for one in strata for key in one.drawn]
    Invitee.objects.bulk_create((_invitee(sample, one) for one in chosen), batch_size=AT_ONCE)
    record(by=by, verb="people_it.sample_drawn", subject=sample, number=len(chosen))
    return sample


def _plain(one: Stratum) -> dict[str, Any]:
    return {"names": list(one.names), "people": one.people, "drawn": len(one.drawn), "link": ""}


def _invitee(sample: Sample, one: Listed) -> Invitee:
    identity, survey = uuid4(), sample.survey
    last = max(filter(None, (timezone.localdate(), survey.closes_on, survey.respond_by)))
    return Invitee(
        id=identity, **_owned(survey), sample=sample, participant=one.participant, name=one.name, address=one.address,
        place_id=one.place_id, way=one.way, code_hash=hash_for(identity), delete_after=last + KEPT,
    )  # fmt: skip


@transaction.atomic
def cancel(*, sample: Sample, by: Any) -> None:
    """Nothing was sent, so nothing stays of whom it would have gone to."""
    held = _held(sample, SampleState.READY)
    Invitee.objects.filter(sample=held).delete()
    held.state = SampleState.CANCELLED
    held.save(update_fields=["state"])
    record(by=by, verb="people_it.sample_cancelled", subject=held)


@transaction.atomic
def send(*, sample: Sample, by: Any) -> int:
    """Ask everybody in it who still may be asked, and give how many. The others are held back, each with why."""
    held = _held(sample, SampleState.READY)
    _refuse_over(sample.survey)
    people = selectors.rows_of(held)
    asked = _may_be_asked(sample.survey, people, by=by)
    _give_ways(sample.survey, held, people, by=by)
    for one in people:
        one.asked = one.pk in asked
    Invitee.objects.bulk_update(people, ["asked", "held", "link", "way"], batch_size=AT_ONCE)
    held.state, held.sent_on = SampleState.SENT, timezone.localdate()
    held.remind_from = held.sent_on + WAIT
    held.save(update_fields=["state", "sent_on", "remind_from", "strata"])
    record(by=by, verb="people_it.sample_sent", subject=held, number=len(asked), held_back=len(people) - len(asked))
    _write_soon(held, reminded=False)
    return len(asked)


def _may_be_asked(survey: Survey, rows: Sequence[Invitee], *, by: Any) -> set[UUID]:
    """Look once more, now that it goes: people said no, were asked by others, or left since it was drawn."""
    known = {one.participant_id: one.participant for one in rows if one.participant}
    why = why_not(survey, known.values(), agreed=None, today=timezone.localdate())
    may = asks.ask(survey=survey, people=[person for key, person in known.items() if key not in why], by=by)
    written = {person.pk for person in may}
    for one in rows:
        if one.participant_id and one.participant_id not in written:
            one.held = why.get(one.participant_id, "often")
        _way_now(one)
    return {one.pk for one in rows if not one.held}


def _way_now(one: Invitee) -> None:
    """People choose another safe way, or change their address, after they were drawn."""
    if one.participant is not None:
        one.way = way_to(one.participant) or one.way


def _give_ways(survey: Survey, sample: Sample, rows: Sequence[Invitee], *, by: Any) -> None:
    """A way for each stratum with its design weight: so an answer can be weighed, and nobody knows whose it is."""
    strata = []
    for stratum in sample.strata:
        hides = sample.frame == SampleFrame.HOMES or stratum["drawn"] >= ENOUGH_TO_HIDE_AMONG
        link = _way(survey, stratum, kind=_kind(sample), by=by) if hides else None
        strata.append(stratum | {"link": str(link.pk) if link else ""})
        for one in rows:
            if str(one.place_id or "") in stratum["names"] or stratum["names"] == [""]:
                one.link = link
    sample.strata = strata


def _kind(sample: Sample) -> str:
    return LinkKind.MAIL if sample.frame == SampleFrame.HOMES else LinkKind.INVITED


def _way(survey: Survey, stratum: Mapping[str, Any], *, kind: str, by: Any) -> SurveyLink:
    named = selectors.names_of_places(survey.organisation_id)
    label = ", ".join(named.get(name, "") for name in stratum["names"])[:120]
    return SurveyLink.objects.create(
        **_owned(survey), survey=survey, code=new_code()[:SHORT].lower(), kind=kind, label=label,
        design_weight=stratum["people"] / stratum["drawn"], made_by=by,
    )  # fmt: skip


@transaction.atomic
def remind(*, sample: Sample, by: Any) -> int:
    """Once, after a week, only those who have not answered and may still be asked. Gives how many."""
    held, today = _held(sample, SampleState.SENT), timezone.localdate()
    _refuse_over(sample.survey)
    if held.reminded_on is not None or held.remind_from is None or today < held.remind_from:
        raise NotNow(held.pk)
    rows = selectors.rows_of(held, asked=True, answered=False, stopped=False)
    known = {one.participant_id: one.participant for one in rows if one.participant}
    why = why_not(sample.survey, known.values(), agreed=None, today=today)
    may = asks.ask(survey=sample.survey, people=[one for key, one in known.items() if key not in why], by=by)
    written = {person.pk for person in may}
    reminded = [one for one in rows if not one.participant_id or one.participant_id in written]
    for one in reminded:
        _way_now(one)
        one.reminded = True
    Invitee.objects.bulk_update(reminded, ["reminded", "way"], batch_size=AT_ONCE)
    held.reminded_on = today
    held.save(update_fields=["reminded_on"])
    record(by=by, verb="people_it.sample_reminded", subject=held, number=len(reminded))
    _write_soon(held, reminded=True)
    return len(reminded)


def _write_soon(sample: Sample, *, reminded: bool) -> None:
    keys = (str(sample.organisation_id), str(sample.programme_id), str(sample.pk))
    transaction.on_commit(lambda: write_messages.enqueue(*keys, reminded))


@task()
def write_messages(organisation_id: str, programme_id: str, sample_id: str, reminded: bool) -> None:  # noqa: FBT001  # tasks take their arguments by place
    """Put the messages into the outbox. Done twice, each goes once."""
    with scope(organisation=UUID(organisation_id), programme=UUID(programme_id)):
        sample = Sample.objects.select_related("survey__programme__organisation").get(pk=sample_id)
        if not selectors.can_send(sample.survey):
            return
        say, name = telling.remind if reminded else telling.invite, sample.survey.programme.organisation.name
        for one in selectors.to_write_to(sample, reminded=reminded):
            say(one, organisation=name)


@transaction.atomic
def has_answered(*, invitee: Invitee) -> None:
    """As they say themselves, or as they told whoever rang: they are reminded no more. No event says when."""
    Invitee.objects.filter(pk=invitee.pk).update(answered=True)
    telling.take_back(invitee)


def heard(*, invitee: Invitee, said: str, by: Any = None) -> None:
    """`answered`, `stop` for this survey, or `stop-all`."""
    if said == "answered":
        has_answered(invitee=invitee)
    else:
        stop(invitee=invitee, every=said == "stop-all", by=by)


@transaction.atomic
def stop(*, invitee: Invitee, every: bool, by: Any = None) -> None:
    """Ask no more: about this survey, or about any of the organisation."""
    Invitee.objects.filter(pk=invitee.pk).update(stopped=True)
    if invitee.participant is not None:
        asks.ask_no_more(participant=invitee.participant, survey=None if every else invitee.sample.survey, by=by)
    telling.take_back(invitee)


def forget_invitations(participant_id: UUID) -> None:
    """Who it was goes, and every letter. That somebody was invited stays as a number."""
    rows = Invitee.objects.filter(participant=participant_id)
    for one in rows:
        telling.forget(one)
    rows.filter(asked=False).delete()
    rows.update(participant=None, stopped=True)


def _held(sample: Sample, state: str) -> Sample:
    held = Sample.objects.select_for_update(of=("self",)).get(pk=sample.pk)
    if held.state != state:
        raise NotNow(held.state)
    return held


def _refuse_over(survey: Survey) -> None:
    if not selectors.can_send(survey):
        raise IsOver(survey.pk)


def _owned(survey: Survey) -> dict[str, Any]:
    return {"programme_id": survey.programme_id, "organisation_id": survey.organisation_id}


def how_many(survey: Survey, narrowed: Narrowed) -> int:
    """How many may be asked today."""
    return len(people_frame(survey, narrowed=narrowed, today=timezone.localdate()).listed)
