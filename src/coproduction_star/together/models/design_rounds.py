"""A design round: what people live through along a service, what they choose, sketch and test, and what came of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing
from coproduction_star.voices.models import Channel, Refusal, State

LOWEST, HIGHEST = 1, 5


class DesignPhase(models.TextChoices):
    """Where a round is; each begins on a day that is kept."""

    COLLECTING = "collecting", _("Hearing what people live through")
    CHOOSING = "choosing", _("Choosing what matters most")
    SKETCHING = "sketching", _("Sketching changes")
    TESTING = "testing", _("Testing")
    CLOSED = "closed", _("Closed, with an answer")


class Side(models.TextChoices):
    """From which side somebody knows the service."""

    USERS = "users", _("I use the service, or care for somebody who does")
    PROVIDERS = "providers", _("I work in the service, or help to run it")


class Feeling(models.IntegerChoices):
    """How a stage feels."""

    VERY_BAD = 1, _("Very bad")
    BAD = 2, _("Bad")
    BETWEEN = 3, _("In between")
    GOOD = 4, _("Good")
    VERY_GOOD = 5, _("Very good")


class Choice(models.TextChoices):
    """What was decided about a priority or a sketch, with a reason."""

    OPEN = "open", _("Not decided yet")
    YES = "yes", _("We go on with it")
    NO = "no", _("We do not go on with it")


class Verdict(models.TextChoices):
    """What a test led to."""

    KEEP = "keep", _("Keep it as it is")
    CHANGE = "change", _("Change it and test again")
    DROP = "drop", _("Drop it")


class DesignRound(ProgrammeOwned):
    """One round about one service. It cannot close without an answer to every priority."""

    processing = Processing(
        purpose="To know who set up, moved on and closed a design round",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by", "closed_by"),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    about = models.TextField(max_length=1000)
    """Which service, and what people can change."""
    cannot_change = models.TextField(max_length=600, blank=True)
    """What is settled already, said before anyone gives their time."""
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="design_rounds"
    )
    answer_by = models.DateField()
    """By when everyone can read what came of it."""
    phase = models.CharField(max_length=10, choices=DesignPhase, default=DesignPhase.COLLECTING)
    phases: Any = models.JSONField(default=list)
    """DesignPhase and day, in the order in which they came."""
    effect_on_outcome = models.TextField(max_length=1000, blank=True)
    cost_low = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    """Pounds a year; below nought it saves."""
    cost_likely = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    cost_high = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    effect_on_cost = models.TextField(max_length=1000, blank=True)
    """What the amounts rest on, or why nobody can say yet."""
    handed_on = models.CharField(max_length=200, blank=True)
    """The change that became an option to rate."""
    became = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="came_from_design"
    )
    option_at = models.CharField(max_length=200, blank=True)
    """Where it is rated."""
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_closed_design_round_says_what_it_changes",
                condition=Q(closed_at__isnull=True) | (~Q(effect_on_outcome="") & ~Q(effect_on_cost="")),
            ),
            models.CheckConstraint(
                name="a_design_round_has_all_three_costs_or_none",
                condition=Q(cost_low__isnull=True, cost_likely__isnull=True, cost_high__isnull=True)
                | Q(cost_low__isnull=False, cost_likely__isnull=False, cost_high__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DesignStage(ProgrammeOwned):
    """One stage of the way through a service, such as asking for it or the first visit."""

    processing = NotPersonal("A part of a service.")

    design = models.ForeignKey(DesignRound, on_delete=models.CASCADE, related_name="stages")
    title = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["design", "position"], name="one_stage_for_each_place")]

    def __str__(self) -> str:
        return self.title


class DesignTaker(ProgrammeOwned):
    """Somebody who took part, with or without a name. Four words open what they said; they are kept nowhere."""

    processing = Processing(
        purpose="To hear what people live through in a service, and to let them change it or take it back",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who use or provide a service and take part in a design round",
        fields=("participant", "by", "quote"),
        kept_for="Two years after the answer was due; at once when it is taken back",
    )

    design = models.ForeignKey(DesignRound, on_delete=models.CASCADE, related_name="takers")
    side = models.CharField(max_length=10, choices=Side)
    quote = models.BooleanField(default=False)
    """They agree that their words are shown, without a name."""
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="design_rounds"
    )
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.ONLINE)
    language = models.CharField(max_length=10, default="en")
    reference_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who typed it for somebody else: from paper, the phone or a talk."""
    delete_after = models.DateField()

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        """Never who it is: this is what events call it."""
        return f"{self.design_id} ({str(self.pk)[:8]})"


class DesignExperience(ProgrammeOwned):
    """How one stage felt to one person, and what happened there. Others read the words once they are checked."""

    processing = Processing(
        purpose="To see where a service feels good or bad to those who use and those who provide it",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who take part in a design round, and people they write about",
        fields=("feeling", "words"),
        kept_for="Two years after the answer was due; at once when it is taken back",
    )

    taker = models.ForeignKey(DesignTaker, on_delete=models.CASCADE, related_name="experiences")
    stage = models.ForeignKey(DesignStage, on_delete=models.CASCADE, related_name="experiences")
    feeling = models.PositiveSmallIntegerField(choices=Feeling, null=True, blank=True)
    words = models.TextField(max_length=1500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    third_person = models.BooleanField(default=False)
    has_address = models.BooleanField(default=False)
    reason = models.CharField(max_length=20, choices=Refusal, blank=True)
    reason_words = models.CharField(max_length=600, blank=True)
    edited = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["stage__position", "made_at"]
        constraints = [
            models.UniqueConstraint(fields=["taker", "stage"], name="somebody_tells_of_a_stage_once"),
            models.CheckConstraint(
                name="an_experience_says_something", condition=Q(feeling__isnull=False) | ~Q(words="")
            ),
            models.CheckConstraint(
                name="a_feeling_is_one_of_five",
                condition=Q(feeling__isnull=True) | Q(feeling__gte=LOWEST, feeling__lte=HIGHEST),
            ),
            models.CheckConstraint(
                name="a_refused_experience_has_a_reason", condition=~Q(state="refused") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)[:8]


class Part(ProgrammeOwned):
    """Something the group writes down in a round: a priority, a sketch or a test. What is taken out can come back."""

    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(ProgrammeOwned.Meta):
        abstract = True
        ordering = ["made_at"]


class DesignPriority(Part):
    """What should be better. People put dots on it, the group decides, and it gets an answer."""

    processing = NotPersonal("What should be better about a service, and what came of it.")

    design = models.ForeignKey(DesignRound, on_delete=models.CASCADE, related_name="priorities")
    title = models.CharField(max_length=200)
    why = models.TextField(max_length=600, blank=True)
    stage = models.ForeignKey(DesignStage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    choice = models.CharField(max_length=4, choices=Choice, default=Choice.OPEN)
    choice_why = models.CharField(max_length=400, blank=True)
    did = models.TextField(max_length=1000, blank=True)
    could_not = models.TextField(max_length=1000, blank=True)

    def __str__(self) -> str:
        return self.title


class DesignDot(ProgrammeOwned):
    """One person’s dot on one priority."""

    processing = Processing(
        purpose="To see what matters most to those who took part",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who take part in a design round",
        fields=("taker",),
        kept_for="Two years after the answer was due; at once when it is taken back",
    )

    taker = models.ForeignKey(DesignTaker, on_delete=models.CASCADE, related_name="dots")
    priority = models.ForeignKey(DesignPriority, on_delete=models.CASCADE, related_name="dots")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["taker", "priority"], name="one_dot_on_a_priority")]

    def __str__(self) -> str:
        return str(self.pk)[:8]


class DesignSketch(Part):
    """A change that people drew up together, and what each side brings to it."""

    processing = NotPersonal("A change to a service.")

    design = models.ForeignKey(DesignRound, on_delete=models.CASCADE, related_name="sketches")
    priority = models.ForeignKey(
        DesignPriority, null=True, blank=True, on_delete=models.SET_NULL, related_name="sketches"
    )
    title = models.CharField(max_length=200)
    words = models.TextField(max_length=1500)
    people_bring = models.CharField(max_length=400, blank=True)
    service_brings = models.CharField(max_length=400, blank=True)
    choice = models.CharField(max_length=4, choices=Choice, default=Choice.OPEN)
    choice_why = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return self.title


class DesignTest(Part):
    """A sketch tried in the small: what was tried, learnt and changed."""

    processing = NotPersonal("What was tried with how many people, and what it taught.")

    design = models.ForeignKey(DesignRound, on_delete=models.CASCADE, related_name="tests")
    sketch = models.ForeignKey(DesignSketch, on_delete=models.CASCADE, related_name="tests")
    held_on = models.DateField()
    users = models.PositiveIntegerField(default=0)
    providers = models.PositiveIntegerField(default=0)
    tried = models.TextField(max_length=1000)
    learnt = models.TextField(max_length=1000)
    changed = models.TextField(max_length=1000, blank=True)
    verdict = models.CharField(max_length=6, choices=Verdict)

    class Meta(Part.Meta):
        ordering = ["held_on", "made_at"]

    def __str__(self) -> str:
        return f"{self.sketch}: {self.get_verdict_display()}"
