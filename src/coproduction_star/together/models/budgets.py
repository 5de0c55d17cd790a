"""A budget that people decide on: its projects, who may vote, and the votes, which nothing leads back to a person.

Who may vote and what was voted stand in different tables, and a vote writes to one of them only: a ballot. It keeps no
moment and no day. What stops a second vote is a keyed hash of the code, made from the code as it is typed; the list of
codes has another keyed hash, so the two cannot be laid beside each other. Counting rewrites all ballots at once, in an
order drawn by lot and under new keys, and deletes both hashes.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing


class VoteKind(models.TextChoices):
    """How people vote; the values are those of methods.voting.Kind."""

    APPROVAL = "approval", _("Tick the projects they like")
    POINTS = "points", _("Share out points")
    RANKING = "ranking", _("Put projects in order")


class Eligibility(models.TextChoices):
    """Who may vote, without an account."""

    CODES = "codes", _("Whoever has a code that we hand out, each once")
    PLACE = "place", _("Whoever says that they live here, once for each browser")


class SharedOut(models.TextChoices):
    """What people share out."""

    MONEY = "money", _("Money, in pounds")
    PLACES = "places", _("Places on a list of priorities, without money")


class Rule(models.TextChoices):
    """How it is decided; the values of the two that count votes are those of methods.voting.Rule."""

    EQUAL_SHARES = "equal-shares", _("A vote, with equal shares: every voter has the same part")
    GREEDY = "greedy", _("A vote, the most votes first")
    PANEL = "panel", _("A panel talks it over and gives a reason for each project")


class Phase(models.TextChoices):
    """Where a budget stands: its days tell, and in the end its result."""

    SUBMIT = "submit", _("Hand in projects")
    CHECK = "check", _("Check and discuss")
    VOTE = "vote", _("Vote")
    COUNT = "count", _("Count")
    DECIDED = "decided", _("Decided")


class State(models.TextChoices):
    """What became of a project before the vote."""

    WAITING = "waiting", _("Waits to be checked")
    ELIGIBLE = "eligible", _("Can be voted on")
    REFUSED = "refused", _("Cannot be voted on")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Budget(ProgrammeOwned):
    """Money that people share out by a vote. Once the vote has begun, its rules stand."""

    processing = Processing(
        purpose="To know who opened a shared budget and who confirmed its result",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by", "confirmed_by"),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    words = models.TextField(max_length=2000, blank=True)
    """What the money is for, and what a project must keep to."""
    sort = models.CharField(max_length=6, choices=SharedOut, default=SharedOut.MONEY)
    amount = models.PositiveIntegerField()
    """Whole pounds, or how many places the list has."""
    vote_kind = models.CharField(max_length=8, choices=VoteKind, default=VoteKind.APPROVAL)
    most = models.PositiveSmallIntegerField(default=5)
    """How many projects somebody may tick or rank, or how many points they share out."""
    rule = models.CharField(max_length=12, choices=Rule, default=Rule.EQUAL_SHARES)
    eligibility = models.CharField(max_length=5, choices=Eligibility, default=Eligibility.CODES)
    place_words = models.CharField(max_length=120, blank=True)
    """Where those live who may vote, where they say so themselves."""
    submit_until = models.DateField()
    vote_from = models.DateField()
    vote_until = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_to_count = models.BooleanField(default=False)
    result: Any = models.JSONField(null=True, blank=True)
    """What counting found, as together/budgets/counting.py writes it; written once."""
    votes_file = models.TextField(blank=True)
    """The votes as they are published, in the format of Pabulib."""
    counted_on = models.DateField(null=True, blank=True)
    panel = models.TextField(max_length=1000, blank=True)
    """Who sat on the panel, where one decided; published."""
    dissent = models.TextField(max_length=2000, blank=True)
    """What whoever saw it otherwise wants read beside it; published."""
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-vote_until", "title"]
        constraints = [
            models.CheckConstraint(name="a_budget_has_money", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="a_vote_allows_something", condition=Q(most__gt=0)),
            models.CheckConstraint(
                name="projects_come_before_votes",
                condition=Q(submit_until__lt=F("vote_from")) & Q(vote_from__lte=F("vote_until")),
            ),
            models.CheckConstraint(
                name="a_result_has_its_day",
                condition=Q(result__isnull=True, counted_on__isnull=True)
                | Q(result__isnull=False, counted_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def phase(self, today: dt.date | None = None) -> Phase:
        today = today or timezone.localdate()
        if self.counted_on is not None:
            return Phase.DECIDED
        if today <= self.submit_until:
            return Phase.SUBMIT
        if today < self.vote_from:
            return Phase.CHECK
        return Phase.VOTE if today <= self.vote_until else Phase.COUNT


class BudgetProject(ProgrammeOwned):
    """What somebody wants the money to pay for. Whoever hands it in names nobody; its number is never given again."""

    processing = Processing(
        purpose="To publish what money could pay for, and why a project can or cannot be voted on",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Whoever a project's words may name, and the member who checked it",
        fields=("words", "by"),
        kept_for="As long as the programme",
    )

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="projects")
    number = models.PositiveIntegerField()
    """In the order in which they were handed in; in the file of votes it is the project's id."""
    title = models.CharField(max_length=120)
    words = models.TextField(max_length=2000, blank=True)
    cost = models.PositiveIntegerField()
    """Whole pounds, as it stands after the check; 1 where it would take a place on a list."""
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    reason = models.TextField(max_length=1000, blank=True)
    """Why it can or cannot be voted on, or why it was withdrawn; published."""
    equality = models.TextField(max_length=1000, blank=True)
    """Who could be left out by it, and what is done about that; published."""
    verdict = models.TextField(max_length=1000, blank=True)
    """Why the panel pays for it or not, where one decided; published."""
    became = models.TextField(max_length=1000, blank=True)
    """What the final plan says of it, or what came of it, beside what people decided; published."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who checked it last."""

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["budget", "number"], name="a_project_has_a_number"),
            models.CheckConstraint(name="a_project_costs_something", condition=Q(cost__gt=0)),
        ]

    def __str__(self) -> str:
        return self.title


class VotingCode(ProgrammeOwned):
    """One code of a list that is handed out. Voting does not touch it: it keeps no mark of having been used."""

    processing = NotPersonal("Codes are handed out without a list of who got which, and kept as a keyed hash.")

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="codes")
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["budget", "hash"], name="a_code_is_listed_once")]

    def __str__(self) -> str:
        return "Voting code"


class SpentCode(ProgrammeOwned):
    """A code that was given in for a sheet of paper, so that nobody votes with it again."""

    processing = NotPersonal("A keyed hash of a code that nobody wrote down a name for.")

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="spent")
    once = models.CharField(max_length=64)
    made_at = None

    class Meta:
        constraints = [models.UniqueConstraint(fields=["budget", "once"], name="a_code_is_given_in_once")]

    def __str__(self) -> str:
        return "Code given in"


class Ballot(ProgrammeOwned):
    """One vote. It keeps no moment, no day and no person, and its key is drawn at random."""

    processing = NotPersonal("A vote without anything that leads to who cast it.")

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="ballots")
    choices: Any = models.JSONField()
    """Points by the number of a project; 1 for a tick."""
    once = models.CharField(max_length=64, unique=True, null=True, blank=True)
    """What stops a second vote: a keyed hash of the code or of the browser. Counting deletes it."""
    receipt = models.CharField(max_length=64, unique=True, null=True, blank=True)
    """A keyed hash of the four words that the voter holds."""
    made_at = None

    def __str__(self) -> str:
        return "Vote"


class PaperBallot(ProgrammeOwned):
    """A sheet as one person typed it in. It counts when two different people typed the same."""

    processing = Processing(
        purpose="To know that two different people typed each sheet",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="Until the votes are counted",
    )

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="sheets")
    number = models.PositiveIntegerField()
    """Written on the sheet when the box is opened, so it tells nothing about who put it in."""
    choices: Any = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = None

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["budget", "number", "by"], name="a_person_types_a_sheet_once")]

    def __str__(self) -> str:
        return f"{self.number}"
