"""What a programme settles before it begins."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from coproduction_star.journeys.models import ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing


class PreStartAnswer(ProgrammeOwned):
    """What was said of one topic before a programme began. Each answer is a row, so what was said before stays."""

    processing = Processing(
        purpose="To know who settled what before a programme began",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members, and people named in words",
        fields=("words", "who", "by"),
        kept_for="As long as the programme",
    )

    topic = models.CharField(max_length=40)
    words = models.TextField(max_length=1500)
    who = models.CharField(max_length=200)
    """Who settled it, in their words."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                name="what_is_settled_has_words_and_people", condition=~Q(words="") & ~Q(who="") & ~Q(topic="")
            )
        ]

    def __str__(self) -> str:
        return self.topic
