from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.ui.documents.spreadsheets.reading import too_large
from coproduction_star.ui.documents.spreadsheets.table import MOST_BYTES, column_letters
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .fields import ADD_TO_SUMMARY, LEAVE_OUT
from .offering import label_of, meanings


class UploadForm(forms.Form):
    """The file. Its size is known before it has all come."""

    notice = PrivacyNotice(
        purpose=gettext_lazy("To turn your list into initiatives of this programme."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=gettext_lazy("People who edit this programme. What you add is read by everyone in it."),
        kept_for=gettext_lazy("The file for 30 days; what you add, as long as the programme."),
    )

    file = forms.FileField(
        label=gettext_lazy("Your spreadsheet"),
        help_text=gettext_lazy("An .xlsx, .csv or .tsv file of at most 10 MB and 20,000 rows."),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(too_large(file.size))
        return file


class ColumnsForm(forms.Form):
    """What each column is: one choice for each."""

    def __init__(self, *args: Any, headings: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = range(len(headings))
        for place, heading in enumerate(headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading or column_letters(place), choices=meanings(), required=False
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        chosen = self.meanings
        if "title" not in chosen and not self.errors:
            self.add_error("column_0" if chosen else None, _("Say which column holds the name of each thing."))
        for place, meaning in enumerate(chosen):
            if meaning not in {LEAVE_OUT, ADD_TO_SUMMARY} and meaning in chosen[:place]:
                said = {"what": label_of(meaning), "first": column_letters(chosen.index(meaning))}
                self.add_error(
                    f"column_{place}",
                    _("Column %(first)s is “%(what)s” already. Choose something else, or add it to the summary.")
                    % said,
                )
        return cleaned

    @property
    def meanings(self) -> list[str]:
        return [self.cleaned_data.get(f"column_{place}", LEAVE_OUT) for place in self.places]


class SheetForm(forms.Form):
    """Another sheet, or another row for the headings."""

    sheet = forms.CharField(max_length=200, required=False)
    heading_row = forms.IntegerField(min_value=0, max_value=1000, required=False)


class RowForm(forms.Form):
    """The cells of one row as they can be corrected; what cannot be read stands beside its cell."""

    notice = UploadForm.notice

    def __init__(
        self, *args: Any, meanings: Sequence[str], headings: Sequence[str], problems: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        for place, meaning in enumerate(meanings):
            if meaning != LEAVE_OUT:
                self.fields[f"cell_{place}"] = _cell(headings[place] or column_letters(place), meaning)
        for place, problem in (problems or {}).items():
            self.add_error(f"cell_{place}" if f"cell_{place}" in self.fields else None, problem)

    @property
    def cells(self) -> dict[int, str]:
        return {int(name.removeprefix("cell_")): text for name, text in self.cleaned_data.items()}


def _cell(heading: str, meaning: str) -> forms.CharField:
    area = (
        forms.Textarea(attrs={"rows": 3}) if meaning in {"summary", ADD_TO_SUMMARY, "outcomes"} else forms.TextInput()
    )
    return forms.CharField(
        label=heading, help_text=label_of(meaning), required=meaning == "title", widget=area,
        error_messages={"required": _("Give it a name.")},
    )  # fmt: skip
