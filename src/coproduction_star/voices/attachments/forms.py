from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .kinds import NotAllowed, kind_of

MOST_BYTES = 10 * 1024 * 1024


class AttachForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("To keep a document beside what it is about."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Everyone in this programme."),
        kept_for=_("As long as the programme, or until you remove it."),
    )

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel, PowerPoint, OpenDocument, picture or plain text; at most 10 MB."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose another."),
        },
    )
    description = forms.CharField(label=_("What is it?"), max_length=300, required=False)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 10 MB. Make it smaller or send a link."))
        try:
            self.media_type = kind_of(file)
        except NotAllowed as error:
            raise forms.ValidationError(
                _("We cannot take this kind of file. Save it as PDF and try again.")
            ) from error
        file.seek(0)
        return file

    @property
    def attachment(self) -> dict[str, Any]:
        return {**self.cleaned_data, "media_type": self.media_type}
