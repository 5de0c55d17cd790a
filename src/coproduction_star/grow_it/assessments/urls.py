from django.urls import path

from . import views

HERE = "o/<slug:organisation>/p/<slug:programme>/grow-it/readiness/"
ONE = f"{HERE}<uuid:assessment_id>/"
urlpatterns = [
    path(HERE, views.assessments, name="assessments"),
    path(f"{HERE}new/", views.new_assessment, name="new_assessment"),
    path(ONE, views.assessment, name="assessment"),
    path(f"{ONE}answer/", views.answer_assessment, name="answer_assessment"),
    path(f"{ONE}type-in/", views.type_in_assessment, name="type_in_assessment"),
    path(f"{ONE}end/", views.end_assessment, name="end_assessment"),
    path(f"{ONE}results.csv", views.assessment_csv, name="assessment_csv"),
]
