"""What the events of signing say. None names whoever signed."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "market_it.signed": _("%(who)s signed edition %(number)s of a charter, or wrote down that somebody did"),
    "market_it.signature_taken_back": _("%(who)s took a signature under a charter back"),
    "market_it.link_made": _("%(who)s made a way to sign a charter: “%(what)s”"),
    "market_it.link_ended": _("%(who)s ended a way to sign a charter: “%(what)s”"),
}
