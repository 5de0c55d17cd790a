from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.ui.shortcuts import signed_in

from . import presenters, selectors, services


@require_safe
@signed_in("Everyone has a page of their own.")
def for_me(request: HttpRequest) -> HttpResponse:
    memberships = selectors.memberships_of(request.user)
    page = presenters.personal_page(
        user=request.user,
        memberships=memberships,
        waits=selectors.waiting_for(request.user),
        news=selectors.news_for(request.user, memberships),
        since=min((selectors.since(one) for one in memberships), default=None),
        today=timezone.localdate(),
        may_found=settings.OPEN_REGISTRATION,
    )
    return render(request, "journeys/personal/for_me.jinja", {"page": page})


@require_POST
@signed_in("It changes only what is new on one's own page.")
def looked(request: HttpRequest) -> HttpResponse:
    services.mark_looked(by=request.user)
    return redirect("journeys:for_me")
