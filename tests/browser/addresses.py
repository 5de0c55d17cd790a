"""Every page of the product, with an address that leads to it in the demonstration, for the walk in a browser."""

import datetime as dt
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from django_scopes import scope
from tests.factories.grow_it_skills import RecognitionFactory
from tests.factories.importing import ImportFactory
from tests.factories.invitations import CODE, InvitationFactory
from tests.factories.market_it import (
    AccessPassportFactory,
    BreachFactory,
    CampaignComparisonFactory,
    CatalogueEntryFactory,
    PromiseSideFactory,
    RoleTakerFactory,
    SuggestionFactory,
)
from tests.factories.people_it import AnswerFileFactory, FormFileFactory, InviteeFactory
from tests.factories.people_matching import AskedPersonFactory, IntroductionFactory, ProposalFactory
from tests.factories.people_offers import EntryFactory, OfferFactory, RoleWantedFactory
from tests.factories.visits import (
    ReportViewFactory,
    ReviewReportFactory,
    ReviewTakerFactory,
    VisitFactory,
    VisitPhotoFactory,
)
from tests.factories.voices import ContributionFactory
from tests.site.sample_world import sign_code

from coproduction_star.focus_it.challengeable import find
from coproduction_star.focus_it.critical_friends.services import ask_by_link, ask_member
from coproduction_star.focus_it.models import (
    BusinessCase,
    Challenge,
    ComparedOption,
    Comparison,
    Criterion,
    ImpactMatrix,
    Option,
    Rater,
    SuccessCriterion,
    TheoryArrow,
    TheoryItem,
)
from coproduction_star.grow_it.assessments import services as rounds
from coproduction_star.grow_it.competencies import services as skills
from coproduction_star.grow_it.competencies.selectors import kept_of
from coproduction_star.grow_it.models import (
    Assessment,
    AssessmentSlips,
    CaseDraft,
    CaseStep,
    Connector,
    Evaluation,
    FigureFile,
    FigurePublication,
    GovernanceSeat,
    Indicator,
    IndicatorFigure,
    IndicatorMark,
    Outturn,
    SkillsProfile,
    SkillsShare,
    SpreadNext,
    StoppedThing,
)
from coproduction_star.journeys.models import (
    Handover,
    Initiative,
    Interest,
    Kept,
    Outcome,
    Partner,
    Place,
    PlaceFile,
    PlaceJoining,
    Programme,
    ProgrammeRole,
    Promise,
    Reduction,
    WardCouncillor,
)
from coproduction_star.journeys.steps import papers_in
from coproduction_star.map_it.health_check.questions import asked
from coproduction_star.map_it.models import DecisionAhead, HealthCheck, Story, StoryFigure
from coproduction_star.market_it.agreements.showing import agree
from coproduction_star.market_it.models import (
    AccessPassport,
    Charter,
    Claim,
    Clause,
    IncentivePlan,
    LedgerAccount,
    Message,
    PlanItem,
    Risk,
    RolePack,
    Transfer,
)
from coproduction_star.market_it.passport.services import share
from coproduction_star.organisations.models import Membership, Organisation, Participant
from coproduction_star.people_it.models import LearningSession, PlaceFigure, Survey, WardFunding, WardInvitation
from coproduction_star.people_it.results.publishing import publish
from coproduction_star.people_it.survey.services import take_out
from coproduction_star.together.models import (
    BudgetProject,
    DesignExperience,
    DesignPriority,
    ReportView,
    Review,
    ReviewReport,
    ReviewTaker,
    ShiftPlace,
    VisitMark,
    WorkshopContribution,
    WorkshopMark,
)
from coproduction_star.voices.models import Comment

ADMINISTRATOR = "admin@demonstration.example"
ORGANISATION, PROGRAMME = "eastbridge", "ageing-well-in-eastbridge"
IS_OPEN = {"opened_at__isnull": False, "closed_at__isnull": True}
API = "ninja"
"""The programs' addresses: nobody looks at them."""
NEED = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<(\w+)>[^)]*\)")
ANYTHING = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1"}

INSIDE = ("o/", "me/", "organisations/", "accounts/second-step/")
ACCOUNT = (
    "accounts/card/new/",
    "accounts/email/",
    "accounts/password/set/",
    "accounts/staff/",
    "cases/<slug:slug>/use/",
    "in/<slug:organisation>/<slug:programme>/stories/<uuid:story_id>/use/",
)
"""What only somebody who is signed in sees, elsewhere."""


@dataclass(frozen=True, slots=True)
class Address:
    """A page by its name and its place among the addresses."""

    name: str
    route: str
    view: Callable[..., Any]

    @property
    def key(self) -> str:
        """Two addresses of one name are told apart by their last word."""
        return f"{self.name} {self.route}"

    @property
    def answers_get(self) -> bool:
        return "GET" in methods(self.view)

    @property
    def inside(self) -> bool:
        """Whether it belongs to somebody who is signed in."""
        return self.route in ACCOUNT or self.route.lstrip("^").startswith(INSIDE)

    def path(self, values: Mapping[str, object]) -> str:
        filled = NEED.sub(lambda found: str(values[found[2] or found[3]]), self.route)
        return "/" + filled.replace("^", "").replace("$", "").replace("\\", "")

    def somewhere(self, values: Mapping[str, object]) -> str:
        """The same for an address that only takes forms: what it acts on need not be there."""
        anything = {need[2] or need[3]: ANYTHING.get(need[1], "x") for need in NEED.finditer(self.route)}
        return self.path(anything | values)


def methods(view: Any) -> frozenset[str]:
    """The methods that `require_http_methods` lets through, read from the decorated view."""
    while view is not None:
        closure = inspect.getclosurevars(view).nonlocals if inspect.isfunction(view) else {}
        if "request_method_list" in closure:
            return frozenset(closure["request_method_list"])
        view = getattr(view, "__wrapped__", None)
    return frozenset({"GET", "POST"})


def every_address(patterns: Any = None, prefix: str = "", route: str = "") -> Iterator[Address]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver) and pattern.app_name != API:
            namespace = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from every_address(pattern.url_patterns, prefix + namespace, here)
        elif isinstance(pattern, URLPattern):
            yield Address(f"{prefix}{pattern.name}", here, pattern.callback)


def in_the_demonstration() -> dict[str, object]:
    """What stands in the addresses: things of the demonstration, and an invitation nobody has taken up yet."""
    organisation = Organisation.objects.get(slug=ORGANISATION)
    with scope(organisation=organisation.pk, programme=None):
        programme = Programme.objects.get(slug=PROGRAMME)
        Interest.objects.create(
            programme=programme,
            organisation=organisation,
            participant=Participant.objects.get(user__email=ADMINISTRATOR),
            none_to_declare=True,
        )
        somewhere = {"organisation": organisation, "programme": programme}
        initiative = Story.objects.filter(programme=programme).first().initiative_id
        about = {"subject": "journeys.initiative", "subject_id": initiative}
        members = Membership.objects.filter(organisation=organisation).order_by("participant__name")
        one, other = (member.participant for member in members.select_related("participant")[:2])
        return {
            "organisation": ORGANISATION,
            "programme": PROGRAMME,
            "member": Membership.objects.filter(participant=one).get().pk,
            "participant": one.pk,
            "other": other.pk,
            "initiative_id": initiative,
            "other_id": Initiative.objects.filter(programme=programme).exclude(pk=initiative).order_by("pk")[0].pk,
            "check_id": HealthCheck.objects.create(
                initiative_id=initiative, answers={question.slug: "partly" for question in asked()}, **somewhere
            ).pk,
            "label": "journeys.initiative",
            "record": initiative,
            "comment": Comment.objects.create(text="Well done", **somewhere, **about).pk,
            "contribution": said(programme, state="shown"),
            "worry": said(programme, state="held", worry=True),
            "sent": said(programme),
            "decision_id": Reduction.objects.get(agreed_by="").decision_id,
            "reduction_id": Reduction.objects.get(agreed_by="").pk,
            "duty": "equality",
            "text": "strategy",
            "outcome_id": first(Outcome, programme),
            "partner_id": first(Partner, programme),
            "role_id": first(ProgrammeRole, programme),
            "promise_id": Promise.objects.filter(programme=programme, kept=Kept.OPEN).order_by("due_on")[0].pk,
            "invitation": InvitationFactory(organisation=organisation).pk,
            "code": CODE,
            "group": "communities",
            "import_id": ImportFactory(programme=programme).pk,
            "row_number": 2,
            "slug": "southwark-circle",
            "co": "co-design",
            "part": "who",
            "story_id": first(Story, programme),
            "figure_id": first(StoryFigure, programme),
            "kind": "happening",
            "place": "northfield",
            "place_id": Place.objects.get(name="Northfield").pk,
            "place_file_id": brought(organisation),
            "place_joining_id": joined(organisation),
            "ward_fund_id": WardFunding.objects.first().pk,
            "ward_figure_id": PlaceFigure.objects.first().pk,
            "ward_invitation_id": WardInvitation.objects.first().pk,
            "lesson": "listen",
            "incentive": "I01",
            "listed": "risk",
            "own_id": (own := CatalogueEntryFactory(organisation=organisation, brought=uuid4())).pk,
            "brought": own.brought,
            "plan_id": (plan := IncentivePlan.objects.filter(items__is_payment=True).first()).pk,
            "line_id": PlanItem.objects.filter(plan=plan, is_payment=True)[0].pk,
            "session_id": LearningSession.objects.order_by("-on")[0].pk,
            "seat_id": WardCouncillor.objects.first().pk,
            "ahead_id": first(DecisionAhead, programme),
            "tool": "map-it",
            "draft": "begun-elsewhere",
            "page": "want",
            "matrix_id": ImpactMatrix.objects.get(programme=programme, closed_at__isnull=False).pk,
            "open_matrix_id": ImpactMatrix.objects.get(programme=programme, **IS_OPEN).pk,
            "option_id": Option.objects.filter(matrix__closed_at__isnull=False).order_by("position")[0].pk,
            "panel": "communities",
            "case_id": BusinessCase.objects.get(programme=programme).pk,
            "edition": 1,
            "piece": "figures/people",
            "depth": "outline",
            "picture": "options",
            "of_the_five": "strategic",
            "removed_key": UUID(int=7),
            "comparison_id": Comparison.objects.get(programme=programme, closed_at__isnull=False).pk,
            "open_comparison_id": Comparison.objects.get(programme=programme, closed_at__isnull=True).pk,
            "compared_id": ComparedOption.objects.filter(comparison__closed_at__isnull=False)
            .order_by("position")[0]
            .pk,
            "matter_id": Criterion.objects.filter(comparison__closed_at__isnull=False).order_by("position")[0].pk,
            "risk_id": first(Risk, programme),
            **of_campaigns(programme),
            "library_measure": "matches-made",
            "benefit": "stronger-ties",
            "indicator_id": first(Indicator, programme),
            "project_id": (
                project := first_of(
                    BudgetProject.objects.filter(programme=programme, budget__counted_on__isnull=False)
                )
            ).pk,
            "budget_id": project.budget_id,
            "counted_id": first(IndicatorFigure, programme),
            "mark_id": first(IndicatorMark, programme),
            "figure_file_id": first(FigureFile, programme),
            "evaluation_id": first(Evaluation, programme),
            **of_outturns(programme),
            "assessment_id": first(Assessment, programme),
            **of_governance(programme),
            "connector_id": first(Connector, programme),
            **of_skills(programme),
            **of_rounds(programme),
            **of_cases(programme),
            "handover_id": Handover.objects.create(
                **somewhere, leaver=other.user, successor=Participant.objects.get(user__email=ADMINISTRATOR).user
            ).pk,
            "spread_id": (line := SpreadNext.objects.filter(programme=programme)[0]).plan_id,
            "spread_line_id": line.pk,
            "spread_kind": "next",
            "spread_of": "one",
            "about": initiative,
            "stopped_id": StoppedThing.objects.filter(programme=programme)[0].pk,
            **of_a_charter(programme),
            **of_answers(programme),
            **of_offers(programme),
            **of_a_theory(programme),
            **of_a_survey(programme),
            **of_friends(programme),
            **of_matches(programme),
            **of_agreements(programme, one),
            **of_rewards(programme),
            **of_passports(programme, one),
            **of_design_rounds(programme),
            **of_shifts(programme),
            **of_visits(programme),
            **of_workshops(programme),
        }


def of_governance(programme: Programme) -> dict[str, object]:
    """The trial, one of its bodies, and a seat there."""
    seat = GovernanceSeat.objects.filter(programme=programme, body__layout__state="trial", body__removed_at=None)[0]
    return {"layout_id": seat.body.layout_id, "body_id": seat.body_id, "board_seat_id": seat.pk}


def of_outturns(programme: Programme) -> dict[str, object]:
    """A frozen case whose lines wait, and what came of an older one."""
    [paper] = papers_in(programme)
    shown = FigurePublication.objects.get(programme=programme, published_at__isnull=False).pk
    return {"paper_id": paper.key, "outturn_id": first(Outturn, programme), "publication_id": shown}


def of_rounds(programme: Programme) -> dict[str, object]:
    """Links to a round that is open."""
    begun = Assessment.objects.filter(programme=programme, closed_at=None)[0]
    until = timezone.localdate() + dt.timedelta(days=7)
    codes = rounds.make_slips(assessment=begun, group=begun.groups[0], number=3, until=until, by=None)
    return {"slip_code": codes[0], "slips_id": first(AssessmentSlips, programme), "topic": "access"}


def of_skills(programme: Programme) -> dict[str, object]:
    """The administrator looks at their skills, with a plan; somebody shares theirs, and is asked about by a link."""
    mine = Participant.objects.get(user__email=ADMINISTRATOR)
    own = skills.begin(programme=programme, participant=mine, role="manager", by=mine.user)
    skills.plan(profile=own, values={"what": "Lead a group"}, key="", version=own.version, by=mine.user)
    own.refresh_from_db()
    profile = SkillsProfile.objects.filter(organisation=programme.organisation).exclude(participant=mine)[0]
    skills.share(profile=profile, with_whom=mine, with_others=True, by=None)
    until = timezone.localdate() + dt.timedelta(days=7)
    thanks = RecognitionFactory(programme=programme, participant=mine)
    return {
        "skill_id": "CP01",
        "plan_key": kept_of(own).plan[0].key,
        "skills_share_id": SkillsShare.objects.get(profile=profile, with_whom=mine).pk,
        "recognition_id": thanks.pk,
        "rater_code": skills.make_slips(profile=profile, kind="colleague", number=5, until=until, by=None)[0],
    }


def of_campaigns(programme: Programme) -> dict[str, object]:
    """A campaign that runs, with a message, and a comparison that has begun: each page of it is open."""
    message = Message.objects.filter(programme=programme, campaign__ended_at=None).first()
    comparison = CampaignComparisonFactory(campaign=message.campaign, began_at=timezone.now())
    return {"campaign_id": message.campaign_id, "message_id": message.pk, "told_apart_id": comparison.pk}


def of_cases(programme: Programme) -> dict[str, object]:
    """A case that is being written, with something that was changed in it."""
    draft = CaseDraft.objects.get(programme=programme, published_at=None)
    return {
        "case_draft_id": draft.pk, "case_part": "learned", "case_list": "sources",
        "case_row": draft.words["sources"][0]["key"], "case_form": "yaml",
        "case_step_id": first_of(CaseStep.objects.filter(draft=draft).exclude(kept={})).pk,
    }  # fmt: skip


def _invited(survey: Survey) -> dict[str, object]:
    """Somebody who is rung about a survey, with a link of their own."""
    invitee = InviteeFactory(sample__survey=survey, code="ASKM-HABC-2345-6789")
    return {
        "frame": "people",
        "sample_id": invitee.sample_id,
        "invitee_id": invitee.pk,
        "invite_code": "ASKM-HABC-2345-6789",
    }


def of_answers(programme: Programme) -> dict[str, object]:
    """The link of a survey, somebody's answers, and a file of more."""
    survey = Survey.objects.get(programme=programme, published_at__isnull=False)
    file = AnswerFileFactory(survey=survey, edition=survey.editions.first())
    result = survey.results.get()
    if not result.is_public:
        publish(result=result, who="The board", by=None)
    return {
        "margins_id": survey.margins.get().pk,
        "result_id": result.pk,
        "question": first_of(result.questions).question,
        **_invited(survey),
        "survey_code": survey.links.filter(kind="poster")[0].code,
        "response_id": survey.responses.first().pk,
        "file_id": file.pk,
    }


def of_a_charter(programme: Programme) -> dict[str, object]:
    """The charter of the demonstration, with something that waits for an answer."""
    charter = Charter.objects.get(programme=programme)
    clause = first_of(Clause.objects.filter(charter=charter))
    return {
        "charter_id": charter.pk,
        "clause_id": clause.pk,
        "side_id": clause.party_id,
        "sign_code": sign_code(charter),
        "promised_id": PromiseSideFactory(charter=charter).pk,
        "breach_id": BreachFactory(
            charter=charter,
            raised_by=Participant.objects.get(user__email=ADMINISTRATOR),
            settlement="We rang.",
            settled_at=timezone.now(),
            delete_after=timezone.localdate(),
        ).pk,
        "suggestion_id": SuggestionFactory(charter=charter, clause=clause).pk,
    }


def of_rewards(programme: Programme) -> dict[str, object]:
    """A claim that waits, a pot, and something that moved."""
    claims = Claim.objects.filter(programme=programme, approved_at=None)
    pots = LedgerAccount.objects.filter(programme=programme, kind="pot")
    moved = Transfer.objects.filter(programme=programme, unit="minutes")
    return {"claim_id": first_of(claims).pk, "pot_id": first_of(pots).pk, "transfer_id": first_of(moved).pk}


def of_passports(programme: Programme, one: Participant) -> dict[str, object]:
    """Somebody shares what they need, and the administrator has said what they need too."""
    mine = Participant.objects.get(user__email=ADMINISTRATOR)
    for person in {mine, one}:
        held = AccessPassport.objects.filter(participant=person).first()
        held = held or AccessPassportFactory(organisation=programme.organisation, participant=person)
        share(passport=held, programme=programme)
    return {}


def of_design_rounds(programme: Programme) -> dict[str, object]:
    """A round that hears people, with words to check and something that should be better."""
    said = DesignExperience.objects.filter(programme=programme, state="held").order_by("pk")[0]
    priority = DesignPriority.objects.filter(design=said.taker.design_id).order_by("pk")[0]
    return {
        "design_id": said.taker.design_id, "told_id": said.taker_id, "experience_id": said.pk,
        "design_part": "priority", "design_part_id": priority.pk,
    }  # fmt: skip


def of_shifts(programme: Programme) -> dict[str, object]:
    """A shift to come, with people on it."""
    rows = ShiftPlace.objects.filter(programme=programme, state="signed", shift__on__gte=timezone.localdate())
    place = rows.order_by("shift__on", "pk")[0]
    return {
        "shift_id": place.shift_id,
        "shift_role_id": place.role_id,
        "shift_place_id": place.pk,
        "shift_feed": "none",
    }


def of_visits(programme: Programme) -> dict[str, object]:
    """A review that is visited, with words to check and a visit of the lead."""
    mark = VisitMark.objects.filter(programme=programme, state="held").order_by("pk")[0]
    review = mark.visit.review
    mine = Participant.objects.get(user__email="lead@demonstration.example")
    taker = ReviewTaker.objects.filter(review=review, participant=mine).first() or ReviewTakerFactory(
        review=review, participant=mine
    )
    return {
        "review_id": review.pk, "point_id": mark.point_id, "visit_mark_id": mark.pk, "review_taker_id": taker.pk,
        "visit_id": (visit := VisitFactory(taker=taker)).pk, "visit_photo_id": VisitPhotoFactory(visit=visit).pk,
        "report_view_id": view_of_a_report(programme, review, taker).pk,
    }  # fmt: skip


def view_of_a_report(programme: Programme, review: Review, taker: ReviewTaker) -> ReportView:
    """Somebody does not agree, and their words wait to be read."""
    report = ReviewReport.objects.filter(review=review).first() or ReviewReportFactory(review=review)
    return ReportViewFactory(report=report, taker=taker, words="I saw it in another way.")


def of_agreements(programme: Programme, one: Participant) -> dict[str, object]:
    """The administrator and one more take the role; both agreed to its description only."""
    pack = first_of(RolePack.objects.filter(programme=programme))
    person = Participant.objects.get(user__email=ADMINISTRATOR)
    for each in {person, one}:
        RoleTakerFactory(pack=pack, participant=each)
    agreed = agree(pack=pack, participant=person, kind="description", by=person.user)
    shown = agree(pack=pack, participant=one, kind="description", by=person.user)
    return {
        "pack_id": pack.pk, "condition_id": first_of(pack.conditions.all()).pk, "asked": "confidentiality",
        "cover_id": first_of(pack.covers.all()).pk, "declaration_id": agreed.pk, "evidence_id": shown.evidence.pk,
    }  # fmt: skip


def of_offers(programme: Programme) -> dict[str, object]:
    """An offer that waits for its answer, and a role."""
    offer = OfferFactory(entry__programme=programme, entry__participant__organisation=programme.organisation)
    role = RoleWantedFactory(programme=programme, conditions="public-place")
    child = EntryFactory(
        programme=offer.programme, organisation=offer.organisation, age="child", parent="Her mother",
        parent_how="phone", parent_agreed_on=timezone.localdate(),
    )  # fmt: skip
    return {
        "sort": "offer", "thing_id": offer.pk, "entry_id": offer.entry_id, "wanted_id": role.pk,
        "arranged": "public-place",
        "consent_kind": "offers", "consent_id": child.pk,
    }  # fmt: skip


def of_a_survey(programme: Programme) -> dict[str, object]:
    """The survey that people answer, with a draft that has changed since, so that it can be published again."""
    survey = Survey.objects.get(programme=programme, published_at__isnull=False)
    take_out(survey=survey, question_id="together-better", by=survey.by)
    return {
        "survey_id": survey.pk,
        "form_file_id": FormFileFactory(survey=survey).pk,
        "question_id": "do-more",
        "section_id": survey.draft["sections"][0]["id"],
        "language": "cy",
        "file_kind": "yaml",
        "link_id": first_of(survey.links.filter(kind="poster")).pk,
    }


def of_a_theory(programme: Programme) -> dict[str, object]:
    arrow = first_of(TheoryArrow.objects.filter(theory__programme=programme))
    return {
        "theory_id": arrow.theory_id,
        "arrow_id": arrow.pk,
        "item_id": first_of(TheoryItem.objects.filter(theory=arrow.theory_id)).pk,
        "part_id": arrow.pk,
        "level": "activity",
        "criterion_id": first_of(SuccessCriterion.objects.filter(theory=arrow.theory_id)).pk,
    }


def of_friends(programme: Programme) -> dict[str, object]:
    """The administrator is asked as a member, and somebody by a link; one challenge waits for its answer."""
    matrix = ImpactMatrix.objects.get(programme=programme, closed_at__isnull=False)
    let_type_in(ImpactMatrix.objects.get(programme=programme, **IS_OPEN))
    draft, by = find(programme, kind="impact-matrix", record_id=matrix.pk), matrix.by
    soon = {"look_at": "The numbers", "until": timezone.localdate() + dt.timedelta(days=7), "by": by}
    person = Participant.objects.get(user__email=ADMINISTRATOR)
    _friend, code = ask_by_link(programme=programme, draft=draft, name="Rhian Parry", email="", **soon)
    return {
        "draft_kind": draft.kind,
        "draft_id": matrix.pk,
        "friend_id": ask_member(programme=programme, draft=draft, participant=person, **soon).pk,
        "friend_code": code,
        "anchor": draft.lines[0].anchor,
        "challenge_id": first_of(Challenge.objects.filter(programme=programme, reply="")).pk,
    }


def of_matches(programme: Programme) -> dict[str, object]:
    """A proposal to decide on, and somebody who is asked, with a link."""
    asked = ProposalFactory(programme=programme, approved_at=timezone.now())
    IntroductionFactory(programme=programme, proposal=asked)
    return {
        "proposal_id": (undecided := ProposalFactory(programme=programme)).pk,
        "run_id": undecided.run_id,
        "asked_id": AskedPersonFactory(proposal=asked, code="MATC-HABC-2345-6789").pk,
        "match_code": "MATC-HABC-2345-6789",
    }


def let_type_in(matrix: ImpactMatrix) -> None:
    """Who leads the room stands aside, and may type in the sheets of others."""
    leads = Participant.objects.get(user__email="facilitator@demonstration.example")
    owned = {"programme": matrix.programme, "organisation": matrix.organisation}
    Rater.objects.update_or_create(
        matrix=matrix, participant=leads, defaults={**owned, "group": "", "stands_aside": True}
    )


def first_of(rows: Any) -> Any:
    return rows.order_by("pk")[0]


def said(programme: Programme, **more: Any) -> object:
    """Something somebody told the programme, which is published so that they can."""
    Programme.objects.filter(pk=programme.pk, published_at__isnull=True).update(published_at=timezone.now())
    return ContributionFactory(programme=programme, **more).pk


def brought(organisation: Organisation) -> object:
    """A file of wards that somebody is looking at."""
    area = {"properties": {"name": "Lighthouse"}, "boundary": None, "problem": "No shape."}
    file = PlaceFile(organisation=organisation, name="wards.geojson", areas=[area], delete_after=timezone.localdate())
    file.save()
    return file.pk


def joined(organisation: Organisation) -> object:
    """A place that became part of another."""
    kept = Place.objects.get(name="Harbour")
    gone = Place.objects.create(organisation=organisation, name="Pier", joined_with=kept)
    return PlaceJoining.objects.create(organisation=organisation, kept=kept, gone=gone).pk


def first(model: Any, programme: Programme) -> object:
    return model.objects.filter(programme=programme).order_by("pk").first().pk


def of_workshops(programme: Programme) -> dict[str, object]:
    """An open room, with words that wait to be read."""
    said = WorkshopContribution.objects.filter(programme=programme, state="held").order_by("pk")[0]
    mark = WorkshopMark.objects.filter(activity__workshop=said.activity.workshop_id).order_by("pk")[0]
    return {
        "workshop_mark_id": mark.pk,
        "workshop_id": said.activity.workshop_id, "workshop_activity_id": said.activity_id,
        "workshop_words_id": said.pk, "room_code": said.activity.workshop.code,
    }  # fmt: skip
