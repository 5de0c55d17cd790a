"""What a form field's macro must be told, read off Django's bound field."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from .fields import LongLine

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.HiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),  # before radios, whose class it inherits
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (LongLine, "line"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file"),
    (forms.MultiWidget, "date"),
)
PASSED_ON = ("placeholder", "readonly", "spellcheck", "accept", "lang", "dir")


@dataclass(frozen=True, slots=True)
class FieldFacts:
    """The macro's parameters. `kind` chooses the macro; `items` are choices or date parts."""

    kind: str
    id: str
    name: str
    label: str
    label_classes: str
    legend_classes: str
    hint: str
    error: str
    value: str
    type: str
    classes: str
    autocomplete: str
    inputmode: str
    rows: int
    max_length: int | None
    items: list[dict[str, Any]]
    attributes: dict[str, Any]


def field_facts(field: BoundField) -> FieldFacts:
    """Widget attributes it knows: class, rows, autocomplete, inputmode, data-label-size (s, m, l, xl)."""
    widget, attrs = field.field.widget, field.field.widget.attrs
    kind = next((kind for widget_type, kind in KINDS if isinstance(widget, widget_type)), "input")
    size = attrs.get("data-label-size", "m" if kind in {"radios", "checkboxes"} else "s")
    return FieldFacts(
        kind=kind,
        id=field.id_for_label or field.auto_id,
        name=field.html_name,
        label=_label(field),
        label_classes=f"govuk-label--{size}",
        legend_classes=f"govuk-fieldset__legend--{size}",
        hint=str(field.help_text),
        error=" ".join(str(error) for error in field.errors),
        value="" if field.value() is None else str(field.value()),
        type=getattr(widget, "input_type", "text"),
        classes=attrs.get("class", ""),
        autocomplete=attrs.get("autocomplete", ""),
        inputmode=attrs.get("inputmode", ""),
        rows=int(attrs.get("rows", 5)),
        max_length=getattr(field.field, "max_length", None),
        items=_items(field, kind),
        attributes={name: attrs[name] for name in PASSED_ON if name in attrs},
    )


def _label(field: BoundField) -> str:
    """A field of which only one of several must be answered says so with `one_of_several`: it is not optional."""
    either = getattr(field.field, "one_of_several", False)
    if either or field.field.required or isinstance(field.field.widget, forms.CheckboxInput):
        return str(field.label)
    return _("%(label)s (optional)") % {"label": field.label}


def _items(field: BoundField, kind: str) -> list[dict[str, Any]]:
    if kind == "checkbox":
        hint = {"text": str(field.help_text)} if field.help_text else None
        return [
            {
                "value": "on",
                "text": str(field.label),
                "checked": bool(field.value()),
                "hint": hint,
                "id": field.auto_id,
            }
        ]
    if kind == "date":
        return _date_items(field)
    if kind in {"radios", "checkboxes", "select"}:
        return list(_choices(field))
    return []


def _choices(field: BoundField) -> Any:
    chosen = field.value()
    chosen = {str(value) for value in (chosen if isinstance(chosen, list | tuple | set) else [chosen])}
    hints = getattr(field.field, "choice_hints", {})
    for value, text in field.field.choices:
        here = str("" if value is None else value) in chosen
        hint = {"text": str(hints[value])} if value in hints else None
        yield {"value": str(value), "text": str(text), "checked": here, "selected": here, "hint": hint}


def _date_items(field: BoundField) -> list[dict[str, Any]]:
    value = field.value()
    parts = value if isinstance(value, list) else field.field.widget.decompress(value)
    labels = (_("Day"), _("Month"), _("Year"))
    error = " govuk-input--error" if field.errors else ""
    return [
        {
            "name": f"{field.html_name}_{name}",
            "id": f"{field.auto_id}_{name}",
            "label": label,
            "value": "" if part is None else str(part),
            "classes": f"govuk-input--width-{4 if name == 'year' else 2}{error}",
        }
        for name, label, part in zip(("day", "month", "year"), labels, parts, strict=True)
    ]


def error_list(form: forms.BaseForm) -> list[dict[str, str]]:
    """The error summary: every problem, each a link to the box it is about."""
    rows = []
    for name, errors in form.errors.items():
        anchor = "" if name == "__all__" else "#" + _first_box(form[name])
        rows += [{"text": str(error), "href": anchor} if anchor else {"text": str(error)} for error in errors]
    return rows


def _first_box(field: BoundField) -> str:
    return f"{field.auto_id}_day" if isinstance(field.field.widget, forms.MultiWidget) else field.auto_id
