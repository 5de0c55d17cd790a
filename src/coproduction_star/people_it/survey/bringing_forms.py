"""A workbook of another program is kept until somebody decides, or every row that stops it is named."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.data.errors import BadContent, NotInstalled, Problem
from coproduction_star.people_it.models import Survey
from coproduction_star.ui.privacy import NotPersonal

from .bringing import read

MOST_BYTES = 5 * 1024 * 1024
REPLACE, LEAVE = "replace", "leave"


class DecideForm(forms.Form):
    """Two buttons, and which draft was seen."""

    notice = NotPersonal("It asks nothing about anybody.")

    act = forms.ChoiceField(choices=[(REPLACE, REPLACE), (LEAVE, LEAVE)])
    version = forms.IntegerField(min_value=1)


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
        self.content = b""

    def clean_file(self) -> Any:
        """Refuse what could not be asked even without all that is lost. What is lost is told on the next page."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 5 MB. Take out pictures and sheets of answers."))
        self.content = file.read()
        try:
            found = read(self.content, name=file.name, survey=self.survey)
        except BadContent as error:
            self.problems = error.problems
        except NotInstalled as error:
            raise forms.ValidationError(str(error)) from error
        else:
            self.problems = () if found.can_be_asked else found.in_the_way
        if self.problems:
            raise forms.ValidationError(_("The file cannot be brought in as it is. Below is each row to put right."))
        return file
