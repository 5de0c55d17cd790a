"""What the events of one's own plan say. None says what is in it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "together.own_plan_kept": _("%(who)s keeps a plan of their own"),
    "together.own_plan_erased": _("%(who)s erased their own plan"),
}
