"""The report, whether somebody agrees with it, and the service’s answer to each point."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.together.models import Accepts, ReportView, ReviewPoint, ReviewReport
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .forms import NOTICE
from .public_forms import ENTERED, ForOthers
from .reporting import Answer

AGREE, DISAGREE = "agree", "disagree"


class ReportForm(forms.Form):
    """What the group says it saw."""

    notice = NOTICE

    text = forms.CharField(
        label=_("The report"), max_length=8000, widget=forms.Textarea({"rows": 14}),
        help_text=_("What you saw, what is good, and what should change. Name nobody. Each version stays."),
        error_messages={"required": _("Write what the group says.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ViewForm(forms.Form):
    """Whether somebody who took part agrees; who disagrees says why."""

    notice = PrivacyNotice(
        purpose=_("So that the report says too what not everybody agrees with."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("Somebody who checks it, then everybody who reads the report, without your name."),
        kept_for=_("Two years after the answer. You can take it back at any time."),
    )

    view = forms.ChoiceField(
        label=_("Do you agree with the report?"), widget=forms.RadioSelect,
        choices=[(AGREE, _("I agree")), (DISAGREE, _("I do not agree, or not with all of it"))],
        error_messages={"required": _("Choose whether you agree.")},
    )  # fmt: skip
    words = forms.CharField(
        label=_("What do you see in another way, or want to add?"), max_length=1500, required=False,
        widget=forms.Textarea({"rows": 4}), help_text=_("Your words stand in the report as you write them."),
    )  # fmt: skip
    read = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    """The version of the report that stood beside the question."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("view") == DISAGREE and not cleaned.get("words"):
            self.add_error("words", _("Write what you see in another way. It stands in the report."))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"agrees": said["view"] == AGREE, "words": said["words"], "read": said["read"]}


class EnterViewForm(ForOthers, ViewForm):
    """What somebody says of the report on paper, by phone or in a talk."""

    notice = ENTERED


def view_now(view: ReportView | None, report: ReviewReport) -> dict[str, Any]:
    said = {"view": AGREE if view.agrees else DISAGREE, "words": view.words} if view else {}
    return {**said, "read": report.version}


class AnswerForm(forms.Form):
    """The service’s answer: to each point what it does and by when, or why it cannot."""

    notice = NOTICE

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, points: Sequence[ReviewPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.checklist = points
        for number, one in enumerate(points, start=1):
            self._ask(number, one.pk.hex)

    def _ask(self, number: int, key: str) -> None:
        said = {"number": number}
        self.fields[f"accepts_{key}"] = forms.ChoiceField(
            label=_("What does the service say to point %(number)s?") % said, choices=Accepts.choices,
            widget=forms.RadioSelect, error_messages={"required": _("Choose what the service says.")},
        )  # fmt: skip
        self.fields[f"words_{key}"] = forms.CharField(
            label=_("What do you do about point %(number)s, or why can you not?") % said, max_length=1000,
            widget=forms.Textarea({"rows": 2}),
            error_messages={"required": _("Write what you do, or why you cannot.")},
        )  # fmt: skip
        self.fields[f"day_{key}"] = DatePartsField(
            label=_("By when do you do it? (point %(number)s)") % said, required=False,
            help_text=_("It becomes a promise with this day. Leave it empty only where you cannot."),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for one in self.checklist:
            key = one.pk.hex
            does = cleaned.get(f"accepts_{key}") in {Accepts.YES, Accepts.PARTLY}
            if does and not cleaned.get(f"day_{key}") and f"day_{key}" not in self.errors:
                self.add_error(f"day_{key}", _("Enter the day by which you do it."))
        return cleaned

    @property
    def asked(self) -> list[tuple[ReviewPoint, Any, Any, Any]]:
        """Each point with its three questions."""
        return [
            (one, self[f"accepts_{one.pk.hex}"], self[f"words_{one.pk.hex}"], self[f"day_{one.pk.hex}"])
            for one in self.checklist
        ]

    @property
    def answers(self) -> dict[UUID, Answer]:
        said = self.cleaned_data
        keys = [(one.pk, one.pk.hex) for one in self.checklist]
        return {pk: Answer(said[f"accepts_{key}"], said[f"words_{key}"], said[f"day_{key}"]) for pk, key in keys}
