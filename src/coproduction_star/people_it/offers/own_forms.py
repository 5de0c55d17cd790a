from copy import deepcopy
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.people_it.models import Agreement, Entry, Need, Offer
from coproduction_star.ui.privacy import NotPersonal

from . import easy_words
from .forms import NOTICE, HoldingForm, ThingsForm, WhoForm
from .telling import Thing


class MoreForm(ThingsForm):
    """The same two questions again, for whoever has told us already."""

    notice = NOTICE


class ChangeForm(HoldingForm):
    """One offer or wish, in their own words."""

    notice = NOTICE

    def __init__(self, *args: Any, thing: Offer | Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = {"words": "want", "kind": "want_kind", "tags": "want_tags", "to_learn": "to_learn"}
        if isinstance(thing, Offer):
            asked = {"words": "can", "kind": "can_kind", "tags": "can_tags", "conditions": "conditions"}
        own = {name: deepcopy(ThingsForm.base_fields[asked[name]]) for name in asked}
        own["words"].required = True
        own["words"].error_messages["required"] = _("Write it in your words, or go back and take it back.")
        self.fields = {**own, **self.fields}
        self.easy = easy_words.HOLDING | {name: easy_words.THINGS[asked[name]] for name in asked}

    @property
    def thing(self) -> Thing:
        said = self.cleaned_data
        return Thing(said["words"], said["kind"], tuple(said["tags"]), to_learn=said.get("to_learn", False))


def said_now(thing: Offer | Need) -> dict[str, Any]:
    """What the form holds before it is changed."""
    lists = ("tags", "times", "languages", "conditions")
    same = ("words", "kind", "place", "travel")
    said = {name: getattr(thing, name) for name in same} | {name: getattr(thing, name).split() for name in lists}
    return said | {"until": thing.shown_until, "to_learn": getattr(thing, "to_learn", False)}


class AgreedForm(forms.Form):
    notice = NotPersonal("What somebody agrees to; who they are is not asked here.")
    easy = MappingProxyType({"agreed": easy_words.AGREED})

    agreed = forms.MultipleChoiceField(
        label=_("What do you agree to?"),
        help_text=_("What you do not tick any more ends at once."),
        choices=Agreement.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple({"data-label-size": "s"}),
    )


class ReachForm(forms.Form):
    notice, easy = NOTICE, easy_words.REACHED

    email = WhoForm.base_fields["email"]
    phone = WhoForm.base_fields["phone"]
    safe_channel = WhoForm.base_fields["safe_channel"]
    when_safe = WhoForm.base_fields["when_safe"]


def reached_now(entry: Entry) -> dict[str, Any]:
    person = entry.participant
    return {
        "email": person.email, "phone": person.phone, "safe_channel": person.safe_channel,
        "when_safe": entry.when_safe,
    }  # fmt: skip
