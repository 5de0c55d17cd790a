"""What the events of design rounds say."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "together.design_begun": _("%(who)s began the design round “%(what)s”"),
    "together.design_changed": _("%(who)s changed the design round “%(what)s”"),
    "together.design_moved": _("%(who)s took the design round “%(what)s” to: %(phase)s"),
    "together.design_closed": _("%(who)s closed the design round “%(what)s” with an answer"),
    "together.design_handed_on": _("%(who)s handed on a change as an option: %(sketch)s"),
    "together.priority_added": _("%(who)s added what should be better: %(what)s"),
    "together.priority_changed": _("%(who)s changed what should be better: %(what)s"),
    "together.priority_removed": _("%(who)s took out what should be better: %(what)s"),
    "together.priority_restored": _("%(who)s brought back what should be better: %(what)s"),
    "together.sketch_added": _("%(who)s added a sketch: %(what)s"),
    "together.sketch_changed": _("%(who)s changed a sketch: %(what)s"),
    "together.sketch_removed": _("%(who)s took out a sketch: %(what)s"),
    "together.sketch_restored": _("%(who)s brought back a sketch: %(what)s"),
    "together.test_added": _("%(who)s wrote down a test: %(what)s"),
    "together.test_changed": _("%(who)s changed a test: %(what)s"),
    "together.test_removed": _("%(who)s took out a test: %(what)s"),
    "together.test_restored": _("%(who)s brought back a test: %(what)s"),
    "together.design_told": _("%(who)s took part in a design round"),
    "together.design_told_anew": _("Somebody changed what they told in a design round"),
    "together.design_dotted": _("Somebody put dots in a design round"),
    "together.design_taken_back": _("Somebody took back what they told in a design round"),
    "together.experience_shown": _("%(who)s checked what somebody told in a design round, and let it be read"),
    "together.experience_refused": _("%(who)s did not show what somebody told in a design round: %(reason)s"),
}
