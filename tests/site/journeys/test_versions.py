from typing import Any

import pytest
from django import forms

from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.journeys.versions import Saved, save


class Refused(Exception):
    """Not now."""


class MoreThanRefused(Refused):
    """Never."""


class Words(forms.Form):
    words = forms.CharField(label="Words")
    version = forms.IntegerField()


def typed(words: str = "mine") -> Words:
    return Words({"words": words, "version": "1"})


def raising(error: Exception) -> Any:
    def change() -> None:
        raise error

    return change


def test_what_is_valid_is_saved_and_given_back() -> None:
    assert save(typed(), lambda: "kept") == Saved(done=True, kept="kept")


def test_what_is_not_valid_is_never_tried() -> None:
    assert save(typed(words=""), raising(AssertionError())) == Saved()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Refused("Not now."), {"__all__": ["Wait for a while."]}),
        (MoreThanRefused("Never."), {"words": ["Choose other words."]}),
        (LookupError("It says so itself."), {"__all__": ["It says so itself."]}),
    ],
)
def test_a_refusal_becomes_words_and_the_typed_stays(error: Exception, said: dict[str, list[str]]) -> None:
    form = typed()
    told = {MoreThanRefused: {"words": "Choose other words."}, Refused: "Wait for a while.", LookupError: None}
    assert save(form, raising(error), refusals=told) == Saved()
    assert form.errors == said
    assert form["words"].value() == "mine"


def test_an_error_nobody_named_is_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        save(typed(), raising(ZeroDivisionError()), refusals={Refused: "Wait."})


def test_whoever_was_slower_sees_both_texts() -> None:
    form = typed()
    saved = save(form, raising(ChangedMeanwhile("theirs")), now=lambda row: {"words": row, "version": 2})
    assert saved == Saved(theirs=(("Words", "theirs", "mine"),))
    assert form["version"].value() == "2"


def test_a_form_that_cannot_show_both_texts_does_not_swallow_it() -> None:
    with pytest.raises(ChangedMeanwhile):
        save(typed(), raising(ChangedMeanwhile("theirs")))
