from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.models import AgeBand
from coproduction_star.ui.documents.spreadsheets.reading import too_large
from coproduction_star.ui.documents.spreadsheets.table import MOST_BYTES, CannotRead
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .lists import MOST_SAID, Read, read_list

MOST_HOMES = 200_000


class DrawForm(forms.Form):
    """Everybody, or a sample by chance."""

    notice = NotPersonal("Narrows a list that is kept already; who is drawn is kept with the sample.")

    wanted = forms.IntegerField(
        label=gettext_lazy("How many do you want to invite?"), min_value=1, required=False,
        help_text=gettext_lazy("They are drawn by chance. Leave it empty to invite everybody."),
        error_messages={
            "invalid": gettext_lazy("Write a number, such as 200, or leave it empty."),
            "min_value": gettext_lazy("Write a number from 1 on, or leave it empty."),
        },
    )  # fmt: skip
    by_place = forms.BooleanField(
        label=gettext_lazy("Each place gets its share"), required=False,
        help_text=gettext_lazy("Drawn in each place by itself. Places with few people are drawn from together."),
    )  # fmt: skip


class PeopleForm(DrawForm):
    """Which of those who agreed to be asked again. Nothing ticked narrows nothing."""

    places = forms.MultipleChoiceField(
        label=gettext_lazy("Only from these places"), required=False, widget=forms.CheckboxSelectMultiple
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Only these groups"), choices=GROUPS, required=False, widget=forms.CheckboxSelectMultiple
    )
    ages = forms.MultipleChoiceField(
        label=gettext_lazy("Only these ages"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=AgeBand.choices,
        help_text=gettext_lazy(
            "Children are asked only while a parent’s consent holds, and only if the survey is for them."
        ),
    )  # fmt: skip
    field_order = ("places", "groups", "ages", "wanted", "by_place")

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = list(places.items())
        if not places:
            del self.fields["places"]

    @property
    def narrowed(self) -> dict[str, list[str]]:
        return {name: self.cleaned_data.get(name, []) for name in ("places", "groups", "ages")}


class ListForm(DrawForm):
    """Names and addresses. What is wrong is named with its row, and can be mended on the page."""

    notice = PrivacyNotice(
        purpose=gettext_lazy("To send each address one letter about a survey, and one reminder."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=gettext_lazy("Only people whose role includes contact."),
        kept_for=gettext_lazy("Until 90 days after the day on which you promised to say what came of it."),
    )

    file = forms.FileField(
        label=gettext_lazy("A file of addresses"), required=False, allow_empty_file=True,
        help_text=gettext_lazy(
            "An .xlsx or .csv file. The first row has the headings: name, address, place. Only address is needed."
        ),
    )  # fmt: skip
    typed = forms.CharField(
        label=gettext_lazy("Or paste the rows here, with their headings"), required=False, max_length=4_000_000,
        widget=forms.Textarea({"rows": 10}),
    )  # fmt: skip
    leave_out = forms.BooleanField(label=gettext_lazy("Leave out the rows with something wrong"), required=False)
    field_order = ("file", "typed", "leave_out", "wanted", "by_place")

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places, self.read = places, Read()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        file = cleaned.get("file")
        name = "file" if file else "typed"
        try:
            if file and file.size > MOST_BYTES:
                raise CannotRead(too_large(file.size))
            content = file.read() if file else cleaned.get("typed", "").encode()
            if not content.strip() and not file:
                raise CannotRead(_("Choose a file, or paste the rows."))
            self.read = read_list(content, places=self.places)
        except CannotRead as error:
            self.add_error(name, str(error))
            return cleaned
        self._show(self.read.text)
        self._complain(cleaned)
        return cleaned

    def _show(self, text: str) -> None:
        """What stood in the file is shown as if it had been pasted, so that it can be mended here."""
        self.data = self.data.copy()
        self.data[self.add_prefix("typed")] = text

    def _complain(self, cleaned: dict[str, Any]) -> None:
        faults = self.read.faults
        if not faults or (cleaned.get("leave_out") and self.read.listed):
            return
        for number, words in faults[:MOST_SAID]:
            self.add_error("typed", _("Row %(row)s: %(words)s") % {"row": number, "words": words})
        if len(faults) > MOST_SAID:
            self.add_error("typed", _("And %(number)s rows more.") % {"number": len(faults) - MOST_SAID})


class HomesForm(forms.Form):
    """How many letterboxes each place has."""

    notice = NotPersonal("Numbers of letterboxes.")

    typed = forms.CharField(
        label=gettext_lazy("How many letterboxes are there?"), max_length=20_000, widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy("One place on each line, then its number, such as: Northfield, 1200"),
        error_messages={"required": gettext_lazy("Write a place and its number of letterboxes.")},
    )  # fmt: skip

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {name.casefold(): UUID(key) for key, name in places.items()}

    def clean_typed(self) -> str:
        self.homes: dict[UUID, int] = {}
        lines = [line.strip() for line in self.cleaned_data["typed"].splitlines() if line.strip()]
        faults = [fault for line in lines if (fault := self._take(line))]
        if faults:
            raise forms.ValidationError(faults)
        return str(self.cleaned_data["typed"])

    def _take(self, line: str) -> str:
        """Keep what a line says, or say what is wrong with it."""
        name, _comma, number = (part.strip() for part in line.rpartition(","))
        place, said = self.known.get(name.casefold()), {"line": line, "most": f"{MOST_HOMES:,}"}
        if place is None:
            return _("“%(line)s”: we do not know this place. Write its name, a comma and a number.") % said
        if not number.isdecimal() or not 1 <= int(number) <= MOST_HOMES:
            return _("“%(line)s”: write a number from 1 to %(most)s without a comma in it.") % said
        if place in self.homes:
            return _("“%(line)s”: this place is there twice. Give it once.") % said
        self.homes[place] = int(number)
        return ""


class SayForm(forms.Form):
    """What somebody said on the phone, or by their own link."""

    notice = NotPersonal("A button beside a person who is kept already.")

    said = forms.ChoiceField(choices=[("answered", ""), ("stop", ""), ("stop-all", "")])
