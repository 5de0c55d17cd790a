"""The usual words of the axes are read in the reader's language; words that somebody chose stay as they are."""

import pytest
from django.utils import translation

from coproduction_star.focus_it.impact_matrix.services import set_up, word_axes

pytestmark = pytest.mark.django_db
ENGLISH, WELSH = "Much better for people", "Llawer gwell i bobl"


@pytest.fixture
def made_in(inside, lead):
    """`made_in("cy")` is a matrix that somebody set up in this language."""

    def make(language):
        with translation.override(language):
            return set_up(programme=inside, title="What first?", initiatives=[], by=lead.user)

    return make


def read(matrix, language, client, at):
    client.cookies["language"] = language
    return client.get(at("matrix", matrix)).content.decode()


@pytest.mark.parametrize("maker", ["en", "cy"])
def test_until_somebody_words_them_everyone_reads_them_in_their_language(maker, made_in, signed_in, at):
    matrix, client = made_in(maker), signed_in("programme-lead")
    english, welsh = read(matrix, "en", client, at), read(matrix, "cy", client, at)
    assert ENGLISH in english
    assert WELSH in welsh
    assert WELSH not in english
    assert ENGLISH not in welsh


def test_words_that_somebody_chose_are_the_same_for_everyone(made_in, signed_in, at, lead):
    matrix, client = made_in("en"), signed_in("programme-lead")
    words = {"impact_high": "Far happier"}
    word_axes(matrix=matrix, version=matrix.version, values=words, by=lead.user)
    for language in ("en", "cy"):
        assert "Far happier" in read(matrix, language, client, at)
    assert "Takes much more" not in read(matrix, "cy", client, at)


def test_saving_the_form_as_it_is_keeps_them_usual(made_in, signed_in, at, lead):
    matrix, client = made_in("en"), signed_in("programme-lead")
    client.cookies["language"] = "cy"
    page = client.get(at("axes", matrix)).content.decode()
    assert f'value="{WELSH}"' in page
    with translation.override("cy"):
        names = ("impact_label", "impact_high", "impact_low", "resources_label", "resources_high", "resources_low")
        shown = {name: matrix.words(name) for name in names}
    client.post(at("axes", matrix), shown | {"version": matrix.version})
    matrix.refresh_from_db()
    assert matrix.impact_high == WELSH
    assert ENGLISH in read(matrix, "en", client, at)
