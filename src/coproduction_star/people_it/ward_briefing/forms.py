import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Programme
from coproduction_star.people_it.models import LearningSession, Survey
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

Invited = LearningSession | Survey | Programme


class FigureForm(forms.Form):
    """A published figure about a ward."""

    notice = NotPersonal("A published figure about a place, and its source.")

    name = forms.CharField(
        label=_("What does it count?"), max_length=200, help_text=_("Such as: people aged 65 or over."),
        error_messages={"required": _("Write what the figure counts.")},
    )  # fmt: skip
    value = forms.CharField(
        label=_("The figure"), max_length=60, help_text=_("As the source says it, such as 1,240 or 18%."),
        error_messages={"required": _("Write the figure.")},
    )  # fmt: skip
    period = forms.CharField(
        label=_("Of when?"), max_length=60, help_text=_("A year or a day, such as 2021."),
        error_messages={"required": _("Write the year or the day it was counted.")},
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where does it come from?"), max_length=300,
        help_text=_("So that anybody can look it up, such as: Census 2021, table TS007."),
        error_messages={"required": _("Write where the figure comes from. A figure without a source is not shown.")},
    )  # fmt: skip


class FundForm(forms.Form):
    """Money that a group can ask for."""

    notice = NotPersonal("A published fund, and its address.")

    name = forms.CharField(
        label=_("What is the fund called?"), max_length=200,
        error_messages={"required": _("Write what the fund is called.")},
    )  # fmt: skip
    purpose = forms.CharField(
        label=_("For what, and for whom?"), max_length=300,
        help_text=_("Such as: up to £500 for groups of neighbours."),
        error_messages={"required": _("Write for what it is given.")},
    )  # fmt: skip
    until = DatePartsField(
        label=_("Until when can people ask?"), required=False, help_text=_("Leave it empty if it stays open.")
    )
    link = forms.URLField(
        label=_("Where can people read more?"), max_length=300, required=False, assume_scheme="https",
        error_messages={"invalid": _("Enter a whole address, such as https://example.org/fund.")},
    )  # fmt: skip
    for_all = forms.BooleanField(label=_("It is open to every ward"), required=False)

    def clean_until(self) -> dt.date | None:
        until: dt.date | None = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("That day is over. Enter a day to come, or leave it empty."))
        return until

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "for_all": said["for_all"],
            "values": {name: said[name] for name in ("name", "purpose", "until", "link")},
        }


class InviteForm(forms.Form):
    """To what, and where the card is handed out."""

    notice = NotPersonal("Where a card is handed out. Answers are counted and nobody is named.")

    to = forms.ChoiceField(
        label=_("What do you invite people to?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you invite people to.")},
    )  # fmt: skip
    label = forms.CharField(
        label=_("Where will you hand it out?"), max_length=120,
        help_text=_("Such as: the school gate. You then see how many answered from there, and never who."),
        error_messages={"required": _("Write where you will hand it out.")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, sessions: Iterable[LearningSession], surveys: Iterable[Survey],
        programmes: Iterable[Programme], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self._found: dict[str, Invited] = {}
        named: list[tuple[str, str]] = []
        for words, rows in (
            (_("Session: %(what)s"), sessions), (_("Survey: %(what)s"), surveys),
            (_("Offer or ask for something: %(what)s"), programmes),
        ):  # fmt: skip
            for one in rows:
                self._found[str(one.pk)] = one
                named.append((str(one.pk), words % {"what": one}))
        self.fields["to"].choices = named

    @property
    def nothing_to_choose(self) -> bool:
        return not self._found

    @property
    def chosen(self) -> Invited:
        return self._found[self.cleaned_data["to"]]


class ReflectionForm(forms.Form):
    """What came of trying it. Nobody else reads it."""

    notice = PrivacyNotice(
        purpose=_("So that you can look back on it."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("Only you. Neither officers nor other councillors see it."),
        kept_for=_("Until you take it away."),
    )

    tried = forms.BooleanField(label=_("I tried it in my ward"), required=False)
    words = forms.CharField(
        label=_("How did it go?"), max_length=2000, required=False, widget=forms.Textarea({"rows": 5}),
        help_text=_("Name nobody who would not want to be named."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("tried") and not cleaned.get("words"):
            self.add_error("words", _("Write how it went, or tick that you tried it."))
        return cleaned
