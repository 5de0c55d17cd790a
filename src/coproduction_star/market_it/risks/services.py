import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from coproduction_star.audit.services import record
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.services import claim_version
from coproduction_star.market_it.models import Risk, RiskChange, RiskState
from coproduction_star.voices.answering.services import answer
from coproduction_star.voices.models import AnswerKind, Contribution

KEPT = (
    "title", "words", "initiative_id", "catalogue", "likelihood_before", "impact_before", "likelihood_after",
    "impact_after", "owner_in_words", "mitigation", "early_sign", "benefit", "doing_nothing", "review_on", "state",
    "closed_because",
)  # fmt: skip
"""What the history keeps of a risk. Who owned it is told in events, which forget names when somebody is erased."""
TITLE, WORDS = 200, 2000


class NothingChanged(ValueError):
    """A change changes something."""


class IsClosed(ValueError):
    """A closed risk is opened again before anything else."""


@transaction.atomic
def raise_risk(*, programme: Programme, title: str, words: str, by: Any, **more: Any) -> Risk:
    """Put a risk on the register that somebody still has to weigh."""
    return _add(programme, {"title": title, "words": words, "state": RiskState.PROPOSED, **more}, by, "risk_raised")


@transaction.atomic
def add_risk(
    *, programme: Programme, values: Mapping[str, Any], by: Any, said: Contribution | None = None, words: str = ""
) -> Risk:
    """Put a weighed risk on the register. What a resident raised is answered in the same step, with `words`."""
    more = {"contribution": said, "by_residents": said is not None}
    risk = _add(programme, {**values, **more, "reviewed_on": timezone.localdate()}, by, "risk_added")
    if said is not None:
        answer(contribution=said, version=said.version, outcome=AnswerKind.ANSWERED, words=words, by=by)
    return risk


def take_risk(programme: Programme, payload: Mapping[str, Any], *, by: Any) -> Risk:
    """What another step hands over: `title`, and `words` and `initiative` where it has them."""
    return raise_risk(
        programme=programme, title=payload["title"][:TITLE], words=payload.get("words", "")[:WORDS], by=by,
        initiative=payload.get("initiative"),
    )  # fmt: skip


def _add(programme: Programme, values: Mapping[str, Any], by: Any, verb: str) -> Risk:
    """Numbers are given one after the other, so the programme is held while one is."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    last = Risk.objects.filter(programme=programme).aggregate(last=Max("number"))["last"] or 0
    risk = Risk.objects.create(
        programme=programme, organisation_id=programme.organisation_id, number=last + 1, by=by, **values
    )
    owner = values.get("owner")
    record(by=by, verb=f"market_it.{verb}", subject=risk, for_whom=owner.pk if owner else None)
    return risk


@transaction.atomic
def change_risk(*, risk: Risk, version: int, values: Mapping[str, Any], reason: str, by: Any) -> RiskChange:
    """Change what a risk says, or weigh one that was raised. Raises ChangedMeanwhile, NothingChanged, IsClosed."""
    held = _taken(risk, version)
    if held.state == RiskState.CLOSED:
        raise IsClosed(gettext_noop("This risk is closed. Open it again first."))
    now = {**values, "state": RiskState.OPEN}
    if all(getattr(held, name) == value for name, value in now.items()):
        raise NothingChanged(gettext_noop("Nothing is different yet. Change what is wrong, then save."))
    now["owner_gone_on"] = None
    now["reviewed_on"] = held.reviewed_on or timezone.localdate()
    return _change(held, version, now, reason, by, verb="risk_changed")


@transaction.atomic
def review_risk(
    *, risk: Risk, version: int, likelihood: int, impact: int, review_on: dt.date, reason: str, by: Any
) -> RiskChange:
    """Say that somebody looked, what is left, and when it is looked at again. Raises ChangedMeanwhile, IsClosed."""
    held = _taken(risk, version)
    if held.state != RiskState.OPEN:
        raise IsClosed(gettext_noop("Only an open risk is reviewed."))
    now = {"likelihood_after": likelihood, "impact_after": impact, "review_on": review_on}
    return _change(
        held, version, {**now, "reviewed_on": timezone.localdate()}, reason, by, verb="risk_reviewed"
    )  # fmt: skip


@transaction.atomic
def close_risk(*, risk: Risk, version: int, because: str, by: Any) -> RiskChange:
    held = _taken(risk, version)
    if held.state == RiskState.CLOSED:
        raise IsClosed(gettext_noop("This risk is closed already."))
    now = {"state": RiskState.CLOSED, "closed_at": timezone.now(), "closed_because": because}
    return _change(held, version, now, because, by, verb="risk_closed")


@transaction.atomic
def reopen_risk(*, risk: Risk, version: int, review_on: dt.date, reason: str, by: Any) -> RiskChange:
    """Open a closed risk again, as it was; one that was never weighed waits to be weighed."""
    held = _taken(risk, version)
    weighed = held.likelihood_before is not None
    now = {"state": RiskState.OPEN if weighed else RiskState.PROPOSED, "closed_at": None, "closed_because": ""}
    if weighed:
        now |= {"review_on": review_on}
    return _change(held, version, now, reason, by, verb="risk_reopened")


def _taken(risk: Risk, version: int) -> Risk:
    claim_version(risk, version=version)
    return Risk.objects.select_related("owner", "initiative").get(pk=risk.pk)


def _change(held: Risk, version: int, now: Mapping[str, Any], reason: str, by: Any, *, verb: str) -> RiskChange:
    before = {name: _plain(getattr(held, name)) for name in KEPT}
    for name, value in now.items():
        setattr(held, name, value)
    held.save(update_fields=[*now, "changed_at"])
    after = {name: _plain(getattr(held, name)) for name in KEPT}
    change = RiskChange.objects.create(
        risk=held, programme_id=held.programme_id, organisation_id=held.organisation_id, version=version,
        before={name: said for name, said in before.items() if said != after[name]},
        likelihood=held.likelihood_after, impact=held.impact_after, reason=reason or str(_("Weighed")), by=by,
    )  # fmt: skip
    record(by=by, verb=f"market_it.{verb}", subject=held, for_whom=held.owner_id, reason=reason)
    return change


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int) else str(value)
