"""What the events of Market it say."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "market_it.risk_raised": _("%(who)s raised the risk “%(what)s”"),
    "market_it.risk_added": _("%(who)s put the risk “%(what)s” on the register"),
    "market_it.risk_changed": _("%(who)s changed the risk “%(what)s”"),
    "market_it.risk_reviewed": _("%(who)s looked at the risk “%(what)s” again, because: %(reason)s"),
    "market_it.risk_closed": _("%(who)s closed the risk “%(what)s”, because: %(reason)s"),
    "market_it.risk_reopened": _("%(who)s opened the risk “%(what)s” again, because: %(reason)s"),
}
