"""The forms of whoever prints a survey or types in what came on paper or by phone."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.asset_surveys import Survey as AskedSurvey
from coproduction_star.data.asset_surveys import SurveyQuestion
from coproduction_star.data.asset_surveys.ages import outside
from coproduction_star.data.asset_surveys.answers import LONGEST_LINE, WrongAnswer, check_text_answer
from coproduction_star.data.asset_surveys.pages import own_words_key
from coproduction_star.data.questions import Answer, Kind
from coproduction_star.people_it.asking.agree_form import AgreeForm
from coproduction_star.people_it.asking.faults import sentence_of
from coproduction_star.people_it.asking.look import in_language, name_of_language
from coproduction_star.people_it.models import AnswerChannel, Survey
from coproduction_star.people_it.parent_fields import ages, check_parent, how_field, parent_in
from coproduction_star.people_it.parents import Parent
from coproduction_star.ui.privacy import NotPersonal
from coproduction_star.ui.reading import Look

from .codes import answer_from, numbered
from .numbers import Mistyped, edition_of, read_number
from .sheets import enumerate_asked

MOST_COPIES = 20
BY = [(AnswerChannel.PAPER, _("On paper")), (AnswerChannel.PHONE, _("By phone, or beside me"))]


class PrintForm(forms.Form):
    notice = NotPersonal("How many sheets of paper, and how they look.")

    copies = forms.IntegerField(
        label=_("How many copies?"), min_value=1, max_value=MOST_COPIES, initial=1,
        widget=forms.NumberInput({"class": "govuk-input--width-3"}),
        error_messages={
            "required": _("Write how many copies you need."), "invalid": _("Write a number."),
            "min_value": _("Write 1 or more."), "max_value": _("Print at most 20 at a time."),
        },
    )  # fmt: skip
    look = forms.ChoiceField(
        label=_("How do you want to read it?"), choices=Look.choices, initial=Look.USUAL,
        widget=forms.RadioSelect({"data-label-size": "s"}), error_messages={"required": _("Choose one.")},
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("In which language?"), widget=forms.RadioSelect({"data-label-size": "s"}),
        error_messages={"required": _("Choose a language.")},
    )  # fmt: skip

    def __init__(self, *args: Any, survey: AskedSurvey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, name_of_language(code)) for code in survey.languages]
        self.fields["language"].initial = survey.languages[0]


class TypeInForm(AgreeForm):
    """One copy, or one call: every question in the order of the paper, answered by the numbers of its boxes."""

    number = forms.CharField(
        label=_("Number of the copy"), max_length=20, required=False,
        help_text=_("At the foot of each page, such as ABCD EFGH. Leave it empty when there is none."),
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-10"}),
    )  # fmt: skip
    channel = forms.ChoiceField(
        label=_("How did it come?"), choices=BY, widget=forms.RadioSelect({"class": "govuk-radios--inline"}),
        error_messages={"required": _("Say how it came.")},
    )  # fmt: skip
    age = forms.ChoiceField(label=_("How old are they?"), required=False)
    parent = forms.CharField(
        label=_("For a child: which parent or guardian agreed?"), max_length=120, required=False,
        help_text=_("Their name, on paper under X. Leave it empty if they are old enough."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    parent_how = how_field()
    apart = forms.BooleanField(label=_("J: they agreed that answers with the sign ◆ are kept apart"), required=False)

    def __init__(self, *args: Any, survey: Survey, asked: AskedSurvey, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alone_from = survey.programme.organisation.alone_from
        if asked.youngest < self.alone_from:
            self.fields["age"].choices = [("", _("They did not say")), *ages(self.alone_from)]
        else:
            for name in ("age", "parent", "parent_how"):
                del self.fields[name]
        self.survey, self.asked, self.edition = survey, asked, None  # type: SurveyEdition | None
        self.kept, self.kept_apart = dict[str, Answer](), dict[str, Answer]()
        for number, question in enumerate_asked(asked):
            for key, label in _boxes(number, question, language):
                self.fields[f"q_{key}"] = _box(question, label, language)
            if question.own_words:
                line = f"{number}: {in_language(question.other_label, language)}"
                self.fields[f"q_{own_words_key(question)}"] = forms.CharField(label=line, required=False)
        last = ("apart", "kinds", "name", "email", "phone", "safe_channel")
        self.order_fields([name for name in self.fields if name not in last] + list(last))

    def clean_number(self) -> str:
        typed = self.cleaned_data["number"]
        if not typed:
            return ""
        try:
            number = read_number(self.survey, typed)
            self.edition = edition_of(self.survey, number)
        except Mistyped:
            raise forms.ValidationError(
                _("No copy of this survey has this number. Look at it again; it may be a copy of another survey.")
            ) from None
        return number

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_parent(self, self.alone_from)
        for _number, question in enumerate_asked(self.asked):
            for key in _keys(question):
                self._take(question, key, cleaned.get(f"q_{key}", ""))
            if question.own_words:
                self._take_line(question, cleaned.get(f"q_{own_words_key(question)}", ""))
        if self.kept_apart and not cleaned.get("apart"):
            self.add_error("apart", _("Answers with the sign ◆ are typed in. Tick this, or empty them."))
        return cleaned

    @property
    def agreed(self) -> Parent | None:
        return parent_in(self)

    def _take(self, question: SurveyQuestion, key: str, typed: str) -> None:
        try:
            answer = answer_from(question, typed)
        except WrongAnswer as wrong:
            self.add_error(f"q_{key}", f"{wrong.said}: {sentence_of(wrong)}")
        else:
            if outside(self.asked, key, answer):
                said = _("The survey is not for people of this age. Type in nothing of this copy.")
                self.add_error(f"q_{key}", said)
            self._put(question, key, answer)

    def _take_line(self, question: SurveyQuestion, typed: str) -> None:
        key = own_words_key(question)
        try:
            self._put(question, key, check_text_answer(typed, longest=LONGEST_LINE) or None)
        except WrongAnswer as wrong:
            self.add_error(f"q_{key}", sentence_of(wrong))

    def _put(self, question: SurveyQuestion, key: str, answer: Answer) -> None:
        if answer is not None:
            (self.kept_apart if question.special_category else self.kept)[key] = answer


def _keys(question: SurveyQuestion) -> Iterator[str]:
    if question.kind is Kind.NOTE:
        return
    if question.statements:
        yield from (f"{question.id}.{row.id}" for row in question.statements)
    else:
        yield question.id


def _boxes(number: str, question: SurveyQuestion, language: str) -> Iterator[tuple[str, str]]:
    """The name of each answer of a question, and its label as it stands on the paper."""
    text = in_language(question.text, language)
    for place, key in enumerate(_keys(question)):
        if question.statements:
            row = in_language(question.statements[place].text, language)
            yield key, f"{number}{chr(ord('a') + place)}. {row}"
        else:
            yield key, f"{number}. {text}"


def _box(question: SurveyQuestion, label: str, language: str) -> forms.Field:
    labels = {choice.id: in_language(choice.text, language) for choice in question.choices}
    hint = " · ".join(f"{number} {labels[id_]}" for number, id_ in numbered(question))
    if question.kind is Kind.TEXT:
        return forms.CharField(label=label, required=False, widget=forms.Textarea({"rows": 2}))
    attrs = {"autocomplete": "off", "inputmode": "numeric", "class": "govuk-input--width-10"}
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.TextInput(attrs))
