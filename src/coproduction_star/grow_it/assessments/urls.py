from django.urls import path

from . import outside_views, slip_views, views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/readiness/"
ONE = f"{HERE}<uuid:assessment_id>/"
urlpatterns = [
    path(HERE, views.assessments, name="assessments"),
    path(f"{HERE}new/", views.new_assessment, name="new_assessment"),
    path(ONE, views.assessment, name="assessment"),
    path(f"{ONE}answer/", views.answer_assessment, name="answer_assessment"),
    path(f"{ONE}type-in/", views.type_in_assessment, name="type_in_assessment"),
    path(f"{ONE}end/", views.end_assessment, name="end_assessment"),
    path(f"{ONE}links/new/", slip_views.make_assessment_links, name="make_assessment_links"),
    path(f"{ONE}links/<uuid:slips_id>/end/", slip_views.end_assessment_links, name="end_assessment_links"),
    path("q/<slug:slip_code>/", outside_views.answer_by_link, name="answer_by_link"),
    path(f"{ONE}results.csv", views.assessment_csv, name="assessment_csv"),
]
