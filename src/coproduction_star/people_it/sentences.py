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
}
