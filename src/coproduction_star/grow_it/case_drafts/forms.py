"""What each part of a case asks. Nothing must be filled in to be saved: the page of the case says what is missing."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.cases import LONGEST
from coproduction_star.data.countries import COUNTRIES
from coproduction_star.data.vocabularies import OUTCOMES_SOUGHT, PEOPLE, Better, Co, Evidence, ResultKind, Sector
from coproduction_star.grow_it.models import AgreedBy, CaseDraft
from coproduction_star.journeys.privacy import WRITTEN_HERE
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .record import FIELDS, OWN, PARTS, lines

YEARS = {"min_value": 1800, "max_value": 2100}
NUMBERED = re.compile(r"^(.*?)\s*\[(\d+)\]$")
ONE_A_LINE = _("One on each line.")
QUOTED = PrivacyNotice(
    purpose=_("So that nobody is quoted or named who did not agree to it."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_(
        "Anyone reads the quote and the names, once an editor publishes the case. Who agreed stays in the team."
    ),
    kept_for=_("Until they take it back, which removes it at once, or as long as the programme."),
)
MOST_BYTES = 400_000


def _text(name: str, *, rows: int = 0, hint: Any = "", most: int = 0) -> forms.CharField:
    return forms.CharField(
        label=FIELDS[name], required=False, help_text=hint, max_length=most or LONGEST[name],
        widget=forms.Textarea({"rows": rows}) if rows else forms.TextInput(),
    )  # fmt: skip


def _several(name: str, known: Iterable[tuple[str, Any]]) -> forms.MultipleChoiceField:
    small = forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})
    return forms.MultipleChoiceField(label=FIELDS[name], choices=list(known), required=False, widget=small)


def _labels(known: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(((word, gettext(label)) for word, label in known.items()), key=lambda one: one[1])


class PartForm(forms.Form):
    """One part of a case; `values` are as the case keeps them."""

    notice: Any = WRITTEN_HERE
    version = forms.IntegerField(widget=forms.HiddenInput)
    LINES: tuple[str, ...] = ()

    @property
    def values(self) -> dict[str, Any]:
        said = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {name: lines(value) if name in self.LINES else value for name, value in said.items()}


class AboutForm(PartForm):
    LINES = ("organisations",)

    title = _text("title", hint=_("What happened, as a short sentence."))
    place = _text("place", hint=_("Where, as people there would say it."))
    country = forms.ChoiceField(label=FIELDS["country"], required=False)
    latitude = forms.FloatField(
        label=FIELDS["latitude"], required=False, min_value=-90, max_value=90,
        help_text=_("For the map of cases, such as 51.48. Two digits after the point are enough."),
        widget=forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-5"}),
    )  # fmt: skip
    longitude = forms.FloatField(
        label=FIELDS["longitude"], required=False, min_value=-180, max_value=180, help_text=_("Such as -3.18."),
        widget=forms.TextInput({"class": "govuk-input--width-5"}),
    )  # fmt: skip
    organisations = _text("organisations", rows=3, hint=ONE_A_LINE, most=3000)
    started = forms.IntegerField(label=FIELDS["started"], required=False, **YEARS)
    ended = forms.IntegerField(
        label=FIELDS["ended"], required=False, help_text=_("Leave it empty while it goes on."), **YEARS
    )
    sector = forms.ChoiceField(label=FIELDS["sector"], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", gettext("Choose a country")), *_labels(COUNTRIES)]
        sectors = {one.value: one.label for one in Sector}
        self.fields["sector"].choices = [("", gettext("Choose one")), *_labels(sectors)]


class WhoForm(PartForm):
    cos = _several("cos", ())
    people = _several("people", ())
    outcomes_sought = _several("outcomes_sought", ())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cos"].choices = [(one.value, gettext(one.label)) for one in Co]
        self.fields["people"].choices = _labels(PEOPLE)
        self.fields["outcomes_sought"].choices = _labels(OUTCOMES_SOUGHT)


class StoryForm(PartForm):
    problem = _text("problem", rows=5, hint=_("What was wrong, in a few plain sentences."))
    approach = _text("approach", rows=7)
    citizens_bring = _text("citizens_bring", rows=4)
    services_bring = _text("services_bring", rows=4)


class LearnedForm(PartForm):
    LINES = ("unknown",)

    setbacks = _text(
        "setbacks", rows=5, most=6000,
        hint=_("One on each line. A number in brackets at the end says which source, such as [2]."),
    )  # fmt: skip
    lessons = _text("lessons", rows=7, hint=_("What others can learn from it, good and bad."))
    unknown = _text("unknown", rows=4, hint=ONE_A_LINE, most=6000)
    evidence = forms.ChoiceField(label=FIELDS["evidence"], required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, draft: CaseDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sources = len(draft.words["sources"])
        self.fields["evidence"].choices = [
            (one.value, ": ".join((gettext(one.label), gettext(one.explanation)))) for one in Evidence
        ]

    def clean_setbacks(self) -> list[dict[str, Any]]:
        rows = [_setback(line) for line in lines(self.cleaned_data["setbacks"])]
        for row in rows:
            if not 1 <= row["source"] <= max(self.sources, 1):
                words = ngettext("There is %(n)s source.", "There are %(n)s sources.", self.sources)
                raise forms.ValidationError(words % {"n": self.sources})
        return rows


def _setback(line: str) -> dict[str, Any]:
    found = NUMBERED.match(line)
    what, number = found.groups() if found else (line, "1")
    return {"what": what, "source": int(number)}


class VoiceForm(PartForm):
    """Words of somebody, and names: published only with consent."""

    notice = QUOTED
    quote = forms.CharField(
        label=_("What somebody said"), max_length=600, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("It is published only when the four questions below are answered. Ask anew: whoever agreed to one "
                    "page agreed to no other."),
    )  # fmt: skip
    quoted = forms.CharField(
        label=_("How do they want to be called?"), max_length=120, required=False,
        help_text=_("Such as: a neighbour. A name only if they ask for it."),
    )  # fmt: skip
    named = forms.CharField(
        label=_("Names of people who agreed to be named"), max_length=1000, required=False,
        widget=forms.Textarea({"rows": 3}), help_text=_("One on each line. Nobody else’s name may stand in the case."),
    )  # fmt: skip
    consent_of = forms.CharField(label=_("Who agreed?"), max_length=300, required=False,
                                 help_text=_("In words the team understands. It is never published."))  # fmt: skip
    consent_by = forms.ChoiceField(label=_("How did they agree?"), required=False,
                                   choices=[("", _("Nobody agreed yet")), *AgreedBy.choices])  # fmt: skip
    consent_on = DatePartsField(label=_("On which day?"), required=False)


FORMS: dict[str, type[PartForm]] = {
    "about": AboutForm, "who": WhoForm, "story": StoryForm, "learned": LearnedForm, "voice": VoiceForm,
}  # fmt: skip


def said_in(draft: CaseDraft, part: str) -> dict[str, Any]:
    """A part as its form shows it."""
    said = {name: getattr(draft, name) if name in OWN else draft.words.get(name) for name in PARTS[part]}
    if part == "learned":
        said["setbacks"] = [
            one["what"] + (f" [{one['source']}]" if one["source"] != 1 else "") for one in said["setbacks"] or []
        ]
    several = ("cos", "people", "outcomes_sought")
    texts = {name: "\n".join(value) for name, value in said.items() if isinstance(value, list) and name not in several}
    return {**said, **texts, "version": draft.versions.get(part, 1)}


class RowForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class SourceForm(RowForm):
    notice = NotPersonal("Where a figure comes from: the title and address of a page or a report.")

    title = forms.CharField(
        label=_("Title of the page or report"), max_length=LONGEST["source title"],
        error_messages={"required": _("Write what it is called.")},
    )  # fmt: skip
    publisher = _text("publisher")
    year = forms.IntegerField(label=FIELDS["year"], required=False, **YEARS)
    url = forms.CharField(
        label=FIELDS["url"], max_length=LONGEST["url"], required=False,
        help_text=_("In full, where anyone can read it: https://example.org/report. Your own public page will do."),
    )  # fmt: skip


class ResultForm(RowForm):
    notice = WRITTEN_HERE

    what = forms.CharField(
        label=FIELDS["what"], max_length=LONGEST["what"], error_messages={"required": _("Write what is counted.")}
    )
    kind = forms.ChoiceField(label=FIELDS["kind"], choices=())
    number = forms.FloatField(
        label=FIELDS["level"], widget=forms.TextInput({"inputmode": "decimal", "class": "govuk-input--width-10"}),
        error_messages={"required": _("Write the figure."), "invalid": _("Write a number, such as 64.2.")},
    )  # fmt: skip
    is_change = forms.ChoiceField(
        label=_("What is it?"), widget=forms.RadioSelect,
        choices=[("level", _("Where it stood")), ("change", _("How far it moved, with minus where it fell"))],
    )  # fmt: skip
    unit = _text("unit", hint=_("In words, such as percent, people/month or GBP/year."))
    period = _text("period")
    comparator = _text("comparator", hint=_("What it is set against: before, another place, a target."))
    compared_with = forms.FloatField(
        label=_("The number it is set against"), required=False, widget=forms.TextInput({"inputmode": "decimal"})
    )
    better = forms.ChoiceField(label=FIELDS["better"], required=False)
    no_clear_effect = forms.BooleanField(label=_("The difference could be chance"), required=False)
    source = forms.TypedChoiceField(label=FIELDS["source"], coerce=int, choices=())

    def __init__(self, *args: Any, draft: CaseDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(one.value, gettext(one.label)) for one in ResultKind]
        better = [(one.value, gettext(one.label)) for one in Better]
        self.fields["better"].choices = [("", gettext("Does not apply")), *better]
        titles = enumerate((one["title"] for one in draft.words["sources"]), start=1)
        self.fields["source"].choices = [(number, f"{number}. {title[:80]}") for number, title in titles]

    @property
    def values(self) -> dict[str, Any]:
        said = super().values
        number = said.pop("number")
        number = int(number) if number == int(number) else number
        way = said.pop("is_change")
        empty = {name: said[name] or None for name in ("period", "comparator", "better")}
        return {**said, **empty, "change": None, "level": None, "target": None, way: number}


def said_in_row(row: Mapping[str, Any]) -> dict[str, Any]:
    if "what" not in row:
        return dict(row)
    changed = row.get("change") is not None
    return {**row, "number": row["change"] if changed else row.get("level"), "is_change": "change" if changed
            else "level"}  # fmt: skip


class ReasonForm(forms.Form):
    notice = WRITTEN_HERE

    words = forms.CharField(
        label=_("Why?"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write why, so that they know what to do.")},
    )  # fmt: skip


class CheckForm(forms.Form):
    """What an editor looked at before anyone reads it."""

    notice = NotPersonal("That an editor looked.")

    figures = forms.BooleanField(
        label=_("I looked at each figure beside its source"), error_messages={"required": _("Look at them first.")}
    )
    names = forms.BooleanField(
        label=_("Nobody is named, quoted or easy to recognise who did not agree"),
        error_messages={"required": _("Read it once more for names.")},
    )  # fmt: skip
    fair = forms.BooleanField(
        label=_("It says what did not work and what we do not know"),
        error_messages={"required": _("Send it back if it tells only good news.")},
    )  # fmt: skip


class BringForm(forms.Form):
    """A case file of another installation: first looked at, then shown."""

    notice = NotPersonal("A published case. It was checked for names where it was written.")

    file = forms.FileField(
        label=_("The case file"), required=False, help_text=_("The YAML or JSON of a case, taken away from its page.")
    )
    text = forms.CharField(
        label=_("Or paste what it says"), required=False, max_length=MOST_BYTES, strip=False,
        widget=forms.Textarea({"rows": 8}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(gettext("This file is larger than any case. Take away one case at a time."))
        try:
            cleaned["text"] = file.read().decode("utf-8-sig") if file else cleaned.get("text", "")
        except UnicodeDecodeError:
            raise forms.ValidationError(gettext("It is not UTF-8 text. Save it as UTF-8 and try again.")) from None
        if not cleaned["text"].strip():
            raise forms.ValidationError(gettext("Choose a file, or paste what it says."))
        return cleaned
