from collections.abc import Collection
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.announcing import NAMES, missing_of
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Initiative, Place
from coproduction_star.organisations.models import Participant, SafeChannel
from coproduction_star.people_it.models import Age, LearningSession, TakesPart
from coproduction_star.people_it.parent_fields import check_ages, check_parent, how_field, parent_in, years_said
from coproduction_star.people_it.saying import ages_said
from coproduction_star.ui.fields import DatePartsField, HourField, LongLine
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from . import easy_words
from .services import VALUES, Coming, event_of, years_for

COMING = PrivacyNotice(
    purpose=_("To keep your place, get ready for you, and thank you."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("The team that runs it. Nobody else sees your name."),
    kept_for=_("90 days after the day. With your four words you can take it back at any time."),
)
SETTING_UP = PrivacyNotice(
    purpose=_("So that people know whom to ask."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Anyone, once it is public."),
    kept_for=_("As long as the programme."),
)

LATER = _("This, the next two and the day of the papers can wait until you make it public.")
OTHER = "other"
"""Somebody who is younger or older than a session is for."""


def _words(label: Any, *, most: int, required: Any, hint: Any = "", rows: int = 0) -> forms.CharField:
    widget = forms.Textarea({"rows": rows}) if rows else LongLine()
    return forms.CharField(
        label=label, max_length=most, help_text=hint, widget=widget, error_messages={"required": required}
    )


def _hour(label: Any, required: Any) -> HourField:
    return HourField(
        label=label, help_text=_("Such as 10:30 or 14:00."),
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
        error_messages={"required": required, "invalid": _("Write the hour like 10:30 or 14:00.")},
    )  # fmt: skip


class SessionForm(forms.Form):
    """What people need to know before they come."""

    notice = SETTING_UP

    title = _words(_("What is it called?"), most=200, required=_("Write what it is called."))
    what = _words(
        _("What will people learn or try?"), most=2000, rows=4, required=_("Write what people will learn or try."),
        hint=_("In plain words, and say that nobody needs to know anything before."),
    )  # fmt: skip
    skill = forms.ChoiceField(label=_("Which kind of skill is it?"), required=False)
    initiative = forms.ModelChoiceField(
        label=_("Which initiative does it help along?"), queryset=Initiative.objects.none(), required=False,
        empty_label=_("None"), help_text=_("The session then stands on its golden thread."),
    )  # fmt: skip
    on = DatePartsField(label=_("On which day?"), error_messages={"required": _("Enter the day.")})
    starts = _hour(_("When does it start?"), _("Enter when it starts."))
    ends = _hour(_("When does it end?"), _("Enter when it ends."))
    place = forms.ModelChoiceField(
        label=_("In which ward or neighbourhood?"), queryset=Place.objects.none(), required=False,
        empty_label=_("Not in one of these"),
    )  # fmt: skip
    where = _words(
        _("Where exactly?"), most=300, hint=LATER, required=_("Write where it is. Everybody may read this session."),
    )  # fmt: skip
    access = _words(
        _("What should people know about getting in and taking part?"), most=600, rows=3,
        hint=_("Steps, toilets, hearing loop, languages, the nearest bus, somebody to sit with."),
        required=_("Write about steps, toilets and how to get there, even if it is short."),
    )  # fmt: skip
    costs = _words(
        _("What does it cost, and what do you pay for?"), most=300,
        hint=_("Such as: free, and we pay the bus fare."), required=_("Write what it costs, even if it is nothing."),
    )  # fmt: skip
    papers_on = DatePartsField(
        label=_("On which day do the papers go out?"),
        help_text=_("What people read before they come, or that there is nothing to read. Leave them time."),
        error_messages={"required": _("Enter the day on which the papers go out.")},
    )  # fmt: skip
    youngest = forms.IntegerField(
        label=_("How old must people be?"), min_value=0, max_value=120,
        help_text=_("Below 18 somebody of the team is always there. Below %(age)s a parent agrees first."),
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        error_messages={"required": _("Enter the age from which people may come.")},
    )  # fmt: skip
    oldest = forms.IntegerField(
        label=_("Up to which age?"), min_value=0, max_value=120, required=False,
        help_text=_("Leave it empty if there is no upper age."),
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
    )  # fmt: skip
    most = forms.IntegerField(
        label=_("How many can come to learn?"), min_value=1, max_value=1000,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        error_messages={"required": _("Enter how many can come."), "min_value": _("At least one can come.")},
    )  # fmt: skip
    asks = PersonChoice(
        label=_("Whom can people ask?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody by name"),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, initiatives: Any, places: Any, people: Any, skills: dict[str, str], hidden: Hidden,
        alone_from: int, said: Collection[str] = (), **kwargs: Any,
    ) -> None:  # fmt: skip
        """`said` is what everybody may read already: it may change, and not be taken out."""
        super().__init__(*args, **kwargs)
        for name in NAMES:
            self.fields[name].required = name in said
        self.fields["youngest"].help_text %= {"age": alone_from}
        self.fields["skill"].choices = [("", _("None of these")), *skills.items()]
        self.fields["initiative"].queryset = initiatives
        self.fields["place"].queryset = places
        self.fields["asks"].queryset = people
        self.fields["asks"].hidden = hidden

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("starts") and cleaned.get("ends") and cleaned["ends"] <= cleaned["starts"]:
            self.add_error("ends", _("It must end after it starts."))
        check_ages(self)
        if cleaned.get("on") and cleaned.get("papers_on") and cleaned["papers_on"] > cleaned["on"]:
            self.add_error("papers_on", _("The papers must go out before people come, or on the same day."))
        if cleaned.get("on") and cleaned["on"] < timezone.localdate() and not cleaned.get("version"):
            self.add_error("on", _("That day is past. Enter a day from today on."))
        return cleaned


def said_in_public(session: LearningSession) -> set[str]:
    """What a public session says of the four things that people need to know before they come."""
    return set(NAMES) - set(missing_of(event_of(session))) if session.published_at else set()


def words_of(session: LearningSession) -> dict[str, Any]:
    """What the form shows of a session."""
    return {**{name: getattr(session, name) for name in VALUES}, "version": session.version}


class ComingForm(forms.Form):
    """Keep a place for me. Only the name is needed."""

    notice, easy = COMING, easy_words.COMING

    name = _words(_("What shall we call you?"), most=120, required=_("Write what we shall call you."),
                  hint=_("A first name is enough."))  # fmt: skip
    age = forms.ChoiceField(
        label=_("How old are you?"), widget=forms.RadioSelect, error_messages={"required": _("Say how old you are.")}
    )
    parent = forms.CharField(
        label=_("Which parent or guardian agreed?"), max_length=120, required=False,
        help_text=_("Only for somebody under %(age)s: their name."),
    )  # fmt: skip
    parent_agrees = forms.BooleanField(label=_("I am this parent or guardian, and I agree"), required=False)
    access_needs = forms.CharField(
        label=_("Is there anything we should get ready for you?"), max_length=600, required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Such as: a chair with arms, large print, somebody to come in with."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("How can we tell you if something changes?"), max_length=200, required=False,
        help_text=_("An e-mail or a phone number. You can leave it empty, and look with your four words."),
    )  # fmt: skip
    safe_channel = forms.ChoiceField(
        label=_("How is it safe to reach you?"), required=False,
        choices=[("", _("No matter how")), *SafeChannel.choices],
    )  # fmt: skip

    def __init__(self, *args: Any, session: LearningSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.session, ages = session, years_for(session)
        self.fields["age"].choices = [(age, years_said(*years)) for age, years in ages.items()]
        if session.youngest or session.oldest is not None:
            self.fields["age"].choices = [*self.fields["age"].choices, (OTHER, _("Another age"))]
        if tuple(ages) == (Age.ADULT,):
            self.fields["age"].help_text = _("It is for adults only.")
        self.alone_from = session.programme.organisation.alone_from
        self.fields["parent"].help_text %= {"age": self.alone_from}
        if Age.CHILD not in ages:
            del self.fields["parent"]
            del self.fields["parent_agrees"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("age") == OTHER:
            facts = {"ages": ages_said(self.session.youngest, self.session.oldest)}
            self.add_error(
                "age", _("It is for: %(ages)s. Look for another one, or ask the team. Nothing was kept.") % facts
            )
        if "parent" in self.fields:
            check_parent(self, self.alone_from)
        return cleaned

    @property
    def coming(self) -> Coming:
        about_parent = ("parent", "parent_agrees", "parent_how")
        said = {name: value for name, value in self.cleaned_data.items() if name not in about_parent}
        return Coming(**said, parent=parent_in(self) if "parent" in self.fields else None)


class ComingForOtherForm(ComingForm):
    """The same, typed by somebody for somebody else, who may be known and may teach."""

    part = forms.ChoiceField(
        label=_("What do they do there?"), choices=TakesPart.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose what they do there.")},
    )  # fmt: skip
    participant = PersonChoice(
        label=_("Somebody who takes part in the programme"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody of these"),
    )  # fmt: skip
    parent_how = how_field()
    field_order = ("part", "participant", "name", "age", "parent", "parent_how")

    def __init__(self, *args: Any, people: Any, hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].queryset = people
        self.fields["participant"].hidden = hidden
        self.fields.pop("parent_agrees", None)
        if "parent" not in self.fields:
            del self.fields["parent_how"]
        self.fields["name"].required = False
        self.fields["name"].label = _("Or the name of somebody else")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("participant") and not cleaned.get("name"):
            self.add_error("name", _("Choose somebody, or write a name."))
        return cleaned


class WhyForm(forms.Form):
    """Why it does not take place. Everyone who signed up reads it."""

    because = _words(_("Why is it cancelled?"), most=300, required=_("Write why. Everyone who signed up reads it."))


class ThanksForm(forms.Form):
    """Thank you, to everybody who came."""

    words = _words(
        _("Say thank you"), most=1000, rows=3, required=_("Write your thanks."),
        hint=_("Everybody who came reads it with their four words. A letter says only that it is there."),
    )  # fmt: skip
