"""A photograph, and what a moderator decides about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.pictures import MOST_BYTES, NotAPhotograph, Photograph, TooManyPixels, as_photograph
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.voices.models import Refusal

from .forms import REFUSE, SHOW


class PhotoForm(forms.Form):
    """A photograph with consent. Where and when it was taken is thrown away."""

    notice = PrivacyNotice(
        purpose=_("So that others see what you saw."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("Somebody who checks it, then everybody who reads the results, without your name."),
        kept_for=_("Two years after the answer. You can take it out at any time."),
    )

    photo = forms.FileField(
        label=_("The photograph"),
        help_text=_("JPEG, PNG or WebP, at most 10 MB. We keep no place and no time of it."),
        error_messages={
            "required": _("Choose a photograph."), "empty": _("This file is empty. Choose another photograph."),
        },
    )  # fmt: skip
    caption = forms.CharField(
        label=_("What does it show?"), max_length=200, help_text=_("For those who cannot see it. Name nobody."),
        error_messages={"required": _("Write what it shows.")},
    )  # fmt: skip
    consent = forms.BooleanField(
        label=_("Nobody can be recognised in it, or everybody who can be said yes"),
        error_messages={"required": _("Ask everybody who can be recognised, or leave them out. Then tick this.")},
    )

    photograph: Photograph

    def clean_photo(self) -> Any:
        file = self.cleaned_data["photo"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This photograph is larger than 10 MB. Take it again, or make it smaller."))
        try:
            self.photograph = as_photograph(file)
        except TooManyPixels as error:
            raise forms.ValidationError(_("This photograph has too many pixels. Choose a smaller size.")) from error
        except NotAPhotograph as error:
            raise forms.ValidationError(_("We cannot read this picture. Save it as JPEG, and try again.")) from error
        return file


class CheckPhotoForm(forms.Form):
    """Whether others see a photograph."""

    notice = PrivacyNotice(
        purpose=_("So that nobody is shown who does not want it, and the visitor learns why."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("The visitor reads your reason. Others see what you show."),
        kept_for=_("As long as the photograph."),
    )

    deed = forms.ChoiceField(
        label=_("What do you decide?"), widget=forms.RadioSelect,
        choices=[(SHOW, _("Show it: nobody can be recognised, or they agreed")), (REFUSE, _("Do not show it"))],
        error_messages={"required": _("Choose what you decide.")},
    )  # fmt: skip
    reason = forms.ChoiceField(
        label=_("Why is it not shown?"), choices=[("", _("Choose a rule")), *Refusal.choices], required=False
    )
    reason_words = forms.CharField(
        label=_("What the visitor reads"), max_length=600, required=False, widget=forms.Textarea({"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("deed") == REFUSE and not cleaned.get("reason"):
            self.add_error("reason", _("Choose the rule it breaks."))
        return cleaned

    @property
    def decision(self) -> dict[str, Any]:
        said = self.cleaned_data
        refused = said["deed"] == REFUSE
        return {
            "reason": said["reason"] if refused else "", "reason_words": said["reason_words"] if refused else "",
            "version": said["version"],
        }  # fmt: skip
