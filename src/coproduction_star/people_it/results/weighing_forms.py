"""What is said before a result is worked out: the largest weight, and whether whole groups were drawn."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.people_it.models import Margins
from coproduction_star.ui.privacy import NotPersonal

from .forms import Called, parts_of, problem_in_words

CAPS = (("", gettext_lazy("No cap")), ("3", "3"), ("5", "5"), ("10", "10"))


class WorkOutForm(forms.Form):
    """Whether a weight may grow without end, and whether whole groups were drawn."""

    notice = NotPersonal("Numbers, and which question tells groups apart.")

    cap = forms.ChoiceField(
        label=gettext_lazy("The largest weight"),
        help_text=gettext_lazy(
            "How many times the mean one answer may count at most. A cap keeps a few answers from deciding everything."
        ),
        choices=CAPS, required=False, initial="5",
    )  # fmt: skip
    clusters = forms.ChoiceField(
        label=gettext_lazy("Were whole groups drawn, such as schools or streets?"), required=False,
        help_text=gettext_lazy(
            "If you drew some groups by chance and asked the people in them, choose what says which group "
            "somebody is in. Leave “No” where people were drawn singly, or where everybody could answer."
        ),
    )  # fmt: skip
    in_all = forms.CharField(
        label=gettext_lazy("How many such groups are there in all?"), required=False, max_length=5_000,
        help_text=gettext_lazy("Asked or not, such as “240”. Leave it empty if nobody knows."),
    )  # fmt: skip

    members = forms.CharField(
        label=gettext_lazy("How many people are in each of these groups?"), required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Only if you did not ask everybody in them: one line for each group, such as “Mill School, 310”. Then the "
            "ranges know of that chance too. Leave it empty if nobody knows."
        ),
    )  # fmt: skip

    def __init__(
        self, *args: Any, questions: Sequence[tuple[str, str, Called]], drawing: Margins | None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["clusters"].choices = [
            ("", _("No")),
            *((name, label) for name, label, _called in questions),
        ]
        self.called = {name: called for name, _label, called in questions}
        self.drawing = drawing
        self.groups: dict[str, Any] = {}
        if drawing is not None:
            in_all = self.fields["in_all"]
            in_all.widget = forms.Textarea(attrs={"rows": 4})
            in_all.help_text = _(
                "Asked or not, one line for each part that people were drawn from, such as “Mill, 24”. Leave it empty "
                "if nobody knows."
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        name, typed, members = (cleaned.get(each) or "" for each in ("clusters", "in_all", "members"))
        if name:
            self.groups = {
                "name": name, "choices": [[one] for one in self.called[name]],
                "in_all": self._in_all(typed) if typed else [], "typed": typed,
                "members": self._members(name, members) if members else [], "members_typed": members,
            }  # fmt: skip
            if members and not typed:
                self.add_error("in_all", _("Say how many groups there are in all, or leave the people out."))
        elif (typed or members) and "clusters" not in self.errors:
            self.add_error("clusters", _("Choose what says which group somebody is in, or leave the number out."))
        return cleaned

    def _members(self, name: str, typed: str) -> list[float]:
        """One number for each group in the order of the choices; nought for those that are not named."""
        from coproduction_star.data.asset_surveys.results import read_members

        numbers, problems = read_members([parts_of(line) for line in typed.splitlines()], self.called[name])
        for problem in problems:
            self.add_error("members", problem_in_words(problem))
        return [numbers.get(choice, 0.0) for choice in self.called[name]]

    def _in_all(self, typed: str) -> list[float]:
        """One number, or one for each stratum in the order of the drawing."""
        if self.drawing is None:
            plain = re.sub(r"[\s,]", "", typed)
            if not plain.isdecimal() or not int(plain):
                self.add_error("in_all", _("Write one number, such as 240, or leave it empty."))
                return []
            return [float(plain)]
        return self._by_stratum(self.drawing, typed)

    def _by_stratum(self, drawing: Margins, typed: str) -> list[float]:
        from coproduction_star.data.asset_surveys.results import read_margin

        called = self.called.get(drawing.name, {})
        rows = [parts_of(line) for line in typed.splitlines()]
        margin, problems = read_margin(drawing.name, rows, called)
        for problem in problems:
            self.add_error("in_all", problem_in_words(problem))
        if margin is None:
            return []
        pairs = zip(margin.dimension.categories, margin.people, strict=True)
        numbers = {frozenset(choices): people for choices, people in pairs}
        wanted = [frozenset(one["choices"]) for one in drawing.population]
        if set(wanted) != set(numbers):
            self.add_error("in_all", _("Join the same ones as you did where you said how people were drawn."))
            return []
        return [numbers[each] for each in wanted]

    def clean_cap(self) -> float | None:
        return float(self.cleaned_data["cap"]) if self.cleaned_data["cap"] else None
