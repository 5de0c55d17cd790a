"""Give a form of django-allauth our labels, hints and input attributes."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Wording:
    """What one field says. `required` is the sentence shown when it is left empty."""

    label: Words
    hint: Words = ""
    required: Words = ""
    attributes: dict[str, str] = field(default_factory=dict)


class Worded(forms.Form):
    """A form whose `words` say what its fields are called. Fields it does not have are passed over."""

    words: ClassVar[dict[str, Wording]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, wording in self.words.items():
            if name in self.fields:
                _say(self.fields[name], wording)


def _say(target: forms.Field, wording: Wording) -> None:
    target.label, target.help_text = wording.label, wording.hint
    target.widget.attrs.pop("placeholder", None)
    target.widget.attrs |= wording.attributes
    if wording.required:
        target.error_messages["required"] = wording.required


EMAIL = Wording(
    label=_("E-mail address"),
    required=_("Enter your e-mail address, such as name@example.org."),
    attributes={"autocomplete": "email", "spellcheck": "false"},
)
CODE = Wording(
    label=_("Code"),
    hint=_("It is in the e-mail. You can leave out the dash."),
    required=_("Enter the code from the e-mail."),
    attributes={"class": "govuk-input--width-10", "autocomplete": "one-time-code", "spellcheck": "false"},
)
NEW_PASSWORD = Wording(
    label=_("New password"),
    hint=_("At least 12 characters. Three or four words in a row are easy to remember and hard to guess."),
    required=_("Enter a new password."),
    attributes={"autocomplete": "new-password"},
)
