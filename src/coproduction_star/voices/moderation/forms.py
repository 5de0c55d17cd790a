from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.whereabouts import address_in
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.voices.models import Contribution, Refusal

SHORTEST = 15
STILL_TELLS = _("Take out of the words what tells who somebody is, or write why nobody can be recognised.")
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
    no_address = forms.BooleanField(
        label=_("I have read it: there is no address, e-mail or phone number in it"), required=False
    )
    words = forms.CharField(
        label=_("The words, to edit"),
        help_text=_("Take out what tells who somebody is. Keep what the writer wants to say."),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 5}),
    )
    why_nobody = forms.CharField(
        label=_("Why can nobody be recognised in it?"),
        help_text=_("Only when you show words in which somebody may be recognised. It stands in the history."),
        min_length=SHORTEST,
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"min_length": _("Write it so that somebody else understands it: a whole sentence.")},
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

    def __init__(self, *args: Any, found: Contribution, **kwargs: Any) -> None:
        """`found` is what is checked, with what was noticed in its words."""
        super().__init__(*args, **kwargs)
        self.found = found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check = {SHOW: self._check_shown, EDIT: self._check_edited, REFUSE: self._check_refused}
        check.get(cleaned.get("deed", ""), lambda _cleaned: None)(cleaned)
        return cleaned

    def _check_shown(self, cleaned: dict[str, Any]) -> None:
        if self.found.third_person and not self._says_why(cleaned):
            self.add_error("why_nobody", STILL_TELLS)
        if self.found.has_address and not cleaned["no_address"]:
            self.add_error("no_address", _("Edit the words first, or tick this box when there is none."))

    def _says_why(self, cleaned: dict[str, Any]) -> bool:
        """Or has been told already what is wrong with it."""
        return bool(cleaned.get("why_nobody")) or "why_nobody" in self.errors

    def _check_edited(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("words"):
            self.add_error("words", _("Write what is left to show. If nothing is left, choose “Do not show it”."))
        elif address_in(cleaned["words"]) and not cleaned["no_address"]:
            self.add_error("words", _("There still seems to be an address, an e-mail or a phone number in it."))

    def _check_refused(self, cleaned: dict[str, Any]) -> None:
        if not cleaned["reason"]:
            self.add_error("reason", _("Choose the rule it breaks."))
        if not cleaned.get("reason_words"):
            self.add_error("reason_words", _("Write what the writer reads."))
