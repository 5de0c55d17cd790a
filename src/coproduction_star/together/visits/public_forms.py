"""What somebody who takes part fills in: on the page, with an account, by four words, or through somebody else."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Place
from coproduction_star.organisations.models import Participant
from coproduction_star.together.models import Review, ReviewPoint, Score, Visit, VisitMark
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.ui.reading import EasyWords
from coproduction_star.voices.models import Channel
from coproduction_star.voices.references import unknown_words

from . import easy_words
from .taking_part import Chosen, Seen

NOTICE = PrivacyNotice(
    purpose=_("So that the service is looked at by those who use it, and made better."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Somebody who checks it, then the team. Others read your words only if you agree, without your name."),
    kept_for=_("Two years after the answer. With your four words you can take it all back at any time."),
)
CHANNELS = [(value, label) for value, label in Channel.choices if value != Channel.ONLINE]
UNSAID = [("", _("I did not see it"))]
LONGEST_AGO = 365


class OpenForm(forms.Form):
    """What all of them have: nothing is asked that tells who somebody is."""

    notice = NOTICE
    easy: EasyWords = {}

    def trap(self) -> None:
        self.fields["leave_empty"] = forms.CharField(
            label=_("Leave this box empty"), required=False, widget=forms.TextInput({"autocomplete": "off"})
        )

    def clean_leave_empty(self) -> str:
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError(_("Make this box empty again: it is there to stop machines. Then send it."))
        return ""

    def in_easy_words(self) -> None:
        """What the fields of single points ask in Easy Read."""


class ChooseForm(OpenForm):
    """Which points matter to somebody, and what they miss."""

    easy = easy_words.CHOSEN

    def __init__(
        self, *args: Any, points: Sequence[ReviewPoint], own: bool = False, suggest: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.checklist = points
        if points:
            self.fields["points"] = forms.MultipleChoiceField(
                label=_("What matters to you?"), choices=[(str(one.pk), one.title) for one in points], required=False,
                widget=forms.CheckboxSelectMultiple, help_text=_("Tick all that matter to you."),
            )  # fmt: skip
        if suggest:
            self.fields["missing"] = forms.CharField(
                label=_("What else does good look like?"), max_length=200, required=False,
                help_text=_("One thing that is missing above. The group decides whether it comes on the checklist."),
            )  # fmt: skip
        if not own:
            self.trap()

    def in_easy_words(self) -> None:
        if self.checklist:
            self.fields["points"].choices = [(str(one.pk), one.easy or one.title) for one in self.checklist]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("points") or cleaned.get("missing")):
            self.add_error(None, _("Tick what matters to you, or write what is missing."))
        return cleaned

    @property
    def chosen(self) -> Chosen:
        said = self.cleaned_data
        return Chosen([UUID(one) for one in said.get("points", [])], said.get("missing", ""))


class VisitForm(OpenForm):
    """When and where somebody went, and a score and words for each point. Most may be left out, not everything."""

    easy = easy_words.VISITED

    visited_on = DatePartsField(
        label=_("When did you go?"), error_messages={"required": _("Enter the day of your visit.")}
    )
    where = forms.CharField(
        label=_("Where did you go?"), max_length=120, help_text=_("For example: the lobby of Birch Court."),
        error_messages={"required": _("Write where you went.")},
    )  # fmt: skip
    place = forms.ModelChoiceField(
        label=_("In which ward or neighbourhood is it?"), queryset=Place.objects.none(), required=False,
        empty_label=_("I cannot say"),
    )  # fmt: skip
    people = forms.IntegerField(
        label=_("How many of you went together?"), min_value=1, max_value=9, initial=2,
        widget=forms.NumberInput({"class": "govuk-input--width-2"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Enter how many of you went, from 1 to 9.")
        ),
    )  # fmt: skip

    def __init__(
        self, *args: Any, review: Review, points: Sequence[ReviewPoint], places: QuerySet[Place], own: bool = False,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.review, self.checklist = review, points
        self.fields["place"].queryset = places
        for number, one in enumerate(points, start=1):
            self._ask(number, one)
        self.fields["quote"] = forms.BooleanField(
            label=_("You may show my words to others, without my name"), required=False,
            help_text=_("If you do not tick it, only the team reads them."),
        )  # fmt: skip
        if own:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        else:
            self.fields["worry"] = forms.BooleanField(
                label=_("I am worried that somebody is in danger or is being hurt"), required=False,
                help_text=_("Then only the person who keeps people safe reads it, at once, and nobody else."),
            )  # fmt: skip
            self.trap()

    def _ask(self, number: int, point: ReviewPoint) -> None:
        self.fields[f"score_{point.pk.hex}"] = forms.TypedChoiceField(
            label=f"{number}. {point.title}", help_text=_("How far is it so?"), coerce=int, empty_value=None,
            choices=[*UNSAID, *Score.choices], required=False,
            widget=forms.RadioSelect({"class": "govuk-radios--small"}),
            error_messages={"invalid_choice": _("Choose one of the four answers, or “I did not see it”.")},
        )  # fmt: skip
        self.fields[f"words_{point.pk.hex}"] = forms.CharField(
            label=_("What did you see at point %(number)s?") % {"number": number}, max_length=1500, required=False,
            widget=forms.Textarea({"rows": 2}), help_text=_("In your own words. Name nobody."),
        )  # fmt: skip

    def in_easy_words(self) -> None:
        for number, one in enumerate(self.checklist, start=1):
            score, words = self.fields[f"score_{one.pk.hex}"], self.fields[f"words_{one.pk.hex}"]
            score.label, score.help_text = f"{number}. {one.easy or one.title}", easy_words.SCORE
            words.label, words.help_text = easy_words.WORDS % {"number": number}, easy_words.WORDS_HINT

    def clean_visited_on(self) -> Any:
        day, today = self.cleaned_data["visited_on"], timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("This day is still to come. Enter the day on which you went."))
        if day > self.review.visit_until:
            last = date_format(self.review.visit_until, "j F Y")
            raise forms.ValidationError(
                _("The last day of visits was %(day)s, so a later visit is not counted."), params={"day": last}
            )
        if (today - day).days > LONGEST_AGO:
            raise forms.ValidationError(_("This is more than a year ago. Enter the day on which you went."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) not in (None, "") for name in self._told_names()):
            self.add_error(None, _("Score one point, or write what you saw. The rest may stay empty."))
        return cleaned

    def _told_names(self) -> list[str]:
        return [f"{part}_{one.pk.hex}" for one in self.checklist for part in ("score", "words")]

    @property
    def asked(self) -> list[tuple[ReviewPoint, Any, Any]]:
        """Each point with its two questions."""
        return [(one, self[f"score_{one.pk.hex}"], self[f"words_{one.pk.hex}"]) for one in self.checklist]

    @property
    def seen(self) -> Seen:
        said = self.cleaned_data
        scores = {one.pk: said[f"score_{one.pk.hex}"] for one in self.checklist}
        words = {one.pk: said[f"words_{one.pk.hex}"] for one in self.checklist}
        return Seen(
            **{name: said[name] for name in ("visited_on", "where", "place", "people", "quote")},
            scores={key: value for key, value in scores.items() if value is not None},
            words={key: text for key, text in words.items() if text},
        )

    @property
    def all_words(self) -> str:
        """Everything they wrote, for whoever keeps people safe."""
        said = self.cleaned_data
        return "\n\n".join(filter(None, (said[f"words_{one.pk.hex}"] for one in self.checklist)))


def visit_now(visit: Visit, marks: Iterable[VisitMark]) -> dict[str, Any]:
    """The form's words for a visit as it stands."""
    names = ("visited_on", "where", "people", "quote", "version")
    now = {name: getattr(visit, name) for name in names} | {"place": visit.place_id}
    for one in marks:
        now |= {f"score_{one.point_id.hex}": one.score, f"words_{one.point_id.hex}": one.words}
    return now


ENTERED = PrivacyNotice(
    purpose=_("So that people without a computer are heard as all others are."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("You, somebody who checks it, then the team. Keep to yourself what you type for others."),
    kept_for=_("Two years after the answer. With their four words they can take it all back at any time."),
)


class ForOthers(forms.Form):
    """Who said it in which way, asked of whoever types it in."""

    notice = ENTERED

    channel = forms.ChoiceField(
        label=_("How did it come?"), choices=CHANNELS, widget=forms.RadioSelect({"class": "govuk-radios--inline"}),
        error_messages={"required": _("Choose how it came.")},
    )  # fmt: skip
    slip_words = forms.CharField(
        label=_("The four words on the slip"), max_length=120, required=False,
        help_text=_("Only if the form has a slip with four words. Leave it empty and we make new words."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    participant = PersonChoice(
        label=_("Is it somebody we know?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("No, or they do not want to say"),
    )  # fmt: skip

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


class EnterChooseForm(ForOthers, ChooseForm):
    notice = ENTERED


class EnterVisitForm(ForOthers, VisitForm):
    notice = ENTERED
