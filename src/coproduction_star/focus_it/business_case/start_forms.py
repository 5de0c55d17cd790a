"""What begins a case: a few plain questions, nothing, or a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.ui.privacy import NotPersonal

from .forms import PriceYear, TypedNumber

BIGGEST_FILE = 2_000_000
OPTIONAL = ("initiative", "hours", "hour_worth")


class InitiativeChoice(forms.ModelChoiceField):
    """Initiatives by their titles, without the names that must not be shown now."""

    hidden = Hidden()

    def label_from_instance(self, one: Any) -> str:
        return self.hidden.text(one.title)


class StartForm(forms.Form):
    """The few plain questions that a first answer takes."""

    notice = NotPersonal("A first guess of costs and effects. Name no person.")
    field_order = (
        "initiative",
        "title",
        "price_year",
        "who_pays",
        "cost",
        "today",
        "years",
        "difference",
        "people",
        "join",
        "change",
        "anyway",
        "worth",
        "gains",
        "hours",
        "hour_worth",
    )

    title = forms.CharField(
        label=gettext_lazy("What do you want to do?"),
        max_length=200,
        help_text=gettext_lazy("In a few words: it names the case."),
        error_messages={"required": gettext_lazy("Write what you want to do.")},
    )
    price_year = PriceYear(
        label=gettext_lazy("In prices of which year are your amounts?"),
        max_length=12,
        help_text=gettext_lazy("Such as 2026/27."),
        error_messages={"required": gettext_lazy("Write the year, such as 2026/27.")},
    )
    who_pays = forms.CharField(label=gettext_lazy("Which public body pays for it?"), max_length=300, required=False)
    cost = TypedNumber(kind=Kind.MONEY, label=gettext_lazy("What does it cost in a year, in pounds?"))
    today = TypedNumber(
        kind=Kind.MONEY,
        label=gettext_lazy("What does today’s way cost in a year, in pounds?"),
        help_text=gettext_lazy("What you spend now on the same people. 0 if nothing at all."),
    )
    years = forms.IntegerField(label=gettext_lazy("For how many years?"), min_value=1, max_value=11, initial=3)
    difference = forms.CharField(
        label=gettext_lazy("What difference does it make to a person?"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Such as: is less lonely, stays out of hospital."),
    )
    people = TypedNumber(kind=Kind.COUNT, label=gettext_lazy("How many people need it in a year?"))
    join = TypedNumber(
        kind=Kind.SHARE, label=gettext_lazy("What share of them joins in?"), help_text=gettext_lazy("Such as 40%.")
    )
    change = TypedNumber(kind=Kind.SHARE, label=gettext_lazy("For what share of those does it make the difference?"))
    anyway = TypedNumber(kind=Kind.SHARE, label=gettext_lazy("For what share would it have come anyway?"))
    worth = TypedNumber(
        kind=Kind.MONEY,
        label=gettext_lazy("What is the difference worth for each person, in pounds?"),
        help_text=gettext_lazy("A first guess. You can take a published value later."),
    )
    gains = forms.ChoiceField(
        label=gettext_lazy("Who gains that?"),
        widget=forms.RadioSelect,
        initial="people",
        choices=[
            ("people", gettext_lazy("The people who take part")),
            ("we", gettext_lazy("The public body: it spends less")),
        ],
    )
    hours = TypedNumber(
        kind=Kind.COUNT,
        label=gettext_lazy("How many hours do citizens give in a year?"),
        help_text=gettext_lazy("Leave it empty if none."),
    )
    hour_worth = TypedNumber(kind=Kind.MONEY, label=gettext_lazy("What is an hour of theirs worth, in pounds?"))

    def __init__(self, *args: Any, initiatives: Any, hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = InitiativeChoice(
            label=_("Which initiative is it about?"),
            queryset=initiatives,
            required=False,
            empty_label=_("None of these"),
        )
        choice.hidden = hidden
        self.fields["initiative"] = choice
        self.order_fields(self.field_order)
        for name in self.fields:
            self.fields[name].one_of_several = name not in OPTIONAL

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered; a question left open becomes a part that is still missing."""
        beside = {"initiative", "title", "price_year"}
        said = {name: value for name, value in self.cleaned_data.items() if name not in beside}
        said["who_pays"] = said["who_pays"] or _("The council")
        said["difference"] = said["difference"] or _("It makes a difference")
        return said


class EmptyForm(forms.Form):
    """A case with nothing in it, or one that a file holds."""

    notice = NotPersonal("A document of costs and effects.")

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Leave it empty to take the title of the file."),
    )
    price_year = PriceYear(
        label=gettext_lazy("In prices of which year are your amounts?"),
        max_length=12,
        required=False,
        help_text=gettext_lazy("Such as 2026/27. A file says it itself."),
    )
    file = forms.FileField(
        label=gettext_lazy("Or bring in a file"),
        required=False,
        help_text=gettext_lazy("A business case as JSON, or the spreadsheet of one with what somebody changed in it."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is None and not cleaned.get("title"):
            self.add_error("title", _("Write a title, or choose a file."))
        if file is not None and file.size > BIGGEST_FILE:
            self.add_error("file", _("The file is larger than 2 MB. Cut it into several cases."))
        return cleaned
