from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.journeys.versions import save
from coproduction_star.market_it.models import CatalogueEntry, EntryKind
from coproduction_star.market_it.permissions import Permission
from coproduction_star.organisations.guard import require
from coproduction_star.ui.documents.download import Document
from coproduction_star.ui.shortcuts import makes_once, or_404, posted

from . import forms, pages, selectors, services, sheets
from .addresses import list_address
from .shapes import own_barriers

ASK = require_http_methods(["GET", "HEAD", "POST"])
CSV = "text/csv; charset=utf-8"


@require_safe
@require(Permission.KEEP_CATALOGUE)
def own_list(request: HttpRequest, organisation: str, programme: str, listed: str) -> HttpResponse:
    kind, here = _kind(listed), request.organisation
    page = pages.list_page(
        request.programme, request.access, kind, selectors.own_entries(here, kind),
        selectors.brought_together(here, kind),
    )  # fmt: skip
    return _show(request, "list", page)


@ASK
@require(Permission.KEEP_CATALOGUE)
@makes_once
def new_own(request: HttpRequest, organisation: str, programme: str, listed: str) -> HttpResponse:
    kind = _kind(listed)
    form = forms.FORMS[kind](posted(request), own=own_barriers(request.organisation))
    if form.is_valid():
        services.add_own(organisation=request.organisation, kind=kind, content=form.content, by=request.user)
        messages.success(request, _("It is on the list. Every programme finds it there."))
        return redirect(list_address(request.programme, kind))
    page = pages.ask_page(
        request.programme, request.access, kind, title=_("One of our own"), button=_("Put it on the list")
    )
    return _show(request, "entry", page, form=form)


@ASK
@require(Permission.KEEP_CATALOGUE)
def change_own(request: HttpRequest, organisation: str, programme: str, own_id: UUID) -> HttpResponse:
    entry = _found(request, own_id)
    kind = EntryKind(entry.kind)
    form = forms.FORMS[kind](posted(request), own=own_barriers(request.organisation), initial=forms.said_in(entry))
    saved = save(
        form,
        lambda: services.change_own(
            entry=entry, version=form.cleaned_data["version"] or 0, content=form.content, by=request.user
        ),
        now=forms.said_in,
    )  # fmt: skip
    if saved.done:
        messages.success(request, _("Saved. What was made from it keeps its words."))
        return redirect(list_address(request.programme, kind))
    page = pages.ask_page(
        request.programme, request.access, kind, title=_("Change one of our own"), button=_("Save"),
        theirs=saved.theirs,
    )  # fmt: skip
    return _show(request, "entry", page, form=form)


@require_POST
@require(Permission.KEEP_CATALOGUE)
def retire_own(request: HttpRequest, organisation: str, programme: str, own_id: UUID) -> HttpResponse:
    entry = _found(request, own_id)
    services.retire_own(entry=entry, by=request.user)
    messages.success(request, _("It is offered no more. Where it is used, it stays. You can bring it back below."))
    return redirect(list_address(request.programme, entry.kind))


@require_POST
@require(Permission.KEEP_CATALOGUE)
def restore_own(request: HttpRequest, organisation: str, programme: str, own_id: UUID) -> HttpResponse:
    entry = _found(request, own_id)
    services.restore_own(entry=entry, by=request.user)
    messages.success(request, _("It is on the list again."))
    return redirect(list_address(request.programme, entry.kind))


@require_safe
@require(Permission.KEEP_CATALOGUE)
def own_list_csv(request: HttpRequest, organisation: str, programme: str, listed: str) -> HttpResponse:
    kind = _kind(listed)
    body = sheets.as_csv(kind, selectors.own_offered(request.organisation, kind))
    return Document(f"own-{kind.value}.csv", CSV, body).response()


@ASK
@require(Permission.KEEP_CATALOGUE)
@makes_once
def bring_own(request: HttpRequest, organisation: str, programme: str, listed: str) -> HttpResponse:
    """A file is chosen, then each row is shown with what is wrong, and only then the good ones are kept."""
    kind = _kind(listed)
    form = forms.SheetForm(None if "rows" in request.POST else posted(request), request.FILES or None)
    rows: tuple[sheets.CheckedRow, ...] = ()
    packed = request.POST.get("rows", "")
    try:
        if packed:
            rows = _checked(request, kind, sheets.unpacked(packed))
            return _brought(request, kind, rows)
        if form.is_valid():
            read = sheets.rows_in(kind, form.cleaned_data["file"].read())
            rows, packed = _checked(request, kind, read), sheets.packed(read)
    except sheets.CannotRead as error:
        if form.is_bound:
            form.add_error("file", str(error))
        else:
            messages.error(request, str(error))
        packed = ""
    page = pages.sheet_page(request.programme, request.access, kind, rows, packed)
    return _show(request, "sheet", page, form=form)


def _checked(request: HttpRequest, kind: EntryKind, rows: sheets.Rows) -> tuple[sheets.CheckedRow, ...]:
    there = {
        services.title_of(one.content).casefold(): one.retired_at is None
        for one in selectors.own_entries(request.organisation, kind)
    }
    return sheets.checked(kind, rows, own=own_barriers(request.organisation), there=there)


def _brought(request: HttpRequest, kind: EntryKind, rows: tuple[sheets.CheckedRow, ...]) -> HttpResponse:
    contents = [one.content for one in rows if one.content is not None]
    new = services.bring_own(organisation=request.organisation, kind=kind, contents=contents, by=request.user)
    told = ngettext("%(n)s entry came in.", "%(n)s entries came in.", new) % {"n": new}
    undo = _("You can take them back together below.")
    messages.success(request, f"{told} {undo}" if new else told)
    return redirect(list_address(request.programme, kind))


@require_POST
@require(Permission.KEEP_CATALOGUE)
def take_back_own(
    request: HttpRequest, organisation: str, programme: str, listed: str, brought: UUID
) -> HttpResponse:  # fmt: skip
    kind = _kind(listed)
    if not selectors.of_file(request.organisation, brought).exists():
        raise Http404
    gone, stayed = services.take_back(organisation=request.organisation, brought=brought, by=request.user)
    told = ngettext("%(n)s entry is taken back.", "%(n)s entries are taken back.", gone) % {"n": gone}
    if stayed:
        kept = ngettext(
            "%(n)s stays, because somebody changed it or uses it.",
            "%(n)s stay, because somebody changed them or uses them.", stayed,
        )  # fmt: skip
        told = f"{told} {kept % {'n': stayed}}"
    messages.success(request, told)
    return redirect(list_address(request.programme, kind))


def _kind(listed: str) -> EntryKind:
    with or_404(ValueError):
        return EntryKind(listed)


def _found(request: HttpRequest, own_id: UUID) -> CatalogueEntry:
    with or_404(CatalogueEntry.DoesNotExist):
        return selectors.own_entry(request.organisation, own_id)


def _show(request: HttpRequest, template: str, page: Any, **more: Any) -> HttpResponse:
    page = hidden_for(request).over(page)
    return render(request, f"market_it/catalogue/{template}.jinja", {"page": page, **more})
