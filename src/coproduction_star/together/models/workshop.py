"""A workshop: a room that people join by a code, what is asked there, what they write, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, ProgrammeOwned, Promise
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing
from coproduction_star.voices.models import Refusal, State

LOWEST, HIGHEST = -2, 2
COS = 4
"""The four Co’s are kept as 1 to 4."""
KEPT_FOR = "Two years after the workshop; what became an initiative or a promise stays there"


class Pace(models.TextChoices):
    """Who says when the next thing begins."""

    TOGETHER = "together", _("Together: you open one thing after the other")
    OWN = "own", _("Each at their own pace: everything is open from the start")


class ActivityKind(models.TextChoices):
    """What people do."""

    TALK = "talk", _("Talk, listen or take a break")
    IDEAS = "ideas", _("Collect ideas: everybody reads them at once")
    SILENT = "silent", _("Silent writing: everybody reads them at the end")
    DOTS = "dots", _("Vote with dots")
    POLL = "poll", _("Quick poll")
    AGREE = "agree", _("Agree or object, with reasons")
    PLACE = "place", _("Place ideas on the Star: which of the four Co’s")
    RATE = "rate", _("Rate ideas: difference to lives, and public money and time")
    CARD = "card", _("Cards: one thing to try, and how it went two weeks later")


class Turn(models.TextChoices):
    """Whether people can do it now."""

    WAITING = "waiting", _("Not open yet")
    OPEN = "open", _("Open now")
    CLOSED = "closed", _("Closed")


class Workshop(ProgrammeOwned):
    """A room. People join by its code while it is open; the code tells nothing of what is inside."""

    processing = Processing(
        purpose="To know who opened a workshop, who leads it now, and who ended it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by", "led_by", "closed_by"),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    about = models.TextField(max_length=1000, blank=True)
    template = models.CharField(max_length=40, blank=True)
    """The id of the agenda it began from; empty where it began from none."""
    held_on = models.DateField()
    pace = models.CharField(max_length=8, choices=Pace, default=Pace.TOGETHER)
    checked = models.BooleanField(default=False)
    """Words are read by somebody before the room sees them."""
    code = models.CharField(max_length=8, unique=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    led_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who leads it now. Anyone of the team can take over."""
    stirred = models.PositiveIntegerField(default=0)
    """Grows whenever phones have something new to show."""
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-held_on", "-made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_closed_workshop_was_open", condition=Q(closed_at__isnull=True) | Q(opened_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """People may join and write."""
        return self.opened_at is not None and self.closed_at is None


class WorkshopActivity(ProgrammeOwned):
    """One thing of the agenda, in its place. What is taken out can come back."""

    processing = NotPersonal("What is asked in a workshop.")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="activities")
    kind = models.CharField(max_length=8, choices=ActivityKind)
    title = models.CharField(max_length=200)
    about = models.TextField(max_length=1000, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    dots = models.PositiveSmallIntegerField(default=3)
    """How many dots one person has."""
    source = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followed_by")
    """The activity whose words are voted on here; none where the team writes the choices itself."""
    position = models.PositiveSmallIntegerField()
    turn = models.CharField(max_length=8, choices=Turn, default=Turn.WAITING)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "made_at"]

    def __str__(self) -> str:
        return self.title


class WorkshopSeat(ProgrammeOwned):
    """A browser that joined, or a pile of paper. Nobody has to say who they are."""

    processing = Processing(
        purpose="So that what somebody writes in a workshop counts once, and they can change it",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who take part in a workshop",
        fields=("name", "by"),
        kept_for=KEPT_FOR,
    )

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="seats")
    name = models.CharField(max_length=40, blank=True)
    paper = models.BooleanField(default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who typed it in from paper."""
    delete_after = models.DateField()

    def __str__(self) -> str:
        return str(self.pk)[:8]


class WorkshopContribution(ProgrammeOwned):
    """What somebody wrote, or a choice that the team wrote (it has no seat)."""

    processing = Processing(
        purpose="To collect what a room thinks, and to go on with it",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who take part in a workshop, and people they write about",
        fields=("words", "reason_words"),
        kept_for=KEPT_FOR,
    )

    activity = models.ForeignKey(WorkshopActivity, on_delete=models.CASCADE, related_name="contributions")
    seat = models.ForeignKey(
        WorkshopSeat, null=True, blank=True, on_delete=models.CASCADE, related_name="contributions"
    )
    key = models.CharField(max_length=40, blank=True)
    """Given by the browser before it sends: the same words sent again after a lost signal are kept once."""
    words = models.TextField(max_length=600)
    group = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.SHOWN)
    reason = models.CharField(max_length=20, choices=Refusal, blank=True)
    reason_words = models.CharField(max_length=300, blank=True)
    became = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="came_from_workshop"
    )
    promise = models.ForeignKey(Promise, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    option_at = models.CharField(max_length=200, blank=True)
    """Where it is rated with other options."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "seat", "key"], condition=~Q(key=""), name="what_a_browser_sends_is_kept_once"
            ),
            models.CheckConstraint(
                name="refused_words_of_a_workshop_have_a_reason", condition=~Q(state="refused") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        """Never the words: this is what events call it."""
        return str(self.pk)[:8]


class WorkshopMark(ProgrammeOwned):
    """A dot, an answer of a poll, or whether somebody agrees: of one seat on one thing."""

    processing = Processing(
        purpose="To see what a room prefers, and why somebody objects",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who take part in a workshop",
        fields=("value", "reason"),
        kept_for=KEPT_FOR,
    )

    activity = models.ForeignKey(WorkshopActivity, on_delete=models.CASCADE, related_name="marks")
    seat = models.ForeignKey(WorkshopSeat, on_delete=models.CASCADE, related_name="marks")
    contribution = models.ForeignKey(WorkshopContribution, on_delete=models.CASCADE, related_name="marks")
    value = models.SmallIntegerField(default=1)
    """1 for a dot or a choice; 1 agrees, 0 can live with it, -1 objects; 1 to 4 one of the Co’s; -2 to 2 for lives."""
    resources = models.SmallIntegerField(null=True, blank=True)
    """Of a rating: the effect on public money and time, from -2 (takes much more) to 2 (frees much)."""
    reason = models.CharField(max_length=300, blank=True)
    shown = models.BooleanField(default=True)
    """The room may read the reason."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "seat", "contribution"], name="one_mark_of_a_seat_on_a_thing"),
            models.CheckConstraint(
                name="a_mark_lies_between_its_ends", condition=Q(value__gte=LOWEST, value__lte=COS)
            ),
            models.CheckConstraint(
                name="a_rating_of_money_lies_between_its_ends",
                condition=Q(resources__isnull=True) | Q(resources__gte=LOWEST, resources__lte=HIGHEST),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)[:8]
