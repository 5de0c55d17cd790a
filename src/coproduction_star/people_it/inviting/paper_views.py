"""What is done by hand for those whom no message reaches: calls, texts, letters, and cards for letterboxes."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.organisations.guard import allowed, require
from coproduction_star.people_it.models import InvitationWay, Invitee, Sample, SampleState
from coproduction_star.people_it.permissions import Permission
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.documents.typesetting import MEDIA_TYPE
from coproduction_star.ui.shortcuts import or_404, posted

from . import calls_page, letters, selectors, services, texts
from .addresses import of_sample
from .forms import SayForm
from .views import found_sample


@require_safe
@never_cache
@require(Permission.REACH_INVITED)
def sample_calls(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, sample_id: UUID
) -> HttpResponse:  # fmt: skip
    found = _sent(request, survey_id, sample_id)
    page = calls_page.calls_page(sample=found, access=request.access, by_hand=selectors.by_hand(found))
    return render(request, "people_it/inviting/calls.jinja", {"page": page})


@require_safe
@never_cache
@require(Permission.REACH_INVITED)
def sample_texts(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, sample_id: UUID
) -> HttpResponse:  # fmt: skip
    """For a service that sends text messages. Whoever named a safe time is not in it: they get theirs by hand."""
    found = _sent(request, survey_id, sample_id)
    people = selectors.by_hand(found).at_any_time(InvitationWay.TEXT)
    return Document("texts.csv", "text/csv; charset=utf-8", texts.as_csv(people)).response()


@require_POST
@require(Permission.REACH_INVITED)
def sample_said(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, sample_id: UUID, invitee_id: UUID
) -> HttpResponse:  # fmt: skip
    found = _sent(request, survey_id, sample_id)
    with or_404(Invitee.DoesNotExist):
        one = selectors.invitee_with(sample=found, invitee_id=invitee_id)
    one.sample, form = found, SayForm(posted(request))
    if form.is_valid():
        services.heard(invitee=one, said=form.cleaned_data["said"], by=request.user)
        messages.success(request, _("Kept. They are asked no more about this."))
    return redirect(of_sample("sample_calls", found))


@require_safe
@never_cache
@require(Permission.INVITE_PEOPLE)
def sample_letters(
    request: HttpRequest, organisation: str, programme: str, survey_id: UUID, sample_id: UUID
) -> HttpResponse:  # fmt: skip
    """Cards name nobody; letters are for those who may reach people."""
    found, language = _sent(request, survey_id, sample_id), request.LANGUAGE_CODE
    if letters.is_of_homes(found):
        places = selectors.names_of_places(found.organisation_id)
        body = letters.cards_pdf(found, selectors.ways_of(found), places=places, language=language)
        return Document("cards.pdf", MEDIA_TYPE, body).response()
    if not allowed(request, Permission.REACH_INVITED, found.survey):
        raise PermissionDenied(_("Only people whose role includes contact print letters with names."))
    return _named(request, found, language=language)


def _named(request: HttpRequest, sample: Sample, *, language: str) -> HttpResponse:
    people = selectors.on_paper(sample)
    if not people:
        messages.info(request, _("Nobody in it is left to be written to on paper."))
        return redirect(of_sample("sample", sample))
    body = letters.letters_pdf(sample, people, language=language)
    return Document("letters.pdf", MEDIA_TYPE, body).response()


def _sent(request: HttpRequest, survey_id: UUID, sample_id: UUID) -> Sample:
    found = found_sample(request, survey_id, sample_id)
    if found.state != SampleState.SENT or not selectors.can_send(found.survey):
        raise Http404
    return found
