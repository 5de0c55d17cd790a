from django.urls import path

from . import file_views, public_views, publishing_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/market-it/risks/"
ONE = f"{HERE}<uuid:risk_id>/"
urlpatterns = [
    path(HERE, views.risks, name="risks"),
    path(f"{HERE}raise/", views.raise_risk, name="raise_risk"),
    path(f"{HERE}list/", views.risk_catalogue, name="risk_catalogue"),
    path(f"{HERE}new/", views.new_risk, name="new_risk"),
    path(f"{HERE}risks.csv", file_views.risks_csv, name="risks_csv"),
    path(f"{HERE}risks.xlsx", file_views.risks_workbook, name="risks_workbook"),
    path(ONE, views.risk, name="risk"),
    path(f"{ONE}change/", views.change_risk, name="change_risk"),
    path(f"{ONE}review/", views.review_risk, name="review_risk"),
    path(f"{ONE}publish/", publishing_views.publish_risk, name="publish_risk"),
    path(f"{ONE}hide/", publishing_views.hide_risk, name="hide_risk"),
    path("in/<slug:organisation>/<slug:programme>/risks/", public_views.public_risks, name="public_risks"),
    path(f"{ONE}close/", views.close_risk, name="close_risk"),
    path(f"{ONE}reopen/", views.reopen_risk, name="reopen_risk"),
]
