from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.ui.shortcuts import posted, public, signed_in

from . import presenters, selectors, services
from .forms import FrequencyForm


@require_safe
@public("Only in development, where it shows the mail that would be sent; elsewhere it does not exist.")
def mail(request: HttpRequest) -> HttpResponse:
    if not settings.DEVELOPMENT:
        raise Http404
    return render(request, "notices/mail.jinja", {"page": presenters.mail_page(selectors.latest())})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("Each person chooses how often we write to them.")
def frequency(request: HttpRequest) -> HttpResponse:
    form = FrequencyForm(posted(request), initial={"frequency": selectors.frequency_of(request.user)})
    if form.is_valid():
        services.choose_frequency(user=request.user, **form.cleaned_data)
        messages.success(request, _("We will write as often as you chose."))
        return redirect("notices:frequency")
    return render(request, "notices/frequency.jinja", {"page": presenters.frequency_page(), "form": form})
