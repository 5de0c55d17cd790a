"""The twelve benefits as people meet them: answered by figures, noted by people, taken away as files."""

import csv
import io
from zipfile import ZipFile

import pytest
from django.utils import timezone
from tests.factories import grow_it as make

from coproduction_star.data.benefits import benefits
from coproduction_star.grow_it.benefits.services import NothingChanged, write_note
from coproduction_star.grow_it.models import BenefitNote, IndicatorFigure
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.methods.comparison import Scale

pytestmark = pytest.mark.django_db
TIES = "stronger-ties"


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def block_of(page: str, benefit: str) -> str:
    return page.split(f'<section id="{benefit}">')[1].split("</section>")[0]


def measured(programme, values, *, approved=True, **more):
    one = make.IndicatorFactory(programme=programme, title="Someone to count on", **more)
    make.months(one, values)
    if approved:
        IndicatorFigure.objects.filter(indicator=one).update(approved_at=timezone.now())
    return one


RISES = [10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 14, 15, 14, 15, 14, 15, 15, 14]
STAYS = [10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10, 11, 9, 10]


class TestTheAnswer:
    def test_without_figures_nobody_can_tell_and_each_says_how_it_could_be_measured(self, lead_client, at):
        page = text_of(lead_client.get(at("benefits")))
        assert f"Seen: 0. Not seen: 0. Cannot tell: {len(benefits())}." in page
        assert page.count("Nothing measures it yet.") == 12
        assert at("library_measure", "neighbours-to-count-on") in block_of(page, TIES)

    def test_it_is_seen_where_a_line_of_the_library_got_better(self, lead_client, at, inside):
        one = measured(inside, RISES, library="neighbours-to-count-on")
        block = block_of(text_of(lead_client.get(at("benefits"))), TIES)
        assert ">Seen</strong>" in block
        assert "better than usual ups and downs explain" in block
        assert at("indicator", one.pk) in block

    def test_it_is_not_seen_where_nothing_changed(self, lead_client, at, inside):
        measured(inside, STAYS, benefit=TIES)
        assert ">Not seen</strong>" in block_of(text_of(lead_client.get(at("benefits"))), TIES)

    def test_figures_that_nobody_approved_tell_nothing(self, lead_client, at, inside):
        measured(inside, RISES, benefit=TIES, approved=False)
        block = block_of(text_of(lead_client.get(at("benefits"))), TIES)
        assert ">Cannot tell</strong>" in block
        assert "there is no approved figure yet" in block

    def test_a_new_baseline_does_not_hide_the_change(self, lead_client, at, inside):
        one = measured(inside, RISES, benefit=TIES)
        figure = IndicatorFigure.objects.filter(indicator=one).order_by("starts_on")[10]
        make.IndicatorMarkFactory(programme=inside, indicator=one, on=figure.starts_on, new_baseline=True)
        assert ">Seen</strong>" in block_of(text_of(lead_client.get(at("benefits"))), TIES)

    def test_what_we_do_shows_no_benefit_for_people(self, lead_client, at, inside):
        measured(inside, RISES, benefit=TIES, label="output")
        block = block_of(text_of(lead_client.get(at("benefits"))), TIES)
        assert ">Cannot tell</strong>" in block
        assert "this benefit is about people" in block

    def test_small_numbers_tell_nothing(self, lead_client, at, inside):
        one = measured(inside, STAYS, benefit=TIES, measured="share")
        IndicatorFigure.objects.filter(indicator=one).update(count=3, size=20)
        assert "there is no approved figure yet" in block_of(text_of(lead_client.get(at("benefits"))), TIES)

    def test_what_somebody_said_goes_before_the_library(self, lead_client, at, inside):
        measured(inside, STAYS, benefit="less-demand", library="neighbours-to-count-on")
        page = text_of(lead_client.get(at("benefits")))
        assert "Nothing measures it yet." in block_of(page, TIES)
        assert "Someone to count on" in block_of(page, "less-demand")

    @pytest.mark.parametrize(("way", "answer"), [("beside", "Seen"), ("before-after", "Not seen")])
    def test_a_clear_comparison_decides_and_before_and_after_alone_does_not(
        self, way, answer, lead_client, at, inside
    ):
        one = measured(inside, STAYS, benefit=TIES)
        effect = {"value": 2.0, "low": 1.0, "high": 3.0, "error": 0.5, "p": 0.01, "scale": Scale.DIFFERENCE.value}
        make.EvaluationFactory(programme=inside, indicator=one, way=way, group="", result={"effect": effect})
        assert f">{answer}</strong>" in block_of(text_of(lead_client.get(at("benefits"))), TIES)

    def test_many_measures_take_few_queries(self, lead_client, at, inside, django_assert_max_num_queries):
        for one in benefits():
            measured(inside, STAYS, benefit=one.id)
            BenefitNote.objects.create(
                programme=inside, organisation=inside.organisation, benefit=one.id, words="A note"
            )
        lead_client.get(at("benefits"))
        with django_assert_max_num_queries(26):
            lead_client.get(at("benefits"))


class TestANote:
    def test_it_stands_beside_the_answer_and_changes_none(self, lead_client, at, inside):
        page = text_of(
            lead_client.post(at("note_on_benefit", TIES), {"words": "We hear it here.", "version": 0}, follow=True)
        )
        block = block_of(page, TIES)
        assert "We hear it here." in block
        assert ">Cannot tell</strong>" in block

    def test_the_one_before_stays_readable_and_an_empty_one_takes_it_out(self, inside, lead_client, at):
        for version, words in enumerate(["First.", "Second.", ""]):
            lead_client.post(at("note_on_benefit", TIES), {"words": words, "version": version})
        block = block_of(text_of(lead_client.get(at("benefits"))), TIES)
        assert "Add a note" in block
        assert block.index("Earlier notes") < block.index("Second.") < block.index("First.")

    def test_two_people_at_once_see_both_texts_and_lose_neither(self, inside, lead_client, at):
        write_note(programme=inside, benefit=TIES, words="Theirs.", version=0, by=None)
        page = text_of(lead_client.post(at("note_on_benefit", TIES), {"words": "Mine.", "version": 0}))
        assert "Theirs." in page
        assert "Mine." in page
        assert BenefitNote.objects.count() == 1

    def test_the_same_again_is_no_note(self, inside):
        with pytest.raises(NothingChanged):
            write_note(programme=inside, benefit=TIES, words="", version=0, by=None)
        with pytest.raises(ChangedMeanwhile):
            write_note(programme=inside, benefit=TIES, words="One", version=1, by=None)

    def test_who_may_not_keep_measures_reads_and_writes_none(self, signed_in, at):
        client = signed_in("co-producer")
        assert "Add a note" not in text_of(client.get(at("benefits")))
        assert client.get(at("note_on_benefit", TIES)).status_code == 403

    def test_there_are_twelve_and_no_other(self, lead_client, at):
        assert lead_client.get(at("note_on_benefit", "more-money")).status_code == 404


class TestFiles:
    def test_the_table_holds_the_answer_for_programs_and_the_reason_for_people(self, lead_client, at, inside):
        measured(inside, RISES, benefit=TIES)
        write_note(programme=inside, benefit=TIES, words="=1+1", version=0, by=None)
        body = lead_client.get(at("benefits_csv")).content.decode("utf-8-sig")
        rows = {row["benefit"]: row for row in csv.DictReader(io.StringIO(body))}
        assert len(rows) == 12
        assert rows[TIES]["answer"] == "seen"
        assert "usual ups and downs" in rows[TIES]["why"]
        assert not rows[TIES]["note"].startswith("=")
        assert rows["less-demand"]["answer"] == "cannot-tell"

    def test_the_document_says_what_the_page_says(self, lead_client, at, inside):
        measured(inside, RISES, benefit=TIES)
        answer = lead_client.get(at("benefits_word"))
        words = ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
        assert "Stronger ties" in words
        assert "Someone to count on" in words
