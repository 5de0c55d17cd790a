from io import BytesIO
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from coproduction_star.market_it.models import CharterParty, Way
from coproduction_star.ui.fields import DatePartsField
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice
from coproduction_star.voices.attachments.forms import MOST_BYTES
from coproduction_star.voices.attachments.kinds import JPEG, PDF, PNG, NotAllowed, kind_of

NOTICE = PrivacyNotice(
    purpose=_("So that everybody sees who stands by this charter, since when, and under which text."),
    lawful_basis=LawfulBasis.CONSENT,
    read_by=_("The team. Others read your name only if you tick that you may be named; else you are counted."),
    kept_for=_("As long as the charter. You can take your signature back at any time, and your name goes when you "
               "are erased."),
)  # fmt: skip


class SignForm(forms.Form):
    """For oneself, with an account: the name is known."""

    notice = NOTICE

    party = forms.ModelChoiceField(
        label=_("For which side do you sign?"), queryset=CharterParty.objects.none(), widget=forms.RadioSelect,
        empty_label=None, error_messages={"required": _("Choose for which side you sign.")},
    )  # fmt: skip
    role = forms.CharField(
        label=_("As what do you sign, if you want to say?"), max_length=120, required=False,
        help_text=_("For example: as a neighbour, as a nurse."),
    )  # fmt: skip
    may_be_named = forms.BooleanField(label=_("My name may stand below the charter"), required=False)
    agreed = forms.BooleanField(
        label=_("I have read the charter, or somebody read it to me, and I sign it"),
        error_messages={"required": _("Tick that you sign it. Without that nothing is signed.")},
    )
    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, sides: QuerySet[CharterParty], only: CharterParty | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.only = only
        self.fields["party"].queryset = sides
        if only is not None:
            del self.fields["party"]

    @property
    def side(self) -> CharterParty:
        chosen: CharterParty = self.only or self.cleaned_data["party"]
        return chosen


class NameForm(SignForm):
    """Without an account: a person or a group."""

    name = forms.CharField(
        label=_("Your name"), max_length=200, required=False,
        help_text=_("As you sign. For a group: who signs for it."),
    )  # fmt: skip
    group = forms.CharField(label=_("If you sign for a group: what is it called?"), max_length=200, required=False)
    people = forms.IntegerField(
        label=_("How many people is the group?"), min_value=1, max_value=1_000_000, required=False
    )
    another = forms.BooleanField(
        label=_("I am another person of the same name"), required=False, widget=forms.HiddenInput
    )

    field_order = ["party", "name", "group", "people", "role", "may_be_named", "agreed", "another"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].one_of_several = True

    def ask_whether_another(self) -> None:
        """Somebody of this name has signed: only then it is asked."""
        self.fields["another"].widget = forms.CheckboxInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("name") and not cleaned.get("group"):
            self.add_error("name", _("Write your name, or what your group is called."))
        if cleaned.get("people") and not cleaned.get("group"):
            self.add_error("group", _("Write what the group is called, or leave the number of people empty."))
        return cleaned

    @property
    def who(self) -> dict[str, Any]:
        names = ("name", "group", "people", "role", "may_be_named", "another")
        return {name: self.cleaned_data[name] for name in names}


class PaperForm(NameForm):
    """Somebody signed on paper, or asked to be written down."""

    notice = NOTICE

    agreed = forms.BooleanField(
        label=_("They signed on paper, or asked me to sign for them"),
        error_messages={"required": _("Tick how you know that they sign.")},
    )
    signed_on = DatePartsField(
        label=_("On which day did they sign?"), error_messages={"required": _("Enter the day on which they signed.")}
    )
    scan = forms.FileField(
        label=_("A scan or photo of the paper, if you have one"), required=False,
        help_text=_("PDF, JPEG or PNG, at most 10 MB. Only the team sees it."),
        error_messages={"empty": _("This file is empty. Choose another, or leave it out.")},
    )  # fmt: skip

    def clean_signed_on(self) -> Any:
        day = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Enter the day on which they signed."))
        return day

    def clean_scan(self) -> Any:
        file = self.cleaned_data["scan"]
        if not file:
            return None
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is larger than 10 MB. Take a smaller photo, or leave it out."))
        try:
            self.media_type = _picture_or_paper(file)
        except (NotAllowed, UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
            raise forms.ValidationError(
                _("This is no picture and no PDF. Take a photo or scan it again, or leave it out: what you wrote is "
                  "still here.")
            ) from error  # fmt: skip
        file.seek(0)
        return file

    @property
    def attachment(self) -> dict[str, Any] | None:
        file = self.cleaned_data["scan"]
        return {"file": file, "media_type": self.media_type} if file else None


def _picture_or_paper(file: Any) -> str:
    """Its kind, read off its content: a picture must open as one. Raises when it is neither."""
    kind = kind_of(file)
    if kind not in (PDF, PNG, JPEG):
        raise NotAllowed
    if kind != PDF:
        file.seek(0)
        Image.open(BytesIO(file.read())).verify()
    return kind


class LinkForm(forms.Form):
    """A link for many people, or one device in a room."""

    notice = NotPersonal("What a link is called and when it ends.")

    way = forms.ChoiceField(
        label=_("How do people sign?"), widget=forms.RadioSelect,
        choices=[(Way.LINK, _("By a link, on their own phone or computer")),
                 (Way.HALL, _("On one device that is handed on in a room"))],
        error_messages={"required": _("Choose how people sign.")},
    )  # fmt: skip
    label = forms.CharField(
        label=_("What do you call it?"), max_length=200, help_text=_("For example: Meeting in the library, 3 March."),
        error_messages={"required": _("Give it a name, so that you know it again.")},
    )  # fmt: skip
    party = forms.ModelChoiceField(
        label=_("For which side?"), queryset=CharterParty.objects.none(), required=False,
        empty_label=_("They choose themselves"),
    )  # fmt: skip
    until = DatePartsField(
        label=_("Until which day can people sign by it?"),
        error_messages={"required": _("Enter the last day on which people can sign by it.")},
    )

    def __init__(self, *args: Any, sides: QuerySet[CharterParty], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = sides

    def clean_until(self) -> Any:
        if self.cleaned_data["until"] < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Enter today or a later day."))
        return self.cleaned_data["until"]
