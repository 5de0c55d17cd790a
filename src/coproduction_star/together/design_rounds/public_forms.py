"""What somebody who takes part fills in: on the page, by four words, or through whoever types it in."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.organisations.models import Participant
from coproduction_star.together.models import DesignPriority, DesignStage, Feeling, Side
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.ui.reading import EasyWords
from coproduction_star.voices.models import Channel
from coproduction_star.voices.references import unknown_words

from . import easy_words
from .taking_part import DOTS, Told

NOTICE = PrivacyNotice(
    purpose=_("So that the service can be made better by those who use it and those who provide it."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Somebody who checks it, then the team. Others read your words only if you agree, without your name."),
    kept_for=_("Two years after the answer. With your four words you can take it all back at any time."),
)
CHANNELS = [(value, label) for value, label in Channel.choices if value != Channel.ONLINE]
UNSAID = [("", _("I cannot say"))]


def _side() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("How do you know this service?"), choices=Side.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose how you know this service.")},
    )  # fmt: skip


def _trap() -> forms.CharField:
    return forms.CharField(
        label=_("Leave this box empty"), required=False, widget=forms.TextInput({"autocomplete": "off"})
    )


def _person() -> PersonChoice:
    return PersonChoice(
        label=_("Is it somebody we know?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("No, or they do not want to say"),
    )  # fmt: skip


class OpenForm(forms.Form):
    """What all of them have: nothing is asked that tells who somebody is."""

    notice = NOTICE
    easy: EasyWords = {}

    side = _side()

    def clean_leave_empty(self) -> str:
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError(_("Make this box empty again: it is there to stop machines. Then send it."))
        return ""


class TellForm(OpenForm):
    """A feeling and words for each stage. All may be left out, but not everything."""

    easy = easy_words.TOLD

    def __init__(self, *args: Any, stages: Sequence[DesignStage], own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stages = stages
        for one in stages:
            key = one.pk.hex
            at = {"stage": one.title}
            self.fields[f"feeling_{key}"] = forms.TypedChoiceField(
                label=_("How does “%(stage)s” feel?") % at, choices=[*UNSAID, *Feeling.choices], coerce=int,
                empty_value=None, required=False, widget=forms.RadioSelect({"class": "govuk-radios--small"}),
            )  # fmt: skip
            self.fields[f"words_{key}"] = forms.CharField(
                label=_("What happens at “%(stage)s”?") % at, max_length=1500, required=False,
                widget=forms.Textarea({"rows": 3}), help_text=_("In your own words. Name nobody."),
            )  # fmt: skip
        self.fields["quote"] = forms.BooleanField(
            label=_("You may show my words to others, without my name"), required=False,
            help_text=_("If you do not tick it, only the team reads them."),
        )  # fmt: skip
        if not own:
            self.fields["worry"] = forms.BooleanField(
                label=_("I am worried that somebody is in danger or is being hurt"), required=False,
                help_text=_("Then only the person who keeps people safe reads it, at once, and nobody else."),
            )  # fmt: skip
            self.fields["leave_empty"] = _trap()

    def in_easy_words(self) -> None:
        for one in self.stages:
            feeling, words = self.fields[f"feeling_{one.pk.hex}"], self.fields[f"words_{one.pk.hex}"]
            stage = {"stage": one.title}
            feeling.label, words.label = easy_words.FEELING % stage, easy_words.WORDS % stage
            words.help_text = easy_words.WORDS_HINT

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in self._told_names()):
            self.add_error(None, _("Say how one stage feels, or what happens there. The rest may stay empty."))
        return cleaned

    def _told_names(self) -> list[str]:
        return [f"{part}_{one.pk.hex}" for one in self.stages for part in ("feeling", "words")]

    @property
    def asked(self) -> list[tuple[DesignStage, Any, Any]]:
        """Each stage with its two questions."""
        return [(one, self[f"feeling_{one.pk.hex}"], self[f"words_{one.pk.hex}"]) for one in self.stages]

    @property
    def told(self) -> Told:
        said = self.cleaned_data
        feelings = {one.pk: said[f"feeling_{one.pk.hex}"] for one in self.stages}
        words = {one.pk: said[f"words_{one.pk.hex}"] for one in self.stages}
        return Told(
            side=said["side"], quote=said["quote"], words={key: text for key, text in words.items() if text},
            feelings={key: value for key, value in feelings.items() if value is not None},
        )  # fmt: skip

    @property
    def all_words(self) -> str:
        """Everything they wrote, for whoever keeps people safe."""
        said = self.cleaned_data
        return "\n\n".join(filter(None, (said[f"words_{one.pk.hex}"] for one in self.stages)))


def told_now(taker: Any, experiences: Any) -> dict[str, Any]:
    """The form's words for what somebody told."""
    now = {"side": taker.side, "quote": taker.quote}
    for key, one in experiences.items():
        now |= {f"feeling_{key.hex}": one.feeling, f"words_{key.hex}": one.words}
    return now


def _dots(priorities: Sequence[DesignPriority]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("What matters most to you?"), choices=[(str(one.pk), one.title) for one in priorities],
        widget=forms.CheckboxSelectMultiple, help_text=_("Choose up to three."),
        error_messages={"required": _("Choose one at least, and three at most.")},
    )  # fmt: skip


class DotsForm(OpenForm):
    """Up to three dots. By four words nobody is asked again how they know the service."""

    easy = easy_words.DOTS

    def __init__(self, *args: Any, priorities: Sequence[DesignPriority], own: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dots"] = _dots(priorities)
        if own:
            del self.fields["side"]
        else:
            self.fields["leave_empty"] = _trap()

    def clean_dots(self) -> list[UUID]:
        chosen = self.cleaned_data["dots"]
        if len(chosen) > DOTS:
            raise forms.ValidationError(_("You chose more than three. Take away those that matter less."))
        return [UUID(one) for one in chosen]

    @property
    def told(self) -> Told:
        return Told(side=self.cleaned_data["side"], dots=self.cleaned_data["dots"])


class ForOthers(forms.Form):
    """Who said it in which way, asked of whoever types it in."""

    notice = NOTICE

    channel = forms.ChoiceField(
        label=_("How did it come?"), choices=CHANNELS, widget=forms.RadioSelect({"class": "govuk-radios--inline"}),
        error_messages={"required": _("Choose how it came.")},
    )  # fmt: skip
    slip_words = forms.CharField(
        label=_("The four words on the slip"), max_length=120, required=False,
        help_text=_("Only if the form has a slip with four words. Leave it empty and we make new words."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    participant = _person()

    def for_others(self, people: QuerySet[Participant], hidden: Hidden) -> None:
        self.fields["participant"].queryset, self.fields["participant"].hidden = people, hidden
        self.fields.pop("leave_empty", None)
        self.order_fields(["channel", "slip_words", "participant"])

    def clean_slip_words(self) -> str:
        words: str = self.cleaned_data["slip_words"]
        unknown = unknown_words(words)
        if unknown:
            raise forms.ValidationError(
                _("No slip has the word “%(word)s”. Look at the paper once more."), params={"word": unknown[0]}
            )
        return words

    def no_such_slip(self) -> None:
        said = _("No slip of this form has these words, or it was typed in before. Look once more, or empty the box.")
        self.add_error("slip_words", said)


ENTERED = PrivacyNotice(
    purpose=_("So that people without a computer are heard as all others are."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("You, somebody who checks it, then the team. Keep to yourself what you type for others."),
    kept_for=_("Two years after the answer. With their four words they can take it all back at any time."),
)


class EnterTellForm(ForOthers, TellForm):
    notice = ENTERED


class EnterDotsForm(ForOthers, DotsForm):
    notice = ENTERED
