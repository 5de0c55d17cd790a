"""Every page there is, as everyone must be able to use it: at two widths, clean for axe, by keyboard, without scripts.

The pages are found in the addresses of the product, so a new page is walked without being named here.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.addresses import ADMINISTRATOR, Address, every_address, in_the_demonstration
from tests.browser.conftest import People
from tests.browser.looking import keyboard_troubles, look, needs_a_script

FILES = {
    "config:openapi",
    "for_machines:health",
    "for_machines:security_txt",
    "for_machines:metrics",
    "together:room_now",
    "ui:gallery_file",
    "organisations:audit_csv",
    "people_it:offers_wall",
    "people_it:words_brought",
    "people_it:wrong_rows_brought",
    "people_it:sample_letters",
    "people_it:sample_texts",
    "market_it:charter_txt",
    "market_it:charter_calendar",
    "market_it:charter_pdf",
    "market_it:charter_docx",
    "market_it:charter_html",
    "market_it:risks_csv",
    "market_it:own_list_csv",
    "grow_it:figures_csv",
    "together:budget_votes",
    "grow_it:figures_workbook",
    "grow_it:framework_word",
    "grow_it:framework_pdf",
    "grow_it:evaluation_word",
    "grow_it:evaluation_pdf",
    "grow_it:evaluation_workbook",
    "grow_it:public_figures_csv",
    "grow_it:outturn_word",
    "grow_it:outturn_workbook",
    "grow_it:assessment_csv",
    "grow_it:people_pack_word",
    "grow_it:layout_csv",
    "people_it:ward_word",
    "grow_it:connectors_csv",
    "grow_it:layout_workbook",
    "grow_it:layout_word",
    "grow_it:benefits_csv",
    "grow_it:benefits_word",
    "grow_it:case_draft_file",
    "grow_it:spread_csv",
    "grow_it:spread_word",
    "grow_it:stopped_csv",
    "grow_it:public_stopped_csv",
    "together:public_shifts_calendar",
    "together:design_csv",
    "together:design_word",
    "together:review_word",
    "together:review_pdf",
    "together:visit_photo",
    "together:public_visit_photo",
    "market_it:risks_workbook",
    "market_it:menu_cards",
    "market_it:plans_csv",
    "market_it:plan_word",
    "market_it:plan_workbook",
    "market_it:campaigns_csv",
    "market_it:campaign_word",
    "market_it:campaign_workbook",
    "market_it:comparison_lots",
    "market_it:agreements_csv",
    "market_it:claims_csv",
    "market_it:rewards_workbook",
    "market_it:my_statement",
    "market_it:own_statement",
    "market_it:person_statement",
    "market_it:agreements_workbook",
    "market_it:agreement_pdf",
    "market_it:agreement_word",
    "journeys:organisation_file",
    "journeys:duties_annex",
    "journeys:commissioning_file",
    "journeys:initiatives_file",
    "journeys:places_file",
    "journeys:places_as_file",
    "journeys:star_file",
    "map_it:download",
    "map_it:case_download",
    "map_it:case_map_file",
    "map_it:case_grid_file",
    "map_it:star_to_show",
    "mfa_download_recovery_codes",
    "organisations:brand",
    "organisations:logo",
    "map_it:explorer_file",
    "map_it:import_template",
    "map_it:public_calendar",
    "map_it:public_feed",
    "map_it:public_place_calendar",
    "map_it:public_place_feed",
    "voices:copy",
    "voices:download",
    "map_it:just_start_calendar",
    "focus_it:matrix_file",
    "focus_it:matrix_csv",
    "focus_it:case_json",
    "focus_it:case_pdf",
    "focus_it:case_picture",
    "focus_it:case_word",
    "focus_it:case_workbook",
    "focus_it:projection_template",
    "focus_it:edition_json",
    "focus_it:edition_pdf",
    "focus_it:edition_word",
    "focus_it:edition_workbook",
    "focus_it:comparison_csv",
    "focus_it:panel_json",
    "focus_it:panel_file",
    "focus_it:theory_csv",
    "focus_it:theory_word",
    "focus_it:theory_file",
    "focus_it:challenges_csv",
    "people_it:survey_file",
    "people_it:compare_csv",
    "people_it:compare_xlsx",
    "people_it:gap_file",
    "people_it:result_chart",
    "people_it:result_csv",
    "people_it:result_xlsx",
    "people_it:matching_record",
    "people_it:ward_pdf",
    "people_it:public_sessions_calendar",
}
"""What is taken away instead of looked at."""
LEADS_ON = {
    "ui:language": "sets a language and goes back",
    "journeys:copied_programme": "opens where a programme began as a copy",
    "focus_it:rate_option": "opens when somebody has begun to rate",
    "focus_it:weigh_points": "opens when somebody has chosen a first step",
    "people_it:answer_parent": "opens where a survey is for people who need a parent",
    "people_it:answer_older": "opens where a survey has an upper age",
    "people_it:own_invitation_go": "leads on to the survey by a way that many share",
    "market_it:signed_by_link": "opens when somebody has signed in this browser",
    "market_it:charter_receipt": "opens when somebody has signed",
    "together:own_ballot": "opens when the four words were typed",
    "together:leave_room": "opens when somebody has joined in this browser",
    "together:card_in_room": "opens when somebody has joined in this browser",
    "together:own_card": "opens when the four words were typed",
    "market_it:own_signature": "opens when the four words were typed",
    "market_it:own_breaches": "opens when the four words were typed",
    "market_it:answer_own_settlement": "opens when the four words were typed",
    "together:own_shift_calendar": "opens when the four words were typed",
    "together:attend_shift": "opens once a shift has begun",
    "together:shift_feed": "opens by a secret that is shown once",
    "together:own_shift": "opens when the four words were typed",
    "together:own_design": "opens when the four words were typed",
    "together:own_design_change": "opens when the four words were typed",
    "together:own_design_dots": "opens when the four words were typed",
    "together:own_design_take_back": "opens when the four words were typed",
    "together:dot_design": "opens while people choose",
    "together:own_review": "opens when the four words were typed",
    "together:own_points": "opens when the four words were typed",
    "together:own_new_visit": "opens when the four words were typed",
    "together:own_visit": "opens when the four words were typed",
    "together:own_photos": "opens when the four words were typed",
    "together:own_report_view": "opens when the four words were typed",
    "together:report_view": "opens once there is a report to agree on",
    "together:own_review_take_back": "opens when the four words were typed",
    "together:choose_review": "opens while people choose",
    "together:choose_points": "opens while people choose",
    "people_it:own_session": "opens when the four words were typed",
    "voices:yours": "opens when the four words were typed",
    "voices:correct": "opens when the four words were typed",
    "voices:withdraw": "opens when the four words were typed",
    "voices:appeal": "opens when the four words were typed",
    "ui:typed": "opens when a session ended while somebody typed",
    "second_factor:needed": "a second step was taken already",
    "mfa_authenticate": "a second step was taken already",
    "mfa_login_webauthn": "signed in already",
    "account_change_password": "there is no password yet",
    "account_email": "asks first once more who it is",
    "cards:show": "a card is shown once, after it was made",
    "map_it:just_start_question": "belongs to the tab in which it was begun",
    "map_it:just_start_check": "belongs to the tab in which it was begun",
    "map_it:just_start_yours": "opens after four words were typed",
    "map_it:just_start_happened": "opens after four words were typed",
    "map_it:just_start_learned": "opens after four words were typed",
    "map_it:just_start_smaller": "opens after four words were typed",
    "map_it:just_start_erase": "opens after four words were typed",
    "map_it:just_start_reminder": "opens after four words were typed",
    "map_it:just_start_choose": "opens after four words were typed",
    "map_it:just_start_mine": "opens after four words were typed",
    "map_it:just_start_tell": "opens after four words were typed",
    "map_it:just_start_confirm": "its link stands in a letter",
    "map_it:just_start_stop": "its link stands in a letter",
    **dict.fromkeys(
        (
            "people_it:own_offers",
            "market_it:own_claims",
            "market_it:own_claim",
            "market_it:own_passport",
            "market_it:change_own_passport",
            "market_it:own_passport_card",
            "market_it:end_own_passport",
            "people_it:own_more",
            "people_it:own_agreed",
            "people_it:own_reach",
            "people_it:own_take_all_back",
            "people_it:own_change",
            "people_it:own_take_back",
        ),
        "opens after four words were typed",
    ),
    **dict.fromkeys(
        (
            "people_it:answer_words",
            "people_it:answer_question",
            "people_it:answer_apart",
            "people_it:answer_where",
            "people_it:answer_agree",
            "people_it:answer_sent",
            "people_it:answer_still_there",
        ),
        "belongs to the browser in which somebody began to answer",
    ),
    "people_it:short": "leads from a short address to the survey",
    "people_it:answer_leave": "only forgets, and leads away",
    "people_it:answer_close": "only forgets, and begins anew",
    **dict.fromkeys(
        ("people_it:own_answers", "people_it:go_on", "people_it:own_consents", "people_it:take_answers_back"),
        "opens after four words were typed",
    ),
    "account_logout": "nobody is signed in",
    "socialaccount_signup": "there is no staff sign-in here",
    "account_email_verification_sent": "no address waits for its code",
    "account_confirm_login_code": "no code was asked for",
    "account_confirm_password_reset_code": "no code was asked for",
    "account_complete_password_reset": "no code was entered",
}
"""Pages of a moment: they send a visitor elsewhere, and the journeys come to them in their moment."""
STATES = {
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
    "socialaccount_login_error",
    "openid_connect_login",
    "openid_connect_callback",
}
"""Sign-in pages that need an app, a passkey or a staff service: tests/site/accounts renders each of them."""
AS = {
    "cards:new": "resident@demonstration.example",
    "journeys:new_decision": "lead@demonstration.example",
    "focus_it:enter_ratings": "facilitator@demonstration.example",
    "journeys:correct_decision": "lead@demonstration.example",
    **dict.fromkeys(
        (
            "focus_it:bring_business_case",
            "focus_it:case_part",
            "focus_it:case_parts",
            "focus_it:case_projection",
            "focus_it:case_words",
            "focus_it:freeze_case",
            "focus_it:remove_part",
            "focus_it:start_business_case",
            "focus_it:take_figure",
            "focus_it:new_matrix",
            "focus_it:axes",
            "focus_it:add_options",
            "focus_it:matrix_option",
            "focus_it:reopen_matrix",
            "focus_it:who",
            "focus_it:who_weighs",
            "focus_it:rate",
            "focus_it:sheet",
            "focus_it:decide_matrix",
            "focus_it:decide_comparison",
            "focus_it:new_comparison",
            "focus_it:new_comparison_from_file",
            "focus_it:add_compared_options",
            "focus_it:compared_option",
            "focus_it:score_option",
            "focus_it:costs",
            "focus_it:add_matter",
            "focus_it:matter",
            "focus_it:reopen_comparison",
            "focus_it:weigh",
            "focus_it:weigh_in_room",
            "focus_it:enter_weights",
            "focus_it:weighing_sheet",
            "focus_it:new_theory",
            "focus_it:rename_theory",
            "focus_it:add_item",
            "focus_it:theory_item",
            "focus_it:add_arrow",
            "focus_it:theory_arrow",
            "focus_it:add_criterion",
            "focus_it:criterion",
            "focus_it:agree",
            "focus_it:agree_for",
            "focus_it:add_friend",
            "focus_it:answer_challenge",
            "together:answer_review",
            "together:visit",
            "together:change_visit",
            "together:visit_photos",
            "market_it:decide_plan",
            "grow_it:adopt_layout",
            "together:panel_decides",
        ),
        "lead@demonstration.example",
    ),
    "journeys:change_handover": "lead@demonstration.example",
    "together:my_shift_feed": "resident@demonstration.example",
    "together:check_design": "moderator@demonstration.example",
    "together:check_visit": "moderator@demonstration.example",
    "together:check_photo": "moderator@demonstration.example",
    "together:check_report_view": "moderator@demonstration.example",
    "voices:hide_comment": "moderator@demonstration.example",
    "voices:queue": "moderator@demonstration.example",
    "voices:check": "moderator@demonstration.example",
    "voices:worries": "safeguarding@demonstration.example",
    "voices:worry": "safeguarding@demonstration.example",
}
"""Who may open what an administrator, or a visitor, may not."""
OF_A_SURVEY = (
    "people_it:short", "people_it:public_survey", "people_it:answer_young", "people_it:answer_older",
    "people_it:answer_paper",
)  # fmt: skip
VALUES = {
    "map_it:topic": {"slug": "co-design"},
    "ui:language": {"code": "cy"},
}
EXTRA = {
    "a search with filters": "/cases/?q=lonelyness&co=co-deliver",
    "a search that finds nothing": "/cases/?q=zzzzzz",
    "two cases side by side": "/cases/compare/?case=southwark-circle&case=walsall-keyring-networks",
    "cases like a sentence": "/cases/like/?words=older+people+are+lonely",
    "a case with results that did not change": "/cases/trieste-microareas/",
    "a step of the Star explained": "/what-is-co-production/focus-it/",
}
ADDRESSES = list(every_address())
PAGES = [one for one in ADDRESSES if one.answers_get and one.name not in FILES | LEADS_ON.keys() | STATES]


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    """Each test here has a copy of the demonstration."""
    return demonstration_file


@pytest.fixture
def paths(server: str) -> Callable[[Address], str]:
    values = in_the_demonstration()
    open_now = {"matrix_id": values["open_matrix_id"]}
    open_too = {"comparison_id": values["open_comparison_id"]}
    more = (
        VALUES
        | dict.fromkeys(("focus_it:rate", "focus_it:enter_ratings"), open_now)
        | dict.fromkeys(("focus_it:weigh",), open_too)
        | {name: {"code": values["survey_code"]} for name in OF_A_SURVEY}
    )
    return lambda address: address.path(values | more.get(address.name, {}))


def check_head(page: Page) -> None:
    assert page.locator("h1").count() == 1
    assert page.title().endswith("Co-production Star")
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("address", [pytest.param(one, id=one.key) for one in PAGES])
def test_every_page_is_for_everyone(address: Address, people: People, paths: Callable[[Address], str]) -> None:
    page = people.somebody(AS.get(address.name, ADMINISTRATOR if address.inside else None))
    path = paths(address)
    answer = page.goto(path)
    assert answer
    assert answer.status == 200
    assert page.url == f"{people.server}{path}"
    check_head(page)
    assert needs_a_script(answer.text()) == []
    look(page)
    assert keyboard_troubles(page) == []


@pytest.mark.parametrize("path", EXTRA.values(), ids=EXTRA)
def test_pages_with_something_asked(path: str, people: People) -> None:
    page = people.somebody(None)
    page.goto(path)
    check_head(page)
    look(page)


@pytest.mark.parametrize("path", ["/nowhere/", "/o/somewhere-else/"])
def test_a_page_that_is_not_there_says_so_for_everyone(path: str, people: People) -> None:
    page = people.somebody(ADMINISTRATOR)
    answer = page.goto(path)
    assert answer
    assert answer.status == 404
    people.complaints.clear()  # the browser itself complains of the 404
    check_head(page)
    look(page)


def test_what_only_takes_forms_is_no_page(people: People) -> None:
    client, values = people.client(ADMINISTRATOR), in_the_demonstration()
    for address in ADDRESSES:
        if not address.answers_get:
            assert client.get(address.somewhere(values)).status_code == 405, address.key


def test_the_lists_of_what_is_not_walked_name_real_addresses() -> None:
    assert {one.name for one in ADDRESSES} >= FILES | LEADS_ON.keys() | STATES
