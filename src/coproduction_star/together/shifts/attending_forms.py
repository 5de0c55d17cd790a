"""What whoever leads fills in after a shift."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.hiding import Hidden
from coproduction_star.together.models import Shift, ShiftPlace, ShiftSeen
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .attending import Noted, length_of, others_of
from .presenters import name_of

NARROW = {"class": "govuk-input--width-5"}
NOTICE = PrivacyNotice(
    purpose=_("To know who gave their time, to thank them, and to see what it brings."),
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    read_by=_("The team reads who came. Everybody in the programme reads how many, and how many hours."),
    kept_for=_("Who came: 90 days after the shift. How many came, and what was seen: as long as the programme."),
)


def _decimal(label: Any, *, most: int, hint: Any = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=Decimal(0), max_value=Decimal(most), decimal_places=2, required=False, help_text=hint,
        widget=forms.TextInput(NARROW | {"inputmode": "decimal"}),
    )  # fmt: skip


class AttendanceForm(forms.Form):
    """Who came, how long, and what was seen."""

    notice = NOTICE

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, shift: Shift, places: Sequence[ShiftPlace], seen: Sequence[ShiftSeen], hidden: Hidden,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.shift, self.places, self.seen = shift, places, seen
        for one in places:
            name = {"name": name_of(one, hidden)}
            self.fields[f"came_{one.pk.hex}"] = forms.BooleanField(label=_("%(name)s came") % name, required=False)
            self.fields[f"hours_{one.pk.hex}"] = _decimal(_("Hours of %(name)s") % name, most=24)
        self.fields["others"] = forms.IntegerField(
            label=_("How many others came, who had not signed up?"), min_value=0, max_value=1000, required=False,
            widget=forms.TextInput(NARROW | {"inputmode": "numeric"}),
        )  # fmt: skip
        self.fields["others_hours"] = _decimal(_("How many hours did those others give, together?"), most=9999)
        for row in seen:
            self.fields[f"seen_{row.count_id.hex}"] = _decimal(
                row.count.name, most=9_999_999, hint=_("Leave it empty if nobody counted.")
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("others_hours") and not cleaned.get("others"):
            self.add_error("others", _("Say how many they were, or empty their hours."))
        return cleaned

    @property
    def asked(self) -> list[tuple[Any, Any]]:
        """Each person with their two boxes."""
        return [(self[f"came_{one.pk.hex}"], self[f"hours_{one.pk.hex}"]) for one in self.places]

    @property
    def counted(self) -> list[Any]:
        return [self[f"seen_{row.count_id.hex}"] for row in self.seen]

    @property
    def noted(self) -> Noted:
        said, usual = self.cleaned_data, length_of(self.shift)
        hours = {}
        for one in self.places:
            if said[f"came_{one.pk.hex}"]:
                given = said[f"hours_{one.pk.hex}"]
                hours[one.pk] = usual if given is None else given
        others = said["others"] or 0
        given = said["others_hours"]
        return Noted(
            hours=hours, others=others, others_hours=usual * others if given is None else given,
            seen={row.count_id: said[f"seen_{row.count_id.hex}"] for row in self.seen},
        )  # fmt: skip


def plainly(value: Any) -> Any:
    """A number without noughts behind its point."""
    return Decimal(f"{value.normalize():f}") if isinstance(value, Decimal) else value


def noted_now(shift: Shift, places: tuple[ShiftPlace, ...], seen: Sequence[ShiftSeen]) -> dict[str, Any]:
    """What stands there: before anybody noted it, that all came who signed up, for the whole time."""
    usual, fresh = length_of(shift), shift.counted_on is None
    now: dict[str, Any] = {"version": shift.version}
    for one in places:
        came = one.state == "signed" if fresh else bool(one.came)
        now |= {f"came_{one.pk.hex}": came, f"hours_{one.pk.hex}": usual if fresh else one.hours}
    number, hours = others_of(shift, places)
    now |= {"others": number or None, "others_hours": hours if number else None}
    return {name: plainly(value) for name, value in now.items()} | {
        f"seen_{row.count_id.hex}": plainly(row.number) for row in seen
    }


class ThanksForm(forms.Form):
    """Thank you, to everybody who came."""

    notice = PrivacyNotice(
        purpose=_("So that whoever gave their time hears that it mattered."),
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        read_by=_("Everybody who came. Name nobody who does not want to be named."),
        kept_for=_("As long as the programme."),
    )

    words = forms.CharField(
        label=_("Say thank you"), max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Everybody who came reads it on their page. A letter says only that it is there."),
        error_messages={"required": _("Write your thanks.")},
    )  # fmt: skip
