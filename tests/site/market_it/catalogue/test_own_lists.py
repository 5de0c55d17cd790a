"""What an organisation adds to our lists stands beside ours in its programmes, and nowhere else."""

import pytest
from tests.factories.market_it import CatalogueEntryFactory, CharterFactory, IncentivePlanFactory, PlanBarrierFactory
from tests.factories.people import OrganisationFactory

from coproduction_star.data import barriers, behaviour, charter_clauses, risks
from coproduction_star.market_it.catalogue.forms import FORMS
from coproduction_star.market_it.catalogue.pages import LISTS
from coproduction_star.market_it.incentives.ethics import questions
from coproduction_star.market_it.models import CatalogueEntry, Clause, EntryKind, PlanBarrier, Risk, Wording

pytestmark = pytest.mark.django_db
SAID = {
    "incentive": {
        "title": "Seeds for the garden", "audiences": ["community"], "phases": ["start"], "polarity": "incentive",
        "barriers": ["cost"], "caution": "Ask first", "never": "on",
    },
    "barrier": {
        "title": "The hill is steep", "about": "It is far up", "ask": "Who walks it?", "side": "people",
        "component": "physical-opportunity", "functions": ["enablement", "environmental-restructuring"],
        "title_cy": "Mae’r bryn yn serth",
    },
    "risk": {
        "title": "The hall floods", "mechanism": "The river rises", "mitigation": "Sandbags\nAnother hall",
        "early_sign": "Wet floor", "benefit": "A warm room", "doing_nothing": "Nowhere to meet",
    },
    "clause": {
        "title": "Tea", "party": "people", "side": "right", "plain": "There is always tea.", "easy": "You get tea.",
    },
    "ethics": {
        "title": "Would the elders agree?", "ask": "Did you ask the elders?", "then": "If not, ask them first.",
    },
}  # fmt: skip
KINDS = tuple(SAID)


def text_of(answer):
    return answer.content.decode()


def add(client, at, kind, **more):
    client.get(at("new_own", kind))
    return client.post(at("new_own", kind), SAID[kind] | more)


def own(kind, organisation, **content):
    made = CatalogueEntryFactory(organisation=organisation, kind=kind)
    made.content |= content
    made.save()
    return made


class TestTheLists:
    @pytest.mark.parametrize("kind", KINDS)
    def test_an_empty_one_says_so_and_leads_to_the_others(self, lead_client, at, inside, kind):
        text = text_of(lead_client.get(at("own_list", kind)))
        assert "There is nothing of your own on this list yet." in text
        assert all(at("own_list", one) in text for one in KINDS)

    @pytest.mark.parametrize("kind", KINDS)
    def test_one_is_added_changed_taken_off_and_brought_back(self, lead_client, at, inside, kind):
        assert add(lead_client, at, kind)["Location"] == at("own_list", kind)
        entry = CatalogueEntry.objects.get()
        assert entry.key.startswith("own-")
        page = text_of(lead_client.get(at("change_own", entry.pk)))
        assert SAID[kind]["title"] in page
        lead_client.post(at("change_own", entry.pk), SAID[kind] | {"title": "Other words", "version": 1})
        entry.refresh_from_db()
        assert (entry.content["title"]["en"], entry.version) == ("Other words", 2)
        lead_client.post(at("retire_own", entry.pk))
        text = text_of(lead_client.get(at("own_list", kind)))
        assert "Taken off" in text
        assert "Bring it back" in text
        lead_client.post(at("restore_own", entry.pk))
        assert "Bring it back" not in text_of(lead_client.get(at("own_list", kind)))

    @pytest.mark.parametrize("kind", KINDS)
    def test_everything_needed_is_asked_for_and_nothing_typed_is_lost(self, lead_client, at, inside, kind):
        second = FORMS[EntryKind(kind)].texts[-1]
        answer = lead_client.post(at("new_own", kind), {second: "Kept words", "title": ""})
        assert "There is a problem" in text_of(answer)
        assert "Kept words" in text_of(answer)
        assert not CatalogueEntry.objects.exists()

    def test_two_people_at_once_see_both_texts(self, lead_client, at, inside):
        add(lead_client, at, "risk")
        entry = CatalogueEntry.objects.get()
        lead_client.post(at("change_own", entry.pk), SAID["risk"] | {"benefit": "Theirs", "version": 1})
        text = text_of(lead_client.post(at("change_own", entry.pk), SAID["risk"] | {"benefit": "Mine", "version": 1}))
        assert "Theirs" in text
        assert "Mine" in text

    def test_one_of_the_same_name_gets_a_key_of_its_own(self, lead_client, at, inside):
        add(lead_client, at, "incentive")
        add(lead_client, at, "incentive", example="Beans")
        keys = {one.key for one in CatalogueEntry.objects.all()}
        assert keys == {"own-seeds-for-the-garden", "own-seeds-for-the-garden-2"}

    def test_a_title_without_latin_letters_gets_a_key_too(self, lead_client, at, inside):
        add(lead_client, at, "risk", title="洪水")
        assert CatalogueEntry.objects.get().key == "own-risk"

    def test_one_that_may_touch_an_entitlement_is_refused(self, lead_client, at, inside):
        text = text_of(add(lead_client, at, "incentive", never=""))
        assert "Nothing on the menu may touch what somebody is entitled to." in text

    def test_what_everyone_agrees_on_is_no_right_of_one_side(self, lead_client, at, inside):
        assert "belongs to everyone" in text_of(add(lead_client, at, "clause", party="everyone"))

    @pytest.mark.parametrize("name", ["own_list", "new_own", "bring_own", "own_list_csv"])
    def test_only_who_keeps_the_lists_opens_them(self, signed_in, at, inside, name):
        assert signed_in("practitioner").get(at(name, "risk")).status_code == 403

    def test_a_list_that_is_none_is_not_there(self, lead_client, at, inside):
        assert lead_client.get(at("own_list", "biscuits")).status_code == 404

    def test_every_list_has_a_form_and_a_page(self):
        assert set(FORMS) == set(LISTS) == set(EntryKind)

    @pytest.mark.parametrize(
        ("kind", "loader", "not_asked"),
        [
            ("barrier", barriers.loader, {"id", "position", "questions", "sources"}),
            ("risk", risks.loader, {"id", "sources"}),
            ("clause", charter_clauses.loader, {"id", "position"}),
            ("ethics", behaviour.guides, {"id", "position", "part"}),
        ],
    )
    def test_the_fields_are_those_of_our_files(self, kind, loader, not_asked):
        asked = {name for name in FORMS[EntryKind(kind)]().columns if not name.endswith("_cy")}
        assert asked == set(loader.KEYS) - not_asked


class TestBesideOurs:
    def test_an_incentive_on_the_menu(self, lead_client, at, inside):
        add(lead_client, at, "incentive")
        text = text_of(lead_client.get(at("incentive_menu")))
        assert "45 found" in text
        assert "Of our organisation" in text
        lead_client.post(at("retire_own", CatalogueEntry.objects.get().pk))
        assert "44 found" in text_of(lead_client.get(at("incentive_menu")))

    def test_a_barrier_in_a_plan_with_what_is_likely_to_help(self, lead_client, at, inside):
        add(lead_client, at, "barrier")
        plan = IncentivePlanFactory(programme=inside)
        where = at("add_barriers", plan.pk)
        assert "The hill is steep (of our organisation)" in text_of(lead_client.get(where))
        lead_client.post(where, {"listed": ["own-the-hill-is-steep"], "how": "team"})
        lead_client.post(at("retire_own", CatalogueEntry.objects.get().pk))
        text = text_of(lead_client.get(at("incentive_plan", plan.pk)))
        assert "The hill is steep" in text
        assert "What is missing: " in text
        assert "(of our organisation)" not in text_of(lead_client.get(where))

    def test_it_keeps_the_words_with_which_it_was_chosen(self, lead_client, at, inside):
        add(lead_client, at, "barrier")
        plan = IncentivePlanFactory(programme=inside)
        lead_client.get(at("add_barriers", plan.pk))
        lead_client.post(at("add_barriers", plan.pk), {"listed": ["own-the-hill-is-steep"], "how": "team"})
        CatalogueEntry.objects.all().delete()
        assert PlanBarrier.objects.get().words == "The hill is steep"
        assert "The hill is steep" in text_of(lead_client.get(at("incentive_plan", plan.pk)))

    def test_an_own_incentive_helps_with_an_own_barrier(self, lead_client, at, inside):
        add(lead_client, at, "barrier")
        plan = IncentivePlanFactory(programme=inside, audience="community")
        add(lead_client, at, "incentive", barriers=["own-the-hill-is-steep"])
        PlanBarrierFactory(plan=plan, barrier="own-the-hill-is-steep", words="The hill is steep")
        assert "Seeds for the garden" in text_of(lead_client.get(at("incentive_plan", plan.pk)))

    def test_in_welsh_where_it_has_welsh(self, lead_client, at, inside):
        add(lead_client, at, "barrier")
        plan = IncentivePlanFactory(programme=inside)
        answer = lead_client.get(at("add_barriers", plan.pk), headers={"Accept-Language": "cy"})
        assert "Mae’r bryn yn serth" in text_of(answer)

    def test_a_risk_is_begun_from(self, lead_client, at, inside):
        add(lead_client, at, "risk")
        text = text_of(lead_client.get(at("risk_catalogue")))
        assert "The hall floods" in text
        assert "Of our organisation" in text
        begun = text_of(lead_client.get(f"{at('new_risk')}?from=own-the-hall-floods"))
        assert "Sandbags\nAnother hall" in begun
        Risk.objects.all().delete()
        lead_client.post(at("retire_own", CatalogueEntry.objects.get().pk))
        assert "The hall floods" not in text_of(lead_client.get(at("risk_catalogue")))

    def test_a_clause_stands_with_the_rights_of_its_side(self, lead_client, at, inside):
        add(lead_client, at, "clause")
        charter = CharterFactory(programme=inside, languages="en")
        text = text_of(lead_client.get(at("charter_topics", charter.pk)))
        assert text.count("<legend") == len({(one.party, one.side) for one in charter_clauses.clauses()})
        lead_client.post(at("charter_topics", charter.pk), {"topics": ["own-tea"]})
        assert Clause.objects.get().topic == "own-tea"
        assert {one.words for one in Wording.objects.all()} == {"There is always tea.", "You get tea."}

    @pytest.mark.parametrize(("languages", "stored"), [("en cy", {"en"}), ("cy", {"cy"})])
    def test_english_is_passed_off_as_welsh_only_where_nothing_else_is(
        self, lead_client, at, inside, languages, stored
    ):
        add(lead_client, at, "clause")
        charter = CharterFactory(programme=inside, languages=languages)
        lead_client.get(at("charter_topics", charter.pk))
        lead_client.post(at("charter_topics", charter.pk), {"topics": ["own-tea"]})
        assert {one.language for one in Wording.objects.all()} == stored


class TestTheGate:
    def yes(self, plan, *more):
        return {**dict.fromkeys([*(one.id for one in questions()), *more], "yes"), "version": plan.version}

    def test_an_own_question_is_asked_after_ours_and_needs_a_yes(self, lead_client, at, inside):
        add(lead_client, at, "ethics")
        plan, key = IncentivePlanFactory(programme=inside), "own-would-the-elders-agree"
        path = at("answer_ethics", plan.pk)
        text = text_of(lead_client.get(path))
        assert text.index("Would the elders agree?") > max(text.index(one.title) for one in questions())
        lead_client.post(path, self.yes(plan))
        plan.refresh_from_db()
        assert not plan.ethics_answered_at
        lead_client.get(path)
        lead_client.post(path, self.yes(plan, key))
        plan.refresh_from_db()
        assert plan.ethics_answered_at
        assert plan.ethics[key]["asked"] == "Would the elders agree?"

    def test_a_plan_that_passed_before_stays_passed_and_says_so(self, lead_client, at, inside):
        plan = IncentivePlanFactory(programme=inside, agreed=True)
        add(lead_client, at, "ethics")
        text = text_of(lead_client.get(at("incentive_plan", plan.pk)))
        assert "Not asked: this plan passed before the question was there" in text
        plan.refresh_from_db()
        assert plan.ethics_answered_at

    def test_an_answer_stays_with_the_question_as_it_was_asked(self, lead_client, at, inside):
        plan = IncentivePlanFactory(programme=inside)
        plan.ethics = {"own-gone": {"answer": "yes", "words": "They did", "asked": "Would the elders agree?"}}
        plan.save()
        text = text_of(lead_client.get(at("incentive_plan", plan.pk)))
        assert "Would the elders agree?" in text
        assert "They did" in text


class TestNobodyElse:
    def test_another_organisations_entries_are_never_offered(self, lead_client, at, inside, in_organisation):
        other = OrganisationFactory()
        with in_organisation(other):
            entries = [own(kind, other, title={"en": "Theirs alone"}) for kind in KINDS]
        plan, charter = IncentivePlanFactory(programme=inside), CharterFactory(programme=inside)
        pages = (
            *(at("own_list", kind) for kind in KINDS), *(at("own_list_csv", kind) for kind in KINDS),
            at("incentive_menu"), at("add_barriers", plan.pk), at("risk_catalogue"),
            at("charter_topics", charter.pk), at("answer_ethics", plan.pk), at("new_own", "incentive"),
        )  # fmt: skip
        for page in pages:
            answer = lead_client.get(page)
            assert answer.status_code == 200
            assert "Theirs alone" not in text_of(answer), page
        for entry in entries:
            assert lead_client.get(at("change_own", entry.pk)).status_code == 404
            assert lead_client.post(at("retire_own", entry.pk)).status_code == 404
