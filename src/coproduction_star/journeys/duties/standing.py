"""How the duties of a decision stand, in words that anyone may read: no name, and nothing that was answered."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.journeys.models import Decision

from .selectors import open_duties, was_asked


def state_in_words(decision: Decision) -> str:
    if not was_asked(decision):
        return _("From before duties were asked")
    number = len(open_duties(decision))
    if not number:
        return _("Duties asked")
    return ngettext("%(number)s duty not done yet", "%(number)s duties not done yet", number) % {"number": number}


def shade_of(decision: Decision) -> str:
    """The colour of these words."""
    if not was_asked(decision):
        return "grey"
    return "orange" if open_duties(decision) else "green"
