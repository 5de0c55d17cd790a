from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing


class Concern(models.TextChoices):
    """What a challenge is about."""

    EVIDENCE = "evidence", _("The evidence is weak or missing")
    ASSUMPTION = "assumption", _("Something is taken for granted")
    OPTION = "option", _("An option is missing")
    PEOPLE = "people", _("Some people are missing")
    OTHER = "other", _("Something else")


class Reply(models.TextChoices):
    """What whoever owns the draft does with a challenge."""

    ACCEPT = "accept", _("Accepted: we change it")
    ADAPT = "adapt", _("Adapted: we change part of it")
    DECLINE = "decline", _("Declined: it stays as it is")


class CriticalFriend(ProgrammeOwned):
    """Somebody without a vote who was asked to look hard at one draft: a member, or anybody with a link.

    The draft is named by its kind and key, as `challengeable` finds it. Only the hash of the link's code is kept.
    """

    processing = Processing(
        purpose="To ask somebody for hard questions, and to tell them the answers",
        lawful_basis=LawfulBasis.LEGITIMATE_INTERESTS,
        whose="Critical friends, and who asked them",
        fields=("participant", "name", "email", "look_at", "by", "ended_by"),
        kept_for="With a link: 90 days after the last day for challenges. A member: as long as the programme, or "
        "until the participant is erased",
    )  # fmt: skip

    draft_kind = models.SlugField(max_length=40)
    draft_id = models.UUIDField()
    participant = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    """A member; empty for a friend with a link."""
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    look_at = models.TextField(max_length=1000)
    """What this friend is asked to look at, in words they will read."""
    until = models.DateField()
    """The last day for challenges; answers can be read a while longer."""
    hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    nudged_at = models.DateTimeField(null=True, blank=True)
    """When they were reminded because they had said nothing."""
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    delete_after = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["made_at"]
        indexes = [models.Index(fields=["programme", "draft_kind", "draft_id"], name="friends_of_a_draft")]
        constraints = [
            models.CheckConstraint(
                name="a_friend_is_a_member_or_has_a_link",
                condition=models.Q(participant__isnull=False, name="", email="", hash__isnull=True)
                | models.Q(participant__isnull=True, hash__isnull=False, delete_after__isnull=False)
                & ~models.Q(name=""),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Critical friend"))


class Challenge(ProgrammeOwned):
    """What a critical friend says against one line of a draft, and what became of it.

    The words of the line are kept with it, so that it can be read when the draft has changed.
    """

    processing = Processing(
        purpose="To have drafts questioned by people without a vote, and to show what became of it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Critical friends, and members who answer",
        fields=("friend", "words", "why", "answered_by"),
        kept_for="As long as the programme; without a name once the friend's row is gone",
    )

    friend = models.ForeignKey(
        CriticalFriend, null=True, blank=True, on_delete=models.SET_NULL, related_name="challenges"
    )
    draft_kind = models.SlugField(max_length=40)
    draft_id = models.UUIDField()
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="challenges"
    )
    """The initiative that the line is about, where it is about one."""
    anchor = models.SlugField(max_length=80)
    line = models.CharField(max_length=300)
    concern = models.CharField(max_length=10, choices=Concern)
    words = models.TextField(max_length=2000, blank=True)
    """Empty once the friend has taken it back."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reply = models.CharField(max_length=8, choices=Reply, blank=True)
    why = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at"]
        indexes = [
            models.Index(fields=["programme", "draft_kind", "draft_id"], name="challenges_of_a_draft"),
            models.Index(fields=["programme", "withdrawn_at", "reply"], name="challenges_to_answer"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_challenge_says_something_or_was_taken_back",
                condition=models.Q(withdrawn_at__isnull=True) & ~models.Q(words="")
                | models.Q(withdrawn_at__isnull=False, words=""),
            ),
            models.CheckConstraint(
                name="an_answer_has_its_reason_and_its_day",
                condition=models.Q(reply="", why="", answered_at__isnull=True)
                | (models.Q(answered_at__isnull=False) & ~models.Q(reply="") & ~models.Q(why="")),
            ),
        ]

    def __str__(self) -> str:
        return self.line


class EarlierAnswer(ProgrammeOwned):
    """What an answer to a challenge said before it was corrected, and why. Written once."""

    processing = Processing(
        purpose="To show what an answer said before it was corrected, and why",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members who answer",
        fields=("why", "reason", "by"),
        kept_for="As long as the programme",
    )

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="earlier")
    reply = models.CharField(max_length=8, choices=Reply)
    why = models.TextField(max_length=2000)
    reason = models.CharField(max_length=500)
    """Why the answer was corrected."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(name="a_corrected_answer_says_why", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.get_reply_display()
