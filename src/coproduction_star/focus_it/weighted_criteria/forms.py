from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.focus_it.deciding import OutcomesForm
from coproduction_star.focus_it.models import ComparedOption, Comparison, Criterion, CriterionScore, ImpactMatrix
from coproduction_star.focus_it.models.weighted_criteria import TURNED_DOWN, Basis
from coproduction_star.journeys.hiding import Hidden
from coproduction_star.journeys.models import Initiative
from coproduction_star.ui.privacy import NotPersonal

from .measuring import FEWEST_OPTIONS, MOST_OPTIONS

CRITERION = ("name", "measures", "unit", "worst", "worst_words", "best", "best_words")
OPTION = ("cost", "cost_source", "withdrawn_why")
SCORE = ("central", "low", "high", "basis", "source")
MONEY = "£$€"
REASON_LENGTH = 500


class PlainNumber(forms.FloatField):
    """A number without a sign of its unit; 1,200 is read as people write it."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        told = {"invalid": _("Write a number, such as 40 or 2.5."), **kwargs.pop("error_messages", {})}
        attrs = {"class": "govuk-input--width-10", "inputmode": "decimal"}
        super().__init__(widget=forms.TextInput(attrs), error_messages=told, **kwargs)

    def to_python(self, value: Any) -> float | None:
        text = str(value or "").strip().replace(",", "").replace("−", "-")
        if "%" in text:
            raise forms.ValidationError(_("Leave out the per cent sign and write 40. The unit says the rest."))
        if any(sign in text for sign in MONEY):
            raise forms.ValidationError(_("Write the number without a currency sign. The unit says the rest."))
        return super().to_python(text)


class InitiativesChoice(forms.ModelMultipleChoiceField):
    """Initiatives by their titles, with where they stand."""

    hidden = Hidden()

    def label_from_instance(self, one: Any) -> str:
        return f"{self.hidden.text(one.title)} ({one.get_status_display()})"


class MatrixChoice(forms.ModelChoiceField):
    """A matrix by its question."""

    hidden = Hidden()

    def label_from_instance(self, one: Any) -> str:
        return self.hidden.text(one.title)


class OptionsForm(forms.Form):
    """Which options are compared: initiatives, or those that an impact matrix has left."""

    notice = NotPersonal("Names no person.")

    initiatives = InitiativesChoice(
        label=_("Which initiatives do you want to compare?"), queryset=Initiative.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("From 2 to 20 options. Three to eight are easiest."),
    )  # fmt: skip
    matrix = MatrixChoice(
        label=_("Or take the options that are left in an impact matrix"), queryset=ImpactMatrix.objects.none(),
        required=False, empty_label=_("No matrix"),
    )  # fmt: skip

    def __init__(
        self, *args: Any, initiatives: QuerySet[Initiative], matrices: QuerySet[ImpactMatrix], hidden: Hidden,
        beside: Sequence[ComparedOption] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.beside = {one.title for one in beside}
        self.fields["initiatives"].queryset = initiatives
        self.fields["matrix"].queryset = matrices
        self.fields["initiatives"].hidden = self.fields["matrix"].hidden = hidden

    def clean(self) -> dict[str, Any]:
        from .services import options_from

        cleaned = super().clean() or {}
        self.options = options_from(cleaned.get("initiatives") or (), cleaned.get("matrix"))
        self._check([*self.beside, *(title for title, _initiative in self.options)])
        return cleaned

    def _check(self, titles: Sequence[str]) -> None:
        if len(titles) < FEWEST_OPTIONS or len(titles) == len(self.beside):
            self.add_error("initiatives", _("Choose at least two options, or a matrix that has options left."))
        elif len(titles) > MOST_OPTIONS:
            self.add_error(
                "initiatives", _("These are more than 20. Drop the hopeless ones in an impact matrix first.")
            )
        elif len(set(titles)) < len(titles):
            told = _("Two of these have the same title, or one is here already. Rename it or leave it out.")
            self.add_error("initiatives", told)


class NewComparisonForm(OptionsForm):
    title = forms.CharField(
        label=_("What is the question?"), help_text=_("Such as: Which of these do we pay for next year?"),
        max_length=200, error_messages={"required": _("Write the question that the comparison answers.")},
    )  # fmt: skip
    field_order = ["title", "initiatives", "matrix"]


class CriterionForm(forms.Form):
    """What matters, and the worst and the best that could happen among these options."""

    notice = NotPersonal("What is measured, and between which ends.")

    name = forms.CharField(
        label=_("What matters?"), max_length=120, help_text=_("A few words, such as: warm homes."),
        error_messages={"required": _("Write what matters, in a few words.")},
    )  # fmt: skip
    measures = forms.CharField(
        label=_("What does it measure?"), max_length=300,
        help_text=_("Such as: homes of older people that stay above 18 degrees in winter."),
        error_messages={"required": _("Write what is measured, so that everybody scores the same thing.")},
    )  # fmt: skip
    unit = forms.CharField(
        label=_("In which unit?"), max_length=60, help_text=_("Such as: homes, hours a week, per cent, 1 to 5."),
        error_messages={"required": _("Write the unit, such as homes or hours a week.")},
    )  # fmt: skip
    worst = PlainNumber(
        label=_("The worst that could happen among these options, as a number"),
        help_text=_("If less is better, this is the larger number."),
        error_messages={"required": _("Write the worst that could happen, as a number.")},
    )  # fmt: skip
    worst_words = forms.CharField(
        label=_("What would that look like?"), max_length=300,
        error_messages={"required": _("Say what the worst would look like, so that people can picture it.")},
    )  # fmt: skip
    best = PlainNumber(
        label=_("The best that could happen among these options, as a number"),
        error_messages={"required": _("Write the best that could happen, as a number.")},
    )  # fmt: skip
    best_words = forms.CharField(
        label=_("What would that look like?"), max_length=300,
        error_messages={"required": _("Say what the best would look like, so that people can picture it.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, beside: Iterable[Criterion] = (), scores: Iterable[CriterionScore] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names = {one.name.casefold() for one in beside}
        self.scores = list(scores)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if name.casefold() in self.names:
            raise forms.ValidationError(
                _("There is a criterion of this name. Counting one thing twice tips the scale.")
            )
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        worst, best = cleaned.get("worst"), cleaned.get("best")
        if worst is None or best is None:
            return cleaned
        if worst == best:
            told = _("The worst and the best are the same, so this tells no option apart. Widen them or leave it out.")
            self.add_error("best", told)
        low, high = sorted((worst, best))
        if any(one.low < low or one.high > high for one in self.scores):
            self.add_error(
                "best", _("A score that is written down lies beyond these ends. Widen them, or mend it first.")
            )
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in CRITERION}


def words_of_criterion(criterion: Criterion) -> dict[str, Any]:
    return {name: getattr(criterion, name) for name in (*CRITERION, "version")}


class CompareOptionForm(forms.Form):
    """What an option costs, and why it is withdrawn."""

    notice = NotPersonal("What an option costs. Name nobody.")

    cost = PlainNumber(label=_("What does it cost?"), required=False, help_text=_("Leave it empty if nobody knows."))
    cost_source = forms.CharField(
        label=_("Where does the cost come from?"), max_length=300, required=False,
        help_text=_("Such as: the finance team, October 2026. “Judgement” is a source too."),
    )  # fmt: skip
    withdrawn_why = forms.CharField(
        label=_("Why is it withdrawn? Leave this empty while it is compared."), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Its scores are kept, and nobody’s weights change."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("cost") is not None and not cleaned.get("cost_source"):
            self.add_error("cost_source", _("Write where the cost comes from."))
        return cleaned


def words_of_costs(comparison: Comparison) -> dict[str, Any]:
    return {"cost_words": comparison.cost_words, "version": comparison.version}


def words_of_option(option: ComparedOption) -> dict[str, Any]:
    return {name: getattr(option, name) for name in (*OPTION, "version")}


class CostsForm(forms.Form):
    notice = NotPersonal("What the costs are.")

    cost_words = forms.CharField(
        label=_("What are the costs?"), max_length=200, required=False,
        help_text=_("Whose money, over how long, in which prices. Such as: pounds a year, council, 2026 prices."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


class ScoresForm(forms.Form):
    """Where one option lies on each criterion, from the least to the most it may be, and where that comes from."""

    notice = NotPersonal("Figures about an option. Name nobody.")

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            self.fields |= score_fields(one)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for one in self.criteria:
            said = {name: cleaned.get(f"{name}_{one.pk}") for name in SCORE}
            if any(value not in ("", None) for value in said.values()):
                self._whole(one, said)
                self._on_the_scale(one, said)
        return cleaned

    def _whole(self, one: Criterion, said: Mapping[str, Any]) -> None:
        told = {
            "central": _("Write the best guess, or leave every box of this criterion empty."),
            "basis": _("Choose what kind of source it is."),
            "source": _("Write where it comes from. “Judgement of the team” is a source too."),
        }
        for name, words in told.items():
            key = f"{name}_{one.pk}"
            if key not in self.errors and said[name] in ("", None):
                self.add_error(key, words)

    def _on_the_scale(self, one: Criterion, said: Mapping[str, Any]) -> None:
        central = said["central"]
        if central is None:
            return
        least, most = _or(said["low"], central), _or(said["high"], central)
        if not least <= central <= most:
            self.add_error(f"central_{one.pk}", _("The best guess must lie between the least and the most."))
        ends = sorted((one.worst, one.best))
        for name, value in (("low", least), ("central", central), ("high", most)):
            if not ends[0] <= value <= ends[1]:
                self.add_error(f"{name}_{one.pk}", _beyond(value, ends))
                return

    @property
    def scored(self) -> dict[Criterion, dict[str, Any]]:
        found = {}
        for one in self.criteria:
            said = {name: self.cleaned_data[f"{name}_{one.pk}"] for name in SCORE}
            if said["central"] is not None:
                said["low"], said["high"] = (_or(said[end], said["central"]) for end in ("low", "high"))
                found[one] = said
        return found


def _or(value: float | None, central: float) -> float:
    return central if value is None else value


def _beyond(value: float, ends: Sequence[float]) -> Any:
    told = _(
        "%(value)s lies beyond the scale from %(low)s to %(high)s. Write a number on it. Before anybody weighs, you "
        "can also widen the scale."
    )
    return told % {"value": f"{value:g}", "low": f"{ends[0]:g}", "high": f"{ends[1]:g}"}


def score_fields(one: Criterion) -> dict[str, forms.Field]:
    """`Warm homes: best guess`, and so on: each label stands by itself."""
    named = {"name": one.name, "unit": one.unit, "worst": f"{one.worst:g}", "best": f"{one.best:g}"}
    return {
        f"central_{one.pk}": PlainNumber(
            label=_("%(name)s: best guess (%(unit)s)") % named, required=False,
            help_text=_("From %(worst)s, the worst, to %(best)s, the best.") % named,
        ),
        f"low_{one.pk}": PlainNumber(label=_("%(name)s: the least it may be") % named, required=False),
        f"high_{one.pk}": PlainNumber(label=_("%(name)s: the most it may be") % named, required=False),
        f"basis_{one.pk}": forms.ChoiceField(
            label=_("%(name)s: what kind of source?") % named, required=False,
            choices=[("", _("Choose one")), *Basis.choices],
        ),
        f"source_{one.pk}": forms.CharField(
            label=_("%(name)s: where does it come from?") % named, required=False, max_length=300
        ),
    }  # fmt: skip


def words_of_scores(option: ComparedOption, scores: Iterable[CriterionScore]) -> dict[str, Any]:
    found: dict[str, Any] = {"version": option.version}
    for one in scores:
        found |= {f"{name}_{one.criterion_id}": getattr(one, name) for name in SCORE}
    return found


class ReopenComparisonForm(forms.Form):
    notice = NotPersonal("Why a comparison is opened again.")

    reason = forms.CharField(
        label=_("Why do you open it again?"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everyone in the programme can read it. What it showed before is kept."),
        error_messages={"required": _("Write why it is opened again.")},
    )  # fmt: skip


class DecideForm(OutcomesForm):
    """The decision, what it means for each option, and why."""

    notice = OutcomesForm.notice
    who_is_told = _("Everyone who weighed is told.")

    def asked_about(self, option: ComparedOption, *, title: str) -> dict[str, forms.Field]:
        why = forms.CharField(
            label=_("%(option)s: why?") % {"option": title}, required=False, initial=option.outcome_why,
            max_length=REASON_LENGTH, widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip
        return super().asked_about(option, title=title) | {f"why_{option.pk}": why}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for option in self.options:
            if cleaned.get(f"outcome_{option.pk}") in TURNED_DOWN and not cleaned.get(f"why_{option.pk}"):
                self.add_error(f"why_{option.pk}", _("Write why. People who proposed it will read it."))
        return cleaned

    @property
    def reasons(self) -> dict[ComparedOption, str]:
        return {option: self.cleaned_data[f"why_{option.pk}"] for option in self.options}
