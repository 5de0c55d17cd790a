from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.organisations.models import SafeChannel
from coproduction_star.people_it.models import ConsentKind
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

REACHED = ("name", "email", "phone", "safe_channel")


class AgreeForm(forms.Form):
    """Each consent by itself; who is reached only when they say so."""

    notice = PrivacyNotice(
        purpose=_("To do with your answers only what you say we may."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("The team that asks. Your name and how to reach you stand apart from your answers."),
        kept_for=_("Your name for two years after you last took part, or until you change your mind."),
    )

    kinds = forms.MultipleChoiceField(
        label=_("What may we do? Tick each one you agree to."), choices=ConsentKind.choices, required=False,
        widget=forms.CheckboxSelectMultiple({"data-label-size": "m"}),
        help_text=_("Each tick stands alone. You can tick none. You can change your mind at any time."),
    )  # fmt: skip
    name = forms.CharField(label=_("Your name"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("Your e-mail"), required=False, error_messages={"invalid": _("Write an e-mail like name@example.org.")}
    )
    phone = forms.CharField(
        label=_("Your phone number"), max_length=40, required=False, widget=forms.TextInput({"inputmode": "tel"})
    )
    safe_channel = forms.ChoiceField(
        label=_("How is it safe to reach you?"), choices=[("", _("No matter how")), *SafeChannel.choices],
        required=False, help_text=_("If somebody must not see that we write or ring, choose what is safe."),
    )  # fmt: skip

    def __init__(self, *args: Any, known: bool = False, **kwargs: Any) -> None:
        """`known`: they said before how to reach them, and are not asked again."""
        super().__init__(*args, **kwargs)
        self.fields["kinds"].one_of_several = True
        for name in REACHED:
            self.fields[name].widget.attrs["autocomplete"] = "off"
            if known:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "name" in self.fields and not self.errors:
            self._check_reached(cleaned)
        return cleaned

    def _check_reached(self, cleaned: dict[str, Any]) -> None:
        may = ConsentKind.CONTACT in cleaned.get("kinds", ())
        said = [name for name in ("name", "email", "phone") if cleaned.get(name)]
        if said and not may:
            self.add_error(
                "kinds", _("You wrote how to reach you. Tick that we may contact you, or empty those boxes.")
            )
        elif may and not cleaned.get("name"):
            self.add_error("name", _("Write a name that we may use, or take the tick away."))
        elif may and not (cleaned.get("email") or cleaned.get("phone")):
            self.add_error("email", _("Write an e-mail or a phone number, or take the tick away."))

    @property
    def reached(self) -> dict[str, str]:
        """As people who take part are kept."""
        return {name: self.cleaned_data.get(name, "") for name in REACHED}

    @property
    def reaching_is_open(self) -> bool:
        """Whether the part about reaching them is shown open: when something is in it."""
        return "name" in self.fields and any(self[name].value() or self[name].errors for name in REACHED)
