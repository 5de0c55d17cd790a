"""What was ended because something better was found."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from coproduction_star.journeys.models import Initiative, ProgrammeOwned
from coproduction_star.journeys.models.programme import LivingManager
from coproduction_star.ui.privacy import LawfulBasis, Processing


class StoppedThing(ProgrammeOwned):
    """One thing that stopped: why, what it freed, where that went, and who was asked. Approved before it is public."""

    processing = Processing(
        purpose="To know who wrote down that something stopped, and who approved it",
        lawful_basis=LawfulBasis.PUBLIC_TASK,
        whose="Members",
        fields=("by", "changed_by", "approved_by"),
        kept_for="As long as the programme",
    )

    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.SET_NULL, related_name="stopped_things"
    )
    what = models.CharField(max_length=200)
    ended_on = models.DateField()
    better = models.TextField(max_length=1000)
    """What was found to be better."""
    hours_a_year = models.DecimalField(max_digits=10, decimal_places=1, null=True, blank=True)
    pence_a_year = models.BigIntegerField(null=True, blank=True)
    where_it_went = models.TextField(max_length=1000, blank=True)
    """Where the hours and the money went."""
    consulted = models.TextField(max_length=1000)
    """Who was asked before, as groups; nobody by name. “Nobody was asked” is an answer too."""
    source = models.CharField(max_length=300, blank=True)
    counted_on = models.DateField(null=True, blank=True)
    """Of which day the figures are."""
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Whoever wrote it last, and so does not approve it."""

    objects = ScopedManager(LivingManager, organisation="organisation_id", programme="programme_id")
    everything = ScopedManager(organisation="organisation_id", programme="programme_id")

    class Meta:
        ordering = ["-ended_on", "what"]
        constraints = [
            models.CheckConstraint(
                name="what_stopped_says_what_is_better_and_who_was_asked",
                condition=~Q(what="") & ~Q(better="") & ~Q(consulted=""),
            ),
            models.CheckConstraint(
                name="what_was_freed_has_its_source_and_day",
                condition=Q(hours_a_year__isnull=True, pence_a_year__isnull=True)
                | ~Q(source="") & Q(counted_on__isnull=False),
            ),
            models.CheckConstraint(
                name="nothing_less_than_nought_is_freed",
                condition=(Q(hours_a_year__isnull=True) | Q(hours_a_year__gte=0))
                & (Q(pence_a_year__isnull=True) | Q(pence_a_year__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return self.what
