from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 200
LENGTH = 120


class ServicesForm(forms.Form):
    services = forms.CharField(
        label=_("Add services"),
        help_text=_("One per line."),
        widget=forms.Textarea,
        error_messages={"required": _("Write at least one service.")},
    )

    def clean_services(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["services"].splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > MOST or any(len(line) > LENGTH for line in lines):
            said = {"most": MOST, "length": LENGTH}
            raise forms.ValidationError(
                _("Write at most %(most)s services, each with at most %(length)s letters.") % said
            )
        return lines
