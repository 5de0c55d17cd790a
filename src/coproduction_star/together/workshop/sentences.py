"""What the events of workshops say. None says who joined or who wrote."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "together.workshop_made": _("%(who)s prepared the workshop “%(what)s”"),
    "together.workshop_changed": _("%(who)s changed the workshop “%(what)s”"),
    "together.workshop_opened": _("%(who)s opened the room of the workshop “%(what)s”"),
    "together.workshop_closed": _("%(who)s closed the room of the workshop “%(what)s”"),
    "together.workshop_taken_over": _("%(who)s took over the workshop “%(what)s”"),
    "together.activity_added": _("%(who)s added to the agenda of a workshop: %(what)s"),
    "together.activity_changed": _("%(who)s changed the agenda of a workshop: %(what)s"),
    "together.activity_removed": _("%(who)s took out of the agenda of a workshop: %(what)s"),
    "together.activity_restored": _("%(who)s brought back into the agenda of a workshop: %(what)s"),
    "together.activity_turned": _("%(who)s took “%(what)s” in a workshop to: %(turn)s"),
    "together.words_taken_on": _("%(who)s took on what a workshop wrote: %(title)s"),
    "together.reason_shown": _("%(who)s let the room read a reason in a workshop"),
    "together.learnt_shown": _("%(who)s let others read what somebody learnt after a workshop"),
    "together.reason_hidden": _("%(who)s took a reason off the screen of a workshop"),
    "together.paper_typed_in": _("%(who)s typed in what came on paper in a workshop: %(what)s"),
    "together.words_grouped": _("%(who)s grouped ideas in a workshop: %(what)s"),
    "together.words_shown": _("%(who)s let the room read what somebody wrote in a workshop"),
    "together.words_refused": _("%(who)s took what somebody wrote off the screen of a workshop: %(reason)s"),
}
