from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice


class CommentForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that others in the programme know what you think."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Everyone in this programme."),
        kept_for=_("As long as the programme, or until you remove it."),
    )

    text = forms.CharField(
        label=_("Your comment"),
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write your comment.")},
    )


class HideForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that its author and others see why a comment is not shown."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Everyone in this programme."),
        kept_for=_("As long as the comment."),
    )

    reason = forms.CharField(
        label=_("Why should others not read it?"),
        help_text=_("This stands in place of the comment. Do not name anybody."),
        max_length=300,
        error_messages={"required": _("Say why, so that its author can understand.")},
    )
