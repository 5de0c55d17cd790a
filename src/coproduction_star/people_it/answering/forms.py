from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.asset_surveys import Survey
from coproduction_star.journeys.models import Place
from coproduction_star.journeys.places.fields import WardField
from coproduction_star.people_it.asking.look import name_of_language
from coproduction_star.people_it.asking.question_form import QuestionForm
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, PrivacyNotice
from coproduction_star.ui.reading import Look

YES, NO, WITH_PARENT, OLDER = "yes", "no", "parent", "older"


class StartForm(forms.Form):
    """How somebody reads, and whether they are old enough. None of it is kept but the language."""

    notice = QuestionForm.notice

    language = forms.ChoiceField(
        label=_("In which language?"),
        widget=forms.RadioSelect({"data-label-size": "s"}),
        error_messages={"required": _("Choose a language.")},
    )
    look = forms.ChoiceField(
        label=_("How do you want to read it?"), choices=Look.choices, required=False,
        widget=forms.RadioSelect({"data-label-size": "s"}),
    )  # fmt: skip
    old_enough = forms.ChoiceField(
        label=_("How old are you?"),
        widget=forms.RadioSelect({"data-label-size": "s"}),
        error_messages={"required": _("Say how old you are. We keep it only if a question asks for it.")},
    )
    leave_empty = forms.CharField(label=_("Leave this box empty"), required=False)

    def __init__(self, *args: Any, survey: Survey, alone_from: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, name_of_language(code)) for code in survey.languages]
        if len(survey.languages) == 1:
            del self.fields["language"]
        self.fields["look"].one_of_several = True
        self.fields["old_enough"].choices = ages_to_choose(survey.youngest, alone_from, survey.oldest)
        self.fields["leave_empty"].widget.attrs["autocomplete"] = "off"

    def clean_leave_empty(self) -> str:
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError(_("Make this box empty again: it stops machines. Then press Start."))
        return ""

    @property
    def is_too_young(self) -> bool:
        return self.cleaned_data.get("old_enough") == NO

    @property
    def is_too_old(self) -> bool:
        return self.cleaned_data.get("old_enough") == OLDER

    @property
    def asks_a_parent(self) -> bool:
        return self.cleaned_data.get("old_enough") == WITH_PARENT


def ages_to_choose(youngest: int, alone_from: int, oldest: int | None = None) -> list[tuple[str, Any]]:
    """Old enough, old enough with a parent, too young or too old for it; ages in years."""
    alone = max(youngest, alone_from)
    if oldest is None:
        choices = [(YES, _("I am %(age)s or older") % {"age": alone})]
    elif alone > oldest:
        choices, alone = [], oldest + 1
    else:
        choices = [(YES, _("I am %(age)s to %(last)s") % {"age": alone, "last": oldest})]
    if youngest < alone:
        with_parent = _("I am %(age)s to %(last)s") if youngest else _("I am younger than %(last)s")
        choices.append((WITH_PARENT, with_parent % {"age": youngest, "last": alone - 1 if youngest else alone}))
    if youngest:
        choices.append((NO, _("I am younger than %(age)s") % {"age": youngest}))
    if oldest is not None:
        choices.append((OLDER, _("I am older than %(age)s") % {"age": oldest}))
    return choices


class ApartForm(forms.Form):
    """Their own consent, before the first question about health, belief, origin or love life."""

    notice = PrivacyNotice(
        purpose=_("To see whether everybody is reached, and what help people need."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_(
            "Only few people, who have a right of their own to it. Others read numbers of many people together."
        ),
        kept_for=_("As long as your other answers. If you change your mind they are erased at once."),
    )

    agrees = forms.ChoiceField(
        label=_("May we keep your answers about these things?"),
        choices=[(YES, _("Yes, keep them, apart from my other answers")), (NO, _("No, leave these questions out"))],
        widget=forms.RadioSelect({"data-label-size": "m"}),
        error_messages={"required": _("Choose yes or no. Both are fine.")},
    )


class WhereForm(forms.Form):
    """The place of somebody, never their address."""

    notice = QuestionForm.notice

    place = forms.ModelChoiceField(
        label=_("Where do you live, or where is your group?"), queryset=Place.objects.none(), required=False,
        empty_label=_("I would rather not say, or it is not in the list"),
    )  # fmt: skip
    postcode = WardField()

    def __init__(self, *args: Any, places: Any, postcodes_of: UUID | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = places
        if postcodes_of:
            self.fields["postcode"].organisation_id = postcodes_of
        else:
            del self.fields["postcode"]

    @property
    def place_given(self) -> Place | None:
        return self.cleaned_data["place"] or self.cleaned_data.get("postcode")


class TakeBackForm(forms.Form):
    """A button."""

    notice = NotPersonal("It asks nothing.")
