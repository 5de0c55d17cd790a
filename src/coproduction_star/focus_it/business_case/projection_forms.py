from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.methods.cost_benefit.model import Kind
from coproduction_star.ui.documents.spreadsheets.reading import too_large
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import NotPersonal

from .forms import TypedNumber
from .projection import BadProjection, Fault, Projection, demand_part, read_projection

BIGGEST_FILE = 2_000_000


class ProjectionForm(forms.Form):
    """A file with people by age and year, where it is from, and what one person costs. Nothing is written yet."""

    notice = NotPersonal("How many people of each age are expected. Name no person.")

    name = forms.CharField(
        label=gettext_lazy("Who is in need?"), max_length=300,
        help_text=gettext_lazy("Such as: older people who need help to get out of the house."),
        error_messages={"required": gettext_lazy("Write who is in need.")},
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("The projection, as a spreadsheet"), required=False,
        help_text=gettext_lazy("An .xlsx or .csv file: age bands in the rows, years in the columns."),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Where is this projection from?"), max_length=400,
        help_text=gettext_lazy("Who made it, and which edition of it."),
        error_messages={"required": gettext_lazy("Write who made the projection.")},
    )  # fmt: skip
    dated = DatePartsField(
        label=gettext_lazy("When was it published?"),
        error_messages={"required": gettext_lazy("Write the day on which the projection was published.")},
    )
    unit_cost = TypedNumber(
        kind=Kind.MONEY, label=gettext_lazy("What does it cost to serve one person for a year, in pounds?"),
        help_text=gettext_lazy("Only needed with a budget. In the prices of the case."),
    )  # fmt: skip
    budget_source = forms.CharField(
        label=gettext_lazy("Where is the budget path from?"), max_length=400, required=False,
        help_text=gettext_lazy("Such as the medium-term financial plan, and whose agreement it has."),
    )  # fmt: skip
    rows = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200_000, strip=False)

    def __init__(self, *args: Any, first_year: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].one_of_several = True  # needed, but for a file that was looked at before
        self.first_year = first_year
        self.faults: tuple[Fault, ...] = ()
        self.found: Projection | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        content = self._content(cleaned)
        if content is not None:
            try:
                self.found = read_projection(content, first_year=self.first_year)
            except BadProjection as bad:
                self.faults = bad.faults
                self.add_error("file", _("This file cannot be taken in yet. What is wrong with it stands above."))
        if self.found is not None:
            self._check_budget(self.found, cleaned)
        return cleaned

    def _content(self, cleaned: dict[str, Any]) -> bytes | None:
        """A file that was chosen now, or the one that was looked at before."""
        file = cleaned.get("file")
        if file is not None and file.size > BIGGEST_FILE:
            self.add_error("file", too_large(file.size))
            return None
        if file is not None:
            return bytes(file.read())
        if cleaned.get("rows"):
            return str(cleaned["rows"]).encode()
        if "file" not in self.errors:
            self.add_error("file", _("Choose the file with the projection."))
        return None

    def _check_budget(self, found: Projection, cleaned: dict[str, Any]) -> None:
        if not found.budget:
            if cleaned.get("unit_cost"):
                self.add_error("unit_cost", _("The file has no row called Budget. Add it, or leave this empty."))
            return
        if not cleaned.get("unit_cost") and "unit_cost" not in self.errors:
            self.add_error(
                "unit_cost", _("The file has a budget. Say what one person costs, or nobody knows how far it goes.")
            )
        if not cleaned.get("budget_source"):
            self.add_error("budget_source", _("The file has a budget. Say where it is from."))

    def keep_the_file(self) -> None:
        """What was read goes on with the form, so that nobody chooses the file again to change a word."""
        if self.found is not None:
            self.data = self.data.copy()
            self.data["rows"] = self.found.as_text()

    @property
    def part(self) -> dict[str, Any]:
        """The projection as a part of the document; to be asked of a form without errors."""
        said = self.cleaned_data
        day = date_format(said["dated"], "j F Y")
        return demand_part(
            self.found, name=said["name"], source=_("%(source)s, %(day)s") % {"source": said["source"], "day": day},
            unit_cost=said["unit_cost"], budget_source=said["budget_source"],
        )  # fmt: skip
