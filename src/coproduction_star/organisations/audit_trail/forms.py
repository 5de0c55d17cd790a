from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import NotPersonal


class FilterForm(forms.Form):
    notice = NotPersonal("Chooses among events that are kept already.")

    by = forms.ChoiceField(label=_("Who"), required=False)
    words = forms.CharField(label=_("What"), required=False, max_length=100)
    start = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    end = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].choices = [("", _("Everyone")), *people]
