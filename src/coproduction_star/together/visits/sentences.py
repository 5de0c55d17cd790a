"""What the events of reviews say."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "together.review_begun": _("%(who)s began the review “%(what)s”"),
    "together.review_changed": _("%(who)s changed the review “%(what)s”"),
    "together.review_moved": _("%(who)s took the review “%(what)s” to: %(phase)s"),
    "together.point_added": _("%(who)s added to a checklist: %(what)s"),
    "together.point_changed": _("%(who)s changed a point of a checklist: %(what)s"),
    "together.points_chosen": _("%(who)s said what good looks like in a review"),
    "together.points_chosen_anew": _("%(who)s chose anew what good looks like in a review"),
    "together.visit_told": _("%(who)s took in a visit of a review"),
    "together.visit_changed": _("%(who)s changed what was told of a visit"),
    "together.review_part_taken_back": _("Somebody took back their part in a review"),
    "together.report_written": _("%(who)s wrote the report of the review “%(what)s”, version %(version)s"),
    "together.report_viewed": _("%(who)s said whether they agree with the report of a review"),
    "together.review_answered": _("%(who)s published the service’s answer to the review “%(what)s”"),
    "together.photo_added": _("%(who)s added a photograph to a visit"),
    "together.photo_taken_out": _("%(who)s took a photograph of a visit out"),
    "together.photo_shown": _("%(who)s checked a photograph of a visit, and let it be seen"),
    "together.photo_refused": _("%(who)s did not show a photograph of a visit: %(reason)s"),
    "together.visit_words_shown": _("%(who)s checked what somebody wrote of a visit, and let it be read"),
    "together.visit_words_refused": _("%(who)s did not show what somebody wrote of a visit: %(reason)s"),
}
