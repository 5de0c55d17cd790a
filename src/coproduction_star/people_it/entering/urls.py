from django.urls import path

from . import views

TEAM = "o/<slug:organisation>/p/<slug:programme>/people-it/surveys/<uuid:survey_id>/answers"

urlpatterns = [
    path("in/<slug:organisation>/surveys/<slug:code>/paper/", views.paper, name="answer_paper"),
    path(f"{TEAM}/", views.enter, name="enter_answers"),
    path(f"{TEAM}/type-in/", views.type_in, name="type_in_answers"),
    path(f"{TEAM}/script/", views.script, name="answers_script"),
    path(f"{TEAM}/<uuid:response_id>/entered/", views.entered, name="answers_entered"),
]
