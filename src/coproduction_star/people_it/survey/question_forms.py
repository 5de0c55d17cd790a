"""The forms of single questions: those of the bank and the team's own."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coproduction_star.data.asset_surveys import Survey as Definition
from coproduction_star.data.asset_surveys.from_bank import bank_by_id
from coproduction_star.data.asset_surveys.reading import ALWAYS
from coproduction_star.data.questions import Audience, Kind, Part, bank
from coproduction_star.data.questions.question import DECLINED, OTHER
from coproduction_star.ui.privacy import NotPersonal

from . import drafting, logic
from .drafting import fingerprint
from .wording import KINDS, PARTS, SIDES

LONGEST_CHOICES = 6000
A_NUMBER = {"inputmode": "decimal", "class": "govuk-input--width-5", "autocomplete": "off"}
NO_NAMES = NotPersonal("What is asked. Name nobody.")


class WhenShown(forms.Form):
    """What is said of every question: when it is shown, where it stands, and whether it must be answered."""

    show_if = forms.ChoiceField(
        label=gettext_lazy("When is it shown?"), required=False,
        help_text=gettext_lazy("Always, or only after an answer to a question before it."),
    )  # fmt: skip
    number = forms.CharField(
        label=gettext_lazy("Its number, where it asks for one"), required=False, max_length=20,
        widget=forms.TextInput(A_NUMBER),
    )  # fmt: skip
    join = forms.ChoiceField(
        label=gettext_lazy("With more than one line"), required=False,
        choices=[
            (logic.ALL, gettext_lazy("All of them must be so")),
            (logic.ANY, gettext_lazy("One of them is enough")),
        ],
    )  # fmt: skip
    show_if_2 = forms.ChoiceField(label=gettext_lazy("A second line"), required=False)
    number_2 = forms.CharField(
        label=gettext_lazy("The number of the second line"), required=False, max_length=20,
        widget=forms.TextInput(A_NUMBER),
    )  # fmt: skip
    show_if_3 = forms.ChoiceField(label=gettext_lazy("A third line"), required=False)
    number_3 = forms.CharField(
        label=gettext_lazy("The number of the third line"), required=False, max_length=20,
        widget=forms.TextInput(A_NUMBER),
    )  # fmt: skip
    section = forms.ChoiceField(label=gettext_lazy("Under which heading?"), required=False)
    required = forms.BooleanField(
        label=gettext_lazy("It must be answered (people can still say that they would rather not)"), required=False
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def _offer(self, definition: Definition, *, before: str, now: str, default: str = "") -> None:
        whole = "" if logic.as_lines(now) else now
        self.fields["show_if"].choices = logic.conditions(definition, before=before, now=whole, default=default)
        more = [("", _("Nothing more")), *logic.further(definition, before=before)]
        for name in logic.LINES[1:]:
            self.fields[name].choices = more
        first = definition.languages[0]
        headings = [(section.id, section.title.get(first, section.id)) for section in definition.sections]
        self.fields["section"].choices = [("", _("No heading")), *headings]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        try:
            self.when = logic.from_lines(cleaned)
        except logic.LineWrong as wrong:
            self.add_error(wrong.field, str(wrong))
        return cleaned

    def _placed(self) -> dict[str, Any]:
        said = {"show_if": self.when, "section": self.cleaned_data["section"],
                "required": self.cleaned_data["required"]}  # fmt: skip
        return {name: value for name, value in said.items() if value}


class BankQuestionForm(WhenShown):
    """A question of the bank is asked in the bank's words, so that places can compare."""

    notice = NO_NAMES

    def __init__(self, *args: Any, definition: Definition, row: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        usual = bank_by_id()[row["bank"]].show_if
        now = row.get("show_if", "")
        self.default = str(usual) if usual else ""
        self._offer(definition, before=row["bank"], now="" if now == ALWAYS else now, default=self.default)

    @property
    def values(self) -> dict[str, Any]:
        kept = {name: value for name, value in self.row.items() if name not in ("show_if", "section", "required")}
        placed = self._placed()
        shown = placed.pop("show_if", "")
        if shown == logic.AS_THE_BANK:
            shown = ""
        elif not shown and self.default:
            shown = ALWAYS
        return kept | placed | ({"show_if": shown} if shown else {})


def words_of_bank_question(row: Mapping[str, Any]) -> dict[str, Any]:
    said = row.get("show_if", "")
    usual = bank_by_id()[row["bank"]].show_if
    shown = "" if said == ALWAYS else said or (logic.AS_THE_BANK if usual else "")
    return _when(shown) | {"section": row.get("section", ""), "required": row.get("required", False),
                           "version": fingerprint(row)}  # fmt: skip


def _when(shown: str) -> dict[str, Any]:
    """The boxes of a condition; one that they cannot say stands in the first as a whole."""
    return (logic.as_lines(shown) if shown != logic.AS_THE_BANK else None) or {"show_if": shown}


class OwnQuestionForm(WhenShown):
    """A question in the team's own words, in the language the survey is written in."""

    notice = NO_NAMES

    kind = forms.ChoiceField(
        label=gettext_lazy("How is it answered?"), widget=forms.RadioSelect,
        choices=[(kind.value, name) for kind, name in KINDS.items()],
        error_messages={"required": gettext_lazy("Choose how it is answered.")},
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("What do you ask?"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write the question.")},
    )  # fmt: skip
    choices = forms.CharField(
        label=gettext_lazy("The answers to choose from, one on each line"), required=False,
        max_length=LONGEST_CHOICES, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("“Rather not say” is added by itself. Not for yes or no, own words or numbers."),
    )  # fmt: skip
    own_words = forms.BooleanField(label=gettext_lazy("Add “Something else”, with a line to write on"), required=False)
    statements = forms.CharField(
        label=gettext_lazy("The statements, one on each line"), required=False, max_length=LONGEST_CHOICES,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Only for the same choices for several statements."),
    )  # fmt: skip
    help = forms.CharField(
        label=gettext_lazy("A sentence that helps to answer"), max_length=600, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    easy = forms.CharField(
        label=gettext_lazy("The question in Easy Read"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=gettext_lazy("A short sentence in everyday words."),
    )  # fmt: skip
    most = forms.IntegerField(
        label=gettext_lazy("At most how many ticks?"), required=False, min_value=1,
        help_text=gettext_lazy("Leave it empty for as many as fit."),
    )  # fmt: skip
    lowest = forms.IntegerField(label=gettext_lazy("Lowest number"), required=False)
    highest = forms.IntegerField(label=gettext_lazy("Highest number"), required=False)
    side = forms.ChoiceField(
        label=gettext_lazy("Does it ask for an offer or a need?"), required=False,
        choices=[("", gettext_lazy("Neither")), *((side.value, name) for side, name in SIDES.items())],
        help_text=gettext_lazy("Whoever is asked for one is asked for the other."),
    )  # fmt: skip
    heading = forms.CharField(label=gettext_lazy("Or write a new heading"), max_length=120, required=False)
    special_category = forms.BooleanField(
        label=gettext_lazy("Answers may tell of health, belief, origin or love life"), required=False,
        help_text=gettext_lazy("They are kept apart, and asked only of those who agree."),
    )  # fmt: skip
    for_young_people = forms.BooleanField(label=gettext_lazy("It may be asked of people under 18"), required=False)
    field_order = [
        "text",
        "kind",
        "choices",
        "own_words",
        "statements",
        "help",
        "easy",
        "show_if",
        "number",
        "join",
        "show_if_2",
        "number_2",
        "show_if_3",
        "number_3",
        "section",
        "heading",
    ]
    first_asked = ("text", "kind", "choices", "own_words")

    def __init__(
        self, *args: Any, definition: Definition, row: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.definition, self.row = definition, row or {}
        self.language = definition.languages[0]
        for name in ("most", "lowest", "highest"):
            self.fields[name].widget.attrs["class"] = "govuk-input--width-5"
        self._offer(definition, before=self.row.get("id", ""), now=self.row.get("show_if", ""))
        if row is not None:
            del self.fields["heading"]

    @property
    def more_said(self) -> bool:
        """Whether something below the first boxes is filled in, or wrong."""
        shown = [name for name in self.fields if name not in (*self.first_asked, "version", "section", "join")]
        return bool(self.errors) or any(self.initial.get(name) for name in shown)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind, lines = cleaned.get("kind"), _lines(cleaned.get("choices", ""))
        few = 2 if kind in (Kind.ONE, Kind.STATEMENTS) else 1
        if kind in (Kind.ONE, Kind.SEVERAL, Kind.STATEMENTS) and len(lines) < few:
            self.add_error("choices", _("Write at least two answers, one on each line."))
        if len(set(lines)) < len(lines):
            self.add_error("choices", _("An answer is there twice. Keep one."))
        if kind == Kind.STATEMENTS and not _lines(cleaned.get("statements", "")):
            self.add_error("statements", _("Write the statements, one on each line."))
        low, high = cleaned.get("lowest"), cleaned.get("highest")
        if low is not None and high is not None and high < low:
            self.add_error("highest", _("The highest number is below the lowest."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """The question as the draft keeps it; what does not belong to its kind is left out."""
        said, kind = self.cleaned_data, Kind(self.cleaned_data["kind"])
        row = {name: value for name, value in self.row.items() if name in ("id", "decimals")}
        row |= {"kind": kind.value} | self._placed()
        for name in ("text", "help", "easy"):
            if said[name]:
                row[name] = {**self.row.get(name, {}), self.language: said[name]}
        if kind in (*drafting.CHOOSING, Kind.YES_NO):
            row["choices"] = self._choices(kind)
        if kind in (Kind.ONE, Kind.SEVERAL) and said["own_words"]:
            row["own_words"] = True
        if kind is Kind.STATEMENTS:
            row["statements"] = self._rows("statements")
        numbers = {Kind.SEVERAL: ("most",), Kind.NUMBER: ("lowest", "highest")}.get(kind, ())
        marks = ("side", "special_category", "for_young_people")
        return row | {name: said[name] for name in (*numbers, *marks) if said[name] not in (None, "", False)}

    def _rows(self, name: str, reserved: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        return drafting.rows_from_lines(
            _lines(self.cleaned_data[name]), self.row.get(name, ()), self.language, reserved=reserved
        )

    def _choices(self, kind: Kind) -> list[dict[str, Any]]:
        if kind is Kind.YES_NO:
            both = (drafting.yes_or_no(id_, self.definition.languages) for id_ in ("yes", "no"))
            return [*both, self._banks(DECLINED)]
        rows = self._rows("choices", (DECLINED, OTHER))
        if kind is not Kind.STATEMENTS and self.cleaned_data["own_words"]:
            rows.append(self._banks(OTHER))
        return [*rows, self._banks(DECLINED)]

    def _banks(self, id_: str) -> dict[str, Any]:
        return drafting.the_banks_choice(id_, self.definition.languages)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def words_of_own_question(row: Mapping[str, Any], language: str) -> dict[str, Any]:
    words: dict[str, Any] = {name: row.get(name, {}).get(language, "") for name in ("text", "help", "easy")}
    for name in ("choices", "statements"):
        shown = [each for each in row.get(name, ()) if each["id"] not in (DECLINED, OTHER)]
        words[name] = "\n".join(each["text"].get(language, "") for each in shown)
    if row.get("kind") == Kind.YES_NO:
        words["choices"] = ""
    plain = ("kind", "most", "lowest", "highest", "side", "section")
    flags = ("required", "own_words", "special_category", "for_young_people")
    return (
        words
        | _when(row.get("show_if", ""))
        | {name: row.get(name, "") for name in plain}
        | {name: row.get(name, False) for name in flags}
        | {"version": fingerprint(row)}
    )


class BankForm(forms.Form):
    """Questions of the bank to add, by the part they belong to, without those that are asked already."""

    def __init__(self, *args: Any, asked: set[str], audience: Audience, youngest: int, words: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        for part in Part:
            rows = [
                (row.id, f"{row.text} ({row.number})")
                for row in bank()
                if row.part is part and row.audience is audience and row.id not in asked
                and _has(row, words) and (youngest >= 18 or audience is not Audience.RESIDENT or row.for_young_people)
            ]  # fmt: skip
            if rows:
                self.fields[part.value] = forms.MultipleChoiceField(
                    label=PARTS[part], choices=rows, required=False, widget=forms.CheckboxSelectMultiple
                )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.chosen:
            first = next(iter(self.fields), None)
            self.add_error(first, _("Tick at least one question."))
        return cleaned

    @property
    def chosen(self) -> list[str]:
        return [id_ for part in self.fields for id_ in self.cleaned_data.get(part, ())]


def _has(row: Any, words: str) -> bool:
    """Whether every word that was looked for stands in the question or its answers."""
    if not words:
        return True
    text = " ".join(
        (row.text, row.help, row.easy, *(choice.text for choice in (*row.choices, *row.statements)))
    ).lower()
    return all(word in text for word in words.lower().split())
