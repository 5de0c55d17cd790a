from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Place, Programme
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice
from coproduction_star.voices.contributions.forms import NO, YES, ContributionForm
from coproduction_star.voices.models import Channel
from coproduction_star.voices.references import unknown_words
from coproduction_star.voices.subjects import LONGEST, Subject, page_asked_about

from .codes import (
    OF_ANSWER,
    OF_CHANNEL,
    OF_WORRY,
    Mistyped,
    OfAnotherProgramme,
    coded,
    form_code,
    in_halves,
    kind_of,
    place_code,
)
from .services import MOST_COPIES

CHANNELS = [(value, label) for value, label in Channel.choices if value != Channel.ONLINE]
NOT_OF_A_FORM = ("leave_empty", "began")
"""What tells people from programs on the page has no place on paper."""


class PrintForm(forms.Form):
    notice = NotPersonal("A number of copies.")

    copies = forms.IntegerField(
        label=_("How many copies?"),
        help_text=_("Each has four words of its own, so print one for each person. Do not photocopy them."),
        min_value=1,
        max_value=MOST_COPIES,
        initial=1,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        error_messages={
            "required": _("Enter how many copies you need, such as 1."),
            "invalid": _("Enter a whole number, such as 1."),
            "min_value": _("Enter 1 or more."),
            "max_value": _("Enter %(limit_value)d or fewer. You can print again after that."),
        },
    )


class CodeForm(forms.Form):
    notice = NotPersonal("The code of a form.")

    form_code = forms.CharField(
        label=_("The code of the form"),
        help_text=_("Six letters at the top of the sheet, such as HKT RMX."),
        max_length=40,
        widget=forms.TextInput({"class": "govuk-input--width-10", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Type the six letters at the top of the form.")},
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = programme

    def clean_form_code(self) -> str:
        """The kind of form."""
        try:
            return kind_of(self.cleaned_data["form_code"], programme=self.programme)
        except Mistyped as error:
            raise forms.ValidationError(
                _("No form has this code. Look at the six letters once more: there is no I, no O and no Q.")
            ) from error
        except OfAnotherProgramme as error:
            raise forms.ValidationError(
                _("Another programme printed this form. Type it in there, or give it to its team.")
            ) from error


class CodedPlace(forms.ModelChoiceField):
    """A place by the letters that stand beside it on paper."""

    def label_from_instance(self, place: Place) -> str:
        return f"{place_code(place)} – {place.name}"


class TypeInForm(ContributionForm):
    """The form of the page, with the codes of the paper and who said it in which way."""

    notice = PrivacyNotice(
        purpose=_("So that people without a computer are heard and answered as all others are."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("You, somebody who checks it, then the team. Keep to yourself what you type for others."),
        kept_for=_("The words for two years after the answer. Name and contact for 90 days after it."),
    )

    channel = forms.ChoiceField(
        label=_("How did it come?"),
        choices=CHANNELS,
        widget=forms.RadioSelect({"class": "govuk-radios--inline", "data-label-size": "s"}),
        error_messages={"required": _("Choose how it came.")},
    )
    received = DatePartsField(
        label=_("When did it come?"),
        help_text=_("The day of the answer is counted from here."),
        error_messages={"required": _("Enter the day on which it came.")},
    )
    slip_words = forms.CharField(
        label=_("The four words on the slip"),
        help_text=_("Only if the form has a slip with four words. Leave it empty and we make new words."),
        max_length=120,
        required=False,
    )
    place = CodedPlace(
        label=_("Which place is it about?"),
        queryset=Place.objects.none(),
        required=False,
        empty_label=_("No place, or not in the list"),
    )
    participant = PersonChoice(
        label=_("Is it somebody we know?"),
        queryset=Participant.objects.none(),
        required=False,
        empty_label=_("No, or they do not want to say"),
    )
    field_order = ("channel", "received", "slip_words", "words", "about_somebody", "worry", "place", "postcode",
                   "participant")  # fmt: skip

    def __init__(
        self, *args: Any, people: QuerySet[Participant], hidden: Hidden, programme: Programme, kind: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.programme, self.code = programme, in_halves(form_code(programme, kind))
        for name in NOT_OF_A_FORM:
            del self.fields[name]
        self.fields["participant"].queryset, self.fields["participant"].hidden = people, hidden
        self.fields["slip_words"].widget.attrs["autocomplete"] = "off"
        for name, codes in (("about_somebody", OF_ANSWER), ("safe_channel", OF_CHANNEL)):
            self.fields[name].choices = list(coded(self.fields[name].choices, codes))
        self.fields["worry"].label = f"{OF_WORRY} – {self.fields['worry'].label}"
        self._for_who_types()

    def clean_received(self) -> Any:
        day = self.cleaned_data["received"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Enter the day on which it came."))
        return day

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
        said = _("No slip of this form has these words. Look once more. If the code on the paper is not %(code)s, it "
                 "is another form: choose it below. Without a slip, empty the box to make new words.")  # fmt: skip
        self.add_error("slip_words", said % {"code": self.code})

    def slip_used(self) -> None:
        self.add_error(
            "slip_words",
            _("The form with these words was typed in before. Is this another one? Empty the box to make new words."),
        )

    @property
    def about(self) -> Subject | None:
        """The page that the words are about."""
        return self.cleaned_data.get("page")

    def _is_too_quick(self) -> bool:
        """Who types from paper has signed in, and is nobody's program."""
        return False

    def _for_who_types(self) -> None:
        """What the page asks its reader is asked here about somebody else."""
        self.fields["words"].label = _("What they wrote or said, in their own words")
        self.fields["words"].help_text = _("Mend nothing. Where you cannot read a word, write […].")
        self.fields["name"].label = _("Their name")
        if "postcode" in self.fields:
            self.fields["postcode"].label = _("Their postcode, if they wrote it")
        self.fields["contact"].label = _("How can we reach them?")
        self.fields["safe_channel"].label = _("How is it safe to reach them?")
        self.fields["safe_channel"].help_text = _("The letter beside the box they ticked.")
        self.fields["about_somebody"].help_text = ""
        self.fields["worry"].help_text = _(
            "If they ticked it, tick it here. The person who keeps people safe is told at once."
        )


class OnAPageForm(TypeInForm):
    """What is wrong on a page: which page is asked once, and whoever cannot find it out can go on without."""

    page = forms.CharField(
        label=_("Which page is it about?"),
        help_text=_("The address of the page. If the paper has only a heading, open that page and copy its address."),
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
    no_page = forms.BooleanField(label=_("Nobody says which page"), required=False)
    field_order = ("channel", "received", "slip_words", "page", "no_page", *TypeInForm.field_order[3:])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("page", "no_page"):
            self.fields[name].one_of_several = True

    def clean_page(self) -> Subject | None:
        typed = self.cleaned_data["page"].partition("#")[0].partition("?")[0]
        if not typed:
            return None
        path = f"/{typed.partition('://')[2].partition('/')[2] if '://' in typed else typed.partition('/')[2]}"
        found = page_asked_about(self.programme, path if path.endswith("/") else f"{path}/")
        if found is None:
            raise forms.ValidationError(
                _("No public page of this programme has this address. Look once more. If you cannot find "
                  "the page, empty the box and tick “Nobody says which page”.")
            )  # fmt: skip
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not (cleaned.get("page") or cleaned.get("no_page") or "page" in self.errors):
            said = _("Form %(code)s is about a page, and no page is named here. Look for it in the words, or ask who "
                     "wrote them. If nobody knows, tick “Nobody says which page”.")  # fmt: skip
            self.add_error("page", said % {"code": self.code})
        return cleaned


__all__ = ["NO", "YES", "CodeForm", "OnAPageForm", "PrintForm", "TypeInForm"]
