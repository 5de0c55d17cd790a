"""What the team fills in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import PointState, Review, ReviewPoint
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice
from coproduction_star.voices.models import Refusal

from .taking_part import Checked

NOTICE = PrivacyNotice(
    purpose=_("So that those who use a service say what is good, look at it, and get an answer."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody in the programme, and anyone who has the link. Name nobody who could be recognised."),
    kept_for=_("As long as the programme."),
)
MOST_POINTS = 20


def text_field(label: Any, *, most: int, needed: Any = "", hint: Any = "", rows: int = 0) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=bool(needed),
        widget=forms.Textarea({"rows": rows}) if rows else forms.TextInput(),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


class TitleChoice(forms.ModelChoiceField):
    """By its title."""

    def label_from_instance(self, one: Any) -> str:
        return str(one.title)


class ReviewForm(forms.Form):
    """What is looked at, until when, and who answers by when."""

    notice = NOTICE

    title = text_field(
        _("What do you want to look at?"), most=200, hint=_("For example: the lobbies of our blocks."),
        needed=_("Write in a few words what you want to look at."),
    )  # fmt: skip
    about = text_field(
        _("What do visitors need to know?"), most=1000, rows=4, needed=_("Write what visitors need to know."),
        hint=_("Where they go, whom they tell that they are there, and how they get help."),
    )  # fmt: skip
    service = text_field(
        _("Who answers for the service?"), most=200, hint=_("A team or a post, such as: Estate services."),
        needed=_("Write who answers for the service."),
    )  # fmt: skip
    points = forms.CharField(
        label=_("What does good look like? One thing on each line"), max_length=4000, required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Only if the group has begun its checklist. Others can add more. At most 20."),
    )  # fmt: skip
    initiative = TitleChoice(
        label=_("Which initiative is it about?"), queryset=Review.objects.none(), required=False,
        empty_label=_("None"),
    )  # fmt: skip
    earlier = TitleChoice(
        label=_("Does it repeat an earlier review?"), queryset=Review.objects.none(), required=False,
        empty_label=_("No"),
        help_text=_("Then results stand side by side. Without points of its own it takes over those."),
    )  # fmt: skip
    official = forms.ChoiceField(
        label=_("Which measure of the programme stands beside it?"), required=False,
        help_text=_("Members see its newest figure beside what visitors saw."),
    )  # fmt: skip
    official_words = text_field(
        _("What does an official figure say?"), most=300,
        hint=_(
            "For anyone to read, with its day and source, such as: 92 of 100 rated it good, inspection of March 2026."
        ),
    )  # fmt: skip
    visit_until = DatePartsField(
        label=_("On which day are the last visits?"),
        error_messages={"required": _("Enter the day of the last visits.")},
    )  # fmt: skip
    answer_by = DatePartsField(
        label=_("By when does the service answer?"), help_text=_("It stands on every form, so that visitors know it."),
        error_messages={"required": _("Enter the day by which the service answers.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, initiatives: QuerySet[Any], others: QuerySet[Review], figures: Sequence[Any], is_new: bool,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives
        self.fields["earlier"].queryset = others
        self.fields["official"].choices = [("", _("None")), *((one.address, one.name) for one in figures)]
        if not is_new:
            del self.fields["points"]

    def clean_points(self) -> list[str]:
        found = [line.strip() for line in self.cleaned_data["points"].splitlines() if line.strip()]
        if len(found) > MOST_POINTS:
            raise forms.ValidationError(_("Write 20 things or fewer. You can add more later."))
        if any(len(one) > 200 for one in found):
            raise forms.ValidationError(_("Write each in 200 letters or fewer."))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        last, answer = cleaned.get("visit_until"), cleaned.get("answer_by")
        if last and answer and answer < last:
            self.add_error("answer_by", _("The service answers after the last visits. Enter a later day."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in {"points", "version"}}


def review_now(review: Review) -> dict[str, Any]:
    names = ("title", "about", "service", "official", "official_words", "visit_until", "answer_by", "version")
    now = {name: getattr(review, name) for name in names}
    return now | {"initiative": review.initiative_id, "earlier": review.earlier_id}


class PointForm(forms.Form):
    """One thing that is good, in people's own words."""

    notice = NOTICE

    title = text_field(
        _("What does good look like?"), most=200, needed=_("Write what good looks like."),
        hint=_("As visitors can see it, such as: You can read the names at the bells."),
    )  # fmt: skip
    easy = text_field(_("The same in short words"), most=200, hint=_("It stands in the Easy Read form."))
    state = forms.ChoiceField(
        label=_("What did the group decide?"), choices=PointState.choices, widget=forms.RadioSelect,
        initial=PointState.LISTED, error_messages={"required": _("Choose what the group decided.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "easy", "state")}


def point_now(point: ReviewPoint) -> dict[str, Any]:
    return {name: getattr(point, name) for name in ("title", "easy", "state", "version")}


SHOW, REFUSE = "show", "refuse"


class CheckWordsForm(forms.Form):
    """What a moderator decides about what a visitor wrote."""

    notice = PrivacyNotice(
        purpose=_("So that nobody is hurt by what others read, and the writer learns why."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("The writer reads your reason. Others read what you show."),
        kept_for=_("As long as the words."),
    )

    deed = forms.ChoiceField(
        label=_("What do you decide?"), widget=forms.RadioSelect,
        choices=[(SHOW, _("Show it as it stands below")), (REFUSE, _("Do not show it"))],
        error_messages={"required": _("Choose what you decide.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("The words, to edit"), max_length=1500, required=False, widget=forms.Textarea({"rows": 5}),
        help_text=_("Take out what tells who somebody is. Keep what the writer wants to say."),
    )  # fmt: skip
    nobody = forms.BooleanField(label=_("I have read it: nobody can be recognised in it"), required=False)
    no_address = forms.BooleanField(
        label=_("I have read it: there is no address, e-mail or phone number in it"), required=False
    )
    reason = forms.ChoiceField(
        label=_("Why is it not shown?"), choices=[("", _("Choose a rule")), *Refusal.choices], required=False
    )
    reason_words = forms.CharField(
        label=_("What the writer reads"), max_length=600, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("Kindly, in plain words: what to change, or who can help."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        deed = cleaned.get("deed")
        if deed == SHOW and not cleaned.get("words"):
            self.add_error("words", _("Write what is left to show. If nothing is left, choose “Do not show it”."))
        if deed == REFUSE and not cleaned.get("reason"):
            self.add_error("reason", _("Choose the rule it breaks."))
        if deed == REFUSE and not cleaned.get("reason_words"):
            self.add_error("reason_words", _("Write what the writer reads."))
        return cleaned

    @property
    def decision(self) -> dict[str, Any]:
        said = self.cleaned_data
        names = ("reason", "reason_words") if said["deed"] == REFUSE else ("nobody", "no_address")
        checked = Checked(said["words"], **{name: said[name] for name in names})
        return {"checked": checked, "version": said["version"]}
