"""Signing with an account, writing down who signed on paper, and the ways to sign for everybody else."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.market_it.charter.addresses import of
from coproduction_star.market_it.charter.views import ASK, found_charter
from coproduction_star.market_it.models import Charter, Signature, SigningLink, Way
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import check, require
from coproduction_star.ui.shortcuts import or_404, posted

from . import forms, pages, selectors, services


@ASK
@require(Permission.SIGN)
def sign_charter(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    person = selectors.participant_called(request.access.participant_id)
    form = forms.SignForm(posted(request), sides=selectors.sides_to_sign(found), initial=first_words(found))
    more: dict[str, Any] = {}
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("role", "may_be_named")}
        signing = services.Signing(party=form.side, way=Way.ACCOUNT, participant=person, **facts)
        try:
            made, _words = services.sign(
                charter=found, read=form.cleaned_data["read"], signing=signing, by=request.user
            )
        except services.AlreadySigned as refusal:
            more["already"] = refusal.signature
        except services.EditionChanged:
            form, more["changed_from"] = read_again(form, found)
        except services.NotOpen:
            return redirect(request.path)
        else:
            return redirect(of("charter_receipt", found, made.pk))
    page = pages.sign_page(found, access=request.access, **more)
    return _show(request, "sign_inside", page, form=form)


def first_words(charter: Charter) -> dict[str, Any]:
    """The edition that somebody has before them goes with the form."""
    return {"read": str(charter.open_edition_id or "")}


def read_again(form: Any, charter: Charter) -> tuple[Any, Any]:
    """The same form, with what was typed, for the text that is open now; they tick again that they sign."""
    before = selectors.edition_read(charter, form.cleaned_data["read"])
    form.data = form.data.copy()
    form.data["read"] = str(charter.open_edition_id)
    form.data.pop("agreed", None)
    return form, before


@require_safe
@require(Permission.SIGN)
def charter_receipt(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, signature_id: UUID
) -> HttpResponse:
    """Only one's own."""
    made = _own(request, charter_id, signature_id)
    take_back = of("take_own_back", made.charter, made.pk) if made.taken_back_at is None else ""
    return _show(request, "receipt", pages.receipt_page(made, access=request.access, take_back=take_back))


@require_POST
@require(Permission.SIGN)
def take_own_back(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, signature_id: UUID
) -> HttpResponse:
    made = _own(request, charter_id, signature_id)
    services.take_back(signature=made, by=request.user)
    messages.success(request, _("Your signature is taken back. You can sign again at any time."))
    return redirect(of("charter", made.charter))


def _own(request: HttpRequest, charter_id: UUID, signature_id: UUID) -> Signature:
    made = _signature(found_charter(request, charter_id), signature_id)
    with or_404(PermissionError):
        if made.participant_id != request.access.participant_id:
            raise PermissionError
    return made


@ASK
@never_cache
@require(Permission.SEE_CHARTERS)
def charter_signatures(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    """Who signed, and the ways to sign. The code of a new link is shown on the answer and never again."""
    found, code = found_charter(request, charter_id), ""
    form = forms.LinkForm(posted(request), sides=selectors.sides_to_sign(found))
    if form.is_valid() and found.open_edition_id:
        check(request, Permission.RECORD_SIGNATURE, request.programme)
        _link, code = services.make_link(charter=found, by=request.user, **form.cleaned_data)
        form = forms.LinkForm(sides=selectors.sides_to_sign(found))
    edition = found.open_edition
    page = pages.signatures_page(
        found, request.access, counted=selectors.counts(edition) if edition else (0, 0, 0),
        rows=selectors.signatures_of(edition, number=request.GET.get("page")), links=selectors.links_of(found),
        hidden=hidden_for(request), today=timezone.localdate(), code=code,
    )  # fmt: skip
    return _show(request, "signatures", page, form=form)


@require_POST
@require(Permission.RECORD_SIGNATURE)
def end_link(request: HttpRequest, organisation: str, programme: str, charter_id: UUID, way_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    with or_404(SigningLink.DoesNotExist):
        services.end_link(link=selectors.link_with(charter=found, link_id=way_id), by=request.user)
    messages.success(request, _("Nobody can sign by it any more. What was signed stays."))
    return redirect(of("charter_signatures", found))


@ASK
@require(Permission.RECORD_SIGNATURE)
def record_signature(request: HttpRequest, organisation: str, programme: str, charter_id: UUID) -> HttpResponse:
    found = found_charter(request, charter_id)
    first = first_words(found) | {"signed_on": timezone.localdate()}
    form = forms.PaperForm(posted(request), request.FILES or None, sides=selectors.sides_to_sign(found), initial=first)
    more: dict[str, Any] = {}
    if form.is_valid():
        try:
            services.record_on_paper(
                charter=found, read=form.cleaned_data["read"], by=request.user,
                signing=services.Signing(party=form.side, way=Way.PAPER, **form.who),
                participant_id=request.access.participant_id, scan=form.attachment,
                signed_on=form.cleaned_data["signed_on"],
            )  # fmt: skip
        except services.AlreadySigned as refusal:
            more["already"] = refusal.signature
            form.ask_whether_another()
        except services.EditionChanged:
            form, more["changed_from"] = read_again(form, found)
        except services.NotOpen:
            return redirect(of("charter_signatures", found))
        else:
            messages.success(request, _("Written down. It stands in the history who wrote it."))
            return redirect(of("charter_signatures", found))
    page = pages.sign_page(found, access=request.access, **more)
    return _show(request, "sign_inside", page, form=form)


@require_POST
@require(Permission.RECORD_SIGNATURE)
def withdraw_signature(
    request: HttpRequest, organisation: str, programme: str, charter_id: UUID, signature_id: UUID
) -> HttpResponse:
    found = found_charter(request, charter_id)
    services.take_back(signature=_signature(found, signature_id), by=request.user)
    messages.success(request, _("It says now that this signature was taken back."))
    return redirect(of("charter_signatures", found))


def _signature(charter: Charter, signature_id: UUID) -> Signature:
    with or_404(Signature.DoesNotExist):
        return selectors.signature_with(charter=charter, signature_id=signature_id)


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"market_it/signing/{template}.jinja", {"page": page, **more})
