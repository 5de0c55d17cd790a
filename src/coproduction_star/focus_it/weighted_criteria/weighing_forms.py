"""The questions about what a step is worth: alone, from paper, and in a room."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coproduction_star.focus_it.models import Criterion, Weigher
from coproduction_star.focus_it.models.weighted_criteria import MOST_POINTS
from coproduction_star.focus_it.panels import MINIMUM_PEOPLE
from coproduction_star.journeys.decisions.forms import NONE, SOME, InterestForm
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .forms import PlainNumber
from .services import Swing

WEIGHING_NOTICE = PrivacyNotice(
    purpose=_("So that what matters to you counts, and can be compared with what matters to other groups."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Nobody sees your points beside your name. Your reasons are shown without your name to others who have "
              "weighed, once three people of your group have."),
    kept_for=_("As long as the programme. You can change your answers until weighing is closed."),
)  # fmt: skip


class FirstForm(forms.Form):
    """Which step from worst to best would be taken first."""

    notice = NotPersonal("Leads to the next question; nothing is kept.")

    first = forms.ChoiceField(
        label=_("Imagine everything at its worst. You may raise one thing to its best. Which one first?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the step you would take first.")},
    )

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["first"].choices = [(str(one.pk), step_of(one)) for one in criteria]


def step_of(one: Criterion) -> str:
    """A step between two real levels, in numbers and, where they were given, in words."""
    facts = {name: getattr(one, name) for name in ("name", "unit", "worst_words", "best_words")}
    facts |= {"worst": f"{one.worst:g}", "best": f"{one.best:g}"}
    if not (one.worst_words and one.best_words):
        return gettext("%(name)s: from %(worst)s to %(best)s %(unit)s") % facts
    return gettext("%(name)s: from %(worst)s %(unit)s (%(worst_words)s) to %(best)s %(unit)s (%(best_words)s)") % facts


class SwingsForm(forms.Form):
    """What each step is worth beside the one that is worth most, and why."""

    notice = WEIGHING_NOTICE
    ranges = False

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            self.fields |= self.swing_fields(one)

    def swing_fields(self, one: Criterion) -> dict[str, forms.Field]:
        named = {"name": one.name}
        found: dict[str, forms.Field] = {
            f"points_{one.pk}": PlainNumber(
                label=step_of(one), min_value=0, help_text=_("Points from 0 to 100."),
                error_messages={"required": _("Write how many points this step is worth, from 0 to 100.")},
            )
        }  # fmt: skip
        if self.ranges:
            for end, label in (("low", _("%(name)s: at least")), ("high", _("%(name)s: at most"))):
                found[f"{end}_{one.pk}"] = PlainNumber(label=label % named, required=False, min_value=0)
        found[f"why_{one.pk}"] = forms.CharField(
            label=_("%(name)s: why is it worth that?") % named, max_length=500,
            widget=forms.Textarea(attrs={"rows": 2}),
            error_messages={"required": _("Write why, in a few words. A number alone convinces nobody.")},
        )  # fmt: skip
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        points = {one: cleaned.get(f"points_{one.pk}") for one in self.criteria}
        given = [value for value in points.values() if value is not None]
        for one, value in points.items():
            if value is not None and value > MOST_POINTS:
                told = _(
                    "No step is worth more than 100. If this one is worth most, call it 100 and lower the others."
                )
                self.add_error(f"points_{one.pk}", told)
            elif value is not None and self.ranges:
                self._check_range(one, value, cleaned)
        if len(given) == len(points) and max(given) < MOST_POINTS:
            self.add_error(f"points_{self.criteria[0].pk}", _("Call the step that is worth most 100."))
        return cleaned

    def _check_range(self, one: Criterion, points: float, cleaned: Mapping[str, Any]) -> None:
        low, high = (cleaned.get(f"{end}_{one.pk}") for end in ("low", "high"))
        if (low is not None and low > points) or (high is not None and not points <= high <= MOST_POINTS):
            told = _("The points must lie between “at least” and “at most”, and none above 100.")
            self.add_error(f"points_{one.pk}", told)

    @property
    def swings(self) -> dict[Criterion, Swing]:
        return {one: self._swing(one) for one in self.criteria}

    def _swing(self, one: Criterion) -> Swing:
        points = self.cleaned_data[f"points_{one.pk}"]
        low, high = (self.cleaned_data.get(f"{end}_{one.pk}") for end in ("low", "high"))
        why = self.cleaned_data[f"why_{one.pk}"]
        return Swing(points, points if low is None else low, points if high is None else high, why)


class WeighForm(SwingsForm):
    """One person's own weights."""

    group = forms.ChoiceField(
        label=_("Whose view do you speak from?"), choices=GROUPS, widget=forms.RadioSelect,
        help_text=_("Groups are compared with one another. If several fit, choose the one that matters most here."),
        error_messages={"required": _("Choose the group whose view you speak from.")},
    )  # fmt: skip


class RoomForm(SwingsForm):
    """What a room agreed on, with the range in which people could still agree."""

    notice = NotPersonal("What a group agreed on. Name nobody.")
    ranges = True

    people = forms.IntegerField(
        label=_("How many people agreed on this in the room?"), min_value=MINIMUM_PEOPLE, max_value=1000,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        error_messages={
            "required": _("Write how many people agreed."),
            "min_value": _("Fewer than three are no group. Let each of them weigh alone."),
        },
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PaperWeighForm(WeighForm):
    """One person's sheet, typed in for them."""

    notice = PrivacyNotice(
        purpose=_("So that people without a phone or a computer count as all others do."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("You, while you type it. Keep it to yourself. The list of who did what says that you typed it."),
        kept_for=_("As long as the programme. Give the paper back, or shred it."),
    )

    participant = PersonChoice(
        label=_("Who filled it in?"), queryset=Participant.objects.none(),
        help_text=_("Somebody who is not in the list is added on the page of people first."),
        error_messages={"required": _("Choose who filled it in.")},
    )  # fmt: skip
    declares = forms.ChoiceField(
        label=_("Did they tick that they stand to gain or lose?"), widget=forms.RadioSelect,
        choices=InterestForm.base_fields["declares"].choices,
        error_messages={"required": _("Say what they ticked.")},
    )  # fmt: skip
    what = forms.CharField(label=_("What is it?"), max_length=1000, required=False)
    field_order = ("participant", "group", "declares", "what")

    def __init__(self, *args: Any, people: QuerySet[Participant], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset, self.fields["participant"].hidden = people, hidden

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("declares") == SOME and not cleaned.get("what"):
            self.add_error("what", _("Say in a few words what it is."))
        return cleaned

    @property
    def interest(self) -> dict[str, Any]:
        return {"none_to_declare": self.cleaned_data["declares"] == NONE, "what": self.cleaned_data["what"]}


def words_of_weigher(weigher: Weigher | None) -> dict[str, Any]:
    """What a form shows of weights that were given."""
    if weigher is None:
        return {}
    found: dict[str, Any] = {"group": weigher.group, "people": weigher.people, "version": weigher.version}
    for one in weigher.swings.all():
        key: UUID = one.criterion_id
        found |= {f"points_{key}": one.points, f"why_{key}": one.reason}
        found |= {f"{end}_{key}": getattr(one, end) for end in ("low", "high")}
    return found
