"""What somebody writes into their own plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.ui.fields import LongLine
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from . import easy_words


def _words(label: Any, hint: Any = "", *, needed: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=800, required=bool(needed),
        widget=forms.Textarea({"rows": rows}) if rows else LongLine(),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


class PlanForm(forms.Form):
    """Only what somebody does themselves is needed."""

    notice = PrivacyNotice(
        purpose=_("To make a plan that you can print. We show it to you and do not keep it."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("Nobody but you, and those to whom you give the paper."),
        kept_for=_(
            "Not at all, unless you are signed in and ask us to. Then only you can open it, until you erase it."
        ),
    )
    easy = easy_words.PLAN

    name = _words(_("Whose plan is it?"), _("A first name is enough. It stands at the top."), rows=0)
    matters = _words(_("What matters most to me?"), _("Such as: seeing my sister on Sundays, or sleeping through."))
    i_do = _words(
        _("What do I do myself?"), _("Each day or each week. Such as: I walk to the shop, I check my feet."),
        needed=_("Write one thing that you do yourself. The rest may stay empty."),
    )  # fmt: skip
    service_does = _words(
        _("What does the service do, and when?"), _("Such as: the nurse comes on Mondays. My blood is tested in May.")
    )
    signs = _words(
        _("How do I notice that something is not right?"), _("Such as: I am short of breath on the stairs.")
    )
    then_i = _words(_("What do I do first then?"), _("Such as: I rest, and ring my neighbour."))
    ask_whom = _words(_("Whom do I ask, and how do I reach them?"), _("Names and numbers, by day and by night."))
    others = _words(_("Who else should know of this plan?"), rows=2)
    again = _words(_("When do I look at it again, and with whom?"), rows=0)


def hidden(words: dict[str, str]) -> list[tuple[str, str]]:
    """The plan as it travels with the buttons below it: it is kept nowhere else."""
    return [(name, words[name]) for name in PlanForm.base_fields if words.get(name)]
