"""After a shift: note who came and what was seen, and say thank you."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.together.permissions import Permission
from coproduction_star.ui.shortcuts import posted, pressed

from . import attending, attending_forms, presenters, reminding, selectors
from .addresses import at
from .views import found

ASK = require_http_methods(["GET", "HEAD", "POST"])


@ASK
@require(Permission.KEEP_SHIFTS)
def attend_shift(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    one, here, hidden = found(request, shift_id), request.programme, hidden_for(request)
    places, seen = selectors.places_in(one), selectors.seen_on(one)
    form = attending_forms.AttendanceForm(
        posted(request), initial=attending_forms.noted_now(one, places, seen), shift=one, places=places, seen=seen,
        hidden=hidden,
    )  # fmt: skip
    back = at("shift", here, one.pk)
    if not presenters.can_be_noted(one):
        messages.info(request, _("Note who came once it has begun."))
        return redirect(back)
    saved = save(
        form,
        lambda: attending.note(
            shift=one, version=form.cleaned_data["version"], noted=form.noted, by=request.user
        ),
        now=lambda row: attending_forms.noted_now(row, selectors.places_in(row), selectors.seen_on(row)),
        refusals={attending.NotBegun: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("It is written down. Now you can thank them."))
        return redirect(back)
    page = presenters.form_page(
        here, access=request.access, title=_("Who came, and what did you see?"), button=_("Save"), back=back,
        lead=one.title, theirs=saved.theirs,
    )  # fmt: skip
    return render(request, "together/shifts/attend.jinja", {"page": hidden.over(page), "form": form})


@ASK
@require(Permission.KEEP_SHIFTS)
def thank_shift(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    one, here = found(request, shift_id), request.programme
    form = attending_forms.ThanksForm(posted(request), initial={"words": one.thanks})
    saved = save(
        form, lambda: attending.thank(shift=one, words=form.cleaned_data["words"], by=request.user),
        refusals={attending.NobodyCame: None},
    )  # fmt: skip
    back = at("shift", here, one.pk)
    if saved.done:
        said = ngettext("Thanked. %(n)s letter goes out.", "Thanked. %(n)s letters go out.", saved.kept)
        messages.success(request, said % {"n": saved.kept})
        return redirect(back)
    page = presenters.form_page(
        here, access=request.access, title=_("Thank those who came"), button=_("Thank them"), back=back,
        lead=one.title,
    )  # fmt: skip
    return render(request, "together/shifts/form.jinja", {"page": hidden_for(request).over(page), "form": form})


@require_POST
@require(Permission.KEEP_SHIFTS)
def settle_shift(request: HttpRequest, organisation: str, programme: str, shift_id: UUID) -> HttpResponse:
    """Somebody who waits has shown what was missing."""
    one = found(request, shift_id)
    return pressed(
        request, lambda: reminding.settle_again(one), done=_moved, refusals={},
        then=at("shift", request.programme, one.pk),
    )  # fmt: skip


def _moved(number: int) -> str:
    if not number:
        return _("Nobody can move up yet. What is missing stands beside each name.")
    return ngettext("%(n)s person moved up.", "%(n)s people moved up.", number) % {"n": number}
