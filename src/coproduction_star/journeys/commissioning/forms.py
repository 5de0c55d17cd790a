from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import CommissioningText, Reduction
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .services import ASKED


class TextForm(forms.Form):
    notice = NotPersonal("The words of a strategy, a tender or a contract.")

    words = forms.CharField(
        label=_("The text"), max_length=8000, widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("Change what does not fit. Fill in what stands in [square brackets]."),
        error_messages={"required": _("Write the text, or go back and leave the draft as it is.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReductionForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that everyone can see what a decision costs others, and who agreed."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Everyone in this programme."),
        kept_for=_("As long as the programme."),
    )

    what = forms.CharField(
        label=_("What stops or shrinks?"), max_length=300,
        error_messages={"required": _("Write what stops or shrinks.")},
    )  # fmt: skip
    amount = forms.DecimalField(
        label=_("How much?"), max_digits=14, decimal_places=2, min_value=Decimal("0.01"),
        help_text=_("A number only, such as 12000."),
        error_messages={
            "required": _("Enter how much, as a number."),
            "invalid": _("Enter a number without a currency sign or letters, such as 12000."),
            "min_value": _("Enter a number above 0."),
        },
    )  # fmt: skip
    unit = forms.CharField(
        label=_("Of what?"), max_length=100, help_text=_("Such as: £ a year in 2026 prices, or hours a week."),
        error_messages={"required": _("Write the unit, such as: £ a year.")},
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where does the figure come from?"), max_length=300,
        error_messages={"required": _("Write the source, such as: budget book 2026, page 14.")},
    )  # fmt: skip
    whose_money = forms.CharField(
        label=_("Whose money is it?"), max_length=200,
        help_text=_("A body or a budget, such as “adult social care”."),
        error_messages={"required": _("Write whose money it is.")},
    )  # fmt: skip
    by_when = DatePartsField(label=_("By when?"), error_messages={"required": _("Enter the day by which it stops.")})
    agreed_by = forms.CharField(
        label=_("Who agreed?"), max_length=200, required=False,
        help_text=_("A role or a body is enough. Leave it empty while nobody has agreed: the page says so."),
    )  # fmt: skip


class ChangeReductionForm(ReductionForm):
    notice = ReductionForm.notice

    reason = forms.CharField(
        label=_("Why do you change it?"), max_length=500,
        help_text=_("Everyone in the programme sees the reason, and what it said before."),
        error_messages={"required": _("Write why you change it.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


def words_of(row: Reduction) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (*ASKED, "version")}


def text_of(text: CommissioningText, draft: str) -> dict[str, Any]:
    """What was kept, or the draft while nothing is."""
    return {"words": text.text or draft, "version": text.version}
