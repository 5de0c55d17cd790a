from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import allowed, check, require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted
from coproduction_star.voices import removing
from coproduction_star.voices.models import Attachment
from coproduction_star.voices.permissions import Permission
from coproduction_star.voices.selectors import NoSuchRecord, record_of

from . import presenters, selectors, services
from .forms import AttachForm

POST = require_http_methods(["POST"])


@require_http_methods(["GET", "HEAD", "POST"])
@require(Permission.READ)
@makes_once
def files(request: HttpRequest, organisation: str, programme: str, label: str, record: UUID) -> HttpResponse:
    with or_404(NoSuchRecord):
        subject = record_of(request.programme, label=label, record_id=record)
    if request.method == "POST":
        check(request, Permission.ATTACH, request.programme)
    form = AttachForm(posted(request), request.FILES or None)
    if form.is_valid():
        person = request.access.participant_id
        services.attach(subject=subject, participant_id=person, by=request.user, **form.attachment)
        messages.success(request, _("The file is there for others to open."))
        return redirect(request.path)
    context = {"page": _page(request, subject), "form": form}
    return render(request, "voices/attachments/files.jinja", context)


@require_safe
@require(Permission.READ)
def download(request: HttpRequest, organisation: str, programme: str, attachment: UUID) -> FileResponse:
    """Always saved, never shown by the browser, whatever is in it."""
    with or_404(Attachment.DoesNotExist):
        found = selectors.readable_attachment(attachment)
    hidden = hidden_for(request)
    if presenters.is_held(found, hidden):
        raise Http404
    with or_404(FileNotFoundError):
        stream = found.file.open("rb")
    headers = {"X-Content-Type-Options": "nosniff"}
    name = presenters.name_shown(found, hidden)
    return FileResponse(stream, as_attachment=True, filename=name, content_type=found.media_type, headers=headers)


@POST
@require(Permission.READ)
def remove(request: HttpRequest, organisation: str, programme: str, attachment: UUID) -> HttpResponse:
    found = _own_or_checked(request, attachment)
    removing.remove(thing=found, by=request.user)
    messages.success(request, _("Removed. Whoever added it can bring it back for 30 days."))
    return _back(found, organisation, programme)


@POST
@require(Permission.READ)
def restore(request: HttpRequest, organisation: str, programme: str, attachment: UUID) -> HttpResponse:
    found = _own_or_checked(request, attachment)
    removing.bring_back(thing=found, by=request.user)
    return _back(found, organisation, programme)


def panel(request: HttpRequest, subject: Any) -> str:
    """The files below a record's own page."""
    if not allowed(request, Permission.READ, subject):
        return ""
    context = {"page": _page(request, subject), "form": AttachForm()}
    return SafeString(render_to_string("voices/attachments/panel.jinja", context, request))


def _page(request: HttpRequest, subject: Any) -> presenters.FilesPage:
    reader = request.access.participant_id
    home = f"/o/{request.organisation.slug}/p/{request.programme.slug}/files/"
    found = selectors.attachments_on(subject, reader=reader)
    may_attach = allowed(request, Permission.ATTACH, request.programme)
    hidden = hidden_for(request)
    return presenters.files_page(subject, found, home=home, reader=reader, may_attach=may_attach, hidden=hidden)


def _own_or_checked(request: HttpRequest, attachment_id: UUID) -> Attachment:
    with or_404(Attachment.DoesNotExist):
        found = selectors.attachment_called(attachment_id)
    own = found.participant_id == request.access.participant_id
    if not own and not allowed(request, Permission.HIDE, request.programme):
        raise PermissionDenied(_("Only who added a file, or a moderator, can remove it."))
    return found


def _back(attachment: Attachment, organisation: str, programme: str) -> HttpResponse:
    return redirect("voices:files", organisation, programme, attachment.subject, attachment.subject_id)
