"""Asking where, in any form: a name, or a postcode of which only the ward goes any further."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.models import Place
from coproduction_star.ui.postcodes import is_postcode

from .naming import ward_of


class PlaceNameField(forms.CharField):
    """A place by its name, or by a postcode in it. The form sets `organisation_id`.

    What leaves the field is a name: the postcode is in no cleaned data, so that nothing behind it can keep it.
    """

    organisation_id: UUID | None = None
    found: Place | None = None
    """The ward, when a postcode was typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        kwargs.setdefault("required", False)
        kwargs.setdefault("help_text", gettext_lazy("The name of the place, or a postcode: only its ward is kept."))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        self.found = None
        if not is_postcode(text):
            return text
        self.found = ward_of(self.organisation_id, text) if self.organisation_id else None
        if self.found is None:
            raise forms.ValidationError(
                _("We do not know which ward this postcode is in. Type the name of the place.")
            )
        return self.found.name

    @property
    def told(self) -> str:
        """Which ward it is, for after saving; without the postcode, which is kept nowhere."""
        if self.found is None:
            return ""
        return _("The postcode you typed is in %(ward)s. Only the ward is kept.") % {"ward": self.found.name}


class WardField(forms.CharField):
    """A resident's postcode, if they like. What leaves the field is the ward, or nothing."""

    organisation_id: UUID | None = None

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Your postcode, if you like"),
            help_text=gettext_lazy("Instead of a place. We keep only the ward it is in, never the postcode."),
            max_length=40,
            required=False,
            widget=forms.TextInput({"autocomplete": "postal-code", "class": "govuk-input--width-10"}),
        )

    def clean(self, value: Any) -> Place | None:
        text: str = super().clean(value)
        if not text or self.organisation_id is None:
            return None
        if not is_postcode(text):
            raise forms.ValidationError(_("This does not look like a postcode. Write it again, or leave it empty."))
        ward = ward_of(self.organisation_id, text)
        if ward is None:
            raise forms.ValidationError(_("This postcode is in none of our wards. Leave it empty, or choose a place."))
        return ward
