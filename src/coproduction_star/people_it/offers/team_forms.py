from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Place
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import TOGETHER, Kind, Need, Offer
from coproduction_star.people_it.offered import State
from coproduction_star.people_it.parent_fields import how_field
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice
from coproduction_star.voices.models import Channel
from coproduction_star.voices.references import unknown_words

from .forms import OfferAndAskForm
from .own_pages import STATES
from .telling import Who

CHANNELS = [(value, label) for value, label in Channel.choices if value != Channel.ONLINE]

WRITTEN = PrivacyNotice(
    purpose=_("So that whoever offers or asks gets an answer, and others find them."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("The answer: its author and the team. The words on the board: anyone."),
    kept_for=_("As long as the offer or the wish itself; at once when its author takes it back."),
)


class FilterForm(forms.Form):
    """What of a list is shown; nothing in it is kept."""

    notice = NotPersonal("Filters of a list.")

    sort = forms.ChoiceField(label=_("Show"), choices=[("offer", _("Offers")), ("need", _("Wishes"))], required=False)
    state = forms.ChoiceField(label=_("Which"), choices=list(STATES.items()), required=False)
    kind = forms.ChoiceField(label=_("What it is"), choices=[("", _("Anything")), *Kind.choices], required=False)
    place = forms.ModelChoiceField(
        label=_("Place"), queryset=Place.objects.none(), required=False, empty_label=_("Anywhere")
    )
    words = forms.CharField(label=_("Words, or the code of a slip"), max_length=100, required=False)
    waiting = forms.BooleanField(label=_("Only what waits for an answer"), required=False)

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places

    @property
    def asked(self) -> dict[str, Any]:
        """What the filters ask for; a filter that nobody could choose asks for nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        place = said.get("place")
        return {
            "sort": said.get("sort") or "offer",
            "state": said.get("state") or State.LIVING.value,
            "kind": said.get("kind", ""),
            "place": place.pk if place else None,
            "words": said.get("words", ""),
            "waiting": said.get("waiting", False),
        }


class AnswerForm(forms.Form):
    notice = WRITTEN

    answer = forms.CharField(
        label=_("Our answer"),
        help_text=_("They read it with their four words. Say what happens next, and by when."),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write what they shall read.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ShowForm(forms.Form):
    notice = WRITTEN

    public_words = forms.CharField(
        label=_("What others may read"),
        help_text=_("Leave out names, streets and whatever tells who it is. It stands on the board and the wall."),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write the words that others may read.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class CareForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that nobody is put at risk, and nobody is asked for too much."),
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        read_by=_("Members who may see how to reach people."),
        kept_for=_("As long as what they told us."),
    )

    at_risk = forms.BooleanField(
        label=_("They may be at risk: introduce them only with care"),
        help_text=_("Then nobody meets them alone, except in a role whose conditions are met."),
        required=False,
    )
    known_group = forms.BooleanField(
        label=_("We know their group, and others are always there"),
        help_text=_(
            "Only then somebody young or at risk may be introduced to it. A name that they wrote is no proof."
        ),
        required=False,
    )
    most_at_once = forms.IntegerField(
        label=_("How many introductions at once?"),
        help_text=_("0 asks them for nothing now."),
        min_value=0,
        max_value=20,
        initial=TOGETHER,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )

    def __init__(self, *args: Any, of_group: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not of_group:
            del self.fields["known_group"]


class EnterForm(OfferAndAskForm):
    """The form of the page, for what came on paper, by phone or in a talk."""

    notice = PrivacyNotice(
        purpose=_("So that people without a computer find others as all do."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("You, and the team. Keep to yourself what you type for others."),
        kept_for=_("Until 90 days after the last day it is for."),
    )

    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=CHANNELS,
        widget=forms.RadioSelect({"class": "govuk-radios--inline", "data-label-size": "s"}),
        error_messages={"required": _("Choose how it came.")},
    )
    participant = PersonChoice(
        label=_("Do we know them?"),
        queryset=Participant.objects.none(),
        required=False,
        empty_label=_("No, or I am not sure"),
    )
    about_code = forms.CharField(
        label=_("The code of the slip they took from the wall"),
        help_text=_("Five letters. Leave it empty if they took none."),
        max_length=12,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-5", "autocomplete": "off"}),
    )
    parent_how = how_field()
    slip_words = forms.CharField(
        label=_("The four words on the slip"),
        help_text=_("Only if the form has a slip with four words. Leave it empty and we make new words."),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, people: Any, hidden: Hidden, find: Any, **kwargs: Any) -> None:
        """`find` gives what hangs on the wall under a code, or nothing."""
        super().__init__(*args, **kwargs)
        self.find = find
        self.fields["participant"].queryset, self.fields["participant"].hidden = people, hidden
        for name in ("leave_empty", "began", "parent_agrees"):
            del self.fields[name]

    def clean_about_code(self) -> Offer | Need | None:
        typed = self.cleaned_data["about_code"]
        found = self.find(typed) if typed else None
        if typed and found is None:
            raise forms.ValidationError(
                _("Nothing hangs on the wall under this code now. Look once more, or empty the box.")
            )
        return found

    def clean_slip_words(self) -> str:
        """A slip of the pen is found before anyone looks for the words."""
        words: str = self.cleaned_data["slip_words"]
        unknown = unknown_words(words)
        if unknown:
            raise forms.ValidationError(
                _("No slip has the word “%(word)s”. Look at the paper once more."), params={"word": unknown[0]}
            )
        return words

    def no_such_slip(self) -> None:
        self.add_error(
            "slip_words", _("No slip of this form has these words, or it was typed in before. Empty the box to make "
                            "new words.")
        )  # fmt: skip

    @property
    def who(self) -> Who:
        known = self.cleaned_data["participant"]
        return replace(super().who, participant=known)

    def _is_too_quick(self) -> bool:
        """Who types from paper has signed in, and is nobody's program."""
        return False
