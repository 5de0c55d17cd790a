"""Where something good goes next: what stays, what may change, who teaches whom, networks, and shows on the road."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.journeys.models.programme import LivingManager
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing

WRITERS = Processing(
    purpose="To know who wrote down where something goes next",
    lawful_basis=LawfulBasis.PUBLIC_TASK,
    whose="Members",
    fields=("by",),
    kept_for="As long as the programme",
)


class SpreadPlan(ProgrammeOwned):
    """How one initiative, or the programme as a whole, takes root elsewhere."""

    processing = WRITERS

    initiative = models.OneToOneField(
        Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="spread_plan"
    )
    """Empty for the programme as a whole."""
    stays = models.TextField(max_length=3000, blank=True)
    """What must stay the same, or it is not the same thing."""
    may_change = models.TextField(max_length=3000, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme"], condition=Q(initiative__isnull=True), name="one_spread_plan_for_the_whole"
            )
        ]

    def __str__(self) -> str:
        return self.initiative.title if self.initiative else self.programme.name


class SpreadLine(ProgrammeOwned):
    """One line of a plan. What was taken out can be brought back."""

    version = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        abstract = True


class NextState(models.TextChoices):
    ASKED = "asked", _("Asked")
    WILLING = "willing", _("Willing")
    STARTED = "started", _("Started")
    STOPPED = "stopped", _("Stopped again")


class SpreadNext(SpreadLine):
    """A service or a place that comes next, and how far it is."""

    processing = WRITERS

    plan = models.ForeignKey(SpreadPlan, on_delete=models.CASCADE, related_name="nexts")
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=7, choices=NextState, default=NextState.ASKED)
    since = models.DateField()
    words = models.TextField(max_length=1000, blank=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Teaching(SpreadLine):
    """Who teaches whom. A person is named only once they agreed."""

    processing = Processing(
        purpose="To know who teaches others what was learned, with their consent",
        lawful_basis=LawfulBasis.CONSENT,
        whose="Participants who teach others, and members",
        fields=("who", "title", "by"),
        kept_for="As long as the programme; without a name once they are erased",
    )

    plan = models.ForeignKey(SpreadPlan, on_delete=models.CASCADE, related_name="teachings")
    title = models.CharField(max_length=200, blank=True)
    """A role, such as “those who ring”; empty where a person is named."""
    who = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="teachings")
    agreed_on = models.DateField(null=True, blank=True)
    """When that person agreed to be named here."""
    whom = models.CharField(max_length=200)
    words = models.CharField(max_length=500)
    """What they teach, and how."""

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                name="who_teaches_by_name_agreed", condition=Q(who__isnull=True) | Q(agreed_on__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.title or self.whom


class PeerNetwork(SpreadLine):
    """People who do the same and meet."""

    processing = WRITERS

    plan = models.ForeignKey(SpreadPlan, on_delete=models.CASCADE, related_name="networks")
    title = models.CharField(max_length=200)
    for_whom = models.CharField(max_length=300)
    how_often = models.CharField(max_length=120)
    reach = models.CharField(max_length=200, blank=True)
    """A mailbox or a telephone of an office: no address of a person."""

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Roadshow(SpreadLine):
    """A day on which others see it and try it."""

    processing = WRITERS

    plan = models.ForeignKey(SpreadPlan, on_delete=models.CASCADE, related_name="roadshows")
    title = models.CharField(max_length=200)
    on = models.DateField()
    words = models.TextField(max_length=1000)
    """What people can do there."""
    where = models.CharField(max_length=200, blank=True)
    access = models.TextField(max_length=600, blank=True)
    costs = models.CharField(max_length=300, blank=True)
    papers_on = models.DateField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.CheckConstraint(
                name="a_roadshow_is_announced_with_its_four_things",
                condition=Q(announced_at__isnull=True)
                | ~Q(where="") & ~Q(access="") & ~Q(costs="") & Q(papers_on__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title
