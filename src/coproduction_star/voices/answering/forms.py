from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.voices.models import AnswerKind, Contribution

from .finding import initiatives_like, said_like

CHOICES = [
    (AnswerKind.USED, _("We use it")),
    (AnswerKind.ANSWERED, _("We answer it: it was a question, or needs nothing more")),
    (AnswerKind.MERGED, _("Somebody else said the same: put the two together")),
    (AnswerKind.NOT_USED, _("We do not use it")),
]


FIRST_WORDS = 80


class FoundChoice(forms.ModelChoiceField):
    """One of very many, of which the page shows only those that were found; what was chosen before stays shown."""

    widget = forms.RadioSelect

    def show(self, found: Iterable[Any], *, chosen: Any, hidden: Hidden) -> None:
        rows = {one.pk: one for one in found}
        kept = self._kept(chosen) if chosen and str(chosen) not in map(str, rows) else None
        named = [(str(one.pk), hidden.text(_name(one))) for one in ((kept, *rows.values()) if kept else rows.values())]
        self.choices = [("", self.empty_label), *named]

    def _kept(self, chosen: Any) -> Any:
        try:
            return self.queryset.filter(pk=chosen).first()
        except (ValueError, ValidationError):
            return None


def _name(one: Any) -> str:
    """An initiative by its name, another contribution by its first words."""
    return str(one.words[:FIRST_WORDS] if isinstance(one, Contribution) else one.title)


class AnswerForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that whoever told us something learns what came of it."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Whoever wrote it, with their four words, and then everyone. Name nobody."),
        kept_for=_("Two years."),
    )

    outcome = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what becomes of it.")},
    )
    words = forms.CharField(
        label=_("Your answer, and why"),
        help_text=_("In plain words. If you do not use it, say why."),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write your answer. Nobody should wait and learn nothing.")},
    )
    find = forms.CharField(
        label=_("Find what it joins, by a few words"),
        help_text=_("Initiatives, and what others said. Those most like these words are shown below, ten at most."),
        max_length=200,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    initiative = FoundChoice(
        label=_("If you use it: which initiative does it join?"),
        queryset=None,
        required=False,
        empty_label=_("A new one"),
    )
    title = forms.CharField(label=_("If it is a new one: what is it called?"), max_length=200, required=False)
    merged_with = FoundChoice(
        label=_("If you put it together: with which one?"),
        queryset=None,
        required=False,
        empty_label=_("None of these"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, initiatives: QuerySet, others: QuerySet, like: str, hidden: Hidden, **kwargs: Any
    ) -> None:
        """`like` is what somebody said: without a search, what is most like it is shown."""
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives
        self.fields["merged_with"].queryset = others
        words = self["find"].value() or like
        found = {"initiative": initiatives_like(initiatives, words), "merged_with": said_like(others, words)}
        for name, rows in found.items():
            self.fields[name].show(rows, chosen=self[name].value(), hidden=hidden)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned.pop("find", None)
        outcome = cleaned.get("outcome")
        if outcome == AnswerKind.USED and not cleaned.get("initiative") and not cleaned.get("title"):
            self.add_error("title", _("Choose the initiative it joins, or give the new one a name."))
        if outcome == AnswerKind.MERGED and not cleaned.get("merged_with"):
            self.add_error("merged_with", _("Choose with which one you put it together."))
        return cleaned


class ListeningForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that whoever tells us something knows who reads it."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Anyone: the name stands on the forms."),
        kept_for=_("Until you choose somebody else."),
    )

    reader = forms.ModelChoiceField(
        label=_("Who reads what comes in?"),
        help_text=_("Their name stands on every form. Ask them first."),
        queryset=Participant.objects.none(),
        required=False,
        empty_label=_("The team, without a name"),
    )
    answer_within = forms.IntegerField(
        label=_("How many working days until the answer?"),
        min_value=1,
        max_value=60,
        error_messages={
            "required": _("Enter a number of working days, such as 10."),
            "invalid": _("Enter a number of working days, such as 10."),
            "min_value": _("Enter 1 or more."),
            "max_value": _("Enter 60 or fewer: people should not wait longer."),
        },
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )
    in_danger = forms.CharField(
        label=_("What should people do when somebody is in danger?"),
        help_text=_("It stands on every form after “ring 999”: your own numbers, by day and by night."),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    hand_in = forms.CharField(
        label=_("Where can people hand in a form on paper?"),
        help_text=_("It stands on the printed forms: a desk, a box or an address."),
        max_length=300,
        required=False,
    )
    paused = forms.BooleanField(label=_("Close the forms for now"), required=False)

    def __init__(self, *args: Any, readers: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].queryset = readers
