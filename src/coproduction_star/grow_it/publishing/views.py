from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.grow_it.indicators.addresses import at
from coproduction_star.grow_it.models import FigurePublication
from coproduction_star.grow_it.permissions import Permission
from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.organisations.guard import require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, pages, protecting, selectors, services

ASK = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@require(Permission.SEE_PUBLISHING)
def publications(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    page = pages.list_page(here, access=request.access, rows=selectors.publications_of(here))
    return render(request, "grow_it/publishing/list.jinja", {"page": hidden_for(request).over(page)})


@require_safe
@require(Permission.SEE_PUBLISHING)
def publication(request: HttpRequest, organisation: str, programme: str, publication_id: UUID) -> HttpResponse:
    return _show(request, _publication(request, publication_id))


def _show(request: HttpRequest, found: FigurePublication, *, refused: str = "") -> HttpResponse:
    """What is public as it was kept; what is not yet, as everybody would see it now."""
    content: Any = found.content if found.published_at else None
    why = refused
    if content is None:
        try:
            content = protecting.content_of(found)
            services.refuse_unless_fit(request.programme, content)
        except protecting.TooMany:
            why = services.too_many()
        except services.Refused as error:
            why = why or str(error)
    page = pages.publication_page(
        found, access=request.access, content=content, refused=why, ever=bool(found.shown)
    )  # fmt: skip
    form = forms.PressForm(initial={"mark": page.mark})
    context = {"page": hidden_for(request).over(page), "form": form}
    return render(request, "grow_it/publishing/publication.jinja", context)


@ASK
@require(Permission.KEEP_PUBLISHING)
@makes_once
def new_publication(request: HttpRequest, organisation: str, programme: str) -> HttpResponse:
    here = request.programme
    form = forms.PublicationForm(
        posted(request), measures=selectors.measures_to_publish(here), initial=forms.first_days(timezone.localdate())
    )
    saved = save(form, lambda: services.add_publication(programme=here, values=form.values, by=request.user))
    if saved.done:
        messages.success(request, _("Saved. Nobody outside sees it yet: look at what everybody would see."))
        return redirect(at("publication", here, saved.kept.pk))
    page = pages.form_page(
        here, access=request.access, title=_("Choose figures for everybody"), button=_("See what everybody would see"),
        back=at("publications", here),
    )  # fmt: skip
    return _ask(request, page, form)


@ASK
@require(Permission.KEEP_PUBLISHING)
def change_publication(request: HttpRequest, organisation: str, programme: str, publication_id: UUID) -> HttpResponse:
    here, found = request.programme, _publication(request, publication_id)
    form = forms.ChangePublicationForm(
        posted(request), measures=selectors.measures_to_publish(here), initial=forms.said_in(found)
    )
    saved = save(
        form,
        lambda: services.change_publication(
            publication=found, version=form.cleaned_data["version"], values=form.values, by=request.user
        ),
        now=forms.said_in, refusals={services.NotNow: None},
    )  # fmt: skip
    back = at("publication", here, found.pk)
    if saved.done:
        messages.success(request, _("Saved."))
        return redirect(back)
    page = pages.form_page(
        here, access=request.access, title=_("Change the choice"), button=_("See what everybody would see"), back=back,
        theirs=saved.theirs,
    )  # fmt: skip
    return _ask(request, page, form)


@require_POST
@require(Permission.PUBLISH_FIGURES)
def publish_figures(request: HttpRequest, organisation: str, programme: str, publication_id: UUID) -> HttpResponse:
    found, form = _publication(request, publication_id), forms.PressForm(request.POST)
    if not request.programme.published_at or not form.is_valid():
        return redirect(at("publication", request.programme, found.pk))
    try:
        services.publish_figures(publication=found, mark=form.cleaned_data["mark"], by=request.user)
    except services.Refused as error:
        return _show(request, found, refused=str(error))
    except services.NotNow:
        messages.info(request, _("It is public already."))
    else:
        messages.success(request, _("Everybody can read it now."))
    return redirect(at("publication", request.programme, found.pk))


@ASK
@require(Permission.PUBLISH_FIGURES)
def withdraw_figures(request: HttpRequest, organisation: str, programme: str, publication_id: UUID) -> HttpResponse:
    here, found = request.programme, _publication(request, publication_id)
    form, back = forms.WithdrawForm(posted(request)), at("publication", here, publication_id)
    saved = save(
        form,
        lambda: services.withdraw_figures(publication=found, why=form.cleaned_data["why"], by=request.user),
        refusals={services.NotNow: None},
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Nobody outside can read it now."))
        return redirect(back)
    lead = _("Nobody outside can read them then. Whoever took them away still has them.")
    page = pages.form_page(
        here, access=request.access, title=_("Withdraw these figures"), button=_("Withdraw"), back=back, lead=lead
    )
    return _form(request, page, form)


@ASK
@require(Permission.KEEP_PUBLISHING)
def remove_publication(request: HttpRequest, organisation: str, programme: str, publication_id: UUID) -> HttpResponse:
    found = _publication(request, publication_id)
    if request.method != "POST":
        page = pages.remove_page(found, access=request.access)
        return render(request, "journeys/sure.jinja", {"page": hidden_for(request).over(page)})
    try:
        services.remove_publication(publication=found, by=request.user)
    except services.NotNow as error:
        messages.info(request, _(str(error)))
        return redirect(at("publication", request.programme, found.pk))
    messages.success(request, _("Taken out."))
    return redirect(at("publications", request.programme))


def _publication(request: HttpRequest, publication_id: UUID) -> FigurePublication:
    with or_404(FigurePublication.DoesNotExist):
        return selectors.publication_called(request.programme, publication_id)


def _ask(request: HttpRequest, page: pages.FormPage, form: Any) -> HttpResponse:
    context = {"page": hidden_for(request).over(page), "form": form}
    return render(request, "grow_it/publishing/choose.jinja", context)


def _form(request: HttpRequest, page: pages.FormPage, form: Any) -> HttpResponse:
    return render(request, "grow_it/indicators/form.jinja", {"page": hidden_for(request).over(page), "form": form})
