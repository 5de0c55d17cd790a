"""One page for every councillor of a ward: what there is, in few queries, with nobody's name."""

import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader
from tests.factories.capacity import PlaceFigureFactory
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import HOSTILE, ParticipantFactory
from tests.factories.people_offers import EntryFactory, NeedFactory, OfferFactory
from tests.factories.voices import ContributionFactory

from coproduction_star.journeys.models import Promise, WardCouncillor
from coproduction_star.journeys.steps import WardPart, all_steps
from coproduction_star.map_it.models import DecisionAhead
from coproduction_star.organisations.models import Organisation
from coproduction_star.people_it.ward_briefing import presenters
from coproduction_star.people_it.ward_briefing.in_wards import in_words, ward_rows
from coproduction_star.people_it.ward_briefing.services import BeforeElection, invite

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
BUDGET = 12


def text_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def said_in(client, path):
    """The part of the page that is about the ward."""
    return re.search(
        r'<div class="star-ward">.*<p class="govuk-body-s star-ward__same">', text_of(client, path), re.S
    )[0]


def promise(programme, **more):
    return Promise.objects.create(
        programme=programme, organisation=programme.organisation,
        **{"what": "Ask about the bus", "who_in_words": "The team", "due_on": TODAY, **more},
    )  # fmt: skip


def entries(place, programme, *, number, group="", agreed=("councillor",), kind="skill"):
    for one in range(number):
        entry = EntryFactory(programme=programme, agreed=agreed, group=f"{group} {one}" if group else "")
        OfferFactory(entry=entry, place=place, kind=kind)


class TestAnEmptyWard:
    def test_says_under_every_heading_what_is_missing(self, signed_in, at):
        text = text_of(signed_in("councillor"), at())
        for missing in {str(words) for words in presenters.MISSING.values()}:
            assert missing.replace("“", "&ldquo;") in text or missing in text

    def test_says_that_no_risk_written_down_is_not_no_risk(self, signed_in, at):
        assert "That does not mean there is none" in text_of(signed_in("councillor"), at())

    def test_still_gives_something_to_do_this_month(self, signed_in, at):
        assert "one group or place in the ward that is not on this page" in text_of(signed_in("councillor"), at())


class TestWhatItShows:
    def test_figures_with_their_source(self, signed_in, at, mill):
        PlaceFigureFactory(place=mill, name="Aged 65 or over", value="18%", period="2021", source="Census TS007")
        text = text_of(signed_in("councillor"), at())
        assert "18% (2021)" in text
        assert "Census TS007" in text

    def test_what_happens_here_and_under_which_name(self, signed_in, at, mill, programme):
        InitiativeFactory(programme=programme, place=mill, title="Walk with me", status="existing")
        text = text_of(signed_in("councillor"), at())
        assert "Happening: 1" in text
        assert "Walk with me" in text

    def test_what_its_councillors_promised_and_whether_it_is_late(self, signed_in, at, mill, programme, councillor):
        promise(programme, who=councillor, who_in_words="", due_on=TODAY - dt.timedelta(days=3))
        promise(programme, what="Of another ward")
        text = text_of(signed_in("councillor"), at())
        assert "Ask about the bus" in text
        assert "was due on" in text
        assert "Report back: say what came of it: Ask about the bus" in text
        assert "Of another ward" not in text

    def test_the_question_of_a_lesson_beside_its_part(self, signed_in, at):
        assert "Who do you know who is waiting to be asked?" in text_of(signed_in("councillor"), at())

    def test_a_decision_to_come_is_something_to_do_this_month(self, signed_in, at, mill, programme):
        InitiativeFactory(programme=programme, place=mill)
        DecisionAhead.objects.create(
            programme=programme, organisation=programme.organisation, what="Small grants",
            on=TODAY + dt.timedelta(days=9),
        )  # fmt: skip
        assert "before it is decided: Small grants" in text_of(signed_in("councillor"), at())

    def test_a_long_list_is_cut_and_says_so(self, signed_in, at, mill):
        for number in range(6):
            PlaceFigureFactory(place=mill, name=f"Figure {number}")
        assert "And 3 more." in text_of(signed_in("councillor"), at())

    def test_what_people_wrote_stays_words(self, signed_in, at, mill, programme):
        InitiativeFactory(programme=programme, place=mill, title=HOSTILE)
        assert HOSTILE not in text_of(signed_in("councillor"), at())


class TestSmallNumbers:
    def test_a_few_offers_are_fewer_than_eight(self, mill, programme):
        entries(mill, programme, number=7)
        (offers, unanswered) = [row for row in ward_rows(mill) if row.part == WardPart.OFFERS]
        assert "fewer than 8" in offers.title
        assert offers.number is None
        assert offers.text == ""
        assert "fewer than 8" in unanswered.title

    def test_more_are_rounded(self, mill, programme):
        entries(mill, programme, number=9)
        rows = [row for row in ward_rows(mill) if row.part == WardPart.OFFERS]
        assert rows[0].number == 10
        assert "about 10" in rows[0].title
        assert "skill" in rows[0].text

    def test_a_kind_with_few_is_not_named(self, mill, programme):
        entries(mill, programme, number=9)
        entries(mill, programme, number=2, kind="space")
        rows = [row for row in ward_rows(mill) if row.part == WardPart.OFFERS]
        assert "space" not in rows[0].text

    def test_needs_stand_apart_from_offers(self, mill, programme):
        NeedFactory(entry=EntryFactory(programme=programme), place=mill)
        (row,) = [row for row in ward_rows(mill) if row.part == WardPart.HELP]
        assert "would like" in row.title

    @pytest.mark.parametrize(("number", "words"), [(1, "fewer than 8"), (7, "fewer than 8"), (8, "about 10")])
    def test_in_words(self, number, words):
        assert in_words(number) == words


class TestWhomToMeet:
    def test_a_group_that_ticked_it_is_named_and_a_person_is_counted(self, signed_in, at, mill, programme):
        entries(mill, programme, number=1, group="Mill Lane choir")
        entry = EntryFactory(programme=programme, agreed=("councillor",))
        OfferFactory(entry=entry, place=mill, participant=entry.participant)
        text = text_of(signed_in("councillor"), at())
        assert "Mill Lane choir" in text
        assert entry.participant.name not in text
        assert "would like to talk with their councillor: fewer than 8" in text

    def test_nobody_who_did_not_tick_it_or_took_it_back(self, mill, programme):
        entries(mill, programme, number=1, agreed=("introduce", "publish"))
        entry = EntryFactory(programme=programme, agreed=("councillor",), group="Choir")
        OfferFactory(entry=entry, place=mill)
        entry.consents.update(taken_back_at=timezone.now())
        assert [row for row in ward_rows(mill) if row.part == WardPart.MEET] == []


class TestTheSameForEveryone:
    def test_every_councillor_reads_the_same_words(self, signed_in, at, mill, organisation, councillor):
        other = signed_in("councillor")
        mine = signed_in("councillor")
        person = mine.get("/me/").wsgi_request.user.participants.get()
        WardCouncillor.objects.create(place=mill, participant=person, party="Green")
        assert said_in(other, at()) == said_in(mine, at())

    def test_councillors_of_two_parties_get_the_same_bytes(self, signed_in, at, mill, programme, councillor):
        fill(mill, programme, councillor)
        files = []
        for party in ("Green", "Labour"):
            client = signed_in("councillor")
            person = client.get("/me/").wsgi_request.user.participants.get()
            WardCouncillor.objects.create(place=mill, participant=person, party=party)
            files.append([client.get(at(name)).content for name in ("ward.pdf", "ward.docx")])
        assert files[0] == files[1]

    def test_it_says_so(self, signed_in, at):
        assert "whatever their party" in text_of(signed_in("councillor"), at())

    def test_before_an_election_no_councillor_is_named(self, signed_in, at, programme, councillor):
        Organisation.objects.update(election_from=TODAY, election_until=TODAY)
        promise(programme, who=councillor, who_in_words="", what="Bill Harker rings the bus company")
        text = text_of(signed_in("observer"), at())
        assert "Harker" not in text
        assert "time before an election" in text
        assert "nobody is thanked in a councillor" in text

    def test_before_an_election_nobody_makes_a_card(self, signed_in, at, programme, mill):
        Organisation.objects.update(election_from=TODAY, election_until=TODAY)
        mill.organisation.refresh_from_db()
        client = signed_in("councillor")
        assert "nobody makes a new card here" in text_of(client, at("invite/"))
        with pytest.raises(BeforeElection):
            invite(place=mill, to=programme, label="The gate", by=None)


class TestOnPaper:
    def test_it_is_one_sheet(self, signed_in, at, mill, programme, councillor):
        fill(mill, programme, councillor)
        answer = signed_in("councillor").get(at("ward.pdf"))
        assert answer["Content-Type"] == "application/pdf"
        assert pages_of(answer.content) == 1

    def test_hostile_words_are_set_as_they_are(self, signed_in, at, mill):
        PlaceFigureFactory(place=mill, name="#panic() *bold* $x$")
        assert signed_in("councillor").get(at("ward.pdf")).status_code == 200


def pages_of(body):

    return len(PdfReader(io.BytesIO(body)).pages)


def fill(place, programme, councillor):
    """More of everything than the page shows."""
    for number in range(6):
        InitiativeFactory(programme=programme, place=place, title=f"Walk with me on market days, group {number}")
        PlaceFigureFactory(place=place)
        promise(programme, who=councillor, who_in_words="", what=f"Ask the bus company about line {number}")
        DecisionAhead.objects.create(
            programme=programme, organisation=programme.organisation, what=f"Which ideas get grant {number}",
            how="Come to the library or ring us", on=TODAY + dt.timedelta(days=9),
        )  # fmt: skip
        ContributionFactory(programme=programme, place=place, shown=True)
    entries(place, programme, number=9)
    entries(place, programme, number=6, group="The neighbourhood choir of")


def test_twelve_queries_whatever_there_is(signed_in, at, mill, programme, councillor):
    fill(mill, programme, councillor)
    client = signed_in("councillor")
    client.get(at())
    with CaptureQueriesContext(connection) as asked:
        client.get(at())
    assert len(asked) <= BUDGET, "\n".join(one["sql"][:150] for one in asked)


def test_people_it_asks_twice(mill, programme):
    entries(mill, programme, number=3, group="Choir")
    (people_it,) = [step for step in all_steps() if step.slug == "people_it"]
    with CaptureQueriesContext(connection) as asked:
        list(people_it.ward_rows(mill))
    assert len(asked) == 2


def test_somebody_unknown_here_finds_nothing(signed_in, organisation):
    missing = "00000000-0000-4000-8000-000000000000"
    assert signed_in("councillor").get(f"/o/{organisation.slug}/places/{missing}/ward/").status_code == 404


def test_the_page_of_a_place_leads_to_it(signed_in, at, mill, organisation):
    assert at() in text_of(signed_in("councillor"), f"/o/{organisation.slug}/places/{mill.pk}/")


def test_a_participant_without_account_can_hold_the_seat(signed_in, at, mill, organisation):
    WardCouncillor.objects.create(place=mill, participant=ParticipantFactory(organisation=organisation))
    assert text_of(signed_in("councillor"), at())
