from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.documents.spreadsheets.reading import too_large
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .rows import MOST_BYTES


class BringForm(forms.Form):
    """The file."""

    notice = PrivacyNotice(
        purpose=_("To bring in answers that people gave elsewhere."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("The team of this programme."),
        kept_for=_("The file for 30 days. The answers for two years, as others."),
    )

    file = forms.FileField(
        label=_("Your file of answers"), allow_empty_file=True,
        help_text=_("An .xlsx or .csv file, as Kobo or ODK give it, or with the names of the codebook as headings. "
                    "At most 100 MB and 500,000 rows."),
        error_messages={"required": _("Choose a file.")},
    )  # fmt: skip

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(too_large(file.size, MOST_BYTES))
        return file


class ConfirmForm(forms.Form):
    """What must be said before anything is added."""

    notice = BringForm.notice

    may_count = forms.BooleanField(
        label=_("Everybody in this file agreed that their answers are kept and counted"), required=False,
        help_text=_("Without it no answer about health, belief, origin or love life is added, and none is counted "
                    "unless its own row says so."),
    )  # fmt: skip
