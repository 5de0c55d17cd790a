from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>"

urlpatterns = [
    path(f"{HERE}/decisions/", views.decisions, name="decisions"),
    path(f"{HERE}/decisions/new/", views.new_decision, name="new_decision"),
    path(f"{HERE}/decisions/<uuid:decision_id>/correct/", views.correct_decision, name="correct_decision"),
    path(f"{HERE}/interest/", views.interest, name="interest"),
    path(f"{HERE}/promises/new/", views.new_promise, name="new_promise"),
    path(f"{HERE}/promises/<uuid:promise_id>/correct/", views.correct_promise, name="correct_promise"),
    path(f"{HERE}/promises/<uuid:promise_id>/judge/", views.judge_promise, name="judge_promise"),
]
