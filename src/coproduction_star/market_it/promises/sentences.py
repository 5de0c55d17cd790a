"""What the events of promises, breaches and reviews say. None gives the words of a breach."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "market_it.promise_judged": _("%(who)s said for the other side how a promise went: “%(what)s”"),
    "market_it.breach_raised": _("%(who)s said that a charter was not kept to"),
    "market_it.breach_settled": _("%(who)s settled what was not kept to in a charter"),
    "market_it.settlement_answered": _("Whoever raised what was not kept to said whether it is put right"),
    "market_it.charter_opened_again": _("The charter “%(what)s” opened again on its review day"),
    "market_it.charter_reviewed": _("%(who)s wrote down a review of the charter “%(what)s”"),
}
