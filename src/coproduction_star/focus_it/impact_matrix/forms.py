from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.focus_it.deciding import OutcomesForm
from coproduction_star.focus_it.models import ImpactMatrix, Judgement, Option, OptionRating, Standing
from coproduction_star.focus_it.models.impact_matrix import Colour, Question
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Initiative
from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .wording import SURE

CANNOT_TELL = "unsure"
AXES = ("impact_label", "impact_high", "impact_low", "resources_label", "resources_high", "resources_low")
FACTS = ("people", "feasibility", "risk", "risk_note")
CONFIDENCE = list(SURE.items())
REASON_LENGTH = 500
RATING_NOTICE = PrivacyNotice(
    purpose=_("So that your view counts, and can be compared with the views of other groups."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Whoever leads the matrix sees that you have rated, not how. Who types in your sheet reads it, and so "
              "could whoever looks after the computer it is kept on. All others see your numbers only inside figures "
              "of three people or more. After closing, everyone in the programme can read your reason without your "
              "name, if three of your group gave one. Who knows you may know your words."),
    kept_for=_("As long as the programme. You can change your answers until rating is closed."),
)  # fmt: skip


class InitiativesChoice(forms.ModelMultipleChoiceField):
    """Initiatives by their titles, with where they stand."""

    hidden = Hidden()

    def label_from_instance(self, one: Any) -> str:
        return f"{self.hidden.text(one.title)} ({one.get_status_display()})"


class OptionsForm(forms.Form):
    """Which initiatives are rated."""

    notice = NotPersonal("Names no person.")

    initiatives = InitiativesChoice(
        label=_("Which initiatives do you want to compare?"),
        queryset=Initiative.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Between three and eight are easiest to rate. You can drop some of them later, with a reason."),
        error_messages={"required": _("Choose the initiatives to compare.")},
    )

    def __init__(self, *args: Any, initiatives: QuerySet[Initiative], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiatives"].queryset = initiatives
        self.fields["initiatives"].hidden = hidden


class NewMatrixForm(OptionsForm):
    """The question of a round, and its options."""

    title = forms.CharField(
        label=_("What is the question?"),
        help_text=_("Such as: What do we start with next year?"),
        max_length=200,
        error_messages={"required": _("Write the question that people answer by rating.")},
    )
    field_order = ["title", "initiatives"]


class AxesForm(forms.Form):
    """What the two axes and their ends mean, in words that everyone who rates will read."""

    notice = NotPersonal("Words for two axes.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "impact_label": _("What does the first scale measure?"),
            "impact_high": _("What does +2 mean on it?"),
            "impact_low": _("What does −2 mean on it?"),
            "resources_label": _("What does the second scale measure?"),
            "resources_high": _("What does +2 mean on it?"),
            "resources_low": _("What does −2 mean on it?"),
        }
        for name in AXES:
            most = ImpactMatrix._meta.get_field(name).max_length
            self.fields[name] = forms.CharField(
                label=labels[name], max_length=most, error_messages={"required": _("Write some words here.")}
            )
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)


def axes_of(matrix: ImpactMatrix) -> dict[str, Any]:
    return {name: matrix.words(name) for name in AXES} | {"version": matrix.version}


class OptionForm(forms.Form):
    """The five questions of the filter, and what stands beside an option."""

    notice = NotPersonal("What speaks for and against an option. Name nobody.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question, label in Question.choices:
            self.fields[f"colour_{question}"] = forms.ChoiceField(
                label=label, required=False, widget=forms.RadioSelect({"data-label-size": "s"}),
                choices=[("", _("Not asked")), *Colour.choices],
            )  # fmt: skip
            self.fields[f"reason_{question}"] = forms.CharField(
                label=_("Why?"), required=False, max_length=REASON_LENGTH, widget=forms.Textarea(attrs={"rows": 2})
            )
        self.fields |= self._facts()

    def _facts(self) -> dict[str, forms.Field]:
        return {
            "people": forms.IntegerField(
                label=_("How many people would benefit?"), required=False, min_value=0, max_value=10_000_000,
                help_text=_("An estimate. It sets the size of the dot."),
                widget=forms.NumberInput({"class": "govuk-input--width-5"}),
                error_messages={"invalid": _("Write a whole number, such as 40.")},
            ),
            "feasibility": _standing(_("How feasible is it?")),
            "risk": _standing(_("How big is the largest risk?")),
            "risk_note": forms.CharField(label=_("What is the risk?"), max_length=300, required=False),
            "version": forms.IntegerField(widget=forms.HiddenInput),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for question in Question.values:
            if cleaned.get(f"colour_{question}") and not cleaned.get(f"reason_{question}"):
                self.add_error(f"reason_{question}", _("Write why. People who proposed it will read it."))
        return cleaned

    @property
    def judged(self) -> dict[str, tuple[str, str]]:
        said = {
            one: (self.cleaned_data[f"colour_{one}"], self.cleaned_data[f"reason_{one}"]) for one in Question.values
        }
        return {question: answer for question, answer in said.items() if answer[0]}

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS}


def _standing(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=Standing.choices, widget=forms.RadioSelect({"class": "govuk-radios--inline"})
    )


def words_of(option: Option) -> dict[str, Any]:
    """What the form shows of an option."""
    said: dict[str, Any] = {name: getattr(option, name) for name in (*FACTS, "version")}
    judgements: Iterable[Judgement] = option.judgements.all()
    for one in judgements:
        said[f"colour_{one.question}"], said[f"reason_{one.question}"] = one.colour, one.reason
    return said


class SpeakForForm(forms.Form):
    """Whose view somebody speaks from in this matrix."""

    notice = RATING_NOTICE

    group = forms.ChoiceField(
        label=_("Whose view do you speak from?"),
        choices=GROUPS,
        widget=forms.RadioSelect,
        help_text=_("Groups are compared with one another. If several fit, choose the one that matters most here. It "
                    "stays for this matrix."),
        error_messages={"required": _("Choose the group whose view you speak from.")},
    )  # fmt: skip


def scale(matrix: ImpactMatrix, axis: str) -> list[tuple[str, Any]]:
    """The answers on an axis, the best first, with the words of its ends."""
    high, low = matrix.words(f"{axis}_high"), matrix.words(f"{axis}_low")
    return [
        ("2", f"+2: {high}"),
        ("1", _("+1: a little, towards “%(end)s”") % {"end": high}),
        ("0", _("0: no difference")),
        ("-1", _("−1: a little, towards “%(end)s”") % {"end": low}),
        ("-2", f"−2: {low}"),
        (CANNOT_TELL, _("I cannot tell")),
    ]


class RateForm(forms.Form):
    """One option on both axes, how sure, and why."""

    notice = RATING_NOTICE

    def __init__(self, *args: Any, matrix: ImpactMatrix, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= rating_fields(matrix)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("impact") == cleaned.get("resources") == CANNOT_TELL:
            self.add_error("impact", _("Rate it on one of the two at least, or go on to the next and come back."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self.cleaned_data)


def rating_fields(matrix: ImpactMatrix, *, required: bool = True) -> dict[str, forms.Field]:
    return {
        axis: forms.ChoiceField(
            label=matrix.words(f"{axis}_label"), choices=scale(matrix, axis), widget=forms.RadioSelect,
            required=required,
            error_messages={"required": _("Choose an answer on this scale.")},
        )
        for axis in ("impact", "resources")
    } | {
        "confidence": forms.ChoiceField(
            label=_("How sure are you?"), choices=CONFIDENCE, required=required,
            widget=forms.RadioSelect({"class": "govuk-radios--inline"}),
            error_messages={"required": _("Say how sure you are.")},
        ),
        "reason": forms.CharField(
            label=_("Why do you think so?"), max_length=REASON_LENGTH, required=required,
            widget=forms.Textarea(attrs={"rows": 3}), help_text=_("A sentence is enough. Name nobody."),
            error_messages={"required": _("Write why, in a few words. A number alone convinces nobody.")},
        ),
    }  # fmt: skip


def values_of(cleaned: Mapping[str, Any]) -> dict[str, Any]:
    number = {axis: None if cleaned[axis] == CANNOT_TELL else int(cleaned[axis]) for axis in ("impact", "resources")}
    return {**number, "confidence": int(cleaned["confidence"]), "reason": cleaned["reason"]}


def said_before(rating: OptionRating | None) -> dict[str, Any]:
    """What the form shows of a rating that was given."""
    if rating is None:
        return {}
    axes = {axis: getattr(rating, axis) for axis in ("impact", "resources")}
    shown = {axis: CANNOT_TELL if value is None else str(value) for axis, value in axes.items()}
    return {**shown, "confidence": rating.confidence, "reason": rating.reason}


class ReopenForm(forms.Form):
    notice = NotPersonal("Why a matrix is opened again.")

    reason = forms.CharField(
        label=_("Why do you open it again?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everyone in the programme can read it. What the matrix showed before is kept."),
        error_messages={"required": _("Write why rating is opened again.")},
    )  # fmt: skip


class DecideForm(OutcomesForm):
    """The decision, and what it means for each option that was rated."""

    notice = OutcomesForm.notice
    who_is_told = _("Everyone who rated is told.")
