"""What a form asks about the age of somebody and their parent: the same words everywhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .models import ADULT, Age, ParentHow
from .parents import Parent

NOTED = [(value, label) for value, label in ParentHow.choices if value != ParentHow.SCREEN]
"""How a parent may say yes to whoever writes it down for them."""
WORDS = {"required": gettext_lazy("Write the name of the parent or guardian who agrees.")}


def ages(alone_from: int) -> list[tuple[str, Any]]:
    """The ages to choose from; `alone_from` is the age in years from which people take part without a parent."""
    facts = {"age": alone_from}
    young = [(Age.YOUNG, gettext_lazy("%(age)s to 17") % facts)] if alone_from < ADULT else []
    return [(Age.ADULT, gettext_lazy("18 or over")), *young, (Age.CHILD, gettext_lazy("Under %(age)s") % facts)]


def years_said(first: int, last: int | None) -> Any:
    """Ages in years, both included, as somebody reads them who chooses their own; without `last` there is no end."""
    facts = {"first": first, "last": last}
    if last is None:
        return _("%(first)s or over") % facts
    if not first:
        return _("Under %(age)s") % {"age": last + 1}
    return str(first) if first == last else _("%(first)s to %(last)s") % facts


def check_ages(form: forms.Form) -> None:
    """The upper age is no lower than the lower one."""
    first, last = form.cleaned_data.get("youngest"), form.cleaned_data.get("oldest")
    if first is not None and last is not None and last < first:
        form.add_error("oldest", _("This age is below the first. Change one of them, or leave it empty."))


def how_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("How did the parent or guardian agree?"),
        choices=[("", gettext_lazy("Not needed")), *NOTED],
        required=False,
    )


def check_parent(form: forms.Form, alone_from: int) -> None:
    """Refuse a child without a parent's consent, with what to do next."""
    said = form.cleaned_data
    if said.get("age") != Age.CHILD or form.errors.get("parent"):
        return
    facts = {"age": alone_from}
    if not said.get("parent") or not said.get("parent_agrees", True):
        form.add_error(
            "parent",
            _("Under %(age)s a parent or guardian says yes first. Let them write their name and tick that they agree, "
              "or ask them to ring us or to sign the paper. Nothing is kept until then.") % facts,
        )  # fmt: skip
    elif "parent_how" in form.fields and not said.get("parent_how"):
        form.add_error("parent_how", _("Say how they agreed: on paper, by phone or in a talk."))


def parent_in(form: forms.Form) -> Parent | None:
    """Who agreed, where somebody is a child."""
    said = form.cleaned_data
    if said.get("age") != Age.CHILD:
        return None
    return Parent(said["parent"], said.get("parent_how") or ParentHow.SCREEN)


class ParentForm(forms.Form):
    """A parent or guardian who is there says yes, on the page."""

    notice = PrivacyNotice(
        purpose=gettext_lazy("To know that a parent or guardian agreed."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=gettext_lazy("Few people in the team, who keep it safe."),
        kept_for=gettext_lazy("As long as what the child says here. It goes at once when you take it back."),
    )

    parent = forms.CharField(
        label=gettext_lazy("Your name, as a parent or guardian"), max_length=120, error_messages=WORDS,
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    parent_agrees = forms.BooleanField(
        label=gettext_lazy("I am this parent or guardian, and I agree"),
        error_messages={"required": gettext_lazy("Tick that you agree. If you do not, go back: nothing is kept.")},
    )

    @property
    def agreed(self) -> Parent:
        return Parent(self.cleaned_data["parent"])
