"""A name for an initiative: when it looks like somebody's address, that is asked before it is kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from coproduction_star.journeys.whereabouts import address_in

KEEP = "keep_the_name"


class AsksAboutAddress(forms.Form):
    """For forms with a `title`. The box to keep it stands there only once the question was asked."""

    asks_about_address = False

    def clean_title(self) -> Any:
        title = self.cleaned_data["title"]
        was = self.initial.get("title")
        if title != was and address_in(title):
            self.asks_about_address = True
            if KEEP not in self.data:
                raise forms.ValidationError(
                    _("This looks like somebody’s address. Give it a name people know, or tick “Keep it as it is”.")
                )
        return title

    @property
    def keeps_the_name(self) -> bool:
        return KEEP in self.data
