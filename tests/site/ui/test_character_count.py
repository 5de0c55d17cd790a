"""A box that counts letters counts in the reader's language."""

import pytest
from django import forms
from django.utils.translation import override


class LongForm(forms.Form):
    words = forms.CharField(widget=forms.Textarea, max_length=400)


def page(language: str) -> str:
    with override(language):
        return str(LongForm())


def test_the_box_says_how_much_fits() -> None:
    words = page("en")
    assert "You can enter up to 400 characters" in words
    assert 'data-i18n.characters-under-limit.other="You have %{count} characters left"' in words


@pytest.mark.parametrize("message", ["You can enter up to", "You have"])
def test_nothing_of_it_stays_english_on_a_welsh_page(message: str) -> None:
    words = page("cy")
    assert "400" in words
    assert "%{count}" in words
    assert message not in words
