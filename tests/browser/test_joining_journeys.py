"""How people come in, bring others with them and start something, by keyboard alone or with JavaScript off."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.hands import HandOf, heading
from tests.browser.records import code_sent, how_many, link_sent

from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.organisations.models import Membership

HERE = "/o/eastbridge/p/ageing-well-in-eastbridge/"


@pytest.fixture
def database_file(demonstration_file: Path) -> Path:
    return demonstration_file


def test_going_back_and_pressing_again_makes_no_second_programme(hand_of: HandOf) -> None:
    # Given a new programme, sent
    hand = hand_of("lead@demonstration.example")
    hand.open("/o/eastbridge/programmes/new/")
    hand.write("What is the programme called?", "Once only")
    hand.press("Start the programme")
    heading(hand.page, "Once only")
    star = hand.page.url
    # When somebody goes back, finds what they typed and presses again
    hand.page.go_back()
    expect(hand.page.get_by_label("What is the programme called?")).to_have_value("Once only")
    hand.press("Start the programme")
    # Then they are told, and led to the one that there is
    heading(hand.page, "You have sent this already")
    hand.look()
    hand.press("Go to it")
    heading(hand.page, "Once only")
    assert hand.page.url == star
    assert how_many(Programme, name="Once only") == 1


def test_the_very_same_form_sent_twice_makes_one_programme(hand_of: HandOf) -> None:
    # Given a new programme, sent
    hand = hand_of("lead@demonstration.example")
    hand.open("/o/eastbridge/programmes/new/")
    hand.write("What is the programme called?", "Once only")
    with hand.page.expect_request(lambda request: request.method == "POST") as sending:
        hand.press("Start the programme")
    heading(hand.page, "Once only")
    # When the same bytes come again, as from a double click or a page that is sent anew
    form = sending.value
    said = form.headers["content-type"]
    again = hand.page.request.post(
        form.url, data=form.post_data_buffer, headers={"Content-Type": said, "Referer": form.url}
    )
    # Then the answer is the programme that there is
    assert again.status == 200
    assert again.url == hand.page.url
    assert how_many(Programme, name="Once only") == 1


def test_a_newcomer_looks_around_as_a_programme_lead_and_sees_the_star(hand_of: HandOf, settings: Any) -> None:
    # Given the product with its demonstration
    settings.DEMONSTRATION = True
    settings.ROOT_URLCONF = "tests.site.accounts.demonstration_urls"
    hand = hand_of()
    hand.open("/demonstration/")
    # When they choose somebody with one click
    hand.press("Look around as Tom Okafor")
    hand.page.wait_for_url("**/me/")
    hand.follow("Eastbridge Borough")
    hand.follow("All programmes")
    hand.follow("Ageing well in Eastbridge")
    # Then they see the Star, the same in words, and what to do next
    heading(hand.page, "Ageing well in Eastbridge")
    expect(hand.page.get_by_role("heading", name="Next:")).to_be_visible()
    expect(hand.page.get_by_role("link", name="Map it").first).to_be_visible()


def test_a_colleague_invited_by_e_mail_joins(hand_of: HandOf) -> None:
    # Given an administrator who invites a colleague by e-mail
    hand = hand_of("admin@demonstration.example")
    hand.open("/o/eastbridge/people/invite/")
    hand.write("Their name", "Sam Reeve")
    hand.write("Their e-mail address", "sam@example.org")
    hand.tick("Practitioner")
    hand.press("Send the invitation")
    expect(hand.page.locator("body")).to_contain_text("We have written to Sam Reeve.")
    # When the colleague opens the address in the letter
    colleague = hand_of()
    colleague.open(link_sent())
    heading(colleague.page, "Join Eastbridge")
    colleague.press("Join")
    # Then they are a member
    expect(colleague.page.locator("body")).to_contain_text("You are now part of Eastbridge")
    assert how_many(Membership, user__email="sam@example.org") == 1


def test_a_resident_without_e_mail_joins_with_a_card_that_works_once(hand_of: HandOf) -> None:
    # Given an administrator who makes a card for a resident
    hand = hand_of("admin@demonstration.example")
    hand.open("/o/eastbridge/people/invite/card/")
    hand.write("Their name", "Gwen Pugh")
    hand.tick("Observer")
    hand.press("Make the card")
    code = hand.page.locator(".star-card__code").inner_text()
    # When the resident types its code
    resident = hand_of()
    resident.open("/join/")
    resident.write("The code on your card", code)
    resident.press("Continue")
    heading(resident.page, "Join Eastbridge")
    resident.press("Join")
    # Then she is in, and gets the next card
    expect(resident.page.locator("body")).to_contain_text("You are now part of Eastbridge")
    assert how_many(Membership, user__name="Gwen Pugh") == 1
    # And the code lets nobody else in
    late = hand_of()
    refused = late.page.request.get(f"/join/{code}/")
    assert refused.status == 410
    assert "This invitation was used" in refused.text()


def test_a_programme_lead_uses_a_case_as_an_idea_and_sees_it_on_the_thread(hand_of: HandOf) -> None:
    # Given a programme lead who reads a case
    hand = hand_of("lead@demonstration.example")
    hand.open("/cases/kamikatsu-zero-waste/")
    # When he uses its idea in his programme
    hand.follow("Use this idea")
    hand.press("Use it here")
    # Then the thread of the new initiative begins with the case
    thread = hand.page.locator(".star-thread")
    expect(thread.get_by_role("link", name="Kamikatsu").first).to_be_visible()
    assert how_many(Initiative, inspirations__case__slug="kamikatsu-zero-waste") == 1


def test_a_resident_who_chose_welsh_keeps_it(hand_of: HandOf) -> None:
    # Given a resident who chooses Welsh on the first page
    hand = hand_of("resident@demonstration.example")
    hand.open("/")
    hand.follow("Cymraeg")
    # When she goes on, and signs in with another browser
    later = hand_of()
    later.open("/accounts/login/")
    later.write("E-mail address", "resident@demonstration.example")
    later.press("Continue")
    heading(later.page, "Enter the code")
    later.write("Code", code_sent())
    later.press("Sign in")
    later.page.wait_for_url("**/me/")
    # Then every page is in Welsh in both, and offers English
    for each in (hand, later):
        for path in ("/cases/", HERE, "/me/"):
            each.open(path)
            assert each.page.locator("html").get_attribute("lang") == "cy", path
            expect(each.page.get_by_role("link", name="English").first).to_be_visible()


def test_a_councillor_reads_the_decisions_and_may_take_one_but_runs_no_programme(hand_of: HandOf) -> None:
    # Given a councillor
    hand = hand_of("councillor@demonstration.example")
    # When he opens the programme and its decisions
    hand.open(HERE)
    heading(hand.page, "Ageing well in Eastbridge")
    hand.follow("Decisions and promises")
    # Then he reads what was decided, and may take a decision
    expect(hand.page.locator("main")).to_contain_text("Start a time bank in Northfield")
    hand.press("Write down a decision")
    expect(hand.page.get_by_label("What was decided?")).to_be_visible()
    # And may not run programmes or invite people
    for path in ("/o/eastbridge/programmes/new/", "/o/eastbridge/people/invite/"):
        assert hand.page.request.get(path).status == 403, path


def analyst(*words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "coproduction_star.cli.main", *words]
    return subprocess.run(command, input=typed, capture_output=True, text=True, encoding="utf-8", timeout=120)


def test_an_analyst_lists_exports_and_checks_cases_without_the_web(tmp_path: Path) -> None:
    # Given an analyst at a command line, who looks for cases about loneliness in the United Kingdom
    listed = analyst("cases", "list", "--country", "GB", "--co", "co-deliver")
    assert listed.returncode == 0
    ids = [line.split("  ")[0] for line in listed.stdout.splitlines()]
    assert len(ids) > 1
    # When they take the whole bank away
    everything = tmp_path / "cases.json"
    assert analyst("cases", "export", "--json", "--output", str(everything)).returncode == 0
    # Then the cases they saw are in it
    text = everything.read_text("utf-8")
    assert json.loads(text)
    assert [each for each in ids if f'"{each}"' not in text] == []
    # And a case of their own that is wrong is refused, with the line and what to do
    wrong = analyst("cases", "check", "-", typed="id: ours\ntitle: Ours\n")
    assert wrong.returncode == 1
    assert "standard input" in wrong.stderr
