from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Initiative, Place
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import ADULT, Condition, RoleWanted, Times, Travel, With
from coproduction_star.people_it.parent_fields import check_ages
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .choosing import LANGUAGES, skills

LISTS = ("tags", "times", "languages", "conditions")
SAME = (
    "title", "words", "initiative", "place", "travel", "hours_a_month", "people", "whom", "one_to_one", "contact",
    "youngest", "oldest", "until", "version",
)  # fmt: skip


def _several(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, choices=choices, required=False,
        widget=forms.CheckboxSelectMultiple({"data-label-size": "s"}),
    )  # fmt: skip


def _number(label: Any, *, required: bool = False, initial: int | None = None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, max_value=500, required=required, initial=initial,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )  # fmt: skip


def _age(
    label: Any, *, required: bool = False, initial: int | None = None, help_text: Any = ""
) -> forms.IntegerField:  # fmt: skip
    return forms.IntegerField(
        label=label, min_value=0, max_value=120, required=required, initial=initial, help_text=help_text,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )  # fmt: skip


class RoleForm(forms.Form):
    """A role that looks for people, and what whoever takes it must meet first."""

    notice = PrivacyNotice(
        purpose=_("So that people who look for something to do know whom to ask."),
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        read_by=_("The team. Anyone reads the role itself, without a name."),
        kept_for=_("As long as the programme."),
    )

    title = forms.CharField(label=_("What is the role called?"), max_length=200)
    words = forms.CharField(
        label=_("What does one do?"), help_text=_("In plain words: what, with whom, how often, and who helps."),
        max_length=2000, widget=forms.Textarea({"rows": 5}),
    )  # fmt: skip
    people = _number(_("How many people does it look for?"), required=True, initial=1)
    until = DatePartsField(
        label=_("Until which day is it open?"), error_messages={"required": _("Enter the last day.")}
    )
    whom = forms.ChoiceField(
        label=_("Whom is it for?"), choices=With.choices, initial=With.ANYONE,
        widget=forms.RadioSelect({"data-label-size": "s"}),
    )  # fmt: skip
    youngest = _age(_("From which age can people take it?"), required=True, initial=ADULT)
    oldest = _age(_("Up to which age?"), help_text=_("Leave it empty if there is no upper age."))
    one_to_one = forms.BooleanField(label=_("One person alone with another"), required=False)
    conditions = _several(_("What must be done first?"), Condition.choices)
    initiative = forms.ModelChoiceField(
        label=_("Which initiative is it part of?"), queryset=Initiative.objects.none(), required=False,
        empty_label=_("None"),
    )  # fmt: skip
    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Place.objects.none(), required=False, empty_label=_("Anywhere")
    )
    tags = _several(_("What is it about?"), skills)
    times = _several(_("When is it?"), Times.choices)
    travel = forms.ChoiceField(
        label=_("Where is it done?"), choices=[("", _("Not said")), *Travel.choices], required=False
    )
    languages = _several(_("Which languages does it need?"), LANGUAGES)
    hours_a_month = _number(_("How many hours a month?"))
    contact = PersonChoice(
        label=_("Who answers for it?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody yet"),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, initiatives: QuerySet[Any], places: QuerySet[Any], people: QuerySet[Any], hidden: Hidden,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        for name, rows in (("initiative", initiatives), ("place", places), ("contact", people)):
            self.fields[name].queryset = rows
        self.fields["contact"].hidden = hidden

    def clean_until(self) -> Any:
        day = self.cleaned_data["until"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Enter today or a later day."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_ages(self)
        careful = cleaned.get("whom", With.ANYONE) != With.ANYONE and cleaned.get("one_to_one")
        if careful and not cleaned.get("conditions"):
            self.add_error(
                "conditions",
                _("Nobody is alone with a child or an adult at risk without conditions. Choose what comes first."),
            )
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the row."""
        said = {name: self.cleaned_data[name] for name in SAME if name != "version"}
        return said | {name: " ".join(self.cleaned_data[name]) for name in LISTS}


WHERE = {
    Condition.PUBLIC_PLACE: (
        _("In which public place do they meet?"),
        _("Somewhere that others come and go, such as the library. Write where exactly."),
    ),
    Condition.WITH_OTHERS: (
        _("Who else is there?"),
        _("Such as: two people of the team stay in the room all the time. Write no surname."),
    ),
}


class MeetingForm(forms.Form):
    """How people in a role meet, as whoever brings them together states it."""

    notice = PrivacyNotice(
        purpose=_("So that nobody meets somebody alone where this role must not."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Those who bring people together. Your name and the day stand beside it."),
        kept_for=_("As long as the role. Your name goes when you are erased."),
    )

    words = forms.CharField(
        max_length=300, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write it down. Without it nobody is introduced in this role.")},
    )  # fmt: skip
    sure = forms.BooleanField(
        label=_("I made sure of it, and my name stands beside it"),
        error_messages={"required": _("Make sure of it first, then tick the box.")},
    )

    def __init__(self, *args: Any, condition: Condition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label, self.fields["words"].help_text = WHERE[condition]


def said_in(role: RoleWanted) -> dict[str, Any]:
    said = {name: getattr(role, name) for name in SAME}
    return said | {name: getattr(role, name).split() for name in LISTS}
