"""The product's addresses, and one more: a page where a signed-in person leaves a note."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import include, path

from coproduction_star.ui.shortcuts import made, makes_once, public, signed_in

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


@signed_in("A test leaves notes, each once.")
@makes_once
def note_once(request: HttpRequest) -> HttpResponse:
    return leave(request)


@public("A test leaves notes, each once.")
@makes_once
def anyones_note_once(request: HttpRequest) -> HttpResponse:
    return leave(request)


@signed_in("A test leaves notes, and the answer to each is shown once.")
@makes_once
def secret_note(request: HttpRequest) -> HttpResponse:
    answer = leave(request)
    return answer if answer.status_code == 200 else made(HttpResponse("secret 1234"), at=answer["Location"])


@signed_in("Who leaves a note here is first asked who they are.")
@makes_once
def guarded_note(request: HttpRequest) -> HttpResponse:
    return redirect("/accounts/second-step/needed/") if request.method == "POST" else leave(request)


handler403 = "coproduction_star.ui.views.refused"
handler404 = "coproduction_star.ui.views.not_found"
urlpatterns = [
    path("notes/", note),
    path("anyones-notes/", anyones_note),
    path("once/", note_once),
    path("anyones-once/", anyones_note_once),
    path("secret/", secret_note),
    path("guarded/", guarded_note),
    path("", include("coproduction_star.config.urls")),
]
