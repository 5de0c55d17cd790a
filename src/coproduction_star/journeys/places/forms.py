from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Place
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.postcodes import is_postcode
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .geojson import MOST_BYTES, NotABoundary, boundary_in, too_large
from .naming import NotACode, clean_code

LENGTH = 200
MOST_BYTES_OF_POSTCODES = 40 * 1024 * 1024


class PlaceForm(forms.Form):
    """What a place is called, by people and by the statistics office."""

    notice = NotPersonal("The name and code of a place.")

    name = forms.CharField(
        label=gettext_lazy("What is it called?"),
        max_length=LENGTH,
        error_messages={"required": gettext_lazy("Give the place a name.")},
    )
    code = forms.CharField(
        label=gettext_lazy("Official code"),
        help_text=gettext_lazy("If it is a ward: its nine signs, such as E05012345. It ties postcodes to the ward."),
        max_length=40,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-10", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if is_postcode(name):
            raise forms.ValidationError(_("That is a postcode. Give the place its name."))
        return name

    def clean_code(self) -> str:
        try:
            return clean_code(self.cleaned_data["code"])
        except NotACode as error:
            raise forms.ValidationError(
                _("An official code has one letter and eight digits, such as E05012345.")
            ) from error


class ChangePlaceForm(PlaceForm):
    """The same of a place that is there."""

    notice = NotPersonal("The name and code of a place.")

    version = forms.IntegerField(widget=forms.HiddenInput)


def words_of(place: Place) -> dict[str, Any]:
    """What the form that changes a place begins with."""
    return {"name": place.name, "code": place.code, "version": place.version}


class BoundaryForm(forms.Form):
    """A file, or the text of one."""

    notice = NotPersonal("The outline of a place.")

    file = forms.FileField(
        label=gettext_lazy("A GeoJSON file"),
        help_text=gettext_lazy("Of this place alone, at most 10 MB."),
        required=False,
        allow_empty_file=True,
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste it here"),
        help_text=gettext_lazy("A geometry or a feature: it begins with { and says “Polygon” or “MultiPolygon”."),
        required=False,
        strip=True,
        widget=forms.Textarea({"rows": 4, "spellcheck": "false", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if not self.errors and not file and not text:
            self.add_error("file", _("Choose a file, or paste the text of one."))
        if not self.errors:
            self._read("file" if file else "text", file, text)
        return cleaned

    def _read(self, name: str, file: Any, text: str) -> None:
        if file and file.size > MOST_BYTES:
            self.add_error(name, too_large())
            return
        try:
            self.boundary = boundary_in(file.read() if file else text)
        except NotABoundary as error:
            self.add_error(name, str(error))


class NewPlaceForm(PlaceForm, BoundaryForm):
    """A place with or without its outline."""

    notice = NotPersonal("The name, code and outline of a place.")
    boundary: dict[str, Any] | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = forms.Form.clean(self) or {}
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if file or text:
            self._read("file" if file else "text", file, text)
        return cleaned


class JoinForm(forms.Form):
    """Which place this one is joined with."""

    notice = NotPersonal("Chooses between places.")

    kept = forms.ModelChoiceField(
        label=gettext_lazy("With which place?"),
        queryset=Place.objects.none(),
        empty_label=gettext_lazy("Choose a place"),
        error_messages={"required": gettext_lazy("Choose a place.")},
    )

    def __init__(self, *args: Any, others: QuerySet[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"].queryset = others


class CouncillorForm(forms.Form):
    """Somebody the organisation knows, or a new name."""

    notice = PrivacyNotice(
        purpose=gettext_lazy("To tell a ward’s councillors, all together, before something about it is published."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=gettext_lazy("Members see the name and the party, and the public sees them on the page of the ward. "
                             "Before an election the name is not shown."),
        kept_for=gettext_lazy("While they hold the seat."),
    )  # fmt: skip

    participant = PersonChoice(
        label=gettext_lazy("Somebody you know"),
        queryset=Participant.objects.none(),
        required=False,
        empty_label=gettext_lazy("Somebody new"),
    )
    name = forms.CharField(
        label=gettext_lazy("Name of somebody new"), max_length=200, required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("E-mail address of somebody new"),
        help_text=gettext_lazy("If you leave it empty, you are reminded to tell them another way."),
        max_length=254,
        required=False,
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Enter an e-mail address like name@example.org.")},
    )
    party = forms.CharField(label=gettext_lazy("Party or group"), max_length=120, required=False)

    def __init__(self, *args: Any, people: QuerySet[Participant], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].hidden = hidden
        self.fields["participant"].queryset = people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen, name = cleaned.get("participant"), cleaned.get("name", "").strip()
        if not self.errors and chosen and name:
            self.add_error("name", _("Choose somebody you know or write a new name, not both."))
        elif not self.errors and not chosen and not name:
            self.add_error("name", _("Choose somebody, or write a name."))
        return cleaned


class FileOfPlacesForm(forms.Form):
    """Every ward in one file."""

    notice = NotPersonal("The outlines of places.")

    file = forms.FileField(
        label=gettext_lazy("A GeoJSON file with all wards"),
        help_text=gettext_lazy("At most 10 MB. You see every ward before anything is added."),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(too_large())
        return file


class PostcodesForm(forms.Form):
    """The official list."""

    notice = NotPersonal("The official list of which postcode lies in which ward.")

    file = forms.FileField(
        label=gettext_lazy("The list of postcodes"),
        help_text=gettext_lazy("A .csv or .zip file of at most 40 MB."),
        error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("This file is empty.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES_OF_POSTCODES:
            raise forms.ValidationError(
                _("This file is larger than 40 MB. Whoever runs the server can read a file of any size.")
            )
        return file
