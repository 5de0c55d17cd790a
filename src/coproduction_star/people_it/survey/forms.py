from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.data.questions import Audience
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Place
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.models import ADULT, Survey, SurveyAudience
from coproduction_star.people_it.parent_fields import check_ages
from coproduction_star.ui.fields import DatePartsField, LongLine
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .drafting import fingerprint
from .services import PROMISED, Promised, described_as, promised_as
from .wording import LANGUAGES, language_name

OLDEST = 120
STARTS = (
    ("core", gettext_lazy("The core: about five minutes")),
    ("recommended", gettext_lazy("The questions we advise: about ten minutes")),
    ("all", gettext_lazy("Every question of the bank, to take out what you will not use")),
    ("empty", gettext_lazy("No question: we add them one by one")),
)
TITLE_MISSING = gettext_lazy("Write a title, such as: What can we do in Northfield?")


def _rows(number: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number})


class AgeField(forms.IntegerField):
    """The age from which people may answer."""

    def __init__(self, **kwargs: Any) -> None:
        told = gettext_lazy("Write an age in years, such as 13.")
        super().__init__(
            label=gettext_lazy("From which age may people answer?"), min_value=0, max_value=OLDEST,
            help_text=gettext_lazy("Below 18, only questions for young people. Below %(age)s, a parent must agree."),
            error_messages={"required": told, "invalid": told}, **kwargs,
        )  # fmt: skip
        self.widget.attrs["class"] = "govuk-input--width-3"


class LastAgeField(forms.IntegerField):
    """The last age for which it is; nobody need say one."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Up to which age?"), min_value=0, max_value=OLDEST, required=False,
            help_text=gettext_lazy("Leave it empty where there is no upper age. Whoever is older is told so kindly."),
            error_messages={"invalid": gettext_lazy("Write an age in years, such as 25, or leave it empty.")},
        )  # fmt: skip
        self.widget.attrs["class"] = "govuk-input--width-3"


class AgesForm(forms.Form):
    """For whom it is, from an age and, where there is one, to an age."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_ages(self)
        return cleaned


class NewSurveyForm(AgesForm):
    """A survey begins in one step; everything can be changed later."""

    notice = NotPersonal("What will be asked. Name nobody.")

    title = forms.CharField(
        label=gettext_lazy("What is it called?"), max_length=200, help_text=gettext_lazy("People read it first."),
        widget=LongLine(),
        error_messages={"required": TITLE_MISSING},
    )  # fmt: skip
    audience = forms.ChoiceField(
        label=gettext_lazy("Who is asked?"), choices=SurveyAudience.choices, widget=forms.RadioSelect,
        initial=SurveyAudience.RESIDENT, error_messages={"required": gettext_lazy("Choose who is asked.")},
    )  # fmt: skip
    start = forms.ChoiceField(
        label=gettext_lazy("What do you start from?"), choices=STARTS, widget=forms.RadioSelect, initial="core",
        help_text=gettext_lazy("You can add, change and take out questions afterwards."),
        error_messages={"required": gettext_lazy("Choose what to start from.")},
    )  # fmt: skip
    youngest = AgeField(initial=ADULT)
    oldest = LastAgeField()
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("In which languages?"), choices=tuple(LANGUAGES.items()), initial=["en"],
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The bank has English and Welsh. For others you bring the words yourselves."),
        error_messages={"required": gettext_lazy("Choose at least one language.")},
    )  # fmt: skip

    def __init__(self, *args: Any, alone_from: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["youngest"].help_text %= {"age": alone_from}

    @property
    def audience_asked(self) -> Audience:
        return Audience(self.cleaned_data["audience"])

    @property
    def languages_asked(self) -> tuple[str, ...]:
        return _in_order(self.cleaned_data["languages"])


def _in_order(codes: list[str]) -> tuple[str, ...]:
    """English first, where it is there: the bank is written in it."""
    order = [*LANGUAGES]
    return tuple(sorted(codes, key=lambda code: order.index(code) if code in order else len(order)))


class DescribeForm(AgesForm):
    """The title, the ages and the languages."""

    notice = NotPersonal("What is asked. Names nobody.")

    title = forms.CharField(
        label=gettext_lazy("What is it called?"), max_length=200, widget=LongLine(),
        error_messages={"required": TITLE_MISSING},
    )  # fmt: skip
    youngest = AgeField()
    oldest = LastAgeField()
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("In which languages?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one language.")},
    )  # fmt: skip
    machine = forms.MultipleChoiceField(
        label=gettext_lazy("Which of them did a machine write, with nobody to check it?"), required=False,
        widget=forms.CheckboxSelectMultiple, help_text=gettext_lazy("People are told so beside the words."),
    )  # fmt: skip
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = dict.fromkeys((*LANGUAGES, *survey.draft["languages"]))
        choices = [(code, language_name(code)) for code in codes]
        self.fields["languages"].choices = choices
        self.fields["machine"].choices = choices
        self.fields["youngest"].help_text %= {"age": survey.programme.organisation.alone_from}

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "title": said["title"], "youngest": said["youngest"], "oldest": said["oldest"],
            "languages": _in_order(said["languages"]), "machine": tuple(said["machine"]), "seen": said["version"],
        }  # fmt: skip


def words_of_description(survey: Survey) -> dict[str, Any]:
    said = described_as(survey)
    return said | {"version": fingerprint(said)}


class PromiseForm(forms.Form):
    """No survey without an offer: who responds, with what, by when."""

    notice = PrivacyNotice(
        purpose=gettext_lazy("So that people who answer know who responds to them."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=gettext_lazy("Anyone can read the name on the first page of the survey."),
        kept_for=gettext_lazy("As long as the programme, or until somebody else is named."),
    )

    capacity = forms.CharField(
        label=gettext_lazy("Who will respond, and with what?"), max_length=2000, required=False, widget=_rows(4),
        help_text=gettext_lazy("Such as: Two workers ring everybody who offers something, and pay their fares."),
    )  # fmt: skip
    capacity_of = PersonChoice(
        label=gettext_lazy("Who answers for that?"), queryset=Participant.objects.none(), required=False,
        empty_label=gettext_lazy("Choose a person"), help_text=gettext_lazy("Their name stands on the first page."),
    )  # fmt: skip
    respond_by = DatePartsField(
        label=gettext_lazy("By which day do people hear what comes of it?"), required=False,
        help_text=gettext_lazy("Such as 27 3 2027."),
    )  # fmt: skip
    last_time = forms.CharField(
        label=gettext_lazy("What came of the last time you asked?"), max_length=2000, required=False, widget=_rows(4),
        help_text=gettext_lazy("If it is the first time, say so. If nothing came of it, say that."),
    )  # fmt: skip
    place = forms.ModelChoiceField(
        label=gettext_lazy("Is it about one place?"), queryset=Place.objects.none(), required=False,
        empty_label=gettext_lazy("No, the whole area"),
    )  # fmt: skip
    opens_on = DatePartsField(label=gettext_lazy("First day to answer"), required=False,
                              help_text=gettext_lazy("Leave it empty to begin when you publish it."))  # fmt: skip
    closes_on = DatePartsField(label=gettext_lazy("Last day to answer"), required=False)
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, people: QuerySet[Participant], places: QuerySet[Place], hidden: Hidden, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["capacity_of"].queryset = people
        self.fields["capacity_of"].hidden = hidden
        self.fields["place"].queryset = places

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("The last day comes before the first. Change one of them."))
        return cleaned

    @property
    def promised(self) -> Promised:
        return Promised(**{name: self.cleaned_data[name] for name in PROMISED})


def words_of_promise(survey: Survey) -> dict[str, Any]:
    said = promised_as(survey)
    return said | {"version": fingerprint(said)}


class TwinForm(forms.Form):
    """The same survey for another audience."""

    notice = NotPersonal("What will be asked. Names nobody.")

    audience = forms.ChoiceField(
        label=gettext_lazy("Who is asked?"), widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose who is asked.")},
    )  # fmt: skip
    title = forms.CharField(
        label=gettext_lazy("What is it called?"), max_length=200, widget=LongLine(),
        error_messages={"required": TITLE_MISSING},
    )  # fmt: skip

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = [one for one in SurveyAudience.choices if one[0] != survey.audience]


class CloseForm(forms.Form):
    """What came of it. A survey does not close without all three."""

    notice = NotPersonal("What came of a survey, for everybody to read. Name nobody.")

    heard = forms.CharField(
        label=gettext_lazy("What did you hear?"), max_length=4000, widget=_rows(5),
        error_messages={"required": gettext_lazy("Say what you heard.")},
    )  # fmt: skip
    will_do = forms.CharField(
        label=gettext_lazy("What will you do, and by when?"), max_length=4000, widget=_rows(5),
        error_messages={"required": gettext_lazy("Say what you will do.")},
    )  # fmt: skip
    cannot = forms.CharField(
        label=gettext_lazy("What can you not do, and why?"), max_length=4000, widget=_rows(5),
        help_text=gettext_lazy("If you can do everything people asked for, say that."),
        error_messages={"required": gettext_lazy("Say what you cannot do, and why.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def words_of_closing(survey: Survey) -> Mapping[str, Any]:
    return {name: getattr(survey, name) for name in ("heard", "will_do", "cannot", "version")}
