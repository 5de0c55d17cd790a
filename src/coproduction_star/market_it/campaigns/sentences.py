"""What the events of campaigns say."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "market_it.campaign_added": _("%(who)s planned the campaign “%(what)s”"),
    "market_it.campaign_changed": _("%(who)s changed the campaign “%(what)s”"),
    "market_it.campaign_begun": _("%(who)s began the campaign “%(what)s”"),
    "market_it.campaign_ended": _("%(who)s ended the campaign “%(what)s” and wrote down what came of it"),
    "market_it.campaign_reopened": _("%(who)s opened the campaign “%(what)s” again"),
    "market_it.segment_added": _("%(who)s said for whom a campaign is: %(what)s"),
    "market_it.segment_removed": _("%(who)s took people out of a campaign: %(what)s"),
    "market_it.message_added": _("%(who)s wrote a message: %(what)s"),
    "market_it.message_changed": _("%(who)s changed a message: %(what)s"),
    "market_it.message_checked": _("%(who)s checked a message with EAST: %(what)s"),
    "market_it.message_removed": _("%(who)s took a message out: %(what)s"),
    "market_it.message_restored": _("%(who)s brought a message back: %(what)s"),
    "market_it.comparison_planned": _("%(who)s agreed what is compared: %(what)s"),
    "market_it.comparison_changed": _("%(who)s changed what is compared: %(what)s"),
    "market_it.comparison_removed": _("%(who)s took a comparison out: %(what)s"),
    "market_it.lots_drawn": _("%(who)s drew lots for %(number)s lines of a list: %(what)s"),
    "market_it.comparison_begun": _("%(who)s began a comparison: %(what)s"),
    "market_it.arms_counted": _("%(who)s counted how many two versions reached: %(what)s"),
    "market_it.count_put_right": _("%(who)s put the counts of a comparison right: %(what)s, because: %(reason)s"),
    "market_it.comparison_reached": _("A comparison reached its number of people: %(what)s"),
    "market_it.comparison_ended": _("%(who)s ended a comparison early: %(what)s, because: %(reason)s"),
}
