from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Outcome, Programme
from coproduction_star.journeys.places.fields import PlaceNameField
from coproduction_star.journeys.privacy import CLOSING, WRITTEN_HERE

OUTCOME_LENGTH = Outcome._meta.get_field("words").max_length
MOST_OUTCOMES = 40


def words_of_outcome(outcome: Outcome) -> dict[str, object]:
    return {"words": outcome.words, "version": outcome.version}


def words_of(programme: Programme) -> dict[str, object]:
    """What the form shows of a programme that exists."""
    return {
        "name": programme.name,
        "service": programme.service,
        "place": programme.place.name if programme.place else "",
        "summary": programme.summary,
        "version": programme.version,
    }


class LinesField(forms.CharField):
    """Several things, one per line; empty lines are left out."""

    def __init__(self, *, line_length: int, most_lines: int, **kwargs: object) -> None:
        self.line_length, self.most_lines = line_length, most_lines
        super().__init__(widget=forms.Textarea(attrs={"rows": 5}), **kwargs)

    def clean(self, value: str | None) -> list[str]:
        lines = [" ".join(line.split()) for line in (super().clean(value) or "").splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > self.most_lines:
            raise forms.ValidationError(
                _("Write at most %(most)s lines. You can add more later.") % {"most": self.most_lines}
            )
        for number, line in enumerate(lines, start=1):
            if len(line) > self.line_length:
                raise forms.ValidationError(
                    _("Line %(number)s has %(length)s letters. Make it %(most)s or fewer.")
                    % {"number": number, "length": len(line), "most": self.line_length}
                )
        return lines


class ProgrammeForm(forms.Form):
    notice = WRITTEN_HERE

    def __init__(self, *args: object, organisation_id: UUID, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].organisation_id = organisation_id

    name = forms.CharField(
        label=_("What is the programme called?"),
        max_length=200,
        help_text=_(
            "Choose words that people outside your organisation understand, such as “Ageing well in Eastbridge”."
        ),
        error_messages={
            "required": _("Give the programme a name."),
            "max_length": _("Make the name %(limit_value)d letters or fewer. It has %(show_value)d."),
        },
    )
    service = forms.CharField(
        label=_("Which service is it about?"),
        max_length=120,
        required=False,
        help_text=_("Such as “Adult social care”. It becomes a row of your organisation’s Star."),
    )
    place = PlaceNameField(
        label=_("Which place is it about?"), help_text=_("A ward or neighbourhood, if it is about one.")
    )
    summary = forms.CharField(
        label=_("What is it about?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StartProgrammeForm(ProgrammeForm):
    notice = WRITTEN_HERE

    outcomes = LinesField(
        label=_("What do people want to be different?"),
        line_length=OUTCOME_LENGTH,
        most_lines=MOST_OUTCOMES,
        required=False,
        help_text=_("One per line, in the words people use. Such as “I have someone to talk to most days”."),
    )
    field_order = ("name", "outcomes", "service", "place", "summary")


class ChangeProgrammeForm(ProgrammeForm):
    notice = WRITTEN_HERE

    version = forms.IntegerField(widget=forms.HiddenInput)


class OutcomesForm(forms.Form):
    notice = WRITTEN_HERE

    outcomes = LinesField(
        label=_("Add what people want to be different"),
        line_length=OUTCOME_LENGTH,
        most_lines=MOST_OUTCOMES,
        help_text=_("One per line, in the words people use."),
        error_messages={"required": _("Write at least one thing that people want to be different.")},
    )


class RewordForm(forms.Form):
    notice = WRITTEN_HERE

    words = forms.CharField(
        label=_("What do people want to be different?"),
        max_length=OUTCOME_LENGTH,
        error_messages={
            "required": _("Write what people want to be different."),
            "max_length": _("Make it %(limit_value)d letters or fewer. It has %(show_value)d."),
        },
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    notice = WRITTEN_HERE

    reason = forms.CharField(
        label=_("Why does it open again?"),
        max_length=300,
        error_messages={"required": _("Say why the programme opens again. Everyone in it can read this.")},
    )


class CloseForm(forms.Form):
    notice = CLOSING

    heard = forms.CharField(
        label=_("What we heard"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("What did people say? Say it as they would."),
        error_messages={"required": _("Write what you heard. A programme does not close without it.")},
    )
    decided = forms.CharField(
        label=_("What we decided, and what came of it"),
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("Say also what you did not do, and why."),
        error_messages={"required": _("Write what was decided. A programme does not close without it.")},
    )


class BenefitsForm(forms.Form):
    benefits = forms.MultipleChoiceField(
        label=_("Which benefits do you seek?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The approach claims these. Choose those you want to see, and check later whether they came."),
    )

    def __init__(self, *args: object, choices: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["benefits"].choices = choices
