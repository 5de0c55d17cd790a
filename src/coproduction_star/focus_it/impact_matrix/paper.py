"""The matrix on paper: a sheet with a code to print, and the same questions for whoever types it in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.focus_it.models import ImpactMatrix, Option, OptionRating
from coproduction_star.journeys.decisions.forms import NONE, InterestForm
from coproduction_star.journeys.decisions.selectors import interest_of
from coproduction_star.journeys.decisions.services import declare_interest
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.organisations.groups import CHOICES as GROUPS
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.voices.paper.codes import LETTERS, check_letter

from .forms import CANNOT_TELL, rating_fields, values_of
from .selectors import ratings_by
from .services import begin_rating, rate_option

BODY = 4
ANSWERS = ("impact", "resources", "confidence", "reason")


def sheet_code(matrix: ImpactMatrix) -> str:
    """Five letters that tell this matrix's sheets from another's; the last finds a slip of the pen."""
    rest, letters = matrix.pk.int, ""
    for _place in range(BODY):
        rest, index = divmod(rest, len(LETTERS))
        letters += LETTERS[index]
    return letters + check_letter(letters)


@dataclass(frozen=True, slots=True)
class PaperRating:
    """What one person put on a sheet: whom, in whose view, what they declared, and their ratings by option."""

    participant: Participant
    group: str
    declares: str
    interest: str
    ratings: Mapping[Option, Mapping[str, Any]]


class RatedBefore(Exception):
    """They rated some of the options otherwise before: `options`, by their titles."""

    def __init__(self, options: list[str]) -> None:
        super().__init__(", ".join(options))
        self.options = options


@transaction.atomic
def type_in(*, matrix: ImpactMatrix, paper: PaperRating, by: Any, replaces: bool = False) -> int:
    """Keep a sheet for its writer, all or nothing. Returns how many ratings.

    Raises MatrixClosed, StandsAside, OtherGroup, and RatedBefore unless the sheet is said to replace what was there.
    """
    person: UUID = paper.participant.pk
    _keep_declaration(matrix, paper, by=by)
    rater = begin_rating(matrix=matrix, participant_id=person, group=paper.group, by=by)
    before = ratings_by(matrix, participant_id=person)
    other = [option.title for option, values in paper.ratings.items() if _differs(before.get(option.pk), values)]
    if other and not replaces:
        raise RatedBefore(other)
    for option, values in paper.ratings.items():
        rate_option(option=option, rater=rater, by=by, **values)
    return len(paper.ratings)


def _differs(before: OptionRating | None, values: Mapping[str, Any]) -> bool:
    return before is not None and any(getattr(before, name) != value for name, value in values.items())


def _keep_declaration(matrix: ImpactMatrix, paper: PaperRating, *, by: Any) -> None:
    """What the sheet declares counts beside what was declared before, and takes nothing of that away."""
    person, nothing = paper.participant.pk, paper.declares == NONE
    before = interest_of(programme=matrix.programme, participant_id=person)
    if before is not None and (nothing or paper.interest in before.what):
        return
    what = "\n".join(filter(None, (before.what if before else "", paper.interest)))
    declare_interest(
        programme=matrix.programme, participant_id=person, none_to_declare=nothing, what=what, by=by
    )  # fmt: skip


class SheetForm(InterestForm):
    """One sheet as it lies on the table; an option without any mark is left out."""

    notice = PrivacyNotice(
        purpose=_("So that people without a phone or a computer count as all others do."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_(
            "You, while you type it. Keep it to yourself. The list of who did what says that you typed it. The "
            "reasons are shown without names when rating is closed, where three people of a group gave some."
        ),
        kept_for=_("As long as the programme. Give the paper back, or shred it."),
    )

    code = forms.CharField(
        label=_("The code of the sheet"), help_text=_("Five letters at the top."), max_length=20,
        widget=forms.TextInput({"class": "govuk-input--width-10", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Type the five letters at the top of the sheet.")},
    )  # fmt: skip
    participant = PersonChoice(
        label=_("Who filled it in?"), queryset=Participant.objects.none(),
        help_text=_("Somebody who is not in the list is added on the page of people first."),
        error_messages={"required": _("Choose who filled it in.")},
    )  # fmt: skip
    group = forms.ChoiceField(
        label=_("Whose view do they speak from?"), choices=[("", _("Choose one")), *GROUPS],
        error_messages={"required": _("Choose the group that is ticked on the sheet.")},
    )  # fmt: skip
    field_order = ("code", "participant", "group", "declares", "what")

    def __init__(
        self, *args: Any, matrix: ImpactMatrix, options: Iterable[Option], people: QuerySet[Participant],
        hidden: Hidden, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.matrix, self.options = matrix, list(options)
        self.fields["participant"].queryset, self.fields["participant"].hidden = people, hidden
        self.fields["declares"].label = _("Did they tick that they stand to gain or lose?")
        if "replaces" in self.data:
            self.may_replace()
        for option in self.options:
            for name, asked in rating_fields(matrix, required=False).items():
                asked.label = f"{option.position}. {hidden.text(option.title)}: {asked.label}"
                asked.help_text = ""
                self.fields[f"{name}_{option.pk}"] = asked

    def may_replace(self) -> None:
        """Ask whether this sheet counts instead of what they rated before."""
        self.fields["replaces"] = forms.BooleanField(
            label=_("Yes, put this sheet in place of what they rated before"), required=False
        )

    def clean_code(self) -> str:
        typed = "".join(letter for letter in self.cleaned_data["code"].upper() if letter.isalnum())
        if typed != sheet_code(self.matrix):
            raise forms.ValidationError(_("This is not a sheet of this matrix. Look at the five letters once more."))
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        marked = [option for option in self.options if any(cleaned.get(f"{name}_{option.pk}") for name in ANSWERS)]
        for option in marked:
            self._whole(option, cleaned)
        if not marked and not self.errors:
            self.add_error(None, _("Nothing is rated yet. Type in at least one option."))
        self.marked = marked
        return cleaned

    def _whole(self, option: Option, cleaned: Mapping[str, Any]) -> None:
        """An option with a mark has all four answers."""
        told = _("Option %(number)s has a gap here. Ask whoever filled the sheet in, or leave the whole option out.")
        for name in ANSWERS:
            key = f"{name}_{option.pk}"
            if key not in self.errors and not cleaned.get(key):
                self.add_error(key, told % {"number": option.position})
        if cleaned.get(f"impact_{option.pk}") == cleaned.get(f"resources_{option.pk}") == CANNOT_TELL:
            self.add_error(f"impact_{option.pk}", _("An option that says nothing on both scales is left out."))

    @property
    def replaces(self) -> bool:
        return bool(self.cleaned_data.get("replaces"))

    @property
    def paper(self) -> PaperRating:
        said = self.cleaned_data
        ratings = {
            option: values_of({name: said[f"{name}_{option.pk}"] for name in ANSWERS}) for option in self.marked
        }
        return PaperRating(said["participant"], said["group"], said["declares"], said["what"], ratings)
