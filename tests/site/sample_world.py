"""One real record for every part that an address may name."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from tests.factories.capacity import PlaceFigureFactory, SessionFactory, WardFundingFactory, WardInvitationFactory
from tests.factories.design_rounds import DesignExperienceFactory, DesignPriorityFactory
from tests.factories.focus_it import (
    BusinessCaseEditionFactory,
    BusinessCaseFactory,
    ChallengeFactory,
    FriendFactory,
    rated_matrix,
    weighed_comparison,
)
from tests.factories.grow_it import (
    AssessmentFactory,
    AssessmentSlipsFactory,
    CaseDraftFactory,
    CaseStepFactory,
    ConnectorFactory,
    EvaluationFactory,
    FigureFactory,
    FigureFileFactory,
    FigurePublicationFactory,
    IndicatorFactory,
    IndicatorMarkFactory,
    OutturnFactory,
    RoadshowFactory,
    SeatFactory,
    SpreadNextFactory,
    StoppedThingFactory,
)
from tests.factories.grow_it_skills import RecognitionFactory, SkillsProfileFactory, SkillsShareFactory
from tests.factories.importing import ImportFactory
from tests.factories.journeys import InitiativeFactory, OutcomeFactory, PartnerFactory, ProgrammeRoleFactory
from tests.factories.market_it import (
    AccountFactory,
    BreachFactory,
    CampaignComparisonFactory,
    CampaignFactory,
    CatalogueEntryFactory,
    CharterFactory,
    CharterIncentiveFactory,
    CharterPartyFactory,
    CharterRiskFactory,
    ClaimFactory,
    ClauseFactory,
    DeclarationFactory,
    EvidenceFactory,
    IncentivePlanFactory,
    InsuranceCoverFactory,
    MessageFactory,
    PassportShareFactory,
    PlanBarrierFactory,
    PlanItemFactory,
    PromiseSideFactory,
    RewardRulesFactory,
    RiskFactory,
    RoleConditionFactory,
    RoleTakerFactory,
    SegmentFactory,
    SignatureFactory,
    SigningLinkFactory,
    SuggestionFactory,
    TransferFactory,
    WordingFactory,
)
from tests.factories.people import FAR, MembershipFactory, ParticipantFactory
from tests.factories.people_it import (
    AnswerFileFactory,
    FormFileFactory,
    InviteeFactory,
    ResponseFactory,
    SurveyEditionFactory,
    SurveyFactory,
    SurveyLinkFactory,
    survey_document,
)
from tests.factories.people_matching import AskedPersonFactory, ProposalFactory
from tests.factories.people_offers import EntryFactory, OfferFactory, RoleWantedFactory
from tests.factories.results import answer_in_turn, margins_by_sex
from tests.factories.shifts import ShiftPlaceFactory
from tests.factories.theory_of_change import ArrowFactory, CriterionFactory
from tests.factories.together import BudgetFactory, BudgetProjectFactory
from tests.factories.visits import ReportViewFactory, VisitMarkFactory, VisitPhotoFactory
from tests.factories.voices import ContributionFactory
from tests.factories.workshop import WorkshopCardFactory, WorkshopContributionFactory, WorkshopMarkFactory

from coproduction_star.focus_it.impact_matrix.services import close_matrix
from coproduction_star.focus_it.weighted_criteria.services import close_comparison
from coproduction_star.grow_it.models import Assessment
from coproduction_star.journeys.models import (
    Decision,
    Handover,
    Place,
    PlaceFile,
    PlaceJoining,
    Programme,
    Promise,
    Reduction,
    WardCouncillor,
)
from coproduction_star.journeys.services import recount
from coproduction_star.map_it.health_check.questions import asked
from coproduction_star.map_it.models import DecisionAhead, HealthCheck, Joining, Story, StoryFigure
from coproduction_star.market_it.charter.editions import publish as publish_charter
from coproduction_star.market_it.charter.services import ask_residents
from coproduction_star.market_it.models import Charter
from coproduction_star.market_it.signing.services import make_link
from coproduction_star.organisations.models import Invitation, Organisation
from coproduction_star.people_it.results.publishing import publish
from coproduction_star.people_it.results.services import ask_for_result
from coproduction_star.people_it.results.working import work_out_now
from coproduction_star.voices.models import Attachment, Comment

DAY = dt.date(2026, 11, 1)
SQUARE = [[-1.5, 53.0], [-1.4, 53.0], [-1.4, 53.1], [-1.5, 53.0]]
REMOVED = UUID(int=7)
LATER = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)


def samples(organisation: Organisation, programme: Programme) -> dict[str, Any]:
    """By the name of the part in the address."""
    somebody = MembershipFactory(organisation=organisation, roles=["practitioner"])
    of_programme = {"organisation": organisation, "programme": programme}
    initiative = InitiativeFactory(programme=programme)
    twin = InitiativeFactory(programme=programme)
    joined = {"kept": initiative, "gone": InitiativeFactory(programme=programme), "kept_version": 99}
    recount(programme=programme)
    place = Place.objects.create(
        organisation=organisation, name="Northfield", boundary={"type": "Polygon", "coordinates": [SQUARE]}
    )
    mill = Place.objects.create(organisation=organisation, name="Mill", joined_with=place)
    matrix = rated_matrix(programme)
    close_matrix(matrix=matrix, by=somebody.user)
    arrow = ArrowFactory(theory__programme=programme)
    removed = [{"key": str(REMOVED), "place": "figures/spare", "part": {"label": "Spare"}, "where": 0}]
    business_case = BusinessCaseFactory(programme=programme, removed=removed)
    comparison = weighed_comparison(programme)
    close_comparison(comparison=comparison, by=somebody.user)
    survey = SurveyFactory(programme=programme, promised=True)
    SurveyEditionFactory(survey=survey)
    said = {**of_programme, "subject": "journeys.initiative", "subject_id": initiative.pk}
    return {
        "organisation": organisation.slug,
        "programme": programme.slug,
        "tool": "decisions",
        "outcome_id": OutcomeFactory(programme=programme).pk,
        "initiative_id": initiative.pk,
        "other_id": twin.pk,
        "joining_id": Joining.objects.create(**of_programme, **joined).pk,
        "check_id": HealthCheck.objects.create(
            **of_programme, initiative=initiative, answers={question.slug: "weak" for question in asked()}
        ).pk,
        "partner_id": PartnerFactory(programme=programme).pk,
        "role_id": ProgrammeRoleFactory(programme=programme, membership=somebody, role="observer").pk,
        "decision_id": (
            decision := Decision.objects.create(
                **of_programme, what="Go", why="It helps", decided_by="Cabinet", decided_on=DAY
            )
        ).pk,
        "duty": "equality",
        "text": "strategy",
        "reduction_id": Reduction.objects.create(
            **of_programme,
            decision=decision,
            what="Day centre",
            amount=2,
            unit="days",
            source="Plan",
            whose_money="Care",
            by_when=DAY,
        ).pk,
        "promise_id": Promise.objects.create(**of_programme, what="Ring", who_in_words="The team", due_on=DAY).pk,
        "member": somebody.pk,
        "participant": (person := ParticipantFactory(organisation=organisation)).pk,
        "pack_id": (pack := RoleTakerFactory(pack__programme=programme, participant=person).pack).pk,
        "condition_id": RoleConditionFactory(pack=pack, kind="confidentiality", months=None).pk,
        "asked": "confidentiality",
        "evidence_id": EvidenceFactory(organisation=organisation, participant=person).pk,
        "declaration_id": DeclarationFactory(pack=pack, participant=person).pk,
        "passport_id": PassportShareFactory(
            programme=programme, passport__participant=person, passport__organisation=organisation
        ).pk,
        "claim_id": ClaimFactory(programme=RewardRulesFactory(programme=programme).programme).pk,
        "pot_id": AccountFactory(programme=programme, pot="The garden").pk,
        "transfer_id": TransferFactory(programme=programme).pk,
        "cover_id": InsuranceCoverFactory(programme=programme).pk,
        "label": "journeys.initiative",
        "record": initiative.pk,
        "comment": Comment.objects.create(**said, text="Well done").pk,
        "attachment": Attachment.objects.create(
            **said, name="plan.txt", media_type="text/plain", size=4, file=ContentFile(b"plan", "plan.txt")
        ).pk,
        "contribution": ContributionFactory(programme=programme, shown=True).pk,
        "worry": ContributionFactory(programme=programme, worried=True).pk,
        "slug": "trieste-microareas",
        "co": "co-design",
        "part": "who",
        "story_id": (
            story := Story.objects.create(**of_programme, initiative=initiative, title="Tea", what_happened="Tea")
        ).pk,
        "figure_id": StoryFigure.objects.create(
            **of_programme, story=story, name="Cups", value=12, unit="cups", period="2026", source="Counted"
        ).pk,
        "kind": "happening",
        "place": "northfield",
        "place_id": place.pk,
        "place_joining_id": PlaceJoining.objects.create(organisation=organisation, kept=place, gone=mill).pk,
        "place_file_id": PlaceFile.objects.create(
            organisation=organisation, name="wards.geojson", delete_after=FAR
        ).pk,
        "ward_figure_id": PlaceFigureFactory(place=place).pk,
        "ward_invitation_id": WardInvitationFactory(place=place, offers_of=programme).pk,
        "lesson": "listen",
        "session_id": SessionFactory(programme=programme, shown=True).pk,
        "seat_id": WardCouncillor.objects.create(
            place=place, participant=ParticipantFactory(organisation=organisation)
        ).pk,
        "ahead_id": DecisionAhead.objects.create(**of_programme, what="Go or stay", on=DAY).pk,
        "import_id": ImportFactory(programme=programme).pk,
        "row_number": 2,
        "other": ParticipantFactory(organisation=organisation).pk,
        "matrix_id": matrix.pk,
        "option_id": matrix.options.first().pk,
        "panel": "communities",
        "theory_id": arrow.theory_id,
        "arrow_id": arrow.pk,
        "item_id": arrow.start_id,
        "part_id": arrow.end_id,
        "level": "outcome",
        "criterion_id": CriterionFactory(theory=arrow.theory).pk,
        "case_id": business_case.pk,
        "edition": (edition := BusinessCaseEditionFactory(case=business_case)).number,
        "paper_id": edition.pk,
        "publication_id": FigurePublicationFactory(programme=programme).pk,
        "outturn_id": OutturnFactory(programme=programme, paper=str(edition.pk)).pk,
        "piece": "figures/people",
        "depth": "outline",
        "of_the_five": "strategic",
        "removed_key": REMOVED,
        "comparison_id": comparison.pk,
        "compared_id": comparison.options.first().pk,
        "matter_id": comparison.criteria.first().pk,
        "friend_id": (friend := FriendFactory(matrix=matrix)).pk,
        "challenge_id": ChallengeFactory(friend=friend).pk,
        "code": SurveyLinkFactory(survey=survey, code=f"MILL-{organisation.slug}"[:24]).code,
        "key": "bench",
        "run_id": (proposal := ProposalFactory(programme=programme)).run_id,
        "proposal_id": proposal.pk,
        "asked_id": AskedPersonFactory(proposal=ProposalFactory(programme=programme)).pk,
        "draft_kind": "impact-matrix",
        "draft_id": matrix.pk,
        "anchor": "question",
        **_asked(programme),
        **_chartered(programme),
        "sort": "offer",
        "thing_id": (offer := OfferFactory(entry__programme=programme)).pk,
        "entry_id": offer.entry_id,
        "wanted_id": RoleWantedFactory(programme=programme, conditions="public-place").pk,
        "arranged": "public-place",
        "consent_kind": "offers",
        "consent_id": EntryFactory(
            programme=programme, age="child", parent="Her mother", parent_how="phone", parent_agreed_on="2026-11-01"
        ).pk,
        "risk_id": RiskFactory(programme=programme).pk,
        "indicator_id": (indicator := IndicatorFactory(programme=programme)).pk,
        "counted_id": FigureFactory(programme=programme, indicator=indicator).pk,
        "mark_id": IndicatorMarkFactory(programme=programme, indicator=indicator).pk,
        "figure_file_id": FigureFileFactory(programme=programme).pk,
        "evaluation_id": EvaluationFactory(programme=programme, indicator=indicator).pk,
        "assessment_id": AssessmentFactory(programme=programme).pk,
        "ward_fund_id": WardFundingFactory(organisation=organisation, place=place).pk,
        "connector_id": ConnectorFactory(programme=programme).pk,
        "board_seat_id": (board_seat := SeatFactory(programme=programme)).pk,
        "body_id": board_seat.body_id,
        "layout_id": board_seat.body.layout_id,
        **_skilled(organisation, programme),
        "library_measure": "matches-made",
        "benefit": "stronger-ties",
        "case_draft_id": (told := CaseDraftFactory(programme=programme)).pk,
        "case_step_id": CaseStepFactory(programme=programme, draft=told).pk,
        "stopped_id": StoppedThingFactory(programme=programme).pk,
        "spread_id": (line := SpreadNextFactory(programme=programme)).plan_id,
        "spread_line_id": line.pk,
        "spread_kind": "next",
        "spread_of": "one",
        "about": initiative.pk,
        "roadshow_id": RoadshowFactory(programme=programme, plan=line.plan).pk,
        "handover_id": Handover.objects.create(**of_programme, leaver=somebody.user, successor=somebody.user).pk,
        "case_part": "story",
        "case_list": "results",
        "case_row": "figure1",
        "case_form": "yaml",
        **_designed(programme),
        **_shared_out(programme),
        **_visited(programme),
        **_met(programme),
        "incentive": "I01",
        "listed": "risk",
        "own_id": (own := CatalogueEntryFactory(organisation=organisation, brought=uuid4())).pk,
        "brought": own.brought,
        "plan_id": (plan := IncentivePlanFactory(programme=programme)).pk,
        "barrier_id": PlanBarrierFactory(plan=plan).pk,
        "line_id": PlanItemFactory(plan=plan, is_payment=True).pk,
        **_told(programme),
        **_voted(programme),
        "invitation": Invitation.objects.create(
            organisation=organisation,
            name="New",
            hash=f"{organisation.pk.hex:x<64}",
            expires_at=LATER,
            delete_after=FAR,
        ).pk,
    }


def _skilled(organisation: Organisation, programme: Programme) -> dict[str, Any]:
    """Somebody who looks at their skills, shares them with somebody else, and is thanked."""
    profile = SkillsProfileFactory(organisation=organisation)
    return {
        "skill_id": "CP01",
        "plan_key": "none",
        "rater_code": "none",
        "slip_code": "none",
        "topic": "access",
        "slips_id": AssessmentSlipsFactory(
            programme=programme, assessment=Assessment.objects.get(programme=programme)
        ).pk,
        "skills_share_id": SkillsShareFactory(profile=profile).pk,
        "recognition_id": RecognitionFactory(programme=programme).pk,
    }


def _told(programme: Programme) -> dict[str, Any]:
    """A campaign with people, a message to them, and two ways that are compared."""
    message = MessageFactory(campaign=CampaignFactory(programme=programme))
    return {
        "campaign_id": message.campaign_id,
        "segment_id": SegmentFactory(campaign=message.campaign).pk,
        "message_id": message.pk,
        "told_apart_id": CampaignComparisonFactory(campaign=message.campaign).pk,
    }


def _voted(programme: Programme) -> dict[str, Any]:
    """A budget that people vote on."""
    project = BudgetProjectFactory(budget=BudgetFactory(programme=programme, votes_file="META\n"))
    return {"budget_id": project.budget_id, "project_id": project.pk}


def _designed(programme: Programme) -> dict[str, Any]:
    """A design round with somebody who told something, and what should be better."""
    said = DesignExperienceFactory(taker__design__programme=programme)
    priority = DesignPriorityFactory(design=said.taker.design)
    return {
        "design_id": said.taker.design_id, "told_id": said.taker_id, "experience_id": said.pk,
        "design_part": "priority", "design_part_id": priority.pk,
    }  # fmt: skip


def _shared_out(programme: Programme) -> dict[str, Any]:
    """A shift with somebody who comes."""
    place = ShiftPlaceFactory(shift__programme=programme)
    return {
        "shift_id": place.shift_id,
        "shift_role_id": place.role_id,
        "shift_place_id": place.pk,
        "shift_feed": "none",
    }


def _visited(programme: Programme) -> dict[str, Any]:
    """A review with a visit on which somebody wrote what they saw."""
    mark = VisitMarkFactory(visit__taker__review__programme=programme)
    return {
        "review_id": mark.visit.review_id, "point_id": mark.point_id, "visit_id": mark.visit_id,
        "visit_mark_id": mark.pk, "review_taker_id": mark.visit.taker_id,
        "visit_photo_id": VisitPhotoFactory(visit=mark.visit).pk,
        "report_view_id": ReportViewFactory(report__review=mark.visit.review, taker=mark.visit.taker).pk,
    }  # fmt: skip


def _met(programme: Programme) -> dict[str, Any]:
    """A workshop whose room is open, with something that somebody wrote."""
    said = WorkshopContributionFactory(activity__workshop__programme=programme)
    WorkshopCardFactory(contribution=said)
    mark = WorkshopMarkFactory(activity=said.activity, contribution=said, seat=said.seat, reason="Why", shown=False)
    return {
        "workshop_id": said.activity.workshop_id, "workshop_activity_id": said.activity_id,
        "workshop_words_id": said.pk, "workshop_mark_id": mark.pk, "room_code": said.activity.workshop.code,
    }  # fmt: skip


def sign_code(charter: Charter) -> str:
    """The code of a link by which people sign it."""
    return make_link(charter=charter, way="hall", label="The hall", until=FAR, party=None, by=None)[1]


def _chartered(programme: Programme) -> dict[str, Any]:
    """A charter that is published, whose next draft residents read, and that people sign."""
    charter = CharterFactory(programme=programme, review_on=FAR)
    clause = ClauseFactory(charter=charter, party=CharterPartyFactory(charter=charter))
    wording = WordingFactory(clause=clause)
    edition = publish_charter(charter=charter, what_changed="", by=None)
    ask_residents(charter=charter, until=FAR, by=None)
    return {
        "charter_id": charter.pk,
        "side_id": CharterPartyFactory(charter=charter).pk,
        "clause_id": clause.pk,
        "wording_id": wording.pk,
        "suggestion_id": SuggestionFactory(charter=charter, clause=clause).pk,
        "included_id": CharterIncentiveFactory(charter=charter).pk,
        "carried_id": CharterRiskFactory(charter=charter).pk,
        "signature_id": SignatureFactory(edition=edition).pk,
        "way_id": SigningLinkFactory(charter=charter).pk,
        "sign_code": sign_code(charter),
        "promised_id": PromiseSideFactory(charter=charter).pk,
        "breach_id": BreachFactory(charter=charter).pk,
    }


def _asked(programme: Programme) -> dict[str, Any]:
    """A survey that people answer in two languages, with a draft that has changed since."""
    survey = SurveyFactory(programme=programme, open=True, draft=survey_document(languages=["en", "cy"]))
    edition = SurveyEditionFactory(survey=survey, definition=survey_document())
    answer_in_turn(survey, edition, number=240)
    result = ask_for_result(survey=survey, cap=None, by=None)
    work_out_now(result.pk)
    result.refresh_from_db()
    publish(result=result, who="The board", by=None)
    return {
        "result_id": result.pk,
        "margins_id": margins_by_sex(survey).pk,
        "question": "do-more",
        "chart": "q.do-more",
        "survey_id": survey.pk,
        "response_id": ResponseFactory(survey=survey, edition=survey.editions.get()).pk,
        "file_id": AnswerFileFactory(
            survey=survey, edition=survey.editions.get(), faults=ContentFile(b"row,what", name="wrong.csv")
        ).pk,
        "form_file_id": FormFileFactory(survey=survey).pk,
        "question_id": "bench",
        "section_id": "ours",
        "language": "cy",
        "frame": "people",
        "sample_id": (invitee := InviteeFactory(sample__survey=survey)).sample_id,
        "invitee_id": invitee.pk,
        "file_kind": "yaml",
        "link_id": SurveyLinkFactory(survey=survey, code=f"{survey.pk.hex[:8]}").pk,
    }
