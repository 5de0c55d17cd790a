from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.voices.models import Refusal
from coproduction_star.voices.noticing import address_in

SHOW, EDIT, HOLD, REFUSE, WORRY = "show", "edit", "hold", "refuse", "worry"
DEEDS = [
    (SHOW, _("Show it as it is")),
    (EDIT, _("Show it as I have edited it below")),
    (HOLD, _("Hold it for later")),
    (REFUSE, _("Do not show it")),
    (WORRY, _("Somebody may be in danger: give it to the safeguarding lead and hide it")),
]


class ModerateForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that nobody is hurt by what others read, and the writer learns why."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("The writer reads your reason. Everyone reads what you show."),
        kept_for=_("As long as the words. What you edit out is kept 30 days, for the safeguarding lead alone."),
    )

    deed = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=DEEDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you decide.")},
    )
    nobody = forms.BooleanField(
        label=_("I have read it: nobody can be recognised, and there is no address"), required=False
    )
    words = forms.CharField(
        label=_("The words, to edit"),
        help_text=_("Take out what tells who somebody is. Keep what the writer wants to say."),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )
    reason = forms.ChoiceField(
        label=_("Why is it not shown?"), choices=[("", _("Choose a rule")), *Refusal.choices], required=False
    )
    reason_words = forms.CharField(
        label=_("What the writer reads"),
        help_text=_("Kindly, in plain words: what to change, or who can help."),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, tells: bool, **kwargs: Any) -> None:
        """`tells` when something was found in the words that must not be shown."""
        super().__init__(*args, **kwargs)
        self.tells = tells

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check = {SHOW: self._check_shown, EDIT: self._check_edited, REFUSE: self._check_refused}
        check.get(cleaned.get("deed", ""), lambda _cleaned: None)(cleaned)
        return cleaned

    def _check_shown(self, cleaned: dict[str, Any]) -> None:
        if self.tells and not cleaned["nobody"]:
            self.add_error("nobody", _("Edit the words first, or tick this box when nobody can be recognised."))

    def _check_edited(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("words"):
            self.add_error("words", _("Write what is left to show. If nothing is left, choose “Do not show it”."))
        elif address_in(cleaned["words"]) and not cleaned["nobody"]:
            self.add_error("words", _("There still seems to be an address, an e-mail or a phone number in it."))

    def _check_refused(self, cleaned: dict[str, Any]) -> None:
        if not cleaned["reason"]:
            self.add_error("reason", _("Choose the rule it breaks."))
        if not cleaned.get("reason_words"):
            self.add_error("reason_words", _("Write what the writer reads."))
