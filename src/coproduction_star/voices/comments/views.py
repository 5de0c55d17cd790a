from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from coproduction_star.journeys.hiding import hidden_for
from coproduction_star.organisations.guard import allowed, check, require
from coproduction_star.ui.shortcuts import makes_once, or_404, posted
from coproduction_star.voices import removing
from coproduction_star.voices.models import Comment
from coproduction_star.voices.permissions import Permission
from coproduction_star.voices.selectors import NoSuchRecord, record_of

from . import presenters, selectors, services
from .forms import CommentForm, HideForm

ASK = require_http_methods(["GET", "HEAD", "POST"])
POST = require_http_methods(["POST"])


@ASK
@require(Permission.READ)
@makes_once
def comments(request: HttpRequest, organisation: str, programme: str, label: str, record: UUID) -> HttpResponse:
    with or_404(NoSuchRecord):
        subject = record_of(request.programme, label=label, record_id=record)
    form = CommentForm(posted(request))
    if request.method == "POST":
        check(request, Permission.COMMENT, request.programme)
    if form.is_valid():
        person = request.access.participant_id
        services.add_comment(subject=subject, participant_id=person, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your comment is there for others to read."))
        return redirect(request.path)
    page = _page(request, subject)
    return render(request, "voices/comments/comments.jinja", {"page": page, "form": form})


@POST
@require(Permission.READ)
def remove(request: HttpRequest, organisation: str, programme: str, comment: UUID) -> HttpResponse:
    found = _own(request, comment)
    removing.remove(thing=found, by=request.user)
    messages.success(request, _("Removed. You can bring it back for 30 days."))
    return _back(found, organisation, programme)


@POST
@require(Permission.READ)
def restore(request: HttpRequest, organisation: str, programme: str, comment: UUID) -> HttpResponse:
    found = _own(request, comment)
    removing.bring_back(thing=found, by=request.user)
    return _back(found, organisation, programme)


@ASK
@require(Permission.HIDE)
def hide(request: HttpRequest, organisation: str, programme: str, comment: UUID) -> HttpResponse:
    found = _comment(comment)
    form = HideForm(posted(request))
    if form.is_valid():
        services.hide_comment(comment=found, by=request.user, **form.cleaned_data)
        return _back(found, organisation, programme)
    page = presenters.hide_page(found)
    return render(request, "voices/comments/hide.jinja", {"page": page, "form": form})


@POST
@require(Permission.HIDE)
def show(request: HttpRequest, organisation: str, programme: str, comment: UUID) -> HttpResponse:
    found = _comment(comment)
    services.show_comment(comment=found, by=request.user)
    return _back(found, organisation, programme)


def panel(request: HttpRequest, subject: Any) -> str:
    """The comments below a record's own page."""
    if not allowed(request, Permission.READ, subject):
        return ""
    context = {"page": _page(request, subject), "form": CommentForm()}
    return SafeString(render_to_string("voices/comments/panel.jinja", context, request))


def _page(request: HttpRequest, subject: Any) -> presenters.CommentsPage:
    reader = request.access.participant_id
    found = selectors.page_of_comments(subject, reader=reader, number=request.GET.get("page"))
    may = tuple(allowed(request, one, request.programme) for one in (Permission.COMMENT, Permission.HIDE))
    home = f"/o/{request.organisation.slug}/p/{request.programme.slug}/comments/"
    return presenters.comments_page(subject, found, hidden=hidden_for(request), home=home, reader=reader, may=may)


def _comment(comment_id: UUID) -> Comment:
    with or_404(Comment.DoesNotExist):
        return selectors.comment_called(comment_id)


def _own(request: HttpRequest, comment_id: UUID) -> Comment:
    found = _comment(comment_id)
    if found.participant_id != request.access.participant_id:
        raise PermissionDenied(_("Only its author can remove or bring back a comment."))
    return found


def _back(comment: Comment, organisation: str, programme: str) -> HttpResponse:
    return redirect("voices:comments", organisation, programme, comment.subject, comment.subject_id)
