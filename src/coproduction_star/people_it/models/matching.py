"""Runs of matching, what they propose, who is asked and what they say, introductions, and what came of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing

from .offers import Need, Offer, RoleWanted

LONGEST_REASON = 500


class RunState(models.TextChoices):
    """How far a run is."""

    WAITING = "waiting", _("Waits to begin")
    READING = "reading", _("Reads offers and needs")
    MATCHING = "matching", _("Looks for who could help whom")
    DONE = "done", _("Done")
    FAILED = "failed", _("Did not work")


class MatchKind(models.TextChoices):
    """What kind of bringing together a proposal is."""

    PERSON_ROLE = "person-role", _("A person for a role")
    PERSON_PERSON = "person-person", _("One person helps another")
    RING = "ring", _("People help each other in a ring")
    PERSON_GROUP = "person-group", _("A person and a group")
    GROUP_ASSET = "group-asset", _("A space or things for a group")
    IDEA_STAFF = "idea-staff", _("Staff for an idea")


class Said(models.TextChoices):
    """What somebody says who is asked. No reason is asked for."""

    YES = "yes", _("Yes")
    NO = "no", _("No")


class Happened(models.TextChoices):
    """Whether what was agreed took place."""

    YES = "yes", _("Yes, it took place")
    NO = "no", _("No, it did not")
    LATER = "later", _("Not yet")


class Good(models.TextChoices):
    """Whether it was good for whoever says so."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("In part")
    NO = "no", _("No")


class MatchWeights(ProgrammeOwned):
    """What the three parts of a score weigh from here on, and why. Written once: the newest counts."""

    processing = Processing(
        purpose="To show who changed what a match weighs, and why",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="Brokers and programme leads",
        fields=("by",),
        kept_for="As long as the programme",
    )

    likeness = models.PositiveSmallIntegerField()
    times = models.PositiveSmallIntegerField()
    nearness = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=LONGEST_REASON)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="weights_are_parts_of_a_hundred",
                condition=models.Q(likeness=100 - models.F("times") - models.F("nearness")),
            ),
            models.CheckConstraint(name="other_weights_have_a_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.likeness} · {self.times} · {self.nearness}"


class MatchingRun(ProgrammeOwned):
    """One look at who could help whom, done by a task. Nobody hears of it before a person approves a proposal."""

    processing = Processing(
        purpose="To know who looked for matches, and when",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="Brokers and programme leads",
        fields=("by",),
        kept_for="As long as the programme",
    )

    state = models.CharField(max_length=10, choices=RunState, default=RunState.WAITING)
    with_rings = models.BooleanField(default=True)
    weights = models.JSONField(default=dict)
    """The weights of this run: likeness, times and nearness as parts of a hundred."""
    result = models.JSONField(default=dict)
    """Counts, and needs without a proposal with the condition that leaves them alone; never words of people."""
    method_version = models.CharField(max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    moved_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["programme", "-made_at"], name="runs_of_a_programme")]

    def __str__(self) -> str:
        return str(_("Matching run"))


class Proposal(ProgrammeOwned):
    """People who could be brought together. A person approves it or sets it aside; then everybody in it is asked."""

    processing = Processing(
        purpose="To know who approved a match or set it aside, and why",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who offer or ask, and brokers",
        fields=("proposed_by", "proposed_because", "approved_by", "set_aside_by", "set_aside_because"),
        kept_for="Until a later run replaces it, or a year after it was decided",
    )

    run = models.ForeignKey(MatchingRun, null=True, blank=True, on_delete=models.CASCADE, related_name="proposals")
    """None where a broker proposed it by hand."""
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_because = models.CharField(max_length=LONGEST_REASON, blank=True)
    """Why it was proposed by hand, in the broker's words."""
    kind = models.CharField(max_length=13, choices=MatchKind)
    score = models.PositiveIntegerField()
    """In millionths; of a ring the mean of its parts."""
    size = models.PositiveSmallIntegerField(default=1)
    """How many legs it has: with fewer that live it is over."""
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    set_aside_because = models.CharField(max_length=LONGEST_REASON, blank=True)
    delete_after = models.DateField()

    class Meta:
        ordering = ["-score", "pk"]
        indexes = [models.Index(fields=["programme", "approved_at", "set_aside_at"], name="proposals_to_decide")]
        constraints = [
            models.CheckConstraint(
                name="what_no_run_proposed_says_why",
                condition=models.Q(run__isnull=False, proposed_because="")
                | (models.Q(run__isnull=True) & ~models.Q(proposed_because="")),
            ),
            models.CheckConstraint(
                name="a_proposal_is_approved_or_set_aside",
                condition=models.Q(approved_at__isnull=True) | models.Q(set_aside_at__isnull=True),
            ),
            models.CheckConstraint(
                name="what_is_set_aside_says_why",
                condition=models.Q(set_aside_at__isnull=True, set_aside_because="")
                | (models.Q(set_aside_at__isnull=False) & ~models.Q(set_aside_because="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class ProposalLeg(ProgrammeOwned):
    """One helps another: an offer for a need, a role or an idea. A ring has several, in the order of who helps."""

    processing = NotPersonal("Points to an offer and to what it could be for; both say whose they are.")

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="legs")
    position = models.PositiveSmallIntegerField(default=0)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    role = models.ForeignKey(RoleWanted, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    idea = models.ForeignKey(Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    why = models.JSONField(default=dict)
    """What both name, shared times, distance, and what each part of the score gives: the numbers behind the words."""

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(
                name="a_leg_is_for_one_thing",
                condition=models.Q(need__isnull=False, role__isnull=True, idea__isnull=True)
                | models.Q(need__isnull=True, role__isnull=False, idea__isnull=True)
                | models.Q(need__isnull=True, role__isnull=True, idea__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}"


class AskedPerson(ProgrammeOwned):
    """Somebody in an approved proposal: whether they say yes, and whether the others may see how to reach them."""

    processing = Processing(
        purpose="To ask somebody whether they want to be brought together, and to keep their answer",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who offer or ask, and who answer for a role",
        fields=("participant", "said", "typed_by", "shares_contact_at"),
        kept_for="A year after they were asked, or until they are erased",
    )

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="asked")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    gives = models.BooleanField(default=False)
    gets = models.BooleanField(default=False)
    hash = models.CharField(max_length=64, unique=True)
    """Recognises the code of their link, which is worked out anew for each letter and kept nowhere."""
    said = models.CharField(max_length=3, choices=Said, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who typed their answer for them, from a call or a talk."""
    nudged_at = models.DateTimeField(null=True, blank=True)
    shares_contact_at = models.DateTimeField(null=True, blank=True)
    delete_after = models.DateField()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "participant"], name="a_person_is_asked_once"),
            models.CheckConstraint(
                name="an_answer_to_a_match_has_its_day",
                condition=models.Q(said="", said_at__isnull=True)
                | (models.Q(said_at__isnull=False) & ~models.Q(said="")),
            ),
        ]

    def __str__(self) -> str:
        """Never the name: this is what events call them."""
        return str(_("Somebody who was asked"))


class Introduction(ProgrammeOwned):
    """Everybody in a proposal said yes: they write to each other here, and nobody sees an address."""

    processing = NotPersonal("That people were introduced; who they are stands on who was asked.")

    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="introduction")

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return str(_("Introduction"))


class MaskedMessage(ProgrammeOwned):
    """What one of the people in an introduction wrote to the others."""

    processing = Processing(
        purpose="To let people who were introduced agree when and where, without seeing each other’s address",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who were introduced",
        fields=("sender", "words"),
        kept_for="A year after it was written, or until its writer is erased",
    )

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="messages")
    sender = models.ForeignKey(AskedPerson, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(max_length=2000)
    delete_after = models.DateField()

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        """Never the words: this is what events call it."""
        return str(_("A message"))


class Outcome(ProgrammeOwned):
    """What came of an introduction, as one of the people in it says: did it take place, hours, was it good."""

    processing = Processing(
        purpose="To learn whether bringing people together works, and to count the hours they gave",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who were introduced, and who typed it for them",
        fields=("asked", "happened", "hours", "was_good", "by"),
        kept_for="As long as who was asked is kept",
    )

    asked = models.OneToOneField(AskedPerson, on_delete=models.CASCADE, related_name="outcome")
    happened = models.CharField(max_length=5, choices=Happened)
    hours = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    """Hours that were given in it, by whoever gave."""
    was_good = models.CharField(max_length=6, choices=Good, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who typed it for them; empty where they wrote it themselves."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hours_are_of_what_took_place",
                condition=models.Q(hours__isnull=True) | models.Q(happened="yes", hours__gte=0),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_happened_display())


PUBLISHED_WEIGHTS = {"likeness": 50, "times": 30, "nearness": 20}
"""The published weights, where nobody chose others."""
