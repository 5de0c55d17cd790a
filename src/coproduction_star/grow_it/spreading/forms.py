from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coproduction_star.grow_it.models import NextState, SpreadPlan
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.privacy import WRITTEN_HERE
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

TEACHERS = PrivacyNotice(
    purpose=_("So that those who want to learn know whom to ask."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("Everybody in the programme. Ask the person first."),
    kept_for=_("Until they change their mind, or as long as the programme."),
)


def _line(label: Any, *, most: int, needed: Any = "", hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=hint, required=bool(needed),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


def _words(label: Any, *, most: int, needed: Any = "", hint: Any = "") -> forms.CharField:
    field = _line(label, most=most, needed=needed, hint=hint)
    field.widget = forms.Textarea({"rows": 4, "maxlength": most})
    return field


class PlanForm(forms.Form):
    notice = WRITTEN_HERE

    stays = _words(
        _("What must stay the same?"), most=3000,
        hint=_("What makes it work. One on each line, such as: residents choose the hours."),
    )  # fmt: skip
    may_change = _words(_("What may change from place to place?"), most=3000, hint=_("One on each line."))
    version = forms.IntegerField(widget=forms.HiddenInput)


class LineForm(forms.Form):
    """A line of the plan; `values` are the fields of its row."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: QuerySet[Any], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "who" in self.fields:
            self.fields["who"].queryset = people
            self.fields["who"].hidden = hidden

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class NextForm(LineForm):
    notice = WRITTEN_HERE

    title = _line(_("Which service or place comes next?"), most=200, needed=_("Write which service or place."))
    state = forms.ChoiceField(
        label=_("How far is it?"), choices=NextState.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far it is.")},
    )  # fmt: skip
    since = DatePartsField(label=_("Since which day?"), error_messages={"required": _("Write since which day.")})
    words = _words(_("What else is to be known?"), most=1000)


class TeachingForm(LineForm):
    notice = TEACHERS

    title = _line(
        _("Who teaches? A role or a group"), most=200, hint=_("Such as: those who ring. Leave it empty for a person.")
    )
    who = PersonChoice(
        label=_("Or a person who agreed to be named"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody by name"),
    )  # fmt: skip
    agreed_on = DatePartsField(label=_("On which day did they agree?"), required=False)
    whom = _line(_("Whom do they teach?"), most=200, needed=_("Write whom they teach."))
    words = _line(
        _("What do they teach, and how?"), most=500, needed=_("Write what they teach."),
        hint=_("Such as: a morning of ringing together."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("who") and not cleaned.get("title"):
            self.add_error("title", _("Write who teaches, or choose a person."))
        if cleaned.get("who") and not cleaned.get("agreed_on") and "agreed_on" not in self.errors:
            self.add_error("agreed_on", _("Ask them first, then write the day on which they agreed."))
        if not cleaned.get("who"):
            cleaned["agreed_on"] = None
        return cleaned


class NetworkForm(LineForm):
    notice = WRITTEN_HERE

    title = _line(_("What is the network called?"), most=200, needed=_("Give it a name."))
    for_whom = _line(_("For whom is it?"), most=300, needed=_("Write for whom it is."))
    how_often = _line(_("How often do they meet, and how?"), most=120, needed=_("Write how often they meet."))
    reach = _line(
        _("How does somebody join?"), most=200,
        hint=_("A mailbox or telephone of an office, or a place. Nobody’s own address or number."),
    )  # fmt: skip


class RoadshowForm(LineForm):
    notice = WRITTEN_HERE

    title = _line(_("What is it called?"), most=200, needed=_("Give it a name."))
    on = DatePartsField(label=_("On which day?"), error_messages={"required": _("Write the day.")})
    words = _words(_("What can people do there?"), most=1000, needed=_("Write what people can do there."))
    where = _line(_("Where is it?"), most=200)
    access = _words(
        _("How do people get in and take part?"), most=600, hint=_("Steps, toilets, hearing, language, getting there.")
    )
    costs = _line(_("What does it cost, and what do you pay for?"), most=300, hint=_("Such as: free; we pay fares."))
    papers_on = DatePartsField(label=_("On which day do the papers go out?"), required=False)


FORMS: dict[str, type[LineForm]] = {
    "next": NextForm, "teaching": TeachingForm, "network": NetworkForm, "roadshow": RoadshowForm,
}  # fmt: skip


def said_in(line: Any) -> dict[str, Any]:
    form = next(FORMS[kind] for kind in FORMS if type(line).__name__ == NAMES[kind])
    return {name: getattr(line, name) for name in form.base_fields}


NAMES = {"next": "SpreadNext", "teaching": "Teaching", "network": "PeerNetwork", "roadshow": "Roadshow"}


def said_in_plan(plan: SpreadPlan) -> dict[str, Any]:
    return {"stays": plan.stays, "may_change": plan.may_change, "version": plan.version}
