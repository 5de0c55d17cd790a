"""A workbook of another program becomes the draft, or every row that cannot is named."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.data.asset_surveys import Survey as Definition
from coproduction_star.data.asset_surveys.xlsform.reading import survey_from_xlsform
from coproduction_star.data.errors import BadContent, NotInstalled, Problem
from coproduction_star.data.questions import Audience
from coproduction_star.people_it.models import Survey
from coproduction_star.ui.privacy import NotPersonal

MOST_BYTES = 5 * 1024 * 1024
MOST_SAID = 100
"""Rows that are named; whoever has more puts these right first."""


class UploadForm(forms.Form):
    """An XLSForm, as Kobo and ODK save it."""

    notice = NotPersonal("The questions of a survey, and no answers.")

    file = forms.FileField(
        label=gettext_lazy("The XLSForm"), help_text=gettext_lazy("An .xlsx file of at most 5 MB, without answers."),
        allow_empty_file=True, error_messages={"required": gettext_lazy("Choose a file.")},
    )  # fmt: skip

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.survey = survey
        self.problems: tuple[Problem, ...] = ()
        self.not_kept: tuple[str, ...] = ()
        """Sentences on what only changes the look of a form and is left behind."""
        self.definition: Definition

    @property
    def more(self) -> int:
        """How many problems are not named."""
        return max(0, len(self.problems) - MOST_SAID)

    @property
    def said(self) -> tuple[Problem, ...]:
        return self.problems[:MOST_SAID]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB. Take out pictures and sheets of answers."))
        try:
            imported = survey_from_xlsform(file.read(), file=file.name, **self._of_survey())
            self.definition, self.problems = imported.survey, imported.problems
            self.not_kept = imported.not_kept
        except BadContent as error:
            self.problems = error.problems
        except NotInstalled as error:
            raise forms.ValidationError(str(error)) from error
        if self.problems:
            raise forms.ValidationError(_("The file cannot be brought in as it is. Below is each row to put right."))
        return file

    def _of_survey(self) -> dict[str, Any]:
        return {"audience": Audience(self.survey.audience), "youngest": self.survey.youngest}
