"""What the team fills in after a workshop: what goes on, and what came back on paper."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import ActivityKind, WorkshopActivity, WorkshopContribution
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .wording import COS, STOOD

INITIATIVE, PROMISE = "initiative", "promise"
MOST_PEOPLE, MOST_LINES, LONGEST_LINE = 300, 60, 600


class TakeOnForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that what a group said goes on, and everybody sees what came of it."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Everybody in the programme, and anyone once the programme is published. Leave names out."),
        kept_for=_("As long as the programme."),
    )

    becomes = forms.ChoiceField(
        label=_("What does it become?"), widget=forms.RadioSelect,
        choices=[(INITIATIVE, _("An initiative")), (PROMISE, _("A promise"))],
        error_messages={"required": _("Choose what it becomes.")},
    )  # fmt: skip
    title = forms.CharField(
        label=_("In a few words"), max_length=200,
        error_messages={"required": _("Write in a few words what it is.")},
    )  # fmt: skip
    rate = forms.BooleanField(
        label=_("Rate it with other options in Focus it"), required=False,
        help_text=_("Only an initiative. How the room stood to it goes with it."),
    )  # fmt: skip
    who = forms.CharField(
        label=_("Who promises it?"), max_length=200, required=False,
        help_text=_("Only a promise. A group or a body, or a person who agrees to be named."),
    )  # fmt: skip
    due_on = DatePartsField(label=_("By when?"), required=False, help_text=_("Only a promise."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("becomes") == PROMISE:
            if not cleaned.get("who"):
                self.add_error("who", _("Write who promises it."))
            if not cleaned.get("due_on") and "due_on" not in self.errors:
                self.add_error("due_on", _("Enter the day by which it is done."))
        return cleaned


TYPED = PrivacyNotice(
    purpose=_("So that people without a phone count as all others do."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Everybody in the room and in the programme. Type no names."),
    kept_for=_("Two years after the workshop."),
)


class TypeWordsForm(forms.Form):
    notice = TYPED

    lines = forms.CharField(
        label=_("What stands on the sheet, one thing on each line"), max_length=12_000,
        widget=forms.Textarea({"rows": 8}), error_messages={"required": _("Type what stands on the sheet.")},
        help_text=_("In people’s own words. Mend nothing."),
    )  # fmt: skip

    def clean_lines(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            raise forms.ValidationError(_("Type 60 lines at most, each of 600 letters or fewer."))
        return lines


class TypeCountsForm(forms.Form):
    """How many people voted on paper, and how many for each choice."""

    notice = TYPED

    people = forms.IntegerField(
        label=_("How many people voted on paper?"), min_value=1, max_value=MOST_PEOPLE,
        error_messages={"required": _("Count the sheets, or the people.")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, activity: WorkshopActivity, choices: Sequence[WorkshopContribution], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.activity, self.subjects = activity, choices
        self.values = {ActivityKind.AGREE: STOOD, ActivityKind.PLACE: COS}.get(ActivityKind(activity.kind), {1: ""})
        for one in choices:
            for value, words in self.values.items():
                self.fields[_name(one, value)] = forms.IntegerField(
                    label=f"{one.words}: {words}" if words else one.words, min_value=0, max_value=MOST_PEOPLE,
                    required=False, initial=0,
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        people = cleaned.get("people")
        if self.errors or not people:
            return cleaned
        sums = [sum(by_value.values()) for by_value in self.counts.values()]
        most = {ActivityKind.DOTS: people * self.activity.dots, ActivityKind.POLL: people}
        if any(number > people for number in sums) or sum(sums) > most.get(
            ActivityKind(self.activity.kind), sum(sums)
        ):
            self.add_error("people", _("There are more votes than so many people have. Count once more."))
        return cleaned

    @property
    def counts(self) -> dict[UUID, dict[int, int]]:
        said = self.cleaned_data
        return {one.pk: {value: said.get(_name(one, value)) or 0 for value in self.values} for one in self.subjects}


def _name(one: WorkshopContribution, value: int) -> str:
    return f"count_{one.pk.hex}_{value + 1}"
