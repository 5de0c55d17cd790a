"""What the events of People it say."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "people_it.survey_made": _("%(who)s began the survey %(what)s"),
    "people_it.answers_begun": _("Somebody began to answer a survey"),
    "people_it.answers_finished": _("Somebody sent their answers"),
    "people_it.consents_set": _("Somebody said what may be done with their answers"),
    "people_it.special_agreed": _("Somebody agreed that answers are kept apart"),
    "people_it.special_taken_back": _("Somebody had the answers kept apart erased"),
    "people_it.answers_taken_back": _("Somebody took their answers back"),
    "people_it.ward_figure_added": _("%(who)s added the figure “%(figure)s” about %(what)s"),
    "people_it.ward_figure_removed": _("%(who)s removed the figure “%(figure)s” about %(what)s"),
    "people_it.ward_invited": _("%(who)s made a card in %(what)s that invites to “%(to)s”"),
    "people_it.told": _("Somebody told what they offer or would like: %(what)s"),
    "people_it.own_changed": _("Its author changed %(what)s"),
    "people_it.own_paused": _("Its author let %(what)s rest"),
    "people_it.own_resumed": _("Its author goes on with %(what)s"),
    "people_it.own_taken_back": _("Its author took back %(what)s"),
    "people_it.own_agreed": _("Its author changed what they agree to: %(what)s"),
    "people_it.own_reach": _("Its author changed how to reach them: %(what)s"),
    "people_it.answered": _("%(who)s answered %(what)s"),
    "people_it.shown": _("%(who)s let others read %(what)s"),
    "people_it.hidden": _("%(who)s took %(what)s from the board"),
    "people_it.with_care": _("%(who)s changed how carefully somebody is introduced: %(what)s"),
    "people_it.load_changed": _("%(who)s changed how much somebody is asked for"),
    "people_it.role_written": _("%(who)s wrote the role %(what)s"),
    "people_it.role_closed": _("%(who)s closed the role %(what)s"),
    "people_it.role_opened": _("%(who)s opened the role %(what)s again"),
}
