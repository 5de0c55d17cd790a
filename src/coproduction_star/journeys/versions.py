"""Two people at once: the page that shows both texts and loses neither."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .services import ChangedMeanwhile

Rows = tuple[tuple[str, str, str], ...]
Refusals = Mapping[type[Exception], str | Mapping[str, str] | None]
"""What to tell of each refusal: words above the form, words at a field, or None for what the refusal itself says."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a form: `done` with what was `kept`, or else what is to be shown again with it."""

    done: bool = False
    kept: Any = None
    theirs: Rows = ()
    """Both texts, where somebody else was quicker."""


def save(
    form: forms.Form,
    change: Callable[[], Any],
    *,
    now: Callable[[Any], Mapping[str, Any]] | None = None,
    refusals: Refusals | None = None,
) -> Saved:
    """Save what a form says, if it is valid; where that is refused the form says why, and nothing typed is lost.

    `change` saves it; `now` gives the form's words for a record as it stands, where others may change it too.
    Without `now` a ChangedMeanwhile is a mistake of ours, and is raised as it is.
    """
    if not form.is_valid():
        return Saved()
    refusals = refusals or {}
    try:
        return Saved(done=True, kept=change())
    except ChangedMeanwhile as error:
        if now is None:
            raise
        return Saved(theirs=theirs_and_yours(form, now=now(error.current)))
    except tuple(refusals) as error:
        told = next(words for kind, words in refusals.items() if isinstance(error, kind))
        form.add_error(None, ValidationError(told or _(str(error))))
        return Saved()


def theirs_and_yours(form: forms.Form, *, now: Mapping[str, Any]) -> Rows:
    """Label, what it says now, what the reader wrote, for each box where the two differ.

    The form keeps the reader's words and takes the version of what is saved,
    so that saving again is a choice made with both texts in view.
    """
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = str(now["version"])
    return tuple(
        (str(form.fields[name].label), _words(form, name, now[name]), _words(form, name, form.cleaned_data[name]))
        for name in form.fields
        if name != "version" and name in now and not _same(now[name], form.cleaned_data[name])
    )


def _same(theirs: Any, yours: Any) -> bool:
    return _listed(theirs) == _listed(yours)


def _listed(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple | set) else [value]
    return sorted("" if one is None else str(getattr(one, "pk", one)) for one in values)


def _words(form: forms.Form, name: str, value: Any) -> str:
    choices = dict(getattr(form.fields[name], "choices", ()))
    values = value if isinstance(value, list | tuple | set) else [value]
    return ", ".join("" if one is None else str(choices.get(getattr(one, "pk", one), one)) for one in values)
