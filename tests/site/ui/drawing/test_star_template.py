"""The Star in a page: the picture and the list hold the same facts."""

from django.template import engines

from .pictures import HOSTILE, star


def rendered(call: str, drawing) -> str:
    source = '{% from "ui/drawing/star.jinja" import star, star_badge, star_list %}{{ ' + call + " }}"
    return engines["jinja2"].from_string(source).render({"drawing": drawing})


def test_the_picture_is_put_in_as_it_is() -> None:
    drawing = star()
    assert str(drawing.svg) in rendered("star(drawing)", drawing)


def test_the_badge_is_put_in_as_it_is() -> None:
    drawing = star()
    assert str(drawing.badge) in rendered("star_badge(drawing)", drawing)


def test_the_list_says_what_the_picture_shows() -> None:
    drawing = star()
    page = rendered("star_list(drawing)", drawing)
    for step in drawing.steps:
        assert f'href="{step.address}">{step.name}</a>' in page
        assert step.note in page
        assert f"{step.per_cent} per cent" in page
    for co in drawing.cos:
        assert f"{co.name}</a>: {co.note}" in page
    assert "4 outcomes" in page


def test_the_heading_of_the_list_follows_the_page() -> None:
    assert rendered("star_list(drawing, heading_level=2)", star()).count("<h2") == 5


def test_the_list_works_without_addresses() -> None:
    page = rendered("star_list(drawing)", star(linked=False))
    assert "<a" not in page
    assert "Map it" in page


def test_hostile_words_stay_words_in_the_list() -> None:
    page = rendered("star_list(drawing)", star(names=(HOSTILE,) * 5, notes=(HOSTILE,) * 5, cos=(HOSTILE,) * 4))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
