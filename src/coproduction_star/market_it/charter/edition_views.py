"""Publishing an edition, and ending a charter."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from coproduction_star.journeys.versions import save
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import posted

from . import editions, forms, selectors
from .addresses import of
from .changed_page import publish_page
from .views import ASK, ask, done, found_charter, show


@ASK
@require(Permission.PUBLISH_CHARTER)
def publish_charter(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    clauses = selectors.clauses_of(found)
    last = selectors.last_edition(found)
    form = forms.PublishForm(posted(request), first=last is None)
    saved = save(
        form, lambda: editions.publish(charter=found, by=request.user, **{"what_changed": "", **form.cleaned_data}),
        refusals={editions.NotReady: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Published, and open for signing. This text is never changed any more."))
        return redirect(of("charter", found))
    page = publish_page(
        found, request.access, lacks=editions.lacks_of(found, clauses, today=timezone.localdate()), last=last,
        document=editions.frozen_now(found, clauses),
    )  # fmt: skip
    return show(request, "publish", page, form=form)


@ASK
@require(Permission.PUBLISH_CHARTER)
def end_charter(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    form = forms.EndForm(posted(request))
    if form.is_valid():
        editions.end_charter(charter=found, by=request.user, **form.cleaned_data)
        return done(request, found, _("The charter has ended. What was signed can still be read."))
    return ask(request, form, title=_("End this charter"), button=_("End it"), charter=found)
