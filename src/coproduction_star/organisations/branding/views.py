from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.organisations.guard import require
from coproduction_star.organisations.permissions import Permission
from coproduction_star.ui.shortcuts import or_404, posted, public

from . import presenters, services
from .forms import LookForm

SEEN = "An organisation's name, logo and colour stand on what it publishes."
KEPT = cache_control(public=True, max_age=3600)


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.ADMINISTER)
def look(request: HttpRequest, organisation: str) -> HttpResponse:
    home = request.organisation
    now = {"colour": home.colour, "alternative": home.logo_alternative}
    form = LookForm(posted(request), request.FILES or None, initial=now, has_logo=bool(home.logo))
    if form.is_valid():
        services.change_look(organisation=home, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. It may take an hour until everyone sees the new colour."))
        return redirect("organisations:settings", organisation)
    page = presenters.look_page(home)
    return render(request, "organisations/branding/look.jinja", {"page": page, "form": form})


@KEPT
@require_safe
@public(SEEN)
def stylesheet(request: HttpRequest, organisation: str) -> HttpResponse:
    return HttpResponse(presenters.stylesheet(request.organisation), content_type="text/css; charset=utf-8")


@KEPT
@require_safe
@public(SEEN)
def logo(request: HttpRequest, organisation: str) -> FileResponse:
    if not request.organisation.logo:
        raise Http404
    with or_404(FileNotFoundError):
        stream = request.organisation.logo.open("rb")
    return FileResponse(stream, content_type="image/png", headers={"X-Content-Type-Options": "nosniff"})
