"""What the events of journeys say."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from coproduction_star.organisations.sentences import role_in_words

SENTENCES: Mapping[str, Any] = {
    "journeys.programme_started": _("%(who)s started the programme “%(what)s”."),
    "journeys.programme_changed": _("%(who)s changed what the programme “%(what)s” says about itself."),
    "journeys.programme_closed": _("%(who)s closed the programme “%(what)s”."),
    "journeys.programme_reopened": _("%(who)s opened the programme “%(what)s” again: %(reason)s"),
    "journeys.programme_archived": _("%(who)s put the programme “%(what)s” in the archive."),
    "journeys.programme_unarchived": _("%(who)s took the programme “%(what)s” out of the archive."),
    "journeys.programme_copied": _("%(who)s began the programme “%(what)s” with the shape of “%(source)s”."),
    "journeys.handover_offered": _("%(who)s asked somebody to lead the programme “%(what)s”."),
    "journeys.handover_changed": _("%(who)s changed what the next lead of “%(what)s” should know."),
    "journeys.handover_withdrawn": _("The programme “%(what)s” keeps its lead: %(who)s took it back or said no."),
    "journeys.handover_accepted": _("%(who)s leads the programme “%(what)s” now."),
    "journeys.promise_taken_on": _("%(who)s took on the promise “%(what)s” of the last lead."),
    "journeys.outcome_added": _("%(who)s added the outcome “%(what)s”."),
    "journeys.outcome_reworded": _("%(who)s changed an outcome to “%(what)s”."),
    "journeys.outcome_removed": _("%(who)s removed the outcome “%(what)s”."),
    "journeys.outcome_restored": _("%(who)s brought back the outcome “%(what)s”."),
    "journeys.outcomes_ordered": _("%(who)s changed the order of the outcomes."),
    "journeys.benefits_chosen": _("%(who)s chose the benefits that “%(what)s” seeks."),
    "journeys.tool_switched_on": _("%(who)s switched a tool on: %(tool)s."),
    "journeys.tool_switched_off": _("%(who)s switched a tool off: %(tool)s."),
    "journeys.partner_joined": _("%(who)s added the partner “%(what)s”."),
    "journeys.partner_ended": _("%(who)s ended the agreement with “%(what)s”."),
    "journeys.partner_goes_on": _("%(who)s let the agreement with “%(what)s” go on."),
    "journeys.role_given": _("%(who)s gave someone the role “%(what)s”."),
    "journeys.role_taken": _("%(who)s took the role “%(what)s” from someone."),
    "journeys.role_given_back": _("%(who)s gave the role “%(what)s” back to someone."),
    "journeys.initiative_added": _("%(who)s added the initiative “%(what)s”."),
    "journeys.initiative_from_case": _("%(who)s started the initiative “%(what)s” from a case: %(case)s."),
    "journeys.initiative_changed": _("%(who)s changed the initiative “%(what)s”."),
    "journeys.initiative_checked": _("%(who)s looked whether “%(what)s” is still true, and it is."),
    "journeys.initiative_removed": _("%(who)s removed the initiative “%(what)s”."),
    "journeys.initiative_restored": _("%(who)s brought back the initiative “%(what)s”."),
    "journeys.decision_recorded": _("%(who)s wrote down a decision: “%(what)s”."),
    "journeys.decision_corrected": _("%(who)s corrected the decision “%(what)s”, because: %(reason)s"),
    "journeys.duty_answered": _("%(who)s answered a duty of the decision “%(what)s”."),
    "journeys.duty_not_needed": _("%(who)s wrote why a duty of the decision “%(what)s” is not needed."),
    "journeys.duty_open": _("%(who)s left a duty of the decision “%(what)s” open."),
    "journeys.commissioning_text_kept": _("%(who)s wrote a commissioning text for the decision “%(what)s”."),
    "journeys.reduction_added": _("%(who)s wrote down what stops or shrinks: “%(what)s”."),
    "journeys.reduction_changed": _("%(who)s changed what stops or shrinks: “%(what)s”."),
    "journeys.reduction_taken_out": _("%(who)s took out what was to stop or shrink: “%(what)s”."),
    "journeys.reduction_brought_back": _("%(who)s brought back what stops or shrinks: “%(what)s”."),
    "journeys.promise_corrected": _("%(who)s corrected the promise “%(what)s”, because: %(reason)s"),
    "journeys.promise_made": _("%(who)s wrote down a promise: “%(what)s”."),
    "journeys.promise_judged": _("%(who)s said how a promise went: “%(what)s”."),
    "journeys.interest_declared": _("%(who)s declared their interests."),
    "journeys.interest_written_down": _("%(who)s wrote down the interests that somebody else declared."),
    "journeys.service_added": _("%(who)s added the service “%(what)s”."),
    "journeys.service_removed": _("%(who)s removed the service “%(what)s”."),
    "journeys.place_added": _("%(who)s added the place “%(what)s”."),
    "journeys.place_renamed": _("%(who)s gave the place “%(before)s” a new name: “%(what)s”."),
    "journeys.place_coded": _("%(who)s changed the official code of “%(what)s” to: %(code)s"),
    "journeys.place_code_left": _("%(who)s parted “%(what)s”, and another place has its official code by now."),
    "journeys.place_bounded": _("%(who)s gave “%(what)s” a boundary."),
    "journeys.place_unbounded": _("%(who)s took the boundary of “%(what)s” away."),
    "journeys.place_removed": _("%(who)s removed the place “%(what)s”."),
    "journeys.places_joined": _("%(who)s joined “%(gone)s” with “%(what)s”."),
    "journeys.places_parted": _("%(who)s parted “%(gone)s” from “%(what)s” again."),
    "journeys.places_brought": _("%(who)s brought places in from a file: “%(what)s”."),
    "journeys.places_taken_back": _("%(who)s took back the places of a file: “%(what)s”."),
    "journeys.postcodes_brought": _("%(who)s sent the list of postcodes to be read: “%(what)s”."),
    "journeys.postcodes_refused": _("The list of postcodes could not be used: “%(what)s”."),
    "journeys.places_read": _("%(who)s sent a file of places to be looked at: “%(what)s”."),
    "journeys.postcodes_read": _("%(who)s brought in the list of postcodes: “%(what)s”."),
    "journeys.places_exported": _("%(who)s downloaded the places of “%(what)s”."),
    "journeys.councillor_added": _("%(who)s wrote down a councillor of “%(what)s”."),
    "journeys.councillor_removed": _("%(who)s took a councillor off “%(what)s”."),
    "journeys.exported": _("%(who)s downloaded the initiatives of “%(what)s”."),
}


def role_title(event: Any) -> str:
    """The role in the reader's language; an older event knows only what its writer read."""
    return role_in_words(event.detail.get("role") or event.subject_title)
