from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.organisations.models import DEFAULT_COLOUR
from coproduction_star.ui.privacy import NotPersonal

from .colour import PATTERN, is_readable, nearest_readable
from .logo import MOST_BYTES, IsADrawing, NotAPicture, TooLarge, as_png


class LookForm(forms.Form):
    notice = NotPersonal("An organisation's logo and colour.")

    colour = forms.CharField(
        label=_("Colour"),
        help_text=_("Six letters and digits after #, like #0a6c74. White words must be readable on it."),
        max_length=7,
        widget=forms.TextInput({"class": "govuk-input--width-10", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter a colour, such as #0a6c74.")},
    )
    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("PNG, JPEG, GIF or WebP, at most 1 MB."),
        required=False,
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/gif,image/webp"}),
    )
    alternative = forms.CharField(
        label=_("The logo in words"),
        help_text=_("For people who cannot see it. Often just the organisation's name."),
        max_length=200,
        required=False,
    )
    drop = forms.BooleanField(label=_("Take the logo away"), required=False)

    def __init__(self, *args: Any, has_logo: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_logo = has_logo
        if not has_logo:
            del self.fields["drop"]

    def clean_colour(self) -> str:
        colour = "#" + str(self.cleaned_data["colour"]).strip().lower().lstrip("#")
        if not PATTERN.match(colour):
            raise forms.ValidationError(_("Enter a colour as # and six digits or letters a to f, such as #0a6c74."))
        if colour != DEFAULT_COLOUR and not is_readable(colour):
            said = _("White words cannot be read on %(colour)s, or it looks like our header. Try %(other)s.")
            raise forms.ValidationError(said % {"colour": colour, "other": nearest_readable(colour)})
        return colour

    def clean_logo(self) -> bytes | None:
        file = self.cleaned_data.get("logo")
        if not file:
            return None
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This picture is larger than 1 MB. Save a smaller one and try again."))
        try:
            return as_png(file)
        except IsADrawing as error:
            said = _("We cannot take SVG: such a file can carry programs. Save it as PNG and try again.")
            raise forms.ValidationError(said) from error
        except TooLarge as error:
            raise forms.ValidationError(
                _("This picture has too many dots. Save a smaller one and try again.")
            ) from error
        except NotAPicture as error:
            raise forms.ValidationError(_("We cannot read this picture. Save it as PNG and try again.")) from error

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        keeps_one = data.get("logo") or (self.has_logo and not data.get("drop"))
        if keeps_one and not data.get("alternative") and "alternative" not in self.errors:
            self.add_error("alternative", _("Say in words what the logo shows."))
        return data
