from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.indicators.views import ASK, found_indicator
from coproduction_star.grow_it.models import Indicator
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import presenters, selectors, services
from .forms import TakeForm


@ASK
@require(Permission.WRITE_FIGURES)
def take_figures(request: HttpRequest, organisation: str, programme: str, indicator_id: UUID) -> HttpResponse:
    """Choose a series; look at what would come in; bring it in. Nothing is kept before the last button."""
    indicator = found_indicator(request, indicator_id)
    found = selectors.series_for(indicator)
    form = TakeForm(posted(request), series=found)
    if not form.is_valid():
        page = presenters.choose_page(indicator, access=request.access, any_series=bool(found))
        return render(request, "grow_it/taking/choose.jinja", {"page": hidden_for(request).over(page), "form": form})
    series = next(one for one in found if one.key == form.cleaned_data["series"])
    seen = form.cleaned_data["seen"]
    if not seen:
        return _look(request, indicator, selectors.look_at(indicator, series, today=timezone.localdate()))
    try:
        number = services.take(indicator=indicator, series=series, seen=seen, by=request.user)
    except services.CountedAnew as error:
        return _look(request, indicator, error.looked, anew=True)
    told = ngettext("%(n)s figure came in or changed.", "%(n)s figures came in or changed.", number) % {"n": number}
    waiting = _("They wait for approval. You can take all of them back from the list of measures.")
    messages.success(request, f"{told} {waiting}")
    return redirect(at("indicator", request.programme, indicator.pk))


def _look(request: HttpRequest, indicator: Indicator, looked: selectors.Looked, *, anew: bool = False) -> HttpResponse:
    page = presenters.look_page(indicator, looked, access=request.access, anew=anew)
    form = TakeForm(series=(looked.series,), initial={"series": looked.series.key, "seen": looked.seen})
    form.fields["series"].widget = form.fields["series"].hidden_widget()
    return render(request, "grow_it/taking/look.jinja", {"page": hidden_for(request).over(page), "form": form})
