import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.case_bank.facets import Facet
from coproduction_star.journeys.initiatives.naming import KEEP, AsksAboutAddress
from coproduction_star.journeys.whereabouts import address_in
from coproduction_star.map_it.labels import label_of
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice
from coproduction_star.voices.references import normal, unknown_words

from .answers import LONGEST, NO_CASE, OTHER_DAY, OUTCOMES, OWN, chosen_day, suggestions
from .handing import TITLE
from .services import LIVES

SOON = (dt.timedelta(days=7), dt.timedelta(days=14), dt.timedelta(days=28))
KEPT = PrivacyNotice(
    purpose=_("So that you can keep your plan and find it again."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Nobody but you, with your four words."),
    kept_for=_("90 days, or two weeks after your day when that is later. You can erase it at any time."),
)


class WantForm(forms.Form):
    notice = KEPT

    wanted = forms.CharField(
        label=_("What do you want to be different?"),
        help_text=_("Write it as you would say it to a neighbour. One sentence is enough."),
        max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3, "data-label-size": "m"}),
        error_messages={"max_length": _("Make it %(limit_value)d letters or fewer. It has %(show_value)d.")},
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label=_("Or choose one"), required=False, widget=forms.RadioSelect({"data-label-size": "s"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(slug, label_of(Facet.OUTCOME, slug)) for slug in OUTCOMES]
        _one_of(self, "wanted", "outcome")
        self.fields["outcome"].choices = [*named, (OWN, _("What I wrote above"))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("wanted") and cleaned.get("outcome", "") in {"", OWN} and not self.errors:
            self.add_error("wanted", _("Write what you want to be different, or choose one below."))
        return cleaned


class CaseForm(forms.Form):
    notice = NotPersonal("Which case somebody likes says nothing about them.")

    case = forms.ChoiceField(
        label=_("Which one is most like what you want?"),
        widget=forms.RadioSelect({"data-label-size": "m"}),
        error_messages={"required": _("Choose one, or “None of them”.")},
    )

    def __init__(self, *args: Any, cases: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = [*cases, (NO_CASE, _("None of them"))]


class ThingForm(forms.Form):
    notice = KEPT

    thing = forms.ChoiceField(
        label=_("Choose one small thing"), required=False, widget=forms.RadioSelect({"data-label-size": "m"})
    )
    own = forms.CharField(
        label=_("Your own small thing"),
        help_text=_("So small that ten minutes are enough to begin."),
        max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 2}),
        error_messages={"max_length": _("Make it %(limit_value)d letters or fewer. It has %(show_value)d.")},
    )  # fmt: skip

    def __init__(self, *args: Any, case_title: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _one_of(self, "thing", "own")
        self.fields["thing"].choices = [*suggestions(case_title), (OWN, _("Something else: I write it below"))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("own") and cleaned.get("thing", "") in {"", OWN} and not self.errors:
            self.add_error("own", _("Write your own small thing here, or choose one above."))
        if cleaned.get("thing", "") in {"", OWN}:
            _ask_about_address(self, "own")
        return cleaned


class WhoForm(forms.Form):
    notice = KEPT

    who = forms.CharField(
        label=_("Who will do it with you?"),
        help_text=_("A first name is enough. It may be your own, but two do more than one."),
        max_length=60, widget=forms.TextInput({"autocomplete": "off", "data-label-size": "m"}),
        error_messages={
            "required": _("Write one name. A first name is enough."),
            "max_length": _("Write one short name, %(limit_value)d letters or fewer."),
        },
    )  # fmt: skip


class DayForm(forms.Form):
    """A day from today on, and not later than 90 days from now."""

    notice = NotPersonal("A day says nothing about anybody.")

    day = forms.ChoiceField(label=_("When?"), required=False, widget=forms.RadioSelect({"data-label-size": "m"}))
    on = DatePartsField(label=_("Another day"), help_text=_("Within the next 90 days."), required=False)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        _one_of(self, "day", "on")
        near = ((today + days).isoformat() for days in SOON)
        named = [(day, date_format(dt.date.fromisoformat(day), "l j F")) for day in near]
        self.fields["day"].choices = [*named, (OTHER_DAY, _("Another day: I write it below"))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        day = chosen_day(cleaned.get("day") or "", cleaned.get("on"))
        if day is None:
            self.add_error("on", _("Choose a day above, or write one here."))
        elif day < self.today:
            self.add_error("on", _("This day has passed. Write a day that is still to come."))
        elif day > self.today + LIVES:
            last = date_format(self.today + LIVES, "j F Y")
            self.add_error("on", str(_("This is far away. Choose a day until %(day)s.")) % {"day": last})
        return cleaned | {"chosen": day}


def _ask_about_address(form: forms.Form, name: str) -> None:
    """What may become the name of an initiative is asked about as a name is; then a box to keep it stands below."""
    said = form.cleaned_data.get(name)
    if not said or said == form.initial.get(name) or not address_in(said):
        return
    form.fields[KEEP] = forms.BooleanField(label=_("Keep it as it is: it is no private address"), required=False)
    before = list(form.fields)
    before.insert(before.index(name) + 1, KEEP)
    form.order_fields(before)
    if KEEP not in form.data:
        form.add_error(name, _("This looks like somebody’s address. Write it without, or tick “Keep it as it is”."))


def _one_of(form: forms.Form, *names: str) -> None:
    """One of these must be answered, so none of them is called optional."""
    for name in names:
        form.fields[name].one_of_several = True


class FourWordsForm(forms.Form):
    notice = NotPersonal("Four words drawn by lot, which say nothing about anybody.")

    reference = forms.CharField(
        label=_("Your four words"),
        help_text=_("Capitals, commas and dashes do not matter. The order does."),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Type the four words you were given."),
            "max_length": _("That is more than four words. Type only the four you were given."),
        },
    )

    def refuse(self) -> None:
        """The same sentence for wrong words and old ones; a slip of the pen is pointed out."""
        self.add_error("reference", _("We do not find these four words. Check each word and their order."))
        typed = self.data.get("reference", "")
        slips = unknown_words(typed)
        if slips and normal(typed):
            words = ", ".join(f"“{word[:20]}”" for word in slips)
            self.add_error("reference", str(_("Not a word we give out: %(words)s.")) % {"words": words})


class HappenedForm(forms.Form):
    notice = NotPersonal("Whether something happened.")

    happened = forms.ChoiceField(
        label=_("Did it happen?"),
        choices=[("yes", _("Yes")), ("no", _("Not yet, or not quite"))],
        widget=forms.RadioSelect({"data-label-size": "m"}),
        error_messages={"required": _("Choose yes or not yet. Both are fine.")},
    )


class LearnedForm(forms.Form):
    notice = KEPT

    learned = forms.CharField(
        label=_("What did you learn?"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write one thing you learned, however small.")},
    )  # fmt: skip
    next_words = forms.CharField(
        label=_("What next?"), help_text=_("You may leave this empty."),
        max_length=1000, required=False, widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip


class SmallerForm(DayForm):
    notice = KEPT

    learned = forms.CharField(
        label=_("What got in the way?"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("You may leave this empty."),
    )  # fmt: skip
    what = forms.CharField(
        label=_("What would be smaller and easier?"), max_length=LONGEST, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Write one smaller thing. Asking one question is enough.")},
    )  # fmt: skip
    who = forms.CharField(
        label=_("Who will do it with you?"), max_length=60, widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Write one name. A first name is enough.")},
    )  # fmt: skip
    field_order = ("learned", "what", "who", "day", "on")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        _ask_about_address(self, "what")
        return cleaned


class LetterForm(forms.Form):
    notice = PrivacyNotice(
        purpose=_("So that we can write to you on the day."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("Nobody. The computer sends the e-mail."),
        kept_for=_("As long as your plan. If you do not press the link in our first e-mail, seven days."),
    )

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Write your e-mail address, or go back: you need no reminder."),
            "invalid": _("Write an e-mail address such as name@example.org."),
        },
    )


class MineForm(AsksAboutAddress):
    """Where it goes. When it looks like somebody's address, it is asked for another name: others will read it."""

    notice = NotPersonal("Which programme it goes into, and a name for it.")

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=TITLE,
        error_messages={
            "required": _("Give it a name."),
            "max_length": _("Make the name %(limit_value)d letters or fewer. It has %(show_value)d."),
        },
    )
    programme = forms.ChoiceField(
        label=_("In which of your programmes?"),
        widget=forms.RadioSelect({"data-label-size": "m"}),
        error_messages={"required": _("Choose a programme.")},
    )

    def __init__(self, *args: Any, programmes: Iterable[tuple[str, str]], title: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].choices = list(programmes)
        self.fields["title"].initial = title
        if not address_in(title):
            del self.fields["title"]


class TellForm(forms.Form):
    """What is told to a published programme, to be looked at before it goes."""

    notice = PrivacyNotice(
        purpose=_("So that the programme hears what you did, answers you, and others can learn from it."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Somebody who checks it, then the team. Once it is checked others can read your words."),
        kept_for=_("Two years after the answer, or until you take it back."),
    )

    words = forms.CharField(
        label=_("What we tell them"),
        help_text=_("Change it as you like. Leave out names, phone numbers and addresses."),
        max_length=4000,
        widget=forms.Textarea({"rows": 7}),
        error_messages={"required": _("Write what you did, in a sentence or two.")},
    )
    about_somebody = forms.ChoiceField(
        label=_("Is this about a person who could be recognised?"),
        help_text=_("Then somebody takes out who it is before anyone else reads it."),
        choices=[("no", _("No")), ("yes", _("Yes, or maybe"))],
        widget=forms.RadioSelect({"class": "govuk-radios--inline", "data-label-size": "s"}),
        error_messages={"required": _("Say whether it is about a person who could be recognised.")},
    )
