from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import forms, presenters, selectors, services


@require_safe
@require(Permission.SEE_PRE_START)
def pre_start(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    page = presenters.pre_start_page(
        request.programme, access=request.access, topics=selectors.topics_here(),
        answers=selectors.answers_of(request.programme),
    )  # fmt: skip
    return render(request, "grow_it/pre_start/page.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.SETTLE)
def settle(request: HttpRequest, organisation: str, programme: str, topic: str) -> HttpResponse:
    here = request.programme
    found = next((one for one in selectors.topics_here() if one.id == topic), None)
    if found is None:
        raise Http404
    said = selectors.answers_of(here).get(topic, [])
    now = {"words": said[0].words, "who": said[0].who} if said else {}
    form = forms.SettleForm(posted(request), initial=now | {"version": len(said)})
    saved = save(
        form, lambda: services.settle(programme=here, topic=topic, by=request.user, **form.values),
        now=lambda held: {"words": held.words, "who": held.who, "version": len(said)},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(at("pre_start", here))
    page = presenters.form_page(here, found, access=request.access, theirs=saved.theirs)
    return render(request, "grow_it/indicators/form.jinja", {"page": hidden_for(request).over(page), "form": form})
