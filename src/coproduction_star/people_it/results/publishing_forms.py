from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice


class PublishForm(forms.Form):
    """Who decided that everybody may see a result."""

    notice = PrivacyNotice(
        purpose=_("So that everybody can see who decided to show it."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Everyone."),
        kept_for=_("As long as the result is in public."),
    )

    who = forms.CharField(
        label=_("Who in your organisation decided this?"), max_length=200,
        help_text=_("A board, a committee or a post, such as “Head of communities”."),
        error_messages={"required": _("Say who decided it.")},
    )  # fmt: skip


class TakeBackForm(forms.Form):
    """Why a result is in public no more."""

    notice = NotPersonal("Why numbers are taken back.")

    why = forms.CharField(
        label=_("Why do you take it back?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Everybody can read this. Such as “The figures of the population were those of the wrong year”."),
        error_messages={"required": _("Say why you take it back.")},
    )  # fmt: skip
