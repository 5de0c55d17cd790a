from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden, PersonChoice
from coproduction_star.map_it.models import ConsentBy, Story
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice

FIELDS = (
    "title", "what_happened", "what_changed", "what_did_not", "quote", "quoted", "ask", "consent_of", "consent_by",
    "consent_on",
)  # fmt: skip


def _text(label: Any, most: int, *, help_text: Any = "", required: bool = False, rows: int = 4) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=required, widget=area)


class StoryForm(forms.Form):
    """One page: what happened, what changed, what did not, who agreed."""

    notice = PrivacyNotice(
        purpose=_("So that others can learn from it, if the people in it agree."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("Anyone, once it is public. Who agreed is read by your team only."),
        kept_for=_("As long as the programme. A quote goes at once when somebody takes their consent back."),
    )

    title = forms.CharField(
        label=_("What is the story called?"), max_length=200, error_messages={"required": _("Give it a name.")}
    )
    what_happened = _text(
        _("What did people do together?"), 4000, required=True, rows=6,
        help_text=_("Who began it, who did what, what it took. Leave out names, unless people want to be named."),
    )  # fmt: skip
    what_changed = _text(_("What changed?"), 2000)
    what_did_not = _text(_("What did not work, or would you do another way?"), 2000)
    quote = _text(_("In somebody’s own words"), 600, rows=3)
    quoted = forms.CharField(
        label=_("How does this person want to be named?"), help_text=_("Such as “a neighbour” or a first name."),
        max_length=120, required=False,
    )  # fmt: skip
    ask = PersonChoice(
        label=_("Whom can others ask about it?"), queryset=Participant.objects.none(), required=False,
        empty_label=_("Nobody yet"),
        help_text=_("They are introduced by us. Their address is never shown."),
    )  # fmt: skip
    consent_of = forms.CharField(
        label=_("Who agreed that this is told?"), max_length=300, required=False,
        help_text=_("Only your team reads this."),
    )  # fmt: skip
    consent_by = forms.ChoiceField(
        label=_("How did they agree?"), choices=[("", _("They have not agreed yet")), *ConsentBy.choices],
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    consent_on = DatePartsField(label=_("On which day?"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: QuerySet[Participant], hidden: Hidden, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ask"].queryset = people
        self.fields["ask"].hidden = hidden

    def clean_consent_on(self) -> Any:
        on = self.cleaned_data["consent_on"]
        if on and on > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Write the day on which they agreed."))
        return on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("quote") and not given.get("quoted"):
            self.add_error("quoted", _("Say how the person wants to be named."))
        if given.get("consent_by") and not given.get("consent_of"):
            self.add_error("consent_of", _("Write who agreed."))
        if given.get("consent_by") and not given.get("consent_on") and "consent_on" not in self.errors:
            self.add_error("consent_on", _("Write the day on which they agreed."))
        return given

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FIELDS}


def words_of(story: Story | None, title: str) -> dict[str, Any]:
    """What the form shows of a story, or of one that is not written yet."""
    if story is None:
        return {"title": title, "version": 0}
    return {name: getattr(story, name) for name in FIELDS} | {"version": story.version}


class FigureForm(forms.Form):
    """A number with its unit, its time and where it comes from."""

    notice = NotPersonal("A figure names no person.")

    name = forms.CharField(
        label=_("What was counted?"), max_length=200, error_messages={"required": _("Write what was counted.")}
    )
    value = forms.DecimalField(
        label=_("How much?"), max_digits=14, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "govuk-input--width-10"}),
        error_messages={"required": _("Write the number."), "invalid": _("Write a number, such as 12 or 3.5.")},
    )  # fmt: skip
    unit = forms.CharField(
        label=_("Of what?"), help_text=_("Such as people, hours a month, pounds, per cent."), max_length=60,
        error_messages={"required": _("Write the unit.")},
    )  # fmt: skip
    period = forms.CharField(
        label=_("When?"), help_text=_("Such as January to June 2026."), max_length=120,
        error_messages={"required": _("Write for which time.")},
    )  # fmt: skip
    source = forms.CharField(
        label=_("How do you know?"), help_text=_("Who counted it, and where it is written down."), max_length=300,
        error_messages={"required": _("Write where the number comes from. Without a source it is not shown.")},
    )  # fmt: skip
