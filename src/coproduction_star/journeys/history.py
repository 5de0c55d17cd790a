"""Events as sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.audit.models import Event

SENTENCES: Mapping[str, Any] = {
    "journeys.programme_started": gettext_lazy("%(who)s started the programme “%(what)s”."),
    "journeys.programme_changed": gettext_lazy("%(who)s changed what the programme “%(what)s” says about itself."),
    "journeys.programme_closed": gettext_lazy("%(who)s closed the programme “%(what)s”."),
    "journeys.programme_reopened": gettext_lazy("%(who)s opened the programme “%(what)s” again: %(reason)s"),
    "journeys.programme_archived": gettext_lazy("%(who)s put the programme “%(what)s” in the archive."),
    "journeys.programme_unarchived": gettext_lazy("%(who)s took the programme “%(what)s” out of the archive."),
    "journeys.outcome_added": gettext_lazy("%(who)s added the outcome “%(what)s”."),
    "journeys.outcome_reworded": gettext_lazy("%(who)s changed an outcome to “%(what)s”."),
    "journeys.outcome_removed": gettext_lazy("%(who)s removed the outcome “%(what)s”."),
    "journeys.outcome_restored": gettext_lazy("%(who)s brought back the outcome “%(what)s”."),
    "journeys.outcomes_ordered": gettext_lazy("%(who)s changed the order of the outcomes."),
    "journeys.benefits_chosen": gettext_lazy("%(who)s chose the benefits that “%(what)s” seeks."),
    "journeys.tool_switched_on": gettext_lazy("%(who)s switched a tool on: %(tool)s."),
    "journeys.tool_switched_off": gettext_lazy("%(who)s switched a tool off: %(tool)s."),
    "journeys.partner_joined": gettext_lazy("%(who)s added the partner “%(what)s”."),
    "journeys.partner_ended": gettext_lazy("%(who)s ended the agreement with “%(what)s”."),
    "journeys.role_given": gettext_lazy("%(who)s gave someone the role “%(what)s”."),
    "journeys.role_taken": gettext_lazy("%(who)s took the role “%(what)s” from someone."),
    "journeys.initiative_added": gettext_lazy("%(who)s added the initiative “%(what)s”."),
    "journeys.initiative_from_case": gettext_lazy("%(who)s started the initiative “%(what)s” from a case: %(case)s."),
    "journeys.initiative_changed": gettext_lazy("%(who)s changed the initiative “%(what)s”."),
    "journeys.initiative_removed": gettext_lazy("%(who)s removed the initiative “%(what)s”."),
    "journeys.initiative_restored": gettext_lazy("%(who)s brought back the initiative “%(what)s”."),
    "journeys.decision_recorded": gettext_lazy("%(who)s wrote down a decision: “%(what)s”."),
    "journeys.promise_made": gettext_lazy("%(who)s wrote down a promise: “%(what)s”."),
    "journeys.promise_judged": gettext_lazy("%(who)s said how a promise went: “%(what)s”."),
    "journeys.interest_declared": gettext_lazy("%(who)s declared their interests."),
    "journeys.service_added": gettext_lazy("%(who)s added the service “%(what)s”."),
    "journeys.service_removed": gettext_lazy("%(who)s removed the service “%(what)s”."),
    "journeys.exported": gettext_lazy("%(who)s downloaded the initiatives of “%(what)s”."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened, as a sentence."""

    when: datetime
    sentence: str


def sentence(event: Event) -> str:
    """What somebody did, in words. An event this release has no words for still says who and what."""
    words = SENTENCES.get(event.verb, gettext_lazy("%(who)s did something to “%(what)s”."))
    facts = {"reason": "", "case": "", "tool": ""} | event.detail
    who = str(event.by) if event.by else _("The product")
    return str(words) % (facts | {"who": who, "what": event.subject_title})


def lines(events: Iterable[Event]) -> tuple[Line, ...]:
    return tuple(Line(event.at, sentence(event)) for event in events)
