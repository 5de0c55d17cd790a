from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.vocabularies import Co
from coproduction_star.journeys.models import Decision, Initiative, Promise
from coproduction_star.journeys.privacy import WRITTEN_HERE

from . import selectors
from .services import BOTH, GONE, KEPT


class JoinForm(forms.Form):
    """Where the two say different things: whose words stay."""

    notice = WRITTEN_HERE

    def __init__(self, *args: Any, words: Mapping[str, tuple[Any, str, str]], **kwargs: Any) -> None:
        """`words` gives for each difference its label, and what the kept and the other one say."""
        super().__init__(*args, **kwargs)
        for name, (label, ours, theirs) in words.items():
            choices = [(KEPT, ours), (GONE, theirs)]
            if name in selectors.texts():
                choices.append((BOTH, _("Both, one after the other")))
            self.fields[name] = forms.ChoiceField(
                label=label, choices=choices, initial=BOTH if name in selectors.texts() else KEPT,
                widget=forms.RadioSelect, error_messages={"required": _("Choose whose words stay.")},
            )  # fmt: skip


class Titled(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, one: Any) -> str:
        return str(one.what)


class SplitForm(forms.Form):
    """The second initiative, and what goes with it."""

    notice = WRITTEN_HERE

    title = forms.CharField(
        label=_("What is the second one called?"), max_length=200, error_messages={"required": _("Give it a name.")}
    )
    summary = forms.CharField(
        label=_("What is it?"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    cos = forms.MultipleChoiceField(
        label=_("What do people do together in the second one?"),
        choices=[(co.value, co.label) for co in Co],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    promises = Titled(label=_("Promises that belong to it"), queryset=Promise.objects.none(), required=False)
    decisions = Titled(label=_("Decisions that belong to it"), queryset=Decision.objects.none(), required=False)

    def __init__(self, *args: Any, initiative: Initiative, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("promises", initiative.promises.all())
        self._offer("decisions", initiative.decisions.all())

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        if rows.exists():
            self.fields[name].queryset = rows
        else:
            del self.fields[name]

    @property
    def chosen(self) -> dict[str, Any]:
        return {"promises": (), "decisions": ()} | self.cleaned_data
