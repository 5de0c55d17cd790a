"""Writing a case: part by part, by several people, with nothing lost."""

import pytest
from tests.factories.focus_it import case_document

from coproduction_star.audit.models import Event
from coproduction_star.focus_it.business_case import document, services
from coproduction_star.focus_it.business_case.document import NoSuchPart, place_of
from coproduction_star.focus_it.models import BusinessCaseEdition

pytestmark = pytest.mark.django_db


def save(case, key, part, *, seen=None, figures=(), by):
    place = place_of(key)
    before = None if place.is_new else document.part_at(case.content, place)
    seen = document.digest(before) if seen is None else seen
    return services.save_part(case=case, place=place, seen=seen, part=part, figures=dict(figures), by=by)


def part(case, key):
    return document.part_at(case.content, place_of(key))


def test_two_people_change_two_parts_and_both_are_kept(case, lead, now):
    person, join = part(case, "figures/people"), part(case, "figures/join")
    save(case, "figures/people", person | {"central": 300}, by=lead.user)
    save(case, "figures/join", join | {"central": 0.5}, by=lead.user)
    kept = now(case)
    assert kept.content["figures"]["people"]["central"] == 300
    assert kept.content["figures"]["join"]["central"] == 0.5
    assert kept.version == 3


def test_two_people_change_one_part_and_the_second_is_shown_the_first(case, lead, now):
    before = part(case, "figures/people")
    save(case, "figures/people", before | {"central": 300}, by=lead.user)
    with pytest.raises(services.PartChanged) as met:
        save(case, "figures/people", before | {"central": 400}, by=lead.user)
    assert met.value.current["central"] == 300
    assert now(case).content["figures"]["people"]["central"] == 300
    save(now(case), "figures/people", before | {"central": 400}, by=lead.user)
    assert now(case).content["figures"]["people"]["central"] == 400


def test_an_option_renamed_meanwhile_keeps_the_line_somebody_added(case, lead, now):
    option = part(case, "options/club")
    place = save(case, "options/club/costs/new", {"name": "Rent", "kind": "revenue"}, by=lead.user)
    save(case, "options/club", document.own_words(option) | {"name": "The club house"}, by=lead.user)
    kept = part(now(case), "options/club")
    assert kept["name"] == "The club house"
    assert [one["name"] for one in kept["costs"]][-1] == "Rent"
    assert place.key == "options/club/costs/rent"


def test_a_part_taken_out_meanwhile_is_told_and_saving_again_brings_it_back(case, lead, now):
    before = part(case, "figures/people")
    services.remove_part(case=case, place=place_of("figures/people"), by=lead.user)
    with pytest.raises(services.PartChanged) as met:
        save(case, "figures/people", before | {"central": 400}, by=lead.user)
    assert met.value.current is None
    save(now(case), "figures/people", before | {"central": 400}, by=lead.user)
    assert now(case).content["figures"]["people"]["central"] == 400


def test_a_line_of_an_option_that_is_gone_is_refused_and_not_lost_in_silence(case, lead):
    services.remove_part(case=case, place=place_of("options/club"), by=lead.user)
    with pytest.raises(NoSuchPart):
        save(case, "options/club/costs/new", {"name": "Rent"}, by=lead.user)


def test_a_new_number_in_a_line_becomes_a_figure_of_its_own(case, lead, now):
    figure = {"kind": "money", "central": 900.0, "label": "Rent: how much in a year", "price_year": "2025/26"}
    save(case, "options/club/costs/new", {"name": "Rent"}, figures={"amount": figure}, by=lead.user)
    kept = now(case).content
    assert kept["options"][1]["costs"][-1]["amount"] == "rent-how-much-in-a-year"
    assert kept["figures"]["rent-how-much-in-a-year"]["central"] == 900.0


def test_a_new_figure_of_a_box_inside_a_box_goes_to_its_place(case, lead, now):
    figure = {"kind": "rate", "central": 0.1, "label": "Overrun"}
    rent = part(case, "options/club/costs/club")
    save(case, "options/club/costs/club", rent, figures={"bias__own_rate": figure}, by=lead.user)
    assert now(case).content["options"][1]["costs"][0]["bias"] == {"own_rate": "overrun"}


def test_what_is_taken_out_comes_back_where_it_stood(case, lead, now):
    before = case.content
    key = services.remove_part(case=case, place=place_of("options/now"), by=lead.user)
    assert [one["id"] for one in now(case).content["options"]] == ["club"]
    services.bring_back(case=case, key=key, by=lead.user)
    assert now(case).content == before
    with pytest.raises(NoSuchPart):
        services.bring_back(case=case, key=key, by=lead.user)


def test_what_is_there_again_is_not_overwritten_by_bringing_back(case, lead, now):
    key = services.remove_part(case=case, place=place_of("figures/people"), by=lead.user)
    save(case, "figures/people", {"kind": "count", "central": 1}, seen="none", by=lead.user)
    with pytest.raises(NoSuchPart):
        services.bring_back(case=case, key=key, by=lead.user)
    assert now(case).content["figures"]["people"]["central"] == 1


def test_every_change_is_written_down_with_the_name_of_its_part(case, lead):
    save(case, "figures/people", part(case, "figures/people") | {"central": 1}, by=lead.user)
    event = Event.objects.filter(verb="focus_it.business_case_changed").latest("pk")
    assert event.detail == {"part": "the people in need"}
    assert event.subject_id == str(case.pk)


def test_the_title_of_the_document_is_the_title_of_the_case(case, lead, now):
    settings = part(case, "settings")
    save(case, "settings", settings | {"title": "A better club"}, by=lead.user)
    assert now(case).title == "A better club"


def test_an_edition_keeps_content_words_and_answer_whatever_comes_after(case, lead, now):
    edition = services.freeze(case=case, why="The board in May", by=lead.user)
    save(case, "figures/people", part(case, "figures/people") | {"central": 210}, by=lead.user)
    kept = BusinessCaseEdition.objects.get(pk=edition.pk)
    assert kept.content == case_document()
    assert kept.found["sentences"][0].startswith("For each £1")
    assert kept.found["appraisal"]["preferred"] == "club"
    assert kept.narrative == case.narrative
    assert services.freeze(case=now(case), why="Again", by=lead.user).number == kept.number + 1


def test_a_case_without_an_answer_cannot_be_frozen(case, lead):
    services.remove_part(case=case, place=place_of("options/now"), by=lead.user)
    with pytest.raises(services.NotFinished):
        services.freeze(case=case, why="The board", by=lead.user)


def test_two_people_write_one_of_the_five_cases(case, lead, now):
    seen = document.digest({"text": case.narrative["strategic"]})
    services.save_words(case=case, of="strategic", seen=seen, text="Ours", by=lead.user)
    with pytest.raises(services.PartChanged) as met:
        services.save_words(case=case, of="strategic", seen=seen, text="Theirs", by=lead.user)
    assert met.value.current == {"text": "Ours"}
    assert now(case).narrative["strategic"] == "Ours"


def test_a_file_may_be_unfinished_and_not_wrong():
    unfinished = case_document()
    unfinished["figures"]["people"].pop("central")
    unfinished["options"][1]["costs"][0].pop("amount")
    assert services.document_of(unfinished)["figures"]["people"]["kind"] == "count"
    for wrong in (
        [],
        "text",
        case_document(horizon_years="ten"),
        case_document(unknown=1),
        case_document(options=[{"name": "x"}]),
    ):
        with pytest.raises(services.NoCase) as refused:
            services.document_of(wrong)
        assert all(one.reason and one.remedy for one in refused.value.problems)


@pytest.mark.parametrize("raw", [b"{", b"\xff\xfe", b'{"a": 1, "a": 2}', b'{"a": NaN}', b"[" * 100_000])
def test_what_is_no_json_is_refused_with_a_reason(raw):
    with pytest.raises(services.NoCase) as refused:
        services.read_file(raw)
    assert refused.value.problems[0].reason
