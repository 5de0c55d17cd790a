"""The headings of a draft: their words and their order. The questions below a heading go with it."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.ui.privacy import NotPersonal

from .drafting import Draft, NotThere, fingerprint

AS_IT_IS, FIRST = "", "first"
Groups = list[tuple[str, list[dict[str, Any]]]]


def heading_in(draft: Draft, id_: str) -> dict[str, Any]:
    """Give the heading. Raises NotThere."""
    for section in draft.get("sections", ()):
        if section["id"] == id_:
            return dict(section)
    raise NotThere(id_)


def words_of_heading(draft: Draft, id_: str) -> dict[str, Any]:
    """What the page of a heading shows, and by what it knows that nobody changed it meanwhile."""
    title = heading_in(draft, id_)["title"]
    seen = {"title": title, "order": [key for key, _questions in _groups(draft)]}
    return {"title": title.get(draft["languages"][0], ""), "place": AS_IT_IS, "version": fingerprint(seen)}


def with_heading(draft: Draft, id_: str, *, title: str, place: str) -> Draft:
    """With other words for a heading, and behind another. Its words in other languages have to be written anew."""
    made = deepcopy(draft)
    first = made["languages"][0]
    for section in made["sections"]:
        if section["id"] == id_ and section["title"].get(first) != title:
            section["title"] = {first: title}
    return _placed(made, id_, place) if place != AS_IT_IS else made


def _placed(draft: Draft, id_: str, place: str) -> Draft:
    groups = _groups(draft)
    moving = [group for group in groups if group[0] == id_]
    left = [group for group in groups if group[0] != id_]
    keys = [key for key, _questions in left]
    if place != FIRST and place not in keys:
        raise NotThere(place)
    behind = 0 if place == FIRST else len(keys) - keys[::-1].index(place)
    groups = [*left[:behind], *moving, *left[behind:]]
    order = [key for key, _questions in groups]
    draft["questions"] = [question for _key, questions in groups for question in questions]
    draft["sections"].sort(key=lambda section: order.index(section["id"]) if section["id"] in order else len(order))
    return draft


def _groups(draft: Draft) -> Groups:
    rows = groupby(draft["questions"], key=lambda question: str(question.get("section", "")))
    return [(key, list(questions)) for key, questions in rows]


class HeadingForm(forms.Form):
    """The words of a heading and where it stands."""

    notice = NotPersonal("What stands above questions. Name nobody.")

    title = forms.CharField(
        label=gettext_lazy("What does the heading say?"), max_length=120,
        error_messages={"required": gettext_lazy("Write the heading.")},
    )  # fmt: skip
    place = forms.ChoiceField(
        label=gettext_lazy("Where does it stand?"), required=False,
        help_text=gettext_lazy("The questions below it go with it."),
    )  # fmt: skip
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, draft: Draft, section: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = list(_places(draft, section))


def _places(draft: Draft, section: str) -> Iterator[tuple[str, str]]:
    first = draft["languages"][0]
    yield AS_IT_IS, _("Where it stands now")
    yield FIRST, _("Before all others")
    for other in draft.get("sections", ()):
        if other["id"] != section:
            words = other["title"].get(first) or other["id"]
            yield other["id"], _("After “%(heading)s”") % {"heading": words}
