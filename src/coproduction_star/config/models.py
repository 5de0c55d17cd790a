from django.db import models

from coproduction_star.ui.privacy import NotPersonal


class TimedRun(models.Model):
    """The last run of the hourly or the daily work, and the lock that keeps two machines from running it at once."""

    processing = NotPersonal("When the hourly and daily commands ran.")

    name = models.CharField(max_length=20, primary_key=True)
    locked_until = models.DateTimeField(null=True)
    """Until then somebody is running it. A machine that dies loses the lock when this passes."""
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    problems = models.JSONField(default=dict)
    """What went wrong last time: the name of the job and what it said."""

    def __str__(self) -> str:
        return self.name
