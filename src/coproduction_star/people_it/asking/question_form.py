"""The form of one question. It takes what data.asset_surveys takes, and nothing else."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coproduction_star.data.asset_surveys import SurveyQuestion
from coproduction_star.data.asset_surveys.answers import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Fault,
    WrongAnswer,
    check_answer,
    check_text_answer,
)
from coproduction_star.data.asset_surveys.pages import QuestionPage, own_words_key
from coproduction_star.data.questions import Answer, Kind
from coproduction_star.data.questions.question import OTHER
from coproduction_star.ui.privacy import LawfulBasis, PrivacyNotice

from .faults import sentence_of
from .look import in_language

ANSWER, OWN_WORDS = "answer", "own_words"


class QuestionForm(forms.Form):
    """`answers` are those given so far; afterwards `kept` says what to keep, where nothing means to forget it."""

    notice = PrivacyNotice(
        purpose=_("To learn what people can do and would like, and to tell them what came of it."),
        lawful_basis=LawfulBasis.CONSENT,
        read_by=_("The team that asks. Others read only numbers of many people together."),
        kept_for=_("Two years after you last answered. With your four words you can take it all back at any time."),
    )

    def __init__(
        self, data: Any = None, *, page: QuestionPage, language: str, answers: Mapping[str, Answer] | None = None
    ) -> None:
        given = answers or {}
        own = given.get(own_words_key(page.question), "")
        super().__init__(data, initial={ANSWER: given.get(page.key), OWN_WORDS: own})
        self.page, self.kept = page, dict[str, Answer]()
        if page.asks:
            self.fields[ANSWER] = field_of(page.question, language)
            self.fields[ANSWER].label = in_language(page.question.text, language)
        if page.question.own_words:
            self.fields[OWN_WORDS] = forms.CharField(
                required=False, strip=True, label=in_language(page.question.other_label, language)
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.page.asks:
            self._take(cleaned)
        return cleaned

    def _take(self, cleaned: Mapping[str, Any]) -> None:
        question, own = self.page.question, cleaned.get(OWN_WORDS, "")
        try:
            answer = check_answer(question, self._said(cleaned.get(ANSWER) or "", own))
            if answer is None and question.required:
                raise WrongAnswer(Fault.NOTHING)
        except WrongAnswer as wrong:
            self.add_error(ANSWER, sentence_of(wrong))
            return
        self.kept[self.page.key] = answer
        if question.own_words:
            self._take_own_words(answer, own)

    def _said(self, chosen: str | list[str], own: str) -> str | list[str]:
        """Who wrote on the line of *something else* chose it, unless they chose another single answer."""
        if not own or OTHER in chosen:
            return chosen
        return [*chosen, OTHER] if self.page.question.kind is Kind.SEVERAL else chosen or OTHER

    def _take_own_words(self, answer: Answer, own: str) -> None:
        chose_other = answer == OTHER or (isinstance(answer, list) and OTHER in answer)
        if own and not chose_other:
            self.add_error(
                OWN_WORDS, _("You wrote something here and chose another answer. Empty this line or choose it.")
            )
            return
        try:
            line = check_text_answer(own, longest=LONGEST_LINE)
        except WrongAnswer as wrong:
            self.add_error(OWN_WORDS, sentence_of(wrong))
            return
        self.kept[own_words_key(self.page.question)] = line or None


def field_of(question: SurveyQuestion, language: str) -> forms.Field:
    """The field of a question; what it takes is checked by the form, in one place for all ways to answer."""
    choices = [(choice.id, in_language(choice.text, language)) for choice in question.choices]
    if question.kind is Kind.SEVERAL:
        return _Anything(required=False, choices=choices, widget=forms.CheckboxSelectMultiple)
    if choices:
        return _Any(required=False, choices=choices, widget=forms.RadioSelect)
    if question.kind is Kind.NUMBER:
        attrs = {"inputmode": "decimal" if question.decimals else "numeric", "class": "govuk-input--width-10"}
        return forms.CharField(required=False, widget=forms.TextInput({**attrs, "autocomplete": "off"}))
    return forms.CharField(required=False, strip=True, widget=forms.Textarea({"rows": 5, "maxlength": LONGEST_TEXT}))


class _Any(forms.ChoiceField):
    """Its form says what is no choice."""

    def validate(self, value: Any) -> None:
        """Nothing here."""


class _Anything(forms.MultipleChoiceField):
    """Its form says what is no choice."""

    def validate(self, value: Any) -> None:
        """Nothing here."""
