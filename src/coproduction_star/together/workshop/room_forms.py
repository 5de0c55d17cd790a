"""What somebody in the room fills in on their phone."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import ActivityKind, WorkshopActivity, WorkshopContribution
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .selectors import normal
from .taking_part import Mark
from .wording import COS, LIVES, LIVES_WITH, MONEY, OBJECTS, STANDS

NOTICE = PrivacyNotice(
    purpose=_("So that everybody in the room is heard, also those who do not speak up."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Everybody in the room and in the programme reads your words, without your name."),
    kept_for=_("Two years after the workshop. “Leave the workshop” takes everything back at once."),
)
LONGEST_KEY = 40
NO_CODE = _("Type the code. It has six letters and digits.")


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code on the screen or on the sheet"), max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": NO_CODE},
    )  # fmt: skip

    def clean_code(self) -> str:
        code = normal(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(NO_CODE)
        return code


class JoinForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that whoever leads can greet you. You do not have to give a name."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("Whoever leads the workshop. Your words stand without your name."),
        kept_for=_("Two years after the workshop. “Leave the workshop” takes everything back at once."),
    )

    name = forms.CharField(
        label=_("Your first name, if you like"), max_length=40, required=False,
        widget=forms.TextInput({"autocomplete": "given-name", "class": "govuk-input--width-20"}),
    )  # fmt: skip


class OfActivity(forms.Form):
    """What every form of an activity carries: a key that the browser gives before it sends."""

    notice = NOTICE

    key = forms.CharField(max_length=LONGEST_KEY, required=False, widget=forms.HiddenInput)


class WriteForm(OfActivity):
    words = forms.CharField(
        label=_("One thing at a time"), max_length=600, widget=forms.Textarea({"rows": 3}),
        help_text=_("Name nobody."), error_messages={"required": _("Write something, then send it.")},
    )  # fmt: skip


class CardForm(WriteForm):
    """One thing to try, and by when."""

    try_by = DatePartsField(
        label=_("By when do you try it?"),
        help_text=_("Two weeks are a good time. Then four words ask how it went."),
        error_messages={"required": _("Enter the day by which you try it.")},
    )


class MarkForm(OfActivity):
    """One or more choices, or a word on each."""

    def __init__(
        self, *args: Any, activity: WorkshopActivity, choices: Sequence[WorkshopContribution],
        own: Mapping[UUID, Any], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.activity, self.subjects = activity, choices
        {
            ActivityKind.DOTS: self._dots, ActivityKind.POLL: self._poll, ActivityKind.AGREE: self._agree,
            ActivityKind.PLACE: self._place, ActivityKind.RATE: self._rate,
        }[ActivityKind(activity.kind)](own)  # fmt: skip

    def _dots(self, own: Mapping[UUID, Any]) -> None:
        self.fields["chosen"] = forms.MultipleChoiceField(
            label=_("Put up to %(dots)s dots") % {"dots": self.activity.dots}, choices=self._named,
            widget=forms.CheckboxSelectMultiple, initial=[str(key) for key in own], required=False,
        )  # fmt: skip

    def _poll(self, own: Mapping[UUID, Any]) -> None:
        self.fields["chosen"] = forms.ChoiceField(
            label=_("Choose one"), choices=self._named, widget=forms.RadioSelect,
            initial=next((str(key) for key in own), None), error_messages={"required": _("Choose one.")},
        )  # fmt: skip

    def _agree(self, own: Mapping[UUID, Any]) -> None:
        for one in self.subjects:
            before = own.get(one.pk)
            self.fields[f"stand_{one.pk.hex}"] = forms.TypedChoiceField(
                label=one.words, choices=list(STANDS.items()), coerce=int, empty_value=None, required=False,
                widget=forms.RadioSelect({"class": "govuk-radios--small"}), initial=before and before.value,
            )  # fmt: skip
            self.fields[f"why_{one.pk.hex}"] = forms.CharField(
                label=_("Why, or what would have to change?"), max_length=300, required=False,
                initial=before.reason if before else "", help_text=_("Only needed when you object."),
            )  # fmt: skip

    def _place(self, own: Mapping[UUID, Any]) -> None:
        for one in self.subjects:
            before = own.get(one.pk)
            self.fields[f"stand_{one.pk.hex}"] = _select(one.words, COS, before.value if before else None)

    def _rate(self, own: Mapping[UUID, Any]) -> None:
        for one in self.subjects:
            before = own.get(one.pk)
            lives = _("“%(words)s”: difference to people’s lives") % {"words": one.words}
            money = _("“%(words)s”: effect on public money and time") % {"words": one.words}
            self.fields[f"stand_{one.pk.hex}"] = _select(lives, LIVES, before.value if before else None)
            self.fields[f"money_{one.pk.hex}"] = _select(money, MONEY, before.resources if before else None)

    @property
    def _named(self) -> list[tuple[str, str]]:
        return [(str(one.pk), one.words) for one in self.subjects]

    def clean_chosen(self) -> list[UUID]:
        chosen = self.cleaned_data["chosen"]
        keys = [UUID(key) for key in (chosen if isinstance(chosen, list) else [chosen]) if key]
        if self.activity.kind == ActivityKind.DOTS and len(keys) > self.activity.dots:
            raise forms.ValidationError(_("You put more dots than you have. Take some away."))
        return keys

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind = self.activity.kind
        for one in self.subjects:
            stand, money = f"stand_{one.pk.hex}", f"money_{one.pk.hex}"
            if kind == ActivityKind.AGREE:
                self._needs_why(cleaned, stand, f"why_{one.pk.hex}")
            elif kind == ActivityKind.RATE and (cleaned.get(stand) is None) != (cleaned.get(money) is None):
                self.add_error(stand, _("Rate it on both, or on neither."))
        return cleaned

    def _needs_why(self, cleaned: dict[str, Any], stand: str, why: str) -> None:
        if cleaned.get(stand) == OBJECTS and not cleaned.get(why):
            self.add_error(why, _("Write why you object, or what would have to change."))
        elif cleaned.get(why) and cleaned.get(stand) is None:
            cleaned[stand] = LIVES_WITH

    @property
    def marks(self) -> dict[UUID, Mark]:
        said = self.cleaned_data
        if "chosen" in self.fields:
            return {key: Mark(1) for key in said["chosen"]}
        stands = {one.pk: self._mark(one.pk.hex) for one in self.subjects}
        return {key: mark for key, mark in stands.items() if mark is not None}

    def _mark(self, key: str) -> Mark | None:
        said = self.cleaned_data
        value = said[f"stand_{key}"]
        return None if value is None else Mark(value, said.get(f"why_{key}", ""), said.get(f"money_{key}"))


def _select(label: str, words: Mapping[int, Any], before: int | None) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=[("", _("I cannot say")), *words.items()], coerce=int, empty_value=None, required=False,
        initial="" if before is None else before,
    )  # fmt: skip
