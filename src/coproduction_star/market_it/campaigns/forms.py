from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.journeys.models import Initiative
from coproduction_star.market_it.models import Campaign, IncentivePlan, Message, MessageChannel, Segment
from coproduction_star.market_it.pounds import PoundsField
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

from .east import PARTS, Done, questions, said_of
from .selectors import Offered
from .wording import offered_in_words

MESSENGERS = PrivacyNotice(
    purpose=_("So that the team knows who brings a message, and asks them first."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("Everybody in the programme."),
    kept_for=_("As long as the programme. A name goes when its person is erased."),
)
CAMPAIGN = ("title", "initiative", "plan", "hoped_for", "starts_on", "ends_on", "budget_pence")
MESSAGE = (
    "segment", "arm", "channel", "where", "from_on", "until", "messenger", "messenger_in_words", "cost_pence",
)  # fmt: skip
LANGUAGES = ("en", "cy")
WRONG_AMOUNT = _("Write an amount in pounds, such as 25 or 25.50. Leave it empty where nobody knows it yet.")


def text(label: Any, *, most: int, needed: Any = "", hint: Any = "", rows: int = 0) -> forms.CharField:
    """A text; `needed` is what is said when it is missing, and makes it required."""
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, max_length=most, help_text=hint, widget=widget, required=bool(needed),
        error_messages={"required": needed} if needed else {},
    )  # fmt: skip


def _pounds(label: Any, hint: Any = "") -> PoundsField:
    widget = forms.TextInput({"class": "govuk-input--width-10", "inputmode": "decimal"})
    return PoundsField(label=label, required=False, widget=widget, wrong=WRONG_AMOUNT, help_text=hint)


def _refuse_end_before_start(form: forms.Form, *, first: str, last: str) -> None:
    start, end = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if start and end and end < start:
        form.add_error(last, _("The last day comes before the first. Change one of them."))


class CampaignForm(forms.Form):
    """What a campaign is for, and within which days and money."""

    notice = NotPersonal("What a campaign is for. It asks to name nobody.")

    title = text(_("What do you call this campaign?"), most=200, needed=_("Write what you call it."))
    hoped_for = text(
        _("What do people do after they met it?"), most=300,
        needed=_("Write what people do after they met it. Being told is not yet doing."),
        hint=_("Something that you can count. Such as: they come to a first walk."),
    )  # fmt: skip
    initiative = forms.ModelChoiceField(
        label=_("Which initiative is it for?"), queryset=Initiative.objects.none(), required=False,
        empty_label=_("None of these"),
    )  # fmt: skip
    plan = forms.ModelChoiceField(
        label=_("Which plan of incentives does it tell of?"), queryset=IncentivePlan.objects.none(), required=False,
        empty_label=_("None of these"),
    )  # fmt: skip
    starts_on = DatePartsField(label=_("From which day?"), required=False)
    ends_on = DatePartsField(label=_("Until which day?"), required=False)
    budget_pence = _pounds(_("How much money is there for it, in pounds?"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, initiatives: QuerySet[Any], plans: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["initiative"].queryset = initiatives
        self.fields["plan"].queryset = plans

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        _refuse_end_before_start(self, first="starts_on", last="ends_on")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in CAMPAIGN}


def said_in_campaign(campaign: Campaign) -> dict[str, Any]:
    return {**{name: getattr(campaign, name) for name in CAMPAIGN}, "version": campaign.version}


class EndForm(forms.Form):
    """What came of a campaign."""

    notice = NotPersonal("What came of a campaign. It asks to name nobody.")

    came_of_it = text(
        _("What came of it?"), most=2000, rows=4,
        needed=_("Write what came of it. “Nothing that we noticed” is an answer too."),
        hint=_("How many did what you hoped for, how you know, and what you would do another way. Name nobody."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)


def said_at_the_end(campaign: Campaign) -> dict[str, Any]:
    return {"came_of_it": campaign.came_of_it, "version": campaign.version}


class SegmentsForm(forms.Form):
    """For whom: groups that the answers to surveys tell, and one in words."""

    notice = NotPersonal("What many people have in common. It asks to name nobody.")

    chosen = forms.MultipleChoiceField(
        label=_("Groups that answers tell of"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("A group is what people have in common. Nobody is listed, and nobody is written to from here."),
    )  # fmt: skip
    name = text(
        _("Or people in your own words"), most=200, hint=_("Such as: people who moved here in the last two years.")
    )
    words = text(_("What matters to them, and what keeps them away?"), most=600, rows=3, hint=_("Name nobody."))

    def __init__(self, *args: Any, offered: Iterable[Offered], there: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = set(there)
        self.offered = {one.group.key: one for one in offered if one.group.key not in kept}
        self.fields["chosen"].choices = [(key, offered_in_words(one)) for key, one in self.offered.items()]
        if not self.offered:
            del self.fields["chosen"]
            self.fields["name"].label = _("Who are they, in your own words?")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("chosen") and not cleaned.get("name"):
            self.add_error("name", _("Write who they are, or choose a group that answers tell of."))
        return cleaned

    @property
    def groups(self) -> list[Offered]:
        return [self.offered[key] for key in self.cleaned_data.get("chosen", ())]


class MessageForm(forms.Form):
    """One message: to whom, in which words, how, where, when, by whom and for how much."""

    notice = MESSENGERS

    segment = forms.ModelChoiceField(
        label=_("For whom is it?"), queryset=Segment.objects.none(), required=False, empty_label=_("Everybody")
    )
    arm = forms.ChoiceField(
        label=_("Is there one message for them, or do you compare two?"), widget=forms.RadioSelect, initial="A",
        choices=[("A", _("The only one, or version A")), ("B", _("Version B, to compare it with A"))],
        error_messages={"required": _("Choose which version it is.")},
    )  # fmt: skip
    en = text(
        _("What does it say?"), most=2000, rows=5, needed=_("Write what it says."),
        hint=_("Say in the first line what to do, where and by when. Short words and short sentences."),
    )  # fmt: skip
    cy = text(_("What does it say in Welsh?"), most=2000, rows=5, hint=_("Leave it empty while there is no Welsh."))
    channel = forms.ChoiceField(
        label=_("How do people meet it?"), choices=[("", _("Choose")), *MessageChannel.choices],
        error_messages={"required": _("Choose how people meet it.")},
    )  # fmt: skip
    where = text(_("Where?"), most=200, hint=_("Such as: at the school gate, or letters to Elm Street."))
    from_on = DatePartsField(label=_("From which day?"), required=False)
    until = DatePartsField(label=_("Until which day?"), required=False)
    messenger = PersonChoice(
        label=_("Who brings it?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody in this list"),
        help_text=_("Somebody these people trust. Ask them first; they may say no."),
    )  # fmt: skip
    messenger_in_words = text(
        _("Or who brings it, in words"), most=200, hint=_("Such as: the pharmacist, or the choir.")
    )
    cost_pence = _pounds(_("What does it cost, in pounds?"), _("Leave it empty where nobody knows it yet."))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, segments: QuerySet[Any], people: QuerySet[Any], hidden: Hidden, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["segment"].queryset = segments
        self.fields["messenger"].queryset = people
        self.fields["messenger"].hidden = hidden

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        _refuse_end_before_start(self, first="from_on", last="until")
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        words = {code: said[code] for code in LANGUAGES if said[code]}
        return {name: said[name] for name in MESSAGE} | {"words": words}


def said_in_message(message: Message) -> dict[str, Any]:
    words = {code: message.words.get(code, "") for code in LANGUAGES}
    return {**{name: getattr(message, name) for name in MESSAGE}, **words, "version": message.version}


class EastForm(forms.Form):
    """The twelve questions, each with an answer and room for words. None of them has to be answered."""

    notice = NotPersonal("A check of a message. It asks to name nobody.")

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = questions()
        for one in self.asked:
            part = PARTS[one.part] if one.part else ""
            self.fields[one.id] = forms.ChoiceField(
                label=f"{part}: {one.title}", choices=Done.choices, widget=forms.RadioSelect, required=False,
                help_text=f"{one.ask} {one.then}",
            )  # fmt: skip
            self.fields[f"{one.id}-words"] = text(
                gettext("How, or why not? (%(question)s)") % {"question": one.title}, most=300
            )

    @property
    def answers(self) -> dict[str, dict[str, str]]:
        said = self.cleaned_data
        told = {one.id: {"done": said[one.id], "words": said[f"{one.id}-words"]} for one in self.asked}
        return {key: answer for key, answer in told.items() if any(answer.values())}


def said_in_east(message: Message) -> dict[str, Any]:
    told = {one.id: said_of(message.east, one) for one in questions()}
    words = {f"{key}-words": said for key, (_done, said) in told.items()}
    return {**{key: done for key, (done, _said) in told.items()}, **words, "version": message.version}
