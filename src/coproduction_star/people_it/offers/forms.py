import time
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Place
from coproduction_star.journeys.places.fields import WardField
from coproduction_star.organisations.models import SafeChannel
from coproduction_star.people_it.models import (
    Agreement,
    Condition,
    Kind,
    Need,
    Offer,
    Times,
    Travel,
)
from coproduction_star.people_it.parent_fields import ages, check_parent, parent_in
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from . import easy_words
from .choosing import LANGUAGES, skills
from .telling import Holding, Thing, Told, Who

SALT = "coproduction_star.people_it.began"
QUICKEST_SECONDS = 3.0
"""Nobody reads a form and writes in it in less."""
SMALL = {"data-label-size": "s"}
NOTICE = PrivacyNotice(
    purpose=_("So that people who can give something and people who would like it find each other."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("The team. Others read only what you allow, without your name. How to reach you is shown to "
              "somebody only when you and they have both agreed."),
    kept_for=_("Until 90 days after the last day it is for. With your four words you can take it all back at any "
               "time."),
)  # fmt: skip


def began_now() -> str:
    return signing.dumps(time.time(), salt=SALT)


def says_something(form: forms.Form, *names: str) -> bool:
    """Whether a part of the form that can be folded is to be shown open."""
    return any(form[name].value() or form[name].errors for name in names)


class HoldingForm(forms.Form):
    """What holds for an offer or a wish: where, when, and until when."""

    notice, easy = NOTICE, easy_words.HOLDING

    place = forms.ModelChoiceField(
        label=_("Which place do you live in?"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("No place, or not in the list"),
    )
    postcode = WardField()
    times = forms.MultipleChoiceField(
        label=_("When could it be?"),
        help_text=_("Leave it empty if any time will do."),
        choices=Times.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
    )
    travel = forms.ChoiceField(
        label=_("How far can you come?"),
        choices=Travel.choices,
        required=False,
        widget=forms.RadioSelect(SMALL),
    )
    languages = forms.MultipleChoiceField(
        label=_("Which languages do you use?"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
    )
    until = DatePartsField(
        label=_("Until which day?"),
        help_text=_("For one day only, write that day. Leave it empty and we keep it for half a year."),
        required=False,
    )

    def __init__(self, *args: Any, places: Any, postcodes_of: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places
        if postcodes_of:
            self.fields["postcode"].organisation_id = postcodes_of
        else:
            del self.fields["postcode"]

    def clean_until(self) -> Any:
        day = self.cleaned_data["until"]
        if day is not None and day < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Write today or a later day, or leave it empty."))
        return day

    @property
    def holding_is_open(self) -> bool:
        """Whether the folded part is shown open: when something is in it."""
        return says_something(self, "travel", "languages") or bool(self["until"].errors)

    @property
    def holding(self) -> Holding:
        said = self.cleaned_data
        return Holding(
            place=said["place"] or said.get("postcode"), times=tuple(said["times"]), travel=said["travel"],
            languages=" ".join(said["languages"]), until=said["until"],
            conditions=tuple(said.get("conditions", ())),
        )  # fmt: skip


class ThingsForm(HoldingForm):
    """Two questions, and both are always asked. One of them may stay empty."""

    easy = easy_words.THINGS

    can = forms.CharField(
        label=_("I can offer …"),
        help_text=_("For example: I can mend bicycles. I can sit with somebody. Our group has a hall on Mondays."),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 4, "data-label-size": "m"}),
    )
    can_kind = forms.ChoiceField(
        label=_("What is it?"), choices=Kind.choices, initial=Kind.SKILL, required=False,
        widget=forms.RadioSelect(SMALL),
    )  # fmt: skip
    can_tags = forms.MultipleChoiceField(
        label=_("What is it about?"), choices=skills, required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    conditions = forms.MultipleChoiceField(
        label=_("What would you agree to first?"),
        help_text=_("Some people can only be met with care. You need none of these for most things."),
        choices=Condition.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
    )
    want = forms.CharField(
        label=_("I would like …"),
        help_text=_("For example: I would like company on a walk. I would like to learn to cook. We need a room."),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 4, "data-label-size": "m"}),
    )
    want_kind = forms.ChoiceField(
        label=_("What is it?"), choices=Kind.choices, initial=Kind.TIME, required=False,
        widget=forms.RadioSelect(SMALL),
    )  # fmt: skip
    want_tags = forms.MultipleChoiceField(
        label=_("What is it about?"), choices=skills, required=False, widget=forms.CheckboxSelectMultiple(SMALL)
    )
    to_learn = forms.BooleanField(label=_("I would like to learn it"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not {"can", "want"} & set(self.errors) and not (cleaned.get("can") or cleaned.get("want")):
            self.add_error("can", _("Write what you can offer, or what you would like below, or both."))
        return cleaned

    @property
    def can_is_open(self) -> bool:
        """Whether more about the offer is shown open: when something is in it."""
        return says_something(self, "can_tags", "conditions")

    @property
    def want_is_open(self) -> bool:
        return says_something(self, "want_tags")

    @property
    def things(self) -> tuple[Thing | None, Thing | None]:
        said = self.cleaned_data
        can, want = (
            Thing(said[name], said[f"{name}_kind"] or first, tuple(said[f"{name}_tags"])) if said[name] else None
            for name, first in (("can", Kind.SKILL), ("want", Kind.TIME))
        )
        return can, replace(want, to_learn=said["to_learn"]) if want is not None else None


class WhoForm(forms.Form):
    """Who somebody is, how they can be reached safely, and what they agree to."""

    notice, easy = NOTICE, easy_words.WHO

    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    group = forms.CharField(
        label=_("The name of your group"), help_text=_("Only if you speak for a group."), max_length=200,
        required=False,
    )  # fmt: skip
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput({"class": "govuk-input--width-20"})
    )
    safe_channel = forms.ChoiceField(
        label=_("How is it safe to reach you?"),
        help_text=_("If somebody must not see that we write or ring, choose what is safe. We never say what it is "
                    "about."),
        choices=[("", _("No matter how")), *SafeChannel.choices],
        required=False,
    )  # fmt: skip
    when_safe = forms.CharField(
        label=_("When is it safe?"), help_text=_("For example: Tuesday mornings."), max_length=200, required=False
    )
    age = forms.ChoiceField(
        label=_("How old are you?"),
        widget=forms.RadioSelect({"class": "govuk-radios--inline", "data-label-size": "s"}),
        error_messages={"required": _("Say how old you are, so that nobody is put at risk.")},
    )
    parent = forms.CharField(
        label=_("For a child: which parent or guardian agrees?"),
        help_text=_("Their name. Leave it empty if you are old enough."),
        max_length=120,
        required=False,
    )
    parent_agrees = forms.BooleanField(label=_("I am this parent or guardian, and I agree"), required=False)
    helper = forms.CharField(
        label=_("Do you fill this in for somebody else? Who are you?"),
        help_text=_("For example: her daughter. Leave it empty if it is for you."),
        max_length=120,
        required=False,
    )
    agreed = forms.MultipleChoiceField(
        label=_("What do you agree to?"),
        help_text=_("Each on its own. You can change it at any time, with your four words."),
        choices=Agreement.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(SMALL),
    )

    def __init__(self, *args: Any, alone_from: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alone_from = alone_from
        self.fields["age"].choices = ages(alone_from)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_parent(self, self.alone_from)
        return cleaned

    @property
    def who(self) -> Who:
        names = ("name", "group", "email", "phone", "safe_channel", "when_safe", "helper", "age")
        return Who(parent=parent_in(self), **{name: self.cleaned_data[name] for name in names})


class OfferAndAskForm(ThingsForm, WhoForm):
    """The page that anyone fills in. `began` and `leave_empty` tell people from programs."""

    notice, easy = NOTICE, easy_words.ALL

    worry = forms.BooleanField(
        label=_("I am worried that somebody is in danger or is being hurt"),
        help_text=_("Then only the person who keeps people safe reads it, at once, and nobody else."),
        required=False,
    )
    leave_empty = forms.CharField(label=_("Leave this box empty"), required=False)
    began = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name", "email", "phone", "leave_empty"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_leave_empty(self) -> str:
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError(_("Make this box empty again: it is there to stop machines. Then send it."))
        return ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and self._is_too_quick():
            self.add_error(None, _("That was very quick. Look at your words once more, then send them."))
        return cleaned

    def told_about(self, about: Offer | Need | None = None) -> Told:
        """`about` is what they read on the wall board: a wish they can meet, or an offer they would like."""
        offer, need = self.things
        if offer is not None and isinstance(about, Need):
            offer = replace(offer, about=about)
        if need is not None and isinstance(about, Offer):
            need = replace(need, about=about)
        return Told(offer, need, self.holding, self.who, frozenset(self.cleaned_data["agreed"]))

    @property
    def of_others_is_open(self) -> bool:
        return says_something(self, "group", "parent", "parent_agrees", "helper")

    def stamped(self) -> "OfferAndAskForm":
        """With the time it was first shown, or now where that is missing."""
        if self.is_bound and self._began() is None:
            self.data = self.data | {"began": began_now()}
        return self

    def _is_too_quick(self) -> bool:
        """Counted from when the page was first shown, however often it came back."""
        began = self._began()
        return began is None or time.time() - began < QUICKEST_SECONDS

    def _began(self) -> float | None:
        try:
            return float(signing.loads(self.data.get("began", ""), salt=SALT))
        except signing.BadSignature:
            return None
