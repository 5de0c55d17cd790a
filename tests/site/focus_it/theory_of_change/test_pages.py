"""The pages of a theory of change: written by residents too, kept as typed, undone, compared, agreed to."""

import csv
import io

import docx
import pytest
from django.utils import timezone
from tests.factories.journeys import InitiativeFactory, OutcomeFactory
from tests.factories.people import HOSTILE, ParticipantFactory
from tests.factories.theory_of_change import AgreementFactory, ArrowFactory, ItemFactory, TheoryFactory

from coproduction_star.focus_it.models import CriterionAgreement, SuccessCriterion, Theory, TheoryArrow, TheoryItem
from coproduction_star.focus_it.theory_of_change.addresses import theories_address

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
ANSWER = {"agrees": "yes", "group": "communities", "reason": "", "wording": 1}


def text(answer):
    return answer.content.decode()


def test_the_list_counts_what_is_there_and_no_word_is_taken_for_code(programme, inside, signed_in):
    arrow = ArrowFactory(theory__programme=programme)
    ItemFactory(theory=arrow.theory, removed_at=timezone.now())
    page = text(signed_in("observer").get(theories_address(programme)))
    assert "2 items, 1 arrow" in page
    assert "Start a theory of change" not in page
    assert HOSTILE not in page


def test_the_list_says_when_there_is_none_and_offers_back_what_was_removed(programme, inside, signed_in, at):
    removed = TheoryFactory(programme=programme)
    client = signed_in("programme-lead")
    page = client.post(at("remove_theory", removed), follow=True)
    assert "Nobody has written one here yet." in text(page)
    assert "Bring it back" in text(page)
    client.post(at("restore_theory", removed))
    assert Theory.objects.get() == removed


def test_a_lead_starts_from_an_initiative_and_sees_it_as_picture_outline_and_words(programme, inside, signed_in):
    initiative = InitiativeFactory(programme=programme, citizens_bring=f"Cakes {HOSTILE}", services_bring="A room")
    initiative.outcomes.add(OutcomeFactory(programme=programme))
    new = f"{theories_address(programme)}new/"
    client = signed_in("facilitator")
    page = text(client.post(new, {"title": f"Why? {HOSTILE}", "initiative": initiative.pk}, follow=True))
    assert page.count('id="item-') == 4
    assert 'class="cs-chart cs-chart--chain"' in page
    assert "An outcome of the programme" in page
    assert "No activity leads to 1 outcome:" in page
    assert HOSTILE not in page


def test_a_theory_without_a_name_is_asked_for_one_and_the_choice_stays(programme, inside, signed_in):
    initiative = InitiativeFactory(programme=programme)
    new = f"{theories_address(programme)}new/"
    page = text(signed_in("facilitator").post(new, {"title": "", "initiative": initiative.pk}))
    assert "Write a name, so that people can find it." in page
    assert f'value="{initiative.pk}" selected' in page


def test_a_resident_adds_an_item_draws_an_arrow_and_says_why(theory, arrow, signed_in, at):
    client = signed_in("co-producer")
    added = client.post(at("add_item", theory, "contribution"), {"words": "Cakes", "whose": "citizens"})
    cakes = TheoryItem.objects.get(words="Cakes")
    assert added["Location"] == f"{at('theory', theory)}#item-{cakes.pk}"
    said = {"end": arrow.start_id, "because": "people like to bake.", "unless": "nobody has an oven"}
    client.post(at("add_arrow", theory, cakes.pk), said)
    page = text(client.get(at("theory", theory)))
    assert "If citizens bring this: “Cakes”, then we can do this: “Tea on Fridays" in page
    assert "because people like to bake, unless nobody has an oven." in page


@pytest.mark.parametrize(
    ("level", "asked"), [("contribution", "whose"), ("outcome", "outcome"), ("output", "unwanted")]
)
def test_a_level_asks_for_what_belongs_to_it_and_keeps_what_was_typed(level, asked, theory, signed_in, at):
    client = signed_in("co-producer")
    page = text(client.post(at("add_item", theory, level), {"words": "x" * 201}))
    assert f'name="{asked}"' in page
    assert "x" * 201 in page
    assert TheoryItem.objects.count() == 2


def test_there_is_no_level_of_another_name(theory, signed_in, at):
    assert signed_in("co-producer").get(at("add_item", theory, "moon")).status_code == 404


def test_an_arrow_back_is_refused_in_plain_words_and_the_words_stay(theory, arrow, signed_in, at):
    client = signed_in("co-producer")
    twice = text(client.post(at("add_arrow", theory, arrow.start_id), {"end": arrow.end_id, "because": "I say so"}))
    assert "There is an arrow between these two already." in twice
    assert "I say so" in twice
    assert "Choose what it leads to." in text(client.post(at("add_arrow", theory, arrow.start_id), {"end": ""}))
    level = {"words": "Tea", "level": "outcome", "whose": "", "version": 1}
    page = text(client.post(at("theory_item", theory, arrow.start_id), level))
    assert "On that level an arrow would lead back." in page
    assert TheoryItem.objects.get(pk=arrow.start_id).level == "activity"


def test_harm_is_drawn_as_a_double_line_and_said_in_words(theory, arrow, signed_in, at):
    TheoryArrow.objects.filter(pk=arrow.pk).update(harm=True, strength=None)
    page = text(signed_in("observer").get(at("theory", theory)))
    assert "May do harm" in page
    assert "then this may be harmed" in page
    assert 'stroke-width="5" stroke-dasharray="6 5"' in page


def test_what_is_removed_is_offered_back_at_once(theory, arrow, criterion, signed_in, at):
    client = signed_in("co-producer")
    for part in (arrow, arrow.start, criterion):
        page = client.post(at("remove_part", theory, part.pk), follow=True)
        assert "You removed" in text(page)
        assert "Bring it back" in text(page)
        client.post(at("restore_part", theory, part.pk))
        assert type(part).objects.filter(pk=part.pk).exists()


def test_two_people_at_one_arrow_see_both_texts(theory, arrow, signed_in, at):
    client = signed_in("practitioner")
    TheoryArrow.objects.filter(pk=arrow.pk).update(version=2, because="Cake is cheap")
    said = {"end": arrow.end_id, "because": "Tea is warm", "version": 1}
    page = text(client.post(at("theory_arrow", theory, arrow.pk), said))
    assert "Somebody else changed this while you were writing" in page
    assert "Cake is cheap" in page
    assert "Tea is warm" in page
    client.post(at("theory_arrow", theory, arrow.pk), said | {"version": 2})
    assert TheoryArrow.objects.get(pk=arrow.pk).because == "Tea is warm"


def test_two_people_at_one_item_criterion_or_name_see_both_texts(theory, arrow, criterion, signed_in, at):
    client = signed_in("programme-lead")
    for row in (theory, arrow.start, criterion):
        type(row).objects.filter(pk=row.pk).update(version=2)
    pages = {
        at("rename_theory", theory): {"title": "Mine"},
        at("theory_item", theory, arrow.start_id): {"words": "Mine", "level": "activity", "whose": ""},
        at("criterion", theory, criterion.pk): {"what": "Mine"},
    }
    for address, said in pages.items():
        page = text(client.post(address, said | {"version": 1}))
        assert "Somebody else changed this while you were writing" in page
        assert client.post(address, said | {"version": 2}).status_code == 302


def test_moving_is_done_with_buttons(theory, arrow, signed_in, at):
    second = ItemFactory(theory=theory, level="activity", words="Walks", position=999)
    client = signed_in("co-producer")
    assert "Move up" in text(client.get(at("theory", theory)))
    client.post(at("move_item", theory, second.pk), {"earlier": "yes"})
    page = text(client.get(at("theory", theory)))
    assert page.index(f'id="item-{second.pk}"') < page.index(f'id="item-{arrow.start_id}"')


def test_who_may_only_look_is_offered_nothing_to_change(theory, arrow, criterion, signed_in, at):
    client = signed_in("observer")
    page = text(client.get(at("theory", theory)))
    for offer in ("Move up", "Remove", "Say what it leads to", "Say whether you agree", "star-theory__add"):
        assert offer not in page
    for address in (at("add_item", theory, "output"), at("theory_item", theory, arrow.start_id)):
        assert client.post(address, {"words": "x"}).status_code == 403
    assert client.post(at("agree", theory, criterion.pk), ANSWER).status_code == 403


def test_a_closed_programme_is_read_and_not_changed(theory, arrow, programme, signed_in, at):
    programme.closed_at = timezone.now()
    programme.heard, programme.decided = "Much", "All"
    programme.save()
    client = signed_in("programme-lead")
    assert client.get(at("theory", theory)).status_code == 200
    assert client.post(at("remove_part", theory, arrow.pk)).status_code == 403


def test_people_agree_by_name_group_and_day_and_say_why_when_they_do_not(theory, criterion, signed_in, at):
    client = signed_in("co-producer")
    address = at("agree", theory, criterion.pk)
    page = text(client.get(address))
    assert "Fewer people eat alone" in page
    assert "Everyone in this programme sees the name" in page
    missing = text(client.post(address, ANSWER | {"agrees": "no"}))
    assert "Write why not, so that the words can be made better." in missing
    client.post(address, ANSWER | {"agrees": "no", "reason": "Sixty is too few"})
    said = CriterionAgreement.objects.get()
    shown = text(client.get(at("theory", theory)))
    assert said.participant.name.split("<")[0].strip() in shown
    assert "Sixty is too few" in shown
    assert "0 people agree, 1 does not." in shown
    assert " checked" in text(client.get(address))


def test_words_changed_while_somebody_answers_are_read_again(theory, criterion, signed_in, at):
    SuccessCriterion.objects.update(version=2, what="Nobody eats alone")
    client = signed_in("co-producer")
    page = text(client.post(at("agree", theory, criterion.pk), ANSWER))
    assert "The words were changed while you were answering." in page
    assert "Nobody eats alone" in page
    assert not CriterionAgreement.objects.exists()
    client.post(at("agree", theory, criterion.pk), ANSWER | {"wording": 2})
    assert CriterionAgreement.objects.get().wording == 2


def test_who_agreed_to_earlier_words_is_said_so(theory, criterion, signed_in, at):
    AgreementFactory(criterion=criterion)
    SuccessCriterion.objects.update(version=2)
    page = text(signed_in("observer").get(at("theory", theory)))
    assert "agreed to earlier words" in page
    assert "0 people agree, 1 answered earlier words and can be asked again." in page


def test_a_facilitator_writes_down_what_somebody_said_in_the_room(theory, criterion, programme, signed_in, at):
    person = ParticipantFactory(organisation=programme.organisation)
    client = signed_in("facilitator")
    day = {"on_day": "1", "on_month": "11", "on_year": "2099"}
    said = ANSWER | {"participant": person.pk}
    address = at("agree_for", theory, criterion.pk)
    assert "Enter a day that is not after today." in text(client.post(address, said | day))
    client.post(address, said | day | {"on_year": "2025"})
    kept = CriterionAgreement.objects.get()
    assert (kept.participant, kept.on.year) == (person, 2025)
    assert signed_in("co-producer").get(address).status_code == 403


def test_the_table_says_what_the_picture_shows(theory, arrow, signed_in, at):
    ItemFactory(theory=theory, level="situation", words="=1+1")
    client = signed_in("observer")
    rows = list(csv.DictReader(io.StringIO(text(client.get(at("theory_csv", theory))).removeprefix("\ufeff"))))
    assert [row["from_level"] for row in rows] == ["activity", "situation"]
    assert rows[0]["evidence_0_to_4"] == "2"
    assert rows[1]["from"].startswith("'=")


@pytest.mark.parametrize("kind", ["svg", "png", "pptx"])
def test_the_picture_is_taken_away_as_a_file(kind, theory, arrow, signed_in, at):
    answer = signed_in("observer").get(at("theory_file", theory, kind))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    assert len(answer.content) > 1000


def test_a_picture_at_an_address_that_is_no_key_does_not_exist(theory, signed_in, at):
    address = at("theory_file", theory, "svg").replace(str(theory.pk), "-" * 36)
    assert signed_in("observer").get(address).status_code == 404


def test_the_sheet_is_the_picture_alone(theory, arrow, signed_in, at):
    page = text(signed_in("observer").get(at("theory_sheet", theory)))
    assert "star-theory-sheet" in page
    assert page.count("cs-chart--chain") == 1


def test_a_theory_of_another_programme_is_not_there(theory, arrow, signed_in, at):
    other = TheoryFactory()
    wrong = at("theory", theory).replace(str(theory.pk), str(other.pk))
    assert signed_in("observer").get(wrong).status_code == 404


@pytest.mark.parametrize("more", [0, 12])
def test_a_page_takes_no_more_queries_for_a_longer_chain(
    more, theory, arrow, criterion, signed_in, at, django_assert_max_num_queries
):
    client = signed_in("programme-lead")
    for _number in range(more):
        added = ArrowFactory(theory=theory, end=arrow.end)
        AgreementFactory(criterion=criterion)
        ItemFactory(theory=theory, level="situation", position=added.start.position)
    client.get(at("theory", theory))
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(at("theory", theory)).status_code == 200


def test_the_word_document_says_the_same_as_the_page(theory, arrow, criterion, signed_in, at):
    AgreementFactory(criterion=criterion, agrees=False, reason="Too few")
    answer = signed_in("observer").get(at("theory_word", theory))
    paper = docx.Document(io.BytesIO(answer.content))
    words = "\n".join(one.text for one in paper.paragraphs)
    assert "If we do this: “Tea on Fridays" in words
    assert "because People like tea" in words
    assert "Nobody has said what citizens bring." in words
    assert "Too few" in words
    assert [cell.text for cell in paper.tables[0].rows[0].cells][:2] == ["This", "leads to"]


def test_an_empty_theory_is_a_document_too(programme, inside, signed_in, at):
    answer = signed_in("observer").get(at("theory_word", TheoryFactory(programme=programme)))
    assert "No arrow is drawn yet." in "\n".join(
        one.text for one in docx.Document(io.BytesIO(answer.content)).paragraphs
    )


def test_where_an_arrow_can_lead_is_listed_level_by_level(theory, arrow, signed_in, at):
    ItemFactory(theory=theory, level="output", words="Cups", position=99)
    page = text(signed_in("co-producer").get(at("add_arrow", theory, arrow.start_id)))
    assert page.index("Output: Cups") < page.index("Outcome: Tea on Fridays")
