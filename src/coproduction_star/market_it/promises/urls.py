from django.urls import path

from . import public_views, views

ONE = "o/<slug:organisation>/p/<slug:programme>/market-it/charters/<uuid:charter_id>/"
urlpatterns = [
    path(f"{ONE}promises/", views.charter_promises, name="charter_promises"),
    path(f"{ONE}promises/new/", views.new_charter_promise, name="new_charter_promise"),
    path(f"{ONE}promises/<uuid:promised_id>/", views.judge_charter_promise, name="judge_charter_promise"),
    path(f"{ONE}promises.ics", views.charter_calendar, name="charter_calendar"),
    path(f"{ONE}breaches/new/", views.raise_breach, name="raise_breach"),
    path(f"{ONE}breaches/<uuid:breach_id>/", views.settle_breach, name="settle_breach"),
    path(f"{ONE}breaches/<uuid:breach_id>/answer/", views.answer_settlement, name="answer_settlement"),
    path("r/signature/breaches/", public_views.own_breaches, name="own_breaches"),
    path("r/signature/breaches/<uuid:breach_id>/", public_views.answer_own, name="answer_own_settlement"),
    path(f"{ONE}review/", views.review_charter, name="review_charter"),
]
