"""Figures for everybody: looked at first, protected alike everywhere, never subtracted, withdrawn with a reason."""

import csv
import io
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories import grow_it as make

from coproduction_star.audit.models import Event
from coproduction_star.grow_it.models import FigurePublication, IndicatorFigure
from coproduction_star.grow_it.publishing.selectors import MOST_ROWS

pytestmark = pytest.mark.django_db
APPROVED = "2026-01-01T09:00Z"
CHOICE = {
    "title": "How people live", "words": "Chosen together", "starts_on_day": "1", "starts_on_month": "1",
    "starts_on_year": "2024", "ends_on_day": "31", "ends_on_month": "12", "ends_on_year": "2024",
    "protection": "usual", "with_views": "on",
}  # fmt: skip
SECRETS = ("3", "41", "97", "62")
"""How many there really are: none of these may be anywhere."""


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.fixture(autouse=True)
def published(programme):
    programme.published_at = timezone.now()
    programme.save()


@pytest.fixture
def wards(inside):
    """Everybody and three wards, of which one has three people only."""
    of = make.IndicatorFactory(
        programme=inside, title="People who come", unit="people", groups=["north", "south", "east"], source="Lists",
        definition="All who come",
    )  # fmt: skip
    for month in range(3):
        for group, count in (("", 141), ("north", 41), ("south", 97), ("east", 3)):
            make.FigureFactory(
                programme=inside, indicator=of, group=group, value=count, starts_on=make.after(make.FIRST, month),
                approved_at=APPROVED, source="", narrative="Only Ann, Bob and Cy",
            )  # fmt: skip
    return of


@pytest.fixture
def choose(lead_client, at):
    def post(of, way="people:groups", **more):
        said = {**CHOICE, f"measure_{of.pk}": way, **more}
        return text_of(lead_client.post(at("new_publication"), said, follow=True))

    return post


@pytest.fixture
def press(lead_client, at):
    def post(one=None):
        one = one or FigurePublication.objects.get()
        page = text_of(lead_client.get(at("publication", one.pk)))
        mark = re.search(r'name="mark" value="(\w*)"', page)
        data = {"mark": mark.group(1) if mark else "none"}
        return text_of(lead_client.post(at("publish_figures", one.pk), data, follow=True))

    return post


@pytest.fixture
def public_at(programme):
    def address(name="public_figures", one=None):
        where = (programme.organisation.slug, programme.slug, (one or FigurePublication.objects.get()).pk)
        return reverse(f"grow_it:{name}", args=where)

    return address


def api_of(programme):
    return f"/api/v1/in/{programme.organisation.slug}/{programme.slug}/published-figures"


def numbers_in(page):
    """Every number in what is written in the tables, sentences and drawings of a page."""
    words = unescape(re.sub(r"<(style|script|head).*?</\1>", " ", page, flags=re.S))
    return set(re.findall(r"(?<![\d.#-])\d+(?:\.\d+)?(?![\d.])", re.sub(r"<[^>]*>", " ", words)))


def test_what_is_looked_at_is_what_everybody_sees(wards, choose, press, client, public_at, lead_client, at):
    looked_at = choose(wards)
    assert "What everybody would see" in looked_at
    assert client.get(public_at()).status_code == 404
    press()
    page = text_of(client.get(public_at()))
    for words in ("40 people", "95 people", "Too few to show", "All that is shown, together", "135 people"):
        assert words in looked_at
        assert words in page
    assert "Chosen together" in page
    assert "most for south, 95 people; least for north, 40 people." in page
    assert "cs-chart" in page
    assert "Ann, Bob and Cy" not in page
    assert not Event.objects.filter(verb="grow_it.figures_published").exclude(by__isnull=False).exists()


def test_no_exact_number_is_on_the_page_in_the_file_or_in_the_api(wards, choose, press, client, public_at, programme):
    choose(wards)
    press()
    page, file = text_of(client.get(public_at())), text_of(client.get(public_at("public_figures_csv")))
    data = text_of(client.get(api_of(programme)))
    for secret in (*SECRETS, "141"):
        assert secret not in numbers_in(page.split("<main")[1].replace("7 or fewer", "")) - {"3", "5", "7", "30"}
        assert f",{secret}," not in file
        assert f'"value": {secret}' not in data
    assert "141" not in file + data


def test_table_file_and_api_say_the_same(wards, choose, press, client, public_at, programme):
    choose(wards)
    press()
    file = text_of(client.get(public_at("public_figures_csv"))).lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(file)))
    [item] = client.get(api_of(programme)).json()["items"]
    assert len(rows) == len(item["figures"]) == 3 * 4
    for row, figure in zip(rows, item["figures"], strict=True):
        assert (row["group"], row["from"], row["to"]) == (figure["group"], figure["first_day"], figure["last_day"])
        assert row["figure"] == ("too few to show" if figure["value"] is None else f"{figure['value']:g}") or float(
            row["figure"]
        ) == pytest.approx(figure["value"])
    page = text_of(client.get(public_at()))
    assert page.count("Too few to show") >= sum(figure["value"] is None for figure in item["figures"])


def test_shares_are_of_rounded_counts(inside, choose, press, client, public_at):
    share = make.ShareFactory(programme=inside, title="Feel safe", definition="", source="")
    for month, (count, size) in enumerate(((62, 97), (3, 97), (95, 97), (20, 29))):
        make.FigureFactory(
            programme=inside, indicator=share, value=100 * count / size, count=count, size=size,
            starts_on=make.after(make.FIRST, month), approved_at=APPROVED,
        )  # fmt: skip
    choose(share, "people:everybody")
    press()
    [block] = FigurePublication.objects.get().content["blocks"]
    assert [row["value"] for row in block["rows"]] == [round(60 / 95 * 100, 4), None, None, None]
    assert "63.2%" in text_of(client.get(public_at()))


@pytest.mark.parametrize(
    ("way", "more"),
    [
        ("people:everybody", {}),
        ("people:groups", {"protection": "strict"}),
        ("things:groups", {}),
    ],
    ids=["the total beside the groups", "another rounding", "as it is"],
)
def test_a_second_publication_cannot_be_subtracted_from_the_first(wards, choose, press, way, more):
    choose(wards)
    press()
    page = choose(wards, way, title="Once more", **more)
    assert "It cannot be published like this" in page
    assert "was shown in “How people live” in another way" in unescape(page)
    second = FigurePublication.objects.get(title="Once more")
    press(second)
    assert FigurePublication.objects.get(pk=second.pk).published_at is None


def test_nor_after_the_first_was_withdrawn_nor_by_changing_it(
    wards, choose, press, lead_client, at, client, public_at
):
    choose(wards)
    press()
    one = FigurePublication.objects.get()
    page = text_of(lead_client.get(at("change_publication", one.pk)))
    said = {**CHOICE, f"measure_{wards.pk}": "people:everybody", "version": str(one.version)}
    assert "It is public now." in text_of(lead_client.post(at("change_publication", one.pk), said))
    assert "Write why they are withdrawn." in text_of(lead_client.post(at("withdraw_figures", one.pk), {}))
    lead_client.post(at("withdraw_figures", one.pk), {"why": "A ward was missing"})
    assert client.get(public_at(one=one)).status_code == 404
    page = text_of(lead_client.get(at("publication", one.pk)))
    assert "A ward was missing" in page
    assert "Withdrawn" in page
    one.refresh_from_db()
    said["version"] = str(one.version)
    page = text_of(lead_client.post(at("change_publication", one.pk), said, follow=True))
    assert "in another way" in page
    lead_client.post(at("remove_publication", one.pk))
    assert FigurePublication.objects.filter(pk=one.pk).exists()


def test_the_same_way_may_be_shown_again_with_more_months(wards, choose, press, inside):
    choose(wards, ends_on_month="1")
    press()
    choose(wards, title="Longer")
    press(FigurePublication.objects.get(title="Longer"))
    assert FigurePublication.objects.filter(published_at__isnull=False).count() == 2


def test_a_figure_that_changed_while_somebody_looked_is_looked_at_again(wards, choose, lead_client, at):
    page = choose(wards)
    one = FigurePublication.objects.get()
    mark = re.search(r'name="mark" value="(\w*)"', page).group(1)
    IndicatorFigure.objects.filter(group="north").update(value=77)
    page = text_of(lead_client.post(at("publish_figures", one.pk), {"mark": mark}))
    assert "A figure changed while you were looking." in page
    assert FigurePublication.objects.get().published_at is None


def test_what_is_public_stays_as_it_was_when_figures_change(wards, choose, press, client, public_at):
    choose(wards)
    press()
    IndicatorFigure.objects.filter(group="north").update(value=77)
    assert "40 people" in text_of(client.get(public_at()))


def test_only_approved_figures_are_shown(wards, choose):
    IndicatorFigure.objects.filter(group="south").update(approved_at=None)
    assert "south" not in choose(wards).split("What everybody would see")[1]


def test_what_residents_say_stands_beside_it(wards, choose, press, client, public_at):
    figure = IndicatorFigure.objects.filter(group="north").first()
    make.FigureViewFactory(
        programme=wards.programme, figure=figure, agrees=False, words="We see fewer", said_by="Panel"
    )
    make.FigureViewFactory(programme=wards.programme, figure=figure, agrees=True, words="")
    choose(wards)
    press()
    page = text_of(client.get(public_at()))
    assert "We see fewer" in page
    assert "1 time people said that it rings true, and 1 time that it does not tell what they see." in page
    choose(wards, title="Without", with_views="")
    assert "We see fewer" not in text_of_content(FigurePublication.objects.get(title="Without"))


def text_of_content(publication):
    from coproduction_star.grow_it.publishing.protecting import content_of

    return str(content_of(publication))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"title": ""}, "Write what these figures are about."),
        ({"ends_on_year": "2023"}, "It ends before it starts."),
    ],
)
def test_a_choice_that_says_too_little_loses_nothing(wards, choose, more, words):
    page = choose(wards, **more)
    assert words in page
    assert "Chosen together" in page


def test_a_choice_of_no_measure_and_one_with_nothing_to_show(wards, choose):
    assert "Choose at least one measure." in choose(wards, "")
    page = choose(wards, starts_on_year="2020", ends_on_year="2020")
    assert "There is nothing to show" in page
    assert "Publish exactly this" not in page


@pytest.mark.parametrize(
    ("role", "chooses", "publishes"),
    [
        ("programme-lead", True, True),
        ("editor", True, True),
        ("practitioner", True, False),
        ("observer", False, False),
    ],
)
def test_who_chooses_and_who_publishes(wards, choose, signed_in, at, role, chooses, publishes):
    choose(wards)
    one = FigurePublication.objects.get()
    client = signed_in(role)
    assert (client.get(at("new_publication")).status_code == 200) is chooses
    page = text_of(client.get(at("publication", one.pk)))
    assert ("Publish exactly this" in page) is publishes
    assert "141" not in page
    assert (client.post(at("publish_figures", one.pk), {"mark": ""}).status_code == 403) is not publishes


def test_before_the_programme_is_public_nothing_is(wards, choose, press, programme, client, public_at):
    programme.published_at = None
    programme.save()
    assert "once the programme has a public page" in choose(wards)
    press()
    assert FigurePublication.objects.get().published_at is None
    make.FigurePublicationFactory(programme=programme)
    shown = FigurePublication.objects.get(published_at__isnull=False)
    assert client.get(public_at(one=shown)).status_code == 404
    assert client.get(api_of(programme)).status_code == 404


def test_the_public_page_of_the_programme_leads_there(wards, choose, press, client, public_at, programme):
    choose(wards)
    press()
    page = client.get(reverse("map_it:public_programme", args=(programme.organisation.slug, programme.slug)))
    assert public_at() in text_of(page)


def test_a_page_reads_what_was_kept_in_few_queries(inside, client, public_at, django_assert_max_num_queries):
    shown = make.FigurePublicationFactory(programme=inside)
    with django_assert_max_num_queries(8):
        text_of(client.get(public_at(one=shown)))


def test_more_than_a_page_holds_is_refused(inside, wards, choose, monkeypatch):
    monkeypatch.setattr("coproduction_star.grow_it.publishing.selectors.MOST_ROWS", 5)
    assert MOST_ROWS == 1_000
    assert "These are more than 5 figures." in choose(wards)
