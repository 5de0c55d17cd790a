"""What the events of Together say. None is of a vote: who voted when stands nowhere."""

from django.utils.translation import gettext_lazy as _

from .design_rounds.sentences import SENTENCES as OF_DESIGN_ROUNDS
from .my_plan.sentences import SENTENCES as OF_MY_PLAN
from .shifts.sentences import SENTENCES as OF_SHIFTS
from .visits.sentences import SENTENCES as OF_VISITS
from .workshop.sentences import SENTENCES as OF_WORKSHOPS

SENTENCES = {
    **OF_DESIGN_ROUNDS,
    **OF_SHIFTS,
    **OF_MY_PLAN,
    **OF_VISITS,
    **OF_WORKSHOPS,
    "together.budget_opened": _("%(who)s opened the shared budget “%(what)s”"),
    "together.budget_changed": _("%(who)s changed the shared budget “%(what)s”"),
    "together.project_handed_in": _("A project came in for a shared budget: %(what)s"),
    "together.project_checked": _("%(who)s checked the project “%(what)s”"),
    "together.project_withdrawn": _("%(who)s withdrew the project “%(what)s”"),
    "together.codes_made": _("%(who)s made %(number)s codes to vote with: %(what)s"),
    "together.votes_brought": _("%(who)s brought in votes from a file: %(what)s"),
    "together.votes_counted": _("The votes on “%(what)s” were counted"),
    "together.panel_decided": _("%(who)s wrote down what the panel decided about “%(what)s”"),
    "together.project_became": _("%(who)s said what became of “%(what)s”"),
    "together.result_confirmed": _("%(who)s confirmed the result of “%(what)s”"),
}
