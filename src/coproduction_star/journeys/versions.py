"""Two people at once: the page that shows both texts and loses neither."""

from collections.abc import Mapping
from typing import Any

from django import forms

Rows = tuple[tuple[str, str, str], ...]


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
