"""The risks of a published programme that its team chose to show."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from coproduction_star.journeys.models import Programme
from coproduction_star.ui.shortcuts import or_404, public
from coproduction_star.voices.selectors import in_published, takes_contributions

from . import public_page, publishing

WHY = "Anyone may read the risks that the team of a published programme chose to show."


@require_safe
@public(WHY)
def public_risks(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    with or_404(Programme.DoesNotExist), in_published(request.organisation, programme) as found:
        back = reverse("map_it:public_programme", args=(organisation, programme))
        rows, takes = list(publishing.public_risks(found)), takes_contributions(found)
        page = public_page.risks_page(found, rows, back=back, takes=takes)
        return render(request, "market_it/risks/public.jinja", {"page": page})
