from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.programmes.forms import ProgrammeForm
from coproduction_star.journeys.shapes import Shape


class CopyForm(ProgrammeForm):
    """What the new programme is called, and what goes with it."""

    shapes = forms.MultipleChoiceField(
        label=_("What goes with it?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("What people want to be different always goes with it, in the same words."),
    )  # fmt: skip
    field_order = ("name", "service", "place", "shapes")

    def __init__(self, *args: Any, shapes: Iterable[Shape], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["summary"]
        choices = [(one.key, f"{one.name} ({one.number})") for one in shapes]
        self.fields["shapes"].choices = choices
        self.fields["shapes"].initial = [key for key, _name in choices]
        if not choices:
            del self.fields["shapes"]

    @property
    def values(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("name", "service", "place")}
        return said | {"chosen": self.cleaned_data.get("shapes", ())}
