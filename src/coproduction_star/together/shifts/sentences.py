"""What the events of shifts say."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "together.shift_added": _("%(who)s put a shift on the page: %(what)s"),
    "together.shift_changed": _("%(who)s changed the shift “%(what)s”"),
    "together.shift_cancelled": _("%(who)s called off the shift “%(what)s”: %(reason)s"),
    "together.shift_takes_place": _("%(who)s said that the shift “%(what)s” takes place after all"),
    "together.shift_role_added": _("%(who)s added a role to a shift: %(what)s"),
    "together.shift_role_changed": _("%(who)s changed a role on a shift: %(what)s"),
    "together.shift_role_removed": _("%(who)s took out a role of a shift: %(what)s"),
    "together.shift_joined": _("%(who)s signed somebody up for a shift, or signed up"),
    "together.shift_waited_for": _("%(who)s put somebody on the waiting list of a shift, or joined it"),
    "together.shift_moved_up": _("Somebody moved up from the waiting list of a shift"),
    "together.shift_taken_over": _("Somebody took a place on a shift that another offered"),
    "together.shift_left": _("Somebody stepped back from a shift"),
    "together.shift_offered": _("Somebody offered their place on a shift to others"),
    "together.shift_kept": _("Somebody kept their place on a shift after all"),
    "together.shift_counted": _("%(who)s noted that %(number)s people came to the shift “%(what)s”"),
    "together.shift_thanked": _("%(who)s thanked those who came to the shift “%(what)s”"),
    "together.shift_feed_made": _("%(who)s made an address for their own calendar of shifts"),
    "together.shift_feed_ended": _("%(who)s ended the address of their own calendar of shifts"),
    "together.shift_place_erased": _("Somebody erased what was kept of them on a shift"),
}
