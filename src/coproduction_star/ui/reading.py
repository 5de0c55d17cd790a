"""How somebody reads a form: the usual way, in Easy Read or in large letters. A link chooses it; nothing keeps it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

LOOK = "look"
EasyWords = Mapping[str, tuple[Any, Any]]
"""What a form asks in Easy Read: by the name of the field its label and its hint, in short words."""


class Look(models.TextChoices):
    """The three versions of every form for residents."""

    USUAL = "usual", _("The usual way")
    EASY = "easy", _("Easy Read: short words, large letters")
    LARGE = "large", _("Large letters")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read the page."""

    name: str
    address: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """How the page is read now, and the ways to choose from: none while it holds words that a link would lose."""

    look: Look
    ways: tuple[Way, ...]
    lead: tuple[str, ...] = ()
    """What the form is for, in Easy Read, a line for each thought."""

    @property
    def alike(self) -> str:
        """What an address ends with, so that the page behind it is read the same way."""
        return "" if self.look is Look.USUAL else f"?{urlencode({LOOK: self.look.value})}"


def reading(request: HttpRequest, form: BaseForm | None = None, *, lead: Iterable[Any] = ()) -> Reading:
    """Of this page; a form that has Easy Read words asks with them where somebody chose so."""
    look = look_of(request)
    if look is Look.EASY and form is not None:
        ask_in_easy_words(form)
    holds_words = form is not None and form.is_bound
    ways = () if holds_words else tuple(Way(str(one.label), _here(request, one), one is look) for one in Look)
    return Reading(look, ways, tuple(str(line) for line in lead) if look is Look.EASY else ())


def look_of(request: HttpRequest) -> Look:
    return look_called(request.GET.get(LOOK, ""))


def look_called(name: str) -> Look:
    """The usual one where there is none of this name."""
    return Look(name) if name in Look.values else Look.USUAL


def read_alike(request: HttpRequest, address: str) -> str:
    """The page after, to be read the same way."""
    look, joint = look_of(request), "&" if "?" in address else "?"
    return address if look is Look.USUAL else f"{address}{joint}{urlencode({LOOK: look.value})}"


def ask_in_easy_words(form: BaseForm) -> None:
    """The same questions with the same answers, in shorter words."""
    words: EasyWords = getattr(form, "easy", {})
    for name, (label, hint) in words.items():
        if name in form.fields:
            form.fields[name].label, form.fields[name].help_text = label, hint


def _here(request: HttpRequest, look: Look) -> str:
    query = request.GET.copy()
    query[LOOK] = look.value
    return f"{request.path}?{query.urlencode()}"
