"""The library as people meet it: narrowed by links, begun with, remembered, and read by anyone."""

import re
from html import unescape

import pytest
from django.urls import reverse
from tests.factories import grow_it as make

from coproduction_star.data.indicators import measures
from coproduction_star.grow_it.models import Indicator

pytestmark = pytest.mark.django_db
NAMES = (
    "title",
    "label",
    "measured",
    "unit",
    "per",
    "better",
    "every",
    "chart",
    "library",
    "benefit",
    "outcome",
    "owner",
)


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def filled_in(page: str) -> dict[str, str]:
    """What the form says as it stands, as a browser would send it back."""
    said = dict.fromkeys(NAMES, "")
    for tag in re.findall(r"<input[^>]+>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if not name or (('type="radio"' in tag or 'type="checkbox"' in tag) and "checked" not in tag):
            continue
        said[name[1]] = unescape(value[1]) if value else ""
    for name, inside in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        said[name] = unescape(chosen[1]) if chosen else ""
    for name, inside in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', page, re.DOTALL):
        said[name] = unescape(inside).strip()
    return said


class TestChoosing:
    def test_all_of_it_stands_there_sector_by_sector(self, lead_client, at):
        page = text_of(lead_client.get(at("library")))
        assert f"{len(measures())} found" in page
        assert page.index("Adult social care</h2>") < page.index("The organisation</h2>")

    def test_links_narrow_it_by_sector_and_by_what_it_measures_and_keep_each_other(self, lead_client, at):
        page = text_of(lead_client.get(at("library") + "?sector=health&label=output"))
        assert "1 found" in page
        assert "Groups that people with the same illness run themselves" in page
        assert "?sector=environment&amp;label=output" in page
        assert "?sector=health&amp;label=process" in page
        assert '<strong aria-current="true">Health</strong>' in page

    def test_words_it_does_not_know_narrow_nothing(self, lead_client, at):
        assert f"{len(measures())} found" in text_of(lead_client.get(at("library") + "?sector=space&label=thrift"))

    def test_where_nothing_fits_it_says_what_to_do(self, lead_client, at):
        page = text_of(lead_client.get(at("library") + "?sector=governance&label=output"))
        assert "Choose “All” in one of the two lists." in page

    def test_one_says_what_it_is_and_where_it_misleads(self, lead_client, at):
        page = text_of(lead_client.get(at("library_measure", "avoidable-hospital-stays")))
        assert "Fewer beds also mean fewer stays." in page
        assert "stays per 1,000" in page
        assert "people over 65, people in the poorest areas" in page
        assert "Fewer people who need to come back" in page
        assert at("new_indicator") + "?from=avoidable-hospital-stays" in page

    def test_one_that_is_not_in_it_is_not_there(self, lead_client, at):
        assert lead_client.get(at("library_measure", "made-at-home")).status_code == 404

    def test_whoever_may_not_keep_measures_reads_and_cannot_use(self, signed_in, at):
        page = text_of(signed_in("co-producer").get(at("library_measure", "matches-made")))
        assert "Use this measure" not in page


class TestUsing:
    def test_the_form_is_filled_in_and_nothing_is_kept_before_it_is_saved(self, lead_client, at, inside):
        page = text_of(lead_client.get(at("new_indicator") + "?from=avoidable-hospital-stays"))
        assert "Nothing is kept before you save." in page
        said = filled_in(page)
        assert (said["measured"], said["per"], said["better"], said["every"]) == ("rate", "1000", "down", "month")
        assert said["benefit"] == "less-demand"
        assert said["groups"] == "people over 65\npeople in the poorest areas"
        assert not Indicator.objects.exists()

    def test_what_is_saved_remembers_where_it_came_from(self, lead_client, at, inside):
        said = filled_in(text_of(lead_client.get(at("new_indicator") + "?from=avoidable-hospital-stays")))
        page = text_of(lead_client.post(at("new_indicator"), {**said, "title": "Stays we could spare"}, follow=True))
        kept = Indicator.objects.get()
        assert (kept.library, kept.benefit, kept.per) == ("avoidable-hospital-stays", "less-demand", 1000)
        assert "From the library:" in page
        assert at("library_measure", "avoidable-hospital-stays") in page
        assert "In use" in text_of(lead_client.get(at("library")))
        assert at("indicator", kept.pk) in text_of(lead_client.get(at("library_measure", "avoidable-hospital-stays")))

    def test_an_id_that_the_library_has_not_is_not_kept(self, lead_client, at, inside):
        said = filled_in(text_of(lead_client.get(at("new_indicator") + "?from=matches-made")))
        lead_client.post(at("new_indicator"), {**said, "library": "made-at-home"})
        assert Indicator.objects.get().library == ""

    def test_without_one_the_form_is_empty(self, lead_client, at):
        page = text_of(lead_client.get(at("new_indicator") + "?from=made-at-home"))
        assert filled_in(page)["title"] == ""
        assert "The page says what is still missing." in page

    def test_a_measure_that_now_counts_something_else_can_no_longer_be_compared(self, lead_client, at, inside):
        same = make.IndicatorFactory(programme=inside, library="matches-made")
        other = make.IndicatorFactory(programme=inside, library="matches-made", better="down")
        words = "It cannot be compared with others."
        assert words not in text_of(lead_client.get(at("indicator", same.pk)))
        assert words in text_of(lead_client.get(at("indicator", other.pk)))

    def test_the_id_stands_in_the_workbook(self, inside):
        from coproduction_star.grow_it.indicators import exporting
        from coproduction_star.journeys.hiding import Hidden

        made = make.IndicatorFactory(programme=inside, library="matches-made")
        assert (
            dict(zip(exporting.MEASURES, exporting._measure(made, Hidden()), strict=True))["library"] == "matches-made"
        )


class TestForAnyone:
    def test_the_library_is_read_without_signing_in(self, client):
        page = text_of(client.get(reverse("grow_it:public_library") + "?label=outcome"))
        assert "People who feel safe after dark" in page
        assert "People who feel safe after dark" in text_of(
            client.get(reverse("grow_it:public_measure", args=["safe-after-dark"]))
        )

    def test_it_offers_nothing_that_takes_a_programme(self, client):
        page = text_of(client.get(reverse("grow_it:public_measure", args=["safe-after-dark"])))
        assert "Use this measure" not in page

    def test_one_that_is_not_there_is_not_found(self, client):
        assert client.get(reverse("grow_it:public_measure", args=["made-at-home"])).status_code == 404

    def test_in_welsh_it_is_welsh_and_says_that_nobody_checked_it(self, client):
        page = text_of(
            client.get(reverse("grow_it:public_measure", args=["safe-after-dark"]), headers={"accept-language": "cy"})
        )
        assert "Pobl sy’n teimlo’n ddiogel ar ôl iddi dywyllu" in page

    def test_what_is_in_it_for_us_leads_to_how_it_is_measured(self, client):
        page = text_of(client.get(reverse("map_it:in_it_for", args=["frontline-staff"])))
        assert reverse("grow_it:public_measure", args=["staff-can-decide"]) in page
