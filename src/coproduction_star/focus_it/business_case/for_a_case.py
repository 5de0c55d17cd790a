"""What a business case knows of costs that a published case about the same initiative could say."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.journeys.models import Initiative
from coproduction_star.journeys.telling_on import Told

from .answering import answer_to


def tells(initiative: Initiative) -> Iterator[Told]:
    """What the preferred option was expected to cost the public purse over its years."""
    for case in BusinessCase.objects.filter(initiative=initiative).order_by("-changed_at")[:1]:
        worked = answer_to(case.content).worked
        if worked is None:
            continue
        cost = worked.appraisal.option(worked.appraisal.preferred).metrics.public_costs
        years = _("%(n)s years") % {"n": worked.case.horizon_years + 1}
        yield Told(
            "results", _("expected cost to the public purse, by the business case"),
            _("The business case “%(title)s”") % {"title": case.title}, value=round(cost), unit="GBP", kind="cost",
            period=_("%(years)s, prices of %(year)s") % {"years": years, "year": worked.case.prices.year},
        )  # fmt: skip
