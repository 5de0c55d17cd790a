"""Who decided a plan of incentives stands once, among the decisions of the programme: those we have are written there."""

from django.db import migrations


def write_decisions(apps, schema_editor):
    plans = apps.get_model("market_it", "IncentivePlan")._base_manager
    decisions = apps.get_model("journeys", "Decision")._base_manager
    for plan in plans.filter(decided_on__isnull=False, decision=None).iterator():
        plan.decision = decisions.create(
            organisation_id=plan.organisation_id,
            programme_id=plan.programme_id,
            initiative_id=plan.initiative_id,
            what=f"We offer what the plan “{plan.title}” says."[:300],
            why="Taken over from the plan of incentives, which did not ask for the reasons.",
            decided_by=plan.decided_by,
            decided_on=plan.decided_on,
            by_id=plan.by_id,
        )
        plan.save(update_fields=["decision"])


def write_back(apps, schema_editor):
    plans = apps.get_model("market_it", "IncentivePlan")._base_manager
    items = apps.get_model("market_it", "PlanItem")._base_manager
    for plan in plans.filter(decision__isnull=False).select_related("decision").iterator():
        plan.decided_by, plan.decided_on = plan.decision.decided_by, plan.decision.decided_on
        plan.save(update_fields=["decided_by", "decided_on"])
        items.filter(plan_id=plan.pk, offered_on__isnull=False).update(decided_by=plan.decided_by)


class Migration(migrations.Migration):
    dependencies = [
        ("market_it", "0005_a_plan_has_its_decision"),
    ]

    operations = [migrations.RunPython(write_decisions, write_back)]
