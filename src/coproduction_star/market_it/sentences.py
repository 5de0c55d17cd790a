"""What the events of Market it say."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "market_it.risk_raised": _("%(who)s raised the risk “%(what)s”"),
    "market_it.risk_added": _("%(who)s put the risk “%(what)s” on the register"),
    "market_it.risk_changed": _("%(who)s changed the risk “%(what)s”"),
    "market_it.risk_reviewed": _("%(who)s looked at the risk “%(what)s” again, because: %(reason)s"),
    "market_it.risk_closed": _("%(who)s closed the risk “%(what)s”, because: %(reason)s"),
    "market_it.risk_reopened": _("%(who)s opened the risk “%(what)s” again, because: %(reason)s"),
    "market_it.plan_added": _("%(who)s began the plan of incentives “%(what)s”"),
    "market_it.plan_changed": _("%(who)s changed the behaviour in the plan of incentives “%(what)s”"),
    "market_it.plan_decided": _("%(who)s wrote down that %(decided_by)s decided the plan of incentives “%(what)s”"),
    "market_it.plan_reopened": _("%(who)s opened the plan of incentives “%(what)s” again"),
    "market_it.ethics_answered": _("%(who)s answered the ethics gate of “%(what)s”; not every answer is yes"),
    "market_it.ethics_passed": _("%(who)s answered the ethics gate of “%(what)s”; every answer is yes"),
    "market_it.barrier_added": _("%(who)s wrote down that this stops people: %(what)s"),
    "market_it.barrier_removed": _("%(who)s took out what stops people: %(what)s"),
    "market_it.item_added": _("%(who)s put “%(what)s” into a plan of incentives"),
    "market_it.item_changed": _("%(who)s changed “%(what)s” in a plan of incentives"),
    "market_it.item_removed": _("%(who)s took “%(what)s” out of a plan of incentives"),
    "market_it.item_restored": _("%(who)s brought “%(what)s” back into a plan of incentives"),
    "market_it.item_offered": _("%(who)s wrote down that “%(what)s” is offered, decided by %(decided_by)s"),
    "market_it.warning_read": _("%(who)s read the warning about benefits and tax for “%(what)s”"),
    "market_it.own_incentive_added": _("%(who)s put “%(called)s” on the organisation’s menu of incentives"),
    "market_it.own_incentive_retired": _("%(who)s took “%(called)s” off the organisation’s menu of incentives"),
}
