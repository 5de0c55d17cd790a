"""What packages above the journeys show below a record: files and comments."""

import pytest
from tests.factories.people import HOSTILE
from tests.site.journeys.pages import of_programme

pytestmark = pytest.mark.django_db


def test_files_and_comments_stand_on_the_page_of_an_initiative_as_markup(signed_in, programme, hostile_initiative):
    page = signed_in("practitioner").get(of_programme("initiative", programme, hostile_initiative.pk)).content.decode()
    assert '<h2 class="govuk-heading-m" id="comments">' in page
    assert '<h2 class="govuk-heading-m" id="files">' in page
    assert "&lt;section" not in page
    assert HOSTILE not in page
