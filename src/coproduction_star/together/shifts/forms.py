"""What whoever leads fills in."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import Asks, Shift, ShiftRole, ShiftSeen
from coproduction_star.ui.fields import DatePartsField, HourField, LongLine
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .services import WORDS

MOST_WEEKS, MOST_PEOPLE, MOST_COUNTS = 26, 200, 8
ASKED = [choice for choice in Asks.choices if choice[0] != Asks.INSURANCE]
"""No step answers for the cover of one person: nobody could ever meet it."""
NOTICE = PrivacyNotice(
    purpose=_("So that people know when they are needed, where, and for what."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Anyone, once the programme is published. Name nobody who does not want to be named."),
    kept_for=_("As long as the programme."),
)


def _text(label: Any, *, most: int, needed: Any = "", hint: Any = "", rows: int = 0) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=bool(needed),
        widget=forms.Textarea({"rows": rows}) if rows else LongLine(),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


def _hour(label: Any, required: Any) -> HourField:
    return HourField(
        label=label, help_text=_("Such as 10:30 or 14:00."),
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
        error_messages={"required": required, "invalid": _("Write the hour like 10:30 or 14:00.")},
    )  # fmt: skip


def _number(label: Any, *, most: int, needed: Any, hint: Any = "", initial: int | None = None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, max_value=most, help_text=hint, initial=initial,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}), error_messages={"required": needed},
    )  # fmt: skip


def _conditions() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("What does this role ask of a person first?"), choices=ASKED, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nobody gets a place while one of these is missing. They wait, and you read what is missing."),
    )  # fmt: skip


class TitleChoice(forms.ModelChoiceField):
    """By its title."""

    def label_from_instance(self, one: Any) -> str:
        return str(one.title)


class ShiftForm(forms.Form):
    """What people need to know before they come."""

    notice = NOTICE

    title = _text(_("What is it called?"), most=200, needed=_("Write what it is called."),
                  hint=_("Such as: memory walk in the park."))  # fmt: skip
    about = _text(_("What do people do there?"), most=1000, rows=3, needed=_("Write what people do there."),
                  hint=_("In plain words, and say if nobody needs to know anything before."))  # fmt: skip
    on = DatePartsField(label=_("On which day?"), error_messages={"required": _("Enter the day.")})
    starts = _hour(_("When does it start?"), _("Enter when it starts."))
    ends = _hour(_("When does it end?"), _("Enter when it ends."))
    where = _text(_("Where do people meet?"), most=300, needed=_("Write where people meet."))
    access = _text(
        _("What should people know about getting there and taking part?"), most=600, rows=2,
        needed=_("Write about steps, toilets and how far people walk, even if it is short."),
        hint=_("Steps, toilets, how far people walk, the nearest bus."),
    )  # fmt: skip
    costs = _text(_("What does it cost, and what do you pay for?"), most=300,
                  needed=_("Write what it costs, even if it is nothing."),
                  hint=_("Such as: nothing, and we pay the bus fare."))  # fmt: skip
    contact = _text(_("How do people reach you on the day?"), most=200,
                    hint=_("A phone number of the team. Everybody may read it."))  # fmt: skip
    initiative = TitleChoice(
        label=_("Which initiative is it part of?"), queryset=Shift.objects.none(), required=False,
        empty_label=_("None"), help_text=_("The shift then stands on its golden thread."),
    )  # fmt: skip
    counts = _text(
        _("What do you count there? One thing on each line"), most=600, rows=3,
        hint=_("Such as: bags of litter, or cars that go too fast. You note the numbers afterwards. Leave it empty "
               "if there is nothing to count."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, initiatives: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives

    def clean_counts(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["counts"].splitlines() if line.strip()]
        if len(names) > MOST_COUNTS:
            raise forms.ValidationError(_("Count eight things at most: people have to remember them."))
        if any(len(name) > 80 for name in names):
            raise forms.ValidationError(_("Write each thing in 80 letters or fewer."))
        return list({name.casefold(): name for name in names}.values())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("starts") and cleaned.get("ends") and cleaned["ends"] <= cleaned["starts"]:
            self.add_error("ends", _("It must end after it starts."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WORDS}


class NewShiftForm(ShiftForm):
    """The same with its first role, and how often it comes."""

    role = _text(_("Who is needed?"), most=120, needed=_("Write who is needed."),
                 hint=_("One role, such as: walk leader. You can add others afterwards."))  # fmt: skip
    needed = _number(_("How many of them?"), most=MOST_PEOPLE, needed=_("Enter how many are needed."))
    conditions = _conditions()
    weeks = _number(
        _("How many weeks in a row?"), most=MOST_WEEKS, needed=_("Enter how many weeks, or 1."), initial=1,
        hint=_("1 is this day only. 12 puts it on the page for twelve weeks."),
    )  # fmt: skip

    field_order = (
        "title", "about", "on", "starts", "ends", "weeks", "where", "access", "costs", "contact", "role", "needed",
        "conditions", "initiative", "counts",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("on") and cleaned["on"] < timezone.localdate():
            self.add_error("on", _("That day is past. Enter a day from today on."))
        return cleaned

    @property
    def first_role(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"name": said["role"], "needed": said["needed"], "conditions": " ".join(said["conditions"])}


class ChangeShiftForm(ShiftForm):
    """One shift; the later ones of its series go along where somebody says so."""

    later = forms.BooleanField(
        label=_("Change the later ones of this series as well"), required=False,
        help_text=_("Everything but their days."),
    )  # fmt: skip

    def __init__(self, *args: Any, is_series: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_series:
            del self.fields["later"]


def shift_now(shift: Shift, seen: tuple[ShiftSeen, ...]) -> dict[str, Any]:
    now = {name: getattr(shift, name) for name in WORDS}
    return now | {
        "initiative": shift.initiative_id, "counts": "\n".join(one.count.name for one in seen),
        "version": shift.version,
    }  # fmt: skip


class RoleForm(forms.Form):
    """A role on a shift."""

    notice = NOTICE

    name = _text(_("Who is needed?"), most=120, needed=_("Write who is needed."), hint=_("Such as: walk leader."))
    needed = _number(_("How many of them?"), most=MOST_PEOPLE, needed=_("Enter how many are needed."))
    conditions = _conditions()

    def __init__(self, *args: Any, shift: Shift, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new and shift.series:
            self.fields["later"] = forms.BooleanField(
                label=_("Add it to the later ones of this series as well"), required=False
            )
        if not is_new:
            self.fields["out"] = forms.BooleanField(label=_("Take this role out"), required=False)
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"name": said["name"], "needed": said["needed"], "conditions": " ".join(said["conditions"])}


def role_now(role: ShiftRole) -> dict[str, Any]:
    return {
        "name": role.name, "needed": role.needed, "conditions": role.conditions.split(), "version": role.version,
    }  # fmt: skip


class WhyForm(forms.Form):
    """Why it does not take place."""

    notice = NOTICE

    because = _text(_("Why does it not take place?"), most=300, needed=_("Write why. Everybody on it reads this."))
