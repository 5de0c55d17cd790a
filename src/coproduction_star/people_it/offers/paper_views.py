"""The form on paper: the copies are made when somebody asks for them, as each has four words of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.models import Programme
from coproduction_star.ui.reading import reading
from coproduction_star.ui.shortcuts import page_or_wait, posted, public
from coproduction_star.voices.contributions.selectors import places_of, postcodes_of
from coproduction_star.voices.contributions.views import of_published
from coproduction_star.voices.limits import PRINTED, count, seconds_to_wait
from coproduction_star.voices.paper.forms import PrintForm
from coproduction_star.voices.paper.services import print_copies
from coproduction_star.voices.selectors import listening_of, takes_contributions

from . import paper_pages
from .addresses import at
from .forms import OfferAndAskForm
from .holding import KIND
from .views import ANYONE


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(ANYONE)
@of_published
def offers_paper(request: HttpRequest, programme: Programme) -> HttpResponse:
    if not takes_contributions(programme):
        return redirect(at("public_offers", programme))
    form, who = PrintForm(posted(request)), address_of(request)
    wait = seconds_to_wait(PRINTED, who) if request.method == "POST" else 0
    printed: tuple[str, ...] = ()
    if not wait and form.is_valid():
        count(PRINTED, who, form.cleaned_data["copies"])
        printed = print_copies(programme=programme, kind=KIND, copies=form.cleaned_data["copies"])
    asked = OfferAndAskForm(
        places=places_of(programme), postcodes_of=postcodes_of(programme),
        alone_from=programme.organisation.alone_from,
    )  # fmt: skip
    how = reading(request, asked)
    page = paper_pages.print_page(
        programme=programme, listening=listening_of(programme), printed=printed, wait=wait, form=asked,
        follow=reverse("voices:follow"),
    )  # fmt: skip
    template = "people_it/offers/sheets.jinja" if printed else "people_it/offers/print.jinja"
    return page_or_wait(request, template, {"page": page, "form": form, "reading": how}, wait=wait)
