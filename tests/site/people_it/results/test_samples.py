"""Weights that begin from a sample which was drawn here: nobody types what is known."""

import csv
import io

import pytest
from tests.factories.people_it import SampleFactory, SurveyLinkFactory

from coproduction_star.people_it.models import Margins, Response, SurveyConsent
from coproduction_star.people_it.results import drawing_export, exporting, selectors, services, working
from coproduction_star.people_it.results.wording import called_in
from coproduction_star.ui.documents.spreadsheets.reading import read_spreadsheet


@pytest.fixture
def researcher(signed_in):
    return signed_in("researcher")


@pytest.fixture
def ways(survey):
    """Two parts of a sample; answers come by their letters in turn, and every tenth by a poster."""
    links = [SurveyLinkFactory(survey=survey, kind="invited", label=label) for label in ("Mill", "Quay")]
    counted = SurveyConsent.objects.filter(response__survey=survey).values("response")
    for at, one in enumerate(Response.objects.filter(pk__in=counted).order_by("pk")):
        Response.objects.filter(pk=one.pk).update(link=links[at % 2] if at % 10 else None)
    return links


@pytest.fixture
def sample(survey, ways):
    strata = [{"names": ["x"], "people": people, "drawn": 200, "link": str(link.pk)}
              for people, link in zip((4_000, 600), ways, strict=True)]  # fmt: skip
    return SampleFactory(survey=survey, strata=strata, by_place=True)


def text_of(response):
    return response.content.decode()


def test_a_sample_is_offered_used_read_and_removed(researcher, survey, sample, ways, work_out, at):
    page = text_of(researcher.get(at("new_margins", survey)))
    assert "400 of 4,600 people" in page
    assert researcher.post(at("use_sample", survey, sample.pk)).status_code == 302
    kept = Margins.objects.get()
    assert (kept.name, kept.drawn, kept.sample, kept.typed) == ("way", True, sample, "")
    assert kept.source.startswith("People who agreed to be asked again; sample drawn on")
    assert "Use the drawing" not in text_of(researcher.get(at("new_margins", survey)))
    read = text_of(researcher.get(at("change_margins", survey, kept.pk)))
    assert "Mill" in read
    assert "20.00" in read
    result = work_out(survey)
    assert (result.state, result.weights["method"]) == ("done", "design")
    assert [one["choices"] for one in result.drawing["population"]] == [[str(link.pk)] for link in ways]
    told = text_of(researcher.get(at("results", survey)))
    assert "10% came by another way than the sample" in told
    assert "400 of 4,600" in told
    assert researcher.post(at("remove_margins", survey, kept.pk)).status_code == 302
    assert "Use the drawing" in text_of(researcher.get(at("new_margins", survey)))


def test_each_answer_begins_with_the_weight_of_its_letter(survey, sample, ways, work_out, researcher, at):
    researcher.post(at("use_sample", survey, sample.pk))
    result = work_out(survey)
    assert result.weights["largest"] / result.weights["smallest"] == pytest.approx(20 / 3)


def test_people_are_drawn_in_one_way(researcher, survey, sample, at):
    researcher.post(at("use_sample", survey, sample.pk))
    page = text_of(researcher.post(at("use_sample", survey, sample.pk), follow=True))
    assert "says already how people were drawn" in page
    assert Margins.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "frame", "drawn", "linked"),
    [("ready", "people", 200, True), ("sent", "homes", 200, True), ("sent", "people", 600, True),
     ("sent", "list", 200, False)],
)  # fmt: skip
def test_a_sample_that_tells_no_weights_is_not_offered(researcher, survey, sample, at, state, frame, drawn, linked):
    sample.state, sample.frame = state, frame
    if state == "ready":
        sample.sent_on = None
    for one in sample.strata:
        one |= {"drawn": drawn, "people": 600, "link": one["link"] if linked else ""}
    sample.save()
    assert selectors.samples_drawn(survey) == []
    assert "Use the drawing" not in text_of(researcher.get(at("new_margins", survey)))
    assert researcher.post(at("use_sample", survey, sample.pk)).status_code == 404


def test_a_member_without_the_right_uses_no_sample(signed_in, survey, sample, at):
    assert signed_in("observer").post(at("use_sample", survey, sample.pk)).status_code == 403


def test_the_files_say_how_people_were_drawn(researcher, survey, sample, ways, work_out, at):
    researcher.post(at("use_sample", survey, sample.pk))
    result = work_out(survey)
    rows = list(csv.DictReader(io.StringIO(researcher.get(at("result_csv", survey, result.pk)).content.decode()[1:])))
    drawn = [row for row in rows if row["table"] == "drawing"]
    assert [(row["answer"], row["estimate"]) for row in drawn] == [(str(ways[0].pk), "20.0"), (str(ways[1].pk), "3.0")]
    on = result.drawing["on"]
    assert drawn[0]["note"].startswith(
        f"200 drawn of 4000; people singly, by chance in each part, by this service; {on}"
    )
    sheets = reading(researcher.get(at("result_xlsx", survey, result.pk)).content)
    head, first, _second = sheets["drawing"]
    told = dict(zip(head, first, strict=False))
    assert (told["people"], told["drawn"], told["design_weight"], told["drawn_on"]) == ("4000", "200", "20.0", on)
    assert told["source"].startswith("People who agreed to be asked again")
    variables = {row[0]: row for row in sheets["codebook"]}
    assert f"{ways[0].pk} = 20; {ways[1].pk} = 3" in variables["design_weight"]
    assert "by this service" in " ".join(variables["stratum"])


def test_files_say_which_groups_were_drawn(survey, ways):
    asked = services.ask_for_result(
        survey=survey, cap=None, by=None,
        clusters={"name": "age-group", "choices": [["16-24"], ["25-34"], ["35-44"]], "in_all": [40], "typed": "40"},
    )  # fmt: skip
    working.work_out_now(asked.pk)
    asked.refresh_from_db()
    called = called_in(survey, asked)
    (row,) = drawing_export.drawing_rows(asked, called)
    assert row[-2:] == ("age-group", 40)
    assert list(drawing_export.lines_of(asked, called)) == []
    assert "group" in [line[0] for line in exporting.codebook_of(asked, called)]


def reading(body):
    return {
        name: [cells for _number, cells in read_spreadsheet(body, sheet=name).rows] for name in ("drawing", "codebook")
    }
