"""The plain questions of each duty. The names of the questions are the keys of its answers."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Duty, DutyKind, DutyState
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

IN_THE_PROGRAMME = PrivacyNotice(
    purpose=_("So that everyone in the programme can see what was asked before a decision, and what the answer was."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everyone in this programme. The public page says only whether a duty is done."),
    kept_for=_("As long as the programme."),
)
YES, PARTLY, NO, UNSURE = "yes", "partly", "no", "unsure"
YES_NO = [(YES, _("Yes")), (NO, _("No")), (UNSURE, _("Not sure (counts as yes)"))]
HOW_FAIR = [(YES, _("Yes")), (PARTLY, _("Partly")), (NO, _("No"))]
ANSWER_IT = {"required": _("Answer this question, or choose “Not done yet” above.")}
ABOUT_ITSELF = ("state", "because", "reason", "version")
"""What every duty is asked about itself; the rest are its questions."""


class DutyForm(forms.Form):
    """How a duty stands, and its questions, which must be answered only where it is said to be answered."""

    notice = IN_THE_PROGRAMME

    state = forms.ChoiceField(
        label=_("How does this duty stand?"),
        choices=[
            (DutyState.ANSWERED, _("Answered below")),
            (DutyState.NOT_NEEDED, _("Not needed, because …")),
            (DutyState.OPEN, _("Not done yet. Keep what I have written so far")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how this duty stands.")},
    )
    because = forms.CharField(
        label=_("If it is not needed: why?"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why do you change it?"), max_length=500,
        help_text=_("Everyone in the programme sees the reason, and what it said before."),
        error_messages={"required": _("Write why you change an answer that was given.")},
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)
    may_stay_empty: tuple[str, ...] = ()

    def __init__(self, *args: Any, about: Duty, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if about.state == DutyState.OPEN:
            del self.fields["reason"]
        elif self.is_bound and self.data.get("version") != str(about.version):
            self.fields["reason"].required = False  # first the two texts, then the reason
        for name in self.questions:
            self.fields[name].required = False
        own = [name for name in ABOUT_ITSELF if name in self.fields]
        self.order_fields(["state", "because", *self.questions, *own[2:]])

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(name for name in self.fields if name not in ABOUT_ITSELF)

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.questions if self.cleaned_data.get(name)}

    def must_answer(self, _cleaned: Mapping[str, Any]) -> tuple[str, ...]:
        """The questions without which this duty is not answered."""
        return tuple(name for name in self.questions if name not in self.may_stay_empty)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("state") == DutyState.NOT_NEEDED and not cleaned.get("because"):
            self.add_error("because", _("Write why it is not needed. Others will ask."))
        if cleaned.get("state") == DutyState.ANSWERED:
            for name in self.must_answer(cleaned):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, ANSWER_IT["required"])
        return cleaned


def _words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=3000, widget=forms.Textarea(attrs={"rows": 3}))


def _one_of(label: Any, choices: list[Any], help_text: Any = "") -> forms.ChoiceField:
    inline = forms.RadioSelect({"class": "govuk-radios--inline"})
    return forms.ChoiceField(label=label, help_text=help_text, choices=choices, widget=inline)


class EqualityForm(DutyForm):
    groups = forms.MultipleChoiceField(
        label=_("Whom does it touch more than others?"),
        help_text=_("The first nine are the protected characteristics of the Equality Act 2010."),
        choices=[
            ("age", _("Age")),
            ("disability", _("Disability")),
            ("gender_reassignment", _("Gender reassignment")),
            ("marriage", _("Marriage and civil partnership")),
            ("pregnancy", _("Pregnancy and maternity")),
            ("race", _("Race")),
            ("religion", _("Religion or belief")),
            ("sex", _("Sex")),
            ("orientation", _("Sexual orientation")),
            ("carers", _("Unpaid carers")),
            ("low_income", _("People with little money")),
            ("place", _("People in one place, such as a village or an estate")),
            ("others", _("Others: say who below")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    gains = _words(_("Who gains, and what?"))
    loses = _words(_("Who loses, and what?"), _("If nobody does, write how you know."))
    evidence = _words(
        _("What is the evidence?"), _("Figures, or what people told you. Say also what you do not know.")
    )
    mitigation = _words(
        _("What will you do so that nobody is worse off than they need be?"),
        _("If you can do nothing, say so, and why you decide it all the same."),
    )
    may_stay_empty = ("groups",)


class DataForm(DutyForm):
    personal = _one_of(
        _("Will information be used about people who can be recognised?"), YES_NO,
        _("A name, an address, a photo, or a mix of facts that fits one person. If not, leave the rest empty."),
    )  # fmt: skip
    special = _one_of(
        _("Is it about health, ethnicity, religion, politics, sex life, trade unions, genes or crime?"), YES_NO,
        _("These are special categories, and criminal offences."),
    )  # fmt: skip
    large_scale = _one_of(
        _("Is it about many people, or much about each, or over a large area or a long time?"), YES_NO
    )
    new_technology = _one_of(_("Is technology used that is new, or new for this, such as an AI tool?"), YES_NO)
    vulnerable = _one_of(
        _("Is it about people who cannot easily say no?"), YES_NO,
        _("Children, patients, people who depend on the service, staff."),
    )  # fmt: skip
    combined = _one_of(_("Are facts from different sources put together in a way people would not expect?"), YES_NO)
    automated = _one_of(
        _("Does a computer score people, or decide who gets a service, or something as weighty?"), YES_NO
    )
    watched = _one_of(_("Is a place that is open to everybody watched all the time, such as by cameras?"), YES_NO)
    notes = _words(_("Anything to add?"), _("Such as who was asked for advice, and what they said."))
    may_stay_empty = ("notes",)

    def must_answer(self, cleaned: Mapping[str, Any]) -> tuple[str, ...]:
        return ("personal",) if cleaned.get("personal") == NO else super().must_answer(cleaned)


class ConsultationForm(DutyForm):
    still_open = _one_of(
        _("Was the decision still open when people were asked?"), HOW_FAIR, _("Nothing was settled by then.")
    )
    reasons = _one_of(
        _("Were they told enough to think about it and answer well?"), HOW_FAIR,
        _("What was proposed and why, and the other ways that were looked at."),
    )  # fmt: skip
    time = _one_of(_("Had they enough time, and a way to answer that suits them?"), HOW_FAIR)
    weighed = _one_of(_("Were their answers weighed with care before the decision?"), HOW_FAIR)
    shown = _words(_("What shows it?"), _("Dates, papers, how many answered, and what changed because of it."))
    repair = _words(_("Where the answer is no or partly: what will you do about it?"))
    may_stay_empty = ("repair",)

    def must_answer(self, cleaned: Mapping[str, Any]) -> tuple[str, ...]:
        needed = super().must_answer(cleaned)
        unfair = any(cleaned.get(name) in (PARTLY, NO) for name in ("still_open", "reasons", "time", "weighed"))
        return (*needed, "repair") if unfair else needed


class InterestsForm(DutyForm):
    declared = _words(
        _("Who declared something?"),
        _("A role is enough, such as “one councillor”. If nobody did, write how you asked."),
    )
    done = _words(_("What was done about it?"), _("Such as: did not vote, left the room, spoke as a resident only."))


FORMS: Mapping[str, type[DutyForm]] = {
    DutyKind.EQUALITY: EqualityForm,
    DutyKind.DATA: DataForm,
    DutyKind.CONSULTATION: ConsultationForm,
    DutyKind.INTERESTS: InterestsForm,
}


def words_of(duty: Duty) -> dict[str, Any]:
    """What the form shows of a duty."""
    state = "" if duty.state == DutyState.OPEN and not duty.answers else duty.state
    return {**duty.answers, "state": state, "because": duty.because, "version": duty.version}
