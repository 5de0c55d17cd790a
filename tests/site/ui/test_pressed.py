"""A button does what it says, or says why not, and always leads on."""

from http import HTTPStatus

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory

from coproduction_star.ui.shortcuts import pressed


class Refused(Exception):
    """A refusal that has its words."""


class RefusedMore(Refused):
    """One of its kind."""


@pytest.fixture
def request_made():
    made = RequestFactory().post("/")
    made._messages = CookieStorage(made)
    return made


def said(request):
    return [(one.level_tag, one.message) for one in get_messages(request)]


@pytest.mark.parametrize(("done", "told"), [("Done.", "Done."), (lambda number: f"{number} done.", "3 done.")])
def test_what_was_done_is_said(request_made, done, told):
    answer = pressed(request_made, lambda: 3, done=done, refusals={Refused: "No."}, then="/on/")
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, "/on/")
    assert said(request_made) == [("success", told)]


def test_a_refusal_is_said_in_its_words_and_it_leads_on_too(request_made):
    def refuse():
        raise RefusedMore

    answer = pressed(request_made, refuse, done="Done.", refusals={Refused: "No, because."}, then="/on/")
    assert answer["Location"] == "/on/"
    assert said(request_made) == [("error", "No, because.")]


def test_what_nobody_foresaw_is_not_hidden(request_made):
    with pytest.raises(ZeroDivisionError):
        pressed(request_made, lambda: 1 / 0, done="Done.", refusals={Refused: "No."}, then="/on/")
