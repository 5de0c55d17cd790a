"""Whoever was erased after a backup was made is erased again when it is restored."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_scopes import scope, scopes_disabled
from tests.databases import lay_out
from tests.factories.design_rounds import DesignExperienceFactory
from tests.factories.grow_it_skills import SkillsProfileFactory
from tests.factories.map_it import StoryFactory
from tests.factories.market_it import AccessPassportFactory
from tests.factories.people import MembershipFactory, ParticipantFactory
from tests.factories.people_it import ResponseFactory, SpecialAnswersFactory, SurveyFactory
from tests.factories.people_offers import EntryFactory, NeedFactory, OfferFactory
from tests.factories.shifts import OwnPlanFactory, ShiftPlaceFactory
from tests.factories.visits import VisitFactory, VisitMarkFactory, VisitPhotoFactory
from tests.factories.voices import ContributionFactory
from tests.factories.workshop import WorkshopSeatFactory
from tests.site.config.test_backup import everything

from coproduction_star.accounts.models import User
from coproduction_star.audit import erasures
from coproduction_star.audit.models import Erasure, ErasureKind, Event
from coproduction_star.config.backup import back_up, repeating, restore
from coproduction_star.grow_it.competencies import services as skills
from coproduction_star.grow_it.models import SkillsProfile
from coproduction_star.journeys.models import Initiative, Programme
from coproduction_star.map_it.just_start import services as small_starts
from coproduction_star.map_it.models import SmallStart, Story
from coproduction_star.map_it.stories import services as stories
from coproduction_star.market_it.models import AccessPassport
from coproduction_star.market_it.passport import services as passports
from coproduction_star.organisations.models import Participant
from coproduction_star.people_it.asking import keeping
from coproduction_star.people_it.models import Entry as OfferEntry
from coproduction_star.people_it.models import Need, Offer, Response, SpecialAnswers
from coproduction_star.people_it.offers import own_services as own_offers
from coproduction_star.together.design_rounds import taking_part as design_rounds
from coproduction_star.together.models import (
    DesignTaker,
    OwnPlan,
    ReviewTaker,
    ShiftPlace,
    VisitMark,
    VisitPhoto,
    WorkshopSeat,
)
from coproduction_star.together.my_plan import keeping as own_plans
from coproduction_star.together.shifts import signing
from coproduction_star.together.visits import photos
from coproduction_star.together.visits import taking_part as visits
from coproduction_star.together.workshop import taking_part as workshops
from coproduction_star.voices.attachments.services import attach
from coproduction_star.voices.comments.services import add_comment
from coproduction_star.voices.following import services as following
from coproduction_star.voices.models import Attachment, Contribution
from coproduction_star.voices.my_data import services as my_data

Fresh = Callable[..., AbstractContextManager[None]]
NAME, WORDS = "Rosa Unmistakable", "Only Rosa would say this"


@dataclass(frozen=True, slots=True)
class Keys:
    """What is erased after the backup, and one thing of each kind that is not."""

    person: UUID
    user: UUID
    words: UUID
    answers: UUID
    special: UUID
    start: UUID
    skills: UUID
    passport: UUID
    review_part: UUID
    photo: UUID
    offer: UUID
    wish: UUID
    offers_of_one: UUID
    design_part: UUID
    shift_place: UUID
    own_plan: UUID
    story: UUID
    seat: UUID
    joined: UUID


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, settings: Any) -> Path:
    settings.ERASURE_JOURNAL = tmp_path / "erasures.jsonl"
    return tmp_path / "erasures.jsonl"


@pytest.fixture
def fill_with_people(fill: Callable[[], None]) -> Callable[[], Keys]:
    def make() -> Keys:
        fill()
        programme = Programme._base_manager.get()
        with scope(organisation=programme.organisation_id, programme=programme.pk):
            one = MembershipFactory(organisation=programme.organisation, roles=["co-producer"])
            User.objects.filter(pk=one.user_id).update(name=NAME, email="rosa@example.org")
            Participant.objects.filter(pk=one.participant_id).update(name=NAME)
            said = {"subject": Initiative.objects.first(), "participant_id": one.participant_id, "by": one.user}
            add_comment(text=WORDS, **said)
            attach(
                file=SimpleUploadedFile("rosa.txt", WORDS.encode()), media_type="text/plain", description="", **said
            )
            survey = SurveyFactory(programme=programme, open=True)
            answers = ResponseFactory(survey=survey, answers={"do-more": WORDS})
            apart = ResponseFactory(survey=survey, edition=answers.edition)
            SpecialAnswersFactory(response=apart, answers={"barriers": [WORDS]})
            own = {"organisation": programme.organisation}
            return Keys(
                person=one.participant_id, user=one.user_id,
                words=ContributionFactory(programme=programme, words=WORDS).pk, answers=answers.pk, special=apart.pk,
                start=SmallStart.objects.create(wanted=WORDS, reference_hash="a", sent_key="b",
                                                delete_after=timezone.localdate()).pk,
                skills=SkillsProfileFactory(**own).pk, passport=AccessPassportFactory(**own).pk,
                joined=ParticipantFactory(**own, name=NAME).pk,
                **by_four_words(programme),
            )  # fmt: skip

    return make


def by_four_words(programme: Programme) -> dict[str, UUID]:
    """What people take back without an account."""
    visit = VisitFactory(programme=programme, where=WORDS)
    VisitMarkFactory(visit=visit, words=WORDS)
    entry = EntryFactory(programme=programme, group=WORDS)
    return {
        "review_part": visit.taker_id,
        "photo": VisitPhotoFactory(programme=programme, caption=WORDS).pk,
        "offer": OfferFactory(programme=programme, words=WORDS).pk,
        "wish": NeedFactory(programme=programme, words=WORDS).pk,
        "offers_of_one": entry.pk,
        "design_part": DesignExperienceFactory(programme=programme, words=WORDS).taker_id,
        "shift_place": ShiftPlaceFactory(programme=programme, name=WORDS).pk,
        "own_plan": OwnPlanFactory(programme=programme).pk,
        "story": StoryFactory(programme=programme, quote=WORDS, consent_of=WORDS).pk,
        "seat": WorkshopSeatFactory(programme=programme, name="Rosa U.").pk,
    }


def take_all_back(keys: Keys) -> None:
    visits.take_back(taker=ReviewTaker.objects.get(pk=keys.review_part))
    photos.take_out(photo=VisitPhoto.objects.get(pk=keys.photo))
    own_offers.take_back(thing=Offer.objects.get(pk=keys.offer))
    own_offers.take_back(thing=Need.objects.get(pk=keys.wish))
    own_offers.take_all_back(entry=OfferEntry.objects.get(pk=keys.offers_of_one))
    design_rounds.take_back(taker=DesignTaker.objects.get(pk=keys.design_part))
    signing.erase(place=ShiftPlace.objects.get(pk=keys.shift_place))
    plan = OwnPlan.objects.get(pk=keys.own_plan)
    own_plans.erase_plan(programme=plan.programme, participant_id=plan.participant_id, by=None)
    stories.take_back(story=Story.objects.get(pk=keys.story), consent_ended=True, by=None)
    workshops.leave_seat(seat=WorkshopSeat.objects.get(pk=keys.seat))


def erase_all(keys: Keys) -> None:
    with scopes_disabled():
        take_all_back(keys)
        Participant.objects.filter(pk=keys.joined).update(merged_into=keys.person)
        my_data.erase_account(user=User.objects.get(pk=keys.user))
        keeping.forget_special(response=Response.objects.get(pk=keys.special))
        keeping.withdraw(response=Response.objects.get(pk=keys.answers))
        following.withdraw(contribution=Contribution.objects.get(pk=keys.words))
        small_starts.erase(start=SmallStart.objects.get(pk=keys.start))
        skills.delete(profile=SkillsProfile.objects.get(pk=keys.skills), by=None)
        passports.delete(passport=AccessPassport.objects.get(pk=keys.passport))


def whole_database() -> str:
    return "\n".join(line for lines in everything().values() for line in lines)


def nothing_is_back(keys: Keys) -> None:
    text = whole_database()
    assert NAME not in text
    assert WORDS not in text
    assert "rosa@example.org" not in text
    with scopes_disabled():
        assert not SkillsProfile.objects.filter(pk=keys.skills).exists()
        assert not AccessPassport.objects.filter(pk=keys.passport).exists()
        assert not Attachment.objects.exists()
        assert not any(model.objects.exists() for model in (VisitMark, VisitPhoto, ShiftPlace, OwnPlan, WorkshopSeat))
        assert Participant.objects.get(pk=keys.joined).erased_at
        assert Participant.objects.get(pk=keys.person).erased_at
        assert User.objects.get(pk=keys.user).erased_at
    assert not list(Path(default_storage.location).rglob("*.txt"))


ERASED = len(ErasureKind) + 1
"""One of each kind, and one who was joined with another."""


def the_facts_stay(keys: Keys) -> None:
    told = set(Event.objects.values_list("verb", "subject_id"))
    assert ("organisations.participant_erased", str(keys.person)) in told
    assert ("voices.withdrawn", str(keys.words)) in told
    assert ("people_it.answers_taken_back", str(keys.answers)) in told
    assert Erasure.objects.count() == ERASED


@pytest.fixture
def made(fresh: Fresh, fill_with_people: Callable[[], Keys], tmp_path: Path) -> Keys:
    """A backup, and the erasures after it, in the database `source`."""
    with fresh("source"):
        keys = fill_with_people()
        back_up(tmp_path / "before.star")
        assert WORDS in whole_database()
        erase_all(keys)
        nothing_is_back(keys)
    return keys


def test_in_place_of_what_is_here(fresh: Fresh, made: Keys, tmp_path: Path) -> None:
    with fresh("source"):
        done = restore(tmp_path / "before.star", replace=True)
        nothing_is_back(made)
        the_facts_stay(made)
        assert done.repeated == ERASED
        again = restore(tmp_path / "before.star", replace=True)
        assert again.repeated == done.repeated
        nothing_is_back(made)


def test_on_another_machine_that_has_the_journal_only(fresh: Fresh, made: Keys, tmp_path: Path, journal: Path) -> None:
    with fresh("target"):
        restore(tmp_path / "before.star", journals=[journal])
        nothing_is_back(made)
        the_facts_stay(made)


def test_on_postgresql(
    fresh: Fresh, made: Keys, tmp_path: Path, journal: Path, postgres: AbstractContextManager[None]
) -> None:
    with postgres:
        lay_out()
        restore(tmp_path / "before.star", journals=[journal])
        nothing_is_back(made)
        the_facts_stay(made)


def test_later_backups_carry_the_journal(fresh: Fresh, made: Keys, tmp_path: Path, journal: Path) -> None:
    with fresh("source"):
        back_up(tmp_path / "after.star")
    journal.unlink()
    with fresh("target"):
        restore(tmp_path / "after.star")
        restore(tmp_path / "before.star", replace=True)
        nothing_is_back(made)


def test_without_any_journal_it_says_who_is_back(
    fresh: Fresh, made: Keys, tmp_path: Path, journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = journal.rename(tmp_path / "of-the-old-server.jsonl")
    with fresh("target"):
        call_command("restore", tmp_path / "before.star")
        assert NAME in whole_database()
        assert "There is no journal of erasures" in capsys.readouterr().err
        with pytest.raises(CommandError, match="Check the name"):
            call_command("restore", tmp_path / "before.star", "--replace", "--erasures", tmp_path / "nowhere")
        call_command("restore", tmp_path / "before.star", "--replace", "--erasures", moved)
        assert f"Repeated {ERASED} erasures" in capsys.readouterr().out
        nothing_is_back(made)


def test_the_journal_holds_keys_and_nothing_else(made: Keys, journal: Path) -> None:
    lines = [json.loads(line) for line in journal.read_text().splitlines()]
    assert {frozenset(line) for line in lines} == {frozenset({"at", "kind", "key"})}
    assert {UUID(line["key"]) for line in lines} == {getattr(made, name) for name in Keys.__slots__}
    assert journal.stat().st_mode & 0o077 == 0


def test_who_agreed_again_after_the_backup_keeps_their_answers(
    fresh: Fresh, fill_with_people: Callable[[], Keys], tmp_path: Path, journal: Path
) -> None:
    """An erasure of before the backup does not reach what was given again since."""
    with fresh("source"):
        keys = fill_with_people()
        with scopes_disabled():
            response = Response.objects.get(pk=keys.special)
            keeping.forget_special(response=response)
            SpecialAnswersFactory(response=response)
        Erasure.objects.update(at=timezone.now() - timezone.timedelta(days=1))
        journal.unlink()
        erasures.keep_in_file()
        back_up(tmp_path / "later.star")
    with fresh("target"):
        assert restore(tmp_path / "later.star", journals=[journal]).repeated == 0
        with scopes_disabled():
            assert SpecialAnswers.objects.filter(response=keys.special).exists()


def test_the_clock_writes_what_the_file_lacks(fresh: Fresh, made: Keys, journal: Path) -> None:
    whole = sorted(journal.read_text().splitlines())
    journal.write_text("\n".join(whole[:3]) + '\n{"at": "2026-')
    with fresh("source"):
        assert erasures.keep_in_file() == ERASED - 3
        assert erasures.keep_in_file() == 0
    assert sorted(erasures.read_file(journal)) == sorted(set(erasures.read_file(journal)))


def test_a_disk_that_takes_nothing_erases_all_the_same(
    fresh: Fresh, fill_with_people: Callable[[], Keys], settings: Any, tmp_path: Path
) -> None:
    settings.ERASURE_JOURNAL = tmp_path / "no-such-folder" / "erasures.jsonl"
    with fresh("source"):
        erase_all(keys := fill_with_people())
        nothing_is_back(keys)


def test_every_kind_can_be_repeated() -> None:
    assert set(repeating.REPEATS) == set(ErasureKind)
