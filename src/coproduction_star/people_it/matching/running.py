"""A run: begun by a broker, done by a task, and a result to look at before anybody hears of it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from coproduction_star import __version__
from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import (
    Kind,
    MatchingRun,
    MatchKind,
    Need,
    Offer,
    Proposal,
    ProposalLeg,
    RunState,
)

from .busy import IDEA, ROLE
from .proposing import Pair, Proposed, propose
from .reading import Read, read
from .weighing import rules_of, weights_of

POINTS = 1_000_000
KEPT = dt.timedelta(days=365)
STUCK = dt.timedelta(minutes=10)
"""A run that did not move for so long may be begun again: its worker is gone."""
UNDER_WAY = (RunState.WAITING, RunState.READING, RunState.MATCHING)
STEPS = {RunState.WAITING: 0, RunState.READING: 1, RunState.MATCHING: 2, RunState.DONE: 3, RunState.FAILED: 3}


class RunUnderWay(Exception):
    """One is at it already: look at that one."""

    def __init__(self, run: MatchingRun) -> None:
        super().__init__(run.pk)
        self.run = run


def is_under_way(run: MatchingRun, now: dt.datetime) -> bool:
    return run.state in UNDER_WAY and run.moved_at > now - STUCK


@transaction.atomic
def start(*, programme: Programme, with_rings: bool, by: Any) -> MatchingRun:
    """Begin a run; the task starts when it is saved. Raises RunUnderWay."""
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)  # two brokers who press at once wait here
    last = MatchingRun.objects.filter(programme=programme).first()
    if last is not None and is_under_way(last, timezone.now()):
        raise RunUnderWay(last)
    run = MatchingRun.objects.create(
        programme=programme, organisation_id=programme.organisation_id, with_rings=with_rings,
        weights=weights_of(programme), method_version=__version__, by=by,
    )  # fmt: skip
    record(by=by, verb="people_it.matching_started", subject=run)
    keys = str(programme.organisation_id), str(programme.pk), str(run.pk)
    transaction.on_commit(lambda: work.enqueue(*keys))
    return run


@task()
def work(organisation_id: str, programme_id: str, run_id: str) -> None:
    """Do a run. A second worker with the same run finds it done, or writes the same again."""
    with scope(organisation=UUID(organisation_id), programme=UUID(programme_id)):
        do(MatchingRun.objects.select_related("programme__organisation", "by").get(pk=run_id))


def do(run: MatchingRun) -> None:
    """The same, inside the scope of the programme."""
    if run.state not in UNDER_WAY:
        return
    try:
        _write(run, _work_out(run))
    except Exception:
        _move(run, RunState.FAILED)
        raise


def _work_out(run: MatchingRun) -> tuple[Read, Proposed]:
    _move(run, RunState.READING)
    rules, today = rules_of(run.weights), timezone.localdate()
    held = read(run.programme, rules=rules, with_rings=run.with_rings, today=today)
    _move(run, RunState.MATCHING)
    return held, propose(held.matching)


def _move(run: MatchingRun, state: str) -> None:
    run.state = state
    run.save(update_fields=["state", "moved_at"])


@transaction.atomic
def _write(run: MatchingRun, worked: tuple[Read, Proposed]) -> None:
    """Proposals of earlier runs that nobody decided on give way to these, all at once."""
    held, proposed = worked
    waiting = MatchingRun.objects.select_for_update().get(pk=run.pk)
    if waiting.state == RunState.DONE:
        return
    undecided = Proposal.objects.filter(
        programme=run.programme_id, approved_at=None, set_aside_at=None, run__isnull=False
    )
    undecided.delete()
    _propose(run, held, [*proposed.rings, *((pair,) for pair in proposed.pairs)])
    run.result, run.state, run.finished_at = _result(held, proposed), RunState.DONE, timezone.now()
    run.save(update_fields=["result", "state", "finished_at", "moved_at"])
    record(by=run.by, verb="people_it.matching_done", subject=run, number=len(proposed.pairs) + len(proposed.rings))


def _result(held: Read, proposed: Proposed) -> Mapping[str, Any]:
    return {
        "needs": len(held.matching.needs), "offers": len(held.matching.offers), "full": held.full,
        "helped": proposed.helped, "first": proposed.first, "more": proposed.more, "exact": proposed.exact,
        "compared": proposed.compared,
        "rings": len(proposed.rings), "pairs": len(proposed.pairs),
        "alone": [asdict(one) for one in proposed.alone],
    }  # fmt: skip


def _propose(run: MatchingRun, held: Read, groups: Iterable[tuple[Pair, ...]]) -> None:
    groups = list(groups)
    kinds = _Kinds.of(run.programme, [pair for pairs in groups for pair in pairs])
    own = {"programme": run.programme, "organisation_id": run.organisation_id}
    until = timezone.localdate() + KEPT
    made = [
        Proposal(
            **own, run=run, kind=kinds.kind_of(pairs), size=len(pairs), delete_after=until,
            score=round(POINTS * sum(pair.why.score for pair in pairs) / len(pairs)),
        )
        for pairs in groups
    ]  # fmt: skip
    Proposal.objects.bulk_create(made)
    ProposalLeg.objects.bulk_create(
        ProposalLeg(**own, proposal=proposal, position=place, **_about(pair), why=_why(pair, held))
        for proposal, pairs in zip(made, groups, strict=True)
        for place, pair in enumerate(pairs)
    )


def _about(pair: Pair) -> dict[str, Any]:
    for prefix, name in ((ROLE, "role_id"), (IDEA, "idea_id")):
        if pair.need.startswith(prefix):
            return {"offer_id": UUID(pair.offer), name: UUID(pair.need.removeprefix(prefix))}
    return {"offer_id": UUID(pair.offer), "need_id": UUID(pair.need)}


def _why(pair: Pair, held: Read) -> dict[str, Any]:
    """Without a place that both are known to be in or near, there is no distance to tell."""
    why = asdict(pair.why)
    return why | {"km": why["km"] if held.knows_distance(pair.need, pair.offer) else None}


class _Kinds:
    """What kind of bringing together a pair is, read off whose offer it is and what it is for."""

    def __init__(self, groups: set[str], assets: set[str]) -> None:
        self.groups, self.assets = groups, assets

    @classmethod
    def of(cls, programme: Programme, pairs: Iterable[Pair]) -> "_Kinds":
        offers, needs = {pair.offer for pair in pairs}, {pair.need for pair in pairs}
        of_groups = {
            str(key)
            for model, keys in ((Offer, offers), (Need, {key for key in needs if ":" not in key}))
            for key in model.objects.filter(pk__in=keys).exclude(entry__group="").values_list("pk", flat=True)
        }
        things = Offer.objects.filter(pk__in=offers, kind__in=(Kind.SPACE, Kind.TOOL)).values_list("pk", flat=True)
        return cls(of_groups, {str(key) for key in things})

    def kind_of(self, pairs: tuple[Pair, ...]) -> MatchKind:
        if len(pairs) > 1:
            return MatchKind.RING
        (pair,) = pairs
        if pair.need.startswith(ROLE):
            return MatchKind.PERSON_ROLE
        if pair.need.startswith(IDEA):
            return MatchKind.IDEA_STAFF
        if pair.offer not in self.groups and pair.need not in self.groups:
            return MatchKind.PERSON_PERSON
        return MatchKind.GROUP_ASSET if pair.offer in self.assets else MatchKind.PERSON_GROUP
