"""The pages of a case: starting, changing part by part, what is shown, files in and out, and who may do what."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rules
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.focus_it import BusinessCaseFactory, case_document
from tests.factories.journeys import InitiativeFactory
from tests.factories.people import HOSTILE

from coproduction_star.focus_it import step
from coproduction_star.focus_it.business_case import document, services
from coproduction_star.focus_it.models import BusinessCase
from coproduction_star.focus_it.permissions import Permission
from coproduction_star.journeys.addresses import step_address
from coproduction_star.journeys.steps import Asked
from coproduction_star.organisations.roles import Role
from coproduction_star.organisations.selectors import access_of

pytestmark = pytest.mark.django_db
WRITERS = {"programme-lead", "practitioner", "finance-partner"}
START = {
    "title": f"A club {HOSTILE}",
    "price_year": "2025/26",
    "who_pays": "The council",
    "cost": "30,000",
    "today": "5000",
    "years": "3",
    "difference": "Less lonely",
    "people": "200",
    "join": "40%",
    "change": "50%",
    "anyway": "20%",
    "worth": "1200",
    "gains": "people",
    "hours": "800",
    "hour_worth": "10",
}


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("role", sorted(Role.values))
def test_who_sees_a_case_and_who_writes_it(role, case, member):
    access = access_of(member(role))
    assert rules.has_perm(Permission.VIEW_BUSINESS_CASE, access, case.programme)
    assert rules.has_perm(Permission.EDIT_BUSINESS_CASE, access, case.programme) == (role in WRITERS)


def test_a_few_plain_answers_show_a_first_answer(programme, inside, signed_in, here):
    initiative = InitiativeFactory(programme=programme)
    client = signed_in("finance-partner")
    assert str(initiative.pk) in text(client.get(here("start_business_case"), {"initiative": str(initiative.pk)}))
    page = text(client.post(here("start_business_case"), START | {"initiative": initiative.pk}, follow=True))
    assert "For each £1 that" in page
    assert HOSTILE not in page
    case = BusinessCase.objects.get()
    assert case.initiative == initiative
    assert case.content["figures"]["join"]["central"] == 0.4


def test_a_start_with_half_of_the_answers_makes_a_case_that_says_what_is_missing(inside, signed_in, here):
    said = {"title": "A club", "price_year": "2025/26", "years": "3", "gains": "people", "people": "200"}
    page = text(signed_in("practitioner").post(here("start_business_case"), said, follow=True))
    assert "There is no answer yet" in page
    assert "What is still missing" in page
    assert "The cost in a year: Best guess" in page


def test_numbers_that_cannot_be_are_told_and_kept_as_they_were_typed(inside, signed_in, here):
    client = signed_in("programme-lead")
    page = text(client.post(here("start_business_case"), START | {"cost": "£30,000", "join": "40", "people": "-3"}))
    assert "Write the number without a currency sign: 30,000." in page
    assert "If you mean 40 per cent, write 40% or 0.4." in page
    assert 'value="£30,000"' in page
    assert 'value="-3"' in page
    assert not BusinessCase.objects.exists()


def test_a_case_begins_empty_or_from_a_file_and_comes_out_as_it_went_in(inside, signed_in, here):
    client = signed_in("finance-partner")
    page = text(client.post(here("bring_business_case"), {"title": "Empty", "price_year": "2025/26"}, follow=True))
    assert "There is no answer yet" in page
    raw = Path("docs/reference/business-case.example.json").read_bytes()
    client.post(here("bring_business_case"), {"file": SimpleUploadedFile("case.json", raw)})
    case = BusinessCase.objects.get(title__startswith="A youth programme")
    assert "Net value to society" in text(client.get(here("business_case", case.pk)))
    assert json.loads(client.get(here("case_json", case.pk)).content) == json.loads(raw)


def test_every_part_saved_as_its_form_shows_it_changes_nothing(inside, programme, signed_in, here, now):
    """JSON to pages and back to JSON: each part opened and saved, and the document is the same."""
    content = json.loads(Path("docs/reference/business-case.example.json").read_text("utf-8"))
    case = BusinessCaseFactory(programme=programme, content=content, title=content["title"])
    client = signed_in("finance-partner")
    for key in all_parts(content):
        address = here("case_part", case.pk, key)
        answer = client.post(address, values_in(text(client.get(address))))
        assert answer.status_code == 302, (key, text(answer)[:3000])
    kept = now(case).content
    for demand in (kept["demands"], content["demands"]):
        assert demand[0]["name"] == "Young people out of work"
    assert kept == content


def all_parts(content):
    yield "settings"
    yield from (f"figures/{name}" for name in content["figures"])
    yield from (f"{kind}/{one['id']}" for kind in ("bodies", "groups", "demands") for one in content.get(kind, []))
    for option in content["options"]:
        key = f"options/{option['id']}"
        yield key
        for kind in document.LINES:
            for line in option.get(kind, []):
                yield f"{key}/{kind}/{line['id']}"
                yield from (f"{key}/{kind}/{line['id']}/values/{one['id']}" for one in line.get("values", []))


class Sent(HTMLParser):
    """What a browser would send of the form on a page."""

    def __init__(self):
        super().__init__()
        self.sent, self.select, self.area = {}, "", ""

    def handle_starttag(self, tag, attrs):
        read = {"select": self._select, "option": self._option, "textarea": self._textarea, "input": self._input}
        read.get(tag, lambda _said: None)(dict(attrs))

    def _select(self, said):
        self.select = said["name"]
        self.sent.setdefault(self.select, "")

    def _option(self, said):
        if "selected" in said:
            self.sent[self.select] = said.get("value", "")

    def _textarea(self, said):
        self.area = said["name"]
        self.sent[self.area] = ""

    def _input(self, said):
        name = said.get("name", "csrfmiddlewaretoken")
        if said.get("type") in ("checkbox", "radio"):
            if "checked" in said:
                self.sent.setdefault(name, []).append(said.get("value", "on"))
        elif name != "csrfmiddlewaretoken":
            self.sent[name] = said.get("value", "")

    def handle_endtag(self, tag):
        self.area = "" if tag == "textarea" else self.area

    def handle_data(self, data):
        if self.area:
            self.sent[self.area] += data


def values_in(page):
    reader = Sent()
    reader.feed(page)
    return {name: value.strip() if isinstance(value, str) else value for name, value in reader.sent.items()}


def test_a_file_that_is_wrong_gets_field_reason_and_remedy(inside, signed_in, here):
    raw = json.dumps(case_document(horizon_years="ten")).encode()
    page = text(
        signed_in("finance-partner").post(here("bring_business_case"), {"file": SimpleUploadedFile("case.json", raw)})
    )
    assert "What is wrong with the file" in page
    assert "horizon_years" in page
    assert not BusinessCase.objects.exists()


def test_the_page_opens_with_the_sentence_and_keeps_to_the_queries(
    case, signed_in, here, django_assert_max_num_queries
):
    client = signed_in("observer")
    client.get(here("business_case", case.pk))
    with django_assert_max_num_queries(12):
        page = text(client.get(here("business_case", case.pk)))
    assert page.index("For each £1 that") < page.index("The options side by side")
    assert page.index("Three ways to look at the money") < page.index("Show the working")
    for told in (
        "From need to effect",
        "What could not be valued",
        "Hours that people give",
        "Who pays and who gains",
        "When the money comes back",
        "What would turn the answer",
        "Appraisal summary table",
        "The same case by other rules",
        "Is it made by the rules?",
        "Every figure, with where it is from",
    ):
        assert told in page
    assert HOSTILE not in page
    assert "Change the case" not in page


def test_the_page_of_parts_keeps_to_the_queries(case, signed_in, here, django_assert_max_num_queries):
    client = signed_in("finance-partner")
    client.get(here("case_parts", case.pk))
    with django_assert_max_num_queries(12):
        assert "Take out" in text(client.get(here("case_parts", case.pk)))


def change(client, here, case, key, **said):
    address = here("case_part", case.pk, key)
    return client.post(address, values_in(text(client.get(address))) | said)


def test_a_figure_is_changed_and_what_its_form_does_not_show_stays(case, signed_in, here, now):
    answer = change(signed_in("finance-partner"), here, case, "figures/join", central="55%", low="30%", high="70%")
    assert answer["Location"] == here("case_parts", case.pk)
    assert now(case).content["figures"]["join"] == case.content["figures"]["join"] | {
        "central": 0.55,
        "low": 0.3,
        "high": 0.7,
    }


@pytest.mark.parametrize(
    ("key", "said", "told"),
    [
        ("figures/join", {"central": "40"}, "If you mean 40 per cent"),
        ("figures/people", {"central": "-20"}, "0 or more"),
        ("figures/cost", {"central": "£12,000"}, "without a currency sign"),
        ("figures/cost", {"price_year": "last year"}, "is no price year"),
        ("figures/people", {"low": "500"}, "are not in this order"),
        ("options/club/costs/club", {"years__first": "3", "years__last": "1"}, "Put the earlier year first"),
        ("settings", {"prices__inflation": "2%, much"}, "“much” is not a number"),
    ],
)
def test_what_cannot_be_is_told_in_plain_words_and_kept_in_the_box(key, said, told, case, signed_in, here, now):
    page = text(change(signed_in("finance-partner"), here, case, key, **said))
    assert told in page
    for value in said.values():
        assert f'value="{value}"' in page
    assert now(case).content == case.content


def test_both_versions_are_shown_when_somebody_changed_the_same_part(case, signed_in, here, now, lead):
    client = signed_in("practitioner")
    address = here("case_part", case.pk, "figures/people")
    mine = values_in(text(client.get(address)))
    part = case.content["figures"]["people"]
    services.save_part(
        case=case,
        place=document.place_of("figures/people"),
        seen=document.digest(part),
        part=part | {"central": 222},
        figures={},
        by=lead.user,
    )
    page = text(client.post(address, mine | {"central": "250"}))
    assert "Somebody else changed this while you were writing" in page
    assert "222" in page
    assert 'value="250"' in page
    client.post(address, values_in(page))
    assert now(case).content["figures"]["people"]["central"] == 250


def test_the_answer_follows_what_is_typed_and_nothing_is_saved(case, signed_in, here, now):
    client = signed_in("finance-partner")
    said = values_in(text(client.get(here("case_part", case.pk, "figures/people"))))
    address = here("preview_part", case.pk, "figures/people")
    more = text(client.post(address, said | {"central": "250"}))
    assert "For each £1 that" in more
    assert more != text(client.post(address, said))
    assert "cannot be read as a number yet" in text(client.post(address, said | {"central": "many"}))
    assert now(case).content == case.content


def test_a_new_line_with_a_new_number_follows_and_is_kept(case, signed_in, here, now):
    client = signed_in("finance-partner")
    said = {
        "name": "Rent",
        "kind": "revenue",
        "paid_by": "council",
        "amount_number": "5000",
        "years__first": "0",
        "years__last": "2",
    }
    preview = text(client.post(here("preview_part", case.pk, "options/club/costs/new"), said))
    assert "For each £1 that" in preview
    client.post(here("case_part", case.pk, "options/club/costs/new"), said)
    kept = now(case).content
    rent = kept["options"][1]["costs"][-1]
    assert kept["figures"][rent["amount"]]["central"] == 5000
    page = text(client.get(here("case_parts", case.pk)))
    assert "It has no source yet. It counts meanwhile." in page


def test_taking_out_asks_first_and_offers_the_way_back(case, signed_in, here, now):
    client = signed_in("programme-lead")
    address = here("remove_part", case.pk, "figures/people")
    assert "1 line counts with it" in text(client.get(address))
    page = text(client.post(address, follow=True))
    assert "There is no answer yet" in page
    assert "Bring it back" in page
    key = now(case).removed[-1]["key"]
    assert "It is back." in text(client.post(here("bring_back_part", case.pk, key), follow=True))
    assert now(case).content["figures"]["people"] == case.content["figures"]["people"]
    assert "cannot be brought back" in text(client.post(here("bring_back_part", case.pk, key), follow=True))


def test_a_published_value_comes_with_source_year_unit_and_prices(case, signed_in, here, now):
    client = signed_in("finance-partner")
    found = text(client.get(here("take_figure", case.pk), {"q": "ambulance"}))
    assert "HE3.0" in found
    assert "eviction" not in found
    form = text(client.get(here("case_part", case.pk, "figures/new"), {"from": "unit-value:HE3.0/fiscal"}))
    client.post(here("case_part", case.pk, "figures/new"), values_in(form))
    taken = next(one for one in now(case).content["figures"].values() if "Ambulance" in one["label"])
    assert (taken["central"], taken["price_year"], taken["unit"]) == (216, "2013/14", "Per incident")
    assert "licensed CC BY 4.0, HE3.0" in taken["source"]


@pytest.mark.parametrize(
    "taken", ["unit-value:HE3.0/social", "unit-value:none/fiscal", "case:nobody/0", "case:x", "else", ""]
)
def test_what_cannot_be_taken_leaves_an_empty_form(taken, case, signed_in, here):
    answer = signed_in("finance-partner").get(here("case_part", case.pk, "figures/new"), {"from": taken})
    assert answer.status_code == 200
    assert values_in(text(answer))["central"] == ""


def test_the_five_cases_are_written_and_shown(case, signed_in, here, now):
    client = signed_in("practitioner")
    address = here("case_words", case.pk, "financial")
    said = values_in(text(client.get(address)))
    client.post(address, said | {"text": f"One budget {HOSTILE}\n\nAnother"})
    page = text(client.get(here("business_case", case.pk)))
    assert "Financial case" in page
    assert "Another" in page
    assert HOSTILE not in page
    both = text(client.post(address, said | {"text": "Too late"}))
    assert "Somebody else changed this while you were writing" in both
    assert client.get(here("case_words", case.pk, "poetic")).status_code == 404


def test_every_switching_value_is_folded_behind_the_short_list(case, signed_in, here):
    page = text(signed_in("observer").get(here("business_case", case.pk)))
    folded = page[page.index('id="turns"') : page.index('id="figures"')]
    assert "<details" in folded
    assert "Is it the best option?" in folded
    assert "the worth of an hour" in folded.partition("<details")[2]


def test_an_edition_stands_as_it_was(case, signed_in, here):
    client = signed_in("programme-lead")
    page = text(client.post(here("freeze_case", case.pk), {"why": f"The board {HOSTILE}"}, follow=True))
    assert "It does not change any more." in page
    assert HOSTILE not in page
    change(client, here, case, "figures/people", central="251")
    assert json.loads(client.get(here("edition_json", case.pk, 1)).content) == case_document()
    assert client.get(here("case_edition", case.pk, 9)).status_code == 404


def test_parts_that_cannot_be_are_not_found(case, signed_in, here):
    client = signed_in("programme-lead")
    for key in ("nothing/x", "options/gone/costs/new"):
        assert client.get(here("case_part", case.pk, key)).status_code == 404
    for key in ("settings", "figures/gone"):
        assert client.get(here("remove_part", case.pk, key)).status_code == 404


def test_the_star_knows_the_case(case, programme, inside):
    knot = next(one for one in step.thread(case.initiative) if "Business case" in one.title)
    assert str(case.pk) in knot.address
    figure = next(iter(step.figures(programme)))
    assert figure.unit == "pounds in prices of 2025/26"
    assert figure.grade == "2"
    assert any(one.name == "Business case" and one.rows for one in step.search(Asked(("a", "club"), access=None)))


def test_a_case_without_an_answer_is_no_figure(case, programme, inside):
    BusinessCase.objects.update(content=case_document(options=[]))
    assert list(step.figures(programme)) == []


def test_the_page_of_the_step_leads_to_the_cases(programme, inside, signed_in, here):
    assert here("business_cases") in text(signed_in("observer").get(step_address(programme, "focus_it")))
