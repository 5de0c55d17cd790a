"""What the events of People it say."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "people_it.survey_made": _("%(who)s began the survey %(what)s"),
}
