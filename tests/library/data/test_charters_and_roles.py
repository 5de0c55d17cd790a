from datetime import date

import pytest

from coproduction_star.data.agreements import agreement, agreements, load_agreements
from coproduction_star.data.charter_clauses import Party, clause
from coproduction_star.data.charter_templates import load_templates, template, templates
from coproduction_star.data.charters import TextKnown, charters, load_charters
from coproduction_star.data.content_files import DATA, Language
from coproduction_star.data.errors import BadContent, DataError
from coproduction_star.data.incentives import Audience, PaymentKind, Phase, Polarity, incentive, incentives
from coproduction_star.data.payment_warnings import load_warnings, warning, warnings
from coproduction_star.data.role_packs import InsuredBy, load_role_packs, role_pack, role_packs
from coproduction_star.methods.readability import reading_age

PUBLIC = {Audience.PEOPLE_WHO_ACCESS_SERVICES, Audience.COMMUNITIES}
LOAD = {
    "charter_templates": load_templates,
    "charters": load_charters,
    "agreements": load_agreements,
    "role_packs": load_role_packs,
    "payment_warnings": load_warnings,
}
EVERY_TEMPLATE = pytest.mark.parametrize("one", templates(), ids=lambda one: one.id)
EVERY_PACK = pytest.mark.parametrize("one", role_packs(), ids=lambda one: one.id)


def content(kind, id_):
    return DATA.joinpath(kind, f"{id_}.yaml").read_text(encoding="utf-8")


@EVERY_TEMPLATE
def test_a_charter_binds_both_sides_and_says_what_they_share(one):
    parties = {clause(each.topic).party for each in one.clauses}
    assert {Party.STAFF, Party.EVERYONE} < parties or {Party.COUNCILLORS, Party.EVERYONE} < parties
    assert parties & {Party.PEOPLE, Party.COMMUNITY}
    assert {clause(each.topic).side.value for each in one.clauses} == {"right", "responsibility", "shared"}


@EVERY_TEMPLATE
def test_each_clause_of_a_charter_is_in_the_words_of_its_setting(one):
    assert len(one.clauses) >= 12
    assert [each.topic for each in one.clauses if each.plain == clause(each.topic).plain] == []
    age = reading_age("\n".join(each.easy for each in one.clauses))
    assert age.longest_sentence_words <= 12, age.longest_sentence
    assert age.years < reading_age("\n".join(one.lines)).years


@EVERY_TEMPLATE
def test_the_welsh_of_a_charter_has_the_same_topics_in_the_same_order(one):
    welsh = template(one.id, Language.WELSH)
    assert [each.topic for each in welsh.clauses] == [each.topic for each in one.clauses]


@EVERY_TEMPLATE
def test_a_charter_has_incentives_to_start_and_to_keep_going(one):
    assert {phase for id_ in one.incentives for phase in incentive(id_).phases} == set(Phase)


@EVERY_TEMPLATE
def test_a_charter_has_something_in_it_for_both_sides(one):
    given = [found for found in map(incentive, one.incentives) if found.polarity is Polarity.INCENTIVE]
    audiences = {audience for found in given for audience in found.audiences}
    assert audiences & PUBLIC
    assert audiences - PUBLIC


def test_what_was_not_found_says_so_and_what_was_read_has_its_day():
    missing = [one for one in charters() if one.text is TextKnown.NOT_FOUND]
    assert [one.id for one in missing] == ["east-dunbartonshire"]
    assert missing[0].teaches.startswith("Text not found.")
    assert all(one.looked >= date(2026, 11, 26) for one in charters() if one.text is not TextKnown.NOTES)
    assert [one.id for one in charters() if one.looked is None] == [
        "slough",
        "making-it-real",
        "time-banks",
        "sandwell",
    ]


def test_every_kind_of_payment_in_the_menu_has_its_warning_and_each_names_an_adviser():
    assert [one.kind for one in warnings()] == list(PaymentKind)
    for one in incentives():
        assert one.payment is None or warning(one.payment).title
    assert all("welfare rights adviser" in one.not_known for one in warnings())
    assert all("You can say no." in one.easy for one in warnings())


def test_warnings_hold_no_sum_that_would_be_wrong_next_year():
    assert all(not any(sign.isdigit() for sign in "".join(one.lines)) for one in warnings())


@EVERY_PACK
def test_each_pack_has_a_declaration_a_description_and_who_insures_it(one):
    assert {"confidentiality", "role-description", "insurance"} <= set(one.agreements)
    assert one.insured_by.value in one.insurance.lower() or one.id == "care-home-volunteer"
    assert "the date" in one.insurance or "dates" in one.insurance
    assert min(len(one.tasks), len(one.training), len(one.risks)) >= 2
    assert one.not_tasks


def test_the_two_packs_that_were_asked_for_first():
    assert role_pack("supported-walk").insured_by is InsuredBy.PROVIDER
    assert "confidentiality" in role_pack("care-home-volunteer").agreements
    assert len(role_packs()) == 6


def test_an_agreement_is_filled_in_with_what_people_wrote_braces_and_all():
    facts = {
        "name": "A {b}",
        "role": "walker",
        "training": "falls",
        "trainer": "C",
        "date": "1 May",
        "renew_by": "1 June",
    }
    assert agreement("training-record").filled(facts)[0] == "A {b} learned for the role walker: falls"
    assert agreement("training-record").filled(facts, easy=True)[0] == "A {b} learned this: falls"
    with pytest.raises(DataError, match=r"training-record: fill in trainer, date first\."):
        agreement("training-record").filled({**facts, "trainer": " ", "date": ""})


@pytest.mark.parametrize("one", agreements(), ids=lambda one: one.id)
def test_english_and_welsh_ask_for_the_same(one):
    welsh = agreement(one.id, Language.WELSH)
    for way in ("plain", "easy"):
        for field in one.fields:
            counts = ["".join(getattr(each, way)).count(f"{{{field}}}") for each in (one, welsh)]
            assert counts[0] == counts[1] >= 1, field


@pytest.mark.parametrize(
    ("find", "message"),
    [
        (lambda: template("prison"), r"no charter template 'prison'. Use one of: dementia-support"),
        (lambda: agreement("pledge"), r"no agreement 'pledge'. Use one of: confidentiality"),
        (lambda: role_pack("mayor"), r"no role pack 'mayor'. Use one of: supported-walk"),
    ],
)
def test_what_there_is_not_is_named(find, message):
    with pytest.raises(DataError, match=message):
        find()


@pytest.mark.parametrize(
    ("kind", "id_", "old", "new", "message"),
    [
        ("charter_templates", "housing", "topic: challenge", "topic: be-nice", "is no id in charter_clauses"),
        ("charter_templates", "housing", "topic: challenge", "topic: own-way", "own-way is there twice"),
        ("charter_templates", "housing", "[I11", "[I99", "'I99' is no id in incentives"),
        ("charter_templates", "housing", "\nclauses:", "\nclauses: []\nmore:", "A charter has clauses"),
        ("charters", "east-dunbartonshire", "Text not found. ", "", "Nobody can see that the text is missing"),
        ("charters", "stockport", "2026-11-26", "in spring", "This is no day"),
        ("charters", "stockport", "text: read", "text: notes", "notes have none"),
        ("agreements", "insurance", "{expires}", "{expiry}", r"Nothing fills the place \{expiry\}"),
        ("agreements", "insurance", "fields: [", "fields: [colour, ", "The field colour has no place"),
        ("agreements", "insurance", "{expires}", "{expires", "A brace is open or closed alone"),
        ("role_packs", "young-inspector", "parental_consent: true", "parental_consent: false", "Somebody under 18"),
        ("role_packs", "young-inspector", "lone_working: never", "lone_working: with-rules", "may be alone"),
        ("role_packs", "supported-walk", "[RK01", "[RK99", "'RK99' is no id in risks"),
        ("role_packs", "supported-walk", "dbs: enhanced", "dbs: full", "is no check we know"),
        ("payment_warnings", "payment", "2026-11", "November", "'November' is no month"),
    ],
)
def test_faulty_content_is_refused(tmp_path, kind, id_, old, new, message):
    text = content(kind, id_)
    assert old in text
    (tmp_path / f"{id_}.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadContent, match=message):
        LOAD[kind](tmp_path)


def test_a_kind_of_payment_without_warning_is_refused(tmp_path):
    (tmp_path / "payment.yaml").write_text(content("payment_warnings", "payment"), encoding="utf-8")
    with pytest.raises(DataError, match="Warnings are missing for: expenses, voucher, credits, discount, thing"):
        load_warnings(tmp_path)
