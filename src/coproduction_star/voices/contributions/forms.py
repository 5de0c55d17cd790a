import time
from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Place
from coproduction_star.journeys.places.fields import WardField
from coproduction_star.organisations.models import SafeChannel
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .wording import Wording

SALT = "coproduction_star.voices.began"
QUICKEST_SECONDS = 3.0
"""Nobody reads a form and writes in it in less."""
YES, NO = "yes", "no"


def began_now() -> str:
    return signing.dumps(time.time(), salt=SALT)


class ContributionForm(forms.Form):
    """One question; the rest may be left empty. `began` and `leave_empty` tell people from programs."""

    notice = PrivacyNotice(
        purpose=_("So that we hear you, answer you, and show what came of it."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Somebody who checks it, then the team. Once it is checked others can read your words, never your "
                  "name or how to reach you."),
        kept_for=_("Your words for two years after the answer. Your name and how to reach you for 90 days after it. "
                   "With your four words you can take it all back at any time."),
    )  # fmt: skip

    words = forms.CharField(
        max_length=4000,
        widget=forms.Textarea({"rows": 6, "data-label-size": "m"}),
        error_messages={"max_length": _("Make it %(limit_value)d letters or fewer. It has %(show_value)d.")},
    )
    about_somebody = forms.ChoiceField(
        label=_("Is this about a person who could be recognised?"),
        help_text=_("Then somebody takes out who it is before anyone else reads it."),
        choices=[(NO, _("No")), (YES, _("Yes, or maybe"))],
        widget=forms.RadioSelect({"class": "govuk-radios--inline", "data-label-size": "s"}),
        error_messages={"required": _("Say whether it is about a person who could be recognised.")},
    )
    worry = forms.BooleanField(
        label=_("I am worried that somebody is in danger or is being hurt"),
        help_text=_("Then only the person who keeps people safe reads it, at once, and nobody else."),
        required=False,
    )
    place = forms.ModelChoiceField(
        label=_("Which place is it about?"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("No place, or not in the list"),
    )
    postcode = WardField()
    name = forms.CharField(label=_("Your name"), max_length=120, required=False, widget=forms.TextInput())
    contact = forms.CharField(
        label=_("How can we reach you?"),
        help_text=_("An e-mail, a phone number, or where a letter finds you."),
        max_length=200,
        required=False,
    )
    safe_channel = forms.ChoiceField(
        label=_("How is it safe to reach you?"),
        help_text=_("If somebody must not see that we write or ring, choose what is safe."),
        choices=[("", _("No matter how")), *SafeChannel.choices],
        required=False,
    )
    leave_empty = forms.CharField(label=_("Leave this box empty"), required=False)
    began = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, wording: Wording, places: Any, postcodes_of: UUID | None = None, **kwargs: Any
    ) -> None:
        """`postcodes_of` is the organisation, where it knows postcodes; elsewhere nobody is asked for theirs."""
        super().__init__(*args, **kwargs)
        if postcodes_of:
            self.fields["postcode"].organisation_id = postcodes_of
        else:
            del self.fields["postcode"]
        words, place = self.fields["words"], self.fields["place"]
        words.label, words.help_text = wording.question, wording.hint
        words.error_messages["required"] = wording.empty
        place.queryset = places
        for name in ("name", "contact", "leave_empty"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_leave_empty(self) -> str:
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError(_("Make this box empty again: it is there to stop machines. Then send it."))
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and self._is_too_quick():
            self.add_error(None, _("That was very quick. Look at your words once more, then send them."))
        return cleaned

    def _is_too_quick(self) -> bool:
        """Counted from when the page was first shown, however often it came back."""
        try:
            began = signing.loads(self.data.get("began", ""), salt=SALT)
        except signing.BadSignature:
            return True
        return time.time() - began < QUICKEST_SECONDS

    def stamped(self) -> "ContributionForm":
        """With the time it was first shown, or now where that is missing."""
        if self.is_bound and self._lacks_stamp():
            self.data = self.data | {"began": began_now()}
        return self

    def _lacks_stamp(self) -> bool:
        try:
            signing.loads(self.data.get("began", ""), salt=SALT)
        except signing.BadSignature:
            return True
        return False

    @property
    def place_given(self) -> Place | None:
        """The place chosen, or else the ward of the postcode."""
        return self.cleaned_data["place"] or self.cleaned_data.get("postcode")

    @property
    def reaching_is_open(self) -> bool:
        """Whether the part about reaching the writer is shown open: when something is in it."""
        return any(self[name].value() or self[name].errors for name in ("name", "contact", "safe_channel"))
