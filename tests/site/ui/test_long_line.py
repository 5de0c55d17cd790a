"""A line that is often longer than a narrow screen wraps there, and stays one line when it is kept."""

import pytest
from django import forms

from coproduction_star.ui.fields import LongLine


class Asked(forms.Form):
    title = forms.CharField(label="What is it called?", max_length=60, widget=LongLine())


@pytest.mark.parametrize("typed", ["One\r\nline", "One\nline", " One line "])
def test_a_line_break_is_a_space(typed: str) -> None:
    form = Asked({"title": typed})
    assert form.is_valid()
    assert form.cleaned_data == {"title": "One line"}


def test_it_wraps_and_counts_no_letters_aloud() -> None:
    drawn = str(Asked({"title": "A title of some length"})["title"].as_field_group())
    assert '<textarea class="govuk-textarea star-one-line" id="id_title" name="title" rows="1"' in drawn
    assert "character-count" not in drawn


def test_what_is_too_long_is_refused_and_kept() -> None:
    form = Asked({"title": "x" * 61})
    assert not form.is_valid()
    assert "x" * 61 in str(form["title"].as_field_group())
