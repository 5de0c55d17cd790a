"""A review by visits: what a group calls good, who went to look, and what they saw."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, Place, ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, NotPersonal, Processing
from coproduction_star.voices.models import Channel, Refusal, State

LEAST_SCORE, MOST_SCORE = 0, 3


class ReviewPhase(models.TextChoices):
    """Where a review is; each begins on a day that is kept."""

    CHOOSING = "choosing", _("Choosing what good looks like")
    VISITING = "visiting", _("Visiting")
    AGREEING = "agreeing", _("Agreeing the report")
    ANSWERED = "answered", _("Answered by the service")
    CLOSED = "closed", _("Closed")


class Score(models.IntegerChoices):
    """How far a point is met."""

    NOT_AT_ALL = 0, _("Not at all")
    A_LITTLE = 1, _("A little")
    MOSTLY = 2, _("Mostly")
    FULLY = 3, _("Fully")


class PointState(models.TextChoices):
    """Whether a point is on the checklist."""

    SUGGESTED = "suggested", _("Suggested")
    LISTED = "listed", _("On the checklist")
    OUT = "out", _("Left out")


class Review(ProgrammeOwned):
    """One look at one service by those who use it. It cannot close before the service has answered each point."""

    processing = Processing(
        purpose="To know who set up, moved on and closed a review",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    title = models.CharField(max_length=200)
    about = models.TextField(max_length=1000)
    """What is looked at, and what visitors need to know before they go."""
    service = models.CharField(max_length=200)
    """Who answers."""
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="visit_reviews"
    )
    visit_until = models.DateField()
    """The last day of visits."""
    answer_by = models.DateField()
    """By when the service answers, and everybody can read it."""
    earlier = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later")
    """The review that this one repeats: results stand side by side."""
    official = models.CharField(max_length=200, blank=True)
    """Where the figure of a measure stands that is shown beside, such as the page of an indicator."""
    official_words = models.CharField(max_length=300, blank=True)
    """What an official figure says, of when and from where: anyone reads it."""
    phase = models.CharField(max_length=10, choices=ReviewPhase, default=ReviewPhase.CHOOSING)
    phases: Any = models.JSONField(default=list)
    """ReviewPhase and day, in the order in which they came."""
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="a_service_answers_after_the_last_visit", condition=Q(answer_by__gte=models.F("visit_until"))
            )
        ]

    def __str__(self) -> str:
        return self.title


class ReviewTaker(ProgrammeOwned):
    """Somebody who takes part, alone or as a pair. Four words open their part; they are kept nowhere."""

    processing = Processing(
        purpose="To let people choose what good looks like, visit and write what they saw, and take it back",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who take part in a review",
        fields=("participant", "by"),
        kept_for="Two years after the answer was due; at once when it is taken back",
    )

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="takers")
    participant = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="visit_reviews"
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
        constraints = [models.UniqueConstraint(fields=["review", "participant"], name="one_part_of_a_person")]

    def __str__(self) -> str:
        """Never who it is: this is what events call it."""
        return f"{self.review_id} ({str(self.pk)[:8]})"


class ReviewPoint(ProgrammeOwned):
    """What good looks like, in people’s own words. What is left out stays at the foot and can come back."""

    processing = NotPersonal("What a good service looks like; the group reads each suggestion first.")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="points")
    title = models.CharField(max_length=200)
    easy = models.CharField(max_length=200, blank=True)
    """The same in short words."""
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=PointState, default=PointState.LISTED)
    suggested_by = models.ForeignKey(
        ReviewTaker, null=True, blank=True, on_delete=models.SET_NULL, related_name="suggested"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "made_at"]

    def __str__(self) -> str:
        return self.title


class PointChoice(ProgrammeOwned):
    """One person says that one point matters."""

    processing = Processing(
        purpose="To see what matters to those who take part",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who take part in a review",
        fields=("taker",),
        kept_for="Two years after the answer was due; at once when it is taken back",
    )

    taker = models.ForeignKey(ReviewTaker, on_delete=models.CASCADE, related_name="choices")
    point = models.ForeignKey(ReviewPoint, on_delete=models.CASCADE, related_name="choices")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["taker", "point"], name="a_point_is_chosen_once")]

    def __str__(self) -> str:
        return str(self.pk)[:8]


class Visit(ProgrammeOwned):
    """One visit to one place on one day, by one person or a pair."""

    processing = Processing(
        purpose="To see what visitors saw, when and where",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who visit a service for a review",
        fields=("taker", "quote"),
        kept_for="Two years after the answer was due; at once when it is taken back",
    )

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="visits")
    taker = models.ForeignKey(ReviewTaker, on_delete=models.CASCADE, related_name="visits")
    visited_on = models.DateField()
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    where = models.CharField(max_length=120, blank=True)
    """Where it was, such as the lobby of Birch Court."""
    people = models.PositiveSmallIntegerField(default=2)
    """How many went together."""
    quote = models.BooleanField(default=False)
    """They agree that their words are shown, without a name."""
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-visited_on", "-made_at"]
        constraints = [
            models.CheckConstraint(
                name="from_one_to_nine_go_together", condition=Q(people__gte=1, people__lte=9)
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        """Never who it is: this is what events call it."""
        return f"{self.visited_on:%Y-%m-%d} ({str(self.pk)[:8]})"


class VisitMark(ProgrammeOwned):
    """What visitors saw of one point. Others read the words once they are checked."""

    processing = Processing(
        purpose="To see how far a service is what people call good",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who visit a service for a review, and people they write about",
        fields=("score", "words"),
        kept_for="Two years after the answer was due; at once when it is taken back",
    )

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="marks")
    point = models.ForeignKey(ReviewPoint, on_delete=models.CASCADE, related_name="marks")
    score = models.PositiveSmallIntegerField(choices=Score, null=True, blank=True)
    words = models.TextField(max_length=1500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    third_person = models.BooleanField(default=False)
    has_address = models.BooleanField(default=False)
    reason = models.CharField(max_length=20, choices=Refusal, blank=True)
    reason_words = models.CharField(max_length=600, blank=True)
    edited = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["point__position", "made_at"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "point"], name="a_visit_scores_a_point_once"),
            models.CheckConstraint(name="a_mark_says_something", condition=Q(score__isnull=False) | ~Q(words="")),
            models.CheckConstraint(
                name="a_visit_scores_from_nought_to_three",
                condition=Q(score__isnull=True) | Q(score__gte=LEAST_SCORE, score__lte=MOST_SCORE),
            ),
            models.CheckConstraint(
                name="a_refused_mark_has_a_reason", condition=~Q(state="refused") | ~Q(reason="")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)[:8]


class VisitPhoto(ProgrammeOwned):
    """A photograph of a visit, without where and when it was taken. It lies in the row, so that it goes with it."""

    processing = Processing(
        purpose="To show what visitors saw",
        lawful_basis=LawfulBasis.CONSENT,
        whose="People who visit a service for a review, and people in their photographs",
        fields=("picture", "caption"),
        kept_for="Two years after the answer was due; at once when it is taken back",
    )

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="photos")
    picture = models.BinaryField()
    """A JPEG, as ui/pictures writes it."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    caption = models.CharField(max_length=200)
    """What it shows, for those who do not see it."""
    consent = models.BooleanField()
    """Nobody can be recognised in it, or everybody who can agreed."""
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=20, choices=Refusal, blank=True)
    reason_words = models.CharField(max_length=600, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(name="a_photograph_has_consent", condition=Q(consent=True)),
            models.CheckConstraint(name="a_photograph_says_what_it_shows", condition=~Q(caption="")),
            models.CheckConstraint(
                name="a_refused_photograph_has_a_reason", condition=~Q(state="refused") | ~Q(reason="")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.pk)[:8]
