"""What people want to learn beside what others can show: people counted, and no small number anywhere."""

import csv
import datetime as dt
import io
import itertools
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.factories.people import HOSTILE
from tests.factories.people_offers import EntryFactory, NeedFactory, OfferFactory

from coproduction_star.journeys.models import Place, Programme
from coproduction_star.people_it.capacity.gap_page import chart_of, sentences, table_of
from coproduction_star.people_it.capacity.gaps import Gap, Gaps, gaps_in, shown_gaps
from coproduction_star.people_it.models import OfferConsent

SKILLS = {"digital": "Computers and phones", "cooking": "Cooking"}


def pairs(gaps):
    return [(one.place, one.skill, one.wanted, one.offered) for one in gaps.rows]


class TestTheRule:
    """Without a database: counts in, what may be shown out."""

    def test_numbers_are_rounded_and_the_widest_gap_comes_first(self):
        gaps = shown_gaps({("Mill", "cooking"): 12, ("Mill", "digital"): 33}, {("Mill", "cooking"): 23})
        assert pairs(gaps) == [("Mill", "digital", 35, None), ("Mill", "cooking", 10, 25)]

    @pytest.mark.parametrize("few", range(8))
    def test_no_small_number_is_shown_and_none_can_be_told_from_another(self, few):
        """Nought neither: it would say of everybody in a place that they do not want it."""
        gaps = shown_gaps({("Mill", "digital"): few, ("Hill", "digital"): 40}, {("Mill", "digital"): 20})
        assert pairs(gaps) == [("Hill", "digital", 40, None), ("Mill", "digital", None, 20)]

    def test_a_pair_of_which_neither_may_be_shown_is_as_if_nobody_named_it(self):
        assert shown_gaps({("Mill", "digital"): 7}, {("Mill", "digital"): 1}) == Gaps()
        assert shown_gaps({}, {}) == Gaps()

    def test_a_sum_of_one_place_is_not_said_twice(self):
        assert shown_gaps({("Mill", "digital"): 20}, {("Mill", "cooking"): 20}).together == ()

    def test_nothing_comes_back_when_places_are_taken_from_the_total(self):
        """Whatever the small numbers are, all that is shown stays the same: no sum over it can tell them apart."""
        wanted = {("Mill", "digital"): 20, ("Hill", "digital"): 13}
        offered = {("Mill", "digital"): 9, ("Hill", "digital"): 8}
        nobody = shown_gaps(wanted, offered)
        (together,) = nobody.together
        assert (together.wanted, together.offered) == (20 + 15, 10 + 10)
        for want, can in itertools.product(range(8), repeat=2):
            gaps = shown_gaps(wanted | {("Dale", "digital"): want}, offered | {("Dale", "digital"): can})
            assert gaps == nobody


class TestWords:
    def said(self, *rows):
        return list(sentences(Gaps(rows), SKILLS))

    def test_the_largest_gap_and_the_next_ones(self):
        rows = (
            Gap("Mill", "digital", 40, None), Gap("Hill", "cooking", 40, 10), Gap("", "digital", 20, 10),
            Gap("Dale", "cooking", 15, 10),
        )  # fmt: skip
        largest, following, rule = self.said(*rows)
        assert largest.startswith("Largest gap: Computers and phones, Mill. About 40 people want to learn it")
        assert "7 or fewer can show it" in largest
        assert following == "Next: Cooking, Hill; Computers and phones, no place named."
        assert "rounded to the nearest 5" in rule

    def test_where_there_is_no_gap_or_no_number(self):
        assert self.said(Gap("Mill", "digital", 10, 20))[0].startswith("No skill is wanted by more people")
        assert self.said()[0].startswith("There is no number to show yet")

    def test_the_table_has_every_row_and_says_what_a_sum_leaves_out(self):
        part = Gap("", "digital", 30, 0)
        table = table_of(Gaps((Gap("Mill", "digital", 20, None), Gap("Hill", "digital", 10, 15)), (part,)), SKILLS)
        assert [row[2:] for row in table.rows] == [
            ("about 20", "7 or fewer", "hardly anybody can show it"), ("about 10", "about 15", "enough can show it"),
            ("about 30 or more", "not known", "not known"),
        ]  # fmt: skip

    def test_the_picture_draws_the_widest_and_leaves_out_what_may_not_be_shown(self):
        rows = tuple(Gap(f"Place {n}", "digital", 40, None) for n in range(8))
        chart = chart_of(Programme(name="Ageing well"), Gaps(rows), SKILLS)
        assert sum(f"Computers and phones, Place {n}: want to learn it" in chart.svg for n in range(8)) == 6
        assert "can show it" not in chart.svg
        assert "The table has 2 more." in chart.sentence
        assert len(chart.table.rows) == 8


@pytest.mark.django_db
class TestThePage:
    @pytest.fixture
    def mill(self, inside):
        return Place.objects.create(organisation=inside.organisation, name=f"Mill {HOSTILE}")

    def many(self, programme, number, *, place=None, offer=False, tags="digital", **more):
        for _number in range(number):
            entry = EntryFactory(programme=programme, agreed=("statistics",))
            if offer:
                OfferFactory(entry=entry, tags=tags, place=place, kind="skill", **more)
            else:
                NeedFactory(entry=entry, tags=tags, place=place, **({"to_learn": True} | more))

    def found(self, programme):
        return pairs(gaps_in(programme, today=timezone.localdate()))

    def test_people_are_counted_not_what_they_wrote(self, inside, mill):
        self.many(inside, 8, place=mill)
        entry = EntryFactory(programme=inside, agreed=("statistics",))
        for _number in range(20):
            OfferFactory(entry=entry, tags="digital", place=mill, kind="skill")
        assert self.found(inside) == [(mill.name, "digital", 10, None)]

    def test_whoever_did_not_agree_to_be_counted_or_took_it_back_is_in_no_figure(self, inside, mill):
        self.many(inside, 8, place=mill)
        for agreed in ((), ("introduce", "publish")):
            for _number in range(20):
                NeedFactory(
                    entry=EntryFactory(programme=inside, agreed=agreed), tags="digital", place=mill, to_learn=True
                )
        assert self.found(inside) == [(mill.name, "digital", 10, None)]
        OfferConsent.objects.filter(kind="statistics").update(taken_back_at=timezone.now())
        assert self.found(inside) == []

    def test_what_is_wanted_done_rests_or_is_taken_back_does_not_count(self, inside, mill):
        self.many(inside, 9, place=mill, to_learn=False)
        self.many(inside, 9, place=mill, paused_at=timezone.now())
        self.many(inside, 9, place=mill, withdrawn_at=timezone.now())
        self.many(inside, 9, place=mill, shown_until=timezone.localdate() - dt.timedelta(days=1))
        assert self.found(inside) == []

    def test_sentence_picture_and_table_without_a_small_number(self, signed_in, team, inside, mill):
        self.many(inside, 12, place=mill)
        self.many(inside, 3, place=mill, offer=True)
        text = signed_in("observer").get(team()).content.decode()
        assert "Largest gap: Computers and phones, Mill" in text
        assert "cs-chart" in text
        assert "7 or fewer" in text
        assert HOSTILE not in text

    def test_few_people_give_no_number_at_all(self, signed_in, team, inside, mill):
        self.many(inside, 7, place=mill)
        text = signed_in("observer").get(team()).content.decode()
        assert "There is no number to show yet" in text
        assert "cs-chart" not in text

    def test_who_may_read_offers_is_led_to_them(self, signed_in, team, inside):
        assert "Read each offer and wish" in signed_in("broker").get(team()).content.decode()
        assert "Read each offer and wish" not in signed_in("observer").get(team()).content.decode()

    def test_the_csv_holds_the_same_rows_and_no_formula(self, signed_in, team, inside):
        place = Place.objects.create(organisation=inside.organisation, name="=1+1")
        self.many(inside, 12, place=place)
        self.many(inside, 3, place=place, offer=True)
        answer = signed_in("observer").get(team("gap.csv"))
        head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
        assert dict(zip(head, row, strict=True)) == {
            "rows": "place", "place": "'=1+1", "skill": "digital", "skill_text": "Computers and phones",
            "wanted": "10", "offered": "", "gap": "", "note": "7 or fewer is not shown",
        }  # fmt: skip

    def test_the_workbook_explains_its_columns(self, signed_in, team, inside, mill):
        self.many(inside, 12, place=mill)
        book = zipfile.ZipFile(io.BytesIO(signed_in("observer").get(team("gap.xlsx")).content))
        words = b"".join(book.read(name) for name in book.namelist()).decode(errors="ignore")
        assert "people who want to learn it, rounded to the nearest 5" in words
        assert "Computers and phones" in words

    @pytest.mark.parametrize("kind", ["svg", "png", "pptx"])
    def test_the_picture_can_be_kept(self, signed_in, team, inside, mill, kind):
        self.many(inside, 12, place=mill)
        assert signed_in("observer").get(team(f"gap.{kind}")).status_code == 200

    def test_another_kind_of_file_or_an_empty_picture_is_not_found(self, signed_in, team, inside, mill):
        client = signed_in("observer")
        assert client.get(team("gap.svg")).status_code == 404
        self.many(inside, 12, place=mill)
        assert client.get(team("gap.exe")).status_code == 404

    def test_two_queries_whatever_there_is(self, inside):
        self.many(inside, 5)
        self.many(inside, 5, offer=True)
        with CaptureQueriesContext(connection) as asked:
            gaps_in(inside, today=timezone.localdate())
        assert len(asked) == 2
