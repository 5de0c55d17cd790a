"""The product's addresses, and one more: a page where a signed-in person leaves a note."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path

from coproduction_star.ui.shortcuts import public, signed_in

NOTES: list[str] = []


@dataclass(frozen=True, slots=True)
class NotePage:
    title: str = "Leave a note"
    button: str = "Save"


class NoteForm(forms.Form):
    note = forms.CharField(max_length=300, widget=forms.Textarea)
    new_password = forms.CharField(required=False)
    paper = forms.FileField(required=False)


def leave(request: HttpRequest) -> HttpResponse:
    form = NoteForm(request.POST or None)
    if form.is_valid():
        NOTES.append(form.cleaned_data["note"])
        return redirect(f"/notes/{len(NOTES)}/")
    return render(request, "ui/forms/page.jinja", {"page": NotePage(), "form": form})


@signed_in("A test leaves notes.")
def note(request: HttpRequest) -> HttpResponse:
    return leave(request)


@public("A test leaves notes.")
def anyones_note(request: HttpRequest) -> HttpResponse:
    return leave(request)


handler403 = "coproduction_star.ui.views.refused"
handler404 = "coproduction_star.ui.views.not_found"
urlpatterns = [
    path("notes/", note),
    path("anyones-notes/", anyones_note),
    path("", include("coproduction_star.config.urls")),
]
