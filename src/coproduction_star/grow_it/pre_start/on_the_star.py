"""What the Star says of the things to settle before the start. It never holds anything up."""

from django.utils.translation import gettext as _

from coproduction_star.data.pre_start import topics
from coproduction_star.grow_it.counting import counts_of
from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.models import Programme
from coproduction_star.journeys.steps import NextAction

WEIGHT = 12
"""After almost everything else: it is good to do first, and no reason to wait."""


def there(programme: Programme) -> str:
    settled = counts_of(programme).settled
    if not settled:
        return ""
    return _("Before the start %(n)s of %(all)s things were settled.") % {"n": settled, "all": len(topics())}


def next_action(programme: Programme) -> NextAction | None:
    if counts_of(programme).settled:
        return None
    return NextAction(
        _("settle a few things before you begin"), _("Eight short questions, such as what cannot change."),
        at("pre_start", programme), _("See the questions"), WEIGHT, Permission.SETTLE,
    )  # fmt: skip
