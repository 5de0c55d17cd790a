"""What must stand there before a plan is decided, and before anything of it is offered."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from coproduction_star.market_it.models import IncentivePlan, PlanItem, Polarity


def lacks_before_deciding(plan: IncentivePlan, *, items: Sequence[PlanItem]) -> tuple[str, ...]:
    """All that is missing, in sentences that say what to do; empty when the plan can be decided."""
    asked = (
        (plan.baseline is None, _("Write how much of it happens now, and where that number comes from.")),
        (plan.hoped_for is None, _("Write how much of it you hope for.")),
        (plan.by_when is None, _("Write by when.")),
        (not items, _("Put at least one thing from the menu, or one of your own, into the plan.")),
        (plan.ethics_answered_at is None, _("Answer every question of the ethics gate with yes.")),
    )
    return tuple(words for missing, words in asked if missing)


def lacks_before_offering(item: PlanItem) -> tuple[str, ...]:
    """All that is missing before this can be offered; the database refuses the same."""
    asked = (
        (not item.leaves_entitlements, _("Say that nobody’s entitlement hangs on “%(what)s”.")),
        (item.is_payment and item.warned_at is None, _("Read the warning about benefits and tax for “%(what)s”.")),
        (
            item.polarity == Polarity.DETERRENT and not item.appeal,
            _("Write how somebody says that “%(what)s” is unfair."),
        ),
    )
    return tuple(words % {"what": item.words} for missing, words in asked if missing)
