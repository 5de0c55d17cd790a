"""What the events of a charter say."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "market_it.charter_begun": _("%(who)s began the charter “%(what)s”"),
    "market_it.charter_changed": _("%(who)s changed what the charter “%(what)s” is about"),
    "market_it.charter_opened": _("%(who)s opened the draft of the charter “%(what)s” to residents"),
    "market_it.charter_closed": _("%(who)s closed the draft of the charter “%(what)s” to residents"),
    "market_it.side_added": _("%(who)s added the side “%(what)s” to a charter"),
    "market_it.side_renamed": _("%(who)s gave a side of a charter the name “%(what)s”"),
    "market_it.side_removed": _("%(who)s took the side “%(what)s” out of a charter"),
    "market_it.clause_added": _("%(who)s put a clause into a charter: %(what)s"),
    "market_it.clause_worded": _("%(who)s changed the words of a clause: %(what)s"),
    "market_it.clause_worded_twice": _(
        "%(who)s wrote at the same time as somebody else; both texts are kept: %(what)s"
    ),
    "market_it.wording_chosen": _("%(who)s chose between two texts of a clause: %(what)s"),
    "market_it.clause_removed": _("%(who)s took a clause out of a charter: %(what)s"),
    "market_it.clause_restored": _("%(who)s brought a clause back into a charter: %(what)s"),
    "market_it.clause_moved": _("%(who)s moved a clause of a charter: %(what)s"),
    "market_it.suggestion_made": _("%(who)s suggested words for a charter"),
    "market_it.suggestion_withdrawn": _("%(who)s took a suggestion for a charter back"),
    "market_it.suggestion_answered": _("%(who)s answered a suggestion for a charter"),
    "market_it.incentive_included": _("%(who)s put the incentive “%(what)s” into a charter"),
    "market_it.incentive_left_out": _("%(who)s took the incentive “%(what)s” out of a charter"),
    "market_it.risk_carried": _("%(who)s wrote down how a charter carries the risk “%(what)s”"),
    "market_it.risk_put_down": _("%(who)s took the risk “%(what)s” out of a charter"),
}
SENTENCES |= {
    "market_it.edition_published": _("%(who)s published edition %(number)s of the charter “%(what)s”"),
    "market_it.charter_ended": _("%(who)s ended the charter “%(what)s”, because: %(reason)s"),
}
