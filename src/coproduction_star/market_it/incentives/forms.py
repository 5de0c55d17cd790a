from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.barriers import Barrier
from coproduction_star.data.behaviour import Prompt
from coproduction_star.data.incentives import Money
from coproduction_star.journeys.decisions.forms import NewDecisionForm
from coproduction_star.journeys.models import Initiative
from coproduction_star.market_it.catalogue.shapes import is_own
from coproduction_star.market_it.models import Audience, IncentivePlan, Phase, PlanBarrier, PlanItem, Polarity, Source
from coproduction_star.market_it.pounds import PoundsField
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .ethics import Said
from .menu import Entry, listed_barriers

DECIDING = PrivacyNotice(
    purpose=_("So that people can see who answered and decided, and whom to ask."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody in the programme."),
    kept_for=_("As long as the programme."),
)
PLAN = (
    "title", "initiative", "audience", "who", "what", "when", "baseline", "hoped_for", "unit", "counted_on", "source",
    "by_when",
)  # fmt: skip
ITEM = (
    "audience", "phase", "polarity", "financial", "is_payment", "words", "barrier", "cost_pence", "cost_words",
    "who_pays", "caution", "appeal", "leaves_entitlements",
)  # fmt: skip


def _words(label: Any, *, most: int, needed: Any = "", hint: Any = "", rows: int = 0) -> forms.CharField:
    """A text; `needed` is what is said when it is missing, and makes it required."""
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, max_length=most, help_text=hint, widget=widget, required=bool(needed),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


def _one_of(label: Any, choices: Any, needed: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": needed}
    )


def _number(label: Any, hint: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, max_digits=12, decimal_places=2, min_value=0, required=False, help_text=hint,
        widget=forms.TextInput({"class": "govuk-input--width-10", "inputmode": "decimal"}),
        error_messages={
            "invalid": _("Write a number, such as 12 or 12.5."), "min_value": _("Write a number of nought or more."),
        },
    )  # fmt: skip


class PlanForm(forms.Form):
    """Which behaviour of whom, so that somebody could see and count whether it happens."""

    notice = NotPersonal("What a group of people does. It asks to name nobody.")

    title = _words(_("What do you call this plan?"), most=200, needed=_("Write what you call it."))
    initiative = forms.ModelChoiceField(
        label=_("Which initiative does it belong to?"), queryset=Initiative.objects.none(), required=False,
        empty_label=_("None of these"),
    )  # fmt: skip
    audience = _one_of(_("Whose behaviour is it about?"), Audience.choices, _("Choose whose behaviour it is about."))
    who = _words(
        _("Who exactly?"), most=300, needed=_("Write who exactly."),
        hint=_("Such as: people over 65 in Old Town who live alone."),
    )  # fmt: skip
    what = _words(
        _("What would you see them do?"), most=300, needed=_("Write what they do. A plan is for something people do."),
        hint=_("Something that somebody could watch and count. “Be more active” is none; “walk with a neighbour” is."),
    )  # fmt: skip
    when = _words(_("Where, when and how often?"), most=300, hint=_("Such as: in the park, once a week."))
    baseline = _number(_("How much of it happens now?"), _("A number. You need it before you decide the plan."))
    hoped_for = _number(_("How much of it do you hope for?"))
    unit = _words(
        _("What do these numbers count?"), most=100, hint=_("Such as: people in a hundred, or visits a month.")
    )
    source = _words(
        _("Where does the number of now come from?"),
        most=300,
        hint=_("Such as: our survey in May, or a count at the door."),
    )
    counted_on = DatePartsField(label=_("On which day was it counted?"), required=False)
    by_when = DatePartsField(label=_("By when do you hope for it?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, initiatives: QuerySet[Initiative], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("baseline") is not None or cleaned.get("hoped_for") is not None:
            if not cleaned.get("unit") and "unit" not in self.errors:
                self.add_error("unit", _("Write what the numbers count."))
            if not cleaned.get("source") and "source" not in self.errors:
                self.add_error("source", _("Write where the number comes from, even if it is a guess of yours."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PLAN}


def said_in_plan(plan: IncentivePlan) -> dict[str, Any]:
    return {**{name: getattr(plan, name) for name in PLAN}, "version": plan.version}


class BarriersForm(forms.Form):
    """What stops them, from the list or in their own words, and how the team knows."""

    listed = forms.MultipleChoiceField(
        label=_("What stops them?"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Ask the people themselves. What they say first is often not what stops them."),
    )  # fmt: skip
    words = _words(_("Something else, in their own words"), most=300)
    how = _one_of(_("How do you know?"), Source.choices, _("Say how you know."))
    source = _words(
        _("Which survey was it, or whom did you ask, and when?"), most=300,
        hint=_("Name no one. Such as: twelve people at the lunch club, 3 November."),
    )  # fmt: skip

    def __init__(self, *args: Any, there: Iterable[str], listed: Mapping[str, Barrier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = set(there)
        self.fields["listed"].choices = [(key, named(one)) for key, one in listed.items() if key not in kept]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("listed") and not cleaned.get("words"):
            self.add_error("listed", _("Choose what stops them, or write it in your own words."))
        if cleaned.get("how") in {Source.SURVEY, Source.ASKED} and not cleaned.get("source"):
            self.add_error("source", _("Write which survey it was, or whom you asked and when."))
        return cleaned


class ItemForm(forms.Form):
    """One thing that is offered, or that holds back."""

    words = _words(
        _("What do you offer?"), most=300, needed=_("Write what you offer."), hint=_("As you would say it to them.")
    )
    audience = _one_of(_("For whom?"), Audience.choices, _("Choose for whom it is."))
    phase = _one_of(_("When does it help?"), Phase.choices, _("Choose when it helps."))
    polarity = _one_of(_("Does it draw people, or hold them back?"), Polarity.choices, _("Choose what it does."))
    barrier = forms.ModelChoiceField(
        label=_("Which barrier does it help with?"), queryset=PlanBarrier.objects.none(), required=False,
        empty_label=_("None of these"),
    )  # fmt: skip
    financial = forms.BooleanField(label=_("It is worth money to those who get it"), required=False)
    is_payment = forms.BooleanField(
        label=_("It could count as income: money, a voucher, a gift, a credit or a discount"), required=False
    )
    cost_pence = PoundsField(
        label=_("What does it cost, in pounds?"), required=False,
        widget=forms.TextInput({"class": "govuk-input--width-10", "inputmode": "decimal"}),
    )  # fmt: skip
    cost_words = _words(
        _("For what is that, or why does nobody know yet?"), most=200, hint=_("Such as: for each person and month.")
    )
    who_pays = _words(_("Who pays for it?"), most=200)
    caution = _words(_("What must you take care of?"), most=600, rows=3)
    appeal = _words(
        _("How does somebody say that it is unfair?"), most=600, rows=2,
        hint=_("Needed for everything that holds people back. Whom do they tell, and what happens then?"),
    )  # fmt: skip
    leaves_entitlements = forms.BooleanField(
        label=_("Nobody’s entitlement hangs on it: what people have a right to, they get with it or without it"),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, barriers: QuerySet[PlanBarrier], entry: Entry | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.fields["barrier"].queryset = barriers
        self.fields["barrier"].label_from_instance = called()
        if entry is not None and entry.payment is not None:
            del self.fields["is_payment"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("polarity") == Polarity.DETERRENT and not cleaned.get("appeal"):
            self.add_error("appeal", _("Write how somebody says that it is unfair, and what happens then."))
        no_cost = cleaned.get("cost_pence") is None and not cleaned.get("cost_words")
        if no_cost and "cost_pence" not in self.errors:
            self.add_error("cost_pence", _("Write what it costs, or say below why nobody knows yet."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What is kept; a line of the menu that may count as income always does."""
        counts = self.entry is not None and self.entry.payment is not None
        held = {"is_payment": True, **self.cleaned_data} if counts else self.cleaned_data
        return {name: held[name] for name in ITEM}


def named(one: Barrier) -> str:
    """Its title, which says whether it is the organisation's own."""
    return gettext("%(title)s (of our organisation)") % {"title": one.title} if is_own(one.id) else one.title


def called() -> Callable[[PlanBarrier], str]:
    """What a barrier of a plan is called, in the reader's language."""
    listed = listed_barriers()
    return lambda one: listed[one.barrier].title if one.barrier in listed else (one.words or one.barrier)


def said_in_item(item: PlanItem) -> dict[str, Any]:
    return {**{name: getattr(item, name) for name in ITEM}, "version": item.version}


def first_words(entry: Entry | None, *, audience: str, barrier: str) -> dict[str, Any]:
    """What the form of a new item begins with: the line of the menu as it stands. Who is entitled to what is asked."""
    if entry is None:
        return {"audience": audience, "barrier": barrier, "polarity": Polarity.INCENTIVE}
    fits = audience if audience in entry.audiences else entry.audiences[0] if len(entry.audiences) == 1 else ""
    return {
        "words": entry.title, "audience": fits, "phase": entry.phases[0] if len(entry.phases) == 1 else "",
        "polarity": entry.polarity, "barrier": barrier, "caution": entry.caution[:600],
        "financial": entry.money is Money.FINANCIAL,
    }  # fmt: skip


class WarningForm(forms.Form):
    """Somebody read the warning."""

    notice = DECIDING

    read = forms.BooleanField(
        label=_("I have read this, and we do what it says before anything is offered"),
        error_messages={"required": _("Read the warning, then tick the box. Without it nothing can be offered.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class EthicsForm(forms.Form):
    """The questions of the gate, each with an answer and room for words."""

    notice = DECIDING

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, asked: Sequence[Prompt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in self.asked:
            self.fields[one.id] = _one_of(one.title, Said.choices, _("Answer this question."))
            ours = gettext("Our organisation asks this.") if is_own(one.id) else ""
            self.fields[one.id].help_text = f"{one.ask} {one.then} {ours}".strip()
            self.fields[f"{one.id}-words"] = _words(
                gettext("What makes you say so? (%(question)s)") % {"question": one.title}, most=600, rows=2
            )

    @property
    def answers(self) -> dict[str, dict[str, str]]:
        """By the ids of the questions; an own question is kept as it was asked, because it may change."""
        said = self.cleaned_data
        return {
            one.id: {"answer": said[one.id], "words": said[f"{one.id}-words"]}
            | ({"asked": one.title} if is_own(one.id) else {})
            for one in self.asked
        }


def said_in_ethics(plan: IncentivePlan) -> dict[str, Any]:
    told = {key: said.get("answer", "") for key, said in plan.ethics.items()}
    words = {f"{key}-words": said.get("words", "") for key, said in plan.ethics.items()}
    return {**told, **words, "version": plan.version}


class DecideForm(NewDecisionForm):
    """A decision for the record of the programme, and what is offered from its day on."""

    notice = DECIDING

    offered = forms.MultipleChoiceField(
        label=_("What is offered from that day on?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, ready: Iterable[PlanItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(one.pk): one for one in ready}
        self.fields["offered"].choices = [(key, one.words) for key, one in self.items.items()]
        self.order_fields(["offered"])
        if not self.items:
            del self.fields["offered"]

    @property
    def chosen(self) -> list[Any]:
        return [self.items[key].pk for key in self.cleaned_data.get("offered", ())]


class MenuForm(forms.Form):
    """Narrows the menu; an address can hold it, so it is asked by GET."""

    audience = forms.ChoiceField(label=_("For whom?"), choices=[("", _("Anyone")), *Audience.choices], required=False)
    phase = forms.ChoiceField(
        label=_("When does it help?"), choices=[("", _("No matter when")), *Phase.choices], required=False
    )
    polarity = forms.ChoiceField(
        label=_("Does it draw people, or hold them back?"),
        choices=[("", _("Both")), *Polarity.choices],
        required=False,
    )
    money = forms.ChoiceField(
        label=_("Is it worth money?"), required=False,
        choices=[("", _("No matter")), ("yes", _("Worth money")), ("no", _("Not worth money"))],
    )  # fmt: skip
    barrier = forms.ChoiceField(label=_("Which barrier does it help with?"), required=False)
    words = _words(_("Words"), most=100)

    def __init__(self, *args: Any, listed: Mapping[str, Barrier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["barrier"].choices = [("", _("Any")), *((key, one.title) for key, one in listed.items())]
