from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Initiative
from coproduction_star.market_it.models import Risk, RiskState
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .wording import BANDS, IMPACTS, LIKELIHOODS

NOTICE = PrivacyNotice(
    purpose=_("So that somebody looks after each risk, and others see what is done about it."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody in the programme. Name nobody who could be recognised in what happened."),
    kept_for=_("As long as the programme. Your name goes when you are erased."),
)
SAME = (
    "title", "words", "initiative", "mitigation", "early_sign", "benefit", "doing_nothing", "owner",
    "owner_in_words", "review_on",
)  # fmt: skip
NUMBERS = ("likelihood_before", "impact_before", "likelihood_after", "impact_after")


def _scale(label: Any, words: dict[int, Any], empty: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=[("", _("Choose")), *words.items()], coerce=int, error_messages={"required": empty}
    )


def _text(label: Any, help_text: Any, empty: Any = "", *, rows: int = 3, most: int = 2000) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=most, required=bool(empty),
        widget=forms.Textarea({"rows": rows}), error_messages={"required": empty} if empty else {},
    )  # fmt: skip


def _reason(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Why?"), help_text=help_text, max_length=500, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write why. It stands in the history of the risk.")},
    )  # fmt: skip


def _later(day: Any) -> Any:
    if day < timezone.localdate():
        raise forms.ValidationError(_("This day has passed. Enter today or a later day."))
    return day


class FilterForm(forms.Form):
    """What of the register is shown; nothing in it is kept."""

    notice = NotPersonal("Filters of a list.")

    state = forms.ChoiceField(label=_("Which"), choices=[*RiskState.choices, ("all", _("All"))], required=False)
    band = forms.ChoiceField(
        label=_("What is left of it"), choices=[("", _("Anything")), *BANDS.items()], required=False
    )
    initiative = forms.ModelChoiceField(
        label=_("Initiative"), queryset=Initiative.objects.none(), required=False, empty_label=_("Any or none")
    )
    words = forms.CharField(label=_("Words"), max_length=100, required=False)
    mine = forms.BooleanField(label=_("Only those I look after"), required=False)
    late = forms.BooleanField(label=_("Only those past their review day"), required=False)

    def __init__(self, *args: Any, initiatives: QuerySet[Initiative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives


class RaiseForm(forms.Form):
    """A risk that somebody sees; others weigh it."""

    notice = NOTICE

    title = forms.CharField(
        label=_("What could go wrong?"), max_length=200,
        error_messages={"required": _("Write in a few words what could go wrong.")},
    )  # fmt: skip
    words = _text(_("How could it come about, and to whom would it matter?"), "")


class RiskForm(forms.Form):
    """A risk with both sides of the balance. Owner and review day are asked for, so that it is looked at again."""

    notice = NOTICE

    title = forms.CharField(
        label=_("What could go wrong?"), max_length=200,
        error_messages={"required": _("Write in a few words what could go wrong.")},
    )  # fmt: skip
    words = _text(_("How could it come about, and to whom would it matter?"), "")
    benefit = _text(
        _("What does taking the risk bring?"), _("For example: people get help from somebody they trust, near home."),
        _("Write what taking the risk brings. Without it nobody can weigh it."), most=1000,
    )  # fmt: skip
    doing_nothing = _text(
        _("What does doing nothing risk?"), _("For example: people stay alone, and harm at home goes unseen."),
        _("Write what doing nothing risks. A register without it only ever says no."), most=1000,
    )  # fmt: skip
    likelihood_before = _scale(
        _("How likely is it, if nothing is done about it?"), LIKELIHOODS, _("Choose how likely it is now.")
    )
    impact_before = _scale(
        _("How bad would it be, if nothing is done about it?"), IMPACTS, _("Choose how bad it would be now.")
    )
    mitigation = _text(
        _("What do you do about it?"), _("What makes it less likely, or less bad. Who does it, and by when."),
        _("Write what you do about it. If it is nothing, say so and why."),
    )  # fmt: skip
    likelihood_after = _scale(_("How likely is it then?"), LIKELIHOODS, _("Choose how likely it is then."))
    impact_after = _scale(_("How bad would it be then?"), IMPACTS, _("Choose how bad it would be then."))
    early_sign = forms.CharField(
        label=_("What would you notice first?"), max_length=400, required=False, widget=forms.Textarea({"rows": 2})
    )
    owner = PersonChoice(
        label=_("Who looks after it?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody in this list"),
    )  # fmt: skip
    owner_in_words = forms.CharField(
        label=_("Or a body, or somebody who is not in the list"), max_length=200, required=False
    )
    review_on = DatePartsField(
        label=_("When do you look at it again?"),
        help_text=_("For example 27 3 2027. Whoever looks after it is reminded a week before."),
        error_messages={"required": _("Enter the day on which you look at it again.")},
    )
    initiative = forms.ModelChoiceField(
        label=_("Which initiative is it about?"), queryset=Initiative.objects.none(), required=False,
        empty_label=_("The whole programme"),
    )  # fmt: skip

    def __init__(
        self, *args: Any, initiatives: QuerySet[Any], people: QuerySet[Any], hidden: Hidden, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives
        self.fields["owner"].queryset = people
        self.fields["owner"].hidden = hidden

    def clean_review_on(self) -> Any:
        return _later(self.cleaned_data["review_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("owner") and not cleaned.get("owner_in_words"):
            self.add_error("owner", _("Choose who looks after it, or write which body does."))
        scores = [cleaned.get(name) for name in NUMBERS]
        if all(scores) and scores[2] * scores[3] > scores[0] * scores[1]:
            self.add_error(
                "likelihood_after",
                _("More is left of it than there was before. Look at the four numbers again."),
            )
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the row."""
        return {name: self.cleaned_data[name] for name in (*SAME, *NUMBERS)}


class AnsweredRiskForm(RiskForm):
    """A risk that a resident raised: they are told in the same step what becomes of it."""

    answer = _text(
        _("What do you tell whoever raised it?"),
        _("They read it with their four words. Say what you do about it, and thank them."),
        _("Write what you tell whoever raised it. Nobody should wait and learn nothing."),
    )


class ChangeRiskForm(RiskForm):
    reason = _reason(_("What made you change it?"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class WeighRiskForm(RiskForm):
    """One that was raised, weighed for the first time: it needs no reason."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReviewForm(forms.Form):
    """Somebody looked at a risk: what is left of it, and when it is looked at again."""

    notice = NOTICE

    likelihood = _scale(_("How likely is it now?"), LIKELIHOODS, _("Choose how likely it is now."))
    impact = _scale(_("How bad would it be now?"), IMPACTS, _("Choose how bad it would be now."))
    reason = _reason(_("What you saw. If nothing changed, say that you looked."))
    review_on = DatePartsField(
        label=_("When do you look at it again?"),
        error_messages={"required": _("Enter the day on which you look at it again.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_review_on(self) -> Any:
        return _later(self.cleaned_data["review_on"])


class PublishForm(forms.Form):
    """The risk is shown to everybody as it stands."""

    notice = NOTICE

    read = forms.BooleanField(
        label=_("I have read it. It names nobody, and nobody could be recognised in it"),
        error_messages={"required": _("Read what everybody will read, then tick the box.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class CloseForm(forms.Form):
    notice = NOTICE

    because = _reason(_("For example: the walks are over, or it stands in another register."))
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReopenForm(forms.Form):
    notice = NOTICE

    reason = _reason(_("What made it a risk again?"))
    review_on = DatePartsField(
        label=_("When do you look at it again?"),
        error_messages={"required": _("Enter the day on which you look at it again.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_review_on(self) -> Any:
        return _later(self.cleaned_data["review_on"])


def said_in(risk: Risk) -> dict[str, Any]:
    return {name: getattr(risk, name) for name in (*SAME, *NUMBERS, "version")}
