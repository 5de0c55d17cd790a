"""What anyone may do without an account: read the shifts of a published programme, and sign up."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.accounts.tokens.rates import address_of
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.models import Programme
from coproduction_star.together.models import PlaceState, Shift
from coproduction_star.ui.reading import read_alike, reading
from coproduction_star.ui.shortcuts import makes_once, or_404, page_or_wait, posted, public, sender_of
from coproduction_star.voices.contributions.views import of_published
from coproduction_star.voices.limits import SAID, count, seconds_to_wait
from coproduction_star.voices.selectors import takes_contributions

from . import easy_words, public_forms, public_pages, selectors, signing
from .addresses import at
from .wording import REFUSED

ANYONE = "Anyone can read the shifts of a published programme and sign up, without an account."
View = Callable[..., HttpResponse]


def of_shift(view: View) -> View:
    """Hand the view the shift of a published programme; any other does not exist."""

    @wraps(view)
    def scoped(request: HttpRequest, programme: Programme, shift_id: UUID, **more: Any) -> HttpResponse:
        with or_404(Shift.DoesNotExist):
            shift = selectors.shift_called(programme, shift_id)
        return view(request, shift, **more)

    return scoped


@require_safe
@never_cache
@public(ANYONE)
@of_published
def public_shifts(request: HttpRequest, programme: Programme) -> HttpResponse:
    back = reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug))
    page = public_pages.public_list(
        programme, selectors.open_to_all(programme), follow=reverse("voices:follow"), back=back
    )
    return render(request, "together/shifts/public_list.jinja", {"page": hidden_for(request).over(page)})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public(ANYONE)
@makes_once
@of_published
@of_shift
def public_shift(request: HttpRequest, shift: Shift) -> HttpResponse:
    roles = selectors.filled(shift)
    form, who = public_forms.JoinForm(posted(request), roles=public_pages.choices_of(roles)), address_of(request)
    how = reading(request, form, lead=easy_words.LEAD)
    wait = seconds_to_wait(SAID, who) if request.method == "POST" else 0
    page = public_pages.public_shift(
        shift, roles, listens=takes_contributions(shift.programme), follow=reverse("voices:follow"), wait=wait
    )
    if not wait and not page.closed and form.is_valid():
        count(SAID, who)
        answer = _sign_up(request, shift, form)
        if answer is not None:
            return answer
    shown = {"page": hidden_for(request).over(page), "form": form, "reading": how}
    return page_or_wait(request, "together/shifts/public.jinja", shown, wait=wait)


def _sign_up(request: HttpRequest, shift: Shift, form: public_forms.JoinForm) -> HttpResponse | None:
    """None when the form says what is wrong."""
    try:
        joined = signing.sign_up(role=form.chosen, who=form.joining, sender=sender_of(request))
    except tuple(REFUSED) as error:
        form.add_error(None, str(REFUSED[type(error)]))
        return None
    return redirect(read_alike(request, at("signed_shift", shift.programme, shift.pk, joined.place.pk)))


@require_safe
@never_cache
@public("Shows the four words to the browser that signed up, for half an hour.")
@of_published
@of_shift
def signed_shift(request: HttpRequest, shift: Shift, shift_place_id: UUID) -> HttpResponse:
    """Whether there is such a person is not told to any other browser."""
    place = selectors.signed_lately(shift, shift_place_id)
    words = signing.words_of(place, sender=sender_of(request)) if place else ""
    waits = place is not None and bool(words) and place.state == PlaceState.WAITING
    page = public_pages.signed_page(
        shift, place, words=words, before=selectors.waiting_before(place) if place and waits else 0,
        lacks=selectors.lacks_of(place.role, [place])[place.pk] if place and waits else (),
        follow=reverse("voices:follow"),
    )  # fmt: skip
    shown = {"page": hidden_for(request).over(page), "reading": reading(request)}
    return render(request, "together/shifts/signed.jinja", shown)
