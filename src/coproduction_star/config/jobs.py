"""The jobs of the hourly and the daily work. Each stands alone, may run twice, and says how many rows it touched."""

import datetime as dt
from collections.abc import Callable, Iterator

from django.core.management import call_command
from django.utils import timezone
from django_scopes import scope
from django_tasks_db.models import DBTaskResult

from coproduction_star.accounts.cards import services as cards
from coproduction_star.accounts.second_factor import services as second_factor
from coproduction_star.audit import erasures
from coproduction_star.grow_it.competencies import services as skills
from coproduction_star.journeys import services as journeys
from coproduction_star.map_it.front_door import services as front_door
from coproduction_star.map_it.just_start import reminding as small_starts
from coproduction_star.map_it.stories import services as stories
from coproduction_star.market_it.agreements import telling as agreements
from coproduction_star.market_it.promises import services as charters
from coproduction_star.market_it.promises import telling as promises
from coproduction_star.market_it.rewards import telling as rewards
from coproduction_star.market_it.risks import telling as risks
from coproduction_star.notices import services as notices
from coproduction_star.organisations.models import Organisation
from coproduction_star.people_it.matching import services as matching
from coproduction_star.together.my_plan import keeping as own_plans
from coproduction_star.together.shifts import reminding as shifts
from coproduction_star.ui.resilience import services as sent_forms
from coproduction_star.voices import services as voices
from coproduction_star.voices import what_waits
from coproduction_star.voices.moderation import services as moderation
from coproduction_star.voices.my_data import services as my_data

TASK_LIMIT = dt.timedelta(hours=1)
"""No task runs longer: tasks are cut into pieces that take minutes."""
MOST_ATTEMPTS = 3


def requeue_stranded_tasks() -> int:
    """Put tasks back whose worker was killed; after three attempts they count as failed."""
    stranded = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - TASK_LIMIT)
    again = 0
    for task in stranded:
        if len(task.worker_ids) >= MOST_ATTEMPTS:
            task.set_failed(TimeoutError(f"Its worker ended {MOST_ATTEMPTS} times before the task did."))
        else:
            again += DBTaskResult.objects.filter(pk=task.pk, status=task.status, started_at=task.started_at).update(
                status="READY", started_at=None
            )
    return again


def forget_finished_tasks() -> None:
    call_command("prune_db_task_results", "--queue-name", "*", "--min-age-days", "14", verbosity=0)


def forget_ended_sessions() -> None:
    call_command("clearsessions")


def delete_what_is_due() -> int:
    """Every row whose deletion date has come, messages that were sent among them."""
    return sum(my_data.delete_due(timezone.localdate()).values())


def keep_the_month() -> int:
    """Each organisation's counts of this month, for the change in a year on its Star."""
    return sum(_in_each(lambda one: journeys.keep_month(organisation=one, today=timezone.localdate())))


def open_public_pages() -> int:
    """Pages whose councillors have had their head start become public."""
    return sum(_in_each(lambda _one: front_door.open_what_is_due(now=timezone.now())))


def tell_new_wards() -> int:
    """Councillors hear of what moved to their ward; it is hidden until they have had their head start."""
    return sum(_in_each(lambda _one: front_door.tell_what_moved() + stories.tell_what_moved()))


def clear_what_was_removed() -> int:
    """Outcomes and initiatives that were removed a month ago go for good."""
    return sum(_in_each(lambda _one: journeys.clear_removed(now=timezone.now())))


def forget_what_was_said() -> int:
    """Words before a moderator edited them after 30 days; names and contacts 90 days after the answer."""
    today = timezone.localdate()
    return sum(_in_each(lambda _one: moderation.forget_originals(today=today) + voices.forget_writers(today=today)))


def nudge_who_is_asked() -> int:
    """Whoever was asked three days ago whether they want to meet, and said nothing, is reminded once."""
    return sum(_in_each(lambda one: matching.nudge_due(organisation_id=one.pk, now=timezone.now())))


def remind_of_shifts() -> int:
    """Whoever comes to a shift tomorrow is reminded once; whoever has shown what a role asks for moves up."""
    today = timezone.localdate()
    return sum(_in_each(lambda _one: shifts.look_again(today=today) + shifts.remind_due(today=today)))


def remind_of_risks() -> int:
    """Whoever looks after a risk is reminded once, a week before it is to be looked at again."""
    return sum(_in_each(lambda _one: risks.remind_due(today=timezone.localdate())))


def remind_of_what_runs_out() -> int:
    """Sixty, thirty and seven days before what somebody showed, or an insurance, runs out."""
    return sum(_in_each(lambda _one: agreements.remind_due(today=timezone.localdate())))


def remind_of_promises() -> int:
    """Whoever sees to a promise of a charter, a week before its day and on the day."""
    return sum(_in_each(lambda _one: promises.remind_due(today=timezone.localdate())))


def open_charters_again() -> int:
    """On its review day a charter opens again, once, and both sides are told."""
    return sum(_in_each(lambda _one: charters.open_due(today=timezone.localdate())))


def remind_of_claims() -> int:
    """Whoever may answer or pay claims, once a week while the promised day is near or past."""
    return sum(_in_each(lambda _one: rewards.remind_due(today=timezone.localdate())))


def tell_who_listens() -> int:
    """A letter to everybody for whom something that people said waits, when that changed or its day is near."""
    return what_waits.tell_who_listens(today=timezone.localdate())


def _in_each(work: Callable[[Organisation], int]) -> Iterator[int]:
    """Do it in the scope of one organisation after the other."""
    for organisation in Organisation.objects.all():
        with scope(organisation=organisation.pk, programme=None):
            yield work(organisation)


HOURLY: tuple[Callable[[], object], ...] = (
    requeue_stranded_tasks,
    notices.send_waiting,
    open_public_pages,
    tell_new_wards,
    small_starts.remind_due,
    sent_forms.forget_old,
    erasures.keep_in_file,
)
DAILY: tuple[Callable[[], object], ...] = (
    tell_who_listens,
    nudge_who_is_asked,
    remind_of_risks,
    remind_of_shifts,
    remind_of_what_runs_out,
    remind_of_promises,
    open_charters_again,
    remind_of_claims,
    notices.send_digests,
    delete_what_is_due,
    small_starts.forget_unconfirmed,
    forget_finished_tasks,
    forget_ended_sessions,
    cards.forget_old,
    second_factor.seal_anew,
    skills.seal_skills_anew,
    own_plans.seal_plans_anew,
    keep_the_month,
    clear_what_was_removed,
    forget_what_was_said,
)
