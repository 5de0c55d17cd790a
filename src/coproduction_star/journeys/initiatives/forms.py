from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.vocabularies import PEOPLE, Co
from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import (
    AloneOrTogether,
    Evidence,
    Initiative,
    Outcome,
    Rung,
    StartedBy,
    Status,
    WhoCoproduces,
    WhoDecides,
    WhoDoes,
)
from coproduction_star.journeys.places.fields import PlaceNameField
from coproduction_star.journeys.privacy import WRITTEN_HERE
from coproduction_star.journeys.services import CO_FIELDS
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .columns import MOST
from .naming import AsksAboutAddress

CO_WORDS = {
    Co.CO_COMMISSION: _("Co-commission: choosing together what matters and what is paid for"),
    Co.CO_DESIGN: _("Co-design: planning together how it should work"),
    Co.CO_DELIVER: _("Co-deliver: doing it together"),
    Co.CO_ASSESS: _("Co-assess: checking together how well it works"),
}
TEXTS = ("title", "status", "summary", "who_decides", "who_does", "citizens_bring", "services_bring", "people",
         "citizen_hours_a_month", "staff_hours_a_month", "evidence", "groups_not_reached", "service",
         "alone_or_together", "who_coproduces", "rung", "started_by", "barriers", "contact")  # fmt: skip


class QuickForm(AsksAboutAddress):
    """What a new initiative needs: done in under a minute."""

    notice = WRITTEN_HERE

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=200,
        error_messages={
            "required": _("Give it a name."),
            "max_length": _("Make the name %(limit_value)d letters or fewer. It has %(show_value)d."),
        },
    )
    status = forms.ChoiceField(
        label=_("Does it happen already?"),
        choices=Status.choices,
        initial=Status.EXISTING,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether it happens already.")},
    )
    cos = forms.MultipleChoiceField(
        label=_("What do people do together?"),
        choices=[(co.value, words) for co, words in CO_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Choose all that fit."),
    )
    place_name = PlaceNameField(label=_("Where does it happen?"))

    def __init__(self, *args: Any, organisation_id: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place_name"].organisation_id = organisation_id

    @property
    def ward_told(self) -> str:
        """Where a postcode was typed: which ward was kept."""
        asked = self.fields.get("place_name")
        return asked.told if asked else ""


class OutcomesChoice(forms.ModelMultipleChoiceField):
    """The programme's outcomes as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, outcome: Outcome) -> str:
        return outcome.words


IN_THE_REGISTER = PrivacyNotice(
    purpose=_("So that people know who can be asked about it."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everyone in this programme. The name is not shown to the public."),
    kept_for=_("As long as the programme."),
)


def _text(label: Any, *, help_text: Any = "", rows: int = 3, most: int = 2000) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=False, widget=area)


def _number(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=0,
        max_value=MOST,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-5"}),
        error_messages={"invalid": _("Write a whole number, such as 12.")},
    )


def _one_of(label: Any, choices: Any, *, initial: str = "unknown", help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, initial=initial, help_text=help_text, required=False,
        widget=forms.RadioSelect(attrs={"data-label-size": "s"}),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the long form: its heading, a sentence why, and the boxes in it."""

    slug: str
    heading: Any
    why: Any
    names: tuple[str, ...]
    folded: tuple[str, ...] = ()
    """Boxes that stand folded up behind their name, because they are long."""


SECTIONS = (
    Section("what", _("What it is"), "", ("title", "status", "summary", "outcomes", "service", "place_name",
                                          "started_by")),
    Section("who", _("Who takes part"), "",
            ("cos", "who_coproduces", "alone_or_together", "people", "groups_not_reached"), ("groups",)),
    Section("power", _("Who decides, and who does the work"),
            _("These are two questions. People can decide together and leave the work to others, or do all the work "
              "and decide nothing. It is only co-production in full when both are shared."),
            ("who_decides", "who_does", "rung")),
    Section("bring", _("What each side gives"), "",
            ("citizens_bring", "citizen_hours_a_month", "services_bring", "staff_hours_a_month")),
    Section("known", _("How you know, and what gets in the way"), "", ("evidence", "barriers")),
    Section("ask", _("Who to ask"), "", ("contact", "looked")),
)  # fmt: skip


class InitiativeForm(QuickForm):
    """Everything that is known about it. Only the name is needed."""

    notice = IN_THE_REGISTER

    summary = _text(_("What is it?"), rows=4, most=4000)
    outcomes = OutcomesChoice(label=_("Which outcomes is it for?"), queryset=Outcome.objects.none(), required=False)
    service = forms.CharField(
        label=_("Which service does it belong to?"), max_length=120, required=False,
        help_text=_("Only if it is not the service of this programme."),
    )  # fmt: skip
    started_by = _one_of(_("Who started it?"), StartedBy.choices)
    who_coproduces = _one_of(_("Who gives time, skills or ideas?"), WhoCoproduces.choices)
    alone_or_together = _one_of(
        _("Alone or in a group?"), AloneOrTogether.choices,
        help_text=_("Many more people will help by themselves than in a group. Both count."),
    )  # fmt: skip
    groups = forms.MultipleChoiceField(
        label=_("Which groups of people take part?"), choices=[(word, _(name)) for word, name in PEOPLE.items()],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}), required=False,
        help_text=_("Choose all that fit."),
    )  # fmt: skip
    people = _number(_("How many people take part?"), _("Your best estimate."))
    groups_not_reached = _text(_("Who is not reached yet?"), most=1000)
    who_decides = _one_of(_("Who decides?"), WhoDecides.choices)
    who_does = _one_of(_("Who does the work?"), WhoDoes.choices)
    rung = _one_of(
        _("Which of these is most like it?"), [("", _("We do not know")), *Rung.choices], initial="",
        help_text=_("These are the rungs of Think Local Act Personal’s ladder. It is never a score: each of them has "
                    "its place, and the answer only helps you to find others who work the same way."),
    )  # fmt: skip
    citizens_bring = _text(_("What do citizens bring?"), help_text=_("Time, skills, ideas, know-how, contacts."))
    citizen_hours_a_month = _number(_("Hours a month that citizens give"))
    services_bring = _text(_("What do services bring?"))
    staff_hours_a_month = _number(_("Hours a month that staff give"))
    evidence = _one_of(_("How do you know that it works?"), Evidence.choices, initial=Evidence.NONE)
    barriers = _text(_("What gets in the way?"), help_text=_("Rules, money, time, trust: whatever makes it harder."))
    contact = PersonChoice(
        label=_("Who can be asked about it?"), queryset=None, required=False, empty_label=_("Nobody yet"),
        help_text=_("Somebody of this programme."),
    )  # fmt: skip
    looked = forms.BooleanField(
        label=_("I have read all of this, and it is true today"), required=False,
        help_text=_("The day is kept, so that others see how fresh it is."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, outcomes: QuerySet[Outcome], people: QuerySet[Participant], hidden: Hidden, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcomes"].queryset = outcomes
        self.fields["contact"].hidden = hidden
        self.fields["contact"].queryset = people
        for name in ("status", "cos", "outcomes", "groups"):
            self.fields[name].widget.attrs["data-label-size"] = "s"

    @property
    def sections(self) -> tuple[Section, ...]:
        return SECTIONS

    def unfolded(self, section: Section) -> bool:
        """Whether something is wrong with the folded boxes. What is chosen in them stands in the line to unfold."""
        return any(name in self.errors for name in section.folded)

    def chosen(self, name: str) -> str:
        """The ticked choices of a field, in words."""
        ticked = {str(value) for value in self[name].value() or ()}
        return ", ".join(str(words) for value, words in self.fields[name].choices if str(value) in ticked)

    @property
    def values(self) -> dict[str, Any]:
        """The fields of the model, apart from those that are kept elsewhere."""
        return {name: self._given(name) for name in TEXTS} | self._groups() | self._looked()

    def _groups(self) -> dict[str, Any]:
        return {"groups": self.cleaned_data["groups"]} if "groups" in self.cleaned_data else {}

    def _looked(self) -> dict[str, Any]:
        return {"reviewed_on": timezone.localdate()} if self.cleaned_data.get("looked") else {}

    def _given(self, name: str) -> Any:
        """A question with choices that was left open stays as it was when the page was opened."""
        field = self.fields[name]
        left_open = isinstance(field.widget, forms.RadioSelect) and self.data.get(name) not in dict(field.choices)
        return self.initial[name] if left_open else self.cleaned_data[name]

    @property
    def links(self) -> dict[str, Any]:
        """What ties it to other rows, and the version the reader saw."""
        return {name: self.cleaned_data[name] for name in ("version", "cos", "outcomes", "place_name")}


def words_of(initiative: Initiative) -> dict[str, Any]:
    """What the form shows of an initiative that exists."""
    return {name: getattr(initiative, name) for name in TEXTS} | {
        "cos": [co for co, field in CO_FIELDS.items() if getattr(initiative, field)],
        "groups": initiative.groups.split(),
        "outcomes": list(initiative.outcomes.all()),
        "place_name": initiative.place.name if initiative.place else "",
        "version": initiative.version,
    }
