from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from coproduction_star.organisations.models import Participant
from coproduction_star.ui.privacy import LawfulBasis, Processing

from .initiative import Initiative
from .programme import ProgrammeOwned


class Decision(ProgrammeOwned):
    """Who decided what, when, why, and who disagreed."""

    processing = Processing(
        purpose="To show who decided what, why, and who disagreed",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and bodies named in words",
        fields=("decided_by", "dissent", "by"),
        kept_for="As long as the programme",
    )

    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="decisions"
    )
    what = models.CharField(max_length=300)
    why = models.TextField(max_length=4000)
    decided_by = models.CharField(max_length=200)
    """A person or a body, in words."""
    decided_on = models.DateField()
    dissent = models.TextField(max_length=2000, blank=True)
    taken_on = models.JSONField(default=dict, blank=True)
    """The frozen paper it was taken on, as it was then: which edition, from which day, by which rules, who loses."""
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-decided_on", "-made_at"]

    def __str__(self) -> str:
        return self.what


class Kept(models.TextChoices):
    OPEN = "open", _("Not yet due or not yet judged")
    KEPT = "kept", _("Kept")
    PARTLY = "partly", _("Partly kept")
    BROKEN = "broken", _("Broken")


class Promise(ProgrammeOwned):
    """Something someone said they would do by a date, and whether it was kept."""

    processing = Processing(
        purpose="To see whether promises are kept",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Participants who promised something",
        fields=("who", "who_in_words", "judged_by", "by"),
        kept_for="As long as the programme; without a name once its participant is erased",
    )

    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="promises"
    )
    what = models.CharField(max_length=300)
    who = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="promises")
    who_in_words = models.CharField(max_length=200, blank=True)
    """A body, or a person who is no participant."""
    due_on = models.DateField()
    kept = models.CharField(max_length=8, choices=Kept, default=Kept.OPEN)
    judged_on = models.DateField(null=True, blank=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.TextField(max_length=1000, blank=True)
    others_judge = models.BooleanField(default=False)
    """Only those to whom it was made say how it went, where they do that; nobody else is asked."""
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["due_on", "made_at"]
        indexes = [models.Index(fields=["who", "kept", "due_on"], name="promises_waiting")]
        constraints = [
            models.CheckConstraint(
                name="a_promise_has_somebody",
                condition=models.Q(who__isnull=False) | ~models.Q(who_in_words=""),
            ),
            models.CheckConstraint(
                name="a_judged_promise_has_its_day",
                condition=models.Q(kept="open", judged_on__isnull=True) | models.Q(judged_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.what


class Interest(ProgrammeOwned):
    """What a person has to gain or lose, or that they have nothing, said before they rate or decide."""

    processing = Processing(
        purpose="To see what somebody may gain before they rate or decide",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Participants who rate or decide",
        fields=("participant", "what"),
        kept_for="As long as the programme, or until the participant is erased",
    )

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="interests")
    none_to_declare = models.BooleanField(default=False)
    what = models.TextField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "participant"], name="one_declaration_per_person"),
            models.CheckConstraint(
                name="an_interest_or_none", condition=models.Q(none_to_declare=True) | ~models.Q(what="")
            ),
        ]

    def __str__(self) -> str:
        return self.what
