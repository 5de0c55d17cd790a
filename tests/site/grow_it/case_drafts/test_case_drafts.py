"""From an initiative to a published case: what is drafted, who changes it, who checks it, who is never named."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope
from tests.factories import grow_it as make
from tests.factories.journeys import InitiativeFactory, ProgrammeFactory
from tests.factories.people import HOSTILE, OrganisationFactory, ParticipantFactory

from coproduction_star.data.cases import cases_from_json, parse_case
from coproduction_star.grow_it.case_drafts import services
from coproduction_star.grow_it.case_drafts.record import lacks_of, text_of
from coproduction_star.grow_it.models import CaseDraft, CaseStep
from coproduction_star.journeys.case_bank import selectors as bank
from coproduction_star.journeys.case_bank.facets import YES, Facet
from coproduction_star.journeys.case_bank.questions import Question
from coproduction_star.journeys.models import Kept, Promise
from coproduction_star.journeys.services import ChangedMeanwhile
from coproduction_star.organisations.models import Participant

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 1)


@pytest.fixture
def initiative(inside, measure):
    made = InitiativeFactory(
        programme=inside, title="Good neighbours", summary="They ring.", status="existing", co_deliver=True,
        citizens_bring="Time", services_bring="A list", groups="older-people",
        groups_not_reached="People without a phone", staff_hours_a_month=12,
    )  # fmt: skip
    made.outcomes.add(measure.outcome)
    return made


@pytest.fixture
def author(member):
    return member("practitioner").user


@pytest.fixture
def editor(member):
    return member("editor").user


@pytest.fixture
def draft(inside):
    return make.CaseDraftFactory(programme=inside)


def text(answer):
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def begun(initiative, author, **more):
    return services.begin(initiative=initiative, url=more.get("url", ""), today=TODAY, by=author)


class TestWhatIsDrafted:
    def test_it_holds_what_the_records_say(self, initiative, author):
        words = begun(initiative, author).words
        assert words["id"] == "good-neighbours"
        assert words["cos"] == ["co-deliver"]
        assert words["approach"].startswith("They ring.")
        assert words["citizens_bring"] == "Time"
        assert words["people"] == ["older-people"]
        assert any("People without a phone" in one for one in words["unknown"])
        assert [one["level"] for one in words["results"] if one["kind"] == "input"] == [12]

    def test_only_approved_figures_of_everybody_go_in_and_none_that_shows_somebody(self, initiative, author, measure):
        figure = {"programme": measure.programme, "indicator": measure}
        make.FigureFactory(**figure, value=11, starts_on=dt.date(2026, 1, 1), approved_at=timezone.now())
        make.FigureFactory(**figure, value=99, starts_on=dt.date(2026, 2, 1))
        make.FigureFactory(
            **figure, value=98, group="carers", starts_on=dt.date(2026, 3, 1), approved_at=timezone.now()
        )
        make.FigureFactory(
            **figure, value=97, count=3, size=10, starts_on=dt.date(2026, 4, 1), approved_at=timezone.now()
        )
        results = begun(initiative, author).words["results"]
        assert [one["level"] for one in results if one["kind"] == "outcome"] == [11]
        assert "2026" in results[0]["period"]

    def test_a_share_is_published_from_rounded_counts(self, initiative, author, measure):
        measure.measured = "share"
        measure.save()
        make.FigureFactory(
            programme=measure.programme, indicator=measure, value=Decimal("66.5"), count=133, size=200,
            approved_at=timezone.now(),
        )  # fmt: skip
        figure = begun(initiative, author).words["results"][0]
        assert (figure["level"], figure["unit"]) == (67.5, "percent")

    def test_whether_it_worked_goes_in_with_its_range_and_a_broken_promise_as_a_setback(
        self, initiative, author, measure
    ):
        make.EvaluationFactory(programme=measure.programme, indicator=measure, initiative=initiative)
        Promise.objects.create(
            programme=measure.programme, organisation=measure.organisation, initiative=initiative,
            what="Ring on Sunday",
            who_in_words="The team", due_on=TODAY, kept=Kept.BROKEN, judged_on=TODAY,
        )  # fmt: skip
        words = begun(initiative, author).words
        effect = next(one for one in words["results"] if one["change"] is not None)
        assert effect["change"] == 2
        assert "between 1 and 3" in effect["comparator"]
        assert words["evidence"] == "evaluated"
        assert any("Ring on Sunday" in one["what"] for one in words["setbacks"])

    def test_there_is_one_for_each_initiative_and_each_has_an_address_of_its_own(self, initiative, author, inside):
        first = begun(initiative, author)
        assert begun(initiative, author) == first
        other = InitiativeFactory(programme=inside, title="Good neighbours")
        assert begun(other, author).words["id"] == "good-neighbours-2"

    def test_nothing_of_the_person_to_ask_goes_in(self, inside, author):
        person = ParticipantFactory(organisation=inside.organisation, name="Rosa Unmistakable")
        made = begun(InitiativeFactory(programme=inside, contact=person), author)
        assert "Rosa" not in str(made.words)


class TestTwoAtOnce:
    def test_two_parts_are_changed_side_by_side(self, draft, author):
        services.change_part(draft=draft, part="story", version=1, values={"problem": "New"}, by=author)
        services.change_part(draft=draft, part="learned", version=1, values={"lessons": "More"}, by=author)
        words = CaseDraft.objects.get().words
        assert (words["problem"], words["lessons"]) == ("New", "More")

    def test_the_same_part_is_not_written_over(self, draft, author):
        services.change_part(draft=draft, part="story", version=1, values={"problem": "New"}, by=author)
        with pytest.raises(ChangedMeanwhile):
            services.change_part(draft=draft, part="story", version=1, values={"problem": "Other"}, by=author)

    def test_the_page_shows_both_texts(self, lead_client, at, draft, author):
        services.change_part(draft=draft, part="story", version=1, values={"problem": "Theirs"}, by=author)
        answer = {"version": 1, "problem": "Mine", "approach": "", "citizens_bring": "", "services_bring": ""}
        page = text(lead_client.post(at("change_case", draft.pk, "story"), answer))
        assert "Somebody else changed this while you were writing" in page
        assert "Theirs" in page
        assert "Mine" in page

    def test_what_it_said_before_is_kept(self, lead_client, at, draft, author):
        services.change_part(draft=draft, part="story", version=1, values={"problem": "New"}, by=author)
        assert "Nobody rang" in text(lead_client.get(at("case_step", draft.pk, CaseStep.objects.get().pk)))


class TestFiguresAndSources:
    ANSWER = {
        "what": "calls made", "kind": "output", "number": "40", "is_change": "level", "unit": "calls/month",
        "source": "1",
        "period": "May 2026", "comparator": "", "compared_with": "", "better": "",
    }  # fmt: skip

    def test_a_figure_is_added_changed_and_taken_out(self, lead_client, at, draft):
        lead_client.post(at("add_case_row", draft.pk, "results"), self.ANSWER)
        row = CaseDraft.objects.get().words["results"][1]
        assert (row["level"], row["change"], row["period"]) == (40, None, "May 2026")
        where = at("change_case_row", draft.pk, "results", row["key"])
        lead_client.post(where, {**self.ANSWER, "version": row["version"], "number": "-2.5", "is_change": "change"})
        assert CaseDraft.objects.get().words["results"][1]["change"] == -2.5
        page = text(lead_client.post(where, {**self.ANSWER, "version": row["version"], "number": "7"}))
        assert "Somebody else changed this" in page
        lead_client.post(at("take_out_case_row", draft.pk, "results", row["key"]))
        assert len(CaseDraft.objects.get().words["results"]) == 1

    def test_a_source_that_a_figure_names_stays(self, lead_client, at, draft):
        page = text(lead_client.post(at("take_out_case_row", draft.pk, "sources", "source1"), follow=True))
        assert "A figure or a setback names this source" in page

    def test_those_after_a_source_that_goes_keep_theirs(self, inside, author):
        words = make.case_words()
        words["sources"] = [{**words["sources"][0], "key": "gone"}, words["sources"][0]]
        words["results"][0]["source"] = words["setbacks"][0]["source"] = 2
        draft = make.CaseDraftFactory(programme=inside, words=words)
        services.take_out_row(draft=draft, name="sources", key="gone", by=author)
        words = CaseDraft.objects.get().words
        assert (len(words["sources"]), words["results"][0]["source"], words["setbacks"][0]["source"]) == (1, 1, 1)

    def test_a_setback_names_its_source(self, lead_client, at, draft):
        answer = {
            "version": 1,
            "setbacks": "It was cold\nIt rained [4]",
            "lessons": "x",
            "unknown": "y",
            "evidence": "",
        }
        assert "There is 1 source." in text(lead_client.post(at("change_case", draft.pk, "learned"), answer))
        lead_client.post(at("change_case", draft.pk, "learned"), {**answer, "setbacks": "It was cold [1]"})
        assert CaseDraft.objects.get().words["setbacks"] == [{"what": "It was cold", "source": 1}]


class TestBeforeItIsSent:
    def test_the_page_says_what_the_format_lacks_and_leads_there(self, lead_client, at, inside):
        draft = make.CaseDraftFactory(programme=inside, words=make.case_words(sector="", latitude=None))
        page = text(lead_client.get(at("case_draft", draft.pk)))
        assert "Before it goes to an editor" in page
        assert at("change_case", draft.pk, "about") in page
        assert at("send_case", draft.pk) not in page
        lead_client.post(at("send_case", draft.pk))
        assert CaseDraft.objects.get().sent_at is None

    def test_a_name_without_consent_is_in_the_way(self, inside, author):
        ParticipantFactory(organisation=inside.organisation, name="Rosa  Unmistakable")
        draft = make.CaseDraftFactory(programme=inside, words=make.case_words(lessons="Ask rosa unmistakable first."))
        assert [one.part for one in lacks_of(draft)] == ["learned"]
        values = {"named": "Rosa  Unmistakable", "consent_of": "Rosa", "consent_by": "signed", "consent_on": TODAY}
        services.change_part(draft=draft, part="voice", version=1, values=values, by=author)
        assert lacks_of(CaseDraft.objects.get()) == ()

    def test_part_of_a_word_is_no_name(self, inside):
        Participant.objects.create(organisation=inside.organisation, name="Ann Lee", delete_after=TODAY)
        draft = make.CaseDraftFactory(programme=inside, words=make.case_words(lessons="Joann Leeds"))
        assert lacks_of(draft) == ()

    def test_a_quote_goes_in_only_with_consent(self, inside, author):
        draft = make.CaseDraftFactory(programme=inside, quote="I lead now.", quoted="a member")
        assert "I lead now." not in text_of(draft)[0].lessons
        values = {"consent_of": "The member", "consent_by": "said", "consent_on": TODAY}
        services.change_part(draft=draft, part="voice", version=1, values=values, by=author)
        assert "In the words of a member: “I lead now.”" in text_of(CaseDraft.objects.get())[0].lessons


def publish(draft, author, editor):
    services.send(draft=draft, by=author)
    return services.publish(draft=draft, by=editor)


class TestTheEditor:
    def test_whoever_wrote_in_it_does_not_check_it(self, draft, author, member):
        lead = member("programme-lead").user
        services.change_part(draft=draft, part="story", version=1, values={"problem": "New"}, by=lead)
        services.send(draft=draft, by=author)
        with pytest.raises(services.Refused, match="You wrote in this case"):
            services.publish(draft=draft, by=lead)
        with pytest.raises(services.Refused, match="You wrote in this case"):
            services.send_back(draft=draft, words="No", by=lead)

    def test_while_it_waits_nobody_changes_it(self, draft, author):
        services.send(draft=draft, by=author)
        with pytest.raises(services.Refused, match="Take it back first"):
            services.change_part(draft=draft, part="story", version=1, values={"problem": "New"}, by=author)
        services.take_back(draft=draft, by=author)
        services.change_part(draft=draft, part="story", version=1, values={"problem": "New"}, by=author)

    def test_it_waits_for_every_editor_and_then_for_whoever_began_it(self, signed_in, member, at, inside):
        author = member("practitioner").user
        draft = make.CaseDraftFactory(programme=inside, by=author)
        services.send(draft=draft, by=author)
        client = signed_in("editor")
        assert "Check this case" in text(client.get("/me/"))
        page = text(client.get(at("case_draft", draft.pk)))
        assert at("check_case", draft.pk) in page
        assert "Write why" in text(client.post(at("send_case_back", draft.pk), {"words": ""}))
        page = text(client.post(at("send_case_back", draft.pk), {"words": "Say who counted"}, follow=True))
        assert "Say who counted" in page
        assert "Check this case" not in text(client.get("/me/"))

    def test_an_editor_ticks_what_they_looked_at(self, signed_in, at, draft, author):
        services.send(draft=draft, by=author)
        client = signed_in("editor")
        assert "Look at them first." in text(client.post(at("check_case", draft.pk), {}))
        ticks = {"figures": "on", "names": "on", "fair": "on"}
        page = text(client.post(at("check_case", draft.pk), ticks, follow=True))
        assert "Anyone finds it in the case bank now." in page

    def test_who_only_looks_gets_no_button(self, signed_in, at, draft):
        client = signed_in("observer")
        page = text(client.get(at("case_draft", draft.pk)))
        assert at("change_case", draft.pk, "story") not in page
        assert client.get(at("change_case", draft.pk, "story")).status_code == 403
        assert client.post(at("check_case", draft.pk)).status_code == 403


class TestInTheBank:
    def test_it_stands_beside_the_others_with_its_organisation(self, client, draft, author, editor):
        case = publish(draft, author, editor)
        assert case.slug == f"{draft.organisation.slug}__tea-on-fridays"
        page = text(client.get(reverse("map_it:case", args=[case.slug])))
        assert "Ring on Sundays" in page
        assert HOSTILE not in page
        found = bank.ask(Question(chosen={Facet.LOCAL: frozenset({YES})}))
        assert [one.slug for one in found.cases] == [case.slug]
        assert case.slug in [one.slug for one in bank.ask(Question(words="sundays")).cases]
        assert "From here" in text(client.get(f"{reverse('map_it:cases')}?local=yes"))

    def test_the_golden_thread_ends_there(self, lead_client, inside, author, editor):
        initiative = InitiativeFactory(programme=inside)
        draft = make.CaseDraftFactory(programme=inside, initiative=initiative)
        case = publish(draft, author, editor)
        where = reverse("journeys:initiative", args=(inside.organisation.slug, inside.slug, initiative.pk))
        assert reverse("map_it:case", args=[case.slug]) in text(lead_client.get(where))

    def test_changes_wait_for_an_editor_and_the_edition_stays(self, client, draft, author, editor):
        case = publish(draft, author, editor)
        services.change_part(draft=draft, part="learned", version=1, values={"lessons": "Something new"}, by=author)
        where = reverse("map_it:case", args=[case.slug])
        assert "Something new" not in text(client.get(where))
        publish(draft, author, editor)
        assert "Something new" in text(client.get(where))
        assert CaseStep.objects.filter(kind="published").count() == 2

    def test_withdrawn_it_is_gone_and_its_history_stays(self, client, lead_client, at, draft, author, editor):
        case = publish(draft, author, editor)
        lead_client.post(at("withdraw_case", draft.pk), {"words": "A figure was wrong"})
        assert client.get(reverse("map_it:case", args=[case.slug])).status_code == 404
        assert "A figure was wrong" in text(lead_client.get(at("case_draft", draft.pk)))
        publish(draft, author, editor)
        assert client.get(reverse("map_it:case", args=[case.slug])).status_code == 200

    def test_consent_taken_back_takes_the_quote_out_at_once(self, client, inside, author, editor):
        agreed = {"consent_of": "She", "consent_by": "signed", "consent_on": TODAY}
        draft = make.CaseDraftFactory(programme=inside, quote="I lead now.", quoted="a member", **agreed)
        case = publish(draft, author, editor)
        assert "I lead now." in text(client.get(reverse("map_it:case", args=[case.slug])))
        services.take_consent_back(draft=draft, by=author)
        assert "I lead now." not in text(client.get(reverse("map_it:case", args=[case.slug])))
        assert "I lead now." not in str([*CaseStep.objects.values(), *CaseDraft.objects.values()])


class TestAnotherInstallation:
    def test_what_is_taken_away_is_brought_in_the_same(self, client, draft, author, editor):
        case = publish(draft, author, editor)
        where = reverse("map_it:case_download", args=[case.slug])
        yaml, json = (client.get(f"{where}?format={form}").content.decode() for form in ("yaml", "json"))
        there = parse_case(yaml, file="tea-on-fridays.yaml")
        assert (there,) == cases_from_json(json)
        other = OrganisationFactory(slug="westbridge")
        with scope(organisation=other.pk, programme=None):
            elsewhere = ProgrammeFactory(organisation=other)
        with scope(organisation=other.pk, programme=elsewhere.pk):
            services.bring(programme=elsewhere, texts=[there], by=None)
            brought = CaseDraft.objects.get()
            assert brought.came_from == "Eastbridge"
            assert bank.told(brought.case) == there

    def test_it_is_looked_at_before_it_is_shown(self, signed_in, at, inside):
        import yaml

        from coproduction_star.data.cases.plain_data import plain_case

        client = signed_in("editor")
        good = yaml.safe_dump(plain_case(text_of(make.CaseDraftFactory.build(words=make.case_words(id="far-off")))[0]))
        page = text(client.post(at("bring_case"), {"text": good.replace("sector: ageing", "sector: teapots")}))
        assert "This cannot be shown yet" in page
        assert "sector" in page
        page = text(client.post(at("bring_case"), {"text": good}))
        assert "What it holds" in page
        assert not CaseDraft.objects.exists()
        client.post(at("bring_case"), {"text": good, "show": "yes"})
        draft = CaseDraft.objects.get()
        assert draft.published_at is not None
        assert "shown as it came" in text(client.get(at("case_draft", draft.pk)))

    def test_a_shipped_case_is_not_brought_in_twice(self, inside):
        from coproduction_star.data.cases import case

        with pytest.raises(services.Refused, match="came with the product"):
            services.bring(programme=inside, texts=[case("southwark-circle")], by=None)

    def test_the_draft_itself_is_a_case_file(self, lead_client, at, draft):
        answer = lead_client.get(at("case_draft_file", draft.pk, "yaml"))
        assert parse_case(answer.content.decode(), file="tea-on-fridays.yaml").id == "tea-on-fridays"
        assert lead_client.get(at("case_draft_file", draft.pk, "exe")).status_code == 404


def test_the_list_leads_to_what_has_no_case_yet(lead_client, at, initiative):
    page = text(lead_client.get(at("case_drafts")))
    assert at("begin_case", initiative.pk) in page
    answer = lead_client.post(at("begin_case", initiative.pk), follow=True)
    assert "Read each part and put it right." in text(answer)
