"""An organisation's colour can be read, its logo carries nothing but a picture, and both come from our own address."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.factories.people import HOSTILE

from coproduction_star.organisations.branding import colour as colours
from coproduction_star.organisations.branding.logo import IsADrawing, NotAPicture, as_png
from coproduction_star.organisations.models import Organisation

LOOK = "/o/eastbridge/settings/look/"


def picture(side: int = 800, form: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side // 2), "#0a6c74").save(out, form)
    return out.getvalue()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.005)


@given(st.integers(0, 0xFFFFFF))
def test_the_colour_proposed_can_always_be_read(number: int) -> None:
    assert colours.is_readable(colours.nearest_readable(f"#{number:06x}"))


@given(st.integers(0, 0xFFFFFF))
def test_a_readable_colour_is_its_own_nearest(number: int) -> None:
    colour = f"#{number:06x}"
    if colours.is_readable(colour):
        proposed = colours.nearest_readable(colour)
        assert all(abs(int(colour[at : at + 2], 16) - int(proposed[at : at + 2], 16)) <= 1 for at in (1, 3, 5))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_logo_is_written_again_as_a_small_png(form: str) -> None:
    with Image.open(io.BytesIO(as_png(io.BytesIO(picture(form=form))))) as made:
        assert (made.format, made.size) == ("PNG", (400, 200))


def test_what_was_hidden_in_the_file_is_gone() -> None:
    assert b"secret words" not in as_png(io.BytesIO(picture() + b"secret words"))


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"<?xml version='1.0'?><SVG onload='x'/>", IsADrawing),
        (b"not a picture", NotAPicture),
        (picture()[:200], NotAPicture),
    ],
)
def test_a_file_that_is_no_picture_is_refused(content: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        as_png(io.BytesIO(content))


@pytest.fixture
def look(signed_in: Any, settings: Any, tmp_path: Any) -> Any:
    own_folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": own_folder}
    client = signed_in("administrator")

    def send(**answers: Any) -> Any:
        return client.post(LOOK, {"colour": "#0a6c74", "alternative": ""} | answers)

    return send


def a_file(content: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.django_db
def test_a_colour_stands_on_the_organisations_pages_and_nowhere_else(look: Any, client: Client) -> None:
    assert look(colour="0A6C74").status_code == 302
    style = client.get("/in/eastbridge/brand.css")
    assert style.content.decode() == ".star-band{background:#0a6c74}\n"
    assert style["Content-Type"].startswith("text/css")
    assert "max-age=3600" in style["Cache-Control"]
    assert "brand.css" not in client.get("/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"colour": "#ffff00"}, "Try #"),
        ({"colour": "red"}, "Enter a colour as #"),
        ({"colour": "#fff;}body{display:none"}, "#"),
        ({"logo": a_file(b"<svg/>", "a.svg"), "alternative": "Us"}, "We cannot take SVG"),
        ({"logo": a_file(b"x" * (1024 * 1024 + 1)), "alternative": "Us"}, "larger than 1 MB"),
        ({"logo": a_file(picture())}, "Say in words what the logo shows."),
    ],
    ids=["pale", "word", "injection", "svg", "large", "no words"],
)
def test_a_look_we_cannot_take_says_what_to_do(
    look: Any, organisation: Organisation, answers: dict[str, Any], words: str
) -> None:
    response = look(**answers)
    assert response.status_code == 200
    assert words in response.content.decode()
    organisation.refresh_from_db()
    assert not organisation.has_own_colour
    assert not organisation.logo


@pytest.mark.django_db
def test_a_logo_is_seen_with_its_words_and_can_go(look: Any, client: Client, organisation: Organisation) -> None:
    look(logo=a_file(picture()), alternative=HOSTILE)
    shown = client.get("/in/eastbridge/logo.png")
    assert b"".join(shown.streaming_content).startswith(b"\x89PNG")
    assert shown["X-Content-Type-Options"] == "nosniff"
    look(drop="on")
    assert client.get("/in/eastbridge/logo.png").status_code == 404


@pytest.mark.django_db
def test_the_band_shows_hostile_words_as_words(signed_in: Any, organisation: Organisation) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(colour="#0a6c74")
    words = signed_in("observer").get("/o/eastbridge/people/roles/").content.decode()
    assert "star-band" in words
    assert HOSTILE not in words


@pytest.mark.django_db
def test_without_a_choice_there_is_no_band(signed_in: Any) -> None:
    assert "star-band" not in signed_in("observer").get("/o/eastbridge/people/roles/").content.decode()
