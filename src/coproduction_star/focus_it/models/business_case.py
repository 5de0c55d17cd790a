from typing import Any

from django.conf import settings
from django.db import models

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.ui.privacy import LawfulBasis, Processing


class BusinessCase(ProgrammeOwned):
    """A business case being written: one document, changed part by part. It may be unfinished at any time."""

    processing = Processing(
        purpose="To know who started a business case",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    DRAFT_KIND = "business-case"
    """How challenges name a case as their draft."""

    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="business_cases"
    )
    title = models.CharField(max_length=200)
    content: Any = models.JSONField()
    """The document as docs/reference/business-case.md describes it, whole or with parts still missing."""
    narrative: Any = models.JSONField(default=dict, blank=True)
    """The words of the five cases, by the name of each; the decision that is asked for and who wrote the case too."""
    removed: Any = models.JSONField(default=list, blank=True)
    """Parts that were taken out, the last one last: what it was, where it stood, and a key to bring it back by."""
    missing = models.PositiveIntegerField(default=0)
    """How many things are still missing before there is an answer, as it was saved last."""
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-changed_at"]
        constraints = [
            models.CheckConstraint(name="a_business_case_has_a_title", condition=~models.Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title


class BusinessCaseEdition(ProgrammeOwned):
    """A business case as it was when somebody froze it for a decision. Written once and never changed."""

    processing = Processing(
        purpose="To know who froze a business case for a decision",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by",),
        kept_for="As long as the programme",
    )

    case = models.ForeignKey(BusinessCase, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    why = models.CharField(max_length=300)
    """What it was frozen for: which meeting, which decision."""
    content: Any = models.JSONField()
    narrative: Any = models.JSONField(default=dict, blank=True)
    found: Any = models.JSONField()
    """The answer of that day: sentences, appraisal and simulation."""
    method_version = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_edition_for_each_number"),
            models.CheckConstraint(name="an_edition_says_what_it_is_for", condition=~models.Q(why="")),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.number}"
