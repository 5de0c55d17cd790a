from django.urls import path

from . import leaving_views, own_views, parent_views, views

SURVEY = "in/<slug:organisation>/surveys/<slug:code>"

urlpatterns = [
    path("s/<slug:code>/", views.short, name="short"),
    path(f"{SURVEY}/", views.survey, name="public_survey"),
    path(f"{SURVEY}/words/", views.words, name="answer_words"),
    path(f"{SURVEY}/q/<str:key>/", views.question, name="answer_question"),
    path(f"{SURVEY}/apart/", views.apart, name="answer_apart"),
    path(f"{SURVEY}/where/", views.where, name="answer_where"),
    path(f"{SURVEY}/agree/", views.agree, name="answer_agree"),
    path(f"{SURVEY}/sent/", views.sent, name="answer_sent"),
    path(f"{SURVEY}/parent/", parent_views.parent, name="answer_parent"),
    path(f"{SURVEY}/young/", leaving_views.young, name="answer_young"),
    path(f"{SURVEY}/older/", leaving_views.older, name="answer_older"),
    path(f"{SURVEY}/leave/", leaving_views.leave, name="answer_leave"),
    path(f"{SURVEY}/close/", leaving_views.close, name="answer_close"),
    path(f"{SURVEY}/still-there/", leaving_views.still_there, name="answer_still_there"),
    path("r/answers/", own_views.own, name="own_answers"),
    path("r/answers/go-on/", own_views.go_on, name="go_on"),
    path("r/answers/agree/", own_views.agree, name="own_consents"),
    path("r/answers/take-back/", own_views.take_back, name="take_answers_back"),
]
