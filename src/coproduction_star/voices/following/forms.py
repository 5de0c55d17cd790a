from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice
from coproduction_star.voices.references import normal, unknown_words


class ReferenceForm(forms.Form):
    notice = NotPersonal("Four words drawn by lot, which say nothing about anybody.")

    reference = forms.CharField(
        label=_("Your four words"),
        help_text=_("Capitals, commas and dashes do not matter. The order does."),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Type the four words you were given."),
            "max_length": _("That is more than four words. Type only the four you were given."),
        },
    )

    def refuse(self) -> None:
        """The same sentence for a wrong reference and one taken back; a slip of the pen is pointed out."""
        self.add_error("reference", _("We do not find these four words. Check each word and their order."))
        typed: Any = self.cleaned_data.get("reference") or self.data.get("reference", "")
        slips = unknown_words(typed)
        if slips and normal(typed):
            words = ", ".join(f"“{word[:20]}”" for word in slips)
            self.add_error("reference", _now("Not a word we give out: %(words)s.") % {"words": words})


class CorrectForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that we read what you mean."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Somebody who checks it, then the team."),
        kept_for=_("Two years after the answer, or until you take it back."),
    )

    words = forms.CharField(
        label=_("Your words"),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write your words. To take them back, use “Take it back”.")},
    )


class AppealForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that somebody looks again."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Another person who checks what comes in, where there is one."),
        kept_for=_("As long as your words."),
    )

    words = forms.CharField(
        label=_("Why should it be shown?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write why it should be shown.")},
    )
