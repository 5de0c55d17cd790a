"""The words of reviews."""

from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import ReviewPhase

NEXT = {
    ReviewPhase.CHOOSING: _("Anyone with the link says what good looks like. Then the group makes its checklist."),
    ReviewPhase.VISITING: _("Go in pairs, score each point, and write what you saw. Paper works too."),
    ReviewPhase.AGREEING: _("The visits are over. The group reads the results and agrees what to say."),
    ReviewPhase.ANSWERED: _("The service has answered each point."),
    ReviewPhase.CLOSED: _("This review is closed. Its results and the answer stay."),
}
FEW = _("fewer than 5")
